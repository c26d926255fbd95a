"""The page: header, filters, timeline beside map, list beside card. It reads like a sentence; each pane is a file."""

import streamlit as st

from components.errors import LibraryError
from components.library import Library
from components.ui import articles, corrections, downloads, filters, first_run, map_pane, panes, settings, state
from components.ui.i18n import because, chosen, plain, t, words
from components.ui.shelf import ASSETS, library
from components.views.marks import marks

ICON = ASSETS / "icon.svg"


def show() -> None:
    """What a visitor sees; runs anew for each commit of a selection, never for a click or a hover."""
    st.set_page_config(page_title="Olay Atlası", page_icon=str(ICON), layout="wide")
    panes.dress_page()
    try:
        _show()
    except LibraryError as error:
        st.error(plain(because(error)))


def _show() -> None:
    if not first_run.ready():
        first_run.show()
        return
    state.begin()
    events = library()
    embedded = st.context.is_embedded
    with st.container(key="header", horizontal=True, vertical_alignment="center"):
        _hub(events)
        if not embedded:
            articles.show()
            downloads.show(events)
            settings.show(events)
    if not embedded:
        with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
            filters.show(events)
    for dropped in st.session_state.dropped:
        st.warning(t("ui.bad_address", dropped.replace("`", "'")))
    _look()
    if not embedded:
        corrections.show(events)


def _look() -> None:
    channel: str = st.session_state.channel
    with st.container(key="panes"):
        left, right = st.columns([5, 6], gap="small")
        with left, st.container(key="timeline"):
            panes.timeline(channel)
        with right, st.container(key="map"):
            map_pane.show(channel)
    with st.container(key="reading"):
        left, right = st.columns([5, 6], gap="small")
        with left, st.container(key="events"):
            panes.events(channel)
        with right, st.container(key="card"):
            panes.card(channel)


def _hub(events: Library) -> None:
    page = events.page(state.selection(), limit=0)
    data = {
        "channel": st.session_state.channel,
        "seq": st.session_state.seq,
        "query": state.query(),
        "lang": chosen(),
        "theme": st.query_params.get("theme"),
        "event": st.query_params.get("event"),
        "words": words(),
        "marks": marks(),
        "tiles": settings.tiles(),
        "online": settings.online(),
        "editable": not st.context.is_embedded,
        "shown": st.session_state.get("shown"),
        "version": page.version,
        "count": {"count": page.count, "total": page.total, "undated": page.undated, "unplaced": page.unplaced},
    }
    panes.header(data, state.from_panes)
