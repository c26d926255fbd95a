"""When a mention happened: its own words, else the narrative, the lead, the day of publication, or a derived time."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE, form_of
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
_ABLATIVE = re.compile(
    r"(?!(?:eden|giden|güden)$|\w*(?:[dfs]{2}|ay|ah|ak|kr)eden$)\w*d[ae]n$|\w*[kpçşsfht]t[ae]n$|\w*[nrşz]ken$"
)  # "binden", "kentten", "başkanken" end like the participles "giden", "tutan", "çeken" but close no clause
_CLAUSE_WORDS = 5  # a date farther than this from a participle is rather the main verb's
_OTHER_CLAUSE, _NEIGHBOUR, _OWN_CLAUSE = 0, 1, 2
FRESH_DAYS = 7  # what a lead tells of happened this week
_DATED = frozenset({"tarihli", "tarihindeki", "yılındaki"})
_SINCE = frozenset({"beri", "yana", "kadar", "dek", "değin"})


def own_time(
    reading: Reading, trigger: Trigger, embedded: bool = False, published: PublicationDate | None = None
) -> TimeExpression | None:
    """The date or clock expression that belongs to the trigger: no clause of another verb closes between the two.

    An `embedded` trigger takes only what stands before it, its own clause's or that of the noun it is. A date in a
    relative clause of the lead counts only if it is as fresh as news: "dün toplanan meclis", not "31 Mart'ta seçilen".
    """
    usable = [
        time
        for time in reading.times
        if time.type in {"DATE", "TIME"}
        and not reading.quoted(time.span)
        and (time.earliest is not None or is_partial(time))
        and not _bounds_only(reading, time.span)
    ]
    if embedded:
        first = reading.words[trigger.first]
        usable = [time for time in usable if time.span.end <= first.start]
        usable = [time for time in usable if _words_between(reading, time.span, first.start) <= _CLAUSE_WORDS + 2]
        return max(usable, key=lambda time: time.span.end, default=None)
    ties = {time.span: _tie(reading, time.span, trigger) for time in usable}
    open_ = [time for time in usable if _may_date(reading, time, ties[time.span], published)]
    return max(open_, key=lambda time: (ties[time.span], *_closeness(reading, trigger, time)), default=None)


def _may_date(reading: Reading, time: TimeExpression, tie: int, published: PublicationDate | None) -> bool:
    """True if the time is the trigger's own, or stands in another clause but is fresh enough to be meant."""
    day = published.day if published else None
    if tie == _OWN_CLAUSE or day is None or reading.standing not in {"heading", "lead"}:
        return tie > _OTHER_CLAUSE
    return is_fresh(time, day, FRESH_DAYS if tie > _OTHER_CLAUSE else 1)


def is_fresh(time: TimeExpression | When, day: date, days: int) -> bool:
    """True for a day at most `days` days before the day of publication, or that day itself."""
    if time.precision > TimePrecision.DAY or time.earliest is None or time.earliest != time.latest:
        return False
    return 0 <= (day - time.earliest).days <= days


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


def is_closed(reading: Reading, span: Span, trigger: Trigger) -> bool:
    """True if a time or place belongs to a clause closed before the trigger: "31 Mart'ta seçilen başkan tutuklandı"."""
    return _tie(reading, span, trigger) == _OTHER_CLAUSE


def _tie(reading: Reading, span: Span, trigger: Trigger) -> int:
    """How firmly words hang on the trigger: its own clause, a neighbouring one, or a clause of another verb.

    The first verb behind them tells: a participle or -DIğI nearby takes them, unless it only says a noun took place.
    """
    between = span.start >= reading.words[trigger.first].start
    last = trigger.governor if between else trigger.first
    behind = [word for word in reading.words[:last] if word.start >= span.end]
    for distance, word in enumerate(behind, start=1):
        form = None if word.capital else form_of(word.folded)
        if word.folded in _DATED:
            return _OTHER_CLAUSE
        if form == "participle" and _ABLATIVE.match(word.folded):
            continue
        if form in _CLOSING and distance <= _CLAUSE_WORDS:
            return _NEIGHBOUR if _LIGHT.match(word.folded) else _OTHER_CLAUSE
        if form is not None and word.after.startswith((",", ";")):
            return _NEIGHBOUR if form in FINITE else _OWN_CLAUSE
    return _OWN_CLAUSE


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
