"""Why: even if a page were tricked, it could not fetch from or send to anywhere but this machine.

Streamlit and the map need inline and evaluated scripts, so this does not stop a script; what stops it is that article
text never becomes markup. Only the map's own frame may show pictures of the one tile server that one can switch on.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ONLINE_TILES = "https://tile.openstreetmap.org"
MAP_FRAME = "/component/"
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")


def middleware() -> list[Middleware]:
    """For `st.App(middleware=…)`."""
    return [Middleware(SecurityHeaders)]


def policy(path: str, host: str) -> str:
    """The Content-Security-Policy of an answer; `host` as the browser named it, for web sockets to the same host."""
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    tiles = f" {ONLINE_TILES}" if MAP_FRAME in path else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' data: blob:{tiles}",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            f"connect-src 'self' blob: data:{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self' blob: data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


class SecurityHeaders:
    """Adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy(scope["path"], host)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        return await self.app(scope, receive, send_with_headers)
