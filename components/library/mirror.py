"""Why: the columns follow the library: made once, then brought up to its moment from the rows that changed since.

The first reading of a million events takes seconds, so a big mirror is also kept beside the library (`columns.npz`) and
the next process begins from there. A file that is missing, broken or of another library costs only that time.
"""

import os
import sqlite3
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.library.codec import decode
from components.library.columns import (
    MODALITIES,
    NAMES,
    NO_PRECISION,
    PAIR,
    ROW,
    TYPES,
    UNDATED,
    ArticleHead,
    Bools,
    Columns,
    Spot,
)
from components.model import GeoPrecision, Place

FILE_NAME = "columns.npz"
WORTH_KEEPING = 50_000  # events more than in the file; fewer are read in no time
PLACES_KEPT = 100_000


def read_columns(connection: sqlite3.Connection, older: Columns | None = None) -> Columns:
    """The mirror of the library at this connection's moment, or of a later one that is known."""
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    base = older if older and older.born == meta["born"] else _nothing()
    if base.version >= meta["version"]:  # another thread may have read a later moment
        return base
    changed = _changed_rows(connection, base.version)
    stale = _stale(connection, base.version, changed["n"])
    known_article, known_actor = max(base.articles, default=0), max(base.actors, default=0)
    return Columns(
        born=meta["born"],
        version=meta["version"],
        event_article=_pairs(connection, base.event_article, stale, base.version, "event_articles", "article"),
        event_actor=_pairs(connection, base.event_actor, stale, base.version, "event_actors", "actor"),
        spots=_spots(connection),
        articles=base.articles | _article_heads(connection, known_article),
        actors=base.actors | dict(connection.execute("SELECT n, name FROM actors WHERE n > ?", (known_actor,))),
        **_in_order(base, ~np.isin(base.n, stale), changed),
    )


def save_columns(columns: Columns, folder: Path) -> None:
    """Keep the mirror beside the library; a full disk or a read-only folder is no reason to fail."""
    new = folder / f"{FILE_NAME}.{os.getpid()}"
    arrays = {name: getattr(columns, name) for name in (*NAMES, "event_article", "event_actor")}
    try:
        with new.open("wb") as file:
            np.savez(file, moment=np.array([columns.born, columns.version], np.int64), **arrays)
        new.replace(folder / FILE_NAME)
    except OSError:
        new.unlink(missing_ok=True)


def load_columns(connection: sqlite3.Connection, folder: Path) -> Columns | None:
    """The kept mirror, to be brought up to the moment by `read_columns`; None if there is none of this library."""
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    try:
        with np.load(folder / FILE_NAME, allow_pickle=False) as kept:
            arrays: dict[str, Any] = {name: kept[name] for name in kept.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        return None
    born, version = arrays.pop("moment", np.zeros(2, np.int64)).tolist()
    expected = {name: ROW[name] for name in NAMES} | {"event_article": PAIR, "event_actor": PAIR}
    if (born, {name: array.dtype for name, array in arrays.items()}) != (meta["born"], expected):
        return None
    if version > meta["version"]:  # the library was put back to an older copy of itself
        return None
    actors = dict(connection.execute("SELECT n, name FROM actors"))
    heads = _article_heads(connection, 0)
    return Columns(born=born, version=version, spots=_spots(connection), articles=heads, actors=actors, **arrays)


def _nothing() -> Columns:
    empty: dict[str, Any] = {name: np.empty(0, ROW[name]) for name in NAMES}
    pairs = np.empty(0, PAIR)
    return Columns(
        born=0, version=-1, event_article=pairs, event_actor=pairs, spots={}, articles={}, actors={}, **empty
    )


def _in_order(base: Columns, kept: Bools, changed: NDArray[Any]) -> dict[str, Any]:
    """The columns of what stays and what is new, in order of time."""
    merged = {name: np.concatenate([getattr(base, name)[kept], changed[name]]) for name in NAMES}
    order = np.lexsort((merged["n"], merged["last_day"], merged["clock"], merged["first_day"]))
    return {name: merged[name][order] for name in NAMES}


def _changed_rows(connection: sqlite3.Connection, since: int) -> NDArray[Any]:
    """Rows of `events` newer than the version; an unknown day becomes UNDATED, an unknown clock -1."""
    rows = connection.execute(
        f"""SELECT n, ifnull(first_day, {UNDATED}), ifnull(last_day, -{UNDATED}), ifnull(spot, 0), confidence,
                ifnull(clock, -1), min(sources, 65535), {_codes("type", TYPES)}, {_codes("modality", MODALITIES)},
                ifnull(precision, {NO_PRECISION}) FROM events WHERE version > ?""",
        (since,),
    )
    return np.fromiter(rows, ROW)


def _codes(column: str, values: Iterable[str]) -> str:
    """SQL that numbers the values of an enumeration."""
    arms = " ".join(f"WHEN '{value}' THEN {code}" for code, value in enumerate(values))
    return f"CASE {column} {arms} END"


def _stale(connection: sqlite3.Connection, since: int, changed: NDArray[Any]) -> NDArray[Any]:
    gone = [n for (n,) in connection.execute("SELECT event FROM gone WHERE version > ?", (since,))]
    return np.concatenate([changed, np.array(gone, np.int32)])


def _pairs(
    connection: sqlite3.Connection, base: NDArray[Any], stale: NDArray[Any], since: int, table: str, other: str
) -> NDArray[Any]:
    rows = connection.execute(
        f"SELECT p.event, p.{other} FROM events e JOIN {table} p ON p.event = e.n WHERE e.version > ?", (since,)
    )
    return np.concatenate([base[~np.isin(base["n"], stale)], np.fromiter(rows, PAIR)])


def _spots(connection: sqlite3.Connection) -> dict[int, Spot]:
    rows = connection.execute("SELECT n, precision, body FROM spots")
    return {n: Spot(_place(body), GeoPrecision(precision)) for n, precision, body in rows}


@lru_cache(PLACES_KEPT)
def _place(body: str) -> Place:
    place: Place = decode(Place, body)
    return place


def _article_heads(connection: sqlite3.Connection, after: int) -> dict[int, ArticleHead]:
    rows = connection.execute("SELECT n, id, title, publisher, published, added FROM articles WHERE n > ?", (after,))
    return {n: ArticleHead(*head) for n, *head in rows}
