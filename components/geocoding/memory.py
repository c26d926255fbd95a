"""Remembers what an online service answered, so that no question is asked twice, and lets an answer be taken back."""

import json
import sqlite3
import threading
from pathlib import Path

from components.model import Place

_SCHEMA = """CREATE TABLE IF NOT EXISTS answer(
    question TEXT PRIMARY KEY, server TEXT NOT NULL, places TEXT NOT NULL) WITHOUT ROWID"""


class Memory:
    """Answers in one SQLite file: question → places, also the empty answer. Safe in many threads."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.execute(_SCHEMA)

    def recall(self, question: str) -> tuple[Place, ...] | None:
        """The places once answered, best first; `()` = the service knew none; None = never asked."""
        with self._lock:
            row = self._connection.execute("SELECT places FROM answer WHERE question = ?", (question,)).fetchone()
        return None if row is None else tuple(_place(fields) for fields in json.loads(row[0]))

    def keep(self, question: str, server: str, places: tuple[Place, ...]) -> None:
        """Remember an answer; a later one to the same question replaces it."""
        rows = json.dumps([_fields(place) for place in places], ensure_ascii=False)
        with self._lock, self._connection:
            self._connection.execute("INSERT OR REPLACE INTO answer VALUES(?,?,?)", (question, server, rows))

    def forget(self, question: str) -> bool:
        """Take an answer back; False if there was none."""
        with self._lock, self._connection:
            return self._connection.execute("DELETE FROM answer WHERE question = ?", (question,)).rowcount > 0

    def questions(self) -> tuple[str, ...]:
        """Everything that was asked, in alphabetical order of the code points."""
        with self._lock:
            return tuple(row[0] for row in self._connection.execute("SELECT question FROM answer ORDER BY question"))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _fields(place: Place) -> list[object]:
    return [place.id, place.name, place.kind, place.lat, place.lon, place.radius_km, place.country, list(place.within)]


def _place(fields: list[object]) -> Place:
    identity, name, kind, lat, lon, radius_km, country, within = fields
    return Place(
        str(identity), str(name), str(kind), float(str(lat)), float(str(lon)), float(str(radius_km)),
        None if country is None else str(country), within=tuple(within) if isinstance(within, list) else (),
    )  # fmt: skip
