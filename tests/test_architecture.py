"""The door table: which room may open onto which. A wrong import fails here, with the file that holds it."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "components"
CORE = {"model", "errors"}
DOORS: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "text": CORE,
    "wording": {"model"},
    "sources": CORE | {"text", "wording"},
    "dates": CORE | {"text"},
    "places": CORE | {"text"},
    "events": CORE | {"text"},
    "pipeline": CORE | {"text", "dates", "places", "events"},
    "library": CORE | {"text", "sources", "places", "events", "pipeline"},
    "exchange": CORE | {"text", "wording", "library"},
    "geocoding": CORE | {"text"},
    "views": CORE | {"text", "wording", "library"},
    "server": CORE | {"text", "wording", "places", "library", "exchange", "views"},
    "ui": CORE
    | {"text", "wording", "sources", "places", "pipeline", "library", "exchange", "geocoding", "views", "server"},
    "cli": CORE
    | {"text", "wording", "sources", "dates", "places", "events", "pipeline", "library", "exchange", "geocoding"},
    "__main__": CORE | {"sources", "places", "library", "exchange", "cli"},
    "__init__": set(),
}
PURE = {"text", "dates", "events", "pipeline", "model", "errors"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}
CASES = {"lower", "upper", "title", "casefold", "swapcase"}


def modules() -> list[Path]:
    """Every Python file of the house."""
    return sorted(HOUSE.rglob("*.py"))


def room(path: Path) -> str:
    """The room a file stands in."""
    inside = path.relative_to(HOUSE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imported(tree: ast.AST) -> set[str]:
    """Full names of all modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_doors(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    here = room(path)
    opened = {name.split(".")[1] for name in imported(tree) if name.startswith("components.")}
    assert opened - {here} <= DOORS[here]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_streamlit_stays_in_ui(path: Path) -> None:
    names = {name.split(".")[0] for name in imported(ast.parse(path.read_text("utf-8")))}
    assert room(path) == "ui" or not names & {"streamlit", "streamlit_folium"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_case_is_folded_in_one_place(path: Path) -> None:
    if path.name == "turkish.py":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            heading = isinstance(node.func.value, ast.Name) and (node.func.value.id, node.func.attr) == ("st", "title")
            assert heading or node.func.attr not in CASES, f"line {node.lineno}: use components.text.turkish"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
            assert node.attr not in {"I", "IGNORECASE"}, f"line {node.lineno}: write patterns on folded text"


@pytest.mark.parametrize("path", [p for p in modules() if room(p) in PURE], ids=lambda p: str(p.relative_to(HOUSE)))
def test_core_has_no_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in CLOCKS, f"line {node.lineno}: the clock is an argument"
