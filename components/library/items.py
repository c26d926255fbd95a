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
    numbers = [int(n) for n in columns.rows["n"][at]]
    words: dict[int, tuple[str, str, str | None]] = {}
    for batch, marks in in_batches(numbers):
        rows = connection.execute(f"SELECT n, id, title, edtf FROM events WHERE n IN ({marks})", batch)
        words.update({n: (identity, title, edtf) for n, identity, title, edtf in rows})
    starts, ends = columns.starts(at), columns.ends(at)
    return tuple(
        _item(columns, int(position), words[n], float(t0), float(t1))
        for position, n, t0, t1 in zip(at, numbers, starts, ends, strict=True)
        if n in words
    )


def one_item(connection: sqlite3.Connection, columns: Columns, event_id: str) -> Item | None:
    """The event of an id, None when this version of the mirror does not know it."""
    row = connection.execute("SELECT n FROM events WHERE id = ?", (event_id,)).fetchone()
    if row is None:
        return None
    found = items(connection, columns, columns.positions(np.array([row[0]])))
    return found[0] if found else None


def _item(columns: Columns, at: int, words: tuple[str, str, str | None], t0: float, t1: float) -> Item:
    row = columns.rows[at]
    identity, title, edtf = words
    dated = at < columns.dated
    spot = columns.spots.get(int(row["spot"]))
    place = spot.place if spot else None
    return Item(
        identity,
        title,
        t0 if dated else None,
        t1 if dated else None,
        edtf,
        int(row["precision"]) if dated else None,
        _clock(int(row["clock"])) if dated else None,
        TYPES[row["type"]].value,
        MODALITIES[row["modality"]].value,
        place.lat if place else None,
        place.lon if place else None,
        place.name if place else None,
        place.kind if place else None,
        int(spot.precision) if spot else None,
        place.radius_km if place else None,
        int(row["sources"]),
        round(float(row["confidence"]), 4),
    )


def _clock(minutes: int) -> str | None:
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes >= 0 else None
