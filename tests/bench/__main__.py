"""Run all measurements, one after the other: `make bench`."""

import pkgutil
import subprocess
import sys

from tests import bench


def main() -> int:
    """Each measurement in a process of its own; the exit code counts those that failed."""
    failed = 0
    for found in sorted(pkgutil.iter_modules(bench.__path__), key=lambda module: module.name):
        if found.name != "__main__":
            print(f"\n== {found.name}", flush=True)
            failed += subprocess.run([sys.executable, "-m", f"tests.bench.{found.name}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
