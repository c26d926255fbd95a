"""An event on one line: what tables, maps and calendars share. Columns are named as in ACLED where it has one."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.library.answers import Record
from components.model import Event, GeoPrecision, TimePrecision


@dataclass(frozen=True, slots=True)
class FlatEvent:
    """One event; `event_date` only when the day is known, `""` = unknown or none, numbers None when unknown.

    `sources` counts independent reports; `source`, `source_url`, `article_id` name them, representative first.
    """

    event_id: str
    event_date: str
    earliest: str
    latest: str
    edtf: str
    clock: str
    time_precision: int
    event_type: str
    modality: str
    title: str
    actors: tuple[str, ...]
    location: str
    location_kind: str
    location_id: str
    country: str
    latitude: float | None
    longitude: float | None
    geo_precision: int
    radius_km: float | None
    fatalities: int | None
    sources: int
    source: tuple[str, ...]
    source_url: tuple[str, ...]
    article_id: tuple[str, ...]
    confidence: float
    notes: str

    @property
    def is_area(self) -> bool:
        """True for a place that is no spot: a region or a country."""
        return self.latitude is not None and self.geo_precision >= GeoPrecision.REGION


def flat(record: Record) -> FlatEvent:
    """The event of a record on one line; `notes` is the sentence of its representative report."""
    event = record.event
    when, where = event.when, event.where
    place = where.place if where else None
    day = when.earliest if when and when.earliest == when.latest and when.precision <= TimePrecision.DAY else None
    return FlatEvent(
        event_id=event.id,
        event_date=day.isoformat() if day else "",
        earliest=when.earliest.isoformat() if when else "",
        latest=when.latest.isoformat() if when else "",
        edtf=when.edtf if when else _partial_edtf(event),
        clock=(when.clock if when else None) or "",
        time_precision=int(when.precision if when else TimePrecision.UNKNOWN),
        event_type=str(event.type),
        modality=str(event.modality),
        title=event.title,
        actors=event.actors,
        location=place.name if place else "",
        location_kind=place.kind if place else "",
        location_id=place.id if place else "",
        country=(place.country if place else None) or "",
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        geo_precision=int(where.precision if where else GeoPrecision.NONE),
        radius_km=place.radius_km if place else None,
        fatalities=_fatalities(event),
        sources=event.sources,
        source=_once(shelf.publisher for shelf in record.articles),
        source_url=_once(shelf.url for shelf in record.articles),
        article_id=_once(shelf.id for shelf in record.articles),
        confidence=event.confidence,
        notes=record.sentences[0] if record.sentences else "",
    )


def _partial_edtf(event: Event) -> str:
    """A day whose year nobody knows is still worth telling: XXXX-09-19."""
    partial = next((mention.partial for mention in event.mentions if mention.partial), None)
    return (partial.edtf if partial else None) or ""


def _fatalities(event: Event) -> int | None:
    """The number of dead in the first report that gives one."""
    figures = (figure for mention in event.mentions for figure in mention.figures if figure.kind == "killed")
    found = next(figures, None)
    return int(found.value) if found else None


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
