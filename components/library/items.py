"""Why: marks, pins and rows show the same event alike, so positions in `Columns` become `Item`s here alone."""

import sqlite3
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.library.answers import Item
from components.library.columns import MODALITIES, TYPES, Columns
from components.library.store import in_batches


def items(connection: sqlite3.Connection, columns: Columns, at: NDArray[Any]) -> tuple[Item, ...]:
    """The events at these positions, in this order; one that was removed since the mirror was made is left out."""
    numbers = [int(n) for n in columns.n[at]]
    words: dict[int, tuple[str, str, str | None]] = {}
    for batch, marks in in_batches(numbers):
        rows = connection.execute(f"SELECT n, id, title, edtf FROM events WHERE n IN ({marks})", batch)
        words.update({n: (identity, title, edtf) for n, identity, title, edtf in rows})
    return tuple(_item(columns, int(one), words[n]) for one, n in zip(at, numbers, strict=True) if n in words)


def one_item(connection: sqlite3.Connection, columns: Columns, event_id: str) -> Item | None:
    """The event of an id, None when this version of the mirror does not know it."""
    row = connection.execute("SELECT n FROM events WHERE id = ?", (event_id,)).fetchone()
    if row is None:
        return None
    found = items(connection, columns, columns.positions(np.array([row[0]])))
    return found[0] if found else None


def _item(columns: Columns, at: int, words: tuple[str, str, str | None]) -> Item:
    identity, title, edtf = words
    dated = at < columns.dated
    spot = columns.spots.get(int(columns.spot[at]))
    place = spot.place if spot else None
    return Item(
        identity,
        title,
        float(columns.starts[at]) if dated else None,
        float(columns.ends[at]) if dated else None,
        edtf,
        int(columns.precision[at]) if dated else None,
        _clock(int(columns.clock[at])) if dated else None,
        TYPES[columns.type[at]].value,
        MODALITIES[columns.modality[at]].value,
        place.lat if place else None,
        place.lon if place else None,
        place.name if place else None,
        place.kind if place else None,
        int(spot.precision) if spot else None,
        place.radius_km if place else None,
        int(columns.sources[at]),
        round(float(columns.confidence[at]), 4),
    )


def _clock(minutes: int) -> str | None:
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes >= 0 else None
