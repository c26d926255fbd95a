"""Rules for clock times, parts of a day, durations and sets: saat 14.30, gece yarısı, 24 saat, her gün."""

from components.dates.draft import Draft, replace
from components.dates.rule import Hit, Rule, duration
from components.dates.surroundings import next_word, suffix_of, tells_when
from components.dates.vocabulary import SUFFIXES

_BOUNDS = frozenset("kadar dek değin itibaren itibarıyla itibariyle".split())  # "17.30'a kadar"
_TURNS = frozenset("sonra önce".split())
_ABLATIVE = frozenset(SUFFIXES["SUF_ABL"].split())
_DAY = 24 * 60  # minutes
_CHANGES = tuple("art azal çık düş gerile in tırman yüksel".split())  # what an average does: "15.30'a kadar geriledi"


def clock(hit: Hit) -> Draft | None:
    """A time of day as HH:MM; a bare "14.30" counts only beside a date."""
    hour, minute = hit.value("h", "HOURNO"), hit.value("n", "MINUTE") if hit.has("n") else 0
    if hour is None or minute is None or hour * 60 + minute > _DAY or minute > 59:
        return None
    colon = hit.has("n") and hit.words.part(hit.match.start("n") - 1) == ":" and len(hit.text("h")) == 2
    after, at = next_word(hit.words, hit.last)
    ablative = after in _TURNS and suffix_of(hit.words, hit.last) in _ABLATIVE  # "21.00'den sonra"
    bound = (
        (after in _BOUNDS or ablative)
        and len(hit.text("h")) == 2
        and not next_word(hit.words, at)[0].startswith(_CHANGES)
    )
    about = bound or after.startswith(("sular", "sıralar", "civar"))
    sure = hit.has("saat") or hit.has("loc") or hit.word("n").case == "LOC" or colon or (about and hit.has("n"))
    return Draft("time", clock=f"{hour:02d}:{minute:02d}", weak=not sure)


def named_clock(hit: Hit) -> Draft | None:
    """Saati 19.00."""
    found = clock(hit)
    return None if found is None else replace(found, weak=False)


def clock_range(hit: Hit) -> Draft | None:
    """14.00-16.00: the time it begins, until the time it ends."""
    first, hour, minute = clock(hit), hit.value("h2", "HOURNO"), hit.value("n2", "MINUTE")
    if first is None or hour is None or minute is None or hour > 24 or minute > 59:
        return None
    until = Draft("time", clock=f"{hour % 24:02d}:{minute:02d}")
    whole_hours = len(hit.text("h")) == 2 and len(hit.text("h2")) == 2 and minute % 5 == 0
    return Draft("time", clock=first.clock, weak=first.weak and not whole_hours, until=until)


def clock_between(hit: Hit) -> Draft | None:
    """09.00-17.00 arasında: two times for certain."""
    found = clock_range(hit)
    return None if found is None else replace(found, weak=False)


def part_of_day(hit: Hit) -> Draft:
    """Sabah saatlerinde, gece yarısı, öğleden sonra; a bare "sabah" counts only beside a date."""
    part = "AF" if hit.has("after") else hit.code("p", "PART") or hit.code("p", "PART_KI")
    sure = hit.has("hours") or hit.has("after") or (hit.rule.name == "part" and tells_when(hit))
    return Draft("time", part=part, weak=not sure)


def towards(hit: Hit) -> Draft:
    """Akşama doğru; "sabaha kadar" is the next morning (`direction` future)."""
    part = hit.code("p", "PART")
    dawn = part == "MO" and next_word(hit.words, hit.last)[0] != "doğru"
    return Draft("time", part=part, direction="future" if dawn else "")


def midnight(_: Hit) -> Draft:
    """Geceyarısı, in one word."""
    return Draft("time", part="NI")


def forenoon(_: Hit) -> Draft:
    """Öğleden önce."""
    return Draft("time", part="MO")


_PAIRS = (("c", "u"), ("c2", "u2"), ("c3", "u3"))


def span_of_time(hit: Hit) -> Draft | None:
    """24 saat, üç buçuk yıl, 1 saat 30 dakika, 1 yıl 7 ay 10 gün."""
    value = ""
    for count_name, unit_name in _PAIRS:
        count = hit.number(count_name) if hit.has(count_name) else None
        if count is not None:
            unit = hit.unit(unit_name)
            if count >= 1000 and count % 100 and unit in {"yıl", "sene"}:
                return None
            more = duration(count, unit)
            value += more if not value else more[2:] if more.startswith("PT") and "T" in value else more[1:]
    return Draft("duration", value=value) if value else None


def duration_range(hit: Hit) -> Draft | None:
    """10-12 gün, iki ila üç yıl: the shortest and the longest; "2-3 gün önce" is nobody knows when."""
    low, high, unit = hit.number("c"), hit.number("c2"), hit.unit("u")
    if low is None or high is None or not low < high < 10 * low or low >= 1000:
        return None
    if hit.has("when"):
        return Draft("vague")
    return Draft("duration", value=f"{duration(low, unit)}/{duration(high, unit)}")


def half_unit(hit: Hit) -> Draft | None:
    """Yarım saat, yarım asır."""
    unit = hit.unit("u")
    halves = {"saat": "PT30M", "gün": "PT12H", "yıl": "P6M", "asır": "P50Y", "yüzyıl": "P50Y", "dakika": "PT30S"}
    value = halves.get(unit)
    return Draft("duration", value=value) if value else None


def quarter_unit(hit: Hit) -> Draft | None:
    """Çeyrek asır, çeyrek saat."""
    value = {"saat": "PT15M", "asır": "P25Y", "yüzyıl": "P25Y"}.get(hit.unit("u"))
    return Draft("duration", value=value) if value else None


def unknown_length(_: Hit) -> Draft:
    """Birkaç hafta, yıllarca: a duration nobody can measure."""
    return Draft("duration", value=None)


_EVERY = {"gün": "P1D", "hafta": "P1W", "ay": "P1M", "yıl": "P1Y", "sene": "P1Y", "saat": "PT1H", "dakika": "PT1M"}


def every_unit(hit: Hit) -> Draft | None:
    """Her gün, haftalık, yıllık."""
    value = _EVERY.get(hit.unit("u"))
    return Draft("set", value=value) if value else None


def every_few(hit: Hit) -> Draft | None:
    """Her iki yılda bir, dört yılda bir."""
    count = hit.number("c")
    return None if count is None else Draft("set", value=duration(count, hit.unit("u")))


def so_often(hit: Hit) -> Draft | None:
    """Haftada iki gün, haftada üç kez."""
    value = _EVERY.get(hit.unit("u"))
    return Draft("set", value=value) if value else None


def every_weekday(hit: Hit) -> Draft:
    """Her salı, salı günleri; "salı ve çarşamba günleri" are two days, "pazartesi-cuma günleri" a range."""
    before = hit.words.word(hit.first - 4).classes if hit.first >= 4 else {}
    dashed = hit.words.letters[hit.first - 1 : hit.first] in {"-", "_"} and hit.words.word(hit.first - 2).classes
    if ("WEEKDAY" in before and "VE" in hit.words.word(hit.first - 2).classes) or (dashed and "WEEKDAY" in dashed):
        return Draft("day", weekday=hit.value("w", "WEEKDAY"))
    number = hit.value("w", "WEEKDAY") or 0
    return Draft("set", value=f"XXXX-WXX-{number + 1}")


def every_part(hit: Hit) -> Draft:
    """Her sabah."""
    return Draft("set", value=f"XXXX-XX-XXT{hit.code('p', 'PART')}")


def every_date(hit: Hit) -> Draft | None:
    """Her yılın 15 Temmuz'u, her yıl eylül ayında."""
    month, day = hit.value("m", "MONTH"), hit.whole("d") if hit.has("d") else None
    if month is None:
        return None
    return Draft("set", value=f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))


def every_month_day(hit: Hit) -> Draft | None:
    """Her ayın 15'i."""
    day = hit.whole("d")
    return Draft("set", value=f"XXXX-XX-{day:02d}") if day else None


_SAAT = "<saat:SAAT_NOM|SAAT_PL|SAATIYLE>"
_ZONE = f"(?:<YEREL|TSI|TURKIYE>(?:['`]<?>)? )?{_SAAT}[ #]"
_HHMM = "<h:HOURNO>[.:]<n:MINUTE>(?::<TWO>)?"
_ANY_UNIT = "UNIT_SG|UNIT_P3|UNIT_LIK|UNIT_DIR"

RULES = (
    Rule("clock_of", f"(?<=<SAAT_P3> ){_HHMM}~", "maçın saati 19.00", named_clock, 0.85),
    Rule(
        "clock_listed",
        f"{_HHMM}(?=(?:;| <VE> )<HOURNO>[.:]<MINUTE>['`]<SUF_LOC|SUF_REL>)",
        "10.05 ve 10.28'de",
        named_clock,
        0.8,
    ),
    Rule("clock", f"(?:{_ZONE})?{_HHMM}(?:['`]<loc:SUF_LOC|SUF_REL>|['`]<?>)?", "saat 14.30", clock, 0.9),
    Rule("clock_zone", f"<saat:TSI> {_HHMM}~", "TSİ 16.27", clock, 0.9),
    Rule(
        "clock_hour",
        "(?:<YEREL|TSI|TURKIYE>(?:['`]<?>)? )?<saat:SAAT_NOM|SAATIYLE> <h:HOURNO>~(?![.:,]| <BIN|YUZ|NUM|ONE|TEN>)",
        "saat 9'da",
        clock,
        0.85,
    ),
    Rule(
        "clock_between",
        f"{_HHMM}~(?:[-_]| <ILE|VE> )<h2:HOURNO>[.:]<n2:MINUTE>~(?: <SAAT_PL>)?(?= <ARA>)",
        "09.00-17.00 arasında",
        clock_between,
    ),
    Rule(
        "clock_range",
        f"(?:{_ZONE})?{_HHMM}(?:~(?:[-_]| <ILE> )|['`]<SUF_ABL> )<h2:HOURNO>[.:]<n2:MINUTE>~",
        "saat 14.00-16.00",
        clock_range,
        0.85,
    ),
    Rule("part_hours", "<p:PART> <hours:SAAT_P3|SAAT_PL>", "sabah saatlerinde", part_of_day, 0.7),
    Rule("part_early", "<p:PART_GEN> <EARLY> <hours:SAAT_PL|SAAT_P3>", "sabahın erken saatlerinde", part_of_day, 0.7),
    Rule("part_vakti", "<p:PART> <hours:VAKTI|UZERI>", "öğle vakti", part_of_day, 0.7),
    Rule("midnight", "<p:GECE_SG> <hours:YARISI>", "gece yarısı", part_of_day, 0.7),
    Rule("midnight_word", "<MIDNIGHT>", "geceyarısı", midnight, 0.7),
    Rule("towards_morning", "<p:SABAH_DAT> <hours:KARSI>", "sabaha karşı", part_of_day, 0.7),
    Rule("towards", "<p:PART_DAT>(?= <DOGRU|KADAR>)", "akşama doğru", towards, 0.7),
    Rule("part_adjective", "<p:PART_KI>", "dün akşamki", part_of_day, 0.7),
    Rule("afternoon", "<OGLEDEN> <after:SONRA>", "öğleden sonra", part_of_day, 0.7),
    Rule("forenoon", "<OGLEDEN> <ONCE>", "öğleden önce", forenoon, 0.7),
    Rule("part", "<p:PART>", "19 Eylül akşamı", part_of_day, 0.7),
    Rule("duration", f"<c:COUNT> <u:{_ANY_UNIT}>", "üç buçuk yıl", span_of_time, 0.85),
    Rule("duration_two", f"<c:COUNT> <u:UNIT_NOM> <c2:COUNT> <u2:{_ANY_UNIT}>", "1 saat 30 dakika", span_of_time, 0.85),
    Rule(
        "duration_three",
        f"<c:COUNT> <u:UNIT_NOM> <c2:COUNT> <u2:UNIT_NOM> <c3:COUNT> <u3:{_ANY_UNIT}>",
        "1 yıl 7 ay 10 gün",
        span_of_time,
        0.85,
    ),
    Rule(
        "duration_range",
        f"<c:COUNT>(?:-| <ILA> )<c2:COUNT> <u:{_ANY_UNIT}>(?: <when:ONCE|SONRA_BARE>)?",
        "10-12 gün",
        duration_range,
        0.8,
    ),
    Rule("duration_half", "<YARIM> <u:UNIT|UNIT_LIK|UNIT_DIR>", "yarım saat", half_unit, 0.85),
    Rule("duration_quarter", "<CEYREK> <u:YUZYIL_SG|SAAT_SG|UNIT_LIK>", "çeyrek asır", quarter_unit, 0.85),
    Rule(
        "duration_unknown",
        "<BIRKAC> <UNIT|UNIT_LIK|UNIT_DIR>(?: <ONCE|SONRA_BARE>)?",
        "birkaç hafta",
        unknown_length,
        0.8,
    ),
    Rule("duration_long", "<UNITS_LONG>", "yıllardır", unknown_length, 0.7),
    Rule("every_unit", "<HER> <u:GUN_SG|HAFTA_SG|AY_SG|YIL_SG>", "her gün", every_unit, 0.85),
    Rule("per_unit", "<u:PER_UNIT>", "haftalık", every_unit, 0.6),
    Rule("every_few", "(?:<HER> )?<c:COUNT> <u:UNIT_LOC> <BIR>", "dört yılda bir", every_few, 0.85),
    Rule("so_often", "<u:HAFTA_LOC> <COUNT> <KEZ|GUN_SG>", "haftada iki gün", so_often, 0.8),
    Rule("every_weekday", "<HER> <w:WEEKDAY>(?: <GUN_P3>)?", "her salı", every_weekday, 0.85),
    Rule("weekdays", "<w:WEEKDAY> <GUN_PLP3>", "salı günleri", every_weekday, 0.85),
    Rule("weekends", "(?:<HER> )?<HAFTA_SG> <SONLARI>", "hafta sonları", lambda _: Draft("set", value="XXXX-WXX-WE")),
    Rule("weekday_parts", "<w:WEEKDAY> <PART_PL>", "salı akşamları", every_weekday, 0.8),
    Rule("every_part", "<HER> <p:PART>", "her sabah", every_part, 0.8),
    Rule(
        "every_day_month",
        "<HER> <d:DAYNO> <m:MONTH>~",
        "her 15 Temmuz'da",
        every_date,
        0.85,
    ),
    Rule(
        "every_date",
        "<HER> <YIL_SG|YIL_GEN>[ ;](?:<d:DAYNO> )?<m:MONTH>~(?: <AY_P3>)?",
        "her yılın 15 Temmuz'unda",
        every_date,
        0.85,
    ),
    Rule("every_month_day", "<HER> <AY_GEN> <d:DAYNO>['`]<?>(?: <GUN_P3>)?", "her ayın 15'inde", every_month_day, 0.85),
)
