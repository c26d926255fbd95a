"""Switches for what may go over the network: all off until a person turns them on, and each says what it sends."""

from functools import cache

import streamlit as st

from components.geocoding import Geocoder, open_geocoder
from components.library import Library, home_path
from components.ui import history
from components.ui.i18n import t

USER_AGENT = "olay-atlasi (one place name, asked by hand)"


def show(library: Library) -> None:
    """The popover with the switches, and with what a person has corrected."""
    with (
        st.popover(t("ui.settings"), type="tertiary", width="content"),
        st.container(key="settings", width=380),
    ):
        st.toggle(t("ui.tiles"), key="tiles")
        st.caption(t("ui.tiles_help"))
        st.toggle(t("ui.online_tiles"), key="online_tiles")
        st.caption(t("ui.online_tiles_help"))
        st.toggle(t("ui.nominatim"), key="nominatim")
        st.caption(t("ui.nominatim_help"))
        history.show(library)


def tiles() -> bool:
    """True if the raster tiles of this machine are wanted under the map."""
    return bool(st.session_state.get("tiles"))


def online() -> bool:
    """True if tiles may be fetched from outside."""
    return bool(st.session_state.get("online_tiles"))


def may_ask() -> bool:
    """True if a place name may be sent to the geocoding server."""
    return bool(st.session_state.get("nominatim"))


@cache
def geocoder() -> Geocoder:
    """Opened when somebody has switched it on, never before."""
    return open_geocoder(home_path() / "geocoding.sqlite", USER_AGENT)
