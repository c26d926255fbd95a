"""From components to events: a component that holds together as a whole is one event; any other is clustered.

A component is taken whole if the mean likeness over all its pairs (pairs not alike count 0) is at least `WHOLE` and its
days, places and numbers agree throughout. That is most of them, and costs no work for each pair.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from components.events.clusters import MAGNITUDES, STRETCH_DAYS, Edge, cluster
from components.events.columns import NEVER, NOBODY, NOWHERE, Columns, Floats, Ints
from components.events.evidence import may_be_one_scene
from components.events.likeness import CLOCKS_MIN
from components.model import Mention

WHOLE = 0.40


@dataclass(frozen=True, slots=True)
class Pairs:
    """Columns of pairs of rows and how alike they are."""

    a: Ints
    b: Ints
    scores: Floats


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
    pairs = Pairs(pairs.a[inside], pairs.b[inside], pairs.scores[inside])
    edited = {int(component[row]) for pair in (*edits.together, *edits.apart) for row in pair}
    whole = _whole(columns, sorted_rows, starts, sizes, component, pairs)
    loose = [at for at in range(len(starts)) if not whole[at] or (at in edited and sizes[at] > 1)]
    edges = _edges_by_component(component, pairs, loose)
    loose_set = set(loose)
    listed, bounds = sorted_rows.tolist(), [*starts.tolist(), len(sorted_rows)]
    for at in range(len(starts)):
        members = listed[bounds[at] : bounds[at + 1]]
        if len(members) > 1:
            members.sort(key=lambda row: mentions[row].id)
        if at in loose_set:
            yield from _clustered(mentions, members, edges.get(at, ()), edits)
        else:
            yield tuple(members)


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
        spots = [c.places[number] for number in numbers]
        agreed[at] = all(may_be_one_scene(a, b) for a, b in combinations(spots, 2))
    return np.asarray(agreed | (sizes == 1))


def _at_most_one(component: NDArray[np.int64], values: Ints, unknown: int, count: int) -> NDArray[np.bool_]:
    """True for each component whose known values are all the same."""
    known = values != unknown
    distinct = np.unique(component[known] << 32 | values[known].astype(np.int64))
    return np.asarray(np.bincount(distinct >> 32, minlength=count) <= 1)


def _edges_by_component(
    component: NDArray[np.int64], pairs: Pairs, loose: Sequence[int]
) -> dict[int, list[tuple[int, int, float]]]:
    wanted = np.zeros(int(component.max(initial=-1)) + 1, np.bool_)
    wanted[list(loose)] = True
    held = np.flatnonzero(wanted[component[pairs.a]]) if len(pairs.a) else np.empty(0, np.int64)
    edges: dict[int, list[tuple[int, int, float]]] = {}
    columns = (component[pairs.a[held]], pairs.a[held], pairs.b[held], pairs.scores[held])
    for at, a, b, score in zip(*(column.tolist() for column in columns), strict=True):
        edges.setdefault(at, []).append((a, b, score))
    return edges


def _clustered(
    mentions: Sequence[Mention], members: Sequence[int], edges: Sequence[tuple[int, int, float]], edits: Edits
) -> Iterator[tuple[int, ...]]:
    rank = {row: at for at, row in enumerate(members)}
    local = [Edge(score, *sorted((rank[a], rank[b]))) for a, b, score in edges]
    groups = cluster([mentions[row] for row in members], local, _local(edits.together, rank), _local(edits.apart, rank))
    for group in groups:
        yield tuple(members[at] for at in group)


def _local(pairs: Sequence[tuple[int, int]], rank: Mapping[int, int]) -> list[tuple[int, int]]:
    return [(rank[a], rank[b]) for a, b in pairs if a in rank and b in rank]
