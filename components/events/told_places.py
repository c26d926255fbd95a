"""What an article tells of its places: each name and its words, the scene it opens on, where its events were put."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from components.events.distance import distance_km
from components.events.place_words import Named, named_in
from components.events.reading import Reading
from components.events.triggers import Trigger
from components.model import Mention, Place, When
from components.text.turkish import fold_case

_LARGE = frozenset({"country", "region", "continent"})
_COARSE = _LARGE | {"province"}
_OCEAN_KM = 3000.0
_CITY_STATE_KM = 20.0  # a country no larger is a town: Singapur, Vatikan
_OPENING = 5  # sentences among which one may tell the place exactly
_TOOK_PLACE = re.compile(r"(?:gel|ol|yaşan|yapıl|gerçekleş|düzenlen|çık|başla|oynan|görül|kaydedil)\w*$")
_EVENTS = (
    r"(?:olay|kaza|patlama|saldırı|deprem|yangın|çatışma|cinayet|tören|toplantı|görüşme|zirve|maç|karşılaşma|mücadele|"
    r"eylem|gösteri|duruşma|dava|seçim|operasyon|facia|heyelan|sel|program|etkinlik|yarış|final|buluşma|ziyaret|"
    r"konferans|açılış|cenaze|panel|fuar|festival|konser|sarsıntı|kavga|infilak|baskın|soygun|hırsızlık|çarpışma)"
)
_THE_EVENT = re.compile(rf"{_EVENTS}(?:s?[ıiuü])?$")
_OF_THE_EVENT = re.compile(rf"{_EVENTS}(?:s?[ıiuü])?n[ıiuü]n$")  # "polis, olayın Lekki'de yaşandığını söyledi"
_THAT_IT_WAS = re.compile(
    r"(?:gel|ol|yaşan|yapıl|gerçekleş|düzenlen|çık|başla|oynan|görül|kaydedil)(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|[ae]ca[ğ][ıi]n[ıi])$"
)
_SAID = 4  # words among which the event is named of which somebody says where it was
_SETTING = frozenset({"located", "attributive", "inside"})
_NOUN_REACH = 8  # words from a place to the noun it sets: "Sur'da bir karakola düzenlenen saldırı"
_NOUN_LETTERS = 4
_NO_GROUND = frozenset({"quoted", "metonym", "club"})
_BEHIND = frozenset({"dateline", "court", "office", "body", "occasion"})


class Told(NamedTuple):
    """An event told before: where it was put, in which sentence, when."""

    place: Place
    sentence: int
    when: When | None


@dataclass(slots=True)
class Pooled:
    """A place with the numbers of the sentences that name it, and what the article as a whole says for it."""

    place: Place
    numbers: list[int] = field(default_factory=list)
    pieces: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ToldPlaces:
    """An article's places. `named`: those of each sentence; `pool`: each place by its id, with what holds all through.

    `scene`: where the opening sets its event; `behind`: the place of the dateline, and of the first body that has one
    in its name; `told`: filled while reading.
    """

    text: str
    title: str
    readings: Sequence[Reading]
    named: tuple[tuple[Named, ...], ...] = ()
    pool: dict[str, Pooled] = field(default_factory=dict)
    behind: dict[str, Place] = field(default_factory=dict)
    scene: Place | None = None
    told: list[Told] = field(default_factory=list)
    of_nouns: dict[str, list[tuple[int, Place]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.named = tuple(named_in(self.text, reading) if reading.toponyms else () for reading in self.readings)
        title = fold_case(self.title)
        for reading, named in zip(self.readings, self.named, strict=True):
            for one in named:
                self._gather(one, reading, title)
            if named:
                self._gather_nouns(reading, named)
        exact = self.pool.get(_told_exactly(self.readings, self.named))
        if exact:
            exact.pieces.add("exact")

    def _gather(self, one: Named, reading: Reading, title: str) -> None:
        place = one.place
        if one.marks & _NO_GROUND or (place.kind in _LARGE and not one.literal):
            return
        if one.marks & _BEHIND:
            if place.kind == "site" and not one.literal:
                return  # "Kremlin Sözcüsü"
            self.behind.setdefault("dateline" if "dateline" in one.marks else "body_told", place)
            return
        pooled = self.pool.setdefault(place.id, Pooled(place))
        if not pooled.numbers or pooled.numbers[-1] != reading.number:
            pooled.numbers.append(reading.number)
        if "located" in one.marks:
            pooled.pieces.add("located")
        if reading.standing == "heading" or fold_case(one.span.of(self.text)) in title:
            pooled.pieces.add("title")

    def _gather_nouns(self, reading: Reading, named: Sequence[Named]) -> None:
        """Keep for each noun that names an event the spot told right before it."""
        for trigger in reading.triggers:
            if trigger.role not in {"noun", "harm"}:
                continue
            begins = reading.starts[trigger.first]
            before = [one for one in named if one.span.end <= begins and one.literal and one.marks & _SETTING]
            if before and trigger.first - reading.word_from(before[-1].span.end) <= _NOUN_REACH:
                listed = self.of_nouns.setdefault(noun_of(reading, trigger), [])
                listed.append((reading.number, before[-1].place))

    def take(self, mention: Mention, reading: Reading) -> None:
        """Remember where a mention was put: later ones may go on about it."""
        if mention.where:
            self.told.append(Told(mention.where.place, reading.number, mention.when))


def noun_of(reading: Reading, trigger: Trigger) -> str:
    """What later sentences take an event's noun up by: its first letters."""
    return reading.words[trigger.first].folded[:_NOUN_LETTERS]


def is_large(place: Place) -> bool:
    """True for what is wider than a province: a country, a region, a continent, an ocean; False for a city state."""
    if place.kind == "water":
        return place.radius_km > _OCEAN_KM
    return place.kind in _LARGE and not (place.kind == "country" and place.radius_km <= _CITY_STATE_KM)


def is_within(inner: Place, outer: Place) -> bool:
    """True if one place lies in another by the gazetteer: a town in its province, anything in its country."""
    return outer.name in inner.within and (outer.country is None or outer.country == inner.country)


def refines(inner: Place, outer: Place) -> bool:
    """True if a place lies in a coarse one: by the gazetteer, or in the reach of a water or a mountain range."""
    if outer.kind in _COARSE:
        return inner.kind not in _COARSE and is_within(inner, outer)
    return outer.kind in {"water", "mountain"} and inner.id != outer.id and distance_km(inner, outer) <= outer.radius_km


def _told_exactly(readings: Sequence[Reading], named: Sequence[Sequence[Named]]) -> str:
    """The place of the opening's sentence that goes on to say where it was: "Kaza, Büyükada'da oldu"; or ""."""
    opening = [reading for reading in readings if reading.standing in {"lead", "body"}][:_OPENING]
    for reading in opening:
        spots = [one for one in named[reading.number] if "located" in one.marks and not is_large(one.place)]
        if spots and _goes_on(reading):
            return spots[-1].place.id
    return ""


def _goes_on(reading: Reading) -> bool:
    """True for a sentence that opens with the event as known ("Olay", "İmza töreni") and says that it took place."""
    at = reading.predicate()
    if at is not None and _TOOK_PLACE.match(reading.words[at].folded):
        return any(_THE_EVENT.match(word) for word in reading.folded[:2])
    return any(map(_OF_THE_EVENT.match, reading.folded[:_SAID])) and any(map(_THAT_IT_WAS.match, reading.folded))
