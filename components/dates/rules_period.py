"""Rules for stretches that lean on another date: geçen eylül, bu yaz, yılın ilk yarısı, ay sonu, son yıllar."""

from components.dates.calendar_days import MONTH_DAYS, MONTH_WEEKS
from components.dates.direction import GRAIN, NEAR, direction_of, vague
from components.dates.draft import Draft, replace
from components.dates.rule import Hit, Rule, duration
from components.dates.surroundings import next_word


def nth_of_this_month(hit: Hit) -> Draft | None:
    """Ayın son günü, bu ayın ilk haftası."""
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "told")
    nth = hit.nth("o")
    unit = "day" if "GUN_P3" in hit.word("u").classes else "week"
    most = MONTH_DAYS if unit == "day" else MONTH_WEEKS
    return None if nth is None or nth > most else Draft("month", shift=shift, leans=leans, nth=nth, nth_unit=unit)


def shifted_month(hit: Hit) -> Draft:
    """Geçen eylül, bu mayıs ayında, önümüzdeki ocak; "geçen yıl mart" when a year is named."""
    shift, direction, leans = direction_of(hit)
    month, day = hit.value("m", "MONTH"), hit.whole("d") if hit.has("d") else None
    grain = "month" if day is None else "day"
    if hit.has("yil"):
        draft = Draft(grain, month=month, day=day, shift=shift, nth_unit="year", leans=leans)
        first = hit.whole("a") if hit.has("a") else None
        return draft if first is None else replace(draft, day=first, until=draft)
    return Draft(grain, month=month, day=day, direction=direction or "this", leans=leans)


def month_years_ago(hit: Hit) -> Draft | None:
    """İki yıl önce mayıs ayında, üç yıl önce 15 Mart'ta."""
    count, day = hit.whole("c"), hit.whole("d") if hit.has("d") else None
    if not count:
        return None
    grain = "month" if day is None else "day"
    return Draft(grain, month=hit.value("m", "MONTH"), day=day, shift=-count, nth_unit="year")


def same_month_of_year(hit: Hit) -> Draft:
    """Geçen yılın aynı ayı, geçen yıl aynı gün: counted from the month or day that figures are given for."""
    shift = direction_of(hit)[0]
    if "GUN" in hit.word("u").classes:
        return Draft("day", shift=shift, nth_unit="years", leans="previous")
    return Draft("month", shift=12 * shift, leans="month")


def edge_of_unit(hit: Hit) -> Draft | None:
    """Ay sonunda, bu yılın ortasında: the unit with its edge; "yılın başından (beri)" is a stretch without limits."""
    edge = hit.words.word(hit.last)
    if "SONLARI" in edge.classes and hit.unit("u") == "hafta":
        return None  # all weekends: a set
    if not hit.has("g") and edge.case == "ABL":
        return Draft("vague")
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "told")
    grain = GRAIN.get(hit.unit("u"))
    return Draft(grain, shift=shift, leans=leans, mod=str(edge.classes["EDGE"])) if grain else None


_PUT_OFF = tuple("kadar dek değin kal ertele bırak sark".split())


def bare_season(hit: Hit) -> Draft | None:
    """Sonbaharda, ilkbahara kadar: the next or the last one, by the verb."""
    put_off = "SEASON_DAT" not in hit.word("s").classes or next_word(hit.words, hit.last)[0].startswith(_PUT_OFF)
    return Draft("season", number=hit.value("s", "SEASON")) if put_off else None


def season(hit: Hit) -> Draft | None:
    """Bu yaz, geçen kış, 2023 yazında."""
    number = hit.value("s", "SEASON")
    if hit.has("y"):
        return Draft("season", number=number, year=hit.value("y", "YEAR"))
    shift, direction, leans = direction_of(hit)
    by_year = "year" if hit.has("yil") or leans in {"previous", "far"} else ""
    return Draft("season", number=number, shift=shift, direction=direction or "this", leans=leans, nth_unit=by_year)


def part_of_year(hit: Hit) -> Draft | None:
    """Yılın ilk yarısı, 2024'ün üçüncü çeyreği: `number` from 1, the last one for "son"."""
    grain, most = ("half", 2) if "YARISI" in hit.word("u").classes else ("quarter", 4)
    number = hit.nth("o")
    if number is None or number > most or number == 0:
        return None
    return _of_year(hit, grain, most if number < 0 else number)


def first_months(hit: Hit) -> Draft | None:
    """Yılın ilk dokuz ayı, yılın ilk ayı."""
    count = hit.whole("c") if hit.has("c") else 1
    if count == 1:
        return replace(_of_year(hit, "month", 1), month=1, nth_unit="year", number=None)
    return _of_year(hit, "months", count) if count and 1 <= count <= 12 else None


def _of_year(hit: Hit, grain: str, number: int) -> Draft:
    if hit.has("y"):
        return Draft(grain, number=number, year=hit.value("y", "YEAR"))
    shift, _, leans = direction_of(hit) if hit.has("g") else (0, "", "published")
    return Draft(grain, number=number, shift=shift, leans=leans)


def looking_back(hit: Hit) -> Draft | None:
    """Son 24 saat, önümüzdeki beş yıl: a stretch that ends or begins now, kept as a duration."""
    count = hit.number("c")
    return None if count is None else Draft("duration", value=duration(count, hit.unit("u")))


def months_of_late(hit: Hit) -> Draft | None:
    """İlk sekiz ayda: in a report of figures, the months of the year that are just over; else a duration."""
    count = hit.whole("c")
    if count is None or not 2 <= count <= 12:
        return None
    return Draft("months", number=count, nth_unit="late", value=duration(count, "ay"))


_NEAR_YEAR = "<g:GECEN|GELECEK|BU|AYNI|O|SONRAKI|ONCEKI> <yil:YIL_SG|YILKI>"


_THIS_YEAR = (
    "(?:<y:YEAR>(?:['`](?!<SUF_PL|SUF_LI>)<?>)?(?: <YIL_P3>)? |(?:<g:GECEN|GELECEK|BU|AYNI|ONCEKI> )?<YIL_GEN|YIL_SG> )"
)

RULES = (
    Rule(
        "nth_of_this_month",
        "(?:<g:GECEN|GELECEK|BU|AYNI> )?<AY_GEN> <o:NTH_END><u:GUN_P3|HAFTA_P3|HAFTA_LOC>",
        "ayın son günü",
        nth_of_this_month,
        0.8,
    ),
    Rule(
        "season_of_shifted_year",
        "<g:GECEN|GELECEK|BU|AYNI|O> <yil:YIL_SG> <s:SEASON_SG|SEASON_P3>",
        "aynı yılın yazında",
        season,
    ),
    Rule(
        "shifted_month",
        f"{NEAR} (?:(?:<a:DAYNO>[-_])?<d:DAYNO> )?<m:MONTH>~(?: <AY_P3|GUN_P3>)?",
        "geçen eylül",
        shifted_month,
        0.85,
    ),
    Rule(
        "month_of_shifted_year",
        f"(?:<BIR> )?{_NEAR_YEAR}[ ;](?:(?:<a:DAYNO>[-_])?<d:DAYNO> )?<m:MONTH>~(?: <AY_P3|GUN_P3>)?",
        "geçen yıl mart ayında",
        shifted_month,
    ),
    Rule(
        "month_years_ago",
        "<c:COUNT> <YIL_SG> <ONCE_BARE>[ ;](?:<d:DAYNO> )?<m:MONTH>~(?: <AY_P3|GUN_P3>)?(?! <YEAR>)",
        "iki yıl önce mayıs ayında",
        month_years_ago,
        0.85,
    ),
    Rule(
        "same_month",
        "(?:<BIR> )?<g:GECEN|ONCEKI> <YIL_SG> <AYNI> <u:AY_P3|AY_SG|GUN_SG|GUN_P3>",
        "geçen yılın aynı ayı",
        same_month_of_year,
    ),
    Rule(
        "edge_of_unit",
        "(?:<g:BU|GECEN|GELECEK|AYNI|O> )?<u:HAFTA_SG|AY_SG|YIL_SG> <EDGE>",
        "ay sonunda",
        edge_of_unit,
        0.7,
    ),
    Rule("year_end", "<YEAR_END>", "yılsonunda", lambda _: Draft("year", shift=0, leans="told", mod="END"), 0.7),
    Rule(
        "season",
        "<g:GECEN|GELECEK|BU|O|AYNI> (?:<yil:YIL_SG> )?<s:SEASON_NOM|SEASON_LOC|SEASON_REL|SEASON_ABL|SEASON_DAT>~",
        "bu yaz",
        season,
    ),
    Rule("bare_season", "<s:SEASON_LOC|SEASON_DAT>", "sonbaharda", bare_season, 0.6),
    Rule("season_of_year", "<y:YEAR>~(?: <YIL_P3>)? <s:SEASON>~", "2023 yazında", season),
    Rule("part_of_year", f"{_THIS_YEAR}<o:NTH_END><u:CEYREGI|YARISI>", "yılın ilk yarısında", part_of_year),
    Rule("quarter", "<o:NTH_END><u:CEYREGI>", "üçüncü çeyrekte", part_of_year, 0.7),
    Rule(
        "first_months",
        f"{_THIS_YEAR}<ILK> (?:<c:COUNT> <AY_SG|AY_P3|AYLIK>|<AY_P3>)",
        "yılın ilk dokuz ayında",
        first_months,
    ),
    Rule(
        "months_so_far", f"{_THIS_YEAR}<c:COUNT> <AYLIK|AY_LOC|AY_P3>", "yılın sekiz aylık döneminde", first_months, 0.8
    ),
    Rule("months_of_late", "<ILK> <c:COUNT> <AY_LOC|AY_REL>", "ilk sekiz ayda", months_of_late, 0.75),
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
