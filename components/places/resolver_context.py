"""What the rest of an article says about one of its names: containers, countries, provinces, nearness."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from components.model import Place
from components.places.resolver_nearby import Settlements, is_near
from components.places.resolver_options import Container, Evidence, Option
from components.places.resolver_setting import Setting, Shares, lead

# Weights of evidence, natural logarithms; tried on tests/cases/resolution.tsv and the article gold.
POSSESSOR, INSIDE, BESIDE, SAME_SENTENCE, SENTENCE_BEFORE = 8.0, 6.0, 5.0, 2.5, 1.0
COUNTRY, PROVINCE, NEAR = 3.4, 2.2, 1.5
NEAR_KM = 100.0
_AROUND_SEAT_KM = {True: 90.0, False: 200.0}  # how far the province of a town may reach: at home, abroad
_HOME = "TR"
_SMALL = frozenset({"village", "neighbourhood"})
_WIDE = frozenset({"country", "province", "region", "district", "city", "island"})
_POINTS = frozenset({"city", "district", "village", "site", "mountain", "island"})
_BOUND = (
    r"(?:il(?:in)?in|ilin?e|ilçesin(?:in|e|deki)|kentin(?:in|e|deki)|şehrin(?:in|e|deki)|ilindeki|eyaletin(?:in|e|deki)"
    r"|kırsalın(?:ın|daki)|merkez(?:e|de|deki)?|merkezine|bağlı|iline|vilayetin(?:in|e|deki)|bölgesin(?:in|deki)"
    r"|valiliğine|sınırlarındaki|yakınlarındaki|yakınındaki|kuzeyindeki|güneyindeki|doğusundaki|batısındaki|başkenti"
    r"|ili|ilçesi|kenti|eyaleti|beldesi|köyü|köyünün|mahallesinin|mahallesi(?:ndeki)?|beldesi(?:nin|ndeki)?)"
)
_POSSESSIVE = re.compile(rf"[’'`´ʼ]?(?:n?[ıiuü]n|(?:[dt]e|[dt]a)ki|[ae]|y[ae])?(?:\s+{_BOUND}){{0,3}}\s+")
_LOCATIVE = re.compile(r"[’'`´ʼ](?:d|t)[ae]\s+")  # "Mogadişu'da Lido sahili"
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
    told: float = 0.0  # how often it occurs, not literally half counted
    beside: int = 0  # how many settlements the article names, this one left out

    @property
    def best(self) -> Place | None:
        """The place that leads now."""
        return self.options[0].place if self.options else None

    @property
    def weight(self) -> float:
        """How much the name counts for others: repeated names more, governments and clubs less."""
        return float(min(self.told, 4.0) ** 0.5)


Pair = tuple[Spot, Spot, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its names: `folded` text, groups, the spots in order of the text, and which stand beside which."""

    folded: str
    groups: list[Group]
    spots: list[Spot]
    pairs: list[Pair]


def neighbours_of(spots: Sequence[Spot], folded: str) -> list[Pair]:
    """Which occurrences stand beside which, by the words of the text alone: (one, the other, how closely)."""
    pairs = []
    sentences = [spot.sentence for spot in spots]
    for at, spot in enumerate(spots):
        first = max(at - 6, bisect_left(sentences, spot.sentence - 1))
        stop = min(at + 5, bisect_right(sentences, spot.sentence))
        for other_at in range(first, stop):
            other = spots[other_at]
            if other.group != spot.group:
                pairs.append((spot, other, _strength(spot, other, folded, adjacent=abs(other_at - at) == 1)))
    return pairs


def containers_of(
    groups: Sequence[Group], leaders: Sequence[Place | None], pairs: Iterable[Pair]
) -> dict[str, list[Container]]:
    """For each name's key the places that its occurrences stand beside, strongest first; each once.

    `leaders`: the place that leads in each group.
    """
    found: dict[str, dict[str, Container]] = defaultdict(dict)
    wide = [place if place and place.kind in _WIDE else None for place in leaders]
    for spot, other, strength in pairs:
        place = wide[other.group]
        if place is None or groups[other.group].key == groups[spot.group].key:
            continue
        if groups[spot.group].hint in _SMALL and groups[other.group].hint == groups[spot.group].hint:
            continue  # villages of one list do not lie in one another
        if strength == BESIDE and groups[spot.group].hint == "site" and other.start > spot.start:
            strength = SAME_SENTENCE  # a list of targets goes on: "Deylemi Üssü, Zebid ve Abs"
        beside = found[groups[spot.group].key]
        if place.id not in beside or beside[place.id].strength < strength:
            beside[place.id] = Container(place, strength)
    return {key: sorted(beside.values(), key=lambda c: (-c.strength, c.place.id)) for key, beside in found.items()}


def _strength(spot: Spot, other: Spot, folded: str, *, adjacent: bool) -> float:
    if other.sentence != spot.sentence:
        return SENTENCE_BEFORE if spot.sentence - other.sentence == 1 else 0.0
    if not adjacent:
        return SAME_SENTENCE
    if other.end <= spot.start and _POSSESSIVE.fullmatch(folded, other.end, spot.start):
        joined = folded[other.end : spot.start].strip() == ""
        return BESIDE if joined else POSSESSOR
    if other.end <= spot.start and _LOCATIVE.fullmatch(folded, other.end, spot.start):
        return INSIDE
    between = folded[min(spot.end, other.end) : max(spot.start, other.start)]
    return BESIDE if len(between) <= 4 and _JOINED.fullmatch(between) else SAME_SENTENCE


def lies_in(place: Place, container: Place) -> bool:
    """True if a place may lie inside another: by country, by province, or by distance."""
    if container.kind == "country":
        return place.country == container.country
    if container.kind == "province":
        return place.province == container.province and place.kind != "province"
    if container.kind in ("region", "island"):
        return is_near(place, container, container.radius_km * 1.1)
    if place.country != container.country or place.id == container.id:
        return False
    if place.country == _HOME and container.kind == "city" and place.within[:1] == (container.name,):
        return True  # a seat stands for its province, however large
    same_province = place.province is not None and place.province == container.province
    around_seat = _AROUND_SEAT_KM[place.country == _HOME]
    return is_near(place, container, around_seat if same_province else 35.0)


def setting_of(groups: Sequence[Group], title: Sequence[Place]) -> Setting:
    """Where the article plays, as its leading places tell; an unsure name counts as far as it leads."""
    names = [(g.key, g.options[0].place, g.weight * lead(g.options)) for g in groups if g.options]
    return Setting(names, title)


def look_around(group: Group, containers: Sequence[Container], settlements: Settlements) -> None:
    """Tell a group's options which container each lies in, and which of the settlements named lies nearest to each.

    An only option has no rivals to weigh it against; what is near it matters where it may stray from the text.
    """
    group.beside = settlements.beside(group.key)
    if len(group.options) == 1:
        only = group.options[0]
        strays = only.place.kind == "village" or group.hint in _SMALL
        only.near = settlements.nearest(only.place, group.key) if strays and only.place.kind in _POINTS else None
        return
    for option in group.options:
        place = option.place
        option.inside = next((container for container in containers if lies_in(place, container.place)), None)
        option.near = settlements.nearest(place, group.key) if place.kind in _POINTS else None


def score(option: Option, shares: Shares) -> None:
    """Set an option's score and the evidence it comes from."""
    place = option.place
    evidence: list[Evidence] = []
    if option.inside:
        code = "places.within" if option.inside.strength >= BESIDE else "places.beside"
        factor = 0.75 if option.inside.place.kind == "country" else 1.0
        evidence.append(Evidence(option.inside.strength * factor, code, (option.inside.place.name,)))
    if place.country is None:  # a sea has no country; it must not lose to its namesakes for that
        evidence.append(Evidence(COUNTRY * shares.largest_country(), option.reason.code, option.reason.args))
    elif place.kind != "country":
        weight = COUNTRY * shares.country(place.country)
        evidence.append(Evidence(weight, "places.country", (place.country, *place.within)[-1:]))
    if place.province and place.kind != "province" and place.within:
        evidence.append(Evidence(PROVINCE * shares.province(place.province), "places.province", place.within[:1]))
    if option.near:
        km, neighbour = option.near
        evidence.append(Evidence(NEAR * exp(-km / NEAR_KM), "places.near", (neighbour.name,)))
    option.evidence = tuple(evidence)
    option.score = option.base + sum([item.weight for item in evidence])
