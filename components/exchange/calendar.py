"""iCalendar (RFC 5545): the events whose day is known, as whole days or at their local clock time."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from components.exchange.flat import FlatEvent
from components.model import TimePrecision
from components.wording import say

_LINE_OCTETS = 75
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_calendar(events: Iterable[FlatEvent], language: str = "tr") -> bytes:
    """A calendar of the events known to the day; the others have no day to stand on and are left out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Olay Atlasi//Olay Atlasi//TR", "CALSCALE:GREGORIAN"]
    for event in events:
        if event.earliest and event.time_precision <= TimePrecision.DAY:
            lines += _entry(event, language)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode("utf-8", "replace")


def _entry(event: FlatEvent, language: str) -> list[str]:
    """DTSTAMP is asked for by the standard; the day of the event stands in, so that one library writes one file."""
    entry = [
        "BEGIN:VEVENT",
        f"UID:{_words(event.event_id)}@olay-atlasi",
        f"DTSTAMP:{event.latest.replace('-', '')}T000000Z",
        *_days(event),
        f"SUMMARY:{_words(event.title)}",
        f"DESCRIPTION:{_words(event.notes)}",
        f"CATEGORIES:{_words(say(f'type.{event.event_type}', language))}",
    ]
    if event.location:
        entry.append(f"LOCATION:{_words(event.location)}")
    if event.latitude is not None and not event.is_area:
        entry.append(f"GEO:{event.latitude:.6f};{event.longitude:.6f}")
    if event.source_url:
        entry.append(f"URL:{_CONTROLS.sub('', event.source_url[0])}".replace("\n", ""))
    return [*entry, "END:VEVENT"]


def _days(event: FlatEvent) -> list[str]:
    if event.clock and event.event_date:
        hour, minute = event.clock.split(":")[:2]
        return [f"DTSTART:{event.event_date.replace('-', '')}T{hour:0>2}{minute:0>2}00"]
    after = date.fromisoformat(event.latest) + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{event.earliest.replace('-', '')}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _words(words: str) -> str:
    """TEXT of RFC 5545, section 3.3.11."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n")
    return _CONTROLS.sub("", escaped.replace("\n", "\\n"))


def _folded(line: str) -> str:
    """Lines of at most 75 octets; the rest goes on behind a space, and no letter is cut in two."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        room = _LINE_OCTETS - (1 if pieces else 0)
        if len((piece + letter).encode("utf-8", "replace")) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece]) + "\r\n"
