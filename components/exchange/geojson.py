"""GeoJSON (RFC 7946) with the `when` of Linked Places: for QGIS, kepler.gl and time-aware maps.

An event without a place has the geometry null; a region or a country keeps its middle point, but `geo_precision` and
`radius_km` say that it is no spot.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from components.errors import UnreadableInput
from components.exchange.days import display_date
from components.exchange.flat import FlatEvent

_LISTS = ("actors", "source", "source_url", "article_id")
_CERTAIN, _LESS_CERTAIN = 0.8, 0.5


def write_geojson(events: Iterable[FlatEvent], language: str = "tr") -> bytes:
    """A FeatureCollection of all events, those without a place too, in their order."""
    collection = {"type": "FeatureCollection", "features": [_feature(event, language) for event in events]}
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace")


def _feature(event: FlatEvent, language: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": event.event_id,
        "geometry": _geometry(event),
        "properties": asdict(event),
        "when": _when(event, language),
    }


def _geometry(event: FlatEvent) -> dict[str, Any] | None:
    if event.latitude is None or event.longitude is None:
        return None
    return {"type": "Point", "coordinates": [event.longitude, event.latitude]}


def _when(event: FlatEvent, language: str) -> dict[str, Any] | None:
    """Linked Places time: one span, exact where the day is known, else between its bounds; None when undated."""
    if not event.earliest:
        return None
    if event.event_date:
        span: dict[str, Any] = {"start": {"in": event.event_date}, "end": {"in": event.event_date}}
    else:
        span = {"start": {"earliest": event.earliest}, "end": {"latest": event.latest}}
    return {"timespans": [span], "label": display_date(event, language), "certainty": _certainty(event.confidence)}


def _certainty(confidence: float) -> str:
    if confidence >= _CERTAIN:
        return "certain"
    return "less-certain" if confidence >= _LESS_CERTAIN else "uncertain"


def read_geojson(data: bytes) -> tuple[FlatEvent, ...]:
    """The events of a collection that `write_geojson` wrote; raises UnreadableInput for anything else."""
    names = {field.name for field in fields(FlatEvent)}
    try:
        features = [feature["properties"] for feature in json.loads(data)["features"]]
        return tuple(FlatEvent(**{name: _value(name, values[name]) for name in names}) for values in features)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableInput(f"this is no GeoJSON of events: {error}") from error


def _value(name: str, value: Any) -> Any:
    return tuple(value) if name in _LISTS else value
