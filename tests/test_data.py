"""Every row of our tables: readable, on earth, inside its container, nobody's twin, its source stated."""

from collections import Counter
from pathlib import Path

import pytest

from components.places.build_entries import Entry, distance_km
from components.places.build_readers import DATA, FREQUENT_WORDS, TABLES, read_curated, read_frequent_words
from components.places.spelling import key_of

KINDS = {
    "country", "region", "province", "district", "city", "village", "site", "water", "mountain", "island", "continent",
}  # fmt: skip
SOURCES = ("geonames:", "iso:", "hand")
ROWS = [
    (f"{table}:{number}", line)
    for table in TABLES
    for number, line in enumerate((DATA / table).read_text("utf-8").splitlines(), 1)
    if line and not line.startswith("#")
]
ENTRIES = list(read_curated())
TWIN_KM = 2.0
FARTHEST = 4.2  # radii of the circle of its area that a long country (Chile, Russia) reaches


@pytest.mark.parametrize("row", [line for _, line in ROWS], ids=[where for where, _ in ROWS])
def test_row(row: str) -> None:
    names, kind, lat, lon, radius_km, country, _, source, weight = row.split("\t")
    assert all(name.strip() == name and name for name in names.split(";"))
    assert len({key_of(name) + name for name in names.split(";")}) == len(names.split(";"))
    assert kind in KINDS
    assert -90 <= float(lat) <= 90
    assert -180 <= float(lon) <= 180
    assert 0 < float(radius_km) <= 7_000
    assert country == "" or (len(country) == 2 and country.isascii() and country.isalpha())
    assert source.startswith(SOURCES)
    assert weight == "" or float(weight) > 0


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 1_500


def test_identities_are_unique() -> None:
    assert [identity for identity, count in Counter(entry.id for entry in ENTRIES).items() if count > 1] == []


def test_no_two_rows_are_one_place() -> None:
    seen: dict[tuple[str, str], list[Entry]] = {}
    twins = []
    for entry in ENTRIES:
        for key in entry.names:
            for other in seen.get((key, entry.kind), []):
                if (
                    other.country == entry.country
                    and other is not entry
                    and distance_km(entry.lat, entry.lon, other.lat, other.lon) < TWIN_KM
                ):
                    twins.append((entry.id, other.id, key))
            seen.setdefault((key, entry.kind), []).append(entry)
    assert twins == []


def _boxes() -> dict[str, Entry]:
    """Containers of Türkiye by the chain that a row names them with."""
    found = {entry.name: entry for entry in ENTRIES if entry.kind == "province" and entry.country == "TR"}
    for entry in ENTRIES:
        if entry.kind == "district":
            found[f"{entry.name};{entry.within[0]}"] = entry
    return found


def test_rows_of_turkiye_lie_in_their_container() -> None:
    boxes, outside = _boxes(), []
    for entry in ENTRIES:
        if entry.country != "TR" or entry.kind == "province" or len(entry.within) < 2:
            continue
        container = boxes.get(";".join(entry.within[:2])) or boxes.get(entry.within[0])
        assert container is not None, entry.id
        km = distance_km(entry.lat, entry.lon, container.lat, container.lon)
        if km > (2.6 if container.kind == "province" else 1.7) * container.radius_km + 12:
            outside.append((entry.id, container.name, round(km)))
    assert outside == []


def test_rows_abroad_lie_in_their_country() -> None:
    countries = {entry.country: entry for entry in ENTRIES if entry.kind == "country"}
    outside = []
    for entry in ENTRIES:
        country = countries.get(entry.country)
        if country and entry.kind not in {"country", "region", "island"}:  # islands may be an ocean away
            km = distance_km(entry.lat, entry.lon, country.lat, country.lon)
            if km > FARTHEST * country.radius_km + 150:
                outside.append((entry.id, country.name, round(km)))
    assert outside == []


def test_all_districts_of_turkiye_are_there() -> None:
    districts = [line.split("\t") for line in (DATA / "districts.tsv").read_text("utf-8").splitlines()]
    provinces = Counter(row[6].partition(";")[0] for row in districts if not row[0].startswith("#"))
    assert sum(provinces.values()) == 973
    assert len(provinces) == 81
    assert (provinces["İstanbul"], provinces["Konya"], provinces["Bayburt"], provinces["Yalova"]) == (39, 31, 3, 6)


def test_frequent_words_are_keys_in_order() -> None:
    words = read_frequent_words()
    assert all(word == key_of(word) for word in words)
    assert {"ama", "bir", "hafta"} <= words
    assert "ankara" not in words


def test_readme_names_every_table() -> None:
    text = Path(DATA / "README.md").read_text("utf-8")
    assert all(f"`{table}`" in text for table in (*TABLES, FREQUENT_WORDS))
