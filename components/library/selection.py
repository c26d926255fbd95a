"""Why: page, URL, API, export and command line say what they look at in one way: a `Selection` as pairs of a query.

Names: from, to (ISO days; a year or month stands for its first or last day), place, type, actor, publisher, article,
modality (repeatable), confidence (0..1), q (words), bbox (west,south,east,north), added (two moments, see `Selection`).
Unknown names are passed over, empty values too; of a name that takes one value the last counts.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any, TypeVar

from components.errors import InvalidSelection
from components.model import BoundingBox, EventType, Modality, Selection
from components.text.turkish import normalise

MAX_VALUES = 500  # of one name
MAX_LENGTH = 500  # of one value
MAX_WORDS = 40  # of q; each is looked up by its beginning, which may be a single letter
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
T = TypeVar("T")


class InvalidValue(InvalidSelection):
    """`field` does not take `value`; `need` says what it takes."""

    def __init__(self, field: str, value: str, need: str) -> None:
        shown = value if len(value) <= 80 else f"{value[:80]}…"
        super().__init__(f"{field}={shown}: {need}")
        self.field, self.value = field, shown


def from_query(pairs: Iterable[tuple[str, str]]) -> Selection:
    """The selection that query parameters describe; InvalidValue names the field and value that mean nothing."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in _READERS and value.strip():
            given.setdefault(name, []).append(_checked(name, value))
    found: dict[str, Any] = {}
    for name, values in given.items():
        field, read = _READERS[name]
        if len(values) > MAX_VALUES:
            raise InvalidValue(name, values[MAX_VALUES], f"at most {MAX_VALUES} values")
        found[field] = read(name, values)
    selection = Selection(**found)
    if selection.start and selection.end and selection.start > selection.end:
        raise InvalidValue("to", selection.end.isoformat(), f"it lies before from={selection.start.isoformat()}")
    return selection


def to_query(selection: Selection) -> list[tuple[str, str]]:
    """The pairs that `from_query` reads back to an equal selection; always in the same order."""
    days = (("from", selection.start), ("to", selection.end))
    pairs: list[tuple[str, str | None]] = [(name, day.isoformat() if day else None) for name, day in days]
    for name in ("place", "type", "actor", "publisher", "article", "modality"):
        field, _ = _READERS[name]
        pairs += [(name, str(value)) for value in sorted(getattr(selection, field))]
    pairs += [("confidence", repr(selection.min_confidence) if selection.min_confidence else None)]
    box = selection.box
    pairs += [("q", selection.query or None)]
    pairs += [("bbox", f"{box.west!r},{box.south!r},{box.east!r},{box.north!r}" if box else None)]
    pairs += [("added", "/".join(f"{moment:{MOMENT}}" for moment in selection.added) if selection.added else None)]
    return [(name, value) for name, value in pairs if value]


def box_from(name: str, value: str) -> BoundingBox:
    """A box from `west,south,east,north`; longitudes beyond ±180 (a map that was turned round) are brought back."""
    parts = value.split(",")
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError as error:
        raise InvalidValue(name, value, "four numbers: west,south,east,north") from error
    if not all(map(isfinite, (west, south, east, north))) or south > north:
        raise InvalidValue(name, value, "four finite degrees with south ≤ north")
    south, north = max(-90.0, min(90.0, south)), max(-90.0, min(90.0, north))
    if east - west >= 360:
        return BoundingBox(-180.0, south, 180.0, north)
    return BoundingBox(_round_the_world(west), south, _round_the_world(east), north)


def _round_the_world(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _checked(name: str, value: str) -> str:
    if len(value) > MAX_LENGTH:
        raise InvalidValue(name, value, f"at most {MAX_LENGTH} characters")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InvalidValue(name, value.encode("utf-8", "replace").decode(), "letters")
    return value


def _day(last: bool) -> Callable[[str, list[str]], date]:
    def read(name: str, values: list[str]) -> date:
        match = _DAY.fullmatch(values[-1].strip())
        try:
            if not match:
                raise ValueError
            year, month = int(match["year"]), int(match["month"] or (12 if last else 1))
            ends = calendar.monthrange(year, month)[1] if last else 1
            return date(year, month, int(match["day"] or ends))
        except (ValueError, calendar.IllegalMonthError) as error:
            raise InvalidValue(name, values[-1], "a day such as 2023-09-19") from error

    return read


def _names(name: str, values: list[str]) -> frozenset[str]:
    return frozenset(values)


def _members(kind: Callable[[str], T], known: Iterable[str]) -> Callable[[str, list[str]], frozenset[T]]:
    choices = tuple(known)

    def read(name: str, values: list[str]) -> frozenset[T]:
        for value in values:
            if value not in choices:
                raise InvalidValue(name, value, f"one of {', '.join(choices)}")
        return frozenset(kind(value) for value in values)

    return read


def _share(name: str, values: list[str]) -> float:
    try:
        share = float(values[-1])
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise InvalidValue(name, values[-1], "a number from 0 to 1")
    return share


def _words(name: str, values: list[str]) -> str:
    words = normalise(values[-1]).strip()
    if len(words.split()) > MAX_WORDS:
        raise InvalidValue(name, words, f"at most {MAX_WORDS} words")
    return words


def _box(name: str, values: list[str]) -> BoundingBox:
    return box_from(name, values[-1])


def _moments(name: str, values: list[str]) -> tuple[datetime, datetime]:
    try:
        first, last = (datetime.strptime(one, MOMENT).replace(tzinfo=UTC) for one in values[-1].strip().split("/"))
    except ValueError as error:
        raise InvalidValue(name, values[-1], "two moments such as 2026-03-01T09:00:00Z/2026-03-01T09:00:59Z") from error
    return first, last


_READERS: dict[str, tuple[str, Callable[[str, list[str]], Any]]] = {
    "from": ("start", _day(last=False)),
    "to": ("end", _day(last=True)),
    "place": ("places", _names),
    "type": ("types", _members(EventType, EventType)),
    "actor": ("actors", _names),
    "publisher": ("publishers", _names),
    "article": ("articles", _names),
    "modality": ("modalities", _members(Modality, Modality)),
    "confidence": ("min_confidence", _share),
    "q": ("query", _words),
    "bbox": ("box", _box),
    "added": ("added", _moments),
}
