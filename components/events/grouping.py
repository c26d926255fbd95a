"""From components to events: a component that holds together as a whole is one event; any other is clustered.

A component is taken whole if the mean likeness over all its pairs (pairs not alike count 0) is at least `WHOLE` and its
days, places and numbers agree throughout. That is most of them, and costs no work for each pair.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from components.events.clusters import MAGNITUDES, STRETCH_DAYS, Edges, cluster
from components.events.columns import NEVER, Columns, Ints
from components.events.likeness import CLOCKS_MIN
from components.events.pairs import Pairs, distinct
from components.events.scenes import NOWHERE, may_be_one_scene
from components.events.vocabulary import NOBODY
from components.model import Mention

WHOLE = 0.40


@dataclass(frozen=True, slots=True)
class Edits:
    """Pairs of rows that a person put together or took apart."""

    together: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]


def groups_of(
    mentions: Sequence[Mention], columns: Columns, root: Ints, rows: Ints, pairs: Pairs, edits: Edits
) -> Iterator[tuple[int, ...]]:
    """The events among `rows` (whole components), each the rows of its mentions in the order of their ids."""
    order = np.argsort(root[rows], kind="stable")
    sorted_rows = rows[order]
    starts = np.flatnonzero(np.r_[True, np.diff(root[sorted_rows]) != 0]) if len(rows) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(sorted_rows)])
    component = np.full(len(root), -1, np.int64)
    component[sorted_rows] = np.repeat(np.arange(len(starts)), sizes)
    inside = (component[pairs.a] == component[pairs.b]) & (component[pairs.a] >= 0)
    pairs = pairs.where(inside)
    edited = {at for pair in (*edits.together, *edits.apart) for row in pair if (at := int(component[row])) >= 0}
    loose = ~_whole(columns, sorted_rows, starts, sizes, component, pairs)
    loose[sorted(edited)] = sizes[sorted(edited)] > 1
    edges = _Edges(component, pairs, loose)
    listed, bounds = sorted_rows.tolist(), [*starts.tolist(), len(sorted_rows)]
    for at, is_loose in enumerate(loose.tolist()):
        members = listed[bounds[at] : bounds[at + 1]]
        if len(members) > 1:
            members.sort(key=lambda row: mentions[row].id)
        if is_loose:
            yield from _clustered(mentions, columns, members, edges.of(at), edits)
        else:
            yield tuple(members)


class _Edges:
    """The pairs of loose components, sorted by component."""

    def __init__(self, component: NDArray[np.int64], pairs: Pairs, loose: NDArray[np.bool_]) -> None:
        self.pairs = pairs.where(loose[component[pairs.a]]) if len(pairs.a) else pairs
        holder = component[self.pairs.a]
        self.pairs = self.pairs.where(np.argsort(holder))
        self.bounds = np.searchsorted(np.sort(holder), np.arange(len(loose) + 1))

    def of(self, at: int) -> Pairs:
        """The pairs of one component."""
        return self.pairs.where(slice(*self.bounds[at : at + 2].tolist()))


def _whole(
    c: Columns,
    rows: Ints,
    starts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    component: NDArray[np.int64],
    pairs: Pairs,
) -> NDArray[np.bool_]:
    """True for each component that is one event as it stands."""
    if not len(starts):
        return np.empty(0, np.bool_)
    sums = np.bincount(component[pairs.a], weights=pairs.scores, minlength=len(starts))
    alike = sums / np.maximum(sizes * (sizes - 1) / 2, 1) >= WHOLE
    day = (c.lo[rows] != NEVER) & (c.lo[rows] == c.hi[rows]) & (c.told[rows] == 1)
    first = np.minimum.reduceat(np.where(day, c.lo[rows], 10**7), starts)
    last = np.maximum.reduceat(np.where(day, c.hi[rows], -(10**7)), starts)
    weak = np.maximum.reduceat(np.nan_to_num(c.magnitude[rows], nan=-1e3), starts)
    strong = np.minimum.reduceat(np.nan_to_num(c.magnitude[rows], nan=1e3), starts)
    early = np.minimum.reduceat(np.where(c.clock[rows] == NOBODY, 10**4, c.clock[rows]), starts)
    late = np.maximum.reduceat(c.clock[rows], starts)
    one_result = _at_most_one(component[rows], c.result[rows], NOBODY, len(starts))
    agreed = (
        alike
        & (last - first <= STRETCH_DAYS)
        & (weak - strong <= MAGNITUDES)
        & one_result
        & (late - early <= CLOCKS_MIN)
    )
    own_place = np.where(c.lent[rows] == 1, NOWHERE, c.place[rows])
    one_place = _at_most_one(component[rows], own_place, NOWHERE, len(starts))
    for at in np.flatnonzero(agreed & ~one_place & (sizes > 1)).tolist():
        numbers = {int(place) for place in own_place[starts[at] : starts[at] + sizes[at]]} - {NOWHERE}
        spots = [c.scenes.places[number] for number in numbers]
        agreed[at] = all(may_be_one_scene(a, b) for a, b in combinations(spots, 2))
    return np.asarray(agreed | (sizes == 1))


def _at_most_one(component: NDArray[np.int64], values: Ints, unknown: int, count: int) -> NDArray[np.bool_]:
    """True for each component whose known values are all the same."""
    known = values != unknown
    pairs = distinct(component[known] << 32 | values[known].astype(np.int64))
    return np.asarray(np.bincount(pairs >> 32, minlength=count) <= 1)


def _clustered(
    mentions: Sequence[Mention], columns: Columns, members: Sequence[int], pairs: Pairs, edits: Edits
) -> Iterator[tuple[int, ...]]:
    rank = {row: at for at, row in enumerate(members)}
    a, b = (np.array([rank[row] for row in rows.tolist()], np.int32) for rows in (pairs.a, pairs.b))
    edges = Edges(a, b, pairs.scores, columns.article[pairs.a] != columns.article[pairs.b])
    together, apart = _local(edits.together, rank), _local(edits.apart, rank)
    for group in cluster([mentions[row] for row in members], edges, together, apart):
        yield tuple(members[at] for at in group)


def _local(pairs: Sequence[tuple[int, int]], rank: Mapping[int, int]) -> list[tuple[int, int]]:
    return [(rank[a], rank[b]) for a, b in pairs if a in rank and b in rank]
