"""Why: scripts, styles and outlines of the panes, so that no page loads anything from elsewhere."""

import gzip
import mimetypes
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from components.views.outlines import outlines

A_DAY = "public, max-age=86400"


def asset_routes(app_assets: Path | None) -> list[BaseRoute]:
    """`/assets/leaflet/…`, `/assets/app/…` (if the page has files of its own) and `/assets/outlines.json`."""
    mimetypes.add_type("text/javascript", ".js")  # some systems' registries say text/plain, which nosniff forbids
    leaflet = Path(str(files("xstatic.pkg.leaflet") / "data"))
    mounts: list[BaseRoute] = [Mount("/assets/leaflet", StaticFiles(directory=leaflet))]
    if app_assets is not None:
        mounts.append(Mount("/assets/app", StaticFiles(directory=app_assets)))
    return [*mounts, Route("/assets/outlines.json", _outlines, methods=["GET"])]


def _outlines(request: Request) -> Response:
    packed = outlines()
    headers = {"Cache-Control": A_DAY, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type="application/json", headers=headers | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type="application/json", headers=headers)
