"""Why: the one door of the room: a folder on disk as something that is asked and added to, from any thread.

Every answer is of one version; the mirror in memory is renewed when the version on disk has moved on, whoever moved it.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_data_path

from components.library import cells, facets, listing, timeline
from components.library.answers import Added, Cells, Dossier, Facets, Page, Reading, Record, Shelf, Timeline
from components.library.columns import Bools, Columns
from components.library.database import Database, version
from components.library.edits import Edit, read_edits
from components.library.filters import masks, selected
from components.library.mirror import WORTH_KEEPING, load_columns, read_columns, save_columns
from components.library.overrides import Override
from components.library.store import read_events
from components.library.upkeep import Upkeep, telling
from components.model import Analysis, BoundingBox, Event, Link, Selection

T = TypeVar("T")
EVERYTHING = Selection()
WORLD = BoundingBox(-180.0, -90.0, 180.0, 90.0)


def home_path() -> Path:
    """Where a person's data lives: `$OLAY_ATLASI_HOME`, else the user's data folder."""
    home = os.environ.get("OLAY_ATLASI_HOME")
    return Path(home) if home else user_data_path("olay-atlasi")


def default_library_path() -> Path:
    """The library's folder: `$OLAY_ATLASI_LIBRARY`, else `library` in the home folder."""
    folder = os.environ.get("OLAY_ATLASI_LIBRARY")
    return Path(folder) if folder else home_path() / "library"


class Library:
    """Articles, their events and what people said about them. Answers take a Selection; `()` and None as in `model`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder)
        self._columns: Columns | None = None
        self._kept_events = 0  # in the file beside the library
        self._refresh = threading.Lock()
        self._upkeep = Upkeep(self.database)

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Opens the library of a folder, makes it where there is none; LibraryError when that cannot be done."""
        return cls(path)

    @property
    def version(self) -> int:
        """Grows with every change, also by other processes."""
        with self.database.reading() as connection:
            return version(connection)

    def columns(self) -> Columns:
        """The mirror of the present version."""
        with self.database.reading() as connection:
            return self._mirror(connection)

    def timeline(
        self,
        selection: Selection = EVERYTHING,
        t0: float | None = None,
        t1: float | None = None,
        bins: int = 240,
        limit: int = 80,
    ) -> Timeline:
        """Counts and telling items of a window (None: where most of the selected events are)."""
        timeline.check((t0, t1))
        bins, limit = max(1, min(bins, timeline.MAX_BINS)), max(0, min(limit, timeline.MAX_ITEMS))
        return self._ask(
            selection,
            lambda connection, columns, kept: timeline.timeline(connection, columns, kept, (t0, t1), bins, limit),
        )

    def cells(self, selection: Selection = EVERYTHING, view: BoundingBox = WORLD, zoom: float = 2) -> Cells:
        """What the map shows in a view."""
        return self._ask(
            selection, lambda connection, columns, kept: cells.cells(connection, columns, kept, view, zoom)
        )

    def page(
        self,
        selection: Selection = EVERYTHING,
        sort: str = "time",
        tray: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page:
        """A page of the list; `tray` undated or unplaced shows only events without time or place."""
        listing.check(sort, tray)
        offset, limit = max(0, offset), max(0, min(limit, listing.MAX_ROWS))
        return self._ask(
            selection,
            lambda connection, columns, kept: listing.page(connection, columns, kept, sort, tray, offset, limit),
        )

    def facets(self, selection: Selection = EVERYTHING, limit: int = facets.MAX_VALUES) -> Facets:
        """What each filter offers, counted under the other filters."""
        with self.database.reading() as connection:
            columns = self._mirror(connection)
            return facets.facets(columns, masks(columns, selection, _finder(connection)), limit)

    def counts(self, selection: Selection = EVERYTHING) -> tuple[int, int]:
        """n selected of N events."""
        return self._ask(selection, lambda _, columns, kept: (int(np.count_nonzero(kept)), len(columns)))

    def event(self, event_id: str) -> Dossier | None:
        """Everything about one event; None if there is none of this id."""
        with self.database.reading() as connection:
            return listing.dossier(connection, self._mirror(connection), event_id)

    def telling(self, mention_id: str) -> str | None:
        """The id of the event that tells a mention, which a correction may have changed; None if that is gone."""
        with self.database.reading() as connection:
            return next(iter(telling(connection, mention_id)), None)

    def events(self, ids: Iterable[str]) -> tuple[Event, ...]:
        """Events by id, in the order asked; unknown ids are left out."""
        with self.database.reading() as connection:
            return read_events(connection, tuple(ids))

    def article(self, article_id: str) -> Reading | None:
        """An article with all that was read out of it; None if there is none of this id."""
        with self.database.reading() as connection:
            return listing.reading(connection, article_id)

    def articles(self) -> tuple[Shelf, ...]:
        """All articles, latest published first."""
        with self.database.reading() as connection:
            return listing.shelves(connection)

    def export_records(self, selection: Selection = EVERYTHING) -> Iterator[Record]:
        """Every selected event in order of time with its sentences, articles and links, all of one version."""
        with self.database.reading() as connection:
            columns = self._mirror(connection)
            kept = selected(columns, selection, _finder(connection))
            yield from listing.records(connection, columns, kept)

    def add(self, analyses: Iterable[Analysis]) -> Added:
        """Stores what was read out of articles and links it with what is there, all or nothing.

        An article whose id is known adds nothing. Copies of one report count as one source.
        """
        return self._upkeep.add(analyses)

    def known_articles(self, ids: Iterable[str]) -> set[str]:
        """Those of the article ids that are in the library."""
        return self._upkeep.known_articles(ids)

    def undated_articles(self) -> set[str]:
        """Ids of the articles whose day of publication nobody knows."""
        with self.database.reading() as connection:
            return {one for (one,) in connection.execute("SELECT id FROM articles WHERE published IS NULL")}

    def put(self, analyses: Iterable[Analysis], events: Sequence[Event], links: Iterable[Link] = ()) -> Added:
        """Stores articles with events that are already linked, all or nothing; events of known ids are replaced."""
        return self._upkeep.put(analyses, events, links)

    def remove_articles(self, ids: Iterable[str]) -> int:
        """Takes articles out and tells their events anew from what is left; how many were there."""
        return self._upkeep.remove_articles(ids)

    def merge(self, event_ids: Sequence[str]) -> int:
        """Says that these events are one; the correction's number. LibraryError for an id that is not there."""
        return self._upkeep.merge(event_ids)

    def split(self, event_id: str, mention_ids: Iterable[str]) -> int:
        """Says that these mentions are not of the same event as its others; the correction's number."""
        return self._upkeep.split(event_id, mention_ids)

    def override(self, event_id: str, said: Override) -> int:
        """Says what an event's time, place or type is; the correction's number."""
        return self._upkeep.override(event_id, said)

    def undo(self, number: int) -> bool:
        """Takes a correction back; False if there is none of this number or it was taken back before."""
        return self._upkeep.undo(number)

    def edits(self) -> tuple[Edit, ...]:
        """All corrections in the order they were made, those taken back too."""
        with self.database.reading() as connection:
            return read_edits(connection)

    def _ask(self, selection: Selection, answer: Callable[[sqlite3.Connection, Columns, Bools], T]) -> T:
        with self.database.reading() as connection:
            columns = self._mirror(connection)
            return answer(connection, columns, selected(columns, selection, _finder(connection)))

    def _mirror(self, connection: sqlite3.Connection) -> Columns:
        """The mirror of this connection's moment."""
        with self._refresh:
            if self._columns is None:
                self._columns = load_columns(connection, self.folder)
                self._kept_events = len(self._columns or ())
            columns = self._columns = read_columns(connection, self._columns)
            if len(columns) - self._kept_events >= WORTH_KEEPING:
                self._kept_events = len(columns)
                save_columns(columns, self.folder)
        return columns


def _finder(connection: sqlite3.Connection) -> Callable[[str], NDArray[np.int32]]:
    def find(query: str) -> NDArray[np.int32]:
        rows = connection.execute("SELECT rowid FROM event_text WHERE event_text MATCH ?", (query,))
        return np.fromiter((n for (n,) in rows), np.int32)

    return find
