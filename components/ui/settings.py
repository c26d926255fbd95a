"""Switches for what may go over the network: all off until a person turns them on, and each says what it sends."""

from functools import cache

import streamlit as st

from components.errors import GeocodingError
from components.geocoding import Geocoder, open_geocoder
from components.library import home_path
from components.model import Candidate
from components.ui.i18n import t

USER_AGENT = "olay-atlasi (one place name, asked by hand)"


def show() -> None:
    """The popover with the switches."""
    with (
        st.popover(t("ui.settings"), type="tertiary", width="content"),
        st.container(key="settings", width=380),
    ):
        st.toggle(t("ui.tiles"), key="tiles")
        st.caption(t("ui.tiles_help"))
        st.toggle(t("ui.online_tiles"), key="online_tiles")
        st.caption(t("ui.online_tiles_help"))
        if st.toggle(t("ui.nominatim"), key="nominatim"):
            _ask()
        st.caption(t("ui.nominatim_help"))


def tiles() -> bool:
    """True if the raster tiles of this machine are wanted under the map."""
    return bool(st.session_state.get("tiles"))


def online() -> bool:
    """True if tiles may be fetched from outside."""
    return bool(st.session_state.get("online_tiles"))


@cache
def geocoder() -> Geocoder:
    """Opened when somebody has switched it on, never before."""
    return open_geocoder(home_path() / "geocoding.sqlite", USER_AGENT)


def _ask() -> None:
    """One name, one question, only when the button is pressed; answers are text, not labels."""
    name = st.text_input(t("ui.nominatim_name"), key="nominatim_name", max_chars=120)
    if not st.button(t("ui.nominatim_ask"), key="nominatim_ask", disabled=not name.strip()):
        return
    try:
        found = geocoder().ask(name.strip())
    except GeocodingError as error:
        st.text(str(error))
        return
    st.text("\n".join(map(_line, found)) or t("ui.nominatim_none"))


def _line(candidate: Candidate) -> str:
    place = candidate.place
    return f"{', '.join((place.name, *place.within))} ({t(f'kind.{place.kind}')}): {place.lat:.4f}, {place.lon:.4f}"
