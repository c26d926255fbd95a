"""How alike two mentions are: gates that both must pass (time, place, modality, numbers), then a score 0..1.

The score is .40 words (weighted cosine) + .20 actors + .20 type + .10 time + .10 place. Type is no gate: one
report calls an attack what another calls an explosion.
"""

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from components.events.blocks import month_days
from components.events.columns import DAYS_PRECISE, NEVER, NOBODY, STATEMENT, Columns, Floats, Ints
from components.events.placing import geo_precision
from components.model import GeoPrecision, Place

Flags = NDArray[np.bool_]

WORDS, ACTORS, TYPE, TIME, PLACE = 0.40, 0.20, 0.20, 0.10, 0.10
AGREED, AGREED_BESIDE = 0.15, 0.08  # added where kind, day and place agree, whatever the words
CLOCKS_MIN = 90  # minutes: clock times farther apart are two events
UNDATED, UNDATED_BESIDE = (
    0.16,
    0.05,
)  # taken off where no time tells two events of a kind apart; less within one article
NEAR_KM = 10.0  # two spots this near may be one scene
MAGNITUDE_STEPS = 0.35  # agencies differ by this much on one earthquake
_EARTH_KM = 6371.0088
_SAYS = {
    GeoPrecision.SITE: 1.0,
    GeoPrecision.SETTLEMENT: 1.0,
    GeoPrecision.PROVINCE: 0.6,
    GeoPrecision.REGION: 0.6,
    GeoPrecision.COUNTRY: 0.3,
}


@dataclass(slots=True)
class Likeness:
    """Compares rows of `columns`; remembers how two places stand to each other."""

    columns: Columns
    known: dict[int, int] = field(default_factory=dict)

    def gates(self, a: Ints, b: Ints) -> Flags:
        """True where nothing forbids that rows `a` and `b` report one event, whatever their modality."""
        c = self.columns
        different_sentence = (c.article[a] != c.article[b]) | (c.sentence[a] != c.sentence[b])
        score = (c.result[a] == NOBODY) | (c.result[b] == NOBODY) | (c.result[a] == c.result[b])
        with np.errstate(invalid="ignore"):
            magnitude = ~(np.abs(c.magnitude[a] - c.magnitude[b]) > MAGNITUDE_STEPS)
        apart_by_clock = (
            (c.clock[a] != NOBODY) & (c.clock[b] != NOBODY) & (np.abs(c.clock[a] - c.clock[b]) > CLOCKS_MIN)
        )
        meet = (
            different_sentence & ~apart_by_clock & score & magnitude & self._times_meet(a, b) & (self.places(a, b) != 0)
        )
        return np.asarray(meet)

    def same_world(self, a: Ints, b: Ints) -> Flags:
        """True where both happened, both are planned, both are hypothetical or both are negated."""
        return np.asarray(self.columns.world[a] == self.columns.world[b])

    def score(self, a: Ints, b: Ints) -> Floats:
        """The likeness, rounded so that it is the same in either order."""
        c = self.columns
        left, right = c.words[a], c.words[b]
        shared = np.zeros(left.shape, np.bool_)
        for at in range(right.shape[1]):  # word by word: a table of all against all would not fit the cache
            shared |= left == right[:, at, None]
        shared &= left != NOBODY
        heft = np.where(shared, c.heft[left], 0).sum(axis=1)
        words = heft / np.maximum(c.length[a] * c.length[b], 1)
        actors = self._actors(a, b)
        type_ = (c.type[a] == c.type[b]) * 1.0
        total = WORDS * words + ACTORS * actors + TYPE * type_ + TIME * self._time(a, b) + PLACE * self._place(a, b)
        beside = c.article[a] == c.article[b]
        agreed = self._agree(a, b, beside)
        total += np.where(agreed, AGREED, 0.0) + np.where(agreed & beside, AGREED_BESIDE, 0.0)
        undated = ((c.lo[a] == NEVER) & (c.monthday[a] == NEVER)) | ((c.lo[b] == NEVER) & (c.monthday[b] == NEVER))
        total -= np.where(undated, np.where(beside, UNDATED_BESIDE, UNDATED), 0.0)
        return np.asarray(np.round(np.where((words > 0) | agreed, total, 0.0), 6))

    def _agree(self, a: Ints, b: Ints, beside: Flags) -> Flags:
        """True for one kind of event on one day at one place: reports in quite other words may tell it.

        Not for statements, of which a day brings many. In one article the place may be unknown.
        """
        c = self.columns
        day = (c.lo[a] != NEVER) & (c.lo[a] == c.hi[a]) & (c.lo[b] == c.hi[b]) & (c.lo[a] == c.lo[b])
        yearless = (c.monthday[a] != NEVER) | (c.monthday[b] != NEVER)
        day |= yearless & (self._month_day(a) != NEVER) & (self._month_day(a) == self._month_day(b))
        kind = (c.type[a] == c.type[b]) & (c.type[a] != STATEMENT)
        stands = self.places(a, b)
        return np.asarray(day & kind & ((stands == 1) | (stands == 2) | (beside & (stands == 3))))

    def _actors(self, a: Ints, b: Ints) -> Floats:
        c = self.columns
        left, right = c.actors[a], c.actors[b]
        shared = ((left[:, :, None] == right[:, None, :]) & (left != NOBODY)[:, :, None]).sum(axis=(1, 2))
        fewest = np.minimum((left != NOBODY).sum(axis=1), (right != NOBODY).sum(axis=1))
        return np.asarray(shared / np.maximum(fewest, 1), dtype=np.float64)

    def _times_meet(self, a: Ints, b: Ints) -> Flags:
        c = self.columns
        dated = (c.lo[a] != NEVER) & (c.lo[b] != NEVER)
        overlap = (c.lo[a] - 1 <= c.hi[b]) & (c.lo[b] - 1 <= c.hi[a])
        open_a, open_b = self._month_day(a), self._month_day(b)
        open_days = ((c.monthday[a] != NEVER) | (c.monthday[b] != NEVER)) & (open_a != NEVER) & (open_b != NEVER)
        return np.asarray(np.where(dated, overlap, np.where(open_days, open_a == open_b, True)))

    def _month_day(self, rows: Ints) -> Ints:
        """Month * 32 + day of rows that tell a day, with or without its year; NEVER for all others."""
        c = self.columns
        result = c.monthday[rows].copy()
        day = np.flatnonzero((c.lo[rows] != NEVER) & (c.lo[rows] == c.hi[rows]))
        if len(day):
            result[day] = month_days(c.lo[rows][day])
        return result

    def _time(self, a: Ints, b: Ints) -> Floats:
        """1 for the same day, ½ for a neighbour, 0.6 for a coarse time that holds the other, 0.2 for an unknown one."""
        c = self.columns
        known = (c.lo[a] != NEVER) & (c.lo[b] != NEVER)
        gap = np.maximum(0, np.maximum(c.lo[a] - c.hi[b], c.lo[b] - c.hi[a]))
        coarse = (c.hi[a] - c.lo[a] >= DAYS_PRECISE) | (c.hi[b] - c.lo[b] >= DAYS_PRECISE)
        open_days = (c.monthday[a] != NEVER) | (c.monthday[b] != NEVER)
        unknown = np.where(open_days, 0.8, 0.2)
        return np.where(known, np.where(coarse, 0.6, 1.0 / (1 + gap)), unknown)

    def _place(self, a: Ints, b: Ints) -> Floats:
        """How much a place says: 1 for the same spot, less for the same province or country, 0.2 if one is unknown."""
        stands = self.places(a, b)
        same = np.array([_SAYS[geo_precision(place)] for place in self.columns.places] or [0.0])
        return np.where(stands == 2, same[self.columns.place[a]], np.array([0.0, 0.6, 0.0, 0.2])[stands])

    def places(self, a: Ints, b: Ints) -> Ints:
        """0 apart, 1 one holds the other or they are neighbours, 2 the same, 3 one of them unknown."""
        c = self.columns
        left, right = c.place[a].astype(np.int64), c.place[b].astype(np.int64)
        first, second = np.minimum(left, right), np.maximum(left, right)
        pairs, where = np.unique(first * 10_000_000 + second, return_inverse=True)
        stands = np.array([self._stand(int(pair)) for pair in pairs], np.int32)[where]
        lent = (c.lent[a] == 1) | (c.lent[b] == 1)
        return np.where((stands == 0) & lent, 3, stands)

    def _stand(self, pair: int) -> int:
        first, second = divmod(pair, 10_000_000)
        if first < 0 or pair < 0:
            return 3
        if first == second:
            return 2
        stand = self.known.get(pair)
        if stand is None:
            stand = self.known[pair] = int(may_be_one_scene(self.columns.places[first], self.columns.places[second]))
        return stand


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
