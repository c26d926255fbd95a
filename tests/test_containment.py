"""Which place lies within which, by what is known of both."""

import pytest

from components.library.containment import distance_km, lies_within, within_any
from components.model import (
    Place,
)

TURKEY = Place("iso:TR", "Türkiye", "country", 39.0, 35.0, 700.0, "TR")
KONYA = Place("iso:TR-42", "Konya", "province", 38.0, 32.5, 100.0, "TR", "TR-42", ("Türkiye",))
KONYA_TOWN = Place("geonames:1", "Konya", "city", 37.87, 32.48, 15.0, "TR", "TR-42", ("Konya", "Türkiye"))
MERAM = Place("geonames:2", "Meram", "city", 37.84, 32.44, 5.0, "TR", "TR-42", ("Konya", "Türkiye"))
AKSEHIR = Place("geonames:3", "Akşehir", "city", 38.36, 31.42, 5.0, "TR", "TR-42", ("Konya", "Türkiye"))
BOLU = Place("geonames:4", "Bolu", "city", 40.73, 31.61, 8.0, "TR", "TR-14", ("Bolu", "Türkiye"))
AEGEAN = Place("atlas:ege", "Ege", "region", 38.5, 28.0, 150.0, "TR", None, ("Türkiye",))
IZMIR = Place("geonames:5", "İzmir", "city", 38.41, 27.14, 20.0, "TR", "TR-35", ("İzmir", "Ege", "Türkiye"))
TRIPOLI = Place("geonames:6", "Bolu", "village", 10.0, 10.0, 5.0, "NG", "NG-BA", ("Konya", "Nijerya"))


@pytest.mark.parametrize(
    ("place", "container", "inside"),
    [
        (MERAM, TURKEY, True),
        (MERAM, KONYA, True),
        (MERAM, KONYA_TOWN, True),
        (AKSEHIR, KONYA, True),
        (AKSEHIR, KONYA_TOWN, False),  # in the province of that name, 110 km from the town
        (BOLU, KONYA, False),
        (KONYA, KONYA_TOWN, False),
        (KONYA_TOWN, KONYA, True),
        (IZMIR, AEGEAN, True),
        (BOLU, AEGEAN, False),
        (TRIPOLI, KONYA, False),
        (TRIPOLI, KONYA_TOWN, False),  # a namesake in another country
        (TURKEY, KONYA, False),
    ],
)
def test_containment(place: Place, container: Place, inside: bool) -> None:
    assert lies_within(place, container) is inside
    assert within_any([container, AEGEAN.id, "iso:XX"])(place) is inside


def test_distance() -> None:
    assert distance_km(KONYA_TOWN, AKSEHIR) == pytest.approx(107.9, abs=1.0)
    assert distance_km(KONYA_TOWN, KONYA_TOWN) == 0
