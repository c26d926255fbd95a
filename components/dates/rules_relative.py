"""Rules for time that leans on another date: dün, geçen yıl, önümüzdeki perşembe, ertesi gün, üç yıl önce, bu yaz."""

from components.dates.draft import Draft, replace
from components.dates.rule import Hit, Rule, duration

GRAIN = {
    "gün": "day",
    "hafta": "week",
    "ay": "month",
    "yıl": "year",
    "sene": "year",
    "yüzyıl": "century",
    "asır": "century",
}
_DEICTIC = {"BUGUN": 0, "DUN": -1, "YARIN": 1}


def _direction(hit: Hit, name: str = "g") -> tuple[int, str, str]:
    """Shift, direction and what it leans on, of words such as geçen, önümüzdeki, ertesi, aynı, o, bir önceki."""
    classes = hit.word(name).classes.keys()
    if "GECEN" in classes:
        return -1, "past", "published"
    if "GELECEK" in classes:
        return 1, "future", "published"
    if classes & {"ERTESI", "SONRAKI"}:
        return 1, "future", "previous"
    if "ONCEKI" in classes:
        return -1, "past", "previous"
    if classes & {"AYNI", "O"}:
        return 0, "", "previous"
    return 0, "", "published"


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
    shift, _, leans = _direction(hit)
    grain = GRAIN.get(hit.code("u", "UNIT") or hit.code("u", "UNIT_KI"))
    if grain == "day" and hit.word("g").classes.keys() & {"GECEN"}:
        return Draft("vague")
    return Draft(grain, shift=shift, leans=leans) if grain else None


def shifted_part(hit: Hit) -> Draft:
    """Bu sabah, o gece, aynı akşam, ertesi sabah: a part of a shifted day."""
    shift, _, leans = _direction(hit)
    return Draft("day", shift=shift, leans=leans, part=hit.code("p", "PART"))


def shifted_weekday(hit: Hit) -> Draft:
    """Geçen salı, önümüzdeki perşembe, bu cuma; "gelecek hafta perşembe" when a week is named."""
    shift, direction, leans = _direction(hit)
    weekday = hit.value("w", "WEEKDAY")
    if hit.has("h"):
        return Draft("day", shift=shift, weekday=weekday, nth_unit="week", leans=leans)
    return Draft("day", weekday=weekday, direction=direction or "this", leans=leans)


def next_week_day(hit: Hit) -> Draft:
    """Haftaya salı."""
    return Draft("day", shift=1, weekday=hit.value("w", "WEEKDAY"), nth_unit="week")


def weekday(hit: Hit) -> Draft:
    """Salı günü; "salı günkü" is rather the last one."""
    recent = "recent" if "GUNKU" in hit.words.word(hit.last).classes else ""
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), direction=recent)


def bare_weekday(hit: Hit) -> Draft:
    """A weekday without "günü"; "pazar" (also a market) counts only beside another date."""
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), weak=hit.value("w", "WEEKDAY") == 6)


def weekday_so_far(hit: Hit) -> Draft | None:
    """İki hafta sonra perşembe günü."""
    count = hit.whole("c")
    if count is None:
        return None
    shift = -count if "ONCE_BARE" in hit.word("when").classes else count
    return Draft("day", shift=shift, weekday=hit.value("w", "WEEKDAY"), nth_unit="week")


def worded_day_of_month(hit: Hit) -> Draft | None:
    """Ayın üçünde, aynı ayın yirmi beşinde."""
    shift, _, leans = _direction(hit) if hit.has("g") else (0, "", "told")
    day = (hit.value("d", "DAY_WORD") or 0) + (hit.value("t", "TEN") or 0)
    return Draft("day", day=day, shift=shift, nth_unit="month", leans=leans) if 1 <= day <= 31 else None


def nth_of_this_month(hit: Hit) -> Draft | None:
    """Ayın son günü, bu ayın ilk haftası."""
    shift, _, leans = _direction(hit) if hit.has("g") else (0, "", "told")
    nth = hit.nth("o")
    unit = "day" if "GUN_P3" in hit.word("u").classes else "week"
    return None if nth is None or nth > 5 else Draft("month", shift=shift, leans=leans, nth=nth, nth_unit=unit)


def weekday_range(hit: Hit) -> Draft:
    """Pazartesiden cumaya."""
    last = Draft("day", weekday=hit.value("z", "WEEKDAY"))
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), until=last)


def bridging_night(hit: Hit) -> Draft:
    """Cumartesiyi pazara bağlayan gece: the night that begins on the first day."""
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), part="NI")


def bridging_date(hit: Hit) -> Draft | None:
    """5 Şubat'ı 6 Şubat'a bağlayan gece."""
    day, month = hit.whole("d"), hit.value("m", "MONTH")
    month = hit.value("n", "MONTH") if month is None else month
    year = hit.value("y", "YEAR") if hit.has("y") else hit.value("y2", "YEAR")
    return Draft("day", year=year, month=month, day=day, part="NI") if day and month else None


def night_into(hit: Hit) -> Draft | None:
    """11 Mayıs'a bağlayan gece: the night that ends on that day."""
    day, month = hit.whole("d"), hit.value("m", "MONTH")
    if not day or not month:
        return None
    if day == 1:
        month, day = (12, 31) if month == 1 else (month - 1, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)[month - 2])
        return Draft("day", year=hit.value("y", "YEAR"), month=month, day=day, part="NI")
    return Draft("day", year=hit.value("y", "YEAR"), month=month, day=day - 1, part="NI")


def shifted_month(hit: Hit) -> Draft:
    """Geçen eylül, bu mayıs ayında, önümüzdeki ocak; "geçen yıl mart" when a year is named."""
    shift, direction, leans = _direction(hit)
    month, day = hit.value("m", "MONTH"), hit.whole("d") if hit.has("d") else None
    grain = "month" if day is None else "day"
    if hit.has("yil"):
        draft = Draft(grain, month=month, day=day, shift=shift, nth_unit="year", leans=leans)
        first = hit.whole("a") if hit.has("a") else None
        return draft if first is None else replace(draft, day=first, until=draft)
    return Draft(grain, month=month, day=day, direction=direction or "this", leans=leans)


def same_month_of_year(hit: Hit) -> Draft:
    """Geçen yılın aynı ayı."""
    shift, _, leans = _direction(hit)
    return Draft("month", shift=12 * shift, leans=leans)


def night_before(hit: Hit) -> Draft:
    """Bir gece önce."""
    return Draft("day", shift=-1, leans="previous", part=hit.code("p", "PART"))


def this_day_years_ago(hit: Hit) -> Draft | None:
    """On yıl önce bugün."""
    count = hit.whole("c")
    return Draft("day", shift=-count, nth_unit="years") if count else None


def in_a_week(_: Hit) -> Draft:
    """Haftaya bugün."""
    return Draft("day", shift=7)


def ago(hit: Hit) -> Draft | None:
    """Üç gün önce, beş yıl sonra; with two units ("9 yıl 9 ay önce") the smaller one is the grain."""
    count, unit = hit.number("c"), hit.code("u", "UNIT")
    grain = GRAIN.get(unit)
    if count is None:
        return None
    if grain is None or (count != int(count) and not hit.has("c2")):
        return Draft("duration", value=duration(count, unit))
    before = "ONCE" in hit.word("when").classes
    leans = _leaning(hit, before, unit)
    shift = -int(count) if before else int(count)
    if hit.has("c2"):
        return _ago_two(hit, shift, leans)
    if grain == "century":
        grain, shift = "year", shift * 100
    return Draft(grain, shift=shift, leans=leans)


def _leaning(hit: Hit, before: bool, unit: str) -> str:
    """What "so long before" counts from: an event just named ("seçimden iki gün önce"), the story, or publication."""
    word = hit.words.part(hit.first - 2) if hit.words.letters[hit.first - 1 : hit.first] == " " else ""
    if word.endswith(("dan", "den", "tan", "ten")) and word not in {"bundan", "neden", "zaten", "aniden", "yeniden"}:
        return "event"
    if not before:
        return "later"
    return "previous" if hit.text("c") == "bir" and unit == "gün" else "published"


def _ago_two(hit: Hit, years: int, leans: str) -> Draft | None:
    months = hit.whole("c2")
    if months is None or hit.code("u", "UNIT") not in {"yıl", "sene"} or hit.code("v", "UNIT") != "ay":
        return None
    sign = -1 if years < 0 else 1
    return Draft("month", shift=years * 12 + sign * months, leans=leans)


def weekend(hit: Hit) -> Draft:
    """Hafta sonu; geçen, bu or önümüzdeki before it."""
    shift, direction, leans = _direction(hit) if hit.has("g") else (0, "", "published")
    return Draft("weekend", shift=shift, direction=direction or ("this" if hit.has("g") else ""), leans=leans)


def edge_of_unit(hit: Hit) -> Draft | None:
    """Ay sonunda, bu yılın ortasında: the unit with its edge; "yılın başından (beri)" is a stretch without limits."""
    edge = hit.words.word(hit.last)
    if not hit.has("g") and edge.case == "ABL":
        return Draft("vague")
    shift, _, leans = _direction(hit) if hit.has("g") else (0, "", "told")
    grain = GRAIN.get(hit.code("u", "UNIT"))
    return Draft(grain, shift=shift, leans=leans, mod=str(edge.classes["EDGE"])) if grain else None


def season(hit: Hit) -> Draft | None:
    """Bu yaz, geçen kış, 2023 yazında."""
    number = hit.value("s", "SEASON")
    if hit.has("y"):
        return Draft("season", number=number, year=hit.value("y", "YEAR"))
    shift, direction, leans = _direction(hit)
    by_year = "year" if hit.has("yil") or leans == "previous" else ""
    return Draft("season", number=number, shift=shift, direction=direction or "this", leans=leans, nth_unit=by_year)


def part_of_year(hit: Hit) -> Draft | None:
    """Yılın ilk yarısı, 2024'ün üçüncü çeyreği: `number` from 1, the last one for "son"."""
    grain, most = ("half", 2) if "YARISI" in hit.word("u").classes else ("quarter", 4)
    number = hit.nth("o")
    if number is None or number > most or number == 0:
        return None
    return _of_year(hit, grain, most if number < 0 else number)


def first_months(hit: Hit) -> Draft | None:
    """Yılın ilk dokuz ayı."""
    count = hit.whole("c")
    return _of_year(hit, "months", count) if count and 1 <= count <= 12 else None


def _of_year(hit: Hit, grain: str, number: int) -> Draft:
    if hit.has("y"):
        return Draft(grain, number=number, year=hit.value("y", "YEAR"))
    shift, _, leans = _direction(hit) if hit.has("g") else (0, "", "published")
    return Draft(grain, number=number, shift=shift, leans=leans)


def day_of_this_month(hit: Hit) -> Draft | None:
    """Ayın 15'i, bu ayın 3'ünde, geçen ayın 20'sinde."""
    shift, _, leans = _direction(hit) if hit.has("g") else (0, "", "told")
    day = hit.whole("d")
    return Draft("day", day=day, shift=shift, nth_unit="month", leans=leans) if day else None


def vague(_: Hit) -> Draft:
    """Son yıllarda, geçtiğimiz günlerde: a time that nobody can put a value to."""
    return Draft("vague")


def looking_back(hit: Hit) -> Draft | None:
    """Son 24 saat, önümüzdeki beş yıl: a stretch that ends or begins now, kept as a duration."""
    count = hit.number("c")
    return None if count is None else Draft("duration", value=duration(count, hit.code("u", "UNIT")))


_POINT = "<g:GECEN|GELECEK|BU|AYNI|O|ERTESI|SONRAKI|ONCEKI>"
_NEAR = "<g:GECEN|GELECEK|BU>"
_NEAR_YEAR = "<g:GECEN|GELECEK|BU|AYNI|O|SONRAKI|ONCEKI> <yil:YIL_SG|YILKI>"
_THIS_YEAR = "(?:<y:YEAR>~(?: <YIL_P3>)? |(?:<g:GECEN|GELECEK|BU|AYNI|ONCEKI> )?<YIL_GEN|YIL_SG> )"
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
    Rule(
        "nth_of_this_month",
        "(?:<g:GECEN|GELECEK|BU|AYNI> )?<AY_GEN> <o:NTH_END><u:GUN_P3|HAFTA_P3|HAFTA_LOC>",
        "ayın son günü",
        nth_of_this_month,
        0.8,
    ),
    Rule("day_after_tomorrow", "<OBUR> <GUN_SG|GUNKU>", "öbür gün", lambda _: Draft("day", shift=2), 0.85),
    Rule(
        "season_of_shifted_year",
        "<g:GECEN|GELECEK|BU|AYNI|O> <yil:YIL_SG> <s:SEASON_SG|SEASON_P3>",
        "aynı yılın yazında",
        season,
    ),
    Rule("deictic", "<d:BUGUN|DUN|YARIN>~", "dün", deictic, 0.95),
    Rule("day_before_yesterday", "<EVVELKI|ONCEKI> <GUN_SG|GUNKU>", "evvelsi gün", day_before_yesterday, 0.85),
    Rule("shifted_unit", f"(?:<BIR> )?{_POINT} <u:{_LONE}>", "geçen hafta", shifted_unit, 0.9),
    Rule("shifted_unit_adjective", "<g:GECEN|GELECEK|BU> <u:UNIT_KI>", "geçen yılki", shifted_unit, 0.9),
    Rule("weekday_after", "<h:HAFTAYA> <w:WEEKDAY>~(?: <GUN_P3>)?", "haftaya salı", next_week_day),
    Rule(
        "shifted_part", "<g:BU|O|AYNI|ERTESI> <p:PART>(?: <YARISI>| <SAAT_P3|SAAT_PL>)?", "bu sabah", shifted_part, 0.9
    ),
    Rule(
        "shifted_weekday",
        f"{_NEAR} (?:<h:HAFTA_SG|HAFTAKI>[ ;])?<w:WEEKDAY>~(?: <GUN_P3|GUNKU>)?",
        "önümüzdeki perşembe",
        shifted_weekday,
    ),
    Rule("weekday", "<w:WEEKDAY> <GUN_P3|GUNKU>", "salı günü", weekday, 0.9),
    Rule(
        "bare_weekday", "<w:WEEKDAY>(?:['`]<SUF_LOC|SUF_DAT|SUF_ABL|SUF_GEN|SUF_REL>)?", "cumartesi", bare_weekday, 0.75
    ),
    Rule(
        "bridging_night",
        "(?:<GECEN> )?<w:WEEKDAY>(?: <GUN_P3>)?~[ -]<WEEKDAY>~(?: <GUN_P3>)? <BAGLAYAN>(?: <GECE_SG|GECE_P3>)?",
        "cumartesiyi pazara bağlayan gece",
        bridging_night,
    ),
    Rule(
        "bridging_date",
        "<d:DAYNO>~(?: <m:MONTH>~(?: <y:YEAR>~)?)?[ -]<DAYNO>~(?: <n:MONTH>~(?: <y2:YEAR>~)?)? <BAGLAYAN>"
        "(?: <GECE_SG|GECE_P3>)?",
        "5 Şubat'ı 6 Şubat'a bağlayan gece",
        bridging_date,
    ),
    Rule(
        "night_into",
        "<d:DAYNO> <m:MONTH>~(?: <y:YEAR>~)? <BAGLAYAN>(?: <GECE_SG|GECE_P3>)?",
        "11 Mayıs'a bağlayan gece",
        night_into,
    ),
    Rule("weekday_range", "<w:WEEKDAY_ABL>~ <z:WEEKDAY_DAT>", "pazartesiden cumaya", weekday_range, 0.8),
    Rule(
        "shifted_month",
        f"{_NEAR} (?:(?:<a:DAYNO>[-_])?<d:DAYNO> )?<m:MONTH>~(?: <AY_P3|GUN_P3>)?",
        "geçen eylül",
        shifted_month,
        0.85,
    ),
    Rule(
        "month_of_shifted_year",
        f"{_NEAR_YEAR}[ ;](?:(?:<a:DAYNO>[-_])?<d:DAYNO> )?<m:MONTH>~(?: <AY_P3|GUN_P3>)?",
        "geçen yıl mart ayında",
        shifted_month,
    ),
    Rule("same_month", "<g:GECEN|ONCEKI> <YIL_GEN> <AYNI> <AY_P3|AY_SG>", "geçen yılın aynı ayı", same_month_of_year),
    Rule(
        "ago",
        "<c:COUNT> <u:UNIT_NOM>(?: <c2:COUNT> <v:UNIT_NOM>)?(?: <KADAR>)? <when:ONCE|SONRA_BARE>",
        "üç gün önce",
        ago,
    ),
    Rule("night_before", "<BIR> <p:PART> <ONCE_BARE>", "bir gece önce", night_before, 0.75),
    Rule("anniversary", "<c:COUNT> <YIL_SG> <ONCE_BARE> <BUGUN>", "on yıl önce bugün", this_day_years_ago, 0.9),
    Rule("in_a_week", "<HAFTAYA> <BUGUN>", "haftaya bugün", in_a_week, 0.9),
    Rule("weekend", "(?:<g:GECEN|GELECEK|BU|O|AYNI> )?<HAFTA_SG> <SONU>", "hafta sonu", weekend, 0.85),
    Rule(
        "edge_of_unit",
        "(?:<g:BU|GECEN|GELECEK|AYNI|O> )?<u:HAFTA_SG|AY_SG|YIL_SG> <EDGE>",
        "ay sonunda",
        edge_of_unit,
        0.7,
    ),
    Rule(
        "season",
        "<g:GECEN|GELECEK|BU|O|AYNI> (?:<yil:YIL_SG> )?<s:SEASON_NOM|SEASON_LOC|SEASON_REL|SEASON_ABL|SEASON_DAT>~",
        "bu yaz",
        season,
    ),
    Rule("season_of_year", "<y:YEAR>~(?: <YIL_P3>)? <s:SEASON>~", "2023 yazında", season),
    Rule("part_of_year", f"{_THIS_YEAR}<o:NTH_END><u:CEYREGI|YARISI>", "yılın ilk yarısında", part_of_year),
    Rule("quarter", "<o:NTH_END><u:CEYREGI>", "üçüncü çeyrekte", part_of_year, 0.7),
    Rule("first_months", f"{_THIS_YEAR}<ILK> <c:COUNT> <AY_SG|AY_P3|AYLIK>", "yılın ilk dokuz ayında", first_months),
    Rule(
        "day_of_month",
        "(?:<g:GECEN|GELECEK|BU|AYNI> )?<AY_GEN> <d:DAYNO>['`]<SUF_POSS|SUF_ACC>",
        "ayın 15'inde",
        day_of_this_month,
        0.8,
    ),
    Rule("vague_plural", "<SON|GECEN|GELECEK|YENI> <GUN_PL|HAFTA_PL|AY_PL|YIL_PL>", "son yıllarda", vague, 0.8),
    Rule(
        "vague_edge", "<YIL_GEN|AY_GEN|HAFTA_GEN> <SON|ILK> <GUN_PL|HAFTA_PL|AY_PL>", "yılın son günlerinde", vague, 0.8
    ),
    Rule(
        "looking_back",
        "<SON|GECEN|GELECEK|ILK> <c:COUNT> <u:UNIT_SG|UNIT_DIR|UNIT_LIK>",
        "son 24 saatte",
        looking_back,
        0.85,
    ),
    Rule("looking_back_vague", "<SON|GECEN|GELECEK> <BIRKAC> <UNIT|UNIT_DIR|UNIT_LIK>", "son birkaç yılda", vague, 0.8),
)
