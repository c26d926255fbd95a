"""Reader of `tests/cases/*.tsv`: one case a line, `#` comments, `!` first = known wrong (a strict xfail)."""

from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """The rows of a table as pytest parameters (tuple of columns); a failing id reads `dates.tsv:4`."""
    rows = []
    for number, line in enumerate((HERE / name).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        marks = [pytest.mark.xfail(reason="known wrong, see the table")] if line.startswith("!") else []
        rows.append(pytest.param(tuple(line.removeprefix("!").split("\t")), id=f"{name}:{number}", marks=marks))
    return rows
