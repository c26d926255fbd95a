"""Events to and from files that others read: CSV, JSON Lines, GeoJSON, KML, TimelineJS, iCalendar, HTML report."""

from collections.abc import Callable, Iterable

from components.exchange.calendar import write_calendar
from components.exchange.flat import FlatEvent, flat
from components.exchange.geojson import read_geojson, write_geojson
from components.exchange.kml import write_kml
from components.exchange.lines import read_lines, write_lines
from components.exchange.report import write_report
from components.exchange.table import read_csv, write_csv
from components.exchange.timelinejs import write_timelinejs
from components.library.answers import Record

__all__ = ["FORMATS", "FlatEvent", "flat", "read_csv", "read_geojson", "read_lines", "write"]

_FLAT: dict[str, Callable[[Iterable[FlatEvent], str], bytes]] = {
    "csv": lambda events, _: write_csv(events),
    "geojson": write_geojson,
    "kml": write_kml,
    "timelinejs": write_timelinejs,
    "ics": write_calendar,
    "html": write_report,
}
FORMATS = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
    "timelinejs": "application/json",
    "ics": "text/calendar",
    "html": "text/html",
}


def write(form: str, records: Iterable[Record], language: str = "tr") -> bytes:
    """The records as a file of one of `FORMATS` (name -> media type), in their order; KeyError for another name."""
    if form == "jsonl":
        return write_lines(records)
    return _FLAT[form]((flat(record) for record in records), language)
