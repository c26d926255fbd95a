"""Why: adding an article re-links only what it touches, and a library that grew bit by bit equals one made at once.

The linker of `components.events` lives in memory as long as nobody else changes the library; after that (and in a new
process) it is made anew from the stored mentions and the event ids that are known, before the write lock is taken.
What it then tells differently from what is stored is put right: a library linked by older rules heals.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from components.events import Changes, LinkEdits, Linker
from components.library.codec import decode
from components.library.copies import read_stories
from components.library.database import version
from components.library.edits import link_edits, overrides
from components.library.store import remove_events, remove_links, write_events, write_links
from components.model import Event, Link, Mention

Moment = tuple[int, int]
Members = tuple[frozenset[str], int]  # ids of an event's mentions, and how many independent sources they have
_NOTHING = Changes((), (), ())


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What is to be stored: events, ids that are gone, and all links of the events of `relinked`."""

    events: tuple[Event, ...]
    removed: tuple[str, ...]
    relinked: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(slots=True)
class Linking:
    """The linker of one moment of a library. For one thread at a time."""

    moment: Moment | None = None
    linker: Linker | None = None
    healing: Changes = _NOTHING
    written: dict[str, int] = field(default_factory=dict)  # event id -> hash of the event as it was last told

    def knows(self, connection: sqlite3.Connection) -> bool:
        """True if the linker is of this connection's moment."""
        return self.linker is not None and self.moment == moment(connection)

    def catch_up(self, connection: sqlite3.Connection, without: Collection[int] = ()) -> None:
        """Make the linker anew from the stored mentions, leaving out those of the articles `without` (row numbers)."""
        stored = _stored(connection)
        linker = Linker(link_edits(connection), set(stored))
        told = linker.add(_mentions(connection, frozenset(without)), read_stories(connection))
        self.healing = _difference(stored, told)
        self.written = {event.id: hash(event) for event in told.events}
        for event in self.healing.events:
            del self.written[event.id]
        self.linker, self.moment = linker, moment(connection)

    def add(self, mentions: Iterable[Mention], stories: Mapping[str, str]) -> Rewrite:
        """What new mentions and changed stories change; with what was to be put right."""
        return self._healed(self._linker.add(mentions, stories))

    def edit(self, edits: LinkEdits) -> Rewrite:
        """What other edits change; with what was to be put right."""
        return self._healed(self._linker.edit(edits))

    def forget(self) -> None:
        """The library may differ from what the linker knows: a write failed."""
        self.linker, self.moment, self.healing, self.written = None, None, _NOTHING, {}

    @property
    def _linker(self) -> Linker:
        if self.linker is None:
            raise LookupError("catch up first")
        return self.linker

    def _healed(self, changes: Changes) -> Rewrite:
        healing, self.healing = self.healing, _NOTHING
        told = {event.id: event for event in (*healing.events, *changes.events)}
        fresh = {event.id for event in changes.events} | set(changes.removed)
        links = [link for link in healing.links if link.a not in fresh and link.b not in fresh]
        for identity in changes.removed:
            told.pop(identity, None)
        removed = tuple(one for one in dict.fromkeys((*healing.removed, *changes.removed)) if one not in told)
        return Rewrite(self._differing(told), removed, tuple(told), (*links, *changes.links))

    def _differing(self, told: Mapping[str, Event]) -> tuple[Event, ...]:
        """Those that are not told as they were written: what an addition touches it seldom changes."""
        hashes = {identity: hash(event) for identity, event in told.items()}
        differing = tuple(event for identity, event in told.items() if self.written.get(identity) != hashes[identity])
        self.written |= hashes
        return differing


def moment(connection: sqlite3.Connection) -> Moment:
    """Which library, and which of its versions, a connection sees."""
    born = connection.execute("SELECT value FROM meta WHERE key = 'born'").fetchone()[0]
    return int(born), version(connection)


def rewrite(connection: sqlite3.Connection, changes: Rewrite, now: int) -> None:
    """Store what the linker changed, obeying what persons said of the events."""
    remove_events(connection, changes.removed, now)
    remove_links(connection, changes.relinked)
    write_events(connection, changes.events, now, overrides(connection))
    write_links(connection, changes.links)


def _stored(connection: sqlite3.Connection) -> dict[str, Members]:
    rows = connection.execute(
        """SELECT e.id, e.sources, m.id FROM events e LEFT JOIN event_mentions em ON em.event = e.n
           LEFT JOIN mentions m ON m.n = em.mention"""
    )
    members: dict[str, list[str]] = {}
    sources: dict[str, int] = {}
    for event, count, mention in rows:
        sources[event] = count
        members.setdefault(event, []).append(mention)
    return {event: (frozenset(mentions), sources[event]) for event, mentions in members.items()}


def _mentions(connection: sqlite3.Connection, without: frozenset[int]) -> Iterator[Mention]:
    """The stored mentions; those of one article share the tuple that tells it, which a million could not each hold."""
    contexts: dict[tuple[str, ...], tuple[str, ...]] = {}
    for article, body in connection.execute("SELECT article, body FROM mentions"):
        if article not in without:
            mention: Mention = decode(Mention, body)
            yield replace(mention, context=contexts.setdefault(mention.context, mention.context))


def _difference(stored: Mapping[str, Members], told: Changes) -> Changes:
    """What of the told is not stored so."""
    members = {event.id: (frozenset(one.id for one in event.mentions), event.sources) for event in told.events}
    changed = {identity for identity, those in members.items() if stored.get(identity) != those}
    links = tuple(link for link in told.links if link.a in changed or link.b in changed)
    return Changes(
        tuple(event for event in told.events if event.id in changed), tuple(stored.keys() - members.keys()), links
    )
