"""CSV that a spreadsheet opens as it is: UTF-8 with a mark, one event a row, and no cell that runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import fields
from types import UnionType
from typing import Any, get_type_hints

from components.errors import UnreadableInput
from components.exchange.flat import FlatEvent

COLUMNS = tuple(field.name for field in fields(FlatEvent))
_KINDS: dict[str, Any] = get_type_hints(FlatEvent)
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SEPARATOR = "; "


def write_csv(events: Iterable[FlatEvent]) -> bytes:
    """The table of some events, in their order."""
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for event in events:
        table.writerow([_cell(getattr(event, name)) for name in COLUMNS])
    return stream.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    """A cell; words that a spreadsheet would run are led by an apostrophe (OWASP: CSV injection)."""
    if isinstance(value, tuple):
        value = _SEPARATOR.join(part.replace("\\", "\\\\").replace(";", "\\;") for part in value)
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return value


def read_csv(data: bytes) -> tuple[FlatEvent, ...]:
    """The events of a table that `write_csv` wrote; raises UnreadableInput naming what is missing or unreadable."""
    table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        raise UnreadableInput(f"the table lacks the columns {', '.join(missing)}")
    return tuple(_event(row, number) for number, row in enumerate(table, 2))


def _event(row: dict[str, str], number: int) -> FlatEvent:
    try:
        return FlatEvent(**{name: _value(row[name], _KINDS[name]) for name in COLUMNS})
    except ValueError as error:
        raise UnreadableInput(f"row {number} of the table cannot be read: {error}") from error


def _value(cell: str, kind: Any) -> Any:
    words = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    if kind is str:
        return words
    if isinstance(kind, UnionType):
        return None if not words else (int(words) if int in kind.__args__ else float(words))
    if kind in (int, float):
        return kind(words)
    return _parts(words)


def _parts(words: str) -> tuple[str, ...]:
    found = re.findall(r"(?:\\.|[^;\\])+", words, re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", part.removeprefix(" ") if n else part) for n, part in enumerate(found))
