"""Rules for hours as they are said: saat yedide, sekize on kala, akşam 8'de; and days told in the time of a zone."""

from components.dates.draft import Draft
from components.dates.joiner import afternoon
from components.dates.rule import Hit, Rule

_DEICTIC = {"BUGUN": 0, "DUN": -1, "YARIN": 1}


def spoken_clock(hit: Hit) -> Draft | None:
    """Saat yedide, saat on birde."""
    ones, tens = hit.value("h", "HOUR_WORD"), (hit.value("t", "TEN") or 0) if hit.has("t") else 0
    if ones is None or ones + tens > 24 or hit.word("h").case not in {"LOC", "DAT", "ABL", "REL"}:
        return None
    return Draft("time", clock=f"{ones + tens:02d}:00")


def half_past(hit: Hit) -> Draft | None:
    """Saat yedi buçukta, saat on buçukta, saat 7 buçukta."""
    tens, ones = hit.value("t", "TEN") if hit.has("t") else None, hit.value("h", "ONE") if hit.has("h") else None
    hour = hit.value("h2", "HOURNO") if hit.has("h2") else (tens or 0) + (ones or 0)
    return Draft("time", clock=f"{hour % 24:02d}:30") if hour and hour <= 24 else None


def bare_hour(hit: Hit) -> Draft:
    """Altıda, beside "dün akşam"."""
    return Draft("time", clock=f"{hit.value('h', 'HOUR_LOC'):02d}:00", weak=True)


def hour_of_part(hit: Hit) -> Draft:
    """Sabah 7'de, akşam 8 sularında: an hour that the part of the day before it makes a time."""
    return Draft("time", clock=f"{hit.whole('h'):02d}:00", weak=True)


def _hour(hit: Hit) -> int:
    return hit.value("hd", "HOURNO") or 0 if hit.has("hd") else hit.value("h", "HOUR_WORD") or 0


def past_hour(hit: Hit) -> Draft | None:
    """Yediyi çeyrek geçe, saat on biri 20 geçiyordu, sekize on kala."""
    hour = (hit.value("t", "TEN") or 0 if hit.has("t") else 0) + (_hour(hit))
    minutes = 15 if hit.has("quarter") else hit.whole("n")
    if minutes is None or not 1 <= minutes < 60 or not 1 <= hour <= 24:
        return None
    if hit.has("to"):
        hour, minutes = hour - 1, 60 - minutes
    return Draft("time", clock=f"{hour % 24:02d}:{minutes:02d}")


def zoned(hit: Hit) -> Draft | None:
    """TSİ pazar 02.58, yerel saatle sabah 09.30: the day and the part of it that stand inside are read with it."""
    hour, minute = hit.value("h", "HOURNO"), hit.value("n", "MINUTE")
    if hour is None or minute is None or hour > 24:
        return None
    part = hit.code("p", "PART") or None
    clock = afternoon(f"{hour % 24:02d}:{minute:02d}", part)
    if hit.has("w"):
        return Draft("day", weekday=hit.value("w", "WEEKDAY"), part=part, clock=clock)
    if hit.has("d"):
        classes = hit.word("d").classes
        shift = next(number for name, number in _DEICTIC.items() if name in classes)
        return Draft("day", shift=shift, part=part, clock=clock)
    return Draft("time", part=part, clock=clock)


_HHMM = "<h:HOURNO>[.:]<n:MINUTE>"

RULES = (
    Rule(
        "clock_words", "<SAAT_NOM> (?:<t:TEN> )?<h:HOUR_WORD>(?! <NUM|ONE|TEN|UNIT>)", "saat yedide", spoken_clock, 0.7
    ),
    Rule(
        "clock_half_past",
        "<SAAT_NOM> (?:(?:<t:TEN> )?(?:<h:ONE> )?|<h2:HOURNO> )<HALF_PAST>",
        "saat yedi buçukta",
        half_past,
        0.7,
    ),
    Rule("clock_bare_words", "<h:HOUR_LOC>", "dün akşam altıda", bare_hour, 0.6),
    Rule(
        "clock_of_part",
        "(?<=<PART> )<h:HOURNO>(?:['`]<SUF_LOC|SUF_ABL|SUF_DAT|SUF_REL>(?! <NUM>)|(?= <AROUND>))",
        "dün akşam 8'de",
        hour_of_part,
        0.7,
    ),
    Rule(
        "past_hour",
        "(?:<SAAT_NOM> )?(?:(?:<t:TEN> )?<h:HOUR_ACC>|<hd:HOURNO>['`]<SUF_ACC>) "
        "(?:<quarter:CEYREK>|<n:COUNT>) <PAST_HOUR>",
        "yediyi çeyrek geçe",
        past_hour,
        0.8,
    ),
    Rule(
        "to_hour",
        "(?:<SAAT_NOM> )?(?:(?:<t:TEN> )?<h:HOUR_DAT>|<hd:HOURNO>['`]<SUF_DAT>) "
        "(?:<quarter:CEYREK>|<n:COUNT>) <to:TO_HOUR>",
        "sekize on kala",
        past_hour,
        0.8,
    ),
    Rule(
        "clock_zoned",
        "(?:<TSI>(?: <ILE>)?|<YEREL|TURKIYE>(?:['`]<?>)? (?:<SAATIYLE>|<SAAT_NOM> <ILE>)) "
        "(?:<w:WEEKDAY>(?: <GUN_P3>)? |<d:DUN|BUGUN|YARIN> )?(?:<p:PART> )?(?:<SAAT_NOM> )?"
        f"{_HHMM}~",
        "yerel saatle sabah 09.30",
        zoned,
        0.85,
    ),
)
