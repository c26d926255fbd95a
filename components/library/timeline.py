"""Why: a timeline of a million events must cost as little as one of ten: counts in bins and a few telling items.

An event that is known to the year only is not counted on 1 January. It is counted once, at a fixed but arbitrary spot
of the part of it that the window shows, so coarse dates look spread out and all bins together are what overlaps it.
"""

import sqlite3
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.library.answers import Timeline
from components.library.columns import Bools, Columns, Floats
from components.library.items import items
from components.library.selection import InvalidValue

MAX_BINS = 2000
MAX_ITEMS = 500
GOLDEN = 0.6180339887498949  # multiples of it fill [0, 1) evenly (Weyl)
TAIL = 0.02  # share of events at either end that may lie outside of the first window
FAR = 4.0  # … if showing them makes it so many times longer
MARGIN = 0.03
FARTHEST_DAY = 4_000_000  # eleven thousand years, more than a date can say


def timeline(
    connection: sqlite3.Connection,
    columns: Columns,
    kept: Bools,
    window: tuple[float | None, float | None],
    bins: int,
    limit: int,
) -> Timeline:
    """Counts and at most `limit` items of a window (None = where most of the kept events are)."""
    extent = _extent(columns)
    shown = _window(columns, kept, window)
    overlapping = _overlapping(columns, shown)
    inside = np.flatnonzero(kept[: columns.dated] & overlapping)
    spots = _spread(columns, inside, shown)
    telling = _telling(columns, inside, spots, shown, limit)
    return Timeline(
        columns.version,
        extent,
        shown,
        columns.memory.recall(("all", shown, bins), lambda: _everything(columns, overlapping, shown, bins)),
        _histogram(spots, shown, bins),
        items(connection, columns, telling),
        len(inside),
        int(np.count_nonzero(kept)),
        len(columns),
        int(np.count_nonzero(kept[columns.dated :])),
    )


def check(window: tuple[float | None, float | None]) -> None:
    """InvalidValue unless the window is of days that a calendar may have, and has a length."""
    t0, t1 = window
    for name, edge in (("t0", t0), ("t1", t1)):
        if edge is not None and not abs(edge) < FARTHEST_DAY:  # NaN too
            raise InvalidValue(name, str(edge), f"days since 1970-01-01 between ±{FARTHEST_DAY}")
    if t0 is not None and t1 is not None and t1 <= t0:
        raise InvalidValue("window", f"{t1:g}", f"t1 must lie after t0={t0:g}")


def _extent(columns: Columns) -> tuple[float, float] | None:
    if not columns.dated:
        return None
    return columns.memory.recall("extent", lambda: (float(columns.starts[0]), float(columns.ends.max())))


def _window(columns: Columns, kept: Bools, asked: tuple[float | None, float | None]) -> tuple[float, float]:
    t0, t1 = asked
    if t0 is not None and t1 is not None:
        return t0, t1
    at = np.flatnonzero(kept[: columns.dated])
    first, last = _busy(columns.starts[at], columns.ends[at]) if len(at) else _extent(columns) or (0.0, 1.0)
    margin = (last - first) * MARGIN
    first, last = (first - margin if t0 is None else t0), (last + margin if t1 is None else t1)
    return first, max(last, first + 1 / 24)


def _busy(starts: Floats, ends: Floats) -> tuple[float, float]:
    """From the first to the last event, without a lonely few in another century."""
    first, last = float(starts.min()), float(ends.max())
    low, high = float(np.quantile(starts, TAIL)), float(np.quantile(ends, 1 - TAIL))
    middle = max(high - low, 1.0)
    return (first, last) if last - first <= FAR * middle else (low, high)


def _overlapping(columns: Columns, window: tuple[float, float]) -> Bools:
    return (columns.starts < window[1]) & (columns.ends > window[0])


def _spread(columns: Columns, at: NDArray[Any], window: tuple[float, float]) -> Floats:
    """Where in the window each event is counted."""
    first: Floats = np.maximum(columns.starts[at], window[0])
    last: Floats = np.minimum(columns.ends[at], window[1])
    spots: Floats = first + (columns.n[at] * GOLDEN % 1.0) * (last - first)
    return spots


def _bin(spots: Floats, window: tuple[float, float], bins: int) -> NDArray[Any]:
    share = (spots - window[0]) / (window[1] - window[0])
    return np.clip((share * bins).astype(np.int64), 0, bins - 1)


def _histogram(spots: Floats, window: tuple[float, float], bins: int) -> tuple[int, ...]:
    return tuple(np.bincount(_bin(spots, window, bins), minlength=bins).tolist())


def _everything(columns: Columns, overlapping: Bools, window: tuple[float, float], bins: int) -> tuple[int, ...]:
    return _histogram(_spread(columns, np.flatnonzero(overlapping), window), window, bins)


def _telling(
    columns: Columns, at: NDArray[Any], spots: Floats, window: tuple[float, float], limit: int
) -> NDArray[Any]:
    """Positions of the most telling event of each of `limit` stretches, the best first; then the best of the rest."""
    if not len(at) or limit < 1:
        return at[:0]
    score = _score(columns, at, window)
    stretch = _bin(spots, window, limit)
    best = np.full(limit, -np.inf)
    np.maximum.at(best, stretch, score)
    of_stretch = np.flatnonzero(score == best[stretch])
    _, first = np.unique(stretch[of_stretch], return_index=True)
    chosen = of_stretch[first]
    chosen = chosen[np.argsort(-score[chosen], kind="stable")]
    rest = np.setdiff1d(np.argpartition(-score, min(2 * limit, len(at)) - 1)[: 2 * limit], chosen)
    rest = rest[np.argsort(-score[rest], kind="stable")]
    telling: NDArray[Any] = at[np.concatenate([chosen, rest])[:limit]]
    return telling


def _score(columns: Columns, at: NDArray[Any], window: tuple[float, float]) -> Floats:
    """Reported by many, surely dated and placed, and not longer than what is looked at."""
    length = np.minimum((columns.ends[at] - columns.starts[at]) / (window[1] - window[0]), 1.0)
    score: Floats = (
        np.log2(columns.sources[at] + 1.0) + columns.confidence[at] + 0.5 * (columns.spot[at] > 0) - 2.0 * length
    )
    return score
