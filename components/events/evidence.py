"""What speaks for and against two mentions being one event, piece by piece: the columns that `likeness.WEIGHTS` weighs.

A time or place that the mention's own sentence tells weighs otherwise than one it inherited, which is often wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.events.blocks import month_days
from components.events.columns import DAYS_PRECISE, NEVER, NOBODY, STATEMENT, TYPES, Columns, Floats, Ints
from components.events.placing import geo_precision
from components.model import EventType, GeoPrecision, Place

Flags = NDArray[np.bool_]

NEAR_KM = 10.0  # two spots this near may be one scene
_NEAR_LETTERS = 250  # sentences of one article that begin this near to each other mostly go on about one thing
UNKNOWN = 3  # how two places stand if one of them is not known
_FEW_WORDS = 600  # heft of six telling words
_DEPTH_UNIT = 100  # letters
_FAR_DAYS = 5
_EARTH_KM = 6371.0088
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
    """Compares rows of `columns`; remembers how two places stand to each other."""

    columns: Columns
    known: dict[int, int] = field(default_factory=dict)

    def pieces(self, a: Ints, b: Ints) -> Iterator[tuple[str, NDArray[Any]]]:
        """Each piece by name: 0/1 or a share for every pair; the same in either order."""
        c = self.columns
        beside = c.article[a] == c.article[b]
        yield "beside", beside
        yield "near", beside & (np.abs(c.sentence[a] - c.sentence[b]) < _NEAR_LETTERS)
        yield from self._depths(a, b, beside)
        yield from self._kinds(a, b)
        yield from self._times(a, b)
        yield "place_across", np.where(beside, 0.0, self._place(a, b))
        yield "agree", self._agree(a, b, beside)
        words = self.words(a, b)
        yield "words", words
        yield "words_across", np.where(beside, 0.0, words)
        yield "actors_across", np.where(beside, 0.0, self._actors(a, b))

    def _depths(self, a: Ints, b: Ints, beside: Flags) -> Iterator[tuple[str, Floats]]:
        """How far from the article's start both stand: news tell their main event first and side events below."""
        c = self.columns
        upper, lower = np.minimum(c.sentence[a], c.sentence[b]), np.maximum(c.sentence[a], c.sentence[b])
        for name, letters in (("upper", upper), ("lower", lower)):
            depth = np.log1p(letters / _DEPTH_UNIT)
            yield f"{name}_beside", np.where(beside, depth, 0.0)
            yield f"{name}_across", np.where(beside, 0.0, depth)

    def _kinds(self, a: Ints, b: Ints) -> Iterator[tuple[str, Flags]]:
        c = self.columns
        same = c.type[a] == c.type[b]
        statement = c.type[a] == STATEMENT
        yield "kind", same & ~statement
        yield "kin", _KIN_TABLE[c.type[a], c.type[b]]
        yield "both_say", same & statement

    def _times(self, a: Ints, b: Ints) -> Iterator[tuple[str, Flags]]:
        c = self.columns
        known = (c.lo[a] != NEVER) & (c.lo[b] != NEVER)
        told = (c.told[a] == 1) & (c.told[b] == 1)
        gap = np.maximum(0, np.maximum(c.lo[a] - c.hi[b], c.lo[b] - c.hi[a]))
        coarse = (c.hi[a] - c.lo[a] >= DAYS_PRECISE) | (c.hi[b] - c.lo[b] >= DAYS_PRECISE)
        same_day = known & (gap == 0) & ~coarse
        open_day = self.open_days_meet(a, b)
        yield "day_told", (same_day & told) | open_day
        yield "day_lent", same_day & ~told
        yield "some_days", known & (gap > 1) & (gap < _FAR_DAYS)
        yield "far_days", known & (gap >= _FAR_DAYS)

    def _place(self, a: Ints, b: Ints) -> Floats:
        """How much a place common to both says: 1 for a spot, 0.3 for a country, 0 if it is not the same."""
        says = np.array([_SAYS[geo_precision(place)] for place in self.columns.places] or [0.0])
        return np.where(self.stands(a, b) == 2, says[self.columns.place[a]], 0.0)

    def _agree(self, a: Ints, b: Ints, beside: Flags) -> Flags:
        """True for one kind of event on one told day at one place: reports in quite other words may tell it.

        Not for statements, of which a day brings many. In one article the place may be unknown.
        """
        c = self.columns
        day = (c.lo[a] != NEVER) & (c.lo[a] == c.hi[a]) & (c.lo[a] == c.lo[b]) & (c.hi[a] == c.hi[b])
        day = (day & (c.told[a] == 1) & (c.told[b] == 1)) | self.open_days_meet(a, b)
        stands = self.stands(a, b)
        there = (stands == 1) | (stands == 2) | (beside & (stands == UNKNOWN))
        return np.asarray(day & there & (c.type[a] == c.type[b]) & (c.type[a] != STATEMENT))

    def words(self, a: Ints, b: Ints) -> Floats:
        """Weighted cosine of the content words; two short sentences that share a word are less alike than it says."""
        c = self.columns
        left, right = c.words[a], c.words[b]
        shared = np.zeros(left.shape, np.bool_)
        for at in range(right.shape[1]):  # word by word: a table of all against all would not fit the cache
            shared |= left == right[:, at, None]
        shared &= left != NOBODY
        heft = np.where(shared, c.heft[left], 0).sum(axis=1)
        return np.asarray(heft / np.maximum(c.length[a] * c.length[b], _FEW_WORDS))

    def _actors(self, a: Ints, b: Ints) -> Floats:
        """The share of the fewer actors that both name."""
        c = self.columns
        left, right = c.actors[a], c.actors[b]
        shared = ((left[:, :, None] == right[:, None, :]) & (left != NOBODY)[:, :, None]).sum(axis=(1, 2))
        fewest = np.minimum((left != NOBODY).sum(axis=1), (right != NOBODY).sum(axis=1))
        return np.asarray(shared / np.maximum(fewest, 1), dtype=np.float64)

    def open_days_meet(self, a: Ints, b: Ints) -> Flags:
        """True where a day without a year is the other's day."""
        c = self.columns
        yearless = (c.monthday[a] != NEVER) | (c.monthday[b] != NEVER)
        left, right = self.month_day(a), self.month_day(b)
        return np.asarray(yearless & (left != NEVER) & (left == right))

    def month_day(self, rows: Ints) -> Ints:
        """Month * 32 + day of rows that tell a day, with or without its year; NEVER for all others."""
        c = self.columns
        result = c.monthday[rows].copy()
        day = np.flatnonzero((c.lo[rows] != NEVER) & (c.lo[rows] == c.hi[rows]))
        if len(day):
            result[day] = month_days(c.lo[rows][day])
        return result

    def stands(self, a: Ints, b: Ints) -> Ints:
        """0 apart, 1 one holds the other or they are neighbours, 2 the same, 3 one of them unknown."""
        c = self.columns
        left, right = c.place[a].astype(np.int64), c.place[b].astype(np.int64)
        first, second = np.minimum(left, right), np.maximum(left, right)
        pairs, where = np.unique(first * 10_000_000 + second, return_inverse=True)
        return np.array([self._stand(int(pair)) for pair in pairs], np.int32)[where]

    def _stand(self, pair: int) -> int:
        first, second = divmod(pair, 10_000_000)
        if first < 0 or pair < 0:
            return UNKNOWN
        if first == second:
            return 2
        stand = self.known.get(pair)
        if stand is None:
            stand = self.known[pair] = int(may_be_one_scene(self.columns.places[first], self.columns.places[second]))
        return stand


_SAYS = {
    GeoPrecision.SITE: 1.0,
    GeoPrecision.SETTLEMENT: 1.0,
    GeoPrecision.PROVINCE: 0.6,
    GeoPrecision.REGION: 0.6,
    GeoPrecision.COUNTRY: 0.3,
}


def _kin_table() -> Flags:
    table = np.zeros((len(TYPES), len(TYPES)), np.bool_)
    for one, other in _KIN:
        table[TYPES[one], TYPES[other]] = table[TYPES[other], TYPES[one]] = True
    return table


_KIN_TABLE = _kin_table()


def may_be_one_scene(a: Place, b: Place) -> bool:
    """True if one place lies within the other, or both are spots not farther apart than their reach."""
    if a.id == b.id:
        return True
    coarse, fine = sorted((a, b), key=geo_precision, reverse=True)
    if geo_precision(coarse) == GeoPrecision.COUNTRY:
        return coarse.country is not None and coarse.country == fine.country
    if coarse.name in fine.within or fine.name in coarse.within:
        return coarse.country == fine.country or coarse.country is None or fine.country is None
    if (
        geo_precision(coarse) == GeoPrecision.PROVINCE
        and coarse.province is not None
        and coarse.province == fine.province
    ):
        return geo_precision(fine) != GeoPrecision.PROVINCE
    reach = NEAR_KM if geo_precision(coarse) <= GeoPrecision.SETTLEMENT else coarse.radius_km
    return geo_precision(coarse) != GeoPrecision.PROVINCE and distance_km(a, b) <= reach


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance (haversine, mean Earth radius)."""
    half = sin(radians(b.lat - a.lat) / 2) ** 2
    half += cos(radians(a.lat)) * cos(radians(b.lat)) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
