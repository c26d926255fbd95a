"""Why: the rows of a library, written and read; the only module that knows how model objects lie in tables.

Functions take a connection, so that a caller decides what belongs into one transaction. Row numbers (`n`) never leave
the room; ids do.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from components.library.codec import decode, encode
from components.library.overrides import Overrides, overridden
from components.model import Analysis, Event, Link, Mention, TimePrecision, Where
from components.text.turkish import fold_plain

EPOCH = date(1970, 1, 1).toordinal()
MAX_VARIABLES = 900  # SQLite's oldest default limit of `?` is 999


def in_batches(values: Iterable[Any]) -> Iterator[tuple[list[Any], str]]:
    """Slices of the values with as many question marks, for `IN (…)`."""
    rest = list(values)
    for start in range(0, len(rest), MAX_VARIABLES):
        batch = rest[start : start + MAX_VARIABLES]
        yield batch, ",".join("?" * len(batch))


def write_article(connection: sqlite3.Connection, analysis: Analysis, added: str) -> int | None:
    """Store an article and what was read out of it; None when its id is already there. `added` = ISO time."""
    article = analysis.article
    published = article.published.earliest if article.published else None
    row = (article.id, article.title, article.publisher, published and published.isoformat(), article.url, added)
    slim = replace(analysis, article=replace(article, text=""), mentions=())  # both have columns of their own
    cursor = connection.execute(
        """INSERT OR IGNORE INTO articles (id, title, publisher, published, url, added, text, analysis)
           VALUES (?,?,?,?,?,?,?,?)""",
        (*row, article.text, encode(slim)),
    )
    if not cursor.rowcount:
        return None
    n = cursor.lastrowid
    connection.executemany(
        "INSERT INTO mentions (id, article, body) VALUES (?,?,?)",
        [(mention.id, n, encode(mention)) for mention in analysis.mentions],
    )
    return n


def write_events(connection: sqlite3.Connection, told: Sequence[Event], version: int, overrides: Overrides) -> None:
    """Store events as the linker told them (new, or changed under the same id), changed by what persons said of them.

    Their mentions must be stored already.
    """
    events = [overridden(event, overrides) for event in told]
    spots = _write_spots(connection, {event.where for event in events if event.where})
    texts = _texts(connection, events)
    known = _known(connection, [event.id for event in events])
    for event, as_told in zip(events, told, strict=True):
        n = connection.execute(
            """INSERT INTO events (id, version, title, type, modality, first_day, last_day, clock, precision, edtf,
                   spot, confidence, sources) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
               ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title, type = excluded.type,
                   modality = excluded.modality, first_day = excluded.first_day, last_day = excluded.last_day,
                   clock = excluded.clock, precision = excluded.precision, edtf = excluded.edtf, spot = excluded.spot,
                   confidence = excluded.confidence, sources = excluded.sources
               RETURNING n""",
            (
                event.id,
                version,
                event.title,
                event.type,
                event.modality,
                *_time_row(event),
                event.where and spots[event.where],
                event.confidence,
                event.sources,
            ),
        ).fetchone()[0]
        if event.id in known:
            _clear_event(connection, n)
        known.add(event.id)
        _write_details(connection, n, event, as_told, texts)


def remove_events(connection: sqlite3.Connection, ids: Iterable[str], version: int) -> None:
    """Take events out; who mirrors them learns it from `gone`."""
    for batch, marks in in_batches(ids):
        rows = connection.execute(f"SELECT n, id FROM events WHERE id IN ({marks})", batch).fetchall()
        for n, identity in rows:
            _clear_event(connection, n)
            connection.execute("DELETE FROM events WHERE n = ?", (n,))
            remove_links(connection, [identity])
            connection.execute("INSERT INTO gone VALUES (?,?)", (version, n))


def remove_links(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Take out all links of these events."""
    connection.executemany("DELETE FROM links WHERE a = ?1 OR b = ?1", [(identity,) for identity in ids])


def write_links(connection: sqlite3.Connection, links: Iterable[Link]) -> None:
    """Store links; the surest of two that say the same stays."""
    connection.executemany(
        """INSERT INTO links VALUES (?,?,?,?,?,?) ON CONFLICT (a, b, kind) DO UPDATE SET evidence = excluded.evidence,
           rule = excluded.rule, confidence = excluded.confidence WHERE excluded.confidence >= links.confidence""",
        [(link.a, link.b, link.kind, link.evidence, link.rule, link.confidence) for link in links],
    )


def remove_article(connection: sqlite3.Connection, n: int) -> None:
    """Take out an article, its mentions and its sketch; the caller re-links its events."""
    mentions = "SELECT n FROM mentions WHERE article = ?"
    connection.execute(f"DELETE FROM event_mentions WHERE mention IN ({mentions})", (n,))
    connection.execute("DELETE FROM mentions WHERE article = ?", (n,))
    connection.execute("DELETE FROM sketches WHERE article = ?", (n,))
    connection.execute("DELETE FROM event_articles WHERE article = ?", (n,))
    connection.execute("DELETE FROM articles WHERE n = ?", (n,))


def read_analysis(connection: sqlite3.Connection, article_id: str) -> Analysis | None:
    """What was read out of an article, as `analyse` gave it."""
    row = connection.execute("SELECT n, text, analysis FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return None
    slim: Analysis = decode(Analysis, row[2])
    bodies = connection.execute("SELECT body FROM mentions WHERE article = ? ORDER BY n", (row[0],))
    mentions = tuple(decode(Mention, body) for (body,) in bodies)
    return replace(slim, article=replace(slim.article, text=row[1]), mentions=mentions)


def read_events(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[Event, ...]:
    """Events by id, in the order asked; ids that are not there are left out."""
    found: dict[str, Event] = {}
    for batch, marks in in_batches(ids):
        rows = connection.execute(
            f"SELECT e.id, e.n, d.body FROM events e JOIN details d ON d.event = e.n WHERE e.id IN ({marks})", batch
        ).fetchall()
        mentions = _mentions_of(connection, [n for _, n, _ in rows])
        for identity, n, body in rows:
            found[identity] = _event(body, mentions.get(n, ()))
    return tuple(found[identity] for identity in ids if identity in found)


def read_told(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[Event, ...]:
    """As `read_events`, but as the linker told them, before anybody changed them."""
    told = dict(
        connection.execute("SELECT e.id, d.told FROM events e JOIN details d ON d.event = e.n WHERE d.told IS NOT NULL")
    )
    return tuple(
        _event(told[event.id], event.mentions) if event.id in told else event for event in read_events(connection, ids)
    )


def read_links(connection: sqlite3.Connection, event_id: str) -> tuple[Link, ...]:
    """All links of an event, outgoing first, then by the other end's id."""
    rows = connection.execute(
        "SELECT a, b, kind, evidence, rule, confidence FROM links WHERE a = ?1 OR b = ?1 ORDER BY a <> ?1, b, a, kind",
        (event_id,),
    )
    return tuple(Link(*row) for row in rows)


def event_ids(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Ids of events by row number."""
    found: dict[int, str] = {}
    for batch, marks in in_batches(numbers):
        found.update(connection.execute(f"SELECT n, id FROM events WHERE n IN ({marks})", batch))
    return found


def _event(body: str, mentions: tuple[Mention, ...]) -> Event:
    event: Event = decode(Event, body)
    return replace(event, mentions=mentions)


def _mentions_of(connection: sqlite3.Connection, events: Sequence[int]) -> dict[int, tuple[Mention, ...]]:
    found: dict[int, list[Mention]] = {}
    for batch, marks in in_batches(events):
        rows = connection.execute(
            f"""SELECT em.event, ifnull(em.told, m.body) FROM event_mentions em JOIN mentions m ON m.n = em.mention
                WHERE em.event IN ({marks}) ORDER BY em.event, em.position""",
            batch,
        )
        for event, body in rows:
            found.setdefault(event, []).append(decode(Mention, body))
    return {event: tuple(mentions) for event, mentions in found.items()}


def _time_row(event: Event) -> tuple[int | None, int | None, int | None, int | None, str | None]:
    when = event.when
    if when is None or when.precision == TimePrecision.UNKNOWN:
        return None, None, None, None, _open_date(event)
    hour, _, minute = (when.clock or "").partition(":")
    clock = int(hour) * 60 + int(minute or 0) if hour else None
    return when.earliest.toordinal() - EPOCH, when.latest.toordinal() - EPOCH, clock, int(when.precision), when.edtf


def _open_date(event: Event) -> str | None:
    """The day of an event whose year nobody knows (`XXXX-09-19`), as its first such report has it."""
    return next((one.partial.edtf or one.partial.value for one in event.mentions if one.partial), None)


def _write_spots(connection: sqlite3.Connection, wheres: Iterable[Where]) -> dict[Where, int]:
    """Row numbers of the spots; of two places with one id the later written stays."""
    return {
        where: connection.execute(
            """INSERT INTO spots (place, precision, body) VALUES (?,?,?)
               ON CONFLICT (place, precision) DO UPDATE SET body = excluded.body RETURNING n""",
            (where.place.id, int(where.precision), encode(where.place)),
        ).fetchone()[0]
        for where in wheres
    }


def _clear_event(connection: sqlite3.Connection, n: int) -> None:
    for table in ("details", "event_mentions", "event_articles", "event_actors"):
        connection.execute(f"DELETE FROM {table} WHERE event = ?", (n,))
    connection.execute("DELETE FROM event_text WHERE rowid = ?", (n,))


def _write_details(
    connection: sqlite3.Connection, n: int, event: Event, as_told: Event, texts: Mapping[str, str]
) -> None:
    before = None if event is as_told else encode(replace(as_told, mentions=()))
    connection.execute("INSERT INTO details VALUES (?,?,?)", (n, encode(replace(event, mentions=())), before))
    connection.executemany(
        "INSERT OR REPLACE INTO event_mentions SELECT ?, ?, n, nullif(?, body) FROM mentions WHERE id = ?",
        [(n, position, encode(mention), mention.id) for position, mention in enumerate(event.mentions)],
    )
    connection.execute(
        """INSERT OR IGNORE INTO event_articles SELECT em.event, m.article FROM event_mentions em
           JOIN mentions m ON m.n = em.mention WHERE em.event = ?""",
        (n,),
    )
    for actor in event.actors:
        connection.execute("INSERT OR IGNORE INTO actors (name) VALUES (?)", (actor,))
        connection.execute("INSERT OR IGNORE INTO event_actors SELECT ?, n FROM actors WHERE name = ?", (n, actor))
    connection.execute("INSERT INTO event_text (rowid, words) VALUES (?,?)", (n, _searchable(event, texts)))


def _searchable(event: Event, texts: Mapping[str, str]) -> str:
    """Folded words by which an event is found: its title, actors, place and the sentences that report it."""
    words = [event.title, *event.actors]
    if event.where:
        words += [event.where.place.name, *event.where.place.within]
    words += [mention.span.of(texts.get(mention.article_id, "")) for mention in event.mentions]
    return fold_plain("\n".join(dict.fromkeys(words)))


def _known(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for batch, marks in in_batches(ids):
        found |= {one for (one,) in connection.execute(f"SELECT id FROM events WHERE id IN ({marks})", batch)}
    return found


def _texts(connection: sqlite3.Connection, events: Sequence[Event]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch, marks in in_batches({mention.article_id for event in events for mention in event.mentions}):
        found.update(connection.execute(f"SELECT id, text FROM articles WHERE id IN ({marks})", batch))
    return found
