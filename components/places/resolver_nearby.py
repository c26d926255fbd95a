"""Who lies near whom: asked of every place in question, so it looks at distances only where they may matter."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from math import cos, inf, pi, radians

from components.model import Place
from components.places.build_entries import EARTH_RADIUS_KM, distance_km

_NEAR_DEGREES = 4.0
_KM_PER_DEGREE = EARTH_RADIUS_KM * pi / 180  # of latitude


def is_near(place: Place, other: Place, km: float) -> bool:
    """True if less than `km` lie between the points of two places."""
    if abs(place.lat - other.lat) * _KM_PER_DEGREE >= km:
        return False
    return distance_km(place.lat, place.lon, other.lat, other.lon) < km


class Settlements:
    """The settlements that an article names, from south to north."""

    def __init__(self, named: Iterable[tuple[str, Place]]) -> None:
        """`named`: the key of each name, and the settlement it means."""
        self._named = sorted(named, key=lambda item: (item[1].lat, item[1].id, item[0]))
        self._lats = [place.lat for _, place in self._named]
        self._counts = Counter([key for key, _ in self._named])

    def beside(self, key: str) -> int:
        """How many the article names, those called by the key left out."""
        return len(self._named) - self._counts[key]

    def nearest(self, place: Place, key: str) -> tuple[float, Place] | None:
        """How far in km the nearest one (by a rough measure; of equals the first by id) not called by the key is."""
        squeeze = cos(radians(place.lat)) ** 2
        middle = bisect_left(self._lats, place.lat)
        nearest, least = None, inf
        for way in (range(middle, len(self._lats)), range(middle - 1, -1, -1)):
            for at in way:
                north = (self._lats[at] - place.lat) ** 2
                if north > least or north >= _NEAR_DEGREES**2:
                    break
                name, other = self._named[at]
                apart = north + squeeze * (other.lon - place.lon) ** 2
                if apart > least or name == key or other.id == place.id:
                    continue
                if nearest is None or apart < least or other.id < nearest.id:
                    nearest, least = other, apart
        if nearest is None:
            return None
        return (distance_km(place.lat, place.lon, nearest.lat, nearest.lon), nearest)
