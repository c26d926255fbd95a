"""Writes what was found as TIMEX3 value, EDTF and first and last day: one constructor for each grain.

EDTF is level 0 for days, months, years and intervals, level 1 for `~`, `199X`, `-0299` and open ends, level 2 only for
a day or month whose year is unknown (`XXXX-09-19`) and a year in doubt (`2023?-09-19`). Clock times and weeks have no
short EDTF form: the day, or the interval, is written.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from components.dates.draft import replace
from components.model import Reason, TimePrecision


class Meaning(NamedTuple):
    """A resolved expression; the fields are those of `TimeExpression`. `grain` and `year` serve what leans on it."""

    type: str
    value: str | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    grain: str
    anchor: str = "absolute"
    confidence: float = 1.0
    mod: str | None = None
    alternatives: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


def unknown(kind: str = "DATE", value: str | None = None, grain: str = "vague") -> Meaning:
    """Nothing that could be put on a calendar: a vague time, a duration or a set."""
    return Meaning(kind, value, None, None, None, TimePrecision.UNKNOWN, grain)


def of_day(day: date, part: str | None = None, clock: str | None = None) -> Meaning:
    """A day; with a part of it or a clock time it is a TIME. The small hours of its night are those of the next day."""
    if clock and part == "NI" and (clock < "06:00" or clock == "24:00"):
        day, clock = day + timedelta(days=1), clock.replace("24", "00")
    iso = day.isoformat()
    if clock:
        return Meaning("TIME", f"{iso}T{clock}", iso, day, day, TimePrecision.TIME, "day")
    if part:
        return Meaning("TIME", f"{iso}T{part}", iso, day, day, TimePrecision.DAY, "day")
    return Meaning("DATE", iso, iso, day, day, TimePrecision.DAY, "day")


def of_month(year: int, month: int) -> Meaning:
    """A month."""
    iso = f"{year:04d}-{month:02d}"
    return Meaning("DATE", iso, iso, date(year, month, 1), month_end(year, month), TimePrecision.MONTH, "month")


def of_year(year: int) -> Meaning:
    """A year from 1 to 9999."""
    iso = f"{year:04d}"
    return Meaning("DATE", iso, iso, date(year, 1, 1), date(year, 12, 31), TimePrecision.YEAR, "year")


def of_week(day: date) -> Meaning:
    """The ISO week, Monday first, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    sunday = monday + timedelta(days=6)
    return Meaning("DATE", f"{year:04d}-W{week:02d}", f"{monday}/{sunday}", monday, sunday, TimePrecision.WEEK, "week")


def of_days(first: date, last: date) -> Meaning:
    """A stretch of days of one week or so, such as a weekend."""
    iso = f"{first}/{last}"
    return Meaning("DATE", iso, iso, first, last, TimePrecision.WEEK, "week")


def of_months(year: int, first: int, count: int, precision: TimePrecision = TimePrecision.SEASON) -> Meaning:
    """`count` months from month `first` of a year (which may run into the next year)."""
    start = of_month(year, first)
    end = of_month(*add_months(year, first, count - 1))
    iso = f"{start.value}/{end.value}"
    return Meaning("DATE", iso, iso, start.earliest, end.latest, precision, "season")


def of_season(year: int, number: int) -> Meaning:
    """Season 1 spring … 4 winter (December and the two months after it), northern hemisphere."""
    months = of_months(year, {1: 3, 2: 6, 3: 9, 4: 12}[number], 3)
    return replace(months, value=f"{year:04d}-{('SP', 'SU', 'FA', 'WI')[number - 1]}")


def of_decade(first: int) -> Meaning:
    """Ten years from `first`; a hundred when it names a century (1800'ler)."""
    length = 100 if first % 100 == 0 and first < 2000 else 10
    last = first + length - 1
    edtf = f"{first // length}{'X' if length == 10 else 'XX'}"
    span = f"{first:04d}/{last:04d}"
    return Meaning("DATE", span, edtf, date(first, 1, 1), date(last, 12, 31), TimePrecision.YEAR, "decade")


def of_century(number: int, half: int | None = None) -> Meaning:
    """Century `number` (19 = 1801–1900), negative before Christ; `half` 1 or 2 (-1) of it."""
    if number < 0:
        first, last = -number * 100, (-number - 1) * 100 + 1
        return replace(
            unknown("DATE", f"BC{first:04d}/BC{last:04d}", "century"), edtf=f"{1 - first:05d}/{1 - last:05d}"
        )
    first, last = (number - 1) * 100 + 1, number * 100
    if half is not None:
        first, last = (first, last - 50) if half == 1 else (first + 50, last)
    span = f"{first:04d}/{last:04d}"
    return Meaning("DATE", span, span, date(first, 1, 1), date(last, 12, 31), TimePrecision.YEAR, "century")


def of_bc(year: int) -> Meaning:
    """A year before Christ; EDTF counts the year 0, so 300 BC is -0299. No Python date reaches so far: no bounds."""
    edtf = "0000" if year == 1 else f"-{year - 1:04d}" if year <= 10000 else f"Y-{year - 1}"
    return replace(unknown("DATE", f"BC{year:04d}", "year"), edtf=edtf)


def of_open(month: int, day: int | None) -> Meaning:
    """A day or month whose year nobody knows."""
    iso = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    return Meaning("DATE", iso, iso, None, None, TimePrecision.UNKNOWN, "day" if day else "month", anchor="open")


def join_range(first: Meaning, last: Meaning) -> Meaning | None:
    """From the first to the last; None if they run backwards or one of them is not known."""
    if first.value is None or last.value is None or first.edtf is None or last.edtf is None:
        return None
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    start, end = first.value.split("/")[0], last.value.split("/")[-1]
    edtf = f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}"
    if "X" in edtf and {first.grain, last.grain} & {"decade", "century"}:
        edtf = f"{start}/{end}"
    anchors = {first.anchor, last.anchor} - {"absolute"}
    return replace(
        last,
        type="TIME" if "TIME" in {first.type, last.type} else "DATE",
        value=f"{start}/{end}",
        edtf=None if first.edtf == last.edtf and "X" in edtf else edtf,
        earliest=first.earliest,
        anchor=sorted(anchors)[0] if anchors else "absolute",
        confidence=min(first.confidence, last.confidence),
        mod=first.mod if first.mod == last.mod else None,
        why=first.why or last.why,
    )


_THIRDS = {"START": (0.0, 0.36), "MID": (0.3, 0.7), "END": (0.64, 1.0)}


def with_mod(meaning: Meaning, mod: str | None) -> Meaning:
    """The same with a TIMEX3 modifier: `~` in EDTF; start, middle and end narrow the bounds to about a third.

    An hour told roughly ("saat 20.30 sıralarında") leaves its day, which is all that EDTF tells, as sure as it was.
    """
    if mod is None or meaning.edtf is None:
        return meaning
    if mod in {"BEFORE", "AFTER"}:
        first, last = meaning.edtf.split("/")[0], meaning.edtf.split("/")[-1]
        return replace(meaning, mod=mod, edtf=f"../{last}" if mod == "BEFORE" else f"{first}/..")
    rough = meaning.type != "TIME" and "X" not in meaning.edtf
    edtf = "/".join(half + "~" for half in meaning.edtf.split("/")) if rough else meaning.edtf
    changed = replace(meaning, mod=mod, edtf=edtf)
    if mod not in _THIRDS or meaning.earliest is None or meaning.latest is None or meaning.earliest == meaning.latest:
        return changed
    days = (meaning.latest - meaning.earliest).days
    low, high = _THIRDS[mod]
    return replace(
        changed,
        earliest=meaning.earliest + timedelta(days=int(days * low)),
        latest=meaning.earliest + timedelta(days=round(days * high)),
        precision=_coarser(meaning.precision),
    )


def _coarser(precision: TimePrecision) -> TimePrecision:
    return {TimePrecision.MONTH: TimePrecision.WEEK, TimePrecision.YEAR: TimePrecision.SEASON}.get(precision, precision)


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months on."""
    years, rest = divmod(year * 12 + month - 1 + count, 12)
    return years, rest + 1
