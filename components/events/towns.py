"""Towns that the events room knows by itself, as rows of its tables; a test holds them to the gazetteer."""

from components.model import Place


def town_of(id_: str, name: str, lat: str, lon: str, km: str, province: str, within: str, kind: str) -> Place:
    """A town from the cells of a row: id, name, degrees, reach in km, ISO 3166-2 province, containers by semicolons."""
    place = float(lat), float(lon), float(km)
    return Place(id_, name, kind, *place, province.partition("-")[0], province, tuple(within.split(";")))
