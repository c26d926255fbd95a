"""Rules for nights between two days: cumartesiyi pazara bağlayan gece, 5'i 6'ya bağlayan gece, bir gece önce."""

from components.dates.draft import Draft
from components.dates.rule import Hit, Rule


def bridging_night(hit: Hit) -> Draft:
    """Cumartesiyi pazara bağlayan gece: the night that begins on the first day."""
    return Draft("day", weekday=hit.value("w", "WEEKDAY"), part="NI")


def bridging_yesterday(hit: Hit) -> Draft:
    """Dünü bugüne, bugünü yarına bağlayan gece."""
    return Draft("day", shift=-1 if "DUN" in hit.word("d").classes else 0, part="NI")


def bridging_date(hit: Hit) -> Draft | None:
    """5 Şubat'ı 6 Şubat'a bağlayan gece."""
    day, month = hit.whole("d"), hit.value("m", "MONTH")
    month = hit.value("n", "MONTH") if month is None else month
    year = hit.value("y", "YEAR") if hit.has("y") else hit.value("y2", "YEAR")
    return Draft("day", year=year, month=month, day=day, part="NI") if day and month else None


def bridging_days(hit: Hit) -> Draft | None:
    """5'i 6'ya bağlayan gece: of the month that is told of."""
    day = hit.whole("d")
    return Draft("day", day=day, shift=0, nth_unit="month", leans="told", part="NI") if day else None


def night_into(hit: Hit) -> Draft | None:
    """11 Mayıs'a bağlayan gece: the night that ends on that day."""
    day, month = hit.whole("d"), hit.value("m", "MONTH")
    if not day or not month:
        return None
    if day == 1:
        month, day = (12, 31) if month == 1 else (month - 1, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)[month - 2])
        return Draft("day", year=hit.value("y", "YEAR"), month=month, day=day, part="NI")
    return Draft("day", year=hit.value("y", "YEAR"), month=month, day=day - 1, part="NI")


def night_before(hit: Hit) -> Draft:
    """Bir gece önce."""
    return Draft("day", shift=-1, leans="previous", part=hit.code("p", "PART"))


RULES = (
    Rule(
        "bridging_night",
        "(?:<GECEN> )?<w:WEEKDAY>(?: <GUN_P3|GECE_P3>)?~[ -]<WEEKDAY>~(?: <GUN_P3>)? <BAGLAYAN>(?: <GECE_SG|GECE_P3>)?",
        "cumartesiyi pazara bağlayan gece",
        bridging_night,
    ),
    Rule(
        "bridging_yesterday",
        "<d:DUN|BUGUN>~(?: <GECE>)? <BUGUN|YARIN>~ <BAGLAYAN>(?: <GECE_SG|GECE_P3>)?",
        "dünü bugüne bağlayan gece",
        bridging_yesterday,
    ),
    Rule(
        "bridging_date",
        "<d:DAYNO>~(?: <m:MONTH>~(?: <y:YEAR>~)?)?[ -]<DAYNO>~(?: <n:MONTH>~(?: <y2:YEAR>~)?)? <BAGLAYAN>"
        "(?: <GECE_SG|GECE_P3>)?",
        "5 Şubat'ı 6 Şubat'a bağlayan gece",
        bridging_date,
    ),
    Rule(
        "bridging_days",
        "(?:<AY_GEN> )?<d:DAYNO>['`]<SUF_ACC|SUF_POSS> <DAYNO>['`]<SUF_DAT|SUF_POSS> <BAGLAYAN>(?: <GECE_SG|GECE_P3>)?",
        "ayın 5'ini 6'sına bağlayan gece",
        bridging_days,
        0.8,
    ),
    Rule(
        "night_into",
        "<d:DAYNO> <m:MONTH>~(?: <y:YEAR>~)? <BAGLAYAN>(?: <GECE_SG|GECE_P3>)?",
        "11 Mayıs'a bağlayan gece",
        night_into,
    ),
    Rule("night_before", "<BIR> <p:PART> <ONCE_BARE>", "bir gece önce", night_before, 0.75),
    Rule("night_before_that", "<BIR> <ONCEKI> <p:PART_SG>", "bir önceki gece", night_before, 0.75),
)
