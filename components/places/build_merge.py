"""Joins the sources into one list: our own rows on top of GeoNames, each place in its province, each with its fame.

Fame is measured in inhabitants: how large a town would have to be to come to a newspaper reader's mind as readily. The
figures for what is no town were set by trying them on names with known answers (`tests/cases/gazetteer.tsv`).
"""

from collections import defaultdict
from collections.abc import Iterable
from math import inf

from components.places.build_entries import ALTERNATE, NAME, RULE, Entry, distance_km
from components.places.spelling_rules import respellings
from components.text.turkish import fold_case

_FAME = {"country": 1e9, "continent": 3e8, "province": 4e5, "site": 2e5}
_PLAIN_DIVISION = 5e4  # one that we found no reason to list: Toledo in Belize
_NATURE = frozenset({"region", "water", "mountain", "island"})
_NATURE_FAME = {True: 5e5, False: 5e6}  # of one country; of the wide world
_KNOWN_ABROAD = {"city": 100_000, "village": 20_000, "district": 20_000}  # what a row of our own is worth at least
_KNOWN_HERE = {"city": 60_000, "district": 60_000, "village": 5_000}
_SMALLEST = 300
_WELL_KNOWN = 100_000  # inhabitants from which on a name is kept though it is a word ("Bari")
_PROVINCE_TO_SEAT = 0.12  # a bare "Konya" is the city unless a word beside it says il
_SEAT = 20_000  # inhabitants from which on a town rather than the division of its name is meant
_READABLE = frozenset("abcçdefgğhıijklmnoöpqrsştuüvwxyzâîûəñéáíóúãêôàèäøåß -'.")
_TURKISH = "TR"
_NEAR_KM = 60.0
_LARGE = 5_000
_CLAIMED = 4
_SAME_NAME_KM = 80.0


def merge(settlements: list[Entry], iso: list[Entry], curated: list[Entry]) -> list[Entry]:
    """All places once; a curated row with the id of a package's place gives it name, kind, point and radius."""
    known = {entry.id: entry for entry in (*iso, *settlements)}
    own = []
    for row in curated:
        old = known.get(row.id)
        if old is None:
            own.append(row)
            known[row.id] = row
        else:
            _take_over(old, row)
    return [*own, *iso, *settlements]


def _take_over(old: Entry, row: Entry) -> None:
    old.name, old.kind, old.lat, old.lon, old.radius_km = row.name, row.kind, row.lat, row.lon, row.radius_km
    old.within, old.curated = old.within or row.within, True
    old.population, old.weight = row.population or old.population, row.weight
    for key, (how, lights) in row.names.items():
        _, known = old.names.get(key, (how, set()))
        old.names[key] = (how, known | lights)


def drop_rival_alternates(entries: list[Entry]) -> None:
    """Take from places the stray alternates that a row of our own bears as its name somewhere else.

    GeoNames calls Jerusalem "Moria" and Karachi "PECS" too; a row that says which place is meant knows better.
    """
    owners: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.curated:
            for key, (how, _) in entry.names.items():
                if how == NAME:
                    owners[key].append(entry)
    for entry in entries:
        stray = [key for key, (how, _) in entry.names.items() if how == ALTERNATE and _is_owned(entry, owners.get(key))]
        for key in stray:
            del entry.names[key]


def _is_owned(entry: Entry, owners: list[Entry] | None) -> bool:
    return bool(owners) and all(_km(entry, owner) > _SAME_NAME_KM + owner.radius_km for owner in owners or ())


def assign_provinces(entries: list[Entry]) -> None:
    """Give every place of a country the ISO key of its division, by GeoNames' division code or by the nearest town."""
    divisions = defaultdict(list)
    towns: dict[str, list[Entry]] = defaultdict(list)
    others = defaultdict(list)
    for entry in entries:
        if entry.id.startswith("iso:") and entry.kind in {"province", "region"}:
            divisions[entry.country].append(entry)
        elif entry.division and entry.country:
            towns[entry.country].append(entry)
        elif not entry.province:
            others[entry.country].append(entry)
    for country, places in towns.items():
        codes = _division_codes(places, divisions[country])
        for place in places:
            place.province = codes.get(place.division) or _nearest_division(place, divisions[country])
        _assign_nearest(others[country], places)


def _division_codes(towns: list[Entry], divisions: list[Entry]) -> dict[str, str]:
    """GeoNames division code → ISO code: by a town that bears the division's name, else by the town nearest to it.

    The nearer that town, the more it counts: overseas parts (Aruba) have none among the towns of the mainland.

    A code that several divisions claim (GeoNames has the Gaza Strip as one) is left out.
    """
    by_key = defaultdict(list)
    for town in towns:
        for key, (how, _) in town.names.items():
            if how == NAME:
                by_key[key].append(town)
    large = [town for town in towns if (town.population or 0) >= _LARGE] or towns
    votes: dict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for division in divisions:
        namesakes = [town for key in division.names for town in by_key.get(key, ())]
        close = [town for town in namesakes if _km(town, division) < _SAME_NAME_KM]
        if close:
            votes[max(close, key=lambda town: town.population or 0).division][_iso_code(division)] += 3
        else:
            nearest = _nearest(division, large)
            votes[nearest.division][_iso_code(division)] += 1 / (1 + _km(nearest, division))
        code = _iso_code(division).partition("-")[2]
        votes[code][_iso_code(division)] += 0 if code.isdigit() else 3  # GeoNames' numbers are others than ISO's
    told = {code: counter for code, counter in votes.items() if any(counter.values())}
    codes = {code: max(sorted(counter), key=counter.__getitem__) for code, counter in told.items()}
    return {code: iso for code, iso in codes.items() if sum(vote >= 3 for vote in votes[code].values()) < _CLAIMED}


def _iso_code(division: Entry) -> str:
    return division.id.removeprefix("iso:")


def _km(a: Entry, b: Entry) -> float:
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _nearest(place: Entry, others: list[Entry]) -> Entry:
    """The other nearest by degrees, of equals the first; a plain loop, for it is gone through millions of times."""
    lat, lon, nearest, least = place.lat, place.lon, others[0], inf
    for other in others:
        apart = (other.lat - lat) ** 2 + (other.lon - lon) ** 2
        if apart < least:
            nearest, least = other, apart
    return nearest


def _nearest_division(place: Entry, divisions: list[Entry]) -> str | None:
    if not divisions:
        return None
    nearest = _nearest(place, divisions)
    return _iso_code(nearest) if _km(nearest, place) < _SAME_NAME_KM else None


def _assign_nearest(places: Iterable[Entry], towns: list[Entry]) -> None:
    for place in places:
        if place.kind in _NATURE or place.kind in {"country", "continent", "province"}:
            continue
        nearest = _nearest(place, towns)
        if _km(nearest, place) < _NEAR_KM:
            place.province = nearest.province


def name_divisions(entries: list[Entry]) -> None:
    """Give a division abroad the Turkish name of the town it is called after ("Bayrūt" → "Beyrut")."""
    towns = {
        (entry.country, key): entry.name
        for entry in entries
        if entry.curated and entry.kind == "city"
        for key in entry.names
    }
    for entry in entries:
        if entry.kind == "province" and not entry.curated:
            name = next((towns[entry.country, key] for key in entry.names if (entry.country, key) in towns), None)
            if name:
                entry.name = name
                entry.add_name(name, NAME)


def name_containers(entries: list[Entry]) -> None:
    """Fill `within` with the names of province and country where a row does not tell."""
    names = {entry.id: entry.name for entry in entries if entry.id.startswith("iso:") and _is_readable(entry)}
    for entry in entries:
        country = names.get(f"iso:{entry.country}")
        province = names.get(f"iso:{entry.province}") if entry.id != f"iso:{entry.province}" else None
        inner = [] if entry.kind in _NATURE else [province]
        if not entry.within or (entry.within == (country,) and entry.kind != "country"):
            chain = [*inner, country if entry.kind != "country" else None]
            entry.within = tuple(name for name in chain if name)


def _is_readable(entry: Entry) -> bool:
    """True if a Turkish reader can pronounce the name: "Ash Shimāl" says nothing to most."""
    return entry.curated or entry.kind == "country" or set(fold_case(entry.name)) <= _READABLE


def weigh(entries: list[Entry]) -> None:
    """Set the fame of every place."""
    for entry in entries:
        entry.fame = _fame(entry)
    seats = {
        (entry.province or entry.country, key): entry.fame
        for entry in sorted(entries, key=lambda entry: entry.fame)
        if entry.kind == "city" and (entry.curated or entry.fame > _SEAT)
        for key, (how, _) in entry.names.items()
        if how == NAME
    }
    for entry in entries:
        if entry.kind == "province":
            holders = (_iso_code(entry), entry.country)  # Delaware in Ohio is no seat of the state
            fames = [seats[at, key] * _PROVINCE_TO_SEAT for key in entry.names for at in holders if (at, key) in seats]
            entry.fame = min([entry.fame, *fames])


def _fame(entry: Entry) -> float:
    if entry.kind in _NATURE:
        return entry.weight or _NATURE_FAME[entry.country is not None]
    if entry.kind == "province" and not entry.curated:
        return _PLAIN_DIVISION
    if entry.kind in _FAME:
        return max(_FAME[entry.kind], float(entry.population or 0) / 2 if entry.country == _TURKISH else 0.0)
    inhabitants = float(max(entry.population or 0, entry.weight or 0, _SMALLEST))
    if not entry.curated or (entry.kind == "village" and entry.weight):
        return inhabitants
    return max(inhabitants, float((_KNOWN_HERE if entry.country == _TURKISH else _KNOWN_ABROAD)[entry.kind]))


def respell(entries: list[Entry], frequent: frozenset[str]) -> None:
    """File rule-made Turkish spellings, and drop names from abroad that are everyday words."""
    for entry in entries:
        if not entry.id.startswith("geonames:"):
            continue
        made = {form for key in entry.names for form in respellings(key, entry.country)}
        for key in made:
            if len(key) > 2 and key not in entry.names and key not in frequent:
                entry.names[key] = (RULE, {key})
        if entry.country != _TURKISH:
            least = NAME if entry.curated or (entry.population or 0) >= _WELL_KNOWN else 0
            for key in [key for key, (how, _) in entry.names.items() if least < how < RULE and key in frequent]:
                del entry.names[key]
