"""The selected events as files."""

from collections.abc import Callable

import streamlit as st

from components.exchange import FORMATS, write
from components.library import Library
from components.ui import state
from components.ui.i18n import chosen, number, t

NAMES = {
    "csv": "olaylar.csv",
    "html": "olaylar.html",
    "geojson": "olaylar.geojson",
    "kml": "olaylar.kml",
    "timelinejs": "olaylar-timelinejs.json",
    "ics": "olaylar.ics",
    "jsonl": "olaylar.jsonl",
}


def show(library: Library) -> None:
    """A popover with one button a format; a file is made only when its button is pressed."""
    with st.popover(t("ui.download"), type="tertiary", icon=":material/download:", width="content"):
        st.caption(t("ui.download_help", number(library.counts(state.selection())[0])))
        for form, file_name in NAMES.items():
            st.download_button(
                t(f"ui.download_{form}"),
                maker(library, form),
                file_name=file_name,
                mime=FORMATS[form],
                on_click="ignore",
                key=f"download_{form}",
                width="stretch",
            )


def maker(library: Library, form: str) -> Callable[[], bytes]:
    """What makes the file of a format from what is selected now."""
    selection, language = state.selection(), chosen()
    return lambda: write(form, library.export_records(selection), language)
