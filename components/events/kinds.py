"""The 14 types with their names and mappings, and the table of triggers, read once from the `.tsv` files beside."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from components.model import EventType

HARMING = frozenset({EventType.ATTACK, EventType.EXPLOSION, EventType.DISASTER, EventType.OPERATION, EventType.PROTEST})


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
    only: str | None = None  # a pattern that some word of the sentence must fit


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
        Stem(EventType(row[0]), row[1], tuple(alternative.split(" ")), row[3] if len(row) > 3 else None)
        for row in rows("triggers.tsv")
        for alternative in row[2].split(" | ")
    )
