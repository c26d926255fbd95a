"""Gives drafts their place on the calendar: from the publication date, or from the date the text is talking about."""

from collections.abc import Callable
from datetime import timedelta

from components.dates import anchor_days as days
from components.dates import anchor_periods as periods
from components.dates import values
from components.dates.anchoring import anchored, because, shift_of_bounds, told
from components.dates.draft import Draft, replace
from components.dates.timeline import Timeline
from components.dates.values import Meaning
from components.model import Reason

_SOON_DAYS = 90  # a stretch that begins so soon is the coming one, however far its end is


def resolve(line: Timeline, draft: Draft, at: int, end: int, absolute: Meaning | None = None) -> Meaning | None:
    """What the draft that stands at `at`..`end` means; the line remembers it for what leans on it.

    `absolute`: the same, where it is known already; a range also tells the line its first day, so it is read again.
    """
    line.at, line.end = at, end
    found = absolute if absolute and draft.until is None else meaning_of(line, draft)
    if found is not None and draft.grain != "duration" and not _is_compared(draft):
        line.remember(found)
    return found


def _is_compared(draft: Draft) -> bool:
    """True for a month that figures are only compared with: "bir önceki aya göre", "geçen yılın aynı ayına göre"."""
    compared = draft.grain == "month" and (draft.shift or 0) < 0 and draft.leans in {"previous", "month"}
    return compared or draft.grain == "period"


def meaning_of(line: Timeline, draft: Draft) -> Meaning | None:
    """What a draft means; None if the words cannot mean a time (a range that runs backwards)."""
    try:
        return _resolved(line, draft)
    except (ValueError, OverflowError):
        return None


def _resolved(line: Timeline, draft: Draft) -> Meaning | None:
    if draft.until is None:
        found = _GRAINS[draft.grain](line, draft)
        if draft.leans == "later" and _is_too_late(line, found):
            found = shift_of_bounds(line, draft)  # "25 yıl sonra kenti kaybetti": how long it took
        return values.with_mod(found, draft.mod) if draft.mod else found
    if _yearless(draft, draft.until):
        return _yearless_range(line, draft, draft.until)
    first = values.with_mod(_one(line, replace(draft, until=None)), draft.mod)
    if draft.until.clock and first.value:
        return _until_clock(first, draft.until.clock)
    if draft.until.weekday is not None and draft.weekday is not None and first.earliest:
        day = first.earliest + timedelta(days=(draft.until.weekday - draft.weekday) % 7 or 7)
        return values.join_range(first, replace(first, value=str(day), edtf=str(day), latest=day))
    line.remember(first)
    return values.join_range(first, values.with_mod(_one(line, draft.until), draft.until.mod))


def _is_too_late(line: Timeline, found: Meaning) -> bool:
    """True for what would lie ahead of the publication though the sentence tells of the past."""
    ahead = line.today is not None and found.earliest is not None and found.earliest > line.today
    return ahead and line.ladder.tense(line.end) == "past"


def _until_clock(first: Meaning, clock: str) -> Meaning:
    """A time of day up to another; one that is earlier in the day is of the next: 21.00-06.00.

    What happens then counts for the day it begins on.
    """
    value = first.value or ""
    over = first.earliest is not None and value[11:] > clock
    day = str(first.earliest + timedelta(days=1)) if over and first.earliest else value[:10]
    return replace(first, value=f"{value}/{day}T{clock}")


def _yearless(draft: Draft, until: Draft) -> bool:
    """True if both ends name a month and neither a year."""
    named = draft.month is not None and until.month is not None and draft.shift is None and until.shift is None
    return named and draft.year is None and until.year is None and not draft.direction


def _yearless_range(line: Timeline, draft: Draft, until: Draft) -> Meaning | None:
    """A range of days without a year takes the year of its last day, which may be the one still to come."""
    last = values.with_mod(_one(line, until), until.mod)
    if last.latest is None:
        return values.join_range(_one(line, replace(draft, until=None)), last)
    year = last.latest.year - ((draft.month or 0) > (until.month or 0))
    alone = _one(line, replace(draft, until=None))
    if line.today and alone.earliest and 0 <= (alone.earliest - line.today).days <= _SOON_DAYS:
        year = alone.earliest.year
        last = values.with_mod(
            _one(line, replace(until, year=year + ((draft.month or 0) > (until.month or 0)))), until.mod
        )
    first = values.with_mod(_one(line, replace(draft, until=None, year=year)), draft.mod)
    joined = values.join_range(first, last)
    return None if joined is None else replace(joined, why=last.why)


def _one(line: Timeline, draft: Draft) -> Meaning:
    return _GRAINS[draft.grain](line, draft)


def _duration(line: Timeline, draft: Draft) -> Meaning:
    told = line.clock_told() if draft.shift is not None else None
    if told is not None and draft.shift is not None:
        then = told + timedelta(minutes=draft.shift)
        return anchored(values.of_day(then.date(), None, f"{then:%H:%M}"), "previous", 0.7)
    return because(values.unknown("DURATION", draft.value, "duration"), "duration")


def _set(_: Timeline, draft: Draft) -> Meaning:
    return because(values.unknown("SET", draft.value, "set"), "set")


def _impossible(_: Timeline, __: Draft) -> Meaning:
    """31 April: a misprint, so nobody knows which day is meant."""
    return told(values.unknown(), "open", 0.5, Reason("dates.impossible"))


def _vague(_: Timeline, draft: Draft) -> Meaning:
    return told(values.unknown(), "open", 0.5, Reason("dates.vague"))


_GRAINS: dict[str, Callable[[Timeline, Draft], Meaning]] = {
    "day": days.resolve_day,
    "month": periods.resolve_month,
    "year": periods.resolve_year,
    "week": periods.resolve_week,
    "weekend": periods.resolve_weekend,
    "season": periods.resolve_season,
    "quarter": periods.resolve_part_of_year,
    "half": periods.resolve_part_of_year,
    "months": periods.resolve_part_of_year,
    "period": periods.resolve_period,
    "decade": periods.resolve_decade,
    "century": periods.resolve_century,
    "bc": periods.resolve_bc,
    "time": days.resolve_time,
    "duration": _duration,
    "set": _set,
    "vague": _vague,
    "impossible": _impossible,
    "feast": days.resolve_feast,
}
