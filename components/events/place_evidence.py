"""What speaks for each place a mention may have happened at: its own sentence's words, and what was told elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.events.choosing import Choice
from components.events.clauses import is_closed
from components.events.place_words import Named
from components.events.reading import Reading
from components.events.time_cues import is_oblique
from components.events.told_places import LARGE, Pooled, Told, ToldPlaces, is_within, noun_of, refines
from components.events.triggers import Trigger
from components.events.words import FINITE
from components.model import EventType, Modality, Place, Span, When
from components.text.per_word import per_word

_AIMED = frozenset({EventType.VISIT, EventType.ATTACK, EventType.OPERATION, EventType.AGREEMENT, EventType.ELECTION})
_TRYING = frozenset({EventType.COURT, EventType.ARREST})
_BODIES = frozenset({"court", "office", "club", "body", "metonym"})
_AT_OFFICE = frozenset({"office", "at_body"})
_OPENS = 3  # letters of a sentence before the name that opens it
_HEAD = 12  # letters between "X'teki" and the noun it sets
_BESIDE = 5  # letters: "Karabağ'da Canyatak"
_RECENT = 3  # sentences
_MEMORY = 40  # sentences, and events told: what lies further back is not leaned on, however long the text
_LEAVES = re.compile(r"(?:çık|ayrıl|kalk|havalan|hareket|başla|uzaklaş|kaç|kovul|sınır dışı|tahliye|boşalt|çekil)")
_FELT = re.compile(r"hissed")  # "İstanbul'da da hissedildi": a quake's reach
_SENT_OFF = re.compile(
    r"çıkarıl|gönder|hareket ettir"
)  # "Soma'dan ekipler yola çıkarıldı": something elsewhere needs them
_CARRIED = re.compile(r"yaralı|hasta(?!ne)|cenaze|ceset|cesed|naaş|ölenler")
_BROUGHT = re.compile(r"kaldır|sevk|nakl|nakled|götür|taşın|yatır|gönder")
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


_TOLD_DAY = frozenset({"own", "narrative"})


@dataclass(slots=True)
class Chance:
    """A place and what speaks for it (names of `placing.WEIGHTS`); `span` = where the sentence itself names it."""

    place: Place
    pieces: set[str]
    span: Span | None = None


def chances(
    scenes: ToldPlaces, reading: Reading, choice: Choice, modality: Modality, when: When | None
) -> list[Chance]:
    """The places that a mention may have happened at, each name once, its own sentence's first."""
    found: dict[str, Chance] = {}
    for named, pieces in own_pieces(reading, scenes.named[reading.number], choice):
        if named.place.kind not in LARGE or "own" in pieces:  # a country's government is nowhere
            found.setdefault(named.place.name, _chance(named.place, named.span)).pieces.update(pieces)
    own = list(found.values())
    _lend(found, scenes, reading, when)
    taken_up = _of_the_noun(scenes, reading, choice.trigger)
    if taken_up:
        _pieces(found, taken_up).add("of_noun")
    aside = choice.embedded or modality == Modality.BACKGROUND
    lead, scene = reading.standing == "lead", scenes.scene
    coarse = [chance.place for chance in own if "own_located" in chance.pieces or "own_inside" in chance.pieces]
    for chance in found.values():
        if aside and "scene" in chance.pieces:
            chance.pieces.add("scene_aside")
        if lead and chance.span is None:
            chance.pieces.add("lent_lead")
        if scene and is_within(chance.place, scene) and chance.place.id != scene.id:
            chance.pieces.add("in_scene")
        if coarse and chance.span is None and any(refines(chance.place, place) for place in coarse):
            chance.pieces.add("refines_lead" if lead else "refines")
    for chance in own if len(own) > 1 else ():
        if any(other is not chance and is_within(chance.place, other.place) for other in own):
            chance.pieces.add("own_inner")
    return list(found.values())


def _chance(place: Place, span: Span | None = None) -> Chance:
    return Chance(place, {f"kind_{place.kind}"}, span)


def own_pieces(reading: Reading, named: Sequence[Named], choice: Choice) -> Iterator[tuple[Named, set[str]]]:
    """The places a sentence names, with what its words say of each for this event."""
    trigger = choice.trigger
    verb = reading.words[_teller(reading, trigger)]
    frames = {
        at: frame for at, one in enumerate(named) for other in named if (frame := _leads_to(one, other, verb.end))
    }
    tried = trigger.type in _TRYING and any("court" in one.marks for one in named)
    nearest = _nearest([one for at, one in enumerate(named) if at not in frames], verb.start)
    for at, one in enumerate(named):
        pieces = {f"own_{mark}" for mark in one.marks}
        pieces.add("own_name" if one.marks & _BODIES and not one.marks >= _AT_OFFICE else "own")
        if one.span.start > verb.end:
            pieces.add("own_behind")
        elif is_closed(reading, one.span, trigger):
            pieces.add("own_closed")
        if one is nearest:
            pieces.add("own_nearest")
        if one.run:
            pieces.add("own_listed")
        if at in frames:
            pieces.add(frames[at])
        if choice.end:
            pieces.add("own_clause" if _in_clause(one, reading, choice) else "own_other_clause")
        pieces.update(_fits(one, reading, trigger))
        if tried and "own_closed" in pieces and not pieces & {"own_court", "own_tries"}:
            pieces.add("own_case")
        yield one, pieces


def _fits(one: Named, reading: Reading, trigger: Trigger) -> Iterator[str]:
    """How the words around a name fit the event: an attack's aim, a court that tries, a start that is left."""
    marks = one.marks
    if "dative" in marks and _carries(reading, trigger):
        yield "own_carried"
    elif "dative" in marks and trigger.type in _AIMED:
        yield "own_aim"
    if ("bench" in marks and trigger.type in _TRYING) or (
        "court" in marks and (one.span.start - reading.span.start <= _OPENS or trigger.type in _TRYING)
    ):
        yield "own_tries"
    leaving = reading.folded[trigger.first : trigger.governor + 1] if "ablative" in marks else ()
    if any(map(_LEAVES.match, leaving)) and not any(map(_SENT_OFF.match, leaving)):
        yield "own_left"
    if trigger.type == EventType.DISASTER and any(map(_FELT.match, reading.folded)):
        yield "own_felt"
    if "metonym" in marks and trigger.type == EventType.STATEMENT:
        yield "own_speaks"
    if "attributive" in marks and 0 <= reading.words[trigger.first].start - one.span.end <= _HEAD:
        yield "own_head"
    if one.place.kind in LARGE and "struck" not in marks and marks & {"bare", "genitive", "ablative", "accusative"}:
        yield "own_large_actor"


def _in_clause(one: Named, reading: Reading, choice: Choice) -> bool:
    return reading.words[choice.start].start <= one.span.start < reading.words[choice.end].end


def _carries(reading: Reading, trigger: Trigger) -> bool:
    """True for "yaralılar Samsun'a sevk edildi": where the hurt and the dead are brought, nothing else happened."""
    return any(map(_BROUGHT.match, reading.folded[trigger.first :])) and any(map(_CARRIED.match, reading.folded))


def _leads_to(outer: Named, inner: Named, verb: int) -> str | None:
    """ "own_chain" for "Şırnak" in "Şırnak'ın Cizre ilçesinde", "own_frame" if more stands between; None if neither.

    The wider place only says where the finer one lies.
    """
    if not (outer.span.end < inner.span.start < verb and inner.literal):
        return None
    beside = (
        inner.span.start - outer.span.end <= _BESIDE and outer.place.kind in LARGE and inner.place.kind not in LARGE
    )
    if not (is_within(inner.place, outer.place) or beside):
        return None
    return "own_chain" if inner.span.start - outer.span.end <= _BESIDE else "own_frame"


def _nearest(named: Sequence[Named], before: int) -> Named | None:
    there = [one for one in named if one.literal and one.marks & {"located", "inside"} and one.span.end <= before]
    return there[-1] if there else None


def _teller(reading: Reading, trigger: Trigger) -> int:
    """The word whose clause the scene stands in: the trigger's verb; of a noun in no clause, the sentence's verb."""
    if trigger.form in FINITE:
        return trigger.governor
    predicate = reading.predicate()
    return trigger.governor if predicate is None else max(predicate, trigger.governor)


def _lend(found: dict[str, Chance], scenes: ToldPlaces, reading: Reading, when: When | None) -> None:
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
    folded = " ".join(reading.folded) if scenes.seats else ""
    for bodies, place in scenes.seats:
        if bodies.search(folded):
            _pieces(found, place).add("seat")
    for place in _meant_again(scenes, reading):
        _pieces(found, place).add("again_country" if place.kind == "country" else "again")
    if told:
        _pieces(found, told[-1].place).add("before")
        for place, piece in _taken_up(told, when):
            _pieces(found, place).add(piece)


def _of_the_noun(scenes: ToldPlaces, reading: Reading, trigger: Trigger) -> Place | None:
    """Where the noun was that the event takes up: "saldırıda üç kişi ölmüştü" after "Sur'da düzenlenen saldırının"."""
    if not is_oblique(reading.words[trigger.last].folded):
        return None
    listed = scenes.of_nouns.get(noun_of(reading, trigger), ())
    return next((place for number, place in reversed(listed) if number < reading.number), None)


def _pieces(found: dict[str, Chance], place: Place) -> set[str]:
    chance = found.get(place.name)
    if chance is None:
        chance = found[place.name] = _chance(place)
    return chance.pieces


def _nearness(scenes: ToldPlaces, reading: Reading, pooled: Pooled, early: bool) -> tuple[str, ...] | None:
    """How far off a place is named, () in the sentence itself; None if too far to be meant."""
    number = reading.number
    at = bisect_left(pooled.numbers, number)
    if at == 0:
        return () if pooled.numbers[0] == number else ("named_ahead",) if early else None
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


def _country_of_scene(scenes: ToldPlaces) -> Place | None:
    """The country that the article names and its scene, or the last place told, lies in: "ülkede"."""
    spot = scenes.scene or (scenes.told[-1].place if scenes.told else None)
    named = (pooled.place for pooled in scenes.pool.values() if pooled.place.kind == "country")
    return next((place for place in named if spot and place.country == spot.country), None)


@per_word
def _kinds_meant(folded: str) -> frozenset[str] | None:
    match = _AGAIN.match(folded)
    return _AGAIN_KINDS[match.lastindex - 1][1] if match and match.lastindex else None


def _taken_up(told: Sequence[Told], when: When | None) -> Iterator[tuple[Place, str]]:
    """Places of events told before, and what speaks against or for them: other days, or that nearly all were there."""
    if when is not None and when.source in _TOLD_DAY:
        dated = [(one.place, one.when) for one in told if one.when and one.when.source in _TOLD_DAY]
        here = {place.id for place, day in dated if (day.earliest, day.latest) == (when.earliest, when.latest)}
        others = {place.id: place for place, _ in dated if place.id not in here}
        yield from ((place, "other_day") for place in others.values())
    yield from _usual(told)


def _usual(told: Sequence[Told]) -> Iterator[tuple[Place, str]]:
    """The place of more than half of what was told so far."""
    ids = [one.place.id for one in told]
    most = sorted(ids)[len(ids) // 2]  # what is more than half stands in the middle
    if ids.count(most) * 2 > len(ids):
        yield told[ids.index(most)].place, "usual"
