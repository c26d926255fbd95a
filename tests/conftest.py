"""What all tests share: the gazetteer, built once; no network; `--accept` rewrites golden files."""

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from components.places import Gazetteer, build_gazetteer, gazetteer_path, open_gazetteer

# A busy machine is no error: properties have no time limit of their own.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files; git diff is the review")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer of this version; built on first use, as `make test` does beforehand."""
    path = gazetteer_path()
    if not path.exists():
        build_gazetteer(path, lambda share, stage: None)
    return open_gazetteer(path)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection that would leave this machine fails the test that tried it."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOCAL:
            pytest.fail(f"left the machine: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def birth_article() -> str:
    """The article this project was born from, where it is at hand; its text is not ours to ship."""
    path = Path(__file__).parents[2] / "shared" / "seeds" / "haber-global-karabag.txt"
    if not path.exists():
        pytest.skip("the article this project was born from is not beside this checkout")
    return path.read_text("utf-8")
