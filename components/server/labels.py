"""Why: the map's own names, in Turkish, from the gazetteer: countries and seas from afar, towns from near.

Which names a zoom level shows is a matter of how many people live there (seas: how wide they are); where two would
cover each other, the weightier stays. Rank 0 = country or sea, 1 = big town, 2 = smaller.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from starlette.requests import Request
from starlette.routing import Route

from components.errors import InvalidSelection, OlayAtlasiError
from components.model import BoundingBox
from components.places import gazetteer_path, open_gazetteer
from components.server.api import Question, language_of, say_invalid
from components.server.payload import Payload
from components.text.turkish import fold_plain

MAX_LABELS = 120
HOME = "TR"
HOME_WEIGHT = 4.0  # a Turkish reader looks for Turkish towns first (their districts come later)
LETTER_PX, LINE_PX, GAP_PX = 7.0, 16.0, 10.0
TILE_PX = 256
FEWEST_PEOPLE = (9e6, 9e6, 9e6, 9e6, 5e6, 2e6, 8e5, 3e5, 1.2e5, 5e4, 2e4, 8e3, 2e3)  # of a town, by zoom
BIG = 5.0  # times FEWEST_PEOPLE
COUNTRY_ZOOMS, COUNTRY_PEOPLE = (2, 7), 1.5e9  # at zoom z a country has COUNTRY_PEOPLE / 4**(z + 1) inhabitants or more
SEA_ZOOMS, SEA_PX = (3, 10), 45.0  # a sea's radius on the screen
WIDE_WATERS = ("deniz", "okyanus", "korfez", "bogazi", "gol", "adriyatik")
KIND = np.dtype([("n", "i4"), ("lat", "f4"), ("lon", "f4"), ("weight", "f4"), ("radius", "f4"), ("kind", "u1")])
COUNTRY, BIG_TOWN, SEA, TOWN = range(4)  # in this order they take their room


def label_routes() -> list[Route]:
    """`/api/labels?view=w,s,e,n&zoom=6`."""
    return [Route("/api/labels", _labels, methods=["GET"])]


def _labels(request: Request) -> Payload:
    try:
        asked = Question(request)
        zoom = asked.number("zoom")
        path = gazetteer_path()
        open_gazetteer(path)
        return Payload({"labels": labels(path, asked.view, int(min(max(2 if zoom is None else zoom, 0), 22)))})
    except InvalidSelection as error:
        return Payload({"error": say_invalid(error, language_of(request))}, 400)
    except OlayAtlasiError as error:
        return Payload({"error": str(error)}, 503)


def labels(path: Path, view: BoundingBox, zoom: int) -> list[dict[str, Any]]:
    """Names of a view that do not cover each other, the weightiest first."""
    known = _known(path, path.stat().st_mtime_ns)
    inside = (known["lat"] >= view.south) & (known["lat"] <= view.north)
    east_of, west_of = known["lon"] >= view.west, known["lon"] <= view.east
    inside &= east_of & west_of if view.west <= view.east else east_of | west_of
    shown = known[inside & _worth(known, zoom)]
    turn = np.where(_big(shown, zoom), BIG_TOWN, shown["kind"])
    order = np.lexsort((-shown["weight"], turn))[: 6 * MAX_LABELS]
    return list(_apart(shown[order], _names(path, shown["n"][order]), zoom))[:MAX_LABELS]


def _worth(known: NDArray[Any], zoom: int) -> NDArray[Any]:
    """What is big enough to be named at this zoom."""
    px_a_km = TILE_PX * 2.0**zoom / 40_075 / np.cos(np.radians(known["lat"]))
    countries = (known["kind"] == COUNTRY) & (COUNTRY_ZOOMS[0] <= zoom <= COUNTRY_ZOOMS[1])
    seas = (known["kind"] == SEA) & (SEA_ZOOMS[0] <= zoom <= SEA_ZOOMS[1]) & (known["radius"] * px_a_km >= SEA_PX)
    towns = (known["kind"] == TOWN) & (known["weight"] >= _fewest(zoom))
    worth: NDArray[Any] = countries & (known["weight"] >= COUNTRY_PEOPLE / 4.0 ** (zoom + 1)) | seas | towns
    return worth


def _big(places: Any, zoom: int) -> Any:
    """Which of the places (or whether the one) is a town much bigger than the zoom level asks for."""
    return (places["kind"] == TOWN) & (places["weight"] >= BIG * _fewest(zoom))


def _fewest(zoom: int) -> float:
    return FEWEST_PEOPLE[min(zoom, len(FEWEST_PEOPLE) - 1)]


def _apart(shown: NDArray[Any], names: dict[int, str], zoom: int) -> Iterator[dict[str, Any]]:
    """Those whose words do not cover words before them."""
    taken: list[tuple[float, float, float]] = []
    side = TILE_PX * 2.0**zoom
    for row in shown:
        name = names[int(row["n"])]
        angle = np.radians(np.clip(row["lat"], -85, 85))
        x, y = (row["lon"] + 180) / 360 * side, (1 - np.arcsinh(np.tan(angle)) / np.pi) / 2 * side
        half = len(name) * LETTER_PX / 2 + GAP_PX
        if all(abs(x - at_x) > half + at_half or abs(y - at_y) > LINE_PX for at_x, at_y, at_half in taken):
            taken.append((x, y, half))
            rank = 0 if row["kind"] != TOWN else 1 if _big(row, zoom) else 2
            yield {"name": name, "lat": round(float(row["lat"]), 4), "lon": round(float(row["lon"]), 4), "rank": rank}


@lru_cache(2)
def _known(path: Path, changed_ns: int) -> NDArray[Any]:
    """All places that may be named; kept until the index is built anew (`changed_ns`)."""
    kinds = f"CASE kind WHEN 'country' THEN {COUNTRY} WHEN 'water' THEN {SEA} ELSE {TOWN} END"
    home = f"CASE WHEN country = '{HOME}' AND kind <> 'district' THEN {HOME_WEIGHT} ELSE 1.0 END"
    weight = f"CASE kind WHEN 'water' THEN radius_km ELSE ifnull(population, 0) * {home} END"
    rows = _query(
        path,
        f"""SELECT n, lat, lon, {weight}, radius_km, {kinds}, name FROM place
            WHERE kind IN ('country', 'water', 'city', 'district') OR kind = 'village' AND country = '{HOME}'""",
    )
    return np.array([row[:-1] for row in rows if row[-2] != SEA or _is_wide(row[-1])], KIND)


def _is_wide(name: str) -> bool:
    """True of seas, gulfs and lakes, which lie around their point; a river's point says little."""
    return any(part in fold_plain(name) for part in WIDE_WATERS)


def _names(path: Path, numbers: NDArray[Any]) -> dict[int, str]:
    wanted = ",".join(str(int(n)) for n in numbers)
    return dict(_query(path, f"SELECT n, name FROM place WHERE n IN ({wanted})"))


def _query(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(sql).fetchall()
