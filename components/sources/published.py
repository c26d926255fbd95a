"""When an article came out: read a written date, and climb from the surest evidence to the weakest. Never invent one.

Days are those of Türkiye: a time with an offset is carried to Europe/Istanbul first.
"""

import calendar
import re
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from components.model import PublicationDate, Span
from components.text.turkish import fold_case, fold_plain

HERE = ZoneInfo("Europe/Istanbul")
FIRST_YEAR, LAST_YEAR = 1800, 2100
CONFIDENCE = {"user": 1.0, "metadata": 0.97, "header": 0.93, "url": 0.9, "dateline": 0.8, "changed": 0.6, "file": 0.5}

_CLOCK = (
    r"(?:[t\s,;|–-]*(?:saat\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d(?:[.,]\d+)?)?"
    r"\s*(?P<zone>z|gmt|utc|[+-]\d\d:?\d\d)?(?!\d))?"
)
_FORMS = tuple(
    re.compile(pattern + _CLOCK)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<year>\d{4})[/.](?P<month>\d\d)[/.](?P<day>\d\d)(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d\d)(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?P<name>[^\W\d_]+)\.?,?[\s-]+(?P<year>\d{4})(?!\d)",
        r"(?<![^\W\d_])(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?!\d)",
    )
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:t\d{4,6}z?)?")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)|(?P<name>[^\W\d_]+)\s+(?P<named_year>\d{4})")
_YEAR = re.compile(r"\d{4}")
_UNIX = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_NOTHING = frozenset({"", "-", "–", "yok", "none", "null", "nan", "nat", "n/a", "na", "bilinmiyor", "unknown"})

Bounds = tuple[date, date]


@cache
def months() -> dict[str, int]:
    """Turkish and English month names and their short forms, folded and without diacritics."""
    from babel.dates import get_month_names  # only a run that meets a written month pays for it

    names: dict[str, int] = {}
    for language in ("en", "tr"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                names[fold_plain(name)] = int(number)
    return names | {"sept": 9}


def _month_number(name: str) -> int:
    """1..12, or 0 for a word that is no month."""
    return months().get(fold_plain(name), 0)


def is_blank(words: str) -> bool:
    """True for an empty cell and for the ways of writing "there is none"."""
    return fold_case(words.strip()) in _NOTHING


def read_date(words: str) -> Bounds | None:
    """First and last day that a stated date may mean ("21 Eylül 2023", "2023-09"), or None if it says no date."""
    folded = fold_case(words.strip())
    return _whole(folded) or find_date(folded)


def find_date(words: str) -> Bounds | None:
    """The first full day written anywhere in the words, in any of the usual forms, or None."""
    found = find_written(words)
    return found[1] if found else None


def find_written(words: str) -> tuple[Span, Bounds] | None:
    """The first full day with the span of its words, clock included."""
    folded = fold_case(words)
    return min((found for form in _FORMS if (found := _first(form, folded))), default=None)


def _first(form: re.Pattern[str], folded: str) -> tuple[Span, Bounds] | None:
    for match in form.finditer(folded):
        parts = match.groupdict()
        month = int(parts["month"]) if parts.get("month") else _month_number(parts.get("name") or "")
        day = _day(_full_year(parts["year"]), month, int(parts["day"]))
        if day:
            day = _local(day, parts)
            return Span(*match.span()), (day, day)
    return None


def _whole(folded: str) -> Bounds | None:
    """Readings that hold only when nothing else stands there: 20230921, 2023-09, Eylül 2023, 2023, seconds of Unix."""
    if found := _COMPACT.fullmatch(folded):
        day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
        return (day, day) if day else None
    if _UNIX.fullmatch(folded):
        seconds = float(folded) / (1000 if len(folded.partition(".")[0]) == 13 else 1)
        day = datetime.fromtimestamp(seconds, UTC).astimezone(HERE).date()
        return day, day
    if found := _MONTH.fullmatch(folded):
        month = int(found["month"]) if found["month"] else _month_number(found["name"])
        return _month(int(found["year"] or found["named_year"]), month)
    if _YEAR.fullmatch(folded) and FIRST_YEAR <= int(folded) <= LAST_YEAR:
        return date(int(folded), 1, 1), date(int(folded), 12, 31)
    return None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _month(year: int, month: int) -> Bounds | None:
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _local(day: date, parts: dict[str, str | None]) -> date:
    """The day in Türkiye, when the clock names an offset."""
    hour, minute, zone = parts.get("hour"), parts.get("minute"), parts.get("zone")
    if not (zone and hour and minute) or int(hour) > 23 or int(minute) > 59:
        return day
    shift = "+00:00" if zone in {"z", "gmt", "utc"} else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return datetime.fromisoformat(f"{day}T{int(hour):02d}:{minute}:00{shift}").astimezone(HERE).date()


def published(bounds: Bounds | None, source: str) -> PublicationDate | None:
    """A publication date of one rung of the ladder; None when the rung gave nothing."""
    return PublicationDate(bounds[0], bounds[1], source, CONFIDENCE[source]) if bounds else None


def published_about(bounds: Bounds) -> PublicationDate:
    """The date of the last change, where a page shows no other: most articles are changed on the day they come out."""
    return PublicationDate(bounds[0], bounds[1], "header", CONFIDENCE["changed"])


def not_after(day: date) -> PublicationDate:
    """The article is no younger than its file: an upper bound, not a date."""
    return PublicationDate(None, day, "file", CONFIDENCE["file"])
