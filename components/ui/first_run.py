"""The first visit: build the index of place names and read the sample articles, saying so in the page.

The work belongs to the process, not to the visitor's session: who closes the page, reloads it or comes second finds it
going on. (Streamlit ends a session's script when its browser leaves.)
"""

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from components.errors import OlayAtlasiError
from components.places import build_gazetteer, gazetteer_path
from components.sources import Failure, read
from components.ui import shelf
from components.ui.i18n import t
from components.ui.reading import analyse_all

SEEDS = Path(__file__).parents[2] / "seeds"
LOOK_S = 0.3


@dataclass
class Work:
    """What is being done: the share of it (0..1), the words for it, and what stopped it."""

    share: float = 0.0
    words: tuple[str, tuple[object, ...]] = ("ui.first_run", ())
    error: Exception | None = None
    thread: threading.Thread = field(default_factory=threading.Thread)

    def tell(self, share: float, code: str, *args: object) -> None:
        """How far it is."""
        self.share, self.words = min(1.0, share), (code, args)


_work: list[Work] = []
_starting = threading.Lock()


def ready() -> bool:
    """True once there is an index, and a library with articles, or an empty one that a person has asked for."""
    if not gazetteer_path().is_file():
        return False
    return "OLAY_ATLASI_LIBRARY" in os.environ or bool(shelf.library().articles()) or not _samples()


def show() -> None:
    """Follow the work that is missing with a progress bar, then show the page."""
    work = _begin()
    with st.container(horizontal_alignment="center"), st.container(width=560):
        st.title("Olay Atlası")
        bar = st.progress(0.0, t("ui.first_run"))
    while work.thread.is_alive():
        code, args = work.words
        bar.progress(work.share, t(code, *args))
        time.sleep(LOOK_S)
    if work.error:
        st.error(t("ui.first_failed", str(work.error)))
        return
    st.rerun()


def _begin() -> Work:
    """The work under way, or new work where there is none."""
    with _starting:
        if not _work or not _work[0].thread.is_alive():
            work = Work()
            work.thread = threading.Thread(target=_do, args=(work,), daemon=True)
            _work[:] = [work]
            work.thread.start()
        return _work[0]


def _do(work: Work) -> None:
    try:
        if not gazetteer_path().is_file():
            gazetteer_path().parent.mkdir(parents=True, exist_ok=True)
            build_gazetteer(gazetteer_path(), lambda share, _: work.tell(share, "ui.first_run"))
        if not ready():
            _read_samples(work)
    except Exception as error:  # a thread that died unseen would be begun again without end
        work.error = error
        if not isinstance(error, OlayAtlasiError):
            raise


def _samples() -> list[Path]:
    return sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []


def _read_samples(work: Work) -> None:
    found = [article for path in _samples() for article in read(path.read_bytes(), path.name)]
    articles = [article for article in found if not isinstance(article, Failure)]
    total = len(articles)
    analyses = analyse_all(articles, lambda share: work.tell(share, "ui.first_library", round(share * total), total))
    work.tell(1.0, "ui.linking")
    shelf.library().add(analyses)
