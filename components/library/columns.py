"""Why: counting a million events for every drag of a window must take milliseconds, so what is counted lies in arrays.

`Columns` is an immutable mirror of one version of the library: 27 bytes an event (and 16 for its ends as floats), in
order of time, the undated last. Places, publishers and actors are numbered; an event's point is that of its spot (a
place and how precisely it is meant).
A newer version is made from an older one and the rows that changed since. Being immutable, it is safe in any thread.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from components.library.memory import Memory
from components.model import EventType, GeoPrecision, Modality, Place

TYPES = tuple(EventType)
MODALITIES = tuple(Modality)
UNDATED = np.iinfo(np.int32).max  # sorts after every day and overlaps none
MINUTES_A_DAY = 1440

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

ROW = np.dtype(
    [
        ("n", "i4"),
        ("first_day", "i4"),
        ("last_day", "i4"),
        ("spot", "i4"),
        ("confidence", "f4"),
        ("clock", "i2"),
        ("sources", "u2"),
        ("type", "u1"),
        ("modality", "u1"),
        ("precision", "u1"),
    ]
)
NAMES = ROW.names or ()
PAIR = np.dtype([("n", "i4"), ("other", "i4")])
NO_PRECISION = 9
REMEMBERED = 12  # selections; a mask of a million events is 1 MB


class Spot(NamedTuple):
    """A place as precisely as some events name it."""

    place: Place
    precision: GeoPrecision


class ArticleHead(NamedTuple):
    """What lists show of an article; `published` ISO or None, `added` an ISO moment in UTC, to the second."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    added: str


@dataclass(frozen=True, eq=False)
class Columns:
    """One version of the library, ready to be counted. The arrays of length N are in order of time, undated last."""

    born: int
    version: int
    n: Ints  # row number
    first_day: Ints  # days since 1970-01-01; UNDATED where nobody knows
    last_day: Ints  # inclusive; -UNDATED where nobody knows
    spot: Ints  # number in `spots`, 0 = unplaced
    confidence: NDArray[np.float32]
    clock: NDArray[np.int16]  # minutes after midnight, -1 = unknown
    sources: NDArray[np.uint16]
    type: NDArray[np.uint8]  # index into `TYPES`
    modality: NDArray[np.uint8]  # index into `MODALITIES`
    precision: NDArray[np.uint8]  # TimePrecision
    event_article: NDArray[Any]  # PAIR (row number of an event, row number of an article that reports it)
    event_actor: NDArray[Any]  # PAIR (row number of an event, row number of an actor)
    spots: dict[int, Spot]  # by row number, from 1
    articles: dict[int, ArticleHead]  # by row number
    actors: dict[int, str]  # by row number
    memory: Memory = field(default_factory=lambda: Memory(REMEMBERED))  # what was computed for this version

    def __len__(self) -> int:
        return len(self.n)

    @cached_property
    def dated(self) -> int:
        """How many events are dated: they stand before the others."""
        return int(np.searchsorted(self.first_day, UNDATED))

    @cached_property
    def starts(self) -> Floats:
        """Start of each dated event, in days since 1970 with the clock as a fraction."""
        clock = self.clock[: self.dated]
        starts: Floats = self.first_day[: self.dated] + np.where(clock > 0, clock, 0) / MINUTES_A_DAY
        return starts

    @cached_property
    def ends(self) -> Floats:
        """End (exclusive) of each dated event: a minute after a clock time, else the midnight after the last day."""
        clock = self.clock[: self.dated]
        length: Floats = np.where(clock >= 0, (clock + 1) / MINUTES_A_DAY, 1.0)
        return self.last_day[: self.dated] + length

    @cached_property
    def lat(self) -> Floats:
        """Latitude by spot number (NaN where there is none)."""
        return self._of_spots(np.float64, np.nan, {n: spot.place.lat for n, spot in self.spots.items()})

    @cached_property
    def lon(self) -> Floats:
        """Longitude by spot number (NaN where there is none)."""
        return self._of_spots(np.float64, np.nan, {n: spot.place.lon for n, spot in self.spots.items()})

    @cached_property
    def geo(self) -> NDArray[np.uint8]:
        """GeoPrecision by spot number."""
        return self._of_spots(np.uint8, GeoPrecision.NONE, {n: int(spot.precision) for n, spot in self.spots.items()})

    @cached_property
    def place_code(self) -> Ints:
        """A number by spot number; spots of the same place have the same one, 0 = no place."""
        codes: dict[str, int] = {}
        return self._of_spots(
            np.int32, 0, {n: codes.setdefault(spot.place.id, len(codes) + 1) for n, spot in self.spots.items()}
        )

    def _of_spots(self, kind: Any, blank: float, values: dict[int, Any]) -> NDArray[Any]:
        array = np.full(max(self.spots, default=0) + 1, blank, kind)
        array[list(values)] = list(values.values())
        return array

    @cached_property
    def _by_number(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.n).astype(np.int32)
        return self.n[order], order

    def positions(self, numbers: NDArray[Any]) -> Ints:
        """Where the events of these row numbers stand; numbers that this version does not know are left out."""
        known, order = self._by_number
        if not len(known):
            return np.empty(0, np.int32)
        at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
        found: Ints = order[at[known[at] == numbers]]
        return found

    @cached_property
    def article_pairs(self) -> tuple[Ints, Ints]:
        """(position of the event, row number of an article that reports it), each pair once."""
        return self._aligned(self.event_article)

    @cached_property
    def actor_pairs(self) -> tuple[Ints, Ints]:
        """(position of the event, row number of an actor), each pair once."""
        return self._aligned(self.event_actor)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Names of publishers; articles without one have none."""
        return tuple(sorted({head.publisher for head in self.articles.values() if head.publisher}))

    @cached_property
    def publisher_pairs(self) -> tuple[Ints, Ints]:
        """(position of the event, index into `publishers`), each pair once."""
        index = {name: code for code, name in enumerate(self.publishers)}
        of_article = np.full(max(self.articles, default=0) + 1, -1, np.int32)
        for n, head in self.articles.items():
            if head.publisher:
                of_article[n] = index[head.publisher]
        at, article = self.article_pairs
        publisher = of_article[article]
        known = publisher >= 0
        both = np.unique(at[known].astype(np.int64) * (len(index) or 1) + publisher[known])
        return (both // (len(index) or 1)).astype(np.int32), (both % (len(index) or 1)).astype(np.int32)

    def _aligned(self, pairs: NDArray[Any]) -> tuple[Ints, Ints]:
        known, order = self._by_number
        if not len(pairs):
            return np.empty(0, np.int32), np.empty(0, np.int32)
        return order[np.searchsorted(known, pairs["n"])], np.ascontiguousarray(pairs["other"])
