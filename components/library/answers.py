"""Why: what a library answers, as types, so that page, API and export read the same facts.

`t0`, `t1`: days since 1970-01-01 as floats, local naive time; an event of one day spans [d, d + 1).
"""

from dataclasses import dataclass

from components.model import Analysis, Event, Link


@dataclass(frozen=True, slots=True)
class Item:
    """An event as it is drawn: a mark, a pin or a row. Times None = undated, coordinates None = unplaced."""

    id: str
    title: str
    t0: float | None
    t1: float | None
    edtf: str | None
    precision: int | None
    clock: str | None
    type: str
    modality: str
    lat: float | None
    lon: float | None
    place: str | None
    kind: str | None
    geo_precision: int | None
    radius_km: float | None
    sources: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Counts over a window of time. An event counts once, in a bin that it overlaps: sum(selected) == in_window."""

    version: int
    extent: tuple[float, float] | None
    window: tuple[float, float]
    all: tuple[int, ...]
    selected: tuple[int, ...]
    items: tuple[Item, ...]
    in_window: int
    count: int
    total: int
    undated: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Events that stand together on the map; `grade`: site, settlement, province, region or country.

    `bounds` west, south, east, north; `types` event type -> count, most first; `ids` at most 30, latest first.
    """

    lat: float
    lon: float
    count: int
    grade: str
    bounds: tuple[float, float, float, float]
    types: dict[str, int]
    ids: tuple[str, ...]
    item: Item | None
    place: str | None
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Cells:
    """What a view of the map shows: sum of the cells' counts == in_view; placed + unplaced == count."""

    version: int
    cells: tuple[Cell, ...]
    in_view: int
    count: int
    total: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Row:
    """An event in the list. `when_text`: the date words, None if none stand in the text."""

    item: Item
    sentence: str
    publishers: tuple[str, ...]
    when_text: str | None
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list; `count` = selected, of which `undated` and `unplaced` are without time or place."""

    version: int
    count: int
    total: int
    undated: int
    unplaced: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that a filter may take and how many events it would give; `within` for places, nearest first."""

    value: str
    label: str
    count: int
    kind: str | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """Values of each filter, counted under the other filters, most first."""

    version: int
    count: int
    total: int
    types: tuple[FacetValue, ...]
    modalities: tuple[FacetValue, ...]
    publishers: tuple[FacetValue, ...]
    actors: tuple[FacetValue, ...]
    articles: tuple[FacetValue, ...]
    places: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one event: what was read of each article that reports it (by article id), and its links."""

    event: Event
    item: Item
    analyses: dict[str, Analysis]
    links: tuple[tuple[Link, Item], ...]  # with the event at the other end


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with the events that it reports: (event id, mention's first and last code point)."""

    analysis: Analysis
    events: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """An article in the list of articles; `published` ISO or None, `added` ISO time, `copy_of` another article's id."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    added: str
    events: int
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """An event with everything that an export may need; `item` as it is drawn."""

    event: Event
    item: Item
    sentences: tuple[str, ...]  # one a mention, in their order
    articles: tuple[Shelf, ...]  # one a mention, in their order
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: articles that are new (their ids in `new`), that were there already, events now in all."""

    articles: int
    known: int
    events: int
    version: int
    new: tuple[str, ...] = ()
