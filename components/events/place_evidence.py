"""What speaks for each place a mention may have happened at: its own sentence's words, and what was told elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from components.events.choosing import Choice
from components.events.clauses import is_closed
from components.events.clubs import host_of
from components.events.lent_places import TRYING, Chance, chance_of, lend
from components.events.nowhere import is_said
from components.events.place_words import Named
from components.events.reading import Reading
from components.events.told_places import ToldPlaces, is_large, is_within, refines
from components.events.triggers import Trigger
from components.events.words import FINITE
from components.model import EventType, Modality, Place, When
from components.text.turkish import fold_case

_AIMED = frozenset({EventType.VISIT, EventType.ATTACK, EventType.OPERATION, EventType.AGREEMENT, EventType.ELECTION})
_TALKING = frozenset({EventType.MEETING, EventType.STATEMENT})
_TALKS = ("görüş", "ara", "konuş")
_BEFORE_TALK, _AFTER_TALK = 3, 2  # words around the trigger
_BODIES = frozenset({"court", "office", "club", "body", "metonym", "occasion"})
_AT_OFFICE = (frozenset({"office", "at_body"}), frozenset({"occasion", "at_body"}))
_OF_STATES = frozenset({"office", "body", "metonym", "court"})
_ACTS = frozenset({"bare", "genitive", "ablative", "accusative"})
_OPENS = 3  # letters of a sentence before the name that opens it
_HEAD = 12  # letters between "X'teki" and the noun it sets
_BESIDE = 5  # letters: "Karabağ'da Canyatak"
_ATTACHED = re.compile(r"\s(?:\w+\s)?\w+[ae]\sbağlı\s(?:olan\s)?$")  # "Rieti iline bağlı Accumoli"
_PURPOSE = re.compile(r"m[ae](?:s[ıi]|l[ae]r[ıi])$")
_OF_PURPOSE = frozenset("konusunda konusundaki yönünde yönündeki hakkında gerektiğini gerektiği şartıyla".split())
_ROOMS = re.compile(r"hastane|üniversite|morg|adliye|cezaevi|adalet saray")  # where people are brought afterwards
_LEAVES = re.compile(r"(?:çık|ayrıl|kalk|havalan|hareket|başla|uzaklaş|kaç|kovul|sınır dışı|tahliye|boşalt|çekil)")
_FELT = re.compile(r"hissed")  # "İstanbul'da da hissedildi": a quake's reach
_SENT_OFF = re.compile(
    r"çıkarıl|gönder|hareket ettir"
)  # "Soma'dan ekipler yola çıkarıldı": something elsewhere needs them
_GOES = re.compile(
    r"(?:git|gid|gel|geç|var|ulaş|uğra|dön|götür|getir|taşı|in(?:di|ecek|en|erek)|nakl|sevk|alın|gir|yerleş|sığın|yönel|hareket|"
    r"ilerle|çekil|yürü|gönder|yola|uç|konuşlan|çağrıl|davet|akın|kaç)"
)  # "Ankara'ya geldi", "dava Trablus'a alındı": who or what goes there
_CARRIED = re.compile(r"yaralı|hasta(?!ne)|cenaze|ceset|cesed|naaş|ölenler")
_BROUGHT = re.compile(r"kaldır|sevk|nakl|nakled|götür|taşın|yatır|gönder")


def chances(
    scenes: ToldPlaces, reading: Reading, choice: Choice, modality: Modality, when: When | None
) -> list[Chance]:
    """The places that a mention may have happened at, each name once, its own sentence's first."""
    found: dict[str, Chance] = {}
    for named, pieces in own_pieces(scenes.text, reading, scenes.named[reading.number], choice):
        if "own" in pieces or not is_large(named.place):  # a country's government is nowhere
            found.setdefault(named.place.name, chance_of(named.place, named.span)).pieces.update(pieces)
    own = list(found.values())
    if not _by_phone(reading, choice):
        lend(found, scenes, reading, choice.trigger, when)
        _part_from_others(found.values(), scenes, reading, choice)
    host = host_of(reading, choice)
    if host:
        found.setdefault(host.name, chance_of(host)).pieces.add("host")
    aside = choice.embedded or modality == Modality.BACKGROUND
    lead, scene = reading.standing == "lead", scenes.scene
    coarse = [chance.place for chance in own if "own_located" in chance.pieces or "own_inside" in chance.pieces]
    for chance in found.values():
        if chance.span is None and _ROOMS.search(fold_case(chance.place.name)):
            chance.pieces.add("lent_room")
        if aside and "scene" in chance.pieces:
            chance.pieces.add("scene_aside")
        if scene and is_within(chance.place, scene) and chance.place.id != scene.id:
            chance.pieces.add("in_scene")
        if coarse and chance.span is None and any(refines(chance.place, place) for place in coarse):
            chance.pieces.add("refines_lead" if lead else "refines")
    for chance in own if len(own) > 1 else ():
        if any(other is not chance and is_within(chance.place, other.place) for other in own):
            chance.pieces.add("own_inner")
    return list(found.values())


def _part_from_others(lent: Iterable[Chance], scenes: ToldPlaces, reading: Reading, choice: Choice) -> None:
    """Mark the lent places where the country whose body speaks or acts here hardly is."""
    acting = _acting(scenes.text, reading, scenes.named[reading.number], choice)
    piece = "speaks_elsewhere" if is_said(choice) else "acts_elsewhere"
    for chance in lent if acting else ():
        abroad = chance.span is None and chance.place.country not in {None, acting}
        if abroad and not _was_there(scenes, chance.place, acting):
            chance.pieces.add(piece)


def _was_there(scenes: ToldPlaces, place: Place, country: str | None) -> bool:
    """True if a sentence that names the place names the country's office too: "Merkel Ankara'da Erdoğan'la görüştü"."""
    pooled = scenes.pool.get(place.id)
    beside = (one for number in pooled.numbers for one in scenes.named[number]) if pooled else ()
    return any(one.place.country == country and not one.literal for one in beside)


def _acting(text: str, reading: Reading, named: Sequence[Named], choice: Choice) -> str | None:
    """The country whose body acts in the clause: "İsveç Dışişleri Bakanlığı", "ABD Başkanı" told as its subject."""
    starts, ends = reading.starts[choice.start], reading.starts[choice.trigger.first]
    for one in named:
        bare = not one.literal and text.startswith(" ", one.span.end)
        if bare and starts <= one.span.start < ends and one.place.kind == "country" and one.marks & _OF_STATES:
            return one.place.country
    return None


def _by_phone(reading: Reading, choice: Choice) -> bool:
    """True for "telefonda görüştü": who calls sits where the article does not say, not where it was before."""
    trigger = choice.trigger
    if trigger.type not in _TALKING:
        return False
    told = reading.folded[max(choice.start, trigger.first - _BEFORE_TALK) : trigger.governor + _AFTER_TALK]
    return any(one.startswith("telefon") and other.startswith(_TALKS) for one, other in pairwise(told))


def own_pieces(text: str, reading: Reading, named: Sequence[Named], choice: Choice) -> Iterator[tuple[Named, set[str]]]:
    """The places a sentence names, with what its words say of each for this event."""
    trigger = choice.trigger
    verb = reading.words[_teller(reading, trigger)]
    frames = {
        at: frame for at, one in enumerate(named) for other in named if (frame := _leads_to(text, one, other, verb.end))
    }
    tried = trigger.type in TRYING and any("court" in one.marks for one in named)
    nearest = _nearest([one for at, one in enumerate(named) if at not in frames], verb.start)
    for at, one in enumerate(named):
        pieces = {f"own_{mark}" for mark in one.marks}
        pieces.add("own_name" if one.marks & _BODIES and not any(map(one.marks.issuperset, _AT_OFFICE)) else "own")
        if one.span.start > verb.end:
            pieces.add("own_behind")
        elif is_closed(reading, one.span, trigger):
            pieces.add("own_closed")
        elif _is_purpose(reading, one, trigger):
            pieces.add("own_purpose")
        if (
            trigger.role == "noun"
            and trigger.first < trigger.governor
            and one.span.start >= reading.words[trigger.last].end
        ):
            pieces.add("own_after")
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
    elif "dative" in marks:
        if trigger.type in _AIMED:
            yield "own_aim"
        if any(map(_GOES.match, reading.folded[trigger.first : trigger.governor + 1])):
            yield "own_to"
    elif "accusative" in marks and trigger.type in _AIMED:
        yield "own_object"
    if ("bench" in marks and trigger.type in TRYING) or (
        "court" in marks and (one.span.start - reading.span.start <= _OPENS or trigger.type in TRYING)
    ):
        yield "own_tries"
    leaving = reading.folded[trigger.first : trigger.governor + 1] if "ablative" in marks else ()
    if any(map(_LEAVES.match, leaving)) and not any(map(_SENT_OFF.match, leaving)):
        yield "own_left"
    if trigger.type == EventType.DISASTER and any(map(_FELT.match, reading.folded)):
        yield "own_felt"
    if trigger.type == EventType.STATEMENT and "metonym" in marks:
        yield "own_speaks"
    elif trigger.type == EventType.STATEMENT and "office" in marks and one.span.start - reading.span.start <= _OPENS:
        yield "own_office_speaks"
    if "attributive" in marks and 0 <= reading.words[trigger.first].start - one.span.end <= _HEAD:
        yield "own_head"
    if marks & _ACTS and "struck" not in marks and is_large(one.place):
        yield "own_large_actor"


def _is_purpose(reading: Reading, one: Named, trigger: Trigger) -> bool:
    """True for what is only agreed on or asked for: "Suriye'de bölgeler kurulması konusunda anlaştılar"."""
    folded = reading.folded[reading.word_from(one.span.end) : trigger.first + 1]
    return any(behind in _OF_PURPOSE and _PURPOSE.search(before) for before, behind in pairwise(folded))


def _in_clause(one: Named, reading: Reading, choice: Choice) -> bool:
    return reading.words[choice.start].start <= one.span.start < reading.words[choice.end].end


def _carries(reading: Reading, trigger: Trigger) -> bool:
    """True for "yaralılar Samsun'a sevk edildi": where the hurt and the dead are brought, nothing else happened."""
    return any(map(_BROUGHT.match, reading.folded[trigger.first :])) and any(map(_CARRIED.match, reading.folded))


def _leads_to(text: str, outer: Named, inner: Named, verb: int) -> str | None:
    """ "own_chain" for "Şırnak" in "Şırnak'ın Cizre ilçesinde", "own_frame" if more stands between; None if neither.

    The wider place only says where the finer one lies.
    """
    if not (outer.span.end < inner.span.start < verb and inner.literal):
        return None
    if _ATTACHED.match(text, outer.span.end, inner.span.start):
        return "own_chain"
    beside = inner.span.start - outer.span.end <= _BESIDE and is_large(outer.place) and not is_large(inner.place)
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
