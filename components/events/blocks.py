"""Which mentions are compared at all: those that share a key of place and day, word and day, word and month, …

Each family has entries and probes; a pair is compared if a probe of one meets an entry of the other. Keys depend on the
mention alone, so a pair that meets once meets in every run, whatever else has been added.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from components.events.columns import DAYS_PRECISE, KEYS, NEVER, NOBODY, NOWHERE, Columns, Ints
from components.events.placing import geo_precision
from components.model import GeoPrecision

Keys = NDArray[np.uint64]

FAMILIES = ("place_day", "word_day", "word_month", "word_open_day", "place_open_day", "three_words", "article",
            "word_weeks", "place_weeks")  # fmt: skip
EPOCH = 719163  # date(1970, 1, 1).toordinal()
_MONTHS = 24  # a longer interval is looked up by its ends
_WEEKS = 16  # days: a lent time is looked up in its span of this length and the two beside it
_CHUNK = 200_000  # pairs compared at one go
_PRIMES = tuple(np.uint64(prime) for prime in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


@dataclass(slots=True)
class Table:
    """Keys with the rows that hold them, sorted by key; new ones wait in a small tail until they are worth a sort."""

    keys: Keys = field(default_factory=lambda: np.empty(0, np.uint64))
    rows: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    tail: list[tuple[Keys, Ints]] = field(default_factory=list)

    def add(self, keys: Keys, rows: Ints) -> None:
        """Add entries; the tail is merged into the body once it is a tenth of it."""
        order = np.argsort(keys, kind="stable")
        self.tail.append((keys[order], rows[order]))
        if sum(len(part) for part, _ in self.tail) * 10 >= len(self.keys):
            keys = np.concatenate([self.keys, *(part for part, _ in self.tail)])
            rows = np.concatenate([self.rows, *(part for _, part in self.tail)])
            order = np.argsort(keys, kind="stable")
            self.keys, self.rows, self.tail = keys[order], rows[order], []

    def meet(self, keys: Keys, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Pairs (a row of `rows`, a row of this table) that share a key, in chunks."""
        for body_keys, body_rows in ((self.keys, self.rows), *self.tail):
            yield from _meet(keys, rows, body_keys, body_rows)


def _meet(keys: Keys, rows: Ints, body_keys: Keys, body_rows: Ints) -> Iterator[tuple[Ints, Ints]]:
    first = np.searchsorted(body_keys, keys, "left")
    count = np.searchsorted(body_keys, keys, "right") - first
    busy = np.flatnonzero(count)
    first, count, rows = first[busy], count[busy], rows[busy]
    ends = np.cumsum(count)
    start = 0
    while start < len(rows):
        base = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, base + _CHUNK, "right")))
        counts = count[start:stop]
        inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        yield np.repeat(rows[start:stop], counts), body_rows[np.repeat(first[start:stop], counts) + inner]
        start = stop


@dataclass(slots=True)
class Blocks:
    """Entries and probes of all families."""

    entries: dict[str, Table] = field(default_factory=lambda: {name: Table() for name in FAMILIES})
    probes: dict[str, Table] = field(default_factory=lambda: {name: Table() for name in FAMILIES})
    chains: dict[int, list[int]] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    stands: dict[int, int] = field(default_factory=dict)  # how two places stand to each other (`Likeness.known`)

    def add(self, columns: Columns, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Add rows; yields the new pairs (some of them more than once) in chunks."""
        for family in FAMILIES:
            entry_keys, entry_rows = getattr(self, f"_{family}")(columns, rows, False)
            probe_keys, probe_rows = getattr(self, f"_{family}")(columns, rows, True)
            yield from self.probes[family].meet(entry_keys, entry_rows)
            self.entries[family].add(entry_keys, entry_rows)
            yield from self.entries[family].meet(probe_keys, probe_rows)
            self.probes[family].add(probe_keys, probe_rows)

    def _place_day(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        rows = rows[_precise(c, rows)]
        rows = rows[c.place[rows] != NOWHERE]
        chains = [self._chain(c, int(place)) for place in c.place[rows]]
        counts = np.array([len(chain) for chain in chains], np.int64)
        spread = np.repeat(rows, counts)
        names = np.array([name for chain in chains for name in chain], np.int64)
        return _with_days(c, spread, names, 0, 1 if probe else 0, 1)

    def _word_day(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        rows = rows[_precise(c, rows)]
        if probe:
            rows = rows[[self._unplaced(c, int(place)) for place in c.place[rows]]] if len(rows) else rows
        spread, words = _spread(c.keys, rows)
        return _with_days(c, spread, words, 1 if probe else 0, 1 if probe else 0, 2)

    def _word_month(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        rows = rows[c.lo[rows] != NEVER]
        if probe:
            rows = rows[c.hi[rows] - c.lo[rows] >= DAYS_PRECISE]
        spread, words = _spread(c.keys, rows)
        lo, hi = c.lo[spread].astype(np.int64) // 30, c.hi[spread].astype(np.int64) // 30
        hi = np.where(hi - lo > _MONTHS, lo, hi)
        return _expanded(spread, words, lo, hi, 3)

    def _word_open_day(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        rows, days = _open_days(c, rows, probe)
        spread, words = _spread(c.keys, rows)
        return _hashed(words, np.repeat(days, (c.keys[rows] != NOBODY).sum(axis=1)), 4), spread

    def _place_open_day(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        rows, days = _open_days(c, rows, probe)
        placed = c.place[rows] != NOWHERE
        rows, days = rows[placed], days[placed]
        chains = [self._chain(c, int(place)) for place in c.place[rows]]
        counts = np.array([len(chain) for chain in chains], np.int64)
        names = np.array([name for chain in chains for name in chain], np.int64)
        return _hashed(names, np.repeat(days, counts), 8), np.repeat(rows, counts)

    def _three_words(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        if probe:
            rows = rows[(c.lo[rows] == NEVER) & (c.monthday[rows] == NEVER)]
        keys, holders = [], []
        sets = np.sort(c.keys[rows][:, :KEYS], axis=1)
        for x, y, z in ((0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)):
            full = sets[:, x] != NOBODY
            mixed = _hashed(sets[full, x].astype(np.int64), sets[full, y].astype(np.int64), 5)
            keys.append(_hashed(mixed.view(np.int64), sets[full, z].astype(np.int64), 6))
            holders.append(rows[full])
        return np.concatenate(keys), np.concatenate(holders)

    def _article(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        return _hashed(c.article[rows].astype(np.int64), np.zeros(len(rows), np.int64), 7), rows

    def _word_weeks(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        rows = _within_weeks(c, rows, probe)
        spread, words = _spread(c.keys, rows)
        return _with_weeks(c, spread, words, probe, 9)

    def _place_weeks(self, c: Columns, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
        """A lent day may be weeks off; it is looked up by the finest place alone, lest all reports of a city meet."""
        rows = _within_weeks(c, rows, probe)
        rows = rows[c.place[rows] != NOWHERE]
        chains = [self._chain(c, int(place))[: 1 if probe else None] for place in c.place[rows]]
        spread = np.repeat(rows, np.array([len(chain) for chain in chains], np.int64))
        names = np.array([name for chain in chains for name in chain], np.int64)
        return _with_weeks(c, spread, names, probe, 10)

    def _unplaced(self, c: Columns, place: int) -> bool:
        """True for no place, or one so large that it says little: it is looked up by words instead."""
        return place == NOWHERE or geo_precision(c.places[place]) >= GeoPrecision.REGION

    def _chain(self, c: Columns, place: int) -> list[int]:
        """The place's own name and those it lies within, countries left out, as numbers."""
        chain = self.chains.get(place)
        if chain is None:
            spot = c.places[place]
            if geo_precision(spot) == GeoPrecision.COUNTRY:
                names: tuple[str, ...] = ()
            else:
                names = tuple(
                    dict.fromkeys((spot.name, *spot.within[:-1], *((spot.province,) if spot.province else ())))
                )
            chain = self.chains[place] = [self.names.setdefault(name, len(self.names)) for name in names]
        return chain


def _open_days(c: Columns, rows: Ints, probe: bool) -> tuple[Ints, NDArray[np.int64]]:
    """Rows that tell a day and that day without its year; as probes only those whose year is not known."""
    open_rows = rows[c.monthday[rows] != NEVER]
    if probe:
        return open_rows, c.monthday[open_rows].astype(np.int64)
    known = rows[(c.lo[rows] != NEVER) & (c.lo[rows] == c.hi[rows])]
    days = np.concatenate((c.monthday[open_rows].astype(np.int64), month_days(c.lo[known])))
    return np.concatenate((open_rows, known)), days


def _within_weeks(c: Columns, rows: Ints, probe: bool) -> Ints:
    """Rows with a fine time; as probes only those whose own words do not tell it."""
    rows = rows[_precise(c, rows)]
    return rows[c.told[rows] == 0] if probe else rows


def _with_weeks(c: Columns, spread: Ints, names: NDArray[np.int64], probe: bool, salt: int) -> tuple[Keys, Ints]:
    around = 1 if probe else 0
    lo, hi = c.lo[spread].astype(np.int64) // _WEEKS, c.hi[spread].astype(np.int64) // _WEEKS
    return _expanded(spread, names, lo - around, hi + around, salt)


def month_days(ordinals: Ints) -> NDArray[np.int64]:
    """month * 32 + day of each day (proleptic ordinals)."""
    dates = (ordinals.astype(np.int64) - EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    return np.asarray((months.astype(np.int64) % 12 + 1) * 32 + (dates - months).astype(np.int64) + 1)


def _precise(c: Columns, rows: Ints) -> NDArray[np.bool_]:
    return np.asarray((c.lo[rows] != NEVER) & (c.hi[rows] - c.lo[rows] < DAYS_PRECISE))


def _spread(keys: Ints, rows: Ints) -> tuple[Ints, NDArray[np.int64]]:
    """Each row once for each of its key words."""
    words = keys[rows]
    held = words != NOBODY
    return np.repeat(rows, held.sum(axis=1)), words[held].astype(np.int64)


def _with_days(
    c: Columns, spread: Ints, names: NDArray[np.int64], before: int, after: int, salt: int
) -> tuple[Keys, Ints]:
    return _expanded(spread, names, c.lo[spread].astype(np.int64) - before, c.hi[spread].astype(np.int64) + after, salt)


def _expanded(
    spread: Ints, names: NDArray[np.int64], lo: NDArray[np.int64], hi: NDArray[np.int64], salt: int
) -> tuple[Keys, Ints]:
    """One key for each (name, unit of time lo..hi)."""
    counts = hi - lo + 1
    inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return _hashed(np.repeat(names, counts), np.repeat(lo, counts) + inner, salt), np.repeat(spread, counts)


def _hashed(a: NDArray[np.int64], b: NDArray[np.int64], salt: int) -> Keys:
    """A 64-bit key of two numbers; a chance collision only costs a needless comparison."""
    with np.errstate(over="ignore"):
        mixed = (a.astype(np.uint64) + np.uint64(salt)) * _PRIMES[0] ^ (b.astype(np.uint64) + np.uint64(1)) * _PRIMES[1]
        mixed ^= mixed >> np.uint64(29)
        mixed *= _PRIMES[2]
        return np.asarray(mixed ^ (mixed >> np.uint64(32)))
