"""What speaks for and against two mentions being one event, piece by piece: the columns that `likeness.WEIGHTS` weighs.

A time or place that the mention's own sentence tells weighs otherwise than one it inherited, which is often wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.events.columns import DAYS_PRECISE, NEVER, STATEMENT, TYPES, Columns, Floats, Ints
from components.events.scenes import NEIGHBOURS, SAME, UNKNOWN
from components.events.vocabulary import NOBODY
from components.model import EventType

Flags = NDArray[np.bool_]

NEAR_LETTERS = 250  # sentences of one article that begin this near to each other mostly go on about one thing
_FEW_WORDS = 600  # heft of six telling words
_DEPTH_UNIT = 100  # letters
_FAR_DAYS = 5
_ONE_STORY = 3  # words common to articles of one story
_STORY_UNKNOWN = 0.4
_KIN = (
    (EventType.DEATHS, EventType.ATTACK),
    (EventType.DEATHS, EventType.EXPLOSION),
    (EventType.DEATHS, EventType.DISASTER),
    (EventType.ATTACK, EventType.EXPLOSION),
    (EventType.ATTACK, EventType.OPERATION),
    (EventType.DISASTER, EventType.EXPLOSION),
    (EventType.DISASTER, EventType.DEESCALATION),
    (EventType.ARREST, EventType.COURT),
    (EventType.ARREST, EventType.OPERATION),
    (EventType.MEETING, EventType.VISIT),
    (EventType.MEETING, EventType.AGREEMENT),
    (EventType.MEETING, EventType.ELECTION),
    (EventType.AGREEMENT, EventType.DEESCALATION),
)  # pairs of types that reports of one event often differ by


@dataclass(slots=True)
class Evidence:
    """Compares rows `a` of `columns` with rows `b`, pair by pair; `stands`: how their places stand to each other."""

    columns: Columns
    a: Ints
    b: Ints
    stands: Ints
    beside: Flags = field(init=False)  # both are of one article

    def __post_init__(self) -> None:
        self.beside = self.columns.article[self.a] == self.columns.article[self.b]

    def pieces(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """Each piece by name: 0/1 or a share for every pair; the same in either order."""
        c, across = self.columns, ~self.beside
        yield "beside", self.beside
        yield "near", self.beside & (np.abs(c.sentence[self.a] - c.sentence[self.b]) < NEAR_LETTERS)
        yield from self._depths()
        yield from self._kinds()
        yield from self._times()
        yield "place_across", across * self._place()
        yield "agree", self._agree()
        words = self._words()
        yield "words", words
        yield "words_across", across * words
        yield "actors_across", across * self._actors()
        yield "story", across * self._story()

    def _depths(self) -> Iterator[tuple[str, NDArray[Any]]]:
        """How far from the article's start both stand: news tell their main event first and side events below."""
        left, right = self.columns.sentence[self.a], self.columns.sentence[self.b]
        for name, letters in (("upper", np.minimum(left, right)), ("lower", np.maximum(left, right))):
            depth = np.log1p(letters / _DEPTH_UNIT)
            yield f"{name}_beside", self.beside * depth
            yield f"{name}_across", ~self.beside * depth

    def _kinds(self) -> Iterator[tuple[str, Flags]]:
        left, right = self.columns.type[self.a], self.columns.type[self.b]
        yield "kind", (left == right) & (left != STATEMENT)
        kin = _KIN_TABLE[left, right]
        yield "kin", kin
        told = (left != STATEMENT) & (right != STATEMENT)  # a statement may be about anything
        yield "other_kind_beside", self.beside & told & (left != right) & ~kin

    def _times(self) -> Iterator[tuple[str, Flags]]:
        c, a, b = self.columns, self.a, self.b
        known = (c.lo[a] != NEVER) & (c.lo[b] != NEVER)
        gap = np.maximum(c.lo[a] - c.hi[b], c.lo[b] - c.hi[a])
        coarse = (c.hi[a] - c.lo[a] >= DAYS_PRECISE) | (c.hi[b] - c.lo[b] >= DAYS_PRECISE)
        same_day = known & (gap <= 0) & ~coarse
        told = self.both_tell()
        yield "day_told", (same_day & told) | self._open_days_meet()
        yield "day_lent", same_day & ~told
        yield "some_days", known & (gap > 1) & (gap < _FAR_DAYS)
        yield "far_days", known & (gap >= _FAR_DAYS)

    def _place(self) -> Floats:
        """How much a place common to both says: 1 for a spot, 0.3 for a country, 0 if it is not the same."""
        says = self.columns.scenes.says()
        return np.where(self.stands == SAME, says[self.columns.place[self.a]], 0.0)

    def _agree(self) -> Flags:
        """True for one kind of event on one told day at one place: reports in quite other words may tell it.

        Not for statements, of which a day brings many. In one article the place may be unknown.
        """
        c, a, b = self.columns, self.a, self.b
        day = (c.lo[a] != NEVER) & (c.lo[a] == c.hi[a]) & (c.lo[a] == c.lo[b]) & (c.hi[a] == c.hi[b])
        there = (self.stands == NEIGHBOURS) | (self.stands == SAME) | (self.beside & (self.stands == UNKNOWN))
        return np.asarray(
            ((day & self.both_tell()) | self._open_days_meet())
            & there
            & (c.type[a] == c.type[b])
            & (c.type[a] != STATEMENT)
        )

    def _words(self) -> Floats:
        """Weighted cosine of the content words; two short sentences that share a word are less alike than it says."""
        c = self.columns
        left, right = _upright(c.words, self.a), _upright(c.words, self.b)
        heft = (_shared(left, right) * c.vocabulary.hefts(left)).sum(axis=0)
        return np.asarray(heft / np.maximum(c.length[self.a] * c.length[self.b], _FEW_WORDS))

    def _actors(self) -> Floats:
        """The share of the fewer actors that both name."""
        left, right = _upright(self.columns.actors, self.a), _upright(self.columns.actors, self.b)
        fewest = np.minimum((left != NOBODY).sum(axis=0), (right != NOBODY).sum(axis=0))
        return np.asarray(_shared(left, right).sum(axis=0) / np.maximum(fewest, 1))

    def _story(self) -> Floats:
        """How much of what tells their articles from others is common to both: 1 for articles of one story."""
        context = self.columns.context
        known = (context[self.a, 0] != NOBODY) & (context[self.b, 0] != NOBODY)
        story = np.full(len(self.a), _STORY_UNKNOWN)
        left, right = _upright(context, self.a[known]), _upright(context, self.b[known])
        story[known] = np.minimum(_shared(left, right).sum(axis=0) / _ONE_STORY, 1.0)
        return story

    def both_tell(self) -> Flags:
        """True where both sentences tell their time in their own words."""
        return np.asarray((self.columns.told[self.a] == 1) & (self.columns.told[self.b] == 1))

    def one_is_open(self) -> Flags:
        """True where both tell a day of the year, but one of them not its year."""
        c, a, b = self.columns, self.a, self.b
        yearless = (c.monthday[a] != NEVER) | (c.monthday[b] != NEVER)
        return np.asarray(yearless & (c.calendar[a] != NEVER) & (c.calendar[b] != NEVER))

    def _open_days_meet(self) -> Flags:
        """True where a day without a year is the other's day."""
        return np.asarray(self.one_is_open() & (self.columns.calendar[self.a] == self.columns.calendar[self.b]))


def _upright(table: Ints, rows: Ints) -> Ints:
    """These rows of a table as columns, without the lines that none of them fills."""
    found = np.ascontiguousarray(table[rows].T)
    return found[: int((found != NOBODY).any(axis=1).sum())]


def _shared(left: Ints, right: Ints) -> Flags:
    """For each value of `left` whether `right` has it in the same column; line by line, which fits the cache."""
    shared = np.zeros(left.shape, np.bool_)
    for line, found in zip(left, shared, strict=True):
        for other in right:
            found |= line == other
    return np.asarray(shared & (left != NOBODY))


def _kin_table() -> Flags:
    table = np.zeros((len(TYPES), len(TYPES)), np.bool_)
    for one, other in _KIN:
        table[TYPES[one], TYPES[other]] = table[TYPES[other], TYPES[one]] = True
    return table


_KIN_TABLE = _kin_table()


def are_kin(one: EventType, other: EventType) -> bool:
    """True for two types that reports of one event often differ by."""
    return bool(_KIN_TABLE[TYPES[one], TYPES[other]])
