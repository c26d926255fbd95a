"""KML 2.2 for Google Earth and ArcGIS: coarse dates as they are (2023, 2023-09), areas set apart from spots."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from components.exchange.days import display_date
from components.exchange.flat import FlatEvent
from components.wording import say

_STYLES = """<Style id="spot"><IconStyle><scale>0.9</scale></IconStyle></Style>
<Style id="area"><IconStyle><color>66ffffff</color><scale>0.7</scale></IconStyle></Style>
"""
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(events: Iterable[FlatEvent], language: str = "tr") -> bytes:
    """A document of the events that have a place, in their order."""
    marks = "".join(_placemark(event, language) for event in events if event.latitude is not None)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
    return f"{head}<name>Olay Atlası</name>\n{_STYLES}{marks}</Document></kml>\n".encode()


def _placemark(event: FlatEvent, language: str) -> str:
    facts = {
        "type": say(f"type.{event.event_type}", language),
        "date": display_date(event, language),
        "location": event.location,
        "geo_precision": str(event.geo_precision),
        "radius_km": str(event.radius_km),
        "sources": "; ".join(event.source),
    }
    data = "".join(f'<Data name="{name}"><value>{_safe(value)}</value></Data>' for name, value in facts.items())
    return (
        f'<Placemark id="{_safe(event.event_id)}"><name>{_safe(event.title)}</name>'
        f"<description>{_safe(escape(event.notes))}</description>{_time(event)}"
        f"<styleUrl>#{'area' if event.is_area else 'spot'}</styleUrl><ExtendedData>{data}</ExtendedData>"
        f"<Point><coordinates>{event.longitude},{event.latitude}</coordinates></Point></Placemark>\n"
    )


def _time(event: FlatEvent) -> str:
    if not event.earliest:
        return ""
    if _PLAIN_DATE.fullmatch(event.edtf):
        return f"<TimeStamp><when>{event.edtf}</when></TimeStamp>"
    return f"<TimeSpan><begin>{event.earliest}</begin><end>{event.latest}</end></TimeSpan>"


def _safe(words: str) -> str:
    """Words for XML; a description is HTML besides, so it is escaped twice by its caller."""
    return escape(_NOT_XML.sub("", words), {'"': "&quot;"})
