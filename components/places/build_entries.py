"""What the builder carries: one place with all the names it goes by, before it becomes rows of the index."""

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from components.places.spelling import is_latin, light_form, plain_form

EARTH_RADIUS_KM = 6371.0

NAME, ALTERNATE, RULE = 1, 2, 3  # how a name was come by; the order is the order of trust


@dataclass(slots=True)
class Entry:
    """One place in the making. `division` is GeoNames' own first-level code, `province` the ISO one."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    division: str = ""
    province: str | None = None
    within: tuple[str, ...] = ()
    population: int | None = None
    fame: float = 0.0
    weight: float | None = None  # fame that a row of ours states
    curated: bool = False
    names: dict[str, tuple[int, set[str]]] = field(default_factory=dict)

    def add_name(self, name: str, how: int) -> None:
        """File a name under its key; the most trusted way wins, every light form is kept."""
        if not is_latin(name):
            return
        light = light_form(name)
        key = plain_form(light)
        if len(key) < 2:
            return
        known = self.names.get(key)
        if known is None:
            self.names[key] = (how, {light})
        else:
            self.names[key] = (min(how, known[0]), known[1] | {light})


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance (haversine)."""
    phi, other_phi = radians(lat), radians(other_lat)
    half = sin((other_phi - phi) / 2) ** 2
    half += cos(phi) * cos(other_phi) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
