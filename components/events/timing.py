"""When a mention happened: its own words, else the narrative, the lead, the day of publication, or a derived time."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from operator import attrgetter

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import form_of
from components.model import PublicationDate, Span, TimeExpression, TimePrecision, When

_START = attrgetter("start")
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_PERIOD = re.compile(r"P(?:(?P<days>\d+)D)?(?:(?P<weeks>\d+)W)?(?:T(?P<hours>\d+)H)?$")
_WHOLE_DAY_HOURS = 24
_OWN_PAST = frozenset({"past", "progressive", "evidential", None})
_CLOSING = frozenset({"participle", "clause", "future_clause", "after_clause"})
_LIGHT = re.compile(
    r"yapılan|düzenlen|gerçekle|başlayan|gelen|olan|yaşanan|süren|tamamlanan|sona|başlatılan|çıkan|kurulan|açıklanan|imzalanan|"
    r"oynanan|toplanan|geçen"
)  # participles that only say that their noun took place: "dün düzenlenen tören"
_CLAUSE_WORDS = 5  # a date farther than this from a participle is rather the main verb's
_SINCE = frozenset({"beri", "yana", "kadar", "dek", "değin"})


def own_time(reading: Reading, trigger: Trigger, embedded: bool = False) -> TimeExpression | None:
    """The date or clock expression that belongs to the trigger: no clause of another verb closes between the two.

    An `embedded` trigger takes only what stands before it, its own clause's or that of the noun it is.
    """
    usable = [
        time
        for time in reading.times
        if time.type in {"DATE", "TIME"}
        and not reading.quoted(time.span)
        and (time.earliest is not None or is_partial(time))
        and not _bounds_only(reading, time.span)
    ]
    verb = reading.words[trigger.governor]
    if embedded:
        first = reading.words[trigger.first]
        usable = [time for time in usable if time.span.end <= first.start]
        usable = [time for time in usable if _words_between(reading, time.span, first.start) <= _CLAUSE_WORDS + 2]
        return max(usable, key=lambda time: time.span.end, default=None)
    open_ = [time for time in usable if time.span.start > verb.end or not is_closed(reading, time.span, trigger)]
    return max(open_, key=lambda time: _closeness(reading, trigger, time), default=None)


def _closeness(reading: Reading, trigger: Trigger, time: TimeExpression) -> tuple[int, ...]:
    """Larger = belongs sooner: before the verb, then the finer, then the nearer to the verb."""
    verb, word = reading.words[trigger.governor], reading.words[trigger.first]
    before = 2 if time.span.end <= word.end else 1 if time.span.end <= verb.end else 0
    return (before, int(time.earliest is not None), -int(time.precision), -abs(verb.start - time.span.end))


def _words_between(reading: Reading, time: Span, start: int) -> int:
    return sum(1 for word in reading.words if time.end <= word.start < start)


def _bounds_only(reading: Reading, time: Span) -> bool:
    """True for "2018'den beri", "yıl sonuna kadar": it says since or until when, not when."""
    behind = [word.folded for word in reading.words[bisect_left(reading.words, time.end, key=_START) :][:3]]
    return bool(_SINCE & set(behind[:2])) or behind[:2] == ["bu", "yana"]


def is_closed(reading: Reading, time: Span, trigger: Trigger) -> bool:
    """True if the time belongs to a clause closed before the trigger: "31 Mart'ta seçilen başkan gözaltına alındı".

    The first verb behind the time tells: a participle or -DIğI nearby takes it, unless it only says a noun took place.
    """
    distance = 0
    for word in reading.words[: trigger.first]:
        if word.start < time.end:
            continue
        distance += 1
        form = None if word.capital else form_of(word.folded)
        if word.folded in {"tarihli", "tarihindeki", "yılındaki"}:
            return True
        if form in _CLOSING and distance <= _CLAUSE_WORDS and not _LIGHT.match(word.folded):
            return True
        if form is not None and word.after.startswith(","):
            return False
    return False


def is_partial(time: TimeExpression) -> bool:
    """True for a day whose year nobody wrote: it may be completed from another report of the same event."""
    return (time.value or "").startswith("XXXX-") or bool(time.anchor == "inferred" and time.alternatives)


def when_of(time: TimeExpression, source: str | None = None) -> When | None:
    """The time of an expression; None while its days are unknown."""
    if time.earliest is None or time.latest is None or time.edtf is None:
        return None
    clock = _CLOCK.search(time.value or "")
    narrative = "narrative" if time.anchor == "previous" else "own"
    precision = time.precision
    return When(time.earliest, time.latest, time.edtf, precision, source or narrative, clock and clock[1], time.span)


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


def may_inherit(form: str | None) -> bool:
    """True if the verb tells it as fresh news, so that the lead's day is its day too; -mIştI and -AcAk do not."""
    return form in _OWN_PAST or form in {"clause", "noun", "participle", "converb", "infinitive", "after_clause"}


def best_of(times: Sequence[When]) -> When | None:
    """The finest time, the earliest of equals; None of none."""
    return min(times, key=lambda when: (when.precision, when.earliest), default=None)
