"""Times of events made of date words: an expression's days, the day of publication, a start plus a duration."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from components.events.reading import Reading
from components.model import PublicationDate, TimeExpression, TimePrecision, When

_CLOCK = re.compile(r"T(\d\d:\d\d)")
_PERIOD = re.compile(r"P(?:(?P<days>\d+)D)?(?:(?P<weeks>\d+)W)?(?:T(?P<hours>\d+)H)?$")
_ABOUT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?~")
_WHOLE_DAY_HOURS = 24
FRESH_DAYS = 7  # what a lead tells of happened this week


def is_fresh(time: TimeExpression | When, day: date, days: int) -> bool:
    """True for a day at most `days` days before the day of publication, or that day itself."""
    if time.precision > TimePrecision.DAY or time.earliest is None or time.earliest != time.latest:
        return False
    return 0 <= (day - time.earliest).days <= days


def is_partial(time: TimeExpression) -> bool:
    """True for a day whose year nobody wrote: it may be completed from another report of the same event."""
    return (time.value or "").startswith("XXXX-") or bool(time.anchor == "inferred" and time.alternatives)


def when_of(time: TimeExpression, source: str | None = None) -> When | None:
    """The time of an expression; None while its days are unknown."""
    if time.earliest is None or time.latest is None or time.edtf is None:
        return None
    narrative = "narrative" if time.anchor == "previous" else "own"
    precision = time.precision
    first, last = _whole(time.earliest, time.latest, time.edtf)
    return When(first, last, time.edtf, precision, source or narrative, clock_of(time), time.span)


def _whole(earliest: date, latest: date, edtf: str) -> tuple[date, date]:
    """The whole month or year of an event told to be in a part of it: "mayıs ortasında" is `2010-05~`."""
    part = _ABOUT.fullmatch(edtf)
    if part is None:
        return earliest, latest
    year, month = int(part["year"]), part["month"]
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])


def clock_of(time: TimeExpression) -> str | None:
    """The hour that an expression tells, "HH:MM"; None if it tells none."""
    clock = _CLOCK.search(time.value) if time.value and "T" in time.value else None
    return clock[1] if clock else None


def published_when(published: PublicationDate | None) -> When | None:
    """The day of publication as a lead's time; None if it is not known to the day."""
    day = published.day if published else None
    return When(day, day, day.isoformat(), TimePrecision.DAY, "published") if day else None


def derived_when(start: When, period: TimeExpression) -> When | None:
    """`start` plus a duration of hours, days or weeks: "24 saat süren operasyon sonrasında"; about that day."""
    match = _PERIOD.match(period.value or "")
    if match is None or start.precision > TimePrecision.DAY:
        return None
    hours = int(match["hours"] or 0) + 24 * int(match["days"] or 0) + 7 * 24 * int(match["weeks"] or 0)
    if hours < _WHOLE_DAY_HOURS:
        return None
    day = start.earliest + timedelta(hours=hours)
    return When(day, day, f"{day.isoformat()}~", TimePrecision.WEEK, "derived", None, period.span)


def duration_before(reading: Reading, first: int) -> TimeExpression | None:
    """A duration that "lasts" right before word `first`: "24 saat süren", "üç gün devam eden"."""
    starts = reading.words[first].start
    for time in reversed(reading.times):
        if time.type == "DURATION" and time.span.end <= starts:
            between = [word.folded for word in reading.words if time.span.end <= word.start < starts]
            lasting = {"süren", "sürdü", "devam", "boyunca", "aşkın"}
            return time if len(between) <= 4 and lasting & set(between) else None
    return None


def best_of(times: Sequence[When]) -> When | None:
    """The finest time, the earliest of equals; None of none."""
    return min(times, key=lambda when: (when.precision, when.earliest), default=None)
