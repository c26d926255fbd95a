"""Adding articles: files or a pasted text, with progress and a line on each file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components.library.ingest import Outcome
from components.model import Article, PublicationDate, Selection
from components.sources import MAX_FILE_BYTES, SUFFIXES, Failure, read, read_pasted
from components.ui import panes, shelf, state
from components.ui.i18n import chosen, number, plain, t
from components.ui.reading import MAX_FILES, Addition, Found, Job
from components.wording import explain

MEGABYTE = 1024 * 1024
NAMED = 40  # articles that an address names one by one
LOOK_S, PATIENCE_S = 1.0, 1.0  # between looks at the reading; a short one is waited for
MANY, FULL = 8, 190  # lines of result that are shown at once, and the height of more in pixels


def show() -> None:
    """The popover in the header."""
    with (
        st.container(key="articles", width="content"),
        st.popover(
            t("ui.add"), type="primary", icon=":material/add:", width="content", key="adding", on_change="rerun"
        ),
        st.container(key="add_form", width=540),
    ):
        _form()


def _form() -> None:
    job: Job | None = st.session_state.get("job")
    if job and job.done():
        _finish(job)
    elif job:
        _follow()
        return
    _results()
    turn = st.session_state.get("uploads", 0)  # a new key empties the fields after each upload
    panes.name_upload_button(t("ui.choose_files"))
    files = st.file_uploader(
        t("ui.upload"),
        type=[suffix for suffixes in SUFFIXES.values() for suffix in suffixes.split()],
        accept_multiple_files=True,
        max_upload_size=MAX_FILE_BYTES // MEGABYTE,
        key=f"files_{turn}",
    )
    st.caption(t("ui.upload_help"))
    text = st.text_area(t("ui.paste"), height=110, key=f"paste_{turn}")
    title, published = _about()
    st.caption(t("ui.paste_date_help"))
    if st.button(t("ui.read"), type="primary", key="read"):
        when = PublicationDate(published, published, "user", 1.0) if published else None
        pasted = read_pasted(text, t("ui.pasted"), title, when) if text.strip() else None
        _read(files or (), pasted, when)


def _about() -> tuple[str, date | None]:
    left, right = st.columns([3, 2])
    title = left.text_input(t("ui.paste_title"), key="paste_title", max_chars=300)
    return title, publication_day(right, None, "paste_date")


def publication_day(place: DeltaGenerator, known: date | None, key: str) -> date | None:
    """The field for the day on which an article came out."""
    day: date | None = place.date_input(
        t("ui.paste_date"), value=known, key=key, format="DD.MM.YYYY", min_value=date(1, 1, 1)
    )
    return day


def _read(files: Sequence[UploadedFile], pasted: Article | Failure | None, when: PublicationDate | None) -> None:
    if not files and not pasted:
        st.session_state.outcomes = (t("ui.nothing_given"),)
        st.session_state.addition = None
        st.rerun()
    kept = [
        (file.name, file.getvalue()) for file in files[:MAX_FILES]
    ]  # the page forgets its files once it is drawn anew
    found: Iterator[Found] = ((name, list(read(data, name, when))) for name, data in kept)
    if pasted:
        found = chain(found, [(t("ui.pasted"), [pasted])])
    st.progress(0.0)
    st.session_state.job = job = Job(found, len(kept) + bool(pasted))
    st.session_state.given = len(files)
    st.session_state.uploads = st.session_state.get("uploads", 0) + 1
    job.done(PATIENCE_S)
    st.rerun()


@st.fragment(run_every=LOOK_S)
def _follow() -> None:
    """How far the reading is; once it is done, the page is drawn anew with what became of it."""
    job: Job | None = st.session_state.get("job")
    if job and not job.done():
        st.progress(job.share, t("ui.reading", plain(job.name)))
        st.caption(t("ui.reading_help"))
        return
    if job:
        _finish(job)
    st.rerun()


def _finish(job: Job) -> None:
    lines = _told(job.addition, st.session_state.given) if job.addition else (t("ui.read_failed", str(job.error)),)
    st.session_state.outcomes = tuple(lines)
    st.session_state.addition = job.addition
    del st.session_state.job


def _told(addition: Addition, given: int) -> Iterator[str]:
    """What became of all that was given, in lines: their sum, what was too much, each by itself."""
    outcomes = addition.outcomes
    if len(outcomes) > 1:
        new, known = sum(one.new for one in outcomes), sum(one.known for one in outcomes)
        yield t("ui.result_sum", number(new), number(known), number(sum(len(one.failures) for one in outcomes)))
    if given > MAX_FILES:
        yield t("ui.too_many", given, MAX_FILES)
    if addition.redated:
        yield t("ui.redated", number(addition.redated))
    if addition.undated:
        yield t("ui.undated_articles", number(addition.undated))
    for outcome in outcomes:
        yield from lines_of(outcome)


def lines_of(outcome: Outcome) -> list[str]:
    """What became of one file, a sentence each."""
    lines = []
    if outcome.new:
        lines.append(t("ui.added", outcome.name, number(outcome.new), number(outcome.mentions)))
    if outcome.known:
        lines.append(t("ui.known", outcome.name, number(outcome.known)))
    return lines + [t("ui.failed", one.name, explain(one.reason, chosen())) for one in outcome.failures]


def _results() -> None:
    """Above the form, so that nobody must scroll to them. Names of files are plain text: Markdown fetches pictures."""
    lines: Sequence[str] = st.session_state.get("outcomes", ())
    addition: Addition | None = st.session_state.get("addition")
    if not lines:
        return
    with st.container(key="outcomes", height=FULL if len(lines) > MANY else "content"):
        st.text("\n".join(lines))
    if addition is None:
        return
    with st.container(horizontal=True):
        only = _selecting(addition)
        if only:
            st.button(t("ui.show_added"), key="show_added", type="primary", on_click=_show, args=(only,))
        if addition.new:
            st.button(t("ui.take_back"), key="take_back", on_click=_take_back, args=(addition.new,))
    st.divider()


def _selecting(addition: Addition) -> Selection | None:
    """What selects the events of an addition: its articles; those of a big one by the time they came, as an address
    cannot hold a thousand names. None if there is nothing to show.
    """
    if addition.articles and len(addition.articles) <= NAMED:
        return Selection(articles=frozenset(addition.articles))
    return Selection(added=(addition.began, addition.ended)) if addition.new else None


def _show(only: Selection) -> None:
    state.choose(only)
    st.session_state.adding = False


def _take_back(new: Sequence[str]) -> None:
    taken = shelf.library().remove_articles(new)
    st.session_state.outcomes = (t("ui.taken_back", number(taken)),)
    st.session_state.addition = None
    if state.selection().articles or state.selection().added:
        state.choose(replace(state.selection(), articles=frozenset(), added=None))
