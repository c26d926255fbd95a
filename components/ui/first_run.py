"""The first visit: build the index of place names and read the sample articles, saying so in the page."""

import os
import threading
from pathlib import Path

import streamlit as st

from components.errors import OlayAtlasiError
from components.places import build_gazetteer, gazetteer_path
from components.sources import Failure, read
from components.ui import shelf
from components.ui.i18n import t
from components.ui.reading import analyse_all

SEEDS = Path(__file__).parents[2] / "seeds"
_one_at_a_time = threading.Lock()  # two first visitors must not build the same file


def ready() -> bool:
    """True once there is an index, and a library with articles, or an empty one that a person has asked for."""
    if not gazetteer_path().is_file():
        return False
    return "OLAY_ATLASI_LIBRARY" in os.environ or bool(shelf.library().articles()) or not _samples()


def show() -> None:
    """Do what is missing with a progress bar, then show the page."""
    st.title("Olay Atlası")
    try:
        with _one_at_a_time:
            if not gazetteer_path().is_file():
                _build()
            if not ready():
                _read_samples()
    except OlayAtlasiError as error:
        st.error(t("ui.first_failed", error))
        return
    st.rerun()


def _build() -> None:
    bar = st.progress(0.0, t("ui.first_run"))
    gazetteer_path().parent.mkdir(parents=True, exist_ok=True)

    def tell(share: float, _: str) -> None:
        bar.progress(min(1.0, share), t("ui.first_run"))

    build_gazetteer(gazetteer_path(), tell)
    bar.empty()


def _samples() -> list[Path]:
    return sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []


def _read_samples() -> None:
    files = _samples()
    bar = st.progress(0.0, t("ui.first_library", 0, len(files)))
    found = []
    for number, path in enumerate(files, 1):
        found += [article for article in read(path.read_bytes(), path.name) if not isinstance(article, Failure)]
        bar.progress(number / len(files) / 2, t("ui.first_library", number, len(files)))
    analyses = analyse_all(found, lambda share: bar.progress(0.5 + share / 2, t("ui.linking")))
    shelf.library().add(analyses)
