"""What the rest of an article says about one of its names: containers, countries, provinces, nearness."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, exp, radians

from components.model import Place, Reason
from components.places.build_entries import distance_km
from components.places.resolver_options import Evidence, Option
from components.places.resolver_setting import Setting, Shares, lead

# Weights of evidence, natural logarithms; tried on tests/cases/resolution.tsv and the article gold.
POSSESSOR, BESIDE, SAME_SENTENCE, SENTENCE_BEFORE = 8.0, 5.0, 2.5, 1.0
COUNTRY, PROVINCE, NEAR = 3.4, 2.2, 1.5
NEAR_KM = 100.0
_NEAR_DEGREES = 4.0
_WIDE = frozenset({"country", "province", "region", "district", "city", "island"})
_POINTS = frozenset({"city", "district", "village", "site", "mountain", "island"})
_BOUND = (
    r"(?:il(?:in)?in|ilin?e|ilçesin(?:in|e|deki)|kentin(?:in|e|deki)|şehrin(?:in|e|deki)|ilindeki|eyaletin(?:in|e|deki)"
    r"|kırsalın(?:ın|daki)|merkez(?:e|de|deki)?|merkezine|bağlı|iline|vilayetin(?:in|e|deki)|bölgesin(?:in|deki)"
    r"|valiliğine|sınırlarındaki|yakınlarındaki|yakınındaki|kuzeyindeki|güneyindeki|doğusundaki|batısındaki|başkenti"
    r"|köyünün|mahallesinin|mahallesi(?:ndeki)?|beldesi(?:nin|ndeki)?)"
)
_POSSESSIVE = re.compile(rf"[’'`´ʼ]?(?:n?[ıiuü]n|(?:[dt]e|[dt]a)ki|[ae]|y[ae])?(?:\s+{_BOUND}){{0,3}}\s+")
_JOINED = re.compile(r"\s*[,/(\-–]\s*|\s+")


@dataclass(slots=True)
class Spot:
    """One occurrence of a name: where, in which sentence, and its group (all occurrences meant alike)."""

    start: int
    end: int
    sentence: int
    group: int
    literal: bool


@dataclass(slots=True)
class Group:
    """A name with a hint: decided once for the whole article."""

    name: str
    key: str
    hint: str | None
    options: list[Option]
    known: bool = False  # the gazetteer knows the name, whether or not one of its places fits the text
    spots: list[Spot] = field(default_factory=list)

    @property
    def best(self) -> Place | None:
        """The place that leads now."""
        return self.options[0].place if self.options else None

    @property
    def weight(self) -> float:
        """How much the name counts for others: repeated names more, governments and clubs less."""
        literal = sum(1.0 if spot.literal else 0.5 for spot in self.spots)
        return float(min(literal, 4.0) ** 0.5)


Pair = tuple[Spot, Spot, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its names: `folded` text, groups, the spots in order of the text, and which stand beside which."""

    folded: str
    groups: list[Group]
    spots: list[Spot]
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class Container:
    """A place that another name stands in, by the words between the two."""

    place: Place
    strength: float
    group: int


def neighbours_of(spots: Sequence[Spot], folded: str) -> list[Pair]:
    """Which occurrences stand beside which, by the words of the text alone: (one, the other, how closely)."""
    pairs = []
    for at, spot in enumerate(spots):
        for other_at in range(max(0, at - 6), min(len(spots), at + 5)):
            other = spots[other_at]
            if other.group == spot.group or not 0 <= spot.sentence - other.sentence <= 1:
                continue
            pairs.append((spot, other, _strength(spot, other, folded, adjacent=abs(other_at - at) == 1)))
    return pairs


def containers_of(groups: Sequence[Group], pairs: Iterable[Pair]) -> dict[str, list[Container]]:
    """For each name's key the places that its occurrences stand beside, strongest first; each once."""
    found: dict[str, dict[str, Container]] = defaultdict(dict)
    wide = [group.best if group.best and group.best.kind in _WIDE else None for group in groups]
    for spot, other, strength in pairs:
        place, key = wide[other.group], groups[spot.group].key
        if place is None or groups[other.group].key == key:
            continue
        held = found[key].get(place.id)
        if held is None or held.strength < strength:
            found[key][place.id] = Container(place, strength, other.group)
    return {key: sorted(held.values(), key=lambda c: (-c.strength, c.place.id)) for key, held in found.items()}


def _strength(spot: Spot, other: Spot, folded: str, *, adjacent: bool) -> float:
    if other.sentence == spot.sentence:
        if adjacent and other.end <= spot.start and _POSSESSIVE.fullmatch(folded, other.end, spot.start):
            joined = folded[other.end : spot.start].strip() == ""
            return BESIDE if joined else POSSESSOR
        between = folded[min(spot.end, other.end) : max(spot.start, other.start)]
        if adjacent and len(between) <= 4 and _JOINED.fullmatch(between):
            return BESIDE
        return SAME_SENTENCE
    return SENTENCE_BEFORE if spot.sentence - other.sentence == 1 else 0.0


def lies_in(place: Place, container: Place) -> bool:
    """True if a place may lie inside another: by country, by province, or by distance."""
    if container.kind == "country":
        return place.country == container.country
    if container.kind == "province":
        return place.province == container.province and place.kind != "province"
    km = distance_km(place.lat, place.lon, container.lat, container.lon)
    if container.kind in ("region", "island"):
        return km < container.radius_km * 1.1
    if place.country != container.country or place.id == container.id:
        return False
    return km < 35.0 or (place.province is not None and place.province == container.province and km < 90.0)


def setting_of(groups: Sequence[Group], title: Sequence[Place]) -> Setting:
    """Where the article plays, as its leading places tell; an unsure name counts as far as it leads."""
    names = [(group.key, group.best, group.weight * lead(group.options)) for group in groups if group.best]
    return Setting(names, title)


def score(option: Option, shares: Shares, containers: Sequence[Container], neighbours: Sequence[Place]) -> None:
    """Set an option's score and the evidence it comes from."""
    place = option.place
    evidence: list[Evidence] = []
    inside = next((container for container in containers if lies_in(place, container.place)), None)
    if inside:
        code = "places.within" if inside.strength >= BESIDE else "places.beside"
        factor = 0.75 if inside.place.kind == "country" else 1.0
        evidence.append(Evidence(inside.strength * factor, Reason(code, (inside.place.name,))))
    if place.country is None:  # a sea has no country; it must not lose to its namesakes for that
        evidence.append(Evidence(COUNTRY * max(shares.countries.values(), default=0.0), option.reason))
    elif place.kind != "country":
        weight = COUNTRY * shares.countries.get(place.country, 0.0)
        evidence.append(Evidence(weight, Reason("places.country", (place.country, *place.within)[-1:])))
    if place.province and place.kind != "province" and place.within:
        weight = PROVINCE * shares.provinces.get(place.province, 0.0)
        evidence.append(Evidence(weight, Reason("places.province", place.within[:1])))
    near = _nearest(place, neighbours) if place.kind in _POINTS else None
    if near:
        km, neighbour = near
        evidence.append(Evidence(NEAR * exp(-km / NEAR_KM), Reason("places.near", (neighbour.name,))))
    option.evidence = tuple(evidence)
    option.score = option.base + sum(item.weight for item in evidence)


def _nearest(place: Place, neighbours: Sequence[Place]) -> tuple[float, Place] | None:
    """The neighbour nearest by a rough measure (of equals the first by id) and how far it is, in km."""
    squeeze = cos(radians(place.lat)) ** 2
    nearest, least = None, 0.0
    for other in neighbours:
        north = other.lat - place.lat
        if not -_NEAR_DEGREES < north < _NEAR_DEGREES or other.id == place.id:
            continue
        apart = north**2 + squeeze * (other.lon - place.lon) ** 2
        if nearest is None or apart < least or (apart == least and other.id < nearest.id):
            nearest, least = other, apart
    return None if nearest is None else (distance_km(place.lat, place.lon, nearest.lat, nearest.lon), nearest)
