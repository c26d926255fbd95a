"""The selected events as files."""

from collections.abc import Callable

import streamlit as st

from components.library import Library
from components.ui import state
from components.ui.i18n import t

FORMATS = {"csv": "text/csv", "geojson": "application/geo+json"}
LABELS = {"csv": "CSV", "geojson": "GeoJSON"}


def show(library: Library) -> None:
    """A popover with one button a format; a file is made only when its button is pressed."""
    selection = state.selection()
    with st.popover(t("ui.download"), type="tertiary", icon=":material/download:", width="content"):
        st.caption(t("ui.download_help", library.counts(selection)[0]))
        for name, mime in FORMATS.items():
            st.download_button(
                LABELS[name],
                _maker(library, name),
                file_name=f"olaylar.{name}",
                mime=mime,
                on_click="ignore",
                key=f"download_{name}",
            )


def _maker(library: Library, name: str) -> Callable[[], bytes]:
    selection = state.selection()

    def make() -> bytes:
        from components.exchange import write  # pandas: heavy, and not needed to look

        return write(name, library.export_records(selection))

    return make
