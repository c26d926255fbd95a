"""The filter bar: each widget narrows the one selection that timeline, map, list and counts share.

Beside each choice stands how many events it would show under the other filters. Streamlit knows a choice by its label,
so a label that changes with the counts is told to the browser anew, and one that comes back late is still understood.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from components.library import Library
from components.library.answers import Facets, FacetValue
from components.model import Selection
from components.ui import state
from components.ui.i18n import chosen, number, t

OFFERED, COUNTED = 300, 3_000  # choices of a filter; choices whose events are counted
FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


def show(library: Library) -> None:
    """The bar; a filter's choices are everything that the library holds, most frequent in the selection first."""
    kept = (str(library.database.file), library.version)
    every, now = _facets(library, *kept, ""), _facets(library, *kept, state.query())
    _text()
    _day("from")
    _day("to")
    _several("place", every.places, now.places, place_label)
    _several("type", every.types, now.types, lambda one: t(f"type.{one.value}"))
    _several("publisher", every.publishers, now.publishers)
    _advanced(every, now)
    st.button(
        t("ui.clear"),
        key="clear",
        type="tertiary",
        disabled=state.selection() == Selection(),
        on_click=state.choose,
        args=(Selection(),),
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _facets(_library: Library, file: str, version: int, query: str) -> Facets:
    """Of what `query` selects, nothing for all; with the library's file and version it is the key of the cache."""
    return _library.facets(state.selection() if query else Selection(), limit=COUNTED)


def place_label(value: FacetValue) -> str:
    """`Hatay · il`, `Pazarcık · ilçe, Kahramanmaraş`, `Anıtkabir · Çankaya`: enough to tell namesakes apart."""
    kind = t(f"kind.{value.kind}") if value.kind and value.kind != "site" else ""
    return " · ".join(part for part in (value.label, ", ".join(filter(None, (kind, *value.within[:1])))) if part)


def _text() -> None:
    key = state.widget_key("q")
    st.text_input(
        t("ui.search"),
        key=key,
        placeholder=t("ui.search_hint"),
        icon=":material/search:",
        width=200,
        live="400ms",
        on_change=state.from_widgets,
    )


def _day(name: str) -> None:
    st.date_input(
        t(f"ui.{name}"),
        value=None,
        key=state.widget_key(name),
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format="DD.MM.YYYY",
        width=164,
        on_change=state.from_widgets,
    )


def _several(
    name: str,
    every: Sequence[FacetValue],
    now: Sequence[FacetValue],
    name_of: Callable[[FacetValue], str] = lambda one: one.label,
) -> None:
    """A choice of many; a value of the address that the library does not know stays, so that it can be taken away."""
    key = state.widget_key(name)
    counts = {one.value: one.count for one in now}
    labels = {one.value: name_of(one) for one in (*every[:OFFERED], *now[:OFFERED])}
    labels = distinct(labels | {value: value for value in state.chosen_values(name) if value not in labels})
    rest = 0 if len(now) < COUNTED else None  # what was not counted is not said to be none
    shown = {value: _counted(label, counts.get(value, rest)) for value, label in labels.items()}
    state.tell_labels(name, labels, shown)
    st.multiselect(
        t(f"ui.{name}"),
        sorted(shown, key=lambda value: -counts.get(value, 0)),
        format_func=_label(shown),
        key=key,
        placeholder=t("ui.any"),
        select_all=False,  # it would stand first, in English, and Enter after a few letters would choose all that match
        on_change=state.from_widgets,
    )


def _counted(label: str, count: int | None) -> str:
    return label if count is None else f"{label} ({number(count)})"


def _label(shown: dict[str, str]) -> Callable[[str], str]:
    return lambda value: shown.get(value, value)


def distinct(labels: dict[str, str]) -> dict[str, str]:
    """Labels with a number behind those that occur more than once: Streamlit knows a choice only by its label."""
    seen: Counter[str] = Counter()
    out = {}
    for value, label in labels.items():
        seen[label] += 1
        out[value] = label if seen[label] == 1 else f"{label} ({seen[label]})"
    return out


def _advanced(every: Facets, now: Facets) -> None:
    used = bool(_advanced_in_use(state.selection()))
    label = t("ui.advanced") + (" •" if used else "")
    with st.popover(label, key="advanced", width="content"), st.container(key="advanced_form", width=360):
        _several("article", every.articles, now.articles)
        _several("modality", every.modalities, now.modalities, lambda one: t(f"modality.{one.value}"))
        _several("actor", every.actors, now.actors)
        st.slider(
            t("ui.confidence"),
            0,
            100,
            step=5,
            format="%%%d" if chosen() == "tr" else "%d%%",
            key=state.widget_key("confidence"),
            on_change=state.from_widgets,
        )
        if state.selection().box:
            bare = replace(state.selection(), box=None)
            st.button(t("ui.area_drop"), key="area", on_click=state.choose, args=(bare,))
        if state.selection().added:
            bare = replace(state.selection(), added=None)
            st.button(t("ui.added_drop"), key="added", on_click=state.choose, args=(bare,))


def _advanced_in_use(found: Selection) -> Iterable[object]:
    parts = (found.articles, found.modalities, found.actors, found.min_confidence, found.box, found.added)
    return [part for part in parts if part]
