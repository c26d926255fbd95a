"""The filter bar: each widget narrows the one selection that timeline, map, list and counts share."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from components.library import Library
from components.library.answers import Facets, FacetValue
from components.model import Modality, Selection
from components.ui import state
from components.ui.i18n import chosen, t

FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


def show(library: Library) -> None:
    """The bar; a filter's choices are everything that the library holds, most frequent first."""
    facets = _facets(library, library.version)
    places = {value.value: place_label(value) for value in facets.places}
    _text()
    _day("from")
    _day("to")
    _several("place", places, 160)
    _several("type", {value.value: t(f"type.{value.value}") for value in facets.types}, 140)
    _several("publisher", {value.value: value.label for value in facets.publishers}, 140)
    _several("article", {value.value: value.label for value in facets.articles}, 150)
    _advanced(facets)
    st.button(
        t("ui.clear"),
        key="clear",
        type="tertiary",
        disabled=state.selection() == Selection(),
        on_click=state.choose,
        args=(Selection(),),
    )


@st.cache_data(max_entries=4, show_spinner=False)
def _facets(_library: Library, version: int) -> Facets:
    return _library.facets()  # `version` is the key of the cache


def place_label(value: FacetValue) -> str:
    """`Hatay · il`, `Pazarcık · ilçe, Kahramanmaraş`: enough to tell namesakes apart."""
    kind = t(f"kind.{value.kind}") if value.kind else ""
    return " · ".join(part for part in (value.label, ", ".join(filter(None, (kind, *value.within[:1])))) if part)


def _text() -> None:
    key = state.widget_key("q")
    st.text_input(
        t("ui.search"),
        key=key,
        placeholder=t("ui.search_hint"),
        icon=":material/search:",
        width=180,
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
        width=168,
        on_change=state.from_widgets,
    )


def _several(name: str, labels: dict[str, str], width: int | str) -> None:
    """A choice of many; a value of the address that the library does not know stays, so that it can be taken away."""
    key = state.widget_key(name)
    unknown = {value: value for value in st.session_state.get(key, ()) if value not in labels}
    shown = distinct(labels | unknown)
    st.multiselect(
        t(f"ui.{name}"),
        list(shown),
        format_func=_label(shown),
        key=key,
        placeholder=t("ui.any"),
        width=width,  # type: ignore[arg-type]
        on_change=state.from_widgets,
    )


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


def _advanced(facets: Facets) -> None:
    used = bool(_advanced_in_use(state.selection()))
    label = t("ui.advanced") + (" •" if used else "")
    with st.popover(label, key="advanced", width=120):
        _several("modality", {str(kind): t(f"modality.{kind}") for kind in Modality}, "stretch")
        _several("actor", {value.value: value.label for value in facets.actors}, "stretch")
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


def _advanced_in_use(found: Selection) -> Iterable[object]:
    return [part for part in (found.modalities, found.actors, found.min_confidence, found.box) if part]
