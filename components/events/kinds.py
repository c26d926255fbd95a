"""The 14 types with their names and mappings, and the table of triggers, read once from the `.tsv` files beside."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from components.model import EventType


@dataclass(frozen=True, slots=True)
class Kind:
    """An event type: its Turkish and English names, and what PLOVER and ACLED call it ("-" = nothing)."""

    type: EventType
    turkish: str
    english: str
    plover: str
    acled: str


@dataclass(frozen=True, slots=True)
class Stem:
    """One row's alternative: the patterns of its words, each for the start of a folded word."""

    type: EventType
    role: str
    words: tuple[str, ...]


def rows(name: str) -> list[list[str]]:
    """The rows of a table of this room, comments left out."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def kinds() -> dict[EventType, Kind]:
    """The 14 types in the order of the table."""
    return {EventType(row[0]): Kind(EventType(row[0]), *row[1:]) for row in rows("types.tsv")}


@cache
def stems() -> tuple[Stem, ...]:
    """All triggers in the order of the table; the first that fits a word with the most words wins."""
    return tuple(
        Stem(EventType(type_), role, tuple(alternative.split(" ")))
        for type_, role, alternatives in rows("triggers.tsv")
        for alternative in _alternatives(alternatives)
    )


def _alternatives(cell: str) -> list[str]:
    return [part for part in cell.split(" | ") if part]
