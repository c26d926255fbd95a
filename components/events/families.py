"""The keys mentions are looked up by: place and day, word and day, story and day, day of the year, article, …

A family gives the keys of rows as entries or, with `probe`, as what looks for entries. Two mentions that may be one
event share a key of at least one family, one of them as entry, the other as probe.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from components.events.columns import CONTEXT, DAYS_PRECISE, KEYS, NEVER, PLANNED, TYPES, Columns, Ints
from components.events.placing import geo_precision
from components.events.scenes import NOWHERE, Scenes
from components.events.vocabulary import NOBODY
from components.model import GeoPrecision, Place

Keys = NDArray[np.uint32]
Longs = NDArray[np.int64]

_MONTHS = 24  # a longer interval is looked up by its start
_WEEKS = 8  # days: a lent time is looked up in its span of this length and the two beside it
_DAYS = 2  # days are looked up two by two
_STORY_WORDS, _TELLING_WORDS = 3, 5  # of an article, the most telling
_TOP_LETTERS = 600  # of an article: where news tell their main event
_PRIMES = tuple(np.uint64(prime) for prime in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


@dataclass(slots=True)
class Names:
    """What places are looked up by, as numbers: their own names and those they lie within."""

    numbers: dict[str, int] = field(default_factory=dict)
    own: dict[int, list[int]] = field(default_factory=dict)
    sought: dict[int, list[int]] = field(default_factory=dict)

    def number(self, names: Iterable[str]) -> list[int]:
        """The names as numbers, each once."""
        return [self.numbers.setdefault(name, len(self.numbers)) for name in dict.fromkeys(names)]


def _own(scenes: Scenes, place: Place) -> list[str]:
    """What others find a place by: its id if it is a spot, its name, the key of its province if it is one."""
    grade = geo_precision(place)
    if grade == GeoPrecision.COUNTRY:
        return []
    if grade == GeoPrecision.PROVINCE and place.province:
        return [place.name, place.province]
    return [place.id, place.name] if grade <= GeoPrecision.SETTLEMENT else [place.name]


def _sought(scenes: Scenes, place: Place) -> list[str]:
    """By what a place finds others: the spots near it that are known so far, or its name; what it lies within.

    Of two spots near each other the one that is known later finds the other.
    """
    chain = _chain(scenes, place)
    return [*scenes.near(place), *chain[1:]] if geo_precision(place) <= GeoPrecision.SETTLEMENT else chain


def _chain(scenes: Scenes, place: Place) -> list[str]:
    """The place's own name and those it lies within, countries left out."""
    if geo_precision(place) == GeoPrecision.COUNTRY:
        return []
    return [place.name, *place.within[:-1], *((place.province,) if place.province else ())]


def _named(
    c: Columns, names: Names, known: dict[int, list[int]], make: Callable[[Scenes, Place], list[str]], rows: Ints
) -> "Spread":
    """Each row once for each name that `make` gives its place; `known` remembers what it gave."""
    distinct, where = np.unique(c.place[rows], return_inverse=True)
    for place in distinct.tolist():
        if place not in known:
            known[place] = names.number(make(c.scenes, c.scenes.places[place]))
    lists = [known[place] for place in distinct.tolist()]
    flat = np.array([name for own in lists for name in own], np.int64)
    sizes = np.array([len(own) for own in lists], np.int64)
    counts, starts = sizes[where], (np.cumsum(sizes) - sizes)[where]
    return np.repeat(rows, counts), flat[np.repeat(starts, counts) + _within(counts)]


def _within(counts: Longs) -> Longs:
    """0, 1, 2, … for each count, one after the other."""
    return np.asarray(np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts))


Spread = tuple[Ints, Longs]  # rows, each once for each of its names or words, and these


def _place_day(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    rows = rows[_precise(c, rows) & (c.place[rows] != NOWHERE)]
    named = _named(c, names, names.sought, _sought, rows) if probe else _named(c, names, names.own, _own, rows)
    return _with_time(c, *named, _DAYS, int(probe), 1)


def _word_day(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    """A report without a place, or with one so large that it says little, is looked up by words."""
    rows = rows[_precise(c, rows)]
    if probe:
        large = [geo_precision(place) >= GeoPrecision.REGION for place in c.scenes.places]
        rows = rows[np.array([*large, True])[c.place[rows]]]  # NOWHERE is the last
    return _with_time(c, *_spread(c.keys, rows), _DAYS, int(probe), 2)


def _word_month(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    """Coarse times look for what happened within them."""
    rows = rows[c.lo[rows] != NEVER]
    if probe:
        rows = rows[~_precise(c, rows)]
    return _with_time(c, *_spread(c.keys, rows), 30, 0, 3)


def _word_weeks(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    """A lent day may be weeks off, and a plan be put off; by words alone, lest all reports of a city meet."""
    return _with_time(c, *_spread(c.keys, _within_weeks(c, rows, probe)), _WEEKS, _WEEKS * probe, 9)


def _word_open_day(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    spread, words = _spread(c.keys, _open_days(c, rows, probe))
    return _hashed(words, c.calendar[spread].astype(np.int64), 4), spread


def _story_kind(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    """A report without any time is looked up by its kind and two of the words that tell its article, or else itself.

    It speaks of what other articles tell at their top; of its own words all count, of theirs the most telling.
    """
    timeless = (c.lo[rows] == NEVER) & (c.monthday[rows] == NEVER)
    rows = rows[timeless if probe else timeless | (c.sentence[rows] < _TOP_LETTERS)]
    width = CONTEXT if probe else _STORY_WORDS
    telling = c.context[rows, :width]
    alone = telling[:, 0] == NOBODY
    telling[alone, :KEYS] = c.keys[rows[alone], :width]
    telling[alone, KEYS:] = NOBODY
    telling.sort(axis=1)
    keys, holders = [np.empty(0, np.uint32)], [np.empty(0, np.int32)]
    for x, y in combinations(range(width), 2):
        full = telling[:, x] != NOBODY
        mixed = _hashed(telling[full, x].astype(np.int64), telling[full, y].astype(np.int64), 5)
        keys.append(_hashed(mixed.astype(np.int64), c.type[rows[full]].astype(np.int64), 6))
        holders.append(rows[full])
    return np.concatenate(keys), np.concatenate(holders)


def _story_day(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    """Reports of one kind and day meet by a word that tells their articles, whatever words they use."""
    rows = rows[_precise(c, rows)]
    spread, words = _spread(c.context[:, : _TELLING_WORDS if probe else _STORY_WORDS], rows)
    return _with_time(c, spread, words * len(TYPES) + c.type[spread], _DAYS, int(probe), 11)


def _article(c: Columns, names: Names, rows: Ints, probe: bool) -> tuple[Keys, Ints]:
    return _hashed(c.article[rows].astype(np.int64), np.zeros(len(rows), np.int64), 7), rows


FAMILIES = (_place_day, _word_day, _word_month, _word_weeks, _word_open_day, _story_kind, _story_day, _article)


def _open_days(c: Columns, rows: Ints, probe: bool) -> Ints:
    """Rows that tell a day; as probes only those whose year is not known."""
    days = c.monthday if probe else c.calendar
    return np.asarray(rows[days[rows] != NEVER])


def _within_weeks(c: Columns, rows: Ints, probe: bool) -> Ints:
    """Rows with a fine time; as probes only those whose own words do not tell it, and plans, which may be put off."""
    rows = rows[_precise(c, rows)]
    return rows[(c.told[rows] == 0) | (c.world[rows] == PLANNED)] if probe else rows


def _precise(c: Columns, rows: Ints) -> NDArray[np.bool_]:
    return np.asarray((c.lo[rows] != NEVER) & (c.hi[rows] - c.lo[rows] < DAYS_PRECISE))


def _spread(keys: Ints, rows: Ints) -> Spread:
    """Each row once for each of its key words."""
    words = keys[rows]
    held = words != NOBODY
    return np.repeat(rows, held.sum(axis=1)), words[held].astype(np.int64)


def _with_time(c: Columns, spread: Ints, names: Longs, unit: int, around: int, salt: int) -> tuple[Keys, Ints]:
    """One key for each (name, unit of days), from `around` days before the first day to as many after the last."""
    lo = (c.lo[spread].astype(np.int64) - around) // unit
    hi = (c.hi[spread].astype(np.int64) + around) // unit
    hi = np.where(hi - lo > _MONTHS, lo, hi)
    counts = hi - lo + 1
    return _hashed(np.repeat(names, counts), np.repeat(lo, counts) + _within(counts), salt), np.repeat(spread, counts)


def _hashed(a: Longs, b: Longs, salt: int) -> Keys:
    """A key of two numbers; a chance collision only costs a needless comparison."""
    with np.errstate(over="ignore"):
        mixed = (a.astype(np.uint64) + np.uint64(salt)) * _PRIMES[0] ^ (b.astype(np.uint64) + np.uint64(1)) * _PRIMES[1]
        mixed ^= mixed >> np.uint64(29)
        mixed *= _PRIMES[2]
        return np.asarray(mixed ^ (mixed >> np.uint64(32)), np.uint32)
