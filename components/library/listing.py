"""Why: the list is the panes' equal in words: the same events, a page at a time, with the sentences themselves."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.library.answers import Dossier, Page, Reading, Record, Row, Shelf
from components.library.columns import Bools, Columns
from components.library.items import items, one_item
from components.library.selection import InvalidValue
from components.library.store import in_batches, read_analysis, read_events, read_links
from components.model import Event

SORTS = ("time", "-time", "confidence")
TRAYS = (None, "undated", "unplaced")
MAX_ROWS = 500
BATCH = 200
_SHELF = """a.id, a.title, a.publisher, a.published, a.url, a.added,
    (SELECT count(*) FROM event_articles ea WHERE ea.article = a.n), a.story"""


def page(
    connection: sqlite3.Connection, columns: Columns, kept: Bools, sort: str, tray: str | None, offset: int, limit: int
) -> Page:
    """A page of the kept events; the undated stand last in either order of time. `tray` keeps only what lacks that."""
    chosen = np.flatnonzero(kept)
    undated, unplaced = chosen >= columns.dated, columns.spot[chosen] == 0
    shown = {None: chosen, "undated": chosen[undated], "unplaced": chosen[unplaced]}[tray]
    at = _sorted(columns, shown, sort)[offset : offset + limit]
    return Page(
        columns.version,
        len(chosen),
        len(columns),
        int(np.count_nonzero(undated)),
        int(np.count_nonzero(unplaced)),
        rows(connection, columns, at),
    )


def check(sort: str, tray: str | None) -> None:
    """InvalidValue for an order or a tray that there is not."""
    if sort not in SORTS:
        raise InvalidValue("sort", sort, f"one of {', '.join(SORTS)}")
    if tray not in TRAYS:
        raise InvalidValue("tray", str(tray), "one of undated, unplaced")


def rows(connection: sqlite3.Connection, columns: Columns, at: NDArray[Any]) -> tuple[Row, ...]:
    """The events at these positions with what a list shows."""
    shown = items(connection, columns, at)
    events = {event.id: event for event in read_events(connection, [item.id for item in shown])}
    articles, texts = _articles_of(connection, events.values())
    return tuple(
        Row(
            item,
            _sentence(events[item.id], texts),
            _publishers(events[item.id], articles),
            when_text(events[item.id], texts),
            events[item.id].actors,
        )
        for item in shown
        if item.id in events
    )


def records(connection: sqlite3.Connection, columns: Columns, kept: Bools) -> Iterator[Record]:
    """Every kept event in order of time, with all that an export may need."""
    chosen = np.flatnonzero(kept)
    for start in range(0, len(chosen), BATCH):
        shown = items(connection, columns, chosen[start : start + BATCH])
        events = {event.id: event for event in read_events(connection, [item.id for item in shown])}
        articles, texts = _articles_of(connection, events.values())
        for item in shown:
            if event := events.get(item.id):
                sentences = tuple(mention.span.of(texts[mention.article_id]) for mention in event.mentions)
                reports = tuple(articles[mention.article_id] for mention in event.mentions)
                yield Record(event, item, sentences, reports, read_links(connection, event.id))


def dossier(connection: sqlite3.Connection, columns: Columns, event_id: str) -> Dossier | None:
    """Everything about one event, None when there is none of this id."""
    found = read_events(connection, [event_id])
    item = one_item(connection, columns, event_id)
    if not found or item is None:
        return None
    event = found[0]
    analyses = {
        identity: analysis
        for identity in dict.fromkeys(mention.article_id for mention in event.mentions)
        if (analysis := read_analysis(connection, identity))
    }
    links = [(link, link.b if link.a == event_id else link.a) for link in read_links(connection, event_id)]
    ends = [(link, one_item(connection, columns, other)) for link, other in links]
    return Dossier(event, item, analyses, tuple((link, other) for link, other in ends if other))


def reading(connection: sqlite3.Connection, article_id: str) -> Reading | None:
    """An article and the events that it reports, None when there is none of this id."""
    analysis = read_analysis(connection, article_id)
    if analysis is None:
        return None
    spans = {mention.id: mention.span for mention in analysis.mentions}
    rows = connection.execute(
        """SELECT e.id, m.id FROM articles a JOIN mentions m ON m.article = a.n
           JOIN event_mentions em ON em.mention = m.n JOIN events e ON e.n = em.event WHERE a.id = ? ORDER BY m.n""",
        (article_id,),
    )
    events = tuple((event, spans[mention].start, spans[mention].end) for event, mention in rows)
    return Reading(analysis, events)


def shelves(connection: sqlite3.Connection) -> tuple[Shelf, ...]:
    """All articles of the library, latest published first."""
    return tuple(map(_shelf, connection.execute(f"SELECT {_SHELF} FROM articles a ORDER BY a.published DESC, a.n")))


def when_text(event: Event, texts: dict[str, str]) -> str | None:
    """The date words that the event's time was read from, or whose year is open; None if it has no such words."""
    if event.when is None:
        return next((mention.partial.text for mention in event.mentions if mention.partial), None)
    if event.when.evidence is None:
        return None
    for mention in event.mentions:
        if mention.when == event.when and mention.article_id in texts:
            return event.when.evidence.of(texts[mention.article_id])
    return None


def _sentence(event: Event, texts: dict[str, str]) -> str:
    first = event.mentions[0] if event.mentions else None
    return first.span.of(texts.get(first.article_id, "")) if first else ""


def _publishers(event: Event, articles: dict[str, Shelf]) -> tuple[str, ...]:
    names = (articles[mention.article_id].publisher for mention in event.mentions)
    return tuple(dict.fromkeys(name for name in names if name))


def _articles_of(connection: sqlite3.Connection, events: Iterable[Event]) -> tuple[dict[str, Shelf], dict[str, str]]:
    """Articles that report the events, and their texts, by id."""
    articles: dict[str, Shelf] = {}
    texts: dict[str, str] = {}
    for batch, marks in in_batches({mention.article_id for event in events for mention in event.mentions}):
        for *shelf, text in connection.execute(
            f"SELECT {_SHELF}, a.text FROM articles a WHERE a.id IN ({marks})", batch
        ):
            articles[shelf[0]], texts[shelf[0]] = _shelf(shelf), text
    return articles, texts


def _shelf(row: Sequence[Any]) -> Shelf:
    identity, title, publisher, published, url, added, events, story = row
    copy_of = story if story != identity else None
    return Shelf(identity, title, publisher, published, url, added, events, copy_of)


def _sorted(columns: Columns, at: NDArray[Any], sort: str) -> NDArray[Any]:
    if sort == "confidence":
        return at[np.argsort(-columns.confidence[at], kind="stable")]
    if sort == "-time":
        dated = at < columns.dated
        return np.concatenate([at[dated][::-1], at[~dated]])
    return at
