"""Dates of events in words, no finer than they are known: "21 Eylül 2023 10:30", "Eylül 2023", "yaklaşık 2023"."""

import re
from datetime import date, timedelta

from babel.dates import format_date

from components.exchange.flat import FlatEvent
from components.wording import say

_DAY, _MONTH, _YEARLESS = "d MMMM y", "LLLL y", "d MMMM"
_OPEN_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")
_CALENDAR = re.compile(r"(\d{4})[?~]?(?:-(\d\d)(?:-(\d\d))?)?")
_LEAP_YEAR = 2000  # any year that has all days


def display_date(event: FlatEvent, language: str) -> str:
    """The date as a person reads it."""
    if not event.earliest:
        return _without_year(event.edtf, language)
    first, last = date.fromisoformat(event.earliest), date.fromisoformat(event.latest)
    words = f"{_span(first, last, language)} {event.clock if event.event_date else ''}".strip()
    if "?" in event.edtf:
        words = f"{words} (?)"
    return say("exchange.about", language, words) if "~" in event.edtf else words


def edtf_words(edtf: str, language: str) -> str:
    """An EDTF day, month or year, or two of them with a stroke between, as a person reads it; else as it is."""
    parts = [_part(part.rstrip("~?%"), language) for part in edtf.split("/")]
    if None in parts or len(parts) > 2:
        return edtf
    words = " – ".join(part for part in parts if part)
    return say("exchange.about", language, words) if edtf[-1:] in ("~", "?", "%") else words


def _part(edtf: str, language: str) -> str | None:
    if _OPEN_YEAR.fullmatch(edtf):
        return _without_year(edtf, language)
    found = _CALENDAR.fullmatch(edtf)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
    except ValueError:
        return None
    return format_date(first, _DAY if day else _MONTH, locale=language) if month else str(year)


def _without_year(edtf: str, language: str) -> str:
    found = _OPEN_YEAR.fullmatch(edtf)
    if found is None:
        return say("exchange.undated", language)
    day = date(_LEAP_YEAR, int(found[1]), int(found[2]))
    return say("exchange.open_year", language, format_date(day, _YEARLESS, locale=language))


def _span(first: date, last: date, language: str) -> str:
    """A day, a whole month, a whole year, or the two ends."""
    after = last + timedelta(days=1) if last < date.max else last
    if first == last:
        return format_date(first, _DAY, locale=language)
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return str(first.year) if after.year == first.year + 1 else f"{first.year} – {last.year}"
    if first.day == after.day == 1:
        months = [format_date(day, _MONTH, locale=language) for day in (first, last)]
        return " – ".join(dict.fromkeys(months))
    return " – ".join(format_date(day, _DAY, locale=language) for day in (first, last))
