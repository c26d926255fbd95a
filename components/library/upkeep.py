"""Why: everything that changes a library goes this way: one writer at a time, all or nothing, version raised by one.

The linker is brought up to the moment while others may still write; if one does in between, that is done again.
"""

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from components.library.answers import Added
from components.library.copies import companions, join_copies, split_copies, write_sketch
from components.library.database import Database, next_version, version
from components.library.edits import (
    MERGE,
    OVERRIDE,
    SPLIT,
    Pairs,
    Saying,
    link_edits,
    overrides,
    read_edits,
    undo_edit,
    write_edit,
)
from components.library.linking import Linking, Rewrite, moment, rewrite
from components.library.overrides import Override
from components.library.refusal import Refusal
from components.library.store import (
    in_batches,
    read_events,
    read_told,
    remove_article,
    write_article,
    write_events,
    write_links,
)
from components.model import Analysis, Event, Link, Mention

TRIES = 3  # to bring the linker up to the moment outside of the write lock


class Upkeep:
    """The writing half of a library."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._linking = Linking()
        self._one_at_a_time = threading.Lock()

    def add(self, analyses: Iterable[Analysis]) -> Added:
        """See `Library.add`."""
        given = {analysis.article.id: analysis for analysis in analyses}
        known = self.known_articles(given)
        new = [identity for identity in given if identity not in known]
        if not new:
            return self._added((), len(given))
        with self._linked() as connection:
            mentions: list[Mention] = []
            stored: dict[str, int] = {}
            for identity in new:
                n = write_article(connection, given[identity], _clock())
                if n is not None:
                    write_sketch(connection, n, given[identity].article.text)
                    mentions += given[identity].mentions
                    stored[identity] = n
            self._write(connection, self._linking.add(mentions, join_copies(connection, stored.values())))
        return self._added(tuple(stored), len(given) - len(stored))

    def put(self, analyses: Iterable[Analysis], events: Sequence[Event], links: Iterable[Link]) -> Added:
        """See `Library.put`."""
        with self._one_at_a_time, self.database.writing() as connection:
            wanted = list(analyses)
            new = [one.article.id for one in wanted if write_article(connection, one, _clock()) is not None]
            write_events(connection, events, next_version(connection), overrides(connection))
            write_links(connection, links)
        return self._added(tuple(new), len(wanted) - len(new))

    def remove_articles(self, ids: Iterable[str]) -> int:
        """See `Library.remove_articles`."""
        with self.database.reading() as connection:
            numbers = _numbers(connection, ids)
        if not numbers:
            return 0
        with self._linked(without=numbers) as connection:
            left = companions(connection, numbers)
            for n in numbers:
                remove_article(connection, n)
            self._write(connection, self._linking.add((), split_copies(connection, left)))
        return len(numbers)

    def merge(self, event_ids: Sequence[str]) -> int:
        """See `Library.merge`."""
        with self.database.reading() as connection:
            events = [_event(connection, identity) for identity in dict.fromkeys(event_ids)]
        if len(events) < 2:
            raise Refusal("Choose at least two events to make one of them.", "library.merge_two")
        # All their reports are named: two alone, once together, might no longer be like enough to the others.
        first, *others = [mention.id for event in events for mention in event.mentions]
        return self._edit(MERGE, Pairs(tuple((first, other) for other in others)))

    def split(self, event_id: str, mention_ids: Iterable[str]) -> int:
        """See `Library.split`."""
        with self.database.reading() as connection:
            members = [mention.id for mention in _event(connection, event_id).mentions]
        taken = set(mention_ids)
        staying = [one for one in members if one not in taken]
        if not taken or not staying or not taken <= set(members):
            raise Refusal("{0}: choose some of its reports, not all of them.", "library.split_some", event_id)
        return self._edit(SPLIT, Pairs(tuple((one, other) for one in sorted(taken) for other in staying)))

    def override(self, event_id: str, said: Override) -> int:
        """See `Library.override`."""
        with self._one_at_a_time, self.database.writing() as connection:
            event = _event(connection, event_id)
            number = write_edit(connection, OVERRIDE, Saying(_anchor(event), said), _clock())
            self._retell(connection, [event.id])
        return number

    def undo(self, number: int) -> bool:
        """See `Library.undo`."""
        with self.database.reading() as connection:
            edit = next((one for one in read_edits(connection) if one.number == number and not one.undone), None)
        if edit is None:
            return False
        if isinstance(edit.body, Saying):
            with self._one_at_a_time, self.database.writing() as connection:
                undo_edit(connection, number)
                self._retell(connection, telling(connection, edit.body.mention))
        else:
            with self._linked() as connection:
                undo_edit(connection, number)
                self._write(connection, self._linking.edit(link_edits(connection)))
        return True

    def _edit(self, kind: str, body: Pairs) -> int:
        with self._linked() as connection:
            number = write_edit(connection, kind, body, _clock())
            self._write(connection, self._linking.edit(link_edits(connection)))
        return number

    def _write(self, connection: sqlite3.Connection, changes: Rewrite) -> None:
        rewrite(connection, changes, next_version(connection))
        self._linking.moment = moment(connection)

    def _retell(self, connection: sqlite3.Connection, event_ids: Sequence[str]) -> None:
        """Write events anew from what the linker said of them; the linker itself is not concerned."""
        known = self._linking.knows(connection)
        write_events(connection, read_told(connection, event_ids), next_version(connection), overrides(connection))
        if known:
            self._linking.moment = moment(connection)

    @contextmanager
    def _linked(self, without: Collection[int] = ()) -> Iterator[sqlite3.Connection]:
        """A writing connection with the linker ready for it; after a failure the linker is made anew."""
        with self._one_at_a_time:
            try:
                with self._ready(without) as connection:
                    yield connection
            except BaseException:
                self._linking.forget()
                raise

    @contextmanager
    def _ready(self, without: Collection[int]) -> Iterator[sqlite3.Connection]:
        if without:
            self._linking.forget()
        for _ in range(TRIES):
            with self.database.reading() as connection:
                if not self._linking.knows(connection):
                    self._linking.catch_up(connection, without)
            with self.database.writing() as connection:
                if self._linking.knows(connection):
                    yield connection
                    return
        with self.database.writing() as connection:  # others write without a pause; now they have to wait
            self._linking.catch_up(connection, without)
            yield connection

    def known_articles(self, ids: Iterable[str]) -> set[str]:
        """See `Library.known_articles`."""
        known: set[str] = set()
        with self.database.reading() as connection:
            for batch, marks in in_batches(ids):
                known |= {one for (one,) in connection.execute(f"SELECT id FROM articles WHERE id IN ({marks})", batch)}
        return known

    def _added(self, new: tuple[str, ...], known: int) -> Added:
        with self.database.reading() as connection:
            events = connection.execute("SELECT count(*) FROM events").fetchone()[0]
            return Added(len(new), known, events, version(connection), new)


def _clock() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _numbers(connection: sqlite3.Connection, ids: Iterable[str]) -> list[int]:
    found: list[int] = []
    for batch, marks in in_batches(set(ids)):
        found += [n for (n,) in connection.execute(f"SELECT n FROM articles WHERE id IN ({marks})", batch)]
    return found


def _event(connection: sqlite3.Connection, event_id: str) -> Event:
    found = read_events(connection, [event_id])
    if not found:
        raise Refusal("{0}: there is no such event; look at the list again.", "library.no_event", event_id)
    return found[0]


def _anchor(event: Event) -> str:
    """The mention by which corrections remember an event: the one that tells it."""
    return event.mentions[0].id


def telling(connection: sqlite3.Connection, mention_id: str) -> list[str]:
    """The event that tells a mention; nothing if the mention is gone."""
    rows = connection.execute(
        """SELECT e.id FROM mentions m JOIN event_mentions em ON em.mention = m.n JOIN events e ON e.n = em.event
           WHERE m.id = ?""",
        (mention_id,),
    )
    return [identity for (identity,) in rows]
