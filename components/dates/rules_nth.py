"""Rules for one day or week of a longer stretch: ayın son cuması, haftanın ilk işlem günü, geçen yılın aynı dönemi."""

from components.dates.direction import direction_of
from components.dates.draft import Draft, replace
from components.dates.rule import Hit, Rule

_FRIDAY, _SUNDAY = 4, 6
_MOST_DAYS = 28


def weekday_of_month(hit: Hit) -> Draft | None:
    """Ayın son cuması, mayısın ikinci pazarı: `nth` counts from 1, -1 is the last."""
    nth, weekday = hit.nth("o"), hit.value("w", "WEEKDAY")
    if nth is None or not -1 <= nth <= 5:
        return None
    draft = Draft("month", weekday=weekday, nth=nth, nth_unit="weekday")
    if hit.has("m"):
        return replace(draft, month=hit.value("m", "MONTH"), year=hit.value("y", "YEAR") if hit.has("y") else None)
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "told")
    return replace(draft, shift=shift, leans=leans)


def day_of_week(hit: Hit) -> Draft | None:
    """Haftanın ilk günü, haftanın son işlem günü (a Friday)."""
    nth = hit.nth("o")
    if nth is None or not -1 <= nth <= 7:
        return None
    last = _FRIDAY if hit.has("working") else _SUNDAY
    shift = direction_of(hit)[0] if hit.has("g") else 0
    near = "" if hit.has("g") else "near"
    return Draft("day", weekday=last if nth < 0 else nth - 1, shift=shift, nth_unit="week", direction=near)


def day_of_year(hit: Hit) -> Draft | None:
    """Yılın ilk günü, geçen yılın son işlem günü; markets open on the second of January."""
    nth = hit.nth("o")
    month, day = {1: (1, 2 if hit.has("working") else 1), -1: (12, 31)}.get(nth or 0, (0, 0))
    if not month:
        return None
    shift = direction_of(hit)[0] if hit.has("g") else 0
    return Draft("day", month=month, day=day, shift=shift, nth_unit="year", direction="" if hit.has("g") else "near")


def workday_of_month(hit: Hit) -> Draft | None:
    """Ayın son iş günü."""
    nth = hit.nth("o")
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "told")
    return None if nth is None or nth > 5 else Draft("month", shift=shift, leans=leans, nth=nth, nth_unit="workday")


def first_days(hit: Hit) -> Draft | None:
    """Ayın ilk 20 günü, yılın ilk on günü."""
    count = hit.whole("c")
    if count is None or not 2 <= count <= _MOST_DAYS:
        return None
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "published")
    month, unit = (1, "year") if hit.has("yil") else (None, "month")
    first = Draft("day", month=month, day=1, shift=shift, leans=leans, nth_unit=unit)
    return replace(first, until=replace(first, day=count))


def same_period(hit: Hit) -> Draft:
    """Geçen yılın aynı dönemi, 2018'in aynı dönemi: the months that figures are given for, in another year."""
    return Draft("period", year=hit.value("y", "YEAR") if hit.has("y") else None, shift=-1, leans="previous")


_NEAR = "(?:<g:GECEN|GELECEK|BU|AYNI> )?"
_YEAR = "<y:YEAR>~(?: <YIL_P3>)?"

RULES = (
    Rule("weekday_of_month", f"{_NEAR}<AY_GEN> <o:NTH_END><w:WEEKDAY_P3>", "ayın son cuması", weekday_of_month, 0.8),
    Rule(
        "weekday_of_month_day",
        f"{_NEAR}<AY_GEN> <o:NTH_END><w:WEEKDAY_SG> <GUN_P3>",
        "ayın ilk cuma günü",
        weekday_of_month,
        0.8,
    ),
    Rule(
        "weekday_of_named_month",
        f"(?:{_YEAR} )?<m:MONTH>~(?: <AY_P3>)? <o:NTH_END><w:WEEKDAY_P3>",
        "mayısın ikinci pazarı",
        weekday_of_month,
        0.85,
    ),
    Rule(
        "weekday_of_named_month_day",
        f"(?:{_YEAR} )?<m:MONTH>~(?: <AY_P3>)? <o:NTH_END><w:WEEKDAY_SG> <GUN_P3>",
        "mayıs ayının ikinci pazar günü",
        weekday_of_month,
        0.85,
    ),
    Rule(
        "day_of_week",
        "(?:<g:GECEN|GELECEK|BU> )?<HAFTA_GEN> <o:NTH_END>(?:<working:WORKING> )?<GUN_P3>",
        "haftanın ilk işlem günü",
        day_of_week,
        0.75,
    ),
    Rule(
        "day_of_year",
        "(?:<g:GECEN|GELECEK|BU> )?<YIL_GEN> <o:ILK|SON> (?:<working:WORKING> )?<GUN_P3>",
        "yılın ilk günü",
        day_of_year,
        0.75,
    ),
    Rule(
        "workday_of_month", f"{_NEAR}<AY_GEN> <o:NTH_END><WORKING> <GUN_P3>", "ayın son iş günü", workday_of_month, 0.75
    ),
    Rule(
        "first_days_of",
        f"{_NEAR}(?:<yil:YIL_GEN>|<AY_GEN>) <ILK> <c:COUNT> <GUN_P3>",
        "ayın ilk 20 gününde",
        first_days,
        0.75,
    ),
    Rule(
        "same_period",
        f"(?:(?:<BIR> )?<GECEN|ONCEKI> <YIL_SG>|{_YEAR}) <AYNI> <PERIOD>",
        "geçen yılın aynı dönemi",
        same_period,
        0.7,
    ),
    Rule(
        "every_nth",
        "<HER> <AY_GEN> <NTH_END><WEEKDAY_P3|GUN_P3|HAFTA_P3>(?: <GUN_P3>)?",
        "her ayın ilk haftası",
        lambda _: Draft("set", value="P1M"),
        0.85,
    ),
    Rule(
        "every_nth_of_year",
        "<HER> <YIL_SG|YIL_GEN> <m:MONTH>~(?: <AY_P3>)? <NTH_END><WEEKDAY_P3|GUN_P3|HAFTA_P3>(?: <GUN_P3>)?",
        "her yıl temmuzun ilk günü",
        lambda hit: Draft("set", value=f"XXXX-{hit.value('m', 'MONTH'):02d}"),
        0.85,
    ),
)
