"""Places a name that no gazetteer knows: at the settlement that the text says it stands in, and says so."""

from collections.abc import Sequence

from components.model import Place, Reason, Toponym
from components.places.build_readers import slug
from components.places.gazetteer import Gazetteer
from components.places.resolver_context import Group, Spot

_SETTLED = {"village": 4, "district": 3, "city": 3, "province": 2, "island": 1}
_KIND = {"street": "site", "neighbourhood": "village", "district": "district", "city": "city", "province": "province"}
_REACH_KM = {"site": 10.0, "village": 20.0}
_MIN_NAMED_AFTER = 300_000.0  # prior from which on the first word of "Malatya Şehir Hastanesi" tells the town
_BUILT = frozenset({"site", "street", "neighbourhood", "village", "district"})
_NO_TOWN_IN_NAME = frozenset({"street", "neighbourhood"})


def place_unknown(
    toponym: Toponym, hint: str | None, at: int, groups: Sequence[Group], spots: Sequence[Spot], gazetteer: Gazetteer
) -> tuple[Place, Reason] | None:
    """A stand-in at the container's point with the container's reach, and why; None if the text names no container."""
    town = None if hint in _NO_TOWN_IN_NAME else _town_in_name(toponym.name, gazetteer)
    if town and _is_told(town, groups):
        return _stand_in(toponym.name, hint, town), Reason("places.town_in_name", (town.name,))
    container = _container(at, groups, spots, back=hint in _BUILT) if hint is not None else None
    if container:
        return _stand_in(toponym.name, hint, container), Reason("places.placed_at", (container.name,))
    if town and hint is not None:
        return _stand_in(toponym.name, hint, town), Reason("places.town_in_name", (town.name,))
    return None


def _town_in_name(name: str, gazetteer: Gazetteer) -> Place | None:
    """ "Malatya Şehir Hastanesi" stands in Malatya; a small town's name ("İnönü Stadı") may be a person's."""
    words = name.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        matches = gazetteer.lookup(" ".join(words[:count]))
        if matches and matches[0].place.kind in ("city", "province", "district") and matches[0].how == "name":
            return matches[0].place if matches[0].prior >= _MIN_NAMED_AFTER else None
    return None


def _is_told(town: Place, groups: Sequence[Group]) -> bool:
    """True if the text names the town's province, or, for a city, anything else of its country."""
    others = [group.best for group in groups if group.best and group.best.country == town.country]
    near = any(other.province == town.province for other in others)
    return near or (town.kind != "district" and (bool(others) or town.country == "TR"))


def _container(at: int, groups: Sequence[Group], spots: Sequence[Spot], *, back: bool) -> Place | None:
    """The nearest settlement of the same sentence, before it rather than behind it; else, `back`, of those before."""
    spot = spots[at]
    here = [
        (abs(i - at) + (0.5 if i > at else 0.0), i) for i in range(len(spots)) if spots[i].sentence == spot.sentence
    ]
    before = [(100.0 + at - i, i) for i in range(at) if back and spots[i].sentence < spot.sentence]
    ranked = [groups[spots[i].group].best for _, i in sorted(here + before) if i != at and spots[i].literal]
    settled = [place for place in ranked if place is not None and place.kind in _SETTLED]
    if not settled:
        return None
    nearest = settled[0]
    finer = [place for place in settled[:4] if place.province == nearest.province and _finer(place, nearest)]
    return finer[0] if finer else nearest


def _finer(place: Place, than: Place) -> bool:
    return _SETTLED[place.kind] > _SETTLED[than.kind] and place.kind != "village"


def _stand_in(name: str, hint: str | None, container: Place) -> Place:
    kind = _KIND.get(hint or "", hint or "village")
    radius_km = max(_REACH_KM.get(kind, 20.0), min(container.radius_km, 60.0))
    identity = f"atlas:{slug(name, container.name, '')}-at-{container.id.rpartition(':')[2]}"
    within = tuple(dict.fromkeys((container.name, *container.within)))
    return Place(
        identity, name, kind, container.lat, container.lon, radius_km, container.country, container.province, within
    )
