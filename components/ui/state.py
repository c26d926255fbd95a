"""What is selected, in one place: read from the address once, changed by widgets and panes, told to the panes.

The canonical form is a `Selection`; the widgets' session keys are copies of it that are written only before the widgets
exist. Keys end in the language, because a widget remembers its choices by their labels.
"""

import re
import secrets
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from components.errors import InvalidSelection
from components.library import InvalidValue, from_query, to_query
from components.model import Selection
from components.ui.i18n import chosen

SETS = {
    "place": "places",
    "type": "types",
    "publisher": "publishers",
    "article": "articles",
    "actor": "actors",
    "modality": "modalities",
}
LONGEST_QUERY = 300
_COUNT = re.compile(r" \([\d.,]+\)$")


def begin() -> None:
    """At the start of a session: the selection of the address, a channel for the panes of this page."""
    state = st.session_state
    if "selection" in state:
        return
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    state.selection, state.dropped = readable(pairs)
    state.channel = f"olay-atlasi-{secrets.token_hex(8)}"
    state.seq = 0
    _write_widgets()


def readable(pairs: list[tuple[str, str]]) -> tuple[Selection, tuple[str, ...]]:
    """The selection of what can be read of a query, and the words that could not."""
    dropped: list[str] = []
    while True:
        try:
            return from_query(pairs), tuple(dropped)
        except InvalidValue as error:
            dropped.append(f"{error.field}={error.value}")
            pairs = [(name, value) for name, value in pairs if name != error.field]
        except InvalidSelection as error:
            return Selection(), (*dropped, str(error))


def selection() -> Selection:
    """What is selected now."""
    found: Selection = st.session_state.selection
    return found


def query() -> str:
    """The selection as the panes and the API read it."""
    return urlencode(to_query(selection()))


def widget_key(name: str) -> str:
    """Where the widget of a filter keeps its value."""
    return f"filter_{name}_{chosen()}"


def from_widgets() -> None:
    """Callback of the filters: what they show becomes the selection; days in the wrong order are turned round."""
    start, end = _widget("from"), _widget("to")
    turned = start is not None and end is not None and start > end
    chosen_sets: dict[str, Any] = {field: frozenset(_meant(name)) for name, field in SETS.items()}
    st.session_state.selection = replace(
        selection(),
        start=end if turned else start,
        end=start if turned else end,
        min_confidence=(_widget("confidence") or 0) / 100,
        query=(_widget("q") or "").strip()[:LONGEST_QUERY],
        **chosen_sets,
    )
    if turned:
        _write_widgets()


def _widget(name: str) -> Any:
    return st.session_state.get(widget_key(name))


def _meant(name: str) -> list[str]:
    """The values that a widget holds; a label that was counted anew while it was clicked comes back as the label."""
    values = st.session_state.get(f"labels_{name}", {})
    known = frozenset(values.values())
    return [one if one in known else values.get(_COUNT.sub("", one), one) for one in _widget(name) or ()]


def chosen_values(name: str) -> list[str]:
    """What is selected in one filter of many values."""
    return sorted(getattr(selection(), SETS[name]))


def tell_labels(name: str, labels: dict[str, str], shown: dict[str, str]) -> None:
    """Before a widget is shown: what its choices are called (value → label), now with their counts (`shown`).

    The widget is set anew if a label of what is chosen has changed, for it would lose that choice.
    """
    state, values = st.session_state, chosen_values(name)
    state[f"labels_{name}"] = {label: value for value, label in labels.items()}
    told = tuple(shown[value] for value in values)
    if state.get(f"told_{name}", ()) != told:
        state[widget_key(name)] = values
    state[f"told_{name}"] = told


def from_panes() -> None:
    """Callback of the header: a pane has changed the selection, the language or only the library."""
    said: dict[str, Any] | None = st.session_state.hub.get("commit")
    if not said:
        return
    st.session_state.seq = int(said["seq"])
    st.session_state.selection, st.session_state.dropped = readable(parse_qsl(str(said["query"])))
    if said.get("lang") in ("tr", "en"):
        st.session_state.language = said["lang"]
    if said.get("correct"):
        st.session_state.correcting = str(said["correct"])
    _write_widgets()


def choose(found: Selection) -> None:
    """Callback of buttons: a whole selection at once."""
    st.session_state.selection = found
    _write_widgets()


def _write_widgets() -> None:
    state, found = st.session_state, selection()
    values: dict[str, date | str | int | list[str] | None] = {
        "from": found.start,
        "to": found.end,
        "q": found.query,
        "confidence": round(found.min_confidence * 100),
    }
    for name, value in values.items():
        state[widget_key(name)] = value
    for name, field in SETS.items():
        state[widget_key(name)] = sorted(getattr(found, field))
