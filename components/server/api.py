"""Why: what a browser or another program may ask of a library, read-only, as JSON.

Every question takes a Selection as query parameters and `lang` (tr, en). A question that means nothing is answered
with 400 and one sentence, an id that is not there with 404, a library that cannot be read with 503.
"""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from components.errors import InvalidSelection, OlayAtlasiError
from components.library import InvalidValue, Library, from_query
from components.library.library import WORLD
from components.library.selection import box_from
from components.model import BoundingBox, Selection
from components.server import evidence, payload
from components.server.payload import Payload
from components.wording import LANGUAGES, say

LibraryProvider = Callable[[], Library]
MAX_PARAMETERS = 2000
NUMBERS = frozenset({"limit", "offset", "bins", "zoom", "t0", "t1"})


def language_of(request: Request) -> str:
    """`lang`, Turkish if it is missing or unknown."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


class Question:
    """The query parameters of one request; whatever means nothing raises InvalidValue."""

    def __init__(self, request: Request) -> None:
        self._request, self._values = request, request.query_params
        if len(self._values.multi_items()) > MAX_PARAMETERS:
            raise InvalidSelection(f"at most {MAX_PARAMETERS} parameters")

    @property
    def language(self) -> str:
        """The language of the answer."""
        return language_of(self._request)

    @property
    def selection(self) -> Selection:
        """What is looked at."""
        return from_query(self._values.multi_items())

    def number(self, name: str) -> float | None:
        """A finite number or None if it is not given."""
        value = self._values.get(name) or ""
        try:
            number = float(value) if value else None
        except ValueError:
            number = float("nan")
        if number is not None and not abs(number) < 1e9:  # NaN too
            raise InvalidValue(name, value, "a number")
        return number

    def whole(self, name: str, default: int, most: int) -> int:
        """A whole number from 0 to `most`; a bigger one counts as `most`."""
        number = self.number(name)
        if number is not None and (number < 0 or number != int(number)):
            raise InvalidValue(name, self._values[name], "a whole number, 0 or more")
        return default if number is None else min(int(number), most)

    def word(self, name: str) -> str | None:
        """A word or None if it is not given."""
        return self._values.get(name) or None

    @property
    def view(self) -> BoundingBox:
        """What a map shows; the whole world if it is not given."""
        value = self._values.get("view")
        return box_from("view", value) if value else WORLD


def timeline(library: Library, asked: Question, request: Request) -> Any:
    """Counts and telling items of a window."""
    bins, limit = max(1, asked.whole("bins", 240, 2000)), asked.whole("limit", 80, 500)
    return payload.timeline(library.timeline(asked.selection, asked.number("t0"), asked.number("t1"), bins, limit))


def cells(library: Library, asked: Question, request: Request) -> Any:
    """What the map shows."""
    zoom = asked.number("zoom")
    return payload.cells(library.cells(asked.selection, asked.view, min(max(2 if zoom is None else zoom, 0), 22)))


def events(library: Library, asked: Question, request: Request) -> Any:
    """A page of the list."""
    sort, tray = asked.word("sort") or "time", asked.word("tray")
    limit, offset = asked.whole("limit", 50, 500), asked.whole("offset", 0, 10**9)
    return payload.page(library.page(asked.selection, sort, tray, offset, limit))


def facets(library: Library, asked: Question, request: Request) -> Any:
    """What the filters offer."""
    return payload.facets(library.facets(asked.selection), asked.language)


def event(library: Library, asked: Question, request: Request) -> Any:
    """Everything about one event, None if there is none."""
    found = library.event(request.path_params["event_id"])
    return found and evidence.dossier(found, asked.language)


def article(library: Library, asked: Question, request: Request) -> Any:
    """An article with all that was read out of it, None if there is none."""
    found = library.article(request.path_params["article_id"])
    return found and evidence.reading(found, asked.language)


Answer = Callable[[Library, Question, Request], Any]
_ANSWERS: tuple[tuple[str, Answer], ...] = (
    ("/api/timeline", timeline),
    ("/api/cells", cells),
    ("/api/events", events),
    ("/api/events/{event_id:path}", event),
    ("/api/facets", facets),
    ("/api/articles/{article_id:path}", article),
)


def api_routes(provide: LibraryProvider) -> list[Route]:
    """The API's routes; what is not among them is answered with 404 in JSON too."""
    routes = [Route(path, _endpoint(answer, provide), methods=["GET"]) for path, answer in _ANSWERS]
    return [*routes, Route("/api/{rest:path}", _unknown, methods=["GET"])]


def _endpoint(answer: Answer, provide: LibraryProvider) -> Callable[[Request], Payload]:
    """A plain function: Starlette runs it in a thread, so a slow question does not hold up the others."""

    def respond(request: Request) -> Payload:
        try:
            found = answer(provide(), Question(request), request)
        except InvalidSelection as error:
            return Payload({"error": say_invalid(error, language_of(request))}, 400)
        except OlayAtlasiError as error:
            return Payload({"error": payload.say_error(error, language_of(request))}, 503)
        return Payload(found) if found is not None else _unknown(request)

    return respond


def _unknown(request: Request) -> Payload:
    return Payload({"error": say("server.unknown", language_of(request), request.url.path)}, 404)


def say_invalid(error: InvalidSelection, language: str) -> str:
    """What is wrong with the question, in the asked language."""
    if not isinstance(error, InvalidValue):
        return str(error)
    try:
        return say(f"selection.{error.field}", language, error.value)
    except KeyError:
        code = "selection.number" if error.field in NUMBERS else "selection.value"
        return say(code, language, error.field, error.value)
