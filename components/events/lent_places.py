"""What an article says elsewhere for a place: told before, named near, taken up by a noun, meant again by a word."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from components.events.reading import Reading
from components.events.seats import seats_in
from components.events.time_cues import is_oblique
from components.events.told_places import Pooled, Told, ToldPlaces, is_large, noun_of
from components.events.triggers import Trigger
from components.model import EventType, Place, Span, When
from components.text.per_word import per_word

_RECENT = 3  # sentences
_OPENS = 1  # words before a body that opens the sentence
_MEMORY = 40  # sentences, and events told: what lies further back is not leaned on, however long the text
_COUNTRY = frozenset({"country"})
_AGAIN_KINDS = (
    ("kent|şehir|şehr", frozenset({"city", "district", "province"})),
    ("ilçe", frozenset({"district", "city"})),
    ("köy|belde|mahalle|mezra", frozenset({"village"})),
    ("kasaba", frozenset({"city", "district", "village"})),
    ("ada", frozenset({"island"})),
    ("ülke", _COUNTRY),
)
_AGAIN = re.compile(
    rf"(?:{'|'.join(f'({words})' for words, _ in _AGAIN_KINDS)})"
    r"(?:[dt][ae](?:ki)?|[yn]?[ae]|[dt][ae]n|[yn]?[ıiuü]n?)$"
)  # "kentte", "ilçedeki": a place meant again
_COURT_WORDS = re.compile(r"adliye|mahkeme(?!si)|duruşma|sanık|sanığ")
_COURT_REACH = 12  # sentences
_AT_COURT = frozenset({"court", "bench"})
_COURT = re.compile(r"Adliye|Mahkeme|Adalet Sarayı")
TRYING = frozenset({EventType.COURT, EventType.ARREST})
_HERE = re.compile(r"(?:bura|ora)(?:da(?:ki\w*)?|ya|dan)$")
_TOLD_DAY = frozenset({"own", "narrative"})


@dataclass(slots=True)
class Chance:
    """A place and what speaks for it (names of `placing.WEIGHTS`); `span` = where the sentence itself names it."""

    place: Place
    pieces: set[str]
    span: Span | None = None


def chance_of(place: Place, span: Span | None = None) -> Chance:
    """A place that nothing but its kind speaks for yet."""
    kind = "city" if place.kind == "country" and not is_large(place) else place.kind
    return Chance(place, {f"kind_{kind}"}, span)


def lend(found: dict[str, Chance], scenes: ToldPlaces, reading: Reading, trigger: Trigger, when: When | None) -> None:
    """Add the places told elsewhere, with what makes them likely here; those far off while nothing is told nearer."""
    told = scenes.told[-_MEMORY:]
    while told and told[-1].sentence == reading.number:
        told.pop()
    early = reading.standing in {"lead", "heading"} or not told
    around = scenes.named[max(0, reading.number - _RECENT) : reading.number + 1]
    recent = {one.place.id for named in around for one in named}
    for pooled in scenes.pool.values():
        if not early and pooled.place.id not in recent and "title" not in pooled.pieces:
            continue
        near = _nearness(scenes, reading, pooled, early)
        if near is not None:
            _pieces(found, pooled.place).update(pooled.pieces, near)
    for piece, place in scenes.behind.items():
        _pieces(found, place).add(piece)
    if scenes.scene:
        _pieces(found, scenes.scene).add("scene")
    for seat in seats_in(reading):
        named = seat.place.id in scenes.pool
        if named or seat.sure:
            pieces = _pieces(found, seat.place)
            pieces.update(("seat" if named else "seat_unnamed",), ("seat_in",) if seat.there else ())
            if seat.sure and seat.first <= _OPENS:
                pieces.add("seat_opens")
    court = _court_again(scenes, reading)
    if court:
        _pieces(found, court).add("court_again")
    for place in _meant_again(scenes, reading):
        _pieces(found, place).add("again_country" if place.kind == "country" else "again")
    for place, piece in _taken_up(told, scenes, reading, trigger, when) if told else ():
        _pieces(found, place).add(piece)
    of_noun = _of_the_noun(scenes, reading, trigger)
    if of_noun:
        _pieces(found, of_noun).add("of_noun")


def _pieces(found: dict[str, Chance], place: Place) -> set[str]:
    chance = found.get(place.name)
    if chance is None:
        chance = found[place.name] = chance_of(place)
    return chance.pieces


def _nearness(scenes: ToldPlaces, reading: Reading, pooled: Pooled, early: bool) -> tuple[str, ...] | None:
    """How far off a place is named, () in the sentence itself; None if too far to be meant."""
    number = reading.number
    at = bisect_left(pooled.numbers, number)
    if at == 0:
        ahead = "large_ahead" if is_large(pooled.place) else "named_ahead"
        return () if pooled.numbers[0] == number else (ahead,) if early else None
    gap = number - pooled.numbers[at - 1]
    if gap > _RECENT:
        return ("named_far",) if early or "title" in pooled.pieces else None
    near = "named_near" if gap == 1 else "named_some"
    beside = scenes.readings[number - gap].sentence.paragraph == reading.sentence.paragraph
    return (near, "named_beside") if beside else (near,)


def _meant_again(scenes: ToldPlaces, reading: Reading) -> Iterator[Place]:
    """ "Kentte", "ilçede", "köydeki": the last place of that kind."""
    for at, kinds in enumerate(map(_kinds_meant, reading.folded)):
        if at == 0 and reading.folded[0] == "ülke":
            kinds = _COUNTRY  # as a subject too
        if kinds is None:
            continue
        if kinds == _COUNTRY and (country := _country_of_scene(scenes)):
            yield country
            continue
        for number in range(reading.number, max(-1, reading.number - _MEMORY), -1):
            fit = [
                one for one in scenes.named[number] if one.place.kind in kinds and one.span.start < reading.starts[at]
            ]
            if fit:
                yield fit[-1].place
                break


def _court_again(scenes: ToldPlaces, reading: Reading) -> Place | None:
    """Where the court of an earlier sentence sits, if this one means it again: "duruşmada", "adliye önünde"."""
    if not any(map(_is_court, reading.folded)) or any("court" in one.marks for one in scenes.named[reading.number]):
        return None
    before = range(reading.number - 1, max(-1, reading.number - _COURT_REACH), -1)
    return next((one.place for at in before for one in scenes.named[at] if one.marks & _AT_COURT), None)


@per_word
def _is_court(folded: str) -> bool:
    return _COURT_WORDS.match(folded) is not None


def _country_of_scene(scenes: ToldPlaces) -> Place | None:
    """The country that the article names and its scene, or the last place told, lies in: "ülkede"."""
    spot = scenes.scene or (scenes.told[-1].place if scenes.told else None)
    named = (one.place for listed in scenes.named for one in listed if one.place.kind == "country")
    return next((place for place in named if spot and place.country == spot.country), None)


@per_word
def _kinds_meant(folded: str) -> frozenset[str] | None:
    match = _AGAIN.match(folded)
    return _AGAIN_KINDS[match.lastindex - 1][1] if match and match.lastindex else None


def _of_the_noun(scenes: ToldPlaces, reading: Reading, trigger: Trigger) -> Place | None:
    """Where the noun was that the event takes up: "saldırıda üç kişi ölmüştü" after "Sur'da düzenlenen saldırının"."""
    if not is_oblique(reading.words[trigger.last].folded):
        return None
    listed = scenes.of_nouns.get(noun_of(reading, trigger), ())
    return next((place for number, place in reversed(listed) if number < reading.number), None)


def _taken_up(
    told: Sequence[Told], scenes: ToldPlaces, reading: Reading, trigger: Trigger, when: When | None
) -> Iterator[tuple[Place, str]]:
    """Places of events told before, and what speaks for or against them here."""
    yield told[-1].place, "before"
    if trigger.type in TRYING and _COURT.search(told[-1].place.name):
        yield told[-1].place, "before_court"
    here = next(compress(reading.starts, map(_is_here, reading.folded)), None)
    if here is not None and not any(one.span.end <= here for one in scenes.named[reading.number]):
        yield told[-1].place, "here"
    if when is not None and when.source in _TOLD_DAY:
        yield from _of_other_days(told, when)
    yield from _usual(told)


@per_word
def _is_here(folded: str) -> bool:
    """True for "burada", "oraya": the place told last is meant."""
    return _HERE.match(folded) is not None


def _of_other_days(told: Sequence[Told], when: When) -> Iterator[tuple[Place, str]]:
    """Places where only events of other days were told."""
    dated = [(one.place, one.when) for one in told if one.when and one.when.source in _TOLD_DAY]
    here = {place.id for place, day in dated if (day.earliest, day.latest) == (when.earliest, when.latest)}
    others = {place.id: place for place, _ in dated if place.id not in here}
    yield from ((place, "other_day") for place in others.values())


def _usual(told: Sequence[Told]) -> Iterator[tuple[Place, str]]:
    """The place of more than half of what was told so far."""
    ids = [one.place.id for one in told]
    most = sorted(ids)[len(ids) // 2]  # what is more than half stands in the middle
    if ids.count(most) * 2 > len(ids):
        yield told[ids.index(most)].place, "usual"
