"""Reads the gazetteer: which places go by a name. Nothing is written, so threads and processes may share the file."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from components.errors import GazetteerMissing
from components.model import Place
from components.places.build import PACKAGES, SHORTEST_SKELETON, index_version
from components.places.spelling import light_form, other_articles, plain_form
from components.places.spelling_rules import skeleton

HOW = {1: "name", 2: "alternate", 3: "rule"}
_COLUMNS = "p.id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.country, p.province, p.within, p.population"
_TRUST = {"name": 3.0, "alternate": 0.3, "folded": 0.3, "rule": 0.06, "skeleton": 0.01}
# Countries that Turkish news tells of more, or less, than their towns are large.
_ATTENTION = {
    **dict.fromkeys("AZ SY IQ PS IL UA RU GR CY GE AM IR BG DE LB LY EG MK XK BA".split(), 2.0),
    **dict.fromkeys("GB FR IT ES NL BE AT CH PL RO HU US JP SA AE QA KZ UZ KG AF".split(), 1.4),
    **dict.fromkeys("PH MX CO BR IN ID NG VN BD PE VE AR EC GT BO HN DO TZ CD MM TH MY ZA AU CA CN".split(), 0.6),
}
_RULE_ATTENTION = 3  # rules respell towns that no news has named: a reader thinks of Syria before inner China
_HOME = "TR"
_BUILD = "run `python -m components gazetteer build`"
_HOME_PRIOR = 6.0  # of 6..10 measured best; 30 sends Üsküp and Taşkent to Turkish villages
_OLD_NAME_AT_HOME = 0.05  # villages renamed long ago: Akmescit, Tavuş are not sought in Türkiye
_OTHER_LETTERS_AT_HOME = 0.03  # nobody misspells a Turkish town: Buça is not Buca
_ENGLISH_COUNTRY = 3e-4  # Gürcistan is never "Georgia" in Turkish, but the state is
_SETTLEMENTS = frozenset({"city", "district", "village"})
_TURKISH_LETTERS = frozenset("çğıöşü")
_WELL_NAMED = 1e5  # prior from which on a name spelt just so leaves little to places that are spelt otherwise
_YIELDS = {"rule": 0.05, "folded": 1e-3}  # Kuba in Azerbaijan is not Küba, Pécs not Karachi's P.E.C.H.S.
CACHED_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class Match:
    """A place that goes by a name. `how`: name, alternate, folded (letters differ), rule, skeleton (vowels differ).

    `prior`: how much a Turkish newspaper's reader would think of it before any context, in inhabitants of a city.
    """

    place: Place
    how: str
    prior: float


def gazetteer_path() -> Path:
    """Where the index of this version lies: under `$OLAY_ATLASI_HOME`, else the user's data folder."""
    home = os.environ.get("OLAY_ATLASI_HOME")
    folder = Path(home) if home else user_data_path("olay-atlasi")
    return folder / f"gazetteer-{index_version()}.sqlite"


def open_gazetteer(path: Path | None = None) -> "Gazetteer":
    """Open the index; GazetteerMissing if it is not there or not of this version."""
    return Gazetteer(path or gazetteer_path())


class Gazetteer:
    """The index, read-only: safe in many threads; pickled, it opens itself again in the other process."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerMissing(f"{path} is not there: {_BUILD}")
        self.path = path
        self._local = threading.local()
        self.lookup = lru_cache(CACHED_NAMES)(self._lookup)
        self.sounds_like = lru_cache(CACHED_NAMES)(self._sounds_like)
        self.place = lru_cache(CACHED_NAMES)(self._place)
        self.starts_name = lru_cache(CACHED_NAMES)(self._starts_name)
        self._check_version()

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return Gazetteer, (self.path,)

    def country(self, alpha2: str) -> Place | None:
        """The country of an ISO 3166 alpha-2 code."""
        return self.place(f"iso:{alpha2}")

    def province(self, key: str) -> Place | None:
        """The first-level division of a `Place.province` key."""
        return self.place(f"iso:{key}")

    def _lookup(self, name: str) -> tuple[Match, ...]:
        """All places that go by the name, best first; `()` if none does."""
        light = light_form(name)
        key = plain_form(light)
        query = f"SELECT n.how, n.light, p.fame, {_COLUMNS} FROM name n JOIN place p ON p.n = n.place WHERE n.key = ?"
        rows = next(filter(None, ([*self._query(query, one)] for one in (key, *other_articles(name)))), [])
        matches = _yielding([_match(row, light, key) for row in rows])
        return tuple(sorted(matches, key=lambda match: (-match.prior, match.place.id)))

    def _sounds_like(self, name: str) -> tuple[Match, ...]:
        """Places whose name differs in vowels only, in countries of Arabic, Persian or Azerbaijani; best first.

        A last resort for what is surely a place name: asked of any word, it is right in one case of three.
        """
        key = skeleton(plain_form(light_form(name)))
        if len(key) < SHORTEST_SKELETON:
            return ()
        query = f"SELECT p.fame, {_COLUMNS} FROM skeleton n JOIN place p ON p.n = n.place WHERE n.key = ?"
        matches = [Match(_place(row[1:]), "skeleton", row[0] * _TRUST["skeleton"]) for row in self._query(query, key)]
        return tuple(sorted(matches, key=lambda match: (-match.prior, match.place.id)))

    def _place(self, identity: str) -> Place | None:
        """The place of an id."""
        for row in self._query(f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?", identity):
            return _place(row)
        return None

    def _starts_name(self, word: str) -> bool:
        """True if a name of several words begins with this word."""
        return any(self._query("SELECT 1 FROM first_word WHERE word = ?", plain_form(light_form(word))))

    def _query(self, sql: str, value: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._connection().execute(sql, (value,)))

    def _connection(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self.path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._local.connection = connection
        return connection

    def facts(self) -> dict[str, str]:
        """What the builder wrote down: `version`, `package:<name>` its version, `count:<kind>` how many."""
        connection = self._connection()
        return {str(key): str(value) for key, value in connection.execute("SELECT key, value FROM meta ORDER BY key")}

    def _check_version(self) -> None:
        try:
            found = self.facts().get("version")
        except sqlite3.DatabaseError as error:
            raise GazetteerMissing(f"{self.path} is no gazetteer ({error}): {_BUILD}") from error
        if found != index_version():
            raise GazetteerMissing(f"{self.path} is of version {found}, not {index_version()}: {_BUILD}")


def describe(path: Path | None = None) -> dict[str, Any]:
    """Path, size, version, counts of places by kind, and sources with their versions and licences."""
    gazetteer = open_gazetteer(path)
    facts = gazetteer.facts()
    counts = {key.partition(":")[2]: int(value) for key, value in facts.items() if key.startswith("count:")}
    sources = [
        {"name": name, "version": facts[f"package:{name}"], "licence": licence} for name, licence in PACKAGES.items()
    ]
    own = {"name": "data/*.tsv", "version": facts["version"], "licence": "see data/README.md"}
    return {
        "path": str(gazetteer.path),
        "megabytes": round(gazetteer.path.stat().st_size / 1e6, 1),
        "version": facts["version"],
        "counts": counts,
        "sources": [*sources, own],
    }


def _place(row: tuple[Any, ...]) -> Place:
    identity, name, kind, lat, lon, radius_km, country, province, within, population = row
    containers = tuple(within.split(";")) if within else ()
    return Place(identity, name, kind, lat, lon, radius_km, country, province, containers, population)


def _yielding(matches: list[Match]) -> list[Match]:
    """The matches, but what only a rule or other letters reach yields to a well-known place of just this name."""
    if len(matches) == 1 or not any(match.how == "name" and match.prior >= _WELL_NAMED for match in matches):
        return matches
    return [
        Match(match.place, match.how, match.prior * _YIELDS[match.how]) if match.how in _YIELDS else match
        for match in matches
    ]


def _match(row: tuple[Any, ...], light: str, key: str) -> Match:
    how_code, lights, fame, *columns = row
    place = _place(tuple(columns))
    how = HOW[how_code]
    if how != "rule" and light not in (lights.split(";") if lights else (key,)):
        how = "folded"
    return Match(place, how, fame * _TRUST[how] * _home_factor(place, how, light))


def _home_factor(place: Place, how: str, light: str) -> float:
    """How much more, or less, a Turkish newspaper means a place because of where it lies."""
    if place.kind == "country" and how == "alternate":
        return _ENGLISH_COUNTRY
    if place.country != _HOME:
        attention = _ATTENTION.get(place.country or "", 1.0) if place.kind in _SETTLEMENTS else 1.0
        return attention**_RULE_ATTENTION if how == "rule" else attention
    if how == "alternate" and place.kind in _SETTLEMENTS:
        return _HOME_PRIOR * _OLD_NAME_AT_HOME
    if how == "folded" and _TURKISH_LETTERS.intersection(light):
        return _HOME_PRIOR * _OTHER_LETTERS_AT_HOME
    return _HOME_PRIOR
