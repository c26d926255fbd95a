"""Whether two places may be the scene of one event: the same spot, one within the other, or spots near each other."""

from dataclasses import dataclass, field
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from components.events.distance import distance_km
from components.events.placing import geo_precision
from components.model import GeoPrecision, Place

Ints = NDArray[np.int32]

NOWHERE = -1
NEAR_KM = 10.0  # two spots this near may be one scene
APART, NEIGHBOURS, SAME, UNKNOWN = 0, 1, 2, 3  # how two places stand to each other
_MANY = 1 << 32
_KM_A_DEGREE = 111.2
_SQUARE = 0.5  # degrees
_POLAR = 0.05  # cosine of a latitude beyond which squares grow too narrow to count
_SAYS = {
    GeoPrecision.SITE: 1.0,
    GeoPrecision.SETTLEMENT: 1.0,
    GeoPrecision.PROVINCE: 0.6,
    GeoPrecision.REGION: 0.6,
    GeoPrecision.COUNTRY: 0.3,
}


@dataclass(slots=True)
class Scenes:
    """Numbered places; remembers how two of them stand to each other."""

    places: list[Place] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)
    squares: dict[tuple[int, int], list[Place]] = field(default_factory=dict)  # spots by the square they lie in

    def number(self, place: Place) -> int:
        """The number of a place, given when it is first seen."""
        number = self.numbers.get(place.id)
        if number is None:
            number = self.numbers[place.id] = len(self.places)
            self.places.append(place)
            self.squares.setdefault((_square(place.lat), _square(place.lon)), []).append(place)
        return number

    def near(self, place: Place) -> list[str]:
        """Ids of the known spots within `NEAR_KM` of a spot, its own among them."""
        tall = NEAR_KM / _KM_A_DEGREE
        wide = tall / max(_POLAR, cos(radians(place.lat)))
        rows = range(_square(place.lat - tall), _square(place.lat + tall) + 1)
        columns = range(_square(place.lon - wide), _square(place.lon + wide) + 1)
        spots = (spot for row in rows for column in columns for spot in self.squares.get((row, column), ()))
        return [spot.id for spot in spots if distance_km(spot, place) <= NEAR_KM]

    def stands(self, a: Ints, b: Ints) -> Ints:
        """APART, NEIGHBOURS (or one holds the other), SAME or UNKNOWN for each pair of numbers."""
        result = np.where(a == b, SAME, APART).astype(np.int32)
        result[(a == NOWHERE) | (b == NOWHERE)] = UNKNOWN
        open_ = np.flatnonzero(result == APART)
        first, second = np.minimum(a[open_], b[open_]), np.maximum(a[open_], b[open_])
        pairs, where = np.unique(first.astype(np.int64) * _MANY + second, return_inverse=True)
        result[open_] = np.array([self._stand(pair) for pair in pairs.tolist()], np.int32)[where]
        return result

    def _stand(self, pair: int) -> int:
        stand = self.known.get(pair)
        if stand is None:
            first, second = divmod(pair, _MANY)
            stand = NEIGHBOURS if may_be_one_scene(self.places[first], self.places[second]) else APART
            self.known[pair] = stand
        return stand

    def says(self) -> NDArray[np.float64]:
        """How much a place common to two reports says, by number: 1 for a spot, 0.3 for a country."""
        return np.array([_SAYS[geo_precision(place)] for place in self.places] or [0.0])


def may_be_one_scene(a: Place, b: Place) -> bool:
    """True if one place lies within the other, or both are spots not farther apart than their reach."""
    if a.id == b.id:
        return True
    coarse, fine = sorted((a, b), key=geo_precision, reverse=True)
    grade = geo_precision(coarse)
    if grade == GeoPrecision.COUNTRY:
        return coarse.country is not None and coarse.country == fine.country
    if coarse.name in fine.within or fine.name in coarse.within:
        return coarse.country == fine.country or coarse.country is None or fine.country is None
    if grade == GeoPrecision.PROVINCE:
        same = coarse.province is not None and coarse.province == fine.province
        return same and geo_precision(fine) != GeoPrecision.PROVINCE
    return distance_km(a, b) <= (NEAR_KM if grade <= GeoPrecision.SETTLEMENT else coarse.radius_km)


def _square(degrees: float) -> int:
    return int(degrees // _SQUARE)
