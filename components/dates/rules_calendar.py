"""Rules for days, months and years that are named: 19 Eylül 2023, 19.09.2023, 2023'ün Eylül ayı, 1990'lar."""

from components.dates.calendar_days import MONTH_DAYS, MONTH_WEEKS
from components.dates.draft import Draft, replace
from components.dates.rule import Hit, Rule
from components.dates.short_years import clipped_year, full_year, is_clipped
from components.dates.surroundings import next_word

_LENGTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}  # days of the months that do not have 31


def calendar_day(hit: Hit) -> Draft | None:
    """Day and month, with year and weekday where they stand."""
    day, month = hit.whole("d"), _month(hit)
    if day is None or month is None or not 1 <= day <= 31:
        return None
    if is_clipped(hit):
        return Draft("month", year=full_year(day), month=month)
    if day > _LENGTH.get(month, 31):
        return Draft("impossible")
    return Draft("day", year=hit.value("y", "YEAR"), month=month, day=day, weekday=_weekday(hit))


def _month(hit: Hit) -> int | None:
    return hit.value("m", "MONTH", "MONTHNO", "MONTH_SHORT")


def _weekday(hit: Hit) -> int | None:
    return hit.value("w", "WEEKDAY", "WEEKDAY_SHORT")


def worded_day(hit: Hit) -> Draft | None:
    """Ağustosun üçünde, nisanın yirmi üçünde."""
    day, tens = hit.value("d", "DAY_WORD"), hit.value("t", "TEN") or 0
    return Draft("day", month=_month(hit), day=day + tens) if day and day + tens <= 31 else None


def short_year_day(hit: Hit) -> Draft | None:
    """19/9/23."""
    draft, short = calendar_day(hit), hit.whole("s")
    if draft is None or short is None or draft.grain != "day":
        return None
    return replace(draft, year=full_year(short))


def calendar_month(hit: Hit) -> Draft | None:
    """A month, with the year where it stands."""
    return Draft("month", year=hit.value("y", "YEAR"), month=_month(hit))


def numbered_month(hit: Hit) -> Draft | None:
    """2015'in 3. ayı."""
    month = hit.nth("o")
    return Draft("month", year=hit.value("y", "YEAR"), month=month) if month and 1 <= month <= 12 else None


def calendar_year(hit: Hit) -> Draft | None:
    """A year in digits, or in words before "yılında"."""
    year = hit.whole("y")
    return Draft("year", year=year) if year and 1 <= year < 2200 else None


def two_years(hit: Hit) -> Draft | None:
    """2020-2022, 2024/25: the second year is the later one."""
    first, second = hit.whole("y"), hit.whole("z")
    if first is None or second is None:
        return None
    second = first // 100 * 100 + second if second < 100 else second
    return Draft("year", year=first, until=Draft("year", year=second)) if first < second <= first + 1000 else None


def near_years(hit: Hit) -> Draft | None:
    """1996 1997: a feed that drops the dash; the years must lie near each other, or "yılları" says that they are."""
    draft = two_years(hit)
    near = draft and draft.year and draft.until and draft.until.year and draft.until.year - draft.year <= 60
    return draft if near or (hit.has("years") and next_word(hit.words, hit.last)[0].startswith("ara")) else None


def school_years(hit: Hit) -> Draft | None:
    """2024/25, 1994-96: the second year must follow at once, or be no month (1994/12)."""
    draft, short = two_years(hit), hit.whole("z")
    if draft is None or draft.year is None or draft.until is None or draft.until.year is None or short is None:
        return None
    dashed = hit.words.letters[hit.first + 1] == "-" and short > 12 and draft.until.year - draft.year <= 30
    return draft if dashed or draft.until.year == draft.year + 1 else None


def day_range(hit: Hit) -> Draft | None:
    """9-10 Kasım 2020: both days share month and year."""
    last, first = calendar_day(hit), hit.whole("a")
    if last is None or first is None or last.day is None or not 1 <= first < last.day:
        return None
    return replace(last, day=first, weekday=None, until=replace(last, weekday=None))


def listed_day(hit: Hit) -> Draft | None:
    """9 of "9, 10 ve 11 Kasım"; not the toll of "saldırıda 29, 10 Ekim'de 102 kişi": days are told in their order."""
    draft, after = calendar_day(hit), hit.words.part(hit.last + 2)
    comes_later = hit.words.letters[hit.last + 1 : hit.last + 2] != ";" or not after.isdigit()
    return draft if draft and draft.day and (comes_later or int(after) > draft.day) else None


def decade(hit: Hit) -> Draft | None:
    """1990'lı yıllar, 90'lar; two digits mean the 20th century."""
    number = hit.value("x", "NUM") if hit.value("x", "DECADE") is None else hit.value("x", "DECADE")
    if number is None or number % 10 or (number >= 100 and not 1000 <= number < 2200) or number < 10:
        return None
    return Draft("decade", number=number + 1900 if number < 100 else number)


def decade_in_words(hit: Hit) -> Draft | None:
    """Seksenli yıllar."""
    number = hit.value("x", "DECADE_WORD")
    return Draft("decade", number=1900 + number) if number else None


def edge_day_of_year(hit: Hit) -> Draft | None:
    """2020 yılının son günü."""
    nth = hit.nth("o")
    month, day = {1: (1, 1), -1: (12, 31)}.get(nth or 0, (0, 0))
    return Draft("day", year=hit.value("y", "YEAR"), month=month, day=day) if month else None


def century(hit: Hit) -> Draft | None:
    """19. yüzyıl, XIX. yüzyıl; negative before Christ."""
    number = hit.nth("c") if hit.has("c") else roman(hit.text("r"))
    if number is None or not 1 <= number <= 30:
        return None
    half = hit.nth("o") if hit.has("o") else None
    return Draft("century", number=-number if hit.has("bc") else number, nth=half)


def first_days(hit: Hit) -> Draft | None:
    """Eylülün ilk on günü."""
    month, count = _month(hit), hit.whole("c")
    if month is None or count is None or not 2 <= count <= 28:
        return None
    year = hit.value("y", "YEAR")
    return Draft("day", year=year, month=month, day=1, until=Draft("day", year=year, month=month, day=count))


def roman(letters: str) -> int | None:
    """A folded Roman numeral up to xxxix (ı is I); None if it is none."""
    values = {"ı": 1, "i": 1, "v": 5, "x": 10}
    if not letters or any(letter not in values for letter in letters):
        return None
    digits = [values[letter] for letter in letters]
    return sum(-one if one < two else one for one, two in zip(digits, [*digits[1:], 0], strict=True))


def before_christ(hit: Hit) -> Draft | None:
    """MÖ 300."""
    year = hit.whole("y")
    return Draft("bc", number=year) if year else None


def nth_part(hit: Hit) -> Draft | None:
    """Eylül'ün ilk haftası, mayıs ayının son günü: `nth` counts from 1, -1 is the last."""
    nth, month = hit.nth("o"), calendar_month(hit)
    units = {"GUN": "day", "HAFTA": "week", "YARISI": "half"}
    unit = next(unit for name, unit in units.items() if name in hit.word("u").classes)
    if month is None or nth is None or not -1 <= nth <= (MONTH_DAYS if unit == "day" else MONTH_WEEKS):
        return None
    return replace(month, nth=nth, nth_unit=unit)


_YEAR = "<y:YEAR>(?:['`](?!<SUF_PL|SUF_LI>)<?>)?(?: <YIL_P3|YIL_PLP3>)?"
_OWN_YEAR = f"(?:[ ;]{_YEAR})?"
# in "6 Temmuz'da 2012 Olimpiyatları" the year is not that of the day
_YEAR_BEHIND = f"(?:['`]<SUF_LOC|SUF_REL>(?= <YEAR>)|~{_OWN_YEAR})"
_DAY_TAIL = "(?:[ ;]<w:WEEKDAY>)?(?: <GUN_P3|GUN_PLP3|GUNKU>)?"
_LISTED = "<DAYNO>(?:['`]<?>)?"

RULES = (
    Rule(
        "first_days",
        f"(?:{_YEAR} )?<m:MONTH>~(?: <AY_P3>)? <ILK> <c:COUNT> <GUN_P3>",
        "eylülün ilk on günü",
        first_days,
    ),
    Rule("worded_day", "<m:MONTH_GEN>(?: <AY_GEN>)? (?:<t:TEN> )?<d:DAY_WORD>", "ağustosun üçünde", worded_day, 0.85),
    Rule("iso", "<y:YEAR>-<m:MONTHNO>-<d:DAYNO>", "2023-09-19", calendar_day, 0.98),
    Rule(
        "numeric",
        f"<d:DAYNO>(?P<mark>[./-])<m:MONTHNO>(?P=mark)<y:YEAR>~{_DAY_TAIL}",
        "19.09.2023",
        calendar_day,
        0.98,
    ),
    Rule("numeric_spaced", "<d:DAYNO>!<m:MONTHNO>!<y:YEAR>~", "19. 09. 2023", calendar_day),
    Rule(
        "numeric_short",
        "<d:DAYNO>(?P<mark>[./])<m:MONTHNO>(?P=mark)<s:TWO>~(?![.,/-]<NUM>)",
        "19/9/23",
        short_year_day,
        0.8,
    ),
    Rule("slashed", "<d:DAYNO>[/.]<m:MONTHNO>(?= <TARIH>)", "22/04 tarihinde", calendar_day, 0.8),
    Rule("day_month", f"<d:DAY> <m:MONTH>{_YEAR_BEHIND}{_DAY_TAIL}", "19 Eylül 2023 Salı günü", calendar_day, 0.95),
    Rule("day_slash_month", f"<d:DAYNO>[/.-]<m:MONTH>[/.-]{_YEAR}", "19/Eylül/2023", calendar_day, 0.95),
    Rule("short_month", "<d:DAYNO> <m:MONTH_SHORT>[ !.]<y:YEAR>~", "19 Eyl 2023", calendar_day),
    Rule(
        "short_names",
        "<w:WEEKDAY_SHORT>[ !;.]<d:DAYNO> <m:MONTH|MONTH_SHORT>(?:[ !.]<y:YEAR>~)?",
        "Pzt, 12 Eki",
        calendar_day,
    ),
    Rule(
        "weekday_day",
        f"<w:WEEKDAY>(?: <GUN_P3>)?[ ;]<d:DAYNO> <m:MONTH>~{_OWN_YEAR}(?! <WEEKDAY>)",
        "Salı, 19 Eylül",
        calendar_day,
    ),
    Rule(
        "ordinal_day",
        "(?:<y:YEAR>~(?: <YIL_P3>)? )?<m:MONTH>~(?: <AY_P3>)? <d:DAYNO>['`]<SUF_POSS|SUF_ACC>",
        "Eylül'ün 3'ü",
        calendar_day,
    ),
    Rule("year_day", f"{_YEAR} <d:DAYNO> <m:MONTH>~(?! <YEAR>){_DAY_TAIL}", "2023 yılının 19 Eylül günü", calendar_day),
    Rule("month_day_year", "<m:MONTH|MONTH_SHORT> <d:DAYNO>;<y:YEAR>~", "Eylül 19, 2023", calendar_day),
    Rule(
        "day_range",
        f"<a:DAYNO>~(?:[-_/]| <ILE> )<d:DAYNO>~ <m:MONTH>~{_OWN_YEAR}"
        "(?:[ ;]<WEEKDAY>(?:[-_]| <VE|ILE> )<WEEKDAY>)?(?: <GUN_P3|GUN_PLP3>)?",
        "9-10 Kasım 2020",
        day_range,
        0.95,
    ),
    Rule(
        "day_range_ve",
        "<a:DAYNO> <VE> <d:DAYNO> <m:MONTH>~(?: <y:YEAR>~)?(?= <ARA>)",
        "9 ve 12 Kasım arasında",
        day_range,
    ),
    Rule(
        "ordinal_range",
        "<m:MONTH>~(?: <AY_P3>)? <a:DAYNO>~(?:[-_]| <ILE> | <VE> | )<d:DAYNO>~(?= <ARA>)",
        "Eylül'ün 3'üyle 12'si arası",
        day_range,
    ),
    Rule(
        "day_listed",
        f"<d:DAYNO>(?=~(?:(?:;| <VE> |-){_LISTED}){{0,9}}(?:;| <VE> ){_LISTED}(?:-<DAYNO>)? <m:MONTH>(?: <y:YEAR>)?)",
        "9, 10 ve 11 Kasım",
        listed_day,
    ),
    Rule("month_year", f"<m:MONTH>[ ;/]{_YEAR}", "Eylül 2023", calendar_month, 0.95),
    Rule("year_month", f"{_YEAR}[ ;]<m:MONTH>~(?! <YEAR>)(?: <AY_P3>)?", "2023'ün Eylül ayı", calendar_month, 0.95),
    Rule("numbered_month", f"{_YEAR} <o:NTH><AY_P3>", "2015'in 3. ayı", numbered_month),
    Rule(
        "month_listed",
        "<m:MONTH>(?=~(?:(?:;| <VE> )<MONTH>~){0,9} <VE> <MONTH> <y:YEAR>)",
        "Ocak ve Şubat 2020",
        calendar_month,
    ),
    Rule("month", "<m:MONTH>~(?: <AY_P3|AY_PLP3>)?", "eylül ayında", calendar_month, 0.8),
    Rule(
        "nth_of_month",
        f"(?:{_YEAR} )?<m:MONTH>~(?: <AY_P3>)? <o:NTH_END><u:HAFTA_P3|GUN_P3|HAFTA_LOC|YARISI>",
        "Eylül'ün ilk haftası",
        nth_part,
    ),
    Rule(
        "nth_of_month_year", "<m:MONTH> <y:YEAR>~ <o:NTH_END><u:HAFTA_P3|GUN_P3>", "Eylül 2023'ün son haftası", nth_part
    ),
    Rule("year", f"{_YEAR}(?: <YIL_SG>(?= <EDGE>))?", "2023'te", calendar_year, 0.85),
    Rule("edge_day", f"{_YEAR} <o:ILK|SON> <GUN_P3>", "2020 yılının son günü", edge_day_of_year),
    Rule("clipped_year", "(?<==)<s:TWO>(?:'<case:SUF_LOC|SUF_ABL|SUF_REL>)?", "'99'da", clipped_year, 0.7),
    Rule("year_in_words", "<y:YEARX> <YIL_P3>", "bin dokuz yüz yirmi üç yılında", calendar_year),
    Rule("early_year", "<y:YEAR3>~ <YIL_P3>", "622 yılında", calendar_year, 0.8),
    Rule("after_christ", "<CE><y:NUM>~(?: <YIL_P3>)?", "MS 79", calendar_year),
    Rule(
        "years",
        "<y:YEAR>~(?:[-_/]| <ILE> | <YIL_P3>[-_]| <VE> (?=<YEAR>~(?: <YIL_P3|YIL_PLP3>)? <ARA>))"
        "<z:YEAR>~(?: <YIL_P3|YIL_PLP3>)?",
        "2020-2022",
        two_years,
        0.95,
    ),
    Rule(
        "years_without_dash",
        "<y:YEAR> <z:YEAR>~(?: <YIL_P3>| <years:YIL_PLP3>)?(?! <YEAR>)",
        "1996 1997 sezonu",
        near_years,
        0.8,
    ),
    Rule("school_years", "<y:YEAR>[-/]<z:TWO>~(?![.,/-]<NUM>)", "2024/25 sezonu", school_years, 0.8),
    Rule("decade", "<x:NUM>['`]<SUF_LI> <YIL_PL>", "1990'lı yıllar", decade),
    Rule(
        "decade_listed",
        "<x:NUM>['`]<SUF_LI>(?=(?: <VE> |;)<NUM>['`]<SUF_LI> <YIL_PL>)",
        "1980'li ve 1990'lı yıllar",
        decade,
        suffixed=True,
    ),
    Rule("decade_plural", "<x:NUM>['`]<SUF_PL>(?: <YIL_PL>)?", "90'larda", decade, suffixed=True),
    Rule("decade_in_words", "<x:DECADE_WORD> <YIL_PL>", "seksenli yıllarda", decade_in_words),
    Rule("decade_glued", "<x:DECADE>(?: <YIL>)?", "90lı yıllarda", decade, 0.8),
    Rule("century", "(?:<bc:BCE>|<CE>)?<c:NTH><CENTURY>(?: <o:NTH_END><YARISI>)?", "19. yüzyıl", century),
    Rule("century_roman", "(?:<bc:BCE>|<CE>)?<r:ROMAN>!<CENTURY>(?: <o:NTH_END><YARISI>)?", "XIX. yüzyıl", century),
    Rule("before_christ", "<BCE><y:NUM>~(?: <YIL_P3>)?", "MÖ 300", before_christ),
)
