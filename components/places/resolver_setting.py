"""Where an article plays: how its names are spread over countries and provinces."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from components.model import Place
from components.places.resolver_options import Option

TITLE_WEIGHT = 0.7  # of a name in the title beside one in the text
_NOTHING = 1e-9  # what subtraction leaves of a sum that was one name's own
_SAME_COUNTRY = 1.0  # an open race between places of one country still tells the country
_Weighed = tuple[str, Place, float]


@dataclass(frozen=True, slots=True)
class Shares:
    """How an article's `names` are spread over countries and provinces: sums of their weights beside their `total`.

    `own`: what of the sums of `countries` and `provinces` does not count, by the same keys.
    """

    countries: Mapping[str, float]
    provinces: Mapping[str, float]
    own: Mapping[str, float]
    total: float
    names: int

    def country(self, alpha2: str | None) -> float:
        """The share 0..1 of a country."""
        key = alpha2 or ""
        return self._share(self.countries.get(key, 0.0) - self.own.get(key, 0.0))

    def province(self, key: str | None) -> float:
        """The share 0..1 of a province."""
        return self._share(self.provinces.get(key or "", 0.0) - self.own.get(key or "", 0.0))

    def largest_country(self) -> float:
        """The largest share of a country; 0 without any."""
        return max([self.country(key) for key in self.countries], default=0.0)

    def _share(self, weight: float) -> float:
        return weight / self.total if weight > _NOTHING else 0.0


class Setting:
    """The article's names with their weights, summed once; asked for each name about all the others."""

    def __init__(self, names: Iterable[_Weighed], title: Sequence[Place]) -> None:
        """`names`: key, leading place and weight of each; names of one key are left out together."""
        self._own: dict[str, list[_Weighed]] = defaultdict(list)
        self._countries: dict[str, float] = defaultdict(float)
        self._provinces: dict[str, float] = defaultdict(float)
        self._total, self._names = 0.0, 0
        for name in names:
            self._own[name[0]].append(name)
            self._names += 1
            self._add(name[1], name[2])
        for place in title:
            self._add(place, TITLE_WEIGHT)

    def without(self, key: str) -> Shares:
        """Shares of all names but those of a key."""
        names = self._own.get(key, [])
        total = self._total
        own: dict[str, float] = {}
        for _, place, weight in names:
            total -= weight
            for division in (place.country, place.province):
                if division:
                    own[division] = own.get(division, 0.0) + weight
        return Shares(self._countries, self._provinces, own, max(total, 1.0), self._names - len(names))

    def _add(self, place: Place, weight: float) -> None:
        self._total += weight
        if place.country:
            self._countries[place.country] += weight
        if place.province:
            self._provinces[place.province] += weight


def lead(options: Sequence[Option]) -> float:
    """How sure a name's first option is: 1 for an only one, less for a close race."""
    if len(options) == 1:
        return 1.0
    gap = options[0].score - options[1].score
    if options[0].place.country == options[1].place.country:
        gap += _SAME_COUNTRY
    return 1.0 - exp(-max(gap, 0.0)) * 0.8
