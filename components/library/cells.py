"""Why: a map of a million events must cost as little as one of ten: what stands close together is one cell.

Events are first counted by spot, then spots are joined. Only sites and settlements are joined with each other; what is
known to the province, region or country stays one cell a place, with the radius of its doubt, and is never a pin.
"""

import sqlite3
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.library.answers import Cell, Cells
from components.library.columns import TYPES, Bools, Columns
from components.library.filters import inside
from components.library.items import items
from components.library.store import event_ids
from components.model import BoundingBox, GeoPrecision

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
    numbers = columns.rows["n"]
    names = event_ids(connection, (int(numbers[position]) for positions in members for position in positions))
    alone = np.array([positions[0] for positions, row in zip(members, types, strict=True) if row.sum() == 1], np.int64)
    single = {item.id: item for item in items(connection, columns, alone)}
    by_size = np.argsort(-types.sum(axis=1), kind="stable")
    return tuple(
        _cell(columns, spots[groups == one], types[one], _ids(numbers, names, members[one]), single) for one in by_size
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


def _cell(
    columns: Columns, spots: NDArray[Any], types: NDArray[Any], ids: tuple[str, ...], single: dict[str, Any]
) -> Cell:
    lat, lon = columns.lat[spots], columns.lon[spots]
    count = int(types.sum())
    grade = GeoPrecision(int(columns.geo[spots].min() if len(spots) == 1 else columns.geo[spots].max()))
    place = columns.spots[int(spots[0])].place if len({columns.spots[int(n)].place.id for n in spots}) == 1 else None
    bounds = (float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))
    return Cell(
        round(float(lat.mean()), 5),
        round(float(lon.mean()), 5),
        count,
        GRADES[grade],
        bounds,
        {TYPES[code].value: int(types[code]) for code in np.argsort(-types, kind="stable") if types[code]},
        ids,
        single.get(ids[0]) if count == 1 and ids else None,
        place.name if place else None,
        place.radius_km if place else None,
    )
