"""`python -m tests.bench.library [EVENTS…] [--folder DIR]`: response times of the API over synthetic libraries.

Every question is asked over HTTP with a selection that was not asked before (new) and then once more (again, as the
four panes of a page do). Beside it, in the same run, the same numbers by SQL with an index on what is filtered.
A library is made where DIR does not hold one (about a minute for 100,000 events); times are milliseconds.
"""

import argparse
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

import httpx
import uvicorn
from starlette.applications import Starlette

from components.library import Library, from_query
from components.library.columns import ROW
from components.library.filters import match_words
from components.library.mirror import read_columns
from components.model import Selection
from components.server import routes
from tests import synthetic

ROUTES = ("timeline", "cells", "events", "facets")
BATCH = 5_000  # articles stored at once
Query = list[tuple[str, str]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("events", nargs="*", type=int, default=[100_000, 1_000_000])
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "olay-atlasi-bench")
    options.add_argument("--rounds", type=int, default=12, help="selections of each kind")
    given = options.parse_args()
    for count in given.events:
        measure(made(given.folder / str(count), count), count, given.rounds)


def made(folder: Path, count: int) -> Library:
    """The library of a folder, filled if it is empty."""
    library = Library.open(folder)
    if library.counts()[1] < count:
        start = time.perf_counter()
        rows = synthetic.library(count)
        while batch := list(islice(rows, BATCH)):
            library.put([analysis for analysis, _ in batch], [event for _, events in batch for event in events])
        print(f"{count:,} events stored in {time.perf_counter() - start:.0f} s")
    return library


def measure(library: Library, count: int, rounds: int) -> None:
    """Print one table."""
    kept, anew = timed(Library.open(library.folder).columns), timed(anew_columns, library)
    size_mb, load = library.database.file.stat().st_size / 1e6, os.getloadavg()[0]
    print(f"\n{count:,} events; {ROW.itemsize} bytes each in the mirror; file {size_mb:.0f} MB; load {load:.1f}")
    print(f"mirror read in {kept:.0f} ms, made anew in {anew:.0f} ms")
    print("route     selection     new p50      p95 againp50      p95  SQL p50      p95  SQL/new")
    rival = indexed(library.database.file)
    with serving(library) as client:
        for route in ROUTES:
            for kind, make in KINDS.items():
                print(f"{route:<9} {kind:<12} {compared(client, rival, route, make, rounds)}", flush=True)


def anew_columns(library: Library) -> None:
    """Without the file beside the library."""
    with library.database.reading() as connection:
        read_columns(connection)


def compared(
    client: httpx.Client, rival: sqlite3.Connection, route: str, make: Callable[[random.Random], Query], rounds: int
) -> str:
    """One line of the table."""
    dice = random.Random(route)
    queries = [make(dice) for _ in range(rounds)]
    new = [timed(ask, client, route, query) for query in queries]
    again = [timed(ask, client, route, query) for query in queries]
    sql = [timed(RIVALS[route], rival, from_query(query)) for query in queries]
    figures = " ".join(f"{value:8.1f}" for values in (new, again, sql) for value in spread(values))
    return f"{figures} {statistics.median(sql) / statistics.median(new):8.1f}"


def timed(call: Callable[..., object], *given: object) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    call(*given)
    return (time.perf_counter() - start) * 1000


def spread(values: list[float]) -> tuple[float, float]:
    """p50 and p95."""
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


def ask(client: httpx.Client, route: str, query: Query) -> None:
    """Ask a route and insist on an answer."""
    more = [("view", "-130,-40,150,70"), ("zoom", "4")] if route == "cells" else []
    client.get(f"/api/{route}?{urlencode(query + more)}").raise_for_status()


class serving:  # noqa: N801  # reads as a verb
    """The API on a free port of this machine, as long as the block lasts."""

    def __init__(self, library: Library) -> None:
        app = Starlette(routes=routes(lambda: library))
        self.server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self) -> httpx.Client:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120)

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()


def days(dice: random.Random) -> Query:
    """Two years somewhere in the library."""
    year, month = dice.randrange(2002, 2023), dice.randrange(1, 13)
    return [("from", f"{year}-{month:02d}"), ("to", f"{year + 2}-{month:02d}")]


KINDS: dict[str, Callable[[random.Random], Query]] = {
    "everything": lambda dice: [("confidence", f"{dice.uniform(0.001, 0.2):.6f}")],
    "period+type": lambda dice: [*days(dice), *(("type", kind) for kind in dice.sample(["afet", "yargi", "secim"], 2))],
    "country": lambda dice: [
        ("place", f"iso:{dice.choice('ABCDEFGH')}X"),
        ("confidence", f"{dice.uniform(0, 0.2):.6f}"),
    ],
    "publisher": lambda dice: [("publisher", dice.choice(synthetic.PUBLISHERS)), *days(dice)],
    "rare words": lambda dice: [("q", f'"{dice.choice(synthetic.WORDS)} {dice.choice(synthetic.WORDS)} sel"')],
    "word": lambda dice: [("q", dice.choice(synthetic.WORDS)), *days(dice)],
}


def indexed(file: Path) -> sqlite3.Connection:
    """A copy of what SQL needs, with the indexes one would make for these questions."""
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA cache_size = -200000")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("ATTACH ':memory:' AS fast")
    connection.execute("CREATE TABLE fast.e AS SELECT * FROM events")
    connection.execute("CREATE UNIQUE INDEX fast.e_n ON e (n)")
    connection.execute("CREATE INDEX fast.e_days ON e (first_day, last_day, type, modality, spot, confidence)")
    connection.execute("CREATE INDEX fast.e_spot ON e (spot, first_day, type)")
    return connection


def where(connection: sqlite3.Connection, selection: Selection) -> tuple[str, list[object]]:
    """The selection as SQL."""
    parts: list[str] = ["1"]
    values: list[object] = []
    if selection.start and selection.end:
        parts.append("first_day <= ? AND last_day >= ?")
        values += [selection.end.toordinal() - 719163, selection.start.toordinal() - 719163]
    if selection.types:
        parts.append(f"type IN ({','.join('?' * len(selection.types))})")
        values += sorted(selection.types)
    if selection.min_confidence:
        parts.append("confidence >= ?")
        values.append(selection.min_confidence)
    for place in selection.places:
        parts.append("spot IN (SELECT n FROM spots WHERE json_extract(body, '$.country') = ?)")
        values.append(place.partition(":")[2])
    for publisher in selection.publishers:
        parts.append(
            "n IN (SELECT event FROM articles a JOIN event_articles ea ON ea.article = a.n WHERE a.publisher = ?)"
        )
        values.append(publisher)
    if selection.query:
        parts.append("n IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)")
        values.append(match_words(selection.query))
    return " AND ".join(parts), values


def _timeline(connection: sqlite3.Connection, selection: Selection) -> Iterator[object]:
    condition, values = where(connection, selection)
    histogram = "SELECT (first_day - 10957) * 240 / 9500, count(*) FROM fast.e WHERE {} GROUP BY 1"
    yield connection.execute(histogram.format(condition), values).fetchall()
    yield connection.execute(histogram.format("first_day IS NOT NULL")).fetchall()
    top = f"SELECT id, title, edtf FROM fast.e WHERE {condition} ORDER BY sources DESC, confidence DESC LIMIT 80"
    yield connection.execute(top, values).fetchall()


def _cells(connection: sqlite3.Connection, selection: Selection) -> Iterator[object]:
    condition, values = where(connection, selection)
    yield connection.execute(
        f"SELECT spot, type, count(*) FROM fast.e WHERE {condition} GROUP BY 1, 2", values
    ).fetchall()


def _events(connection: sqlite3.Connection, selection: Selection) -> Iterator[object]:
    condition, values = where(connection, selection)
    page = f"""SELECT e.id, e.title, d.body FROM fast.e e JOIN details d ON d.event = e.n WHERE {condition}
               ORDER BY first_day LIMIT 50"""
    yield connection.execute(page, values).fetchall()
    counts = f"SELECT count(*), sum(first_day IS NULL), sum(spot IS NULL) FROM fast.e WHERE {condition}"
    yield connection.execute(counts, values).fetchall()


def _facets(connection: sqlite3.Connection, selection: Selection) -> Iterator[object]:
    condition, values = where(connection, selection)
    for column in ("type", "modality", "spot"):
        yield connection.execute(
            f"SELECT {column}, count(*) FROM fast.e WHERE {condition} GROUP BY 1", values
        ).fetchall()
    for table, other in (("event_articles", "article"), ("event_actors", "actor")):
        facet = f"SELECT p.{other}, count(*) FROM fast.e JOIN {table} p ON p.event = n WHERE {condition} GROUP BY 1"
        yield connection.execute(facet, values).fetchall()


RIVALS: dict[str, Callable[[sqlite3.Connection, Selection], object]] = {
    "timeline": lambda connection, selection: list(_timeline(connection, selection)),
    "cells": lambda connection, selection: list(_cells(connection, selection)),
    "events": lambda connection, selection: list(_events(connection, selection)),
    "facets": lambda connection, selection: list(_facets(connection, selection)),
}

if __name__ == "__main__":
    sys.exit(main())
