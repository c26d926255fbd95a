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


def join_copies(connection: sqlite3.Connection, new: Iterable[int]) -> dict[str, str]:
    """Find what new articles (row numbers) are copies of; article id -> story id of all whose story changed by that.

    A story's id is the smallest id of its articles, as `find_copies` has it.
    """
    pairs = _sharing(connection, new)
    known = _read(connection, {n for pair in pairs for n in pair})
    story = {identity: before or identity for identity, before, _ in known.values()}
    for one, other in sorted(pairs):
        (a, _, sketch_a), (b, _, sketch_b) = known[one], known[other]
        first, second = sorted((story[a], story[b]))
        if first != second and find_copies({a: sketch_a, b: sketch_b}):
            story = {identity: first if old == second else old for identity, old in story.items()}
    return _restate(connection, {old or a: story[a] for a, old, _ in known.values() if story[a] != (old or a)})


def split_copies(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[str, str]:
    """Find the stories of articles anew after others of theirs were removed; article id -> story where it changed."""
    known = _read(connection, set(articles))
    stories = find_copies({identity: own for identity, _, own in known.values()})
    changed = {identity: stories.get(identity) for identity, old, _ in known.values() if stories.get(identity) != old}
    rows = [(story, identity) for identity, story in changed.items()]
    connection.executemany("UPDATE articles SET story = ? WHERE id = ?", rows)
    return {identity: story or identity for identity, story in changed.items()}


def _restate(connection: sqlite3.Connection, moved: Mapping[str, str]) -> dict[str, str]:
    """Give every article of the moved stories (or the lone article of that id) its new story."""
    changed: dict[str, str] = {}
    for old, new in moved.items():
        rows = connection.execute(
            "UPDATE articles SET story = ?1 WHERE story = ?2 OR id IN (?1, ?2) AND story IS NULL RETURNING id",
            (new, old),
        )
        changed |= {identity: new for (identity,) in rows.fetchall()}
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


def _sharing(connection: sqlite3.Connection, new: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs of articles, one of them new, that share one of the smallest numbers of their sketches."""
    pairs: set[tuple[int, int]] = set()
    for batch, marks in in_batches(new):
        rows = connection.execute(
            f"""SELECT DISTINCT min(mine.article, other.article), max(mine.article, other.article)
                FROM sketches mine JOIN sketches other ON other.hash = mine.hash AND other.article <> mine.article
                WHERE mine.article IN ({marks})""",
            batch,
        )
        pairs.update(rows.fetchall())
    return pairs


def _read(
    connection: sqlite3.Connection, articles: Iterable[int]
) -> dict[int, tuple[str, str | None, tuple[int, ...]]]:
    """Row number -> article id, story id, sketch."""
    found: dict[int, tuple[str, str | None, tuple[int, ...]]] = {}
    for batch, marks in in_batches(articles):
        rows = connection.execute(f"SELECT n, id, story, sketch FROM articles WHERE n IN ({marks})", batch)
        found.update({n: (identity, story, _raised(lowered)) for n, identity, story, lowered in rows})
    return found


def _raised(lowered: bytes | None) -> tuple[int, ...]:
    numbers = array("q")
    numbers.frombytes(lowered or b"")
    return tuple(number + _HALF for number in numbers)
