"""Why: a report that ten papers print is one source; a new article is compared only with those that share its sketch.

A sketch is 64 numbers up to 2**64; SQLite's go up to 2**63, so they are kept lowered by half of it.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Mapping

from components.events import find_copies, sketch
from components.library.store import in_batches

LOOKED_UP = 16  # the smallest numbers of a sketch; copies that share none of them are not found
_HALF = 1 << 63


def write_sketch(connection: sqlite3.Connection, article: int, text: str) -> None:
    """Store the sketch of an article's text."""
    lowered = array("q", (number - _HALF for number in sketch(text)))
    connection.execute("UPDATE articles SET sketch = ? WHERE n = ?", (lowered.tobytes(), article))
    rows = [(number, article) for number in lowered[:LOOKED_UP]]
    connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?,?)", rows)


def restate_copies(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[str, str]:
    """Find the stories of these articles and of all they may be copies of; article id -> story id where it changed.

    An article that is no longer a copy of any is its own story.
    """
    stored = _related(connection, set(articles))
    sketches = {identity: _raised(lowered) for identity, _, lowered in stored.values()}
    stories = find_copies(sketches)
    changed: dict[str, str] = {}
    for n, (identity, before, _) in stored.items():
        story = stories.get(identity)
        if story != before:
            connection.execute("UPDATE articles SET story = ? WHERE n = ?", (story, n))
            changed[identity] = story or identity
    return changed


def read_stories(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Article id -> story id of all articles that have copies."""
    return dict(connection.execute("SELECT id, story FROM articles WHERE story IS NOT NULL"))


def companions(connection: sqlite3.Connection, articles: Iterable[int]) -> set[int]:
    """Articles that tell the same story as one of these, without these."""
    given = set(articles)
    found: set[int] = set()
    for batch, marks in in_batches(given):
        found |= {
            n
            for (n,) in connection.execute(
                f"SELECT n FROM articles WHERE story IN (SELECT story FROM articles WHERE n IN ({marks}))", batch
            )
        }
    return found - given


def _related(connection: sqlite3.Connection, articles: set[int]) -> dict[int, tuple[str, str | None, bytes | None]]:
    """The articles, those that share a number with one of them, and everything of the same stories."""
    near = set(articles)
    for batch, marks in in_batches(articles):
        near |= {
            n
            for (n,) in connection.execute(
                f"""SELECT DISTINCT other.article FROM sketches mine JOIN sketches other ON other.hash = mine.hash
                    WHERE mine.article IN ({marks})""",
                batch,
            )
        }
    near |= companions(connection, near)
    found: dict[int, tuple[str, str | None, bytes | None]] = {}
    for batch, marks in in_batches(near):
        rows = connection.execute(f"SELECT n, id, story, sketch FROM articles WHERE n IN ({marks})", batch)
        found.update({n: (identity, story, lowered) for n, identity, story, lowered in rows})
    return found


def _raised(lowered: bytes | None) -> tuple[int, ...]:
    numbers = array("q")
    numbers.frombytes(lowered or b"")
    return tuple(number + _HALF for number in numbers)
