"""Puts everything longer than a day on the calendar: months, years, weeks, seasons, quarters, decades, centuries."""

from datetime import date, timedelta

from components.dates import values
from components.dates.anchoring import anchored, because, no_anchor, shift_of_bounds, told
from components.dates.draft import Draft, replace
from components.dates.timeline import Timeline
from components.dates.values import Meaning
from components.model import Reason

_MIDWEEK = 4  # the first week of a month is the one that has most of its days there
_SATURDAY = 5
_MONTHS_OF = {"quarter": 3, "half": 6}


def resolve_month(line: Timeline, draft: Draft) -> Meaning:
    if draft.shift is not None:
        return _shifted_month(line, draft)
    month = draft.month or 1
    if draft.year is not None:
        return _nth(because(values.of_month(draft.year, month), "absolute"), draft)
    base, anchor = line.base(draft.leans)
    if draft.direction and base is not None:
        return _nth(anchored(values.of_month(_directed_year(draft, base), month), anchor), draft)
    step = line.ladder.year_of(month, None, None, line.at, line.end, line.published, line.lately_at)
    if step is None:
        return told(values.of_open(month, None), "open", 0.4, Reason("dates.open"))
    found = told(values.of_month(step.year, month), step.anchor, step.confidence, step.reason)
    return _nth(found, draft)


def _directed_year(draft: Draft, base: date) -> int:
    month = draft.month or 1
    if draft.direction == "past":
        return base.year - (month >= base.month)
    if draft.direction == "future":
        return base.year + (month <= base.month)
    return base.year


def _shifted_month(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans)
    if base is None:
        return shift_of_bounds(line, draft)
    shift = draft.shift or 0
    if draft.mod == "END" and draft.leans == "told" and anchor == "published" and line.ladder.tense(line.end) == "past":
        shift -= 1  # this month's end is still to come
    if draft.nth_unit == "year" and draft.month:
        return anchored(values.of_month(base.year + shift, draft.month), anchor)
    return _nth(anchored(values.of_month(*values.add_months(base.year, base.month, shift)), anchor), draft)


def _nth(month: Meaning, draft: Draft) -> Meaning:
    """The nth week, day, weekday or day of work of a month."""
    if draft.nth is None or month.earliest is None or month.latest is None:
        return month
    if draft.nth_unit in {"day", "weekday", "workday"}:
        day = _nth_day(month.earliest, month.latest, draft.nth, draft.weekday, draft.nth_unit == "workday")
        return replace(values.of_day(day), anchor=month.anchor, confidence=month.confidence, why=month.why)
    if draft.nth_unit == "half":
        middle = month.earliest + timedelta(days=14)
        first, last = (month.earliest, middle) if draft.nth == 1 else (middle + timedelta(days=1), month.latest)
        return replace(values.of_days(first, last), anchor=month.anchor, confidence=month.confidence, why=month.why)
    inside = month.latest if draft.nth < 0 else month.earliest + timedelta(days=7 * draft.nth - _MIDWEEK)
    return replace(values.of_week(inside), anchor=month.anchor, confidence=month.confidence, why=month.why)


def _nth_day(first: date, last: date, nth: int, weekday: int | None, working: bool) -> date:
    """The nth day from `first`, the last one if `nth` is negative; only that weekday, or only days of work, count."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday]
    elif working:
        days = [day for day in days if day.weekday() < _SATURDAY]
    if nth > len(days):
        raise ValueError(f"a month has no {nth} such days")
    return days[-1] if nth < 0 else days[nth - 1]


def resolve_period(line: Timeline, draft: Draft) -> Meaning:
    """The months that figures are given for, in the year before or in a named one; without such months that year."""
    told = line.period_told()
    year = draft.year if draft.year is not None else line.today.year - 1 if line.today and told is None else None
    if told is None or told.earliest is None or told.latest is None:
        return no_anchor() if year is None else anchored(values.of_year(year), "published", 0.5)
    first, last = told.earliest, told.latest
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    year = first.year - 1 if year is None else year
    found = values.of_month(year, first.month) if months == 1 else values.of_months(year, first.month, months)
    return anchored(found, "previous", 0.7)


def resolve_year(line: Timeline, draft: Draft) -> Meaning:
    if draft.year is not None:
        return because(values.of_year(draft.year), "absolute")
    base, anchor = line.base(draft.leans)
    if base is None:
        return shift_of_bounds(line, draft)
    year = base.year + (draft.shift or 0)
    if year < 1:
        return replace(values.of_bc(1 - year), anchor=anchor)
    return anchored(values.of_year(year), anchor)


def resolve_week(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans)
    if base is None:
        return shift_of_bounds(line, draft)
    if draft.leans == "week" and line.ladder.tense(line.end) != "future":
        return anchored(values.of_week(base), anchor)  # "haftaya düşüşle başladı"
    return anchored(values.of_week(base + timedelta(days=7 * (draft.shift or 0))), anchor)


def resolve_weekend(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans)
    if base is None:
        return no_anchor()
    saturday = base + timedelta(days=5 - base.weekday() + _weeks_to_weekend(draft, base))
    if not draft.direction and line.ladder.tense(line.end) not in {"future", "present"} and saturday > base:
        saturday -= timedelta(days=7)
    return anchored(values.of_days(saturday, saturday + timedelta(days=1)), anchor, 0.75)


def _weeks_to_weekend(draft: Draft, base: date) -> int:
    """Days to add to this week's Saturday: the coming weekend is this week's until it has begun."""
    if draft.direction == "future" and draft.leans == "published":
        return 0 if base.weekday() < 5 else 7
    return 7 * (draft.shift or 0)


def resolve_season(line: Timeline, draft: Draft) -> Meaning:
    number = draft.number or 1
    if draft.year is not None:
        return because(values.of_season(draft.year, number), "absolute")
    base, anchor = line.base(draft.leans)
    if base is None:
        return no_anchor()
    if draft.nth_unit == "year":
        return anchored(values.of_season(base.year + (draft.shift or 0), number), anchor)
    year = base.year - (number == 4 and base.month <= 2)
    candidates = [values.of_season(year + offset, number) for offset in (-1, 0, 1)]
    if draft.direction == "past":
        return anchored([c for c in candidates if c.latest and c.latest < base][-1], anchor)
    if draft.direction == "future":
        return anchored(next(c for c in candidates if c.earliest and c.earliest > base), anchor)
    if not draft.direction:
        return anchored(_season_by_verb(line, candidates, base), anchor, 0.7)
    return anchored(candidates[1], anchor)


def _season_by_verb(line: Timeline, candidates: list[Meaning], base: date) -> Meaning:
    """The season that has come last, or the one that comes next."""
    if line.ladder.tense(line.end) in {"future", "present"}:
        return next(c for c in candidates if c.latest and c.latest >= base)
    return [c for c in candidates if c.earliest and c.earliest <= base][-1]


_LATE_MONTHS = 2  # so many months after the last one of them are figures for the first months still news


def _months_of_late(line: Timeline, draft: Draft) -> Meaning:
    """The first months of the year that have just gone by; a duration if they have not."""
    number, today = draft.number or 1, line.today
    for year in (today.year, today.year - 1) if today else ():
        over = today.month + 12 * (today.year - year) - number if today else 0
        if 0 <= over <= _LATE_MONTHS:
            return anchored(values.of_months(year, 1, number), "published", 0.7)
    return because(values.unknown("DURATION", draft.value, "duration"), "duration")


def resolve_part_of_year(line: Timeline, draft: Draft) -> Meaning:
    """Quarters, halves, and the first months of a year."""
    if draft.nth_unit == "late":
        return _months_of_late(line, draft)
    number = draft.number or 1
    length = _MONTHS_OF.get(draft.grain, number)
    first = 1 if draft.grain == "months" else (number - 1) * length + 1
    if draft.year is not None:
        return because(values.of_months(draft.year, first, length), "absolute")
    base, anchor = line.base(draft.leans)
    if base is None:
        return no_anchor()
    year = base.year + (draft.shift or 0)
    found = values.of_months(year, first, length)
    if draft.shift is None and found.earliest and found.earliest > base and line.ladder.tense(line.end) != "future":
        found = values.of_months(year - 1, first, length)
    return anchored(found, anchor, 0.8)


def resolve_decade(_: Timeline, draft: Draft) -> Meaning:
    return because(values.of_decade(draft.number or 0), "absolute")


def resolve_century(line: Timeline, draft: Draft) -> Meaning:
    if draft.number is not None:
        return because(values.of_century(draft.number, draft.nth), "absolute")
    if line.today is None:
        return no_anchor()
    return anchored(values.of_century((line.today.year - 1) // 100 + 1 + (draft.shift or 0)), "published")


def resolve_bc(_: Timeline, draft: Draft) -> Meaning:
    return because(values.of_bc(draft.number or 1), "absolute")
