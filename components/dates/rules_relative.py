"""Rules for days and units that lean on another date: dün, geçen hafta, önümüzdeki perşembe, ertesi gün."""

from components.dates.direction import GRAIN, NEAR, direction_of, leaning
from components.dates.draft import Draft
from components.dates.rule import Hit, Rule, duration
from components.dates.surroundings import next_word

_DEICTIC = {"BUGUN": 0, "DUN": -1, "YARIN": 1}


def deictic(hit: Hit) -> Draft | None:
    """Bugün, dün, yarın."""
    classes = hit.word("d").classes
    shift = next((number for name, number in _DEICTIC.items() if name in classes), None)
    return None if shift is None else Draft("day", shift=shift)


def day_before_yesterday(_: Hit) -> Draft:
    """Evvelsi gün; in news also "önceki gün"."""
    return Draft("day", shift=-2)


def shifted_unit(hit: Hit) -> Draft | None:
    """Geçen hafta, bu yıl, ertesi gün, bir önceki ay."""
    shift, _, leans = direction_of(hit)
    grain = GRAIN.get(hit.unit("u"))
    if grain == "day" and hit.word("g").classes.keys() & {"GECEN"}:
        return Draft("vague")
    return Draft(grain, shift=shift, leans=leans) if grain else None


def unit_before_last(hit: Hit) -> Draft | None:
    """Evvelki yıl: the one before the last."""
    grain = GRAIN.get(hit.unit("u"))
    return Draft(grain, shift=-2) if grain else None


def shifted_part(hit: Hit) -> Draft:
    """Bu sabah, o gece, aynı akşam, ertesi sabah: a part of a shifted day."""
    shift, _, leans = direction_of(hit)
    part = "AF" if hit.has("after") else hit.code("p", "PART") or hit.code("p", "PART_KI")
    return Draft("day", shift=shift, leans=leans, part=part)


def shifted_weekday(hit: Hit) -> Draft:
    """Geçen salı, önümüzdeki perşembe, bu cuma; "gelecek hafta perşembe" when a week is named."""
    shift, direction, leans = direction_of(hit)
    weekday = hit.value("w", "WEEKDAY")
    if hit.has("h"):
        return Draft("day", shift=shift, weekday=weekday, nth_unit="week", leans=leans)
    return Draft("day", weekday=weekday, direction=direction or "this", leans=leans)


def that_weekday(hit: Hit) -> Draft:
    """O pazar: the last day told that was a Sunday."""
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), direction="told")


def next_week_day(hit: Hit) -> Draft:
    """Haftaya salı."""
    return Draft("day", shift=1, weekday=hit.value("w", "WEEKDAY"), nth_unit="week")


def next_week(hit: Hit) -> Draft | None:
    """Haftaya, in "haftaya toplanacak"; this week in "haftaya düşüşle başladı"; "bir haftaya" is neither."""
    if hit.words.letters[hit.first - 1 : hit.first] in {" ", "!"} and hit.words.word(hit.first - 2).classes:
        return None
    return Draft("week", shift=1, leans="week")


def weekday(hit: Hit) -> Draft:
    """Salı günü; "salı günkü" is rather the last one."""
    recent = "recent" if "GUNKU" in hit.words.word(hit.last).classes else ""
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), direction=recent)


def bare_weekday(hit: Hit) -> Draft:
    """A weekday without "günü"; "pazar" (also a market) counts only beside another date or what takes place."""
    day = hit.value("w", "WEEKDAY")
    return Draft("day", weekday=day, weak=day == 6 and not next_word(hit.words, hit.last)[0].startswith(_TAKES_PLACE))


_TAKES_PLACE = tuple(
    "yapıl oynan toplan düzenlen başla sona gerçekleş karşılaş görüş açıklan oylan seçim sandık".split()
)


def weekday_so_far(hit: Hit) -> Draft | None:
    """İki hafta sonra perşembe günü."""
    count = hit.whole("c")
    if count is None:
        return None
    shift = -count if "ONCE_BARE" in hit.word("when").classes else count
    return Draft("day", shift=shift, weekday=hit.value("w", "WEEKDAY"), nth_unit="week")


def worded_day_of_month(hit: Hit) -> Draft | None:
    """Ayın üçünde, aynı ayın yirmi beşinde."""
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "told")
    day = (hit.value("d", "DAY_WORD") or 0) + (hit.value("t", "TEN") or 0)
    return Draft("day", day=day, shift=shift, nth_unit="month", leans=leans) if 1 <= day <= 31 else None


def weekday_range(hit: Hit) -> Draft:
    """Pazartesiden cumaya."""
    last = Draft("day", weekday=hit.value("z", "WEEKDAY"))
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), until=last)


def this_day_years_ago(hit: Hit) -> Draft | None:
    """On yıl önce bugün."""
    count = hit.whole("c")
    return Draft("day", shift=-count, nth_unit="years") if count else None


def same_day_years_before(hit: Hit) -> Draft | None:
    """Bir yıl önce aynı gün: counted from the day in hand."""
    count = hit.whole("c")
    return Draft("day", shift=-count, nth_unit="years", leans="previous") if count else None


def in_a_week(_: Hit) -> Draft:
    """Haftaya bugün."""
    return Draft("day", shift=7)


def ago(hit: Hit) -> Draft | None:
    """Üç gün önce, beş yıl sonra; with two units ("9 yıl 9 ay önce") the smaller one is the grain."""
    count, unit = hit.number("c"), hit.unit("u")
    grain = GRAIN.get(unit)
    if count is None:
        return None
    if grain is None or (count != int(count) and not hit.has("c2")):
        later = _later_clock(hit, count, unit)
        return Draft("duration", value=duration(count, unit), shift=later)
    before = "ONCE" in hit.word("when").classes
    leans = leaning(hit, before, unit)
    shift = -int(count) if before else int(count)
    if hit.has("c2"):
        return _ago_two(hit, shift, leans)
    if grain == "century":
        grain, shift = "year", shift * 100
    return Draft(grain, shift=shift, leans=leans)


def _later_clock(hit: Hit, count: float, unit: str) -> int | None:
    """Minutes from the clock time just told: "40 dakika sonra"; None for other units and after "-dan"."""
    if "ONCE" in hit.word("when").classes or leaning(hit, False, unit) == "event" or hit.has("c2"):
        return None
    return {"saat": round(60 * count), "dakika": round(count)}.get(unit)


def _ago_two(hit: Hit, years: int, leans: str) -> Draft | None:
    months = hit.whole("c2")
    if months is None or hit.unit("u") not in {"yıl", "sene"} or hit.unit("v") != "ay":
        return None
    sign = -1 if years < 0 else 1
    return Draft("month", shift=years * 12 + sign * months, leans=leans)


def weekend(hit: Hit) -> Draft:
    """Hafta sonu; geçen, bu or önümüzdeki before it."""
    shift, direction, leans = direction_of(hit) if hit.has("g") else (0, "", "published")
    return Draft("weekend", shift=shift, direction=direction or ("this" if hit.has("g") else ""), leans=leans)


def day_of_this_month(hit: Hit) -> Draft | None:
    """Ayın 15'i, bu ayın 3'ünde, geçen ayın 20'sinde."""
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "told")
    day = hit.whole("d")
    return Draft("day", day=day, shift=shift, nth_unit="month", leans=leans) if day else None


_POINT = "<g:GECEN|GELECEK|BU|AYNI|O|ERTESI|SONRAKI|ONCEKI>"


_LONE = "GUN_SG|HAFTA_SG|AY_SG|YIL_SG|YUZYIL_SG"

RULES = (
    Rule(
        "weekday_so_far",
        "<c:COUNT> <HAFTA_NOM> <when:ONCE_BARE|SONRA_BARE> <w:WEEKDAY>~(?: <GUN_P3|GUNKU>)?",
        "iki hafta sonra perşembe günü",
        weekday_so_far,
    ),
    Rule(
        "worded_day_of_month",
        "(?:<g:GECEN|GELECEK|BU|AYNI> )?<AY_GEN> (?:<t:TEN> )?<d:DAY_WORD>",
        "ayın üçünde",
        worded_day_of_month,
        0.8,
    ),
    Rule("day_after_tomorrow", "<OBUR> <GUN_SG|GUNKU>", "öbür gün", lambda _: Draft("day", shift=2), 0.85),
    Rule("deictic", "<d:BUGUN|DUN|YARIN>~", "dün", deictic, 0.95),
    Rule("day_before_yesterday", "<EVVELKI|ONCEKI> <GUN_SG|GUNKU>", "evvelsi gün", day_before_yesterday, 0.85),
    Rule("unit_before_last", "<EVVELKI> <u:HAFTA_SG|AY_SG|YIL_SG>", "evvelki hafta", unit_before_last, 0.8),
    Rule(
        "evening_before_last",
        "(?<!<ONE> )<EVVELKI|ONCEKI> <p:GECE_SG|PART_NOM>(?: <YARISI>)?",
        "önceki gece",
        lambda hit: Draft("day", shift=-2, part=hit.code("p", "PART")),
        0.7,
    ),
    Rule("shifted_unit", f"(?:<BIR> )?{_POINT} <u:{_LONE}>", "geçen hafta", shifted_unit, 0.9),
    Rule("shifted_unit_adjective", "<g:GECEN|GELECEK|BU> <u:UNIT_KI>", "geçen yılki", shifted_unit, 0.9),
    Rule("weekday_after", "<h:HAFTAYA> <w:WEEKDAY>~(?: <GUN_P3>)?", "haftaya salı", next_week_day),
    Rule(
        "shifted_part",
        "<g:BU|O|AYNI|ERTESI> <p:PART|PART_KI>(?: <YARISI>| <SAAT_P3|SAAT_PL>)?",
        "bu sabah",
        shifted_part,
        0.9,
    ),
    Rule("shifted_afternoon", "<g:BU|O|AYNI|ERTESI> <OGLEDEN> <after:SONRA>", "bu öğleden sonra", shifted_part, 0.9),
    Rule("shifted_towards", "<g:BU|O|AYNI|ERTESI> <p:SABAH_DAT> <KARSI>", "bu sabaha karşı", shifted_part, 0.9),
    Rule(
        "shifted_weekday",
        f"{NEAR} (?:<h:HAFTA_SG|HAFTAKI>[ ;])?<w:WEEKDAY>~(?: <GUN_P3|GUNKU>)?",
        "önümüzdeki perşembe",
        shifted_weekday,
    ),
    Rule("that_weekday", "<O> <w:WEEKDAY>~(?: <GUN_P3|GUNKU>)?", "o pazar", that_weekday, 0.8),
    Rule("weekday", "<w:WEEKDAY> <GUN_P3|GUNKU>", "salı günü", weekday, 0.9),
    Rule(
        "bare_weekday", "<w:WEEKDAY>(?:['`]<SUF_LOC|SUF_DAT|SUF_ABL|SUF_GEN|SUF_REL>)?", "cumartesi", bare_weekday, 0.75
    ),
    Rule("weekday_range", "<w:WEEKDAY_ABL>~ <z:WEEKDAY_DAT>", "pazartesiden cumaya", weekday_range, 0.8),
    Rule(
        "ago",
        "<c:COUNT> <u:UNIT_NOM>(?: <c2:COUNT> <v:UNIT_NOM>)?(?: <KADAR>)? <when:ONCE|SONRA_BARE>",
        "üç gün önce",
        ago,
    ),
    Rule("anniversary", "<c:COUNT> <YIL_SG> <ONCE_BARE> <BUGUN>", "on yıl önce bugün", this_day_years_ago, 0.9),
    Rule(
        "same_day_before",
        "<c:COUNT> <YIL_SG> <ONCE_BARE> <AYNI> <GUN_SG>",
        "bir yıl önce aynı gün",
        same_day_years_before,
        0.8,
    ),
    Rule("next_week", "<HAFTAYA>", "haftaya", next_week, 0.6),
    Rule("in_a_week", "<HAFTAYA> <BUGUN>", "haftaya bugün", in_a_week, 0.9),
    Rule(
        "weekend",
        "(?:<g:GECEN|GELECEK|BU|O|AYNI> )?(?:<HAFTA_SG> <SONU>|<HAFTASONU>)",
        "hafta sonu",
        weekend,
        0.85,
    ),
    Rule(
        "day_of_month",
        "(?:<g:GECEN|GELECEK|BU|AYNI> )?<AY_GEN> <d:DAYNO>['`]<SUF_POSS|SUF_ACC>",
        "ayın 15'inde",
        day_of_this_month,
        0.8,
    ),
)
