"""HTTP routes beside the page: JSON API, map tiles and labels, assets; and the headers that keep all on one machine."""

from pathlib import Path

from starlette.routing import BaseRoute

from components.server.api import LibraryProvider, api_routes
from components.server.assets import asset_routes
from components.server.labels import label_routes
from components.server.security import middleware
from components.server.tiles import tile_routes

__all__ = ["middleware", "routes"]


def routes(provide: LibraryProvider, app_assets: Path | None = None) -> list[BaseRoute]:
    """For `st.App(routes=…)`; `provide` is called at every request, `app_assets` is served under `/assets/app/`."""
    return [*asset_routes(app_assets), *tile_routes(), *label_routes(), *api_routes(provide)]
