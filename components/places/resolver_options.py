"""The places that one name may mean, with what the name itself and the words beside it say for each."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import NamedTuple

from components.model import Place, Reason, Toponym
from components.places.evidence_words import DIRECTIONS
from components.places.gazetteer import CACHED_NAMES, Gazetteer, Match
from components.places.resolver_heads import behind_town, head_of, with_other_head, without_article
from components.places.spelling import light_form
from components.text.turkish import APOSTROPHE, fold_case

MAX_OPTIONS = 12
TELLING = 0.5  # evidence below it is not worth a sentence
# What a hint says of a place's kind: natural logarithm of how many times likelier that makes it. Absent = BESIDE_HINT.
_FITS = 3.0
_POSSIBLE = 1.0
_BESIDE_HINT = -4.0
_SMALL_TOWN = 2.5  # a "kasaba" abroad is as often what its country calls a town
_TOWNSFOLK = 50_000  # inhabitants of a town that is none any more
_KINDS: dict[str, dict[str, float]] = {
    "country": {"country": _FITS, "region": _POSSIBLE},
    "province": {"province": 6.0, "region": _FITS, "city": _POSSIBLE},
    "district": {"district": _FITS, "city": _POSSIBLE, "village": 0.0},
    "city": {"city": _FITS, "district": _FITS, "village": _POSSIBLE, "country": -8.0},
    "village": {"village": _FITS, "city": 0.0, "district": -1.0},
    "neighbourhood": {"village": _FITS, "city": 0.5, "district": 0.5, "site": 0.5},
    "street": {"site": _FITS},
    "site": {"site": _FITS, "island": _POSSIBLE, "region": 0.0},
    "region": {"region": 5.0, "province": 5.0, "city": 0.0, "district": 0.0},
    "water": {"water": _FITS, "site": _POSSIBLE},
    "mountain": {"mountain": _FITS, "region": _POSSIBLE},
    "island": {"island": _FITS, "region": _POSSIBLE, "country": 0.0},
}
# Heads that stand inside the span: what is left without them is looked up when the whole is unknown.
_STRIPPED = frozenset({"neighbourhood", "water", "mountain", "island", "region"})
_DIVISIONS = frozenset({"region", "province"})
_DIVIDED = frozenset({"island", "region", "province", "country"})  # what has an east and a west
_LIES_AT_TOWN = frozenset({"region", "mountain"})  # a valley or plain called like its town: "Derne Vadisi"
_TOWNS = frozenset({"city", "district"})
_HOME = "TR"  # where an unknown plain's namesake may be anywhere


class Evidence(NamedTuple):
    """How much a fact of the text speaks for a place (natural logarithm), and the `Reason` that says so."""

    weight: float
    code: str
    args: tuple[str, ...]


class Container(NamedTuple):
    """A place that another name stands in, and how surely, by the words between the two."""

    place: Place
    strength: float


@dataclass(slots=True)
class Option:
    """A place in question: `base` without context, `score` with it (natural logarithms), `reason` of the base.

    `inside`: what it stands in by the words of the text; `near`: the nearest settlement named, and how far in km.
    """

    place: Place
    how: str
    prior: float
    base: float
    reason: Reason
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    inside: Container | None = None
    near: tuple[float, Place] | None = None

    def why(self, rival: "Option") -> Reason:
        """What tells it from its rival most; the base's reason where the text adds little."""
        if not self.evidence:
            return self.reason
        if self.reason.code.startswith("places.kind") and rival.base < self.base - 2.0:
            return self.reason
        against = {item.code: item.weight for item in rival.evidence}
        gains = [item.weight - against.get(item.code, 0.0) for item in self.evidence]
        gain = max(gains)
        told = self.evidence[gains.index(gain)]
        return Reason(told.code, told.args) if gain >= TELLING else self.reason


_Bare = tuple[Place, str, float, float, Reason]  # the first five fields of an option: what the name alone says


def options_of(name: str, hint: str | None, gazetteer: Gazetteer) -> list[Option]:
    """What a name may mean, best first, scored without context; `[]` if nothing goes by it."""
    return [Option(*bare, score=bare[3]) for bare in _bare_options(name, hint, gazetteer)]


@lru_cache(CACHED_NAMES)
def _bare_options(name: str, hint: str | None, gazetteer: Gazetteer) -> tuple[_Bare, ...]:
    """The options as the name alone has them, best first."""
    matches = gazetteer.lookup(name) or with_other_head(name, gazetteer) or without_article(name, gazetteer)
    if not matches and hint in _STRIPPED and head_of(name):
        matches, hint = _without_head(name.rpartition(" ")[0], hint, gazetteer)
    if not matches and hint in _DIVISIONS:
        matches = _without_direction(name, gazetteer)
    if not matches and hint == "site":
        matches = behind_town(name, gazetteer) or _without_site_head(name, gazetteer)
    if not matches and hint not in ("street", "neighbourhood", "site"):
        matches = gazetteer.sounds_like(name)
    options = [_bare(match, hint, name) for match in matches]
    return tuple(sorted(options, key=lambda bare: (-bare[3], bare[0].id))[:MAX_OPTIONS])


def _without_head(name: str, hint: str, gazetteer: Gazetteer) -> tuple[tuple[Match, ...], str | None]:
    """What goes by "Derne" of "Derne Vadisi", and the hint left: a plain is sought at its town, not in the province."""
    kinds, known = _KINDS[hint], gazetteer.lookup(name)
    fitting = tuple(match for match in known if kinds.get(match.place.kind, -1.0) > 0)
    towns = tuple(m for m in known if m.place.kind in _TOWNS and m.how == "name" and m.place.country != _HOME)
    if hint in _LIES_AT_TOWN and towns and all(match.place.kind == "province" for match in fitting):
        return towns, None
    return fitting, hint


def _without_direction(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """The island, region or country that a division is a part of: "Cava" of "Doğu Cava"."""
    first, _, rest = name.partition(" ")
    known = gazetteer.lookup(rest) if rest and fold_case(first) in DIRECTIONS else ()
    return tuple(match for match in known if match.place.kind in _DIVIDED and match.how in ("name", "alternate"))


def _without_site_head(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """The famous site that goes by "Ledra Palace" of "Ledra Palace Sınır Kapısı"; a town of that name is none."""
    words = name.split()
    for count in (1, 2, 3):
        known = gazetteer.lookup(" ".join(words[:-count])) if len(words) > count else ()
        sites = tuple(match for match in known if match.place.kind == "site" and match.how == "name")
        if sites:
            return sites
    return ()


def _bare(match: Match, hint: str | None, name: str) -> _Bare:
    fit = _KINDS[hint].get(match.place.kind, _BESIDE_HINT) if hint in _KINDS else 0.0
    if hint == "village" and _is_small_town(match.place):
        fit = _SMALL_TOWN
    return match.place, match.how, match.prior, log(match.prior) + fit, _name_reason(match, name, fit)


def _is_small_town(place: Place) -> bool:
    return place.kind == "city" and place.country != _HOME and (place.population or _TOWNSFOLK) < _TOWNSFOLK


def _name_reason(match: Match, name: str, fit: float) -> Reason:
    place = match.place
    if fit >= _FITS and place.kind != "country":
        return Reason(f"places.kind.{place.kind}", (name,))
    if match.how in ("rule", "skeleton"):
        return Reason("places.spelling", (name, place.name))
    if place.kind == "country":
        return Reason("places.country_name", (place.name,))
    if light_form(name) != light_form(place.name):
        return Reason("places.other_name", (name, place.name))
    return Reason("places.best_known", (name,))


def hint_of(toponym: Toponym, before: str, after: str) -> str | None:
    """The recogniser's hint, or what the words around tell: "başkenti Tunus" is the city; both are folded.

    "Akdeniz kıyısı" is that of the sea, though a district is called so.
    """
    if toponym.hint is not None:
        return toponym.hint
    words = before.rsplit(None, 1)
    if words and words[-1].rstrip() in _CITY_BEFORE:
        return "city"
    return "water" if fold_case(toponym.name) in _SEAS and _SHORE.match(after) else None


_SEAS = frozenset("akdeniz karadeniz marmara ege".split())  # a district, a town or a region is called so as well
_SHORE = re.compile(rf"(?:{APOSTROPHE}\w+)?\s(?:kıyı|sahil|açık|suları)")
_CITY_BEFORE = frozenset("başkent başkenti kent kenti şehir şehri".split())
