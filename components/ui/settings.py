"""Switches for what may go over the network: all off until a person turns them on, and each says what it sends."""

import streamlit as st

from components.ui.i18n import t


def show() -> None:
    """The popover with the switches."""
    with st.popover(t("ui.settings"), key="settings", type="tertiary"):
        st.toggle(t("ui.tiles"), key="tiles", help=t("ui.tiles_help"))
        st.toggle(t("ui.online_tiles"), key="online_tiles")
        st.caption(t("ui.online_tiles_help"))


def tiles() -> bool:
    """True if the raster tiles of this machine are wanted under the map."""
    return bool(st.session_state.get("tiles"))


def online() -> bool:
    """True if tiles may be fetched from outside."""
    return bool(st.session_state.get("online_tiles"))
