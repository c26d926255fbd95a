"""Where a mention happened: the sentence's own places, ranked by what their endings say, else the nearest before."""

import re
from collections.abc import Sequence

from components.events.clauses import is_closed
from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE
from components.model import GeoPrecision, Place, ResolvedToponym, Span, Where
from components.text.turkish import APOSTROPHE, fold_case

_ENDING = re.compile(
    rf"{APOSTROPHE}?(?P<locative>n?d[ae](?P<ki>ki)?|t[ae](?P<ki2>ki)?)\b|{APOSTROPHE}(?P<dative>y?[ae]|n[ae])\b|"
    rf"{APOSTROPHE}(?P<ablative>[dt][ae]n|nd[ae]n)\b|{APOSTROPHE}(?P<genitive>n?[ıiuü]n)\b"
)
_NEAR = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:yakın(?:lar)?ında|bölgesinde|ilçesinde|kentinde|şehrinde|köyünde|ilinde|eyaletinde|"
    r"mahallesinde|açıklarında|mevkisinde|mevkiinde|merkezli|çevresinde|civarında|kıyılarında|sınırında|beldesinde|"
    r"adasında|başkentinde|kasabasında|genelinde|stadyumunda|stadı'?nda|havalimanı'?nda|caddesi'?nde|meydanı'?nda)"
)
_AND_THERE = re.compile(
    rf"(?:,\s\w+)?\s(?:ve|ile)\s\w+(?:\s\w+)?(?:{APOSTROPHE}[dt][ae]\b|\s(?:il|kent|ilçe|köy|şehir)\w*[dt][ae]\b)"
)
_PASSED = re.compile(
    rf"{APOSTROPHE}(?:[dt][ae]n|nd[ae]n)\s(?:\w+\s){{0,3}}?(?:gelen|gelip|kalkan|havalanan|ayrılan|hareket eden|"
    rf"yola çıkan|giden|dönen|dönüş\w*)\b|{APOSTROPHE}(?:y?[ae]|n[ae])\s(?:\w+\s){{0,2}}?(?:gitmek|giden|doğru|"
    r"dönen)\b|(?:\s?[-–]\s?\w+)?\s(?:seferi|uçuşu|ekspresi|yolcu)\w*"
)  # "Ankara'dan gelen", "Sinop'a gitmek üzere", "Ankara-Sinop seferini": where somebody came from or went
_LISTED = re.compile(r"\s*(?:,|\bve\b|\bile\b)\s*")
_FINENESS = {
    "site": 6,
    "village": 5,
    "district": 4,
    "city": 4,
    "mountain": 4,
    "water": 2,
    "island": 3,
    "province": 3,
    "region": 2,
    "country": 1,
    "continent": 0,
}
_PRECISION = {"site": GeoPrecision.SITE, "village": GeoPrecision.SETTLEMENT, "district": GeoPrecision.SETTLEMENT,
              "city": GeoPrecision.SETTLEMENT, "mountain": GeoPrecision.SETTLEMENT, "province": GeoPrecision.PROVINCE,
              "country": GeoPrecision.COUNTRY}  # fmt: skip
_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,20}\))?\s*[-–—]\s")
_NAME_GOES_ON = re.compile(r"(?: \d+\.)? [A-ZÇĞİÖŞÜ]")
_DATELINE_STARTS = 3
_POINTLIKE_KM = 15.0  # a water or an island no larger than a district may stand for a spot


def geo_precision(place: Place) -> GeoPrecision:
    """How finely a place tells where; a small water or island counts as a spot, a large one as a region."""
    known = _PRECISION.get(place.kind)
    if known is not None:
        return known
    return (
        GeoPrecision.SETTLEMENT
        if place.kind in {"water", "island"} and place.radius_km <= _POINTLIKE_KM
        else GeoPrecision.REGION
    )


def own_places(text: str, reading: Reading, trigger: Trigger) -> tuple[Where, ...]:
    """The sentence's literal places, the one it happened at first, each place once."""
    literal = [resolved for resolved in reading.toponyms if resolved.place and resolved.toponym.literal]
    if len(literal) > 1:
        runs = _runs(text, literal)
        literal.sort(key=lambda resolved: _rank(text, reading, trigger, runs[resolved.toponym.span]), reverse=True)
    return _wheres(literal, "own")


def _runs(text: str, literal: Sequence[ResolvedToponym]) -> dict[Span, list[ResolvedToponym]]:
    """For each place, it and those told side by side behind it: "Adana, Mersin ve Hatay'da" share one ending."""
    runs: dict[Span, list[ResolvedToponym]] = {}
    behind: list[ResolvedToponym] = []
    for resolved in reversed(literal):
        beside = behind and _LISTED.fullmatch(text, resolved.toponym.span.end, behind[0].toponym.span.start)
        behind = [resolved, *behind] if beside else [resolved]
        runs[resolved.toponym.span] = behind
    return runs


def place_of_a_body(text: str, reading: Reading) -> tuple[Where, ...]:
    """The town in the name of an organisation, the last thing to go by: "Bigadiç Belediyesi", never a capital alone."""
    named = [
        resolved
        for resolved in reading.toponyms
        if resolved.place
        and not resolved.toponym.literal
        and geo_precision(resolved.place) <= GeoPrecision.PROVINCE
        and _NAME_GOES_ON.match(text, resolved.toponym.span.end)
        and not reading.quoted(resolved.toponym.span)
    ]
    return _wheres(named[:1], "own")


def is_located(text: str, span: Span) -> bool:
    """True if the place's ending or the words behind it say that something is there ("-DA", "yakınlarında")."""
    behind = fold_case(text[span.end : span.end + 60])
    ending = _ENDING.match(behind)
    return bool(ending and ending["locative"]) or bool(_NEAR.match(behind)) or bool(_AND_THERE.match(behind))


def is_aim(text: str, where: Where) -> bool:
    """True if something goes there ("Sabrata'ya götürüldü"); a hospital is only where the hurt go."""
    span = where.evidence
    ending = _ENDING.match(fold_case(text[span.end : span.end + 10])) if span else None
    spot = where.precision <= GeoPrecision.PROVINCE and "hastane" not in fold_case(where.place.name)
    return spot and bool(ending and ending["dative"])


def may_be_scene(text: str, reading: Reading, where: Where) -> bool:
    """True unless the words say that something came from there, or that somebody reports or talks from there."""
    span = where.evidence
    if span is None or reading.quoted(span) or _is_dateline(text, span) or is_passed(text, span):
        return False
    ending = _ENDING.match(fold_case(text[span.end : span.end + 10]))
    return not (ending and ending["ablative"])


def is_passed(text: str, span: Span) -> bool:
    """True if somebody only came from there or was on the way there."""
    return bool(_PASSED.match(fold_case(text[span.end : span.end + 60])))


def _rank(text: str, reading: Reading, trigger: Trigger, run: Sequence[ResolvedToponym]) -> tuple[int, ...]:
    """Larger = likelier the scene: a locative, then fine before coarse, then the nearest before the verb."""
    span, last = run[0].toponym.span, run[-1].toponym.span
    behind = fold_case(text[last.end : last.end + 60])
    ending = _ENDING.match(behind)
    verb = reading.words[_teller(reading, trigger)]
    points = 3 if is_located(text, last) else 2 if ending and ending["dative"] else 1
    points -= 2 * int(is_closed(reading, last, trigger))
    unlikely = 3 if reading.quoted(span) else 2 if is_passed(text, last) else int(_is_dateline(text, span))
    return (
        -unlikely,
        points if span.end <= verb.end else 0,
        max(_FINENESS.get(resolved.place.kind, 2) for resolved in run if resolved.place),
        len(run),  # of places told side by side the first stands for all
        -abs(verb.start - last.end),
    )


def _teller(reading: Reading, trigger: Trigger) -> int:
    """The word whose clause the scene stands in: the trigger's verb; of a noun in no clause, the sentence's verb."""
    if trigger.form in FINITE:
        return trigger.governor
    predicate = reading.predicate()
    return trigger.governor if predicate is None else max(predicate, trigger.governor)


def _is_dateline(text: str, span: Span) -> bool:
    """True for the place a report was sent from: "ANKARA (AA) - …", "BARTIN – …" at the start of a line."""
    line_start = text.rfind("\n", 0, span.start) + 1
    return span.start - line_start <= _DATELINE_STARTS and bool(_DATELINE.match(text, span.end))


def title_place(readings: Sequence[Reading]) -> tuple[Where, ...]:
    """The first place of the headline, where the text has one."""
    named = [r for reading in readings if reading.standing == "heading" for r in reading.toponyms]
    return _wheres([r for r in named if r.place and r.toponym.literal][:1], "title")


def _wheres(ranked: Sequence[ResolvedToponym], source: str) -> tuple[Where, ...]:
    wheres: list[Where] = []
    for resolved in ranked:
        place = resolved.place
        if place and all(where.place.id != place.id for where in wheres):
            wheres.append(Where(place, geo_precision(place), source, resolved.toponym.span))
    return tuple(_finest_of_chain_first(wheres))


def _finest_of_chain_first(wheres: list[Where]) -> list[Where]:
    """ "Karabağ'da Canyatak yakınlarında": the inner place stands for both, so it comes first."""
    if len(wheres) < 2:
        return wheres
    first = wheres[0].place
    inner = [
        w
        for w in wheres[1:]
        if first.name in w.place.within and _FINENESS.get(w.place.kind, 2) > _FINENESS.get(first.kind, 2)
    ]
    return [*inner[:1], *[w for w in wheres if w not in inner[:1]]]
