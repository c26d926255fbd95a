"""Places a name that no gazetteer knows: at the settlement that the text says it stands in, and says so."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from components.model import Place, Reason, Toponym
from components.places.build_readers import slug
from components.places.evidence_words import AMBIGUOUS, GENERIC, PLACE_TAILS, SITE_TAILS
from components.places.gazetteer import Gazetteer
from components.places.resolver_context import Group, Scene, Spot, setting_of
from components.places.resolver_nearby import is_near
from components.places.resolver_setting import Setting
from components.text.turkish import fold_case

_SETTLED = {"village": 4, "district": 3, "city": 3, "province": 2, "island": 1}
_KIND = {"street": "site", "neighbourhood": "village", "district": "district", "city": "city", "province": "province"}
_REACH_KM = {"site": 10.0, "village": 20.0}
_TOWNS = frozenset({"city", "province", "district", "village", "island"})
_MIN_NAMED_NEAR = 50_000.0  # the same where the text names its province
_MIN_NAMED_AFTER = 300_000.0  # prior from which on the first word of "Malatya Şehir Hastanesi" tells the town
_BUILT = frozenset({"site", "street", "neighbourhood", "village", "district"})
_HERE, _BEHIND, _SETTING, _CLOSE_CALL = 2.0, 1.0, 1.5, 1.5  # points of a container; tried on the article gold
_INDIRECT = 0.5  # points a town loses that only a known site of it stands for
_AWAY = 0.5  # points a town loses that the sentence names as one come from, gone to or spoken in
_ELSEWHERE = re.compile(
    r"[’'`´ʼ](?:(?:n?[dt][ae]n|y?[ae]|n[ae])\s(?!bağlı|ait)|[dt][ae]ki\s(?:\w+\s)?(?:sözcü|temsilci|muhabir|kaynak|yetkili|büyükelçi))"
    r"|\s?[-–]\s?\w+\s(?:kara\s?yol|otoyol|yol|sefer|tren|hat)|\s?(?:\([^)\n]{2,20}\)\s?)?[-–]\s"
)
_LOOK_BACK = 300  # names before, among which the settlement is sought
_LOCATED = re.compile(r"[’'`´ʼ](?:n?[dt][ae](?:n|ki\w*)?|y?[ae]|n?[ıiuü]n)\b")
_TAIL = re.compile(r"\s(\w+)")
_SPOTS = PLACE_TAILS | SITE_TAILS  # say that something lies there as a case ending does
_OPENED = re.compile(r"(?:[’'`´ʼ]\w+)?\s\(")
_OWNED = re.compile(r"[’'`´ʼ](?:n?[ıiuü]n|[dt][ae](?:ki)?)\s(?:\w+\s){0,2}?")
_LISTED = re.compile(r"\s*,\s*|\s+(?:ve|ile)\s+")
_AT_TOWN_KM = 40.0
_SMALL_LAND_KM = 160.0  # a country so small tells where a village of it lies; a larger one does not
_CALLED_AFTER_TOWN = ("Garı", "garı", "Limanı", "limanı", "Havalimanı", "Havaalanı", "Otogarı", "Adliyesi")
_OWN_NAME = 2  # words from which on a site's name begins with its town
_NO_TOWN_IN_NAME = frozenset({"street", "neighbourhood"})


class Settled:
    """An article whose known names are decided: puts the others, in the order of the text, by what those tell."""

    def __init__(self, scene: Scene, gazetteer: Gazetteer) -> None:
        self.scene = scene
        self.gazetteer = gazetteer
        self._placed: dict[str, Place] = {}  # key of an unknown name -> where it was put first

    @cached_property
    def setting(self) -> Setting:
        """Where the article plays."""
        return setting_of(self.scene.groups, ())

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The provinces its names lie in."""
        return frozenset([group.best.province for group in self.scene.groups if group.best and group.best.province])

    def town_of(self, site: Place) -> Place | None:
        """The settlement that a known site stands in."""
        named = (match.place for name in site.within[:1] for match in self.gazetteer.lookup(name))
        return next((place for place in named if place.kind in _SETTLED and is_near(place, site, _AT_TOWN_KM)), None)

    def put(self, toponym: Toponym, at: int) -> tuple[Place, Reason] | None:
        """A stand-in for the name at a spot, and why there; None if the text names no container."""
        found = _place_unknown(toponym, at, self, self._placed)
        if found:
            self._placed.setdefault(self.scene.groups[self.scene.spots[at].group].key, found[0])
        return found


def _place_unknown(
    toponym: Toponym, at: int, settled: Settled, placed: Mapping[str, Place]
) -> tuple[Place, Reason] | None:
    """A stand-in at the container's point with the container's reach, and why; None if the text names no container.

    `placed`: the stand-ins of the article's earlier names, by their keys.
    """
    scene = settled.scene
    hint = scene.groups[scene.spots[at].group].hint
    before = _town_before(at, scene) if hint in _BUILT else None
    if before:
        return _stand_in(toponym.name, hint, before), Reason("places.placed_at", (before.name,))
    twin = _twin(at, scene)
    if twin:
        return _stand_in(toponym.name, hint, twin), Reason("places.placed_at", (twin.name,))
    again = _placed_before(at, scene, placed)
    if again and hint == "site":
        return _stand_in(toponym.name, hint, again), Reason("places.placed_at", (again.name,))
    if again:
        return again, Reason("places.placed_at", again.within[:1])
    town = _town_in_name(toponym.name, settled) if hint not in _NO_TOWN_IN_NAME else None
    if town and town.kind == "village" and hint != "site":
        town = None
    if town and _is_told(town, scene.groups):
        return _stand_in(toponym.name, hint, town), town_reason(town)
    if hint is None and not scene.groups[scene.spots[at].group].known and not _is_located(at, scene):
        return None
    land = _owner(at, scene)
    if land and land.kind == "country":
        if land.radius_km > _SMALL_LAND_KM:
            return None
        return _stand_in(toponym.name, hint, land), Reason("places.placed_at", (land.name,))
    if town and town.kind in ("city", "district") and _stands_in_town(toponym.name):
        return _stand_in(toponym.name, hint, town), town_reason(town)
    container = _container(at, settled, back=hint in _BUILT)
    if container:
        return _stand_in(toponym.name, hint, container), Reason("places.placed_at", (container.name,))
    if town and town.kind == "city" and hint == "site":
        return _stand_in(toponym.name, hint, town), town_reason(town)
    return None


def _twin(at: int, scene: Scene) -> Place | None:
    """The settlement that has the name as its other one, or holds it, in brackets: "Alsancak'ta (Karava)"."""
    for first, last, other in ((at - 1, at, at - 1), (at, at + 1, at + 1)):
        if first < 0 or last >= len(scene.spots):
            continue
        behind = scene.folded[scene.spots[first].end : scene.spots[last].start]
        closed = scene.folded[scene.spots[last].end : scene.spots[last].end + 1] == ")"
        place = scene.groups[scene.spots[other].group].best
        if closed and _OPENED.fullmatch(behind) and place and place.kind in _SETTLED:
            return place
    return None


def _owner(at: int, scene: Scene) -> Place | None:
    """The place right before that the name belongs to: Zaire in "Zaire'nin Yambuku köyü"."""
    if at == 0 or scene.spots[at - 1].sentence != scene.spots[at].sentence:
        return None
    between = scene.folded[scene.spots[at - 1].end : scene.spots[at].start]
    return scene.groups[scene.spots[at - 1].group].best if _OWNED.fullmatch(between) else None


def _placed_before(at: int, scene: Scene, placed: Mapping[str, Place]) -> Place | None:
    """Where this name, or the village it begins with, was put before; None beside a settlement that may hold it now."""
    spot = scene.spots[at]
    words = scene.groups[spot.group].key.split()
    beginnings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    again = next((placed[name] for name in beginnings if name in placed), None)
    return None if again is None or _has_company(spot, scene) else again


def _has_company(spot: Spot, scene: Scene) -> bool:
    """True if the sentence names a settlement besides."""
    first = bisect_left(scene.spots, spot.sentence, key=lambda one: one.sentence)
    stop = bisect_right(scene.spots, spot.sentence, key=lambda one: one.sentence)
    beside = (scene.groups[one.group].best for one in scene.spots[first:stop] if one is not spot)
    return any(place is not None and place.kind in _SETTLED for place in beside)


def _town_before(at: int, scene: Scene) -> Place | None:
    """The city or district that stands right before the name: "Samsun" in "Samsun Cumhuriyet Meydanı"."""
    before, spot = scene.spots[at - 1], scene.spots[at]
    place = scene.groups[before.group].best
    if at == 0 or place is None or place.kind not in ("city", "district", "province"):
        return None
    return place if scene.folded[before.end : spot.start] == " " else None


def _is_located(at: int, scene: Scene) -> bool:
    """True if a case ending says that something is, goes or belongs there, also at the end of a list of names."""
    end = scene.spots[at].end
    tail = _TAIL.match(scene.folded, end)
    if _LOCATED.match(scene.folded, end) or (tail and tail[1] in _SPOTS):
        return True
    following = scene.spots[at + 1] if at + 1 < len(scene.spots) else None
    listed = following is not None and _LISTED.fullmatch(scene.folded, end, following.start)
    return bool(listed) and _is_located(at + 1, scene)


def _town_in_name(name: str, settled: Settled) -> Place | None:
    """ "Malatya Şehir Hastanesi" stands in Malatya; a small town's name ("İnönü Stadı") may be a person's.

    So a small one has to lie in a province that the text names.
    """
    words = name.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        known = settled.gazetteer.lookup(" ".join(words[:count]))
        matches = [match for match in known if match.place.kind in _TOWNS and match.how == "name"]
        for match in matches:
            if match.place.province in settled.provinces and match.prior >= _MIN_NAMED_NEAR:
                return match.place
        if matches:
            return matches[0].place if matches[0].prior >= _MIN_NAMED_AFTER else None
    return None


def _stands_in_town(name: str) -> bool:
    """True for what is always called after its town, "Münih Garı", and what has a name of its own besides.

    "Bergama Asklepion Tiyatrosu", but not "Fatih Sultan Mehmet Köprüsü".
    """
    words = fold_case(name).split()
    if name.endswith(_CALLED_AFTER_TOWN):
        return True
    return len(words) > _OWN_NAME and words[0] not in AMBIGUOUS and words[1] not in AMBIGUOUS | GENERIC


def _is_told(town: Place, groups: Sequence[Group]) -> bool:
    """True if the text names the town's province, or, for a city, anything else of its country."""
    others = [group.best for group in groups if group.best and group.best.country == town.country]
    near = any(other.province == town.province for other in others)
    return near or (town.kind not in ("district", "village") and (bool(others) or town.country == "TR"))


def _container(at: int, settled: Settled, *, back: bool) -> Place | None:
    """The likeliest settlement around: near, before rather than behind, where the article plays; None without one.

    `back`: settlements of earlier sentences will do too, as for a hospital that is named without its town.
    """
    scene = settled.scene
    spot = scene.spots[at]
    hint = scene.groups[spot.group].hint
    shares = settled.setting.without(scene.groups[spot.group].key)
    ranked: list[tuple[float, int, Place]] = []
    for i in range(max(0, at - _LOOK_BACK), len(scene.spots)):
        other = scene.spots[i]
        if other.sentence > spot.sentence:
            break
        place = scene.groups[other.group].best
        earlier = spot.sentence - other.sentence
        at_site = place is not None and place.kind == "site" and hint == "site" and not earlier
        if place and at_site:
            place = settled.town_of(place)
        town_hall = hint == "neighbourhood" and place is not None and place.kind == "district"
        if i == at or place is None or place.kind not in _SETTLED or not (other.literal or town_hall):
            continue
        if scene.groups[other.group].hint == hint == "village" and _are_listed(min(i, at), max(i, at), scene):
            continue  # neighbours in a list of villages hold one another no more than towns do
        if earlier and not (back or earlier == 1):
            continue
        points = _SETTING * shares.country(place.country)
        points += _SETTING * shares.province(place.province)
        if earlier:
            points -= 0.1 * min(earlier, 10)
        elif _ELSEWHERE.match(scene.folded, other.end):
            points -= _AWAY
        else:
            points += (_HERE if i < at else _BEHIND) - 0.2 * abs(i - at) - _INDIRECT * at_site
        ranked.append((points, -abs(i - at), place))
    if not ranked:
        return None
    best = max(ranked, key=lambda item: item[:2])
    finer = [item for item in ranked if _finer(item[2], best[2]) and item[0] > best[0] - _CLOSE_CALL]
    return max(finer, key=lambda item: item[:2])[2] if finer else best[2]


def _are_listed(first: int, last: int, scene: Scene) -> bool:
    """True if only commas, "ve" and "ile" stand between the names from one spot to the other."""
    spots = scene.spots[first : last + 1]
    return all(_LISTED.fullmatch(scene.folded, a.end, b.start) for a, b in pairwise(spots))


def _finer(place: Place, than: Place) -> bool:
    return place.province == than.province and _SETTLED[place.kind] > _SETTLED[than.kind] and place.kind != "village"


def at_town(name: str, town: Place) -> Place:
    """A site of a known town that nobody knows itself: a stand-in at the town's point."""
    return _stand_in(name, "site", town)


def town_reason(town: Place) -> Reason:
    """That a name was put at the town it is called after."""
    return Reason("places.town_in_name", (town.name,))


def _stand_in(name: str, hint: str | None, container: Place) -> Place:
    kind = _KIND.get(hint or "", hint or "village")
    radius_km = max(_REACH_KM.get(kind, 20.0), min(container.radius_km, 60.0))
    identity = f"atlas:{slug(name, container.name, '')}-at-{container.id.rpartition(':')[2]}"
    within = tuple(dict.fromkeys((container.name, *container.within)))
    return Place(
        identity, name, kind, container.lat, container.lon, radius_km, container.country, container.province, within
    )
