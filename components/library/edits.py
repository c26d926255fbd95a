"""Why: people correct what the rules got wrong; each correction is a row that later runs obey and that can be undone.

merge: two events are one. split: some mentions are an event of their own. override: what its time, place or type is.
Rows speak of mentions, because mentions keep their ids whatever is added.
"""

import sqlite3
from dataclasses import dataclass

from components.events import LinkEdits
from components.library.codec import decode, encode
from components.library.overrides import Override, Overrides

MERGE, SPLIT, OVERRIDE = "merge", "split", "override"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Mention ids that belong together (merge) or apart (split)."""

    pairs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """An override and the mention it is kept with."""

    mention: str
    override: Override


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction as lists show it; `made` ISO time."""

    number: int
    kind: str
    made: str
    undone: bool
    body: Pairs | Saying


def write_edit(connection: sqlite3.Connection, kind: str, body: Pairs | Saying, made: str) -> int:
    """Store a correction; its number, by which it is undone."""
    cursor = connection.execute("INSERT INTO edits (kind, body, made) VALUES (?,?,?)", (kind, encode(body), made))
    return int(cursor.lastrowid or 0)


def undo_edit(connection: sqlite3.Connection, number: int) -> None:
    """Take a correction back; its row stays."""
    connection.execute("UPDATE edits SET undone = 1 WHERE n = ?", (number,))


def read_edits(connection: sqlite3.Connection) -> tuple[Edit, ...]:
    """All corrections in the order they were made, those taken back too."""
    rows = connection.execute("SELECT n, kind, made, undone, body FROM edits ORDER BY n")
    return tuple(
        Edit(n, kind, made, bool(undone), decode(Saying if kind == OVERRIDE else Pairs, body))
        for n, kind, made, undone, body in rows
    )


def link_edits(connection: sqlite3.Connection) -> LinkEdits:
    """What the linker must obey."""
    pairs: dict[str, list[tuple[str, str]]] = {MERGE: [], SPLIT: []}
    for edit in read_edits(connection):
        if isinstance(edit.body, Pairs) and not edit.undone:
            pairs[edit.kind] += [(one, other) for one, other in edit.body.pairs]
    apart = {frozenset(pair) for pair in pairs[SPLIT]}
    return LinkEdits(tuple(pair for pair in pairs[MERGE] if frozenset(pair) not in apart), tuple(pairs[SPLIT]))


def overrides(connection: sqlite3.Connection) -> Overrides:
    """What is said of events, by the mention it is kept with."""
    found: dict[str, tuple[Override, ...]] = {}
    for edit in read_edits(connection):
        if isinstance(edit.body, Saying) and not edit.undone:
            found[edit.body.mention] = (*found.get(edit.body.mention, ()), edit.body.override)
    return found
