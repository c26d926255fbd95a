"""Puts days and clock times on the calendar: dün, 19 Eylül, salı günü, saat 14.30, Kurban Bayramı."""

from datetime import date, timedelta

from components.dates import values, verbs
from components.dates.anchoring import anchored, because, no_anchor, reason, shift_of_bounds, told
from components.dates.draft import Draft, replace
from components.dates.feasts import feast_days
from components.dates.timeline import PLAN_SENTENCES, Timeline
from components.dates.values import Meaning
from components.model import Reason

_FEAST_DAYS = 10  # so near to the day in hand a feast belongs to its story


def resolve_day(line: Timeline, draft: Draft) -> Meaning:
    if draft.year is not None and draft.month and draft.day:
        day = date(draft.year, draft.month, draft.day)
        if draft.nth_unit == "known" and line.today and day > line.today:
            return _partial_day(line, draft)
        code = "known_day" if draft.nth_unit == "known" else "absolute"
        return because(values.of_day(day, draft.part, draft.clock), code)
    if draft.shift is not None:
        return _shifted_day(line, draft)
    if draft.month and draft.day:
        return _partial_day(line, draft)
    return _weekday(line, draft)


def _shifted_day(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans, "" if draft.nth_unit == "year" else "day")
    if base is None or draft.shift is None:
        return shift_of_bounds(line, draft)
    if draft.nth_unit == "week" and draft.weekday is not None:
        monday = base - timedelta(days=base.weekday())
        day = _nearest(line, draft, monday + timedelta(days=7 * draft.shift + draft.weekday), 7)
        if draft.shift == 1 and anchor == "published":
            line.next_week, line.week_at = monday + timedelta(days=7), line.at
    elif draft.nth_unit == "month" and draft.day:
        year, month = values.add_months(base.year, base.month, draft.shift)
        day = date(year, month, draft.day)
    elif draft.nth_unit == "years":
        day = date(base.year + draft.shift, base.month, base.day)
    elif draft.nth_unit == "year" and draft.month and draft.day:
        day = _nearest(line, draft, date(base.year + draft.shift, draft.month, draft.day), 365)
    else:
        day = base + timedelta(days=draft.shift)
    part = None if draft.clock and day == line.today and line.ladder.tense(line.end) == "past" else draft.part
    return anchored(values.of_day(day, part, draft.clock), anchor)  # "bu gece 04.17'de anıldı": it is over


def _nearest(line: Timeline, draft: Draft, day: date, turn: int) -> date:
    """The day, or the one a turn (a week, a year; in days) away if the tense of a `near` draft says so."""
    if draft.direction != "near" or line.today is None:
        return day
    tense = line.ladder.tense(line.end)
    turns = -1 if day > line.today and tense == "past" else int(day < line.today and tense == "future")
    return day + timedelta(days=turn * turns) if turn == 7 else day.replace(year=day.year + turns)


def _partial_day(line: Timeline, draft: Draft) -> Meaning:
    """A day and month without year: the ladder finds the year, or the day stays open."""
    month, day = draft.month or 1, draft.day or 1
    step = line.story_year(month, day, draft.weekday)
    if step is None:
        step = line.ladder.year_of(month, day, draft.weekday, line.at, line.end, line.published, line.lately_at)
    if step is None:
        opened = values.of_open(month, day)
        return told(opened, "open", 0.4, reason("open"))
    found = values.of_day(date(step.year, month, day), draft.part, draft.clock)
    found = told(found, step.anchor, step.confidence, step.reason)
    if step.anchor != "inferred":
        return found
    others = tuple(f"{year:04d}-{month:02d}-{day:02d}" for year in step.others)
    return replace(found, edtf=f"{step.year:04d}?-{month:02d}-{day:02d}", alternatives=others)


def _weekday(line: Timeline, draft: Draft) -> Meaning:
    today = line.today
    if today is None or draft.weekday is None:
        return no_anchor()
    named = line.told_weekday(draft.weekday) if draft.direction == "told" else line.in_brackets(draft.weekday)
    if named is not None:
        return anchored(values.of_day(named, draft.part, draft.clock), "previous")
    back = (today.weekday() - draft.weekday) % 7
    future = draft.direction == "future" or (draft.direction != "past" and _ahead(line, draft))
    week = line.in_next_week(draft.weekday) if future and not draft.direction else None
    if week is not None:
        day = week
    elif future:
        same_day = 0 if draft.part or draft.clock or line.today_by_weekday else 7
        day = today + timedelta(days=(7 - back) % 7 or same_day)
    elif draft.direction == "past":
        day = today - timedelta(days=back if back > 1 else back + 7)
    elif draft.direction == "this":
        day = today - timedelta(days=today.weekday() - draft.weekday)
    else:
        # "salı gününden beri", told on a Tuesday
        since = back == 0 and draft.mod == "AFTER" and line.ladder.tense(line.end) != "from"
        day = today - timedelta(days=7 if since else back)
        line.today_by_weekday |= day == today
    return anchored(values.of_day(day, draft.part, draft.clock), "published", 0.8)


def _ahead(line: Timeline, draft: Draft) -> bool:
    """True if a weekday is the next one."""
    tense = line.ladder.tense(line.end)
    if draft.direction == "recent" and verbs.is_awaited(line.ladder.folded, line.end):
        return True
    return tense == "future" or (tense not in {"past", "from"} and draft.direction != "recent")


def resolve_time(line: Timeline, draft: Draft) -> Meaning:
    """A clock time or part of the day alone: of the day the text is talking about, else of the publication day."""
    base, anchor = line.base("previous", "day", PLAN_SENTENCES if draft.clock else 1)
    if anchor == "previous" and line.today and line.forgotten:
        news = None if _is_early(draft) else line.recent_news()
        base, anchor = news or line.today, "published"
    news = line.news_of() if anchor == "previous" else None
    if anchor == "previous" and (line.is_count() or line.is_remembered()):
        news = line.today
    if anchor == "previous" and line.today and base and base < line.today and line.is_ahead():
        news = line.today
    base = news or base
    if base is None:
        value = f"T{draft.clock or draft.part}"
        return told(values.unknown("TIME", value, "time"), "open", 0.5, reason("open"))
    day = base + timedelta(days=_days_off(line, draft, base, anchor))
    return anchored(values.of_day(day, None if draft.clock else draft.part, draft.clock), anchor, 0.7)


def _is_early(draft: Draft, until: str = "06:00") -> bool:
    return draft.part == "MO" or (draft.clock is not None and draft.clock < until)


def _day_after_night(line: Timeline, draft: Draft, told: str) -> bool:
    """True for what comes by day after an evening or night: "dün gece … saat 09.15'te", "… öğleden sonra"."""
    if line.ladder.is_pluperfect(line.end):
        return False
    night = told == "NI" or "21:00" <= told < "25"
    by_day = draft.part in {"MI", "AF"} or (draft.clock is not None and draft.clock < "18:00")
    evening = told in {"EV", "NI"} or "18:00" <= told < "25"
    return (night and by_day) or (evening and _is_early(draft, "10:00"))


def _days_off(line: Timeline, draft: Draft, base: date, anchor: str) -> int:
    """1 for the small hours after an evening, -1 for the late evening before the day of publication."""
    if draft.direction == "future":
        return int(base != line.today or line.ladder.tense(line.end) == "future")
    if anchor == "previous" and line.previous_day and line.previous_day.value and base == line.previous_day.earliest:
        told = line.previous_day.value.partition("T")[2].partition("/")[0]
        if told == "MO" and line.is_until() and draft.clock and draft.clock >= "12:00":
            return -1  # "dün akşam başlayan müdahale sabaha kadar sürdü. Saat 20.50'de …"
        if base != line.today and told and _day_after_night(line, draft, told):
            return 1
    if anchor == "previous" and _is_early(draft) and line.previous_day and line.previous_day.value:
        told = line.previous_day.value.partition("T")[2]
        later = told == "AF" and not line.ladder.is_pluperfect(line.end)
        night = later or told in {"EV", "NI"} or "12:00" <= told < "24:00" or (draft.part == "NI" and not told)
        if line.today is None or base < line.today:
            return int(night)
    late = draft.clock is not None and draft.clock >= "21:00"
    named = anchor == "previous" and (base != line.today or _evening(line))
    return -1 if late and not named and line.ladder.tense(line.end) == "past" else 0


def _evening(line: Timeline) -> bool:
    """True if this sentence names the day in hand, or that is an evening: "bu akşam … 21.30'da"."""
    told = (line.previous_day.value or "").partition("T")[2] if line.previous_day else ""
    return told in {"EV", "NI"} or "17:00" <= told < "24:00" or line.ladder.sentences_between(line.day_at, line.at) == 0


def resolve_feast(line: Timeline, draft: Draft) -> Meaning:
    """A feast of the lunar year: that of the story told, the last one that began, or the next one if it is to come."""
    year = draft.year if draft.year is not None else line.today.year if line.today else None
    if year is None or draft.value is None:
        return no_anchor()
    days = [found for offset in (-1, 0, 1) if (found := feast_days(draft.value, year + offset))]
    if not days:
        return no_anchor()
    if draft.year is None:
        chosen = _feast_of_story(draft.value, line) or _nearest_feast(days, line)
    else:
        chosen = feast_days(draft.value, year) or days[0]
    why = Reason("dates.feast", (draft.value,))
    if draft.nth is not None:
        day = chosen[0] + timedelta(days=draft.nth - 1) if draft.nth >= 0 else chosen[1]
        return told(values.of_day(day), "published", 0.7, why)
    return told(values.of_days(*chosen), "published", 0.7, why)


def _feast_of_story(feast: str, line: Timeline) -> tuple[date, date] | None:
    """The feast around the day of long ago that the text is telling of; None if there was none."""
    day = line.story_day()
    found = feast_days(feast, day.year) if day else None
    return found if day and found and abs((found[0] - day).days) <= _FEAST_DAYS else None


def _nearest_feast(days: list[tuple[date, date]], line: Timeline) -> tuple[date, date]:
    today = line.today or days[0][0]
    if line.ladder.tense(line.end) == "future":
        return next((found for found in days if found[1] >= today), days[-1])
    if line.ladder.tense(line.end) == "past":
        return [found for found in days if found[0] <= today][-1]
    return min(days, key=lambda found: abs((found[0] - today).days))
