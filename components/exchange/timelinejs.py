"""TimelineJS3 JSON for newsrooms: month and day are left out where they are not known."""

import json
from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from components.exchange.days import display_date
from components.exchange.flat import FlatEvent
from components.model import TimePrecision
from components.wording import say


def write_timelinejs(events: Iterable[FlatEvent], language: str = "tr") -> bytes:
    """A timeline of the events that have a date, in their order."""
    slides = [_slide(event, language) for event in events if event.earliest]
    title = {"text": {"headline": "Olay Atlası"}}
    return json.dumps({"title": title, "events": slides}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _slide(event: FlatEvent, language: str) -> dict[str, Any]:
    """One event; TimelineJS shows `text` as HTML, so both its parts are escaped."""
    first, last = date.fromisoformat(event.earliest), date.fromisoformat(event.latest)
    slide: dict[str, Any] = {
        "unique_id": event.event_id,
        "start_date": _date(first, event),
        "display_date": display_date(event, language),
        "group": say(f"type.{event.event_type}", language),
        "text": {"headline": escape(event.title), "text": f"<p>{escape(event.notes)}</p>{_sources(event)}"},
    }
    if _date(last, event) != slide["start_date"]:
        slide["end_date"] = _date(last, event)
    return slide


def _date(day: date, event: FlatEvent) -> dict[str, int]:
    parts = {"year": day.year}
    if event.time_precision <= TimePrecision.SEASON:
        parts["month"] = day.month
    if event.time_precision <= TimePrecision.WEEK:
        parts["day"] = day.day
    if event.clock and event.event_date:
        parts["hour"], parts["minute"] = (int(digits) for digits in event.clock.split(":")[:2])
    return parts


def _sources(event: FlatEvent) -> str:
    return f"<p><small>{escape('; '.join(event.source))}</small></p>" if event.source else ""
