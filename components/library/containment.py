"""Why: choosing a place means everything at it or within it, and the gazetteer says that by names, not by polygons.

A country (`iso:TR`) holds the places of its code, a province (`iso:TR-42`) those of its key. Anything else holds a
place that names it among its containers and agrees with it on country and province, as far as both are known;
a town shares its name with its province, so what lies in a town must also lie within its reach.
"""

from collections.abc import Callable, Iterable
from math import asin, cos, radians, sin, sqrt

from components.model import Place

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_TOWNS = {"city", "village"}


def lies_within(place: Place, container: Place | str) -> bool:
    """True if `place` is the container or lies in it; the container may be given by its id alone."""
    identity = container if isinstance(container, str) else container.id
    if place.id == identity:
        return True
    scheme, _, key = identity.partition(":")
    if scheme == "iso":
        return key in (place.country, place.province)
    return isinstance(container, Place) and _named_in(place, container)


def within_any(containers: Iterable[Place | str]) -> Callable[[Place], bool]:
    """The test whether a place lies in one of the containers, quick for many of them."""
    ids: set[str] = set()
    by_name: dict[str, list[Place]] = {}
    for container in containers:
        ids.add(container if isinstance(container, str) else container.id)
        if isinstance(container, Place) and not container.id.startswith("iso:"):
            by_name.setdefault(container.name, []).append(container)

    def lies(place: Place) -> bool:
        if place.id in ids or f"iso:{place.country}" in ids or f"iso:{place.province}" in ids:
            return True
        return any(_named_in(place, container) for name in place.within for container in by_name.get(name, ()))

    return lies


def _named_in(place: Place, container: Place) -> bool:
    if container.name not in place.within:
        return False
    agrees = all(
        None in (mine, theirs) or mine == theirs
        for mine, theirs in ((place.country, container.country), (place.province, container.province))
    )
    return agrees and (container.kind not in _TOWNS or distance_km(place, container) <= container.radius_km)


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance (haversine formula)."""
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half_chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))
