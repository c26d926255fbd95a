"""Why: the one place where answers become JSON, in words of the asked language and safe wherever they are pasted.

`<`, `>`, `&` and the two line separators of JavaScript are written as `\\u003c`…, so that no title can end a script.
"""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from starlette.responses import Response

from components.errors import OlayAtlasiError
from components.exchange.days import edtf_words
from components.library import Refusal
from components.library.answers import Cells, Facets, FacetValue, Item, Page, Timeline
from components.model import Reason
from components.wording import explain, say

_UNSAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})


class Payload(Response):
    """A JSON answer; never kept by the browser, as a library changes."""

    media_type = "application/json"

    def __init__(self, content: Any, status_code: int = 200) -> None:
        super().__init__(content, status_code, {"Cache-Control": "no-store"})

    def render(self, content: Any) -> bytes:
        """UTF-8 without NaN; lone surrogates of broken input become question marks."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.translate(_UNSAFE).encode("utf-8", "replace")


def label(code: str, language: str) -> str:
    """The words of a code; the last part of the code itself where nobody has worded it."""
    try:
        return say(code, language)
    except KeyError:
        return code.rpartition(".")[2]


def sentences(reasons: Iterable[Reason], language: str) -> list[str]:
    """Reasons as sentences; a code without a row shows as it is, so that it is seen and reported."""
    return [_sentence(reason, language) for reason in reasons]


def _sentence(reason: Reason, language: str) -> str:
    """Its dates are written as people write them; a year alone stays, it may be any number."""
    told = tuple(edtf_words(word, language) if "-" in word else word for word in reason.args)
    try:
        return explain(replace(reason, args=told), language)
    except (KeyError, IndexError):
        return " ".join((reason.code, *reason.args))


def say_error(error: OlayAtlasiError, language: str) -> str:
    """What went wrong, in the asked language where the error knows how to say it."""
    return _sentence(error.reason, language) if isinstance(error, Refusal) else str(error)


def item(shown: Item) -> dict[str, Any]:
    """An item under its fields' names."""
    return shallow(shown)


def shallow(record: Any, *without: str) -> dict[str, Any]:
    """A dataclass's fields by name, without the ones named."""
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name not in without}


def timeline(found: Timeline) -> dict[str, Any]:
    """`/api/timeline`."""
    return shallow(found) | {"items": [item(one) for one in found.items]}


def cells(found: Cells) -> dict[str, Any]:
    """`/api/cells`; a cell's grade goes by the name `class`."""
    shown = [
        shallow(cell, "grade") | {"class": cell.grade, "item": cell.item and item(cell.item)} for cell in found.cells
    ]
    return shallow(found) | {"cells": shown}


def page(found: Page) -> dict[str, Any]:
    """`/api/events`."""
    rows = [item(row.item) | shallow(row, "item") for row in found.rows]
    return shallow(found, "rows") | {"events": rows}


def facets(found: Facets, language: str) -> dict[str, Any]:
    """`/api/facets`."""
    answer = shallow(found)
    for name in ("types", "modalities", "publishers", "actors", "articles", "places"):
        answer[name] = [_facet(value, name, language) for value in answer[name]]
    return answer


def _facet(value: FacetValue, name: str, language: str) -> dict[str, Any]:
    shown = {"value": str(value.value), "label": value.label, "count": value.count}
    if name == "types":
        shown["label"] = label(f"type.{value.value}", language)
    if name == "modalities":
        shown["label"] = label(f"modality.{value.value}", language)
    return shown | ({"kind": value.kind, "within": value.within} if name == "places" else {})
