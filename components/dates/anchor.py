"""Gives drafts their place on the calendar: from the publication date, or from the date the text is talking about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from components.dates import values
from components.dates.draft import Draft, replace
from components.dates.feasts import feast_days
from components.dates.values import Meaning
from components.dates.years import Ladder, Step
from components.model import PublicationDate, Reason

_STORY_DAYS = 45  # a day without a year at most so long after the one before it goes on with its story
_MONTHS_OF = {"quarter": 3, "half": 6}


@dataclass(slots=True)
class Timeline:
    """What is known while a text is read from front to back: publication, years, the date in hand."""

    published: PublicationDate | None
    ladder: Ladder
    previous: Meaning | None = None
    previous_day: Meaning | None = None
    coming_day: Meaning | None = None
    coming_at: int = 0
    day_at: int = 0  # where `previous_day` stands
    at: int = 0  # code point where the draft in hand begins
    end: int = 0
    _notes: list[Reason] = field(default_factory=list)

    @property
    def today(self) -> date | None:
        """The publication day; None if it is not known to the day."""
        return self.published.day if self.published else None

    def meaning(self, draft: Draft, at: int, end: int) -> Meaning | None:
        """The draft that stands at `at`..`end`, resolved; None if the words cannot mean a time (31 February)."""
        self.at, self.end = at, end
        try:
            found = self._resolved(draft)
        except (ValueError, OverflowError):
            return None
        if found is not None:
            self._remember(found)
        return found

    def _remember(self, found: Meaning) -> None:
        """What the text is talking about now: the last date that is not still to come."""
        if found.type not in {"DATE", "TIME"} or found.earliest is None:
            return
        if self.today is None or found.earliest <= self.today:
            self.previous = found
            if found.earliest == found.latest:
                self.previous_day, self.day_at = found, self.at
        elif found.earliest == found.latest:
            self.coming_day, self.coming_at = found, self.at

    def _in_the_story(self, told: date) -> bool:
        """True if the last sentences tell of a time long past."""
        old = self.today is None or (self.today - told).days > 60
        near = self.ladder.sentences_between(self.day_at, self.at) <= 2
        return old and near and self.ladder.tense(self.end) in {"past", ""}

    def story_year(self, month: int, day: int, weekday: int | None) -> Step | None:
        """The year of a day that goes on with a story of long ago: "26 Ağustos 1922 … 30 Ağustos'ta"."""
        told = self.previous_day.earliest if self.previous_day else None
        if told is None or weekday is not None or self.today is None or not self._in_the_story(told):
            return None
        days_on = (date(told.year, month, min(day, 28)) - told).days + day - min(day, 28)
        if not 0 <= days_on <= _STORY_DAYS:
            return None
        return Step(told.year, "previous", 0.75, Reason("dates.year_text", (str(told.year),)))

    @property
    def _coming_up(self) -> bool:
        """True if the sentence tells of the future and the one before it, or it, named the day."""
        return self.ladder.sentences_between(self.coming_at, self.at) <= 1 and self.ladder.tense(self.end) == "future"

    @property
    def forgotten(self) -> bool:
        """True if the day in hand is long past and was named more than a sentence ago."""
        told = self.previous_day.earliest if self.previous_day else None
        if told is None or self.today is None or (self.today - told).days <= 7:
            return False
        return self.ladder.sentences_between(self.day_at, self.at) > 1

    def in_brackets(self, weekday: int) -> date | None:
        """The day just named, if this weekday stands in brackets behind it: "yarın (cumartesi)"."""
        if not self.ladder.opens_bracket(self.at):
            return None
        days = [day.earliest for day in (self.coming_day, self.previous_day) if day and day.earliest]
        return next((day for day in days if day.weekday() == weekday), None)

    def _resolved(self, draft: Draft) -> Meaning | None:
        draft = self._shared_year(draft)
        first = values.with_mod(self._one(replace(draft, until=None)), draft.mod)
        if draft.until is None or first.type in {"DURATION", "SET"}:
            return first
        if draft.until.weekday is not None and draft.weekday is not None and first.earliest:
            last_day = first.earliest + timedelta(days=(draft.until.weekday - draft.weekday) % 7 or 7)
            return values.join_range(
                first, replace(first, value=last_day.isoformat(), edtf=last_day.isoformat(), latest=last_day)
            )
        if draft.until.clock and first.value:
            return replace(first, value=f"{first.value}/{first.value[:11]}{draft.until.clock}")
        self._remember(first)
        last = values.with_mod(self._one(self._continued(draft, draft.until, first)), draft.until.mod)
        return values.join_range(first, last)

    def _shared_year(self, draft: Draft) -> Draft:
        """A range of days without a year takes the one of its last day, which may be the one still to come."""
        until = draft.until
        if until is None or draft.month is None or until.month is None or draft.shift is not None:
            return draft
        if draft.year is not None or until.year is not None or draft.direction or until.shift is not None:
            return draft
        last = self._one(until)
        if last.latest is None:
            return draft
        year = last.latest.year
        return replace(draft, year=year - (draft.month > until.month), until=replace(until, year=year))

    def _continued(self, draft: Draft, until: Draft, first: Meaning) -> Draft:
        """The second end of a range takes the year the first one got."""
        if until.year is None and until.month and draft.year is None and first.earliest and until.shift is None:
            later = draft.month is not None and until.month < draft.month
            return replace(until, year=first.earliest.year + later)
        return until

    def _one(self, draft: Draft) -> Meaning:
        return _GRAINS[draft.grain](self, draft)

    def base(self, leans: str, grain: str = "") -> tuple[date | None, str]:
        """The day that a shift counts from, and the anchor's name; a shift of days counts from a day."""
        spoken_of = self.previous_day if grain == "day" else self.previous
        if grain == "day" and leans == "previous" and self.coming_day and self._coming_up:
            spoken_of = self.coming_day
        told = spoken_of.earliest if spoken_of else None
        if leans == "told":
            return (told, "previous") if told and self._in_the_story(told) else (self.today, "published")
        if told and (leans == "previous" or (leans == "later" and self.ladder.tense(self.end) != "future")):
            return told, "previous"
        if leans == "later" and self.ladder.tense(self.end) != "future":
            return None, "open"
        if leans == "event":
            return (told, "previous") if told else (None, "open")
        return self.today, "published"


def _anchored(meaning: Meaning, anchor: str, confidence: float = 0.9) -> Meaning:
    reason = Reason(f"dates.{anchor}")
    return replace(meaning, anchor=anchor, confidence=confidence, why=(reason,))


def _no_anchor(kind: str = "DATE") -> Meaning:
    return replace(values.unknown(kind), anchor="open", confidence=0.3, why=(Reason("dates.no_anchor"),))


def _day(line: Timeline, draft: Draft) -> Meaning:
    if draft.year is not None and draft.month and draft.day:
        day = date(draft.year, draft.month, draft.day)
        if draft.nth_unit == "known" and line.today and day > line.today:
            return _partial_day(line, draft)
        reason = Reason("dates.known_day" if draft.nth_unit == "known" else "dates.absolute")
        return replace(values.of_day(day, draft.part, draft.clock), why=(reason,))
    if draft.shift is not None:
        return _shifted_day(line, draft)
    if draft.month and draft.day:
        return _partial_day(line, draft)
    return _weekday(line, draft)


def _shifted_day(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans, "" if draft.nth_unit == "year" else "day")
    if base is None or draft.shift is None:
        return _vague_shift(line, draft)
    if draft.nth_unit == "week" and draft.weekday is not None:
        monday = base - timedelta(days=base.weekday())
        day = monday + timedelta(days=7 * draft.shift + draft.weekday)
    elif draft.nth_unit == "month" and draft.day:
        year, month = values.add_months(base.year, base.month, draft.shift)
        day = date(year, month, draft.day)
    elif draft.nth_unit == "years":
        day = date(base.year + draft.shift, base.month, base.day)
    elif draft.nth_unit == "year" and draft.month and draft.day:
        day = date(base.year + draft.shift, draft.month, draft.day)
    else:
        day = base + timedelta(days=draft.shift)
    return _anchored(values.of_day(day, draft.part, draft.clock), anchor)


def _vague_shift(line: Timeline, draft: Draft) -> Meaning:
    """Without a day to count from: bounds if the publication date has them, else nothing."""
    if draft.leans == "later" and draft.shift:
        letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}[draft.grain]
        return replace(values.unknown("DURATION", f"P{draft.shift}{letter}", "duration"), confidence=0.5)
    known = line.published
    if draft.grain != "day" or known is None or known.earliest is None or known.latest is None or draft.nth_unit:
        return _no_anchor()
    move = timedelta(days=draft.shift or 0)
    first, last = known.earliest + move, known.latest + move
    return _anchored(replace(values.of_days(first, last), value=None), "published", 0.4)


def _partial_day(line: Timeline, draft: Draft) -> Meaning:
    """A day and month without year: the ladder finds the year, or the day stays open."""
    month, day = draft.month or 1, draft.day or 1
    step = line.story_year(month, day, draft.weekday)
    if step is None:
        step = line.ladder.year_of(month, day, draft.weekday, line.at, line.end, line.published)
    if step is None:
        opened = values.of_open(month, day)
        return replace(opened, confidence=0.4, why=(Reason("dates.open"),))
    found = values.of_day(date(step.year, month, day), draft.part, draft.clock)
    others = tuple(f"{year:04d}-{month:02d}-{day:02d}" for year in step.others)
    edtf = found.edtf
    if step.anchor == "inferred":
        edtf = f"{step.year:04d}?-{month:02d}-{day:02d}"
    return replace(
        found, edtf=edtf, anchor=step.anchor, confidence=step.confidence, alternatives=others, why=(step.reason,)
    )


def _weekday(line: Timeline, draft: Draft) -> Meaning:
    today = line.today
    if today is None or draft.weekday is None:
        return _no_anchor()
    named = line.in_brackets(draft.weekday)
    if named is not None:
        return _anchored(values.of_day(named, draft.part, draft.clock), "previous")
    back = (today.weekday() - draft.weekday) % 7
    future = draft.direction == "future" or (draft.direction != "past" and _ahead(line, draft))
    if future:
        same_day = 0 if draft.part or draft.clock else 7
        day = today + timedelta(days=(7 - back) % 7 or same_day)
    elif draft.direction == "past":
        day = today - timedelta(days=back if back > 1 else back + 7)
    elif draft.direction == "this":
        day = today - timedelta(days=today.weekday() - draft.weekday)
    else:
        day = today - timedelta(days=back)
    return _anchored(values.of_day(day, draft.part, draft.clock), "published", 0.8)


def _ahead(line: Timeline, draft: Draft) -> bool:
    """True if a weekday is the next one."""
    tense = line.ladder.tense(line.end)
    return tense == "future" or (tense in {"present", "until"} and draft.direction != "recent")


def _month(line: Timeline, draft: Draft) -> Meaning:
    if draft.shift is not None:
        return _shifted_month(line, draft)
    month = draft.month or 1
    if draft.year is not None:
        return _nth(replace(values.of_month(draft.year, month), why=(Reason("dates.absolute"),)), draft)
    base, anchor = line.base(draft.leans)
    if draft.direction and base is not None:
        return _nth(_anchored(values.of_month(_directed_year(draft, base), month), anchor), draft)
    step = line.ladder.year_of(month, None, None, line.at, line.end, line.published)
    if step is None:
        return replace(values.of_open(month, None), confidence=0.4, why=(Reason("dates.open"),))
    found = replace(
        values.of_month(step.year, month), anchor=step.anchor, confidence=step.confidence, why=(step.reason,)
    )
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
        return _vague_shift(line, draft)
    shift = draft.shift or 0
    if draft.nth_unit == "year" and draft.month:
        return _anchored(values.of_month(base.year + shift, draft.month), anchor)
    return _nth(_anchored(values.of_month(*values.add_months(base.year, base.month, shift)), anchor), draft)


def _nth(month: Meaning, draft: Draft) -> Meaning:
    """The nth week or day of a month."""
    if draft.nth is None or month.earliest is None or month.latest is None:
        return month
    if draft.nth_unit == "day":
        day = month.latest if draft.nth < 0 else month.earliest + timedelta(days=draft.nth - 1)
        return replace(values.of_day(day), anchor=month.anchor, confidence=month.confidence, why=month.why)
    if draft.nth_unit == "half":
        middle = month.earliest + timedelta(days=14)
        first, last = (month.earliest, middle) if draft.nth == 1 else (middle + timedelta(days=1), month.latest)
        return replace(values.of_days(first, last), anchor=month.anchor, confidence=month.confidence, why=month.why)
    inside = month.latest if draft.nth < 0 else month.earliest + timedelta(days=7 * (draft.nth - 1))
    return replace(values.of_week(inside), anchor=month.anchor, confidence=month.confidence, why=month.why)


def _year(line: Timeline, draft: Draft) -> Meaning:
    if draft.year is not None:
        return replace(values.of_year(draft.year), why=(Reason("dates.absolute"),))
    base, anchor = line.base(draft.leans)
    if base is None:
        return _vague_shift(line, draft)
    year = base.year + (draft.shift or 0)
    if year < 1:
        return replace(values.of_bc(1 - year), anchor=anchor)
    return _anchored(values.of_year(year), anchor)


def _week(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans)
    if base is None:
        return _vague_shift(line, draft)
    return _anchored(values.of_week(base + timedelta(days=7 * (draft.shift or 0))), anchor)


def _weekend(line: Timeline, draft: Draft) -> Meaning:
    base, anchor = line.base(draft.leans)
    if base is None:
        return _no_anchor()
    saturday = base + timedelta(days=5 - base.weekday() + _weeks_to_weekend(draft, base))
    if not draft.direction and line.ladder.tense(line.end) != "future" and saturday > base:
        saturday -= timedelta(days=7)
    return _anchored(values.of_days(saturday, saturday + timedelta(days=1)), anchor, 0.75)


def _weeks_to_weekend(draft: Draft, base: date) -> int:
    """Days to add to this week's Saturday: the coming weekend is this week's until it has begun."""
    if draft.direction == "future" and draft.leans == "published":
        return 0 if base.weekday() < 5 else 7
    return 7 * (draft.shift or 0)


def _season(line: Timeline, draft: Draft) -> Meaning:
    number = draft.number or 1
    if draft.year is not None:
        return replace(values.of_season(draft.year, number), why=(Reason("dates.absolute"),))
    base, anchor = line.base(draft.leans)
    if base is None:
        return _no_anchor()
    if draft.nth_unit == "year":
        return _anchored(values.of_season(base.year + (draft.shift or 0), number), anchor)
    year = base.year - (number == 4 and base.month <= 2)
    candidates = [values.of_season(year + offset, number) for offset in (-1, 0, 1)]
    if draft.direction == "past":
        return _anchored([c for c in candidates if c.latest and c.latest < base][-1], anchor)
    if draft.direction == "future":
        return _anchored(next(c for c in candidates if c.earliest and c.earliest > base), anchor)
    return _anchored(candidates[1], anchor)


def _part_of_year(line: Timeline, draft: Draft) -> Meaning:
    """Quarters, halves, and the first months of a year."""
    number = draft.number or 1
    length = _MONTHS_OF.get(draft.grain, number)
    first = 1 if draft.grain == "months" else (number - 1) * length + 1
    if draft.year is not None:
        return replace(values.of_months(draft.year, first, length), why=(Reason("dates.absolute"),))
    base, anchor = line.base(draft.leans)
    if base is None:
        return _no_anchor()
    year = base.year + (draft.shift or 0)
    found = values.of_months(year, first, length)
    if draft.shift is None and found.earliest and found.earliest > base and line.ladder.tense(line.end) != "future":
        found = values.of_months(year - 1, first, length)
    return _anchored(found, anchor, 0.8)


def _decade(_: Timeline, draft: Draft) -> Meaning:
    return replace(values.of_decade(draft.number or 0), why=(Reason("dates.absolute"),))


def _century(line: Timeline, draft: Draft) -> Meaning:
    if draft.number is not None:
        return replace(values.of_century(draft.number, draft.nth), why=(Reason("dates.absolute"),))
    if line.today is None:
        return _no_anchor()
    return _anchored(values.of_century((line.today.year - 1) // 100 + 1 + (draft.shift or 0)), "published")


def _bc(_: Timeline, draft: Draft) -> Meaning:
    return replace(values.of_bc(draft.number or 1), why=(Reason("dates.absolute"),))


def _time(line: Timeline, draft: Draft) -> Meaning:
    """A clock time or part of the day alone: of the day the text is talking about, else of the publication day."""
    base, anchor = line.base("previous", "day")
    if anchor == "previous" and line.today and line.forgotten:
        base, anchor = line.today, "published"
    if base is None:
        value = f"T{draft.clock or draft.part}"
        return replace(
            values.unknown("TIME", value, "time"), anchor="open", confidence=0.5, why=(Reason("dates.open"),)
        )
    day = base + timedelta(days=_days_off(line, draft, base, anchor))
    return _anchored(values.of_day(day, draft.part, draft.clock), anchor, 0.7)


def _days_off(line: Timeline, draft: Draft, base: date, anchor: str) -> int:
    """1 for the small hours after an evening, -1 for the late evening before the day of publication."""
    early = draft.part == "MO" or (draft.clock is not None and draft.clock < "06:00")
    if anchor == "previous" and early and line.previous_day and line.previous_day.value:
        told = line.previous_day.value.partition("T")[2]
        night = told in {"EV", "NI"} or "18:00" <= told < "24:00"
        if line.today is None or base < line.today:
            return int(night)
    late = draft.clock is not None and draft.clock >= "21:00"
    return -1 if anchor == "published" and late and line.ladder.tense(line.end) == "past" else 0


def _duration(_: Timeline, draft: Draft) -> Meaning:
    return replace(values.unknown("DURATION", draft.value, "duration"), why=(Reason("dates.duration"),))


def _set(_: Timeline, draft: Draft) -> Meaning:
    return replace(values.unknown("SET", draft.value, "set"), why=(Reason("dates.set"),))


def _impossible(_: Timeline, __: Draft) -> Meaning:
    """31 April: a misprint, so nobody knows which day is meant."""
    return replace(values.unknown(), anchor="open", confidence=0.5, why=(Reason("dates.impossible"),))


def _vague(_: Timeline, draft: Draft) -> Meaning:
    return replace(values.unknown(), anchor="open", confidence=0.5, why=(Reason("dates.vague"),))


def _feast(line: Timeline, draft: Draft) -> Meaning:
    """A feast of the lunar year: the last one that began, or the next one in a sentence about the future."""
    year = draft.year if draft.year is not None else line.today.year if line.today else None
    if year is None or draft.value is None:
        return _no_anchor()
    days = [found for offset in (-1, 0, 1) if (found := feast_days(draft.value, year + offset))]
    if not days:
        return _no_anchor()
    chosen = _nearest_feast(days, line) if draft.year is None else feast_days(draft.value, year) or days[0]
    reason = Reason("dates.feast", (draft.value,))
    if draft.nth is not None:
        day = chosen[0] + timedelta(days=draft.nth - 1) if draft.nth >= 0 else chosen[1]
        return replace(values.of_day(day), anchor="published", confidence=0.7, why=(reason,))
    return replace(values.of_days(*chosen), anchor="published", confidence=0.7, why=(reason,))


def _nearest_feast(days: list[tuple[date, date]], line: Timeline) -> tuple[date, date]:
    today = line.today or days[0][0]
    if line.ladder.tense(line.end) == "future":
        return next((found for found in days if found[1] >= today), days[-1])
    if line.ladder.tense(line.end) == "past":
        return [found for found in days if found[0] <= today][-1]
    return min(days, key=lambda found: abs((found[0] - today).days))


_GRAINS: dict[str, Callable[[Timeline, Draft], Meaning]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "week": _week,
    "weekend": _weekend,
    "season": _season,
    "quarter": _part_of_year,
    "half": _part_of_year,
    "months": _part_of_year,
    "decade": _decade,
    "century": _century,
    "bc": _bc,
    "time": _time,
    "duration": _duration,
    "set": _set,
    "vague": _vague,
    "impossible": _impossible,
    "feast": _feast,
}
