"""Bodies that sit in a town nobody needs to name: the parliament in Ankara, the Security Council in New York."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from components.events.kinds import rows
from components.events.reading import Reading
from components.events.towns import town_of
from components.events.words import before_apostrophe
from components.model import Place
from components.text.per_word import per_word


class _Body(NamedTuple):
    """The words of a body's name behind its first one, where it sits, and whether it acts nowhere else."""

    behind: tuple[str, ...]
    place: Place
    sure: bool


_PARTS = 3  # words behind a body's name that may tell a part of it
_THERE = re.compile(r"(?:n?d[ae]|t[ae])(?:ki)?$")


class Sitting(NamedTuple):
    """Where a body sits, whether it acts nowhere else, whether something is told to be there; its first word."""

    place: Place
    sure: bool
    there: bool
    first: int


def seats_in(reading: Reading) -> Iterator[Sitting]:
    """Where the bodies that a sentence names sit; not of one told right behind a place of its own.

    "Romanya Anayasa Mahkemesi" sits in no town that is known here.
    """
    for at, bodies in enumerate(map(_opened_by, reading.folded)):
        if not bodies or any(one.toponym.span.end == reading.starts[at] - 1 for one in reading.toponyms):
            continue
        for body in bodies:
            if _follow(body.behind, reading.folded[at + 1 :]):
                yield Sitting(body.place, body.sure, _is_there(reading, at + len(body.behind)), at)


def _is_there(reading: Reading, last: int) -> bool:
    """True for "TBMM'de", "TBMM Genel Kurulu'nda": the name's last word or a capital behind it says "there"."""
    behind = takewhile(lambda word: word.capital, reading.words[last + 1 : last + 1 + _PARTS])
    return any(_THERE.search(word.folded) for word in (reading.words[last], *behind))


def _follow(behind: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(words) >= len(behind) and all(map(str.startswith, words, behind))


@per_word
def _opened_by(folded: str) -> tuple[_Body, ...]:
    return tuple(_bodies().get(before_apostrophe(folded), ()))


@cache
def _bodies() -> dict[str, list[_Body]]:
    """All bodies by the first word of their names."""
    listed: dict[str, list[_Body]] = defaultdict(list)
    for sure, likely, *town in rows("seats.tsv"):
        place = town_of(*town)
        for names, acts_there in ((sure, True), (likely, False)):
            for name in names.split(";"):
                first, *behind = name.split()
                listed[first].append(_Body(tuple(behind), place, acts_there))
    return listed


def seats() -> list[Place]:
    """The towns that bodies sit in."""
    return [town_of(*town) for _, _, *town in rows("seats.tsv")]
