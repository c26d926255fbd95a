"""Why: a map of a million events must cost as little as one of ten: what stands close together is one cell.

Events are first counted by spot, then spots are joined. Only sites and settlements are joined with each other; what is
known to the province, region or country stays one cell a place, with the radius of its doubt, and is never a pin.
"""

import sqlite3
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from components.library.answers import Cell, Cells, Item
from components.library.columns import TYPES, Bools, Columns
from components.library.filters import inside
from components.library.items import items
from components.library.store import event_ids
from components.model import BoundingBox, GeoPrecision, Place

MAX_CELLS = 500
MAX_IDS = 30  # of one cell
MAX_IDS_IN_ALL = 3000
CELL_PX = 56  # side of the square whose pins become one
TOUCHING_PX = 40  # clusters closer than this would cover each other
TILE_PX = 256
KM_A_DEGREE = 111.195  # of latitude
GRADES = {
    GeoPrecision.SITE: "site",
    GeoPrecision.SETTLEMENT: "settlement",
    GeoPrecision.PROVINCE: "province",
    GeoPrecision.REGION: "region",
    GeoPrecision.COUNTRY: "country",
    GeoPrecision.NONE: "country",  # a place whose reach nobody knows is never drawn as a pin
}
EXACT = (GeoPrecision.SITE, GeoPrecision.SETTLEMENT)


def cells(connection: sqlite3.Connection, columns: Columns, kept: Bools, view: BoundingBox, zoom: float) -> Cells:
    """The kept events of a view as at most MAX_CELLS cells; where there are more, neighbours are joined further."""
    chosen = np.flatnonzero(kept)
    in_view = _in_view(columns, chosen, view)
    counts = np.bincount(columns.spot[in_view], minlength=len(columns.lat))
    spots = np.flatnonzero(counts)
    groups = _groups(columns, spots, counts[spots], zoom)
    return Cells(
        columns.version,
        _cells(connection, columns, in_view, spots, groups),
        len(in_view),
        len(chosen),
        len(columns),
        int(np.count_nonzero(columns.spot[chosen] == 0)),
    )


def _in_view(columns: Columns, chosen: NDArray[Any], view: BoundingBox) -> NDArray[Any]:
    visible = inside(columns, view)
    visible[0] = False
    seen: NDArray[Any] = chosen[visible[columns.spot[chosen]]]
    return seen


def _groups(columns: Columns, spots: NDArray[Any], counts: NDArray[Any], zoom: float) -> NDArray[Any]:
    """Group number of each spot, 0…; on a coarser grid where a screen could not hold the groups."""
    exact = np.isin(columns.geo[spots], EXACT)
    one_a_place = bool(np.count_nonzero(~exact) <= MAX_CELLS // 2)
    while True:
        groups = _join(columns, spots, counts, zoom, exact, one_a_place)
        if not len(groups) or groups.max() < MAX_CELLS or zoom < -4:
            return groups
        zoom -= 1


def _join(
    columns: Columns, spots: NDArray[Any], counts: NDArray[Any], zoom: float, exact: NDArray[Any], one_a_place: bool
) -> NDArray[Any]:
    x, y = _mercator(columns.lat[spots], columns.lon[spots], zoom)
    square = np.floor(x / CELL_PX).astype(np.int64) * (1 << 32) + np.floor(y / CELL_PX).astype(np.int64)
    coarse = spots if one_a_place else square * 8 + columns.geo[spots]
    groups = np.unique(np.where(exact, square, -1 - coarse), return_inverse=True)[1]
    return _touching(groups, exact, x, y, counts)


def _touching(
    groups: NDArray[Any], exact: NDArray[Any], x: NDArray[Any], y: NDArray[Any], counts: NDArray[Any]
) -> NDArray[Any]:
    """Joins exact groups whose centres are so close that their marks would cover each other, the biggest first."""
    weight = np.bincount(groups, counts)
    centre_x, centre_y = np.bincount(groups, counts * x) / weight, np.bincount(groups, counts * y) / weight
    pinned = np.bincount(groups, exact) > 0
    if np.count_nonzero(pinned) > 4 * MAX_CELLS:
        return groups
    into = np.arange(len(weight))
    taken: list[int] = []
    for group in sorted(np.flatnonzero(pinned).tolist(), key=lambda number: (-weight[number], number)):
        near = [
            other
            for other in taken
            if np.hypot(centre_x[other] - centre_x[group], centre_y[other] - centre_y[group]) < TOUCHING_PX
        ]
        if near:
            into[group] = near[0]
        else:
            taken.append(group)
    return np.unique(into[groups], return_inverse=True)[1]


def _mercator(lat: NDArray[Any], lon: NDArray[Any], zoom: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """Web Mercator pixels of the zoom level."""
    side = TILE_PX * 2.0**zoom
    angle = np.radians(np.clip(lat, -85.0511, 85.0511))
    return (lon + 180) / 360 * side, (1 - np.arcsinh(np.tan(angle)) / np.pi) / 2 * side


def _cells(
    connection: sqlite3.Connection, columns: Columns, at: NDArray[Any], spots: NDArray[Any], groups: NDArray[Any]
) -> tuple[Cell, ...]:
    size = int(groups.max()) + 1 if len(groups) else 0
    of_spot = np.zeros(len(columns.lat), np.int32)
    of_spot[spots] = groups
    group = of_spot[columns.spot[at]]
    types = np.bincount(group * len(TYPES) + columns.type[at], minlength=size * len(TYPES)).reshape(size, len(TYPES))
    members = _latest(at, group, size)
    names = event_ids(connection, columns.n[np.concatenate(members)].tolist() if members else ())
    alone = np.array([positions[0] for positions, row in zip(members, types, strict=True) if row.sum() == 1], np.int64)
    single = {item.id: item for item in items(connection, columns, alone)}
    reach = _Reach(columns, spots, groups, size)
    return tuple(
        _cell(reach.of(one), types[one], _ids(columns.n, names, members[one]), single)
        for one in np.argsort(-types.sum(axis=1), kind="stable").tolist()
    )


def _latest(at: NDArray[Any], group: NDArray[Any], size: int) -> list[NDArray[Any]]:
    """Positions of the latest events of each group, fewer of each when there are many groups."""
    room = min(MAX_IDS, max(1, MAX_IDS_IN_ALL // max(size, 1)))
    order = np.argsort(group.astype(np.int16), kind="stable")  # few groups: radix sort
    ends = np.searchsorted(group[order], np.arange(size), side="right")
    starts = np.concatenate([[0], ends[:-1]]) if size else ends
    return [at[order[max(start, end - room) : end]][::-1] for start, end in zip(starts, ends, strict=True)]


def _ids(numbers: NDArray[Any], names: dict[int, str], positions: NDArray[Any]) -> tuple[str, ...]:
    return tuple(names[int(n)] for n in numbers[positions] if int(n) in names)


def _cell(where: "_Where", types: NDArray[Any], ids: tuple[str, ...], single: dict[str, Item]) -> Cell:
    order = np.argsort(-types, kind="stable").tolist()
    counts = types.tolist()
    return Cell(
        where.lat,
        where.lon,
        sum(counts),
        where.grade,
        where.bounds,
        {TYPES[code].value: counts[code] for code in order if counts[code]},
        ids,
        single.get(ids[0]) if sum(counts) == 1 and ids else None,
        where.place.name if where.place else None,
        where.place.radius_km if where.place else None,
    )


class _Where(NamedTuple):
    """Where a cell stands and how far it reaches; `place` if all its events are of one."""

    lat: float
    lon: float
    grade: str
    bounds: tuple[float, float, float, float]
    place: Place | None


class _Reach:
    """Centre and ends of all groups of spots, computed at once."""

    def __init__(self, columns: Columns, spots: NDArray[Any], groups: NDArray[Any], size: int) -> None:
        self._columns = columns
        lat, lon, code = columns.lat[spots], columns.lon[spots], columns.place_code[spots]
        members = np.bincount(groups, minlength=size)
        self._lat, self._lon = np.bincount(groups, lat, size) / members, np.bincount(groups, lon, size) / members
        order = np.argsort(groups, kind="stable")
        starts = np.searchsorted(groups[order], np.arange(size))
        self._first = spots[order[starts]] if size else spots
        ends = [(np.minimum, lon), (np.minimum, lat), (np.maximum, lon), (np.maximum, lat)]
        reduced = [end.reduceat(values[order], starts) if size else values for end, values in ends]
        self._bounds = np.stack(reduced, axis=1).tolist()
        self._geo = np.maximum.reduceat(columns.geo[spots][order], starts) if size else columns.geo[spots]
        codes = code[order]
        self._one = np.minimum.reduceat(codes, starts) == np.maximum.reduceat(codes, starts) if size else codes

    def of(self, group: int) -> _Where:
        """One group's."""
        west, south, east, north = self._bounds[group]
        place = self._columns.spots[int(self._first[group])].place if self._one[group] else None
        grade = GRADES[GeoPrecision(int(self._geo[group]))]
        return _Where(
            round(float(self._lat[group]), 5),
            round(float(self._lon[group]), 5),
            grade,
            (west, south, east, north),
            place,
        )
