"""Adding articles: files or a pasted text, with progress and a line on each file."""

from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st

from components.model import PublicationDate, Selection
from components.sources import MAX_FILE_BYTES, SUFFIXES, Draft, Unreadable, article
from components.ui import panes, reading, state
from components.ui.i18n import chosen, plain, t
from components.ui.reading import MAX_FILES, Given, Outcome
from components.wording import explain

MEGABYTE = 1024 * 1024


def show() -> None:
    """The popover in the header."""
    with (
        st.container(key="articles", width="content"),
        st.popover(t("ui.add"), type="primary", icon=":material/add:", width="content"),
        st.container(key="add_form", width=540),
    ):
        _form()


def _form() -> None:
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
        given = [Given(file.name, file.getvalue()) for file in files or ()]
        when = PublicationDate(published, published, "user", 1.0) if published else None
        _read(given, Draft(t("ui.pasted"), text, title, when))
    _results()


def _about() -> tuple[str, date | None]:
    left, right = st.columns([3, 2])
    title = left.text_input(t("ui.paste_title"), key="paste_title", max_chars=300)
    published = right.date_input(
        t("ui.paste_date"), value=None, key="paste_date", format="DD.MM.YYYY", min_value=date(1, 1, 1)
    )
    return title, published


def _read(files: Sequence[Given], pasted: Draft) -> None:
    if not files and not pasted.text.strip():
        st.session_state.outcomes = (t("ui.nothing_given"),)
        return
    bar = st.progress(0.0)
    kept = files[:MAX_FILES]
    outcomes: list[Outcome] = []
    for outcome in reading.add_files(
        kept,
        lambda number, name: bar.progress((number - 1) / len(kept), t("ui.reading", plain(name), number, len(kept))),
        pasted.published,
    ):
        outcomes.append(outcome)
    if pasted.text.strip():
        outcomes.append(_pasted(pasted))
    bar.empty()
    st.session_state.outcomes = tuple(_told(outcomes, len(files)))
    st.session_state.added = tuple(identity for one in outcomes for identity in one.articles)
    st.session_state.uploads = st.session_state.get("uploads", 0) + 1
    st.rerun()


def _pasted(draft: Draft) -> Outcome:
    try:
        return reading.add_article(draft.name, article(draft))
    except Unreadable as error:
        return Outcome(draft.name, 0, 0, 0, ((draft.name, error.reason),))


def _told(outcomes: Sequence[Outcome], given: int) -> Iterator[str]:
    """What became of all that was given, in lines: their sum, what was too much, each by itself."""
    if len(outcomes) > 1:
        new, known = sum(one.new for one in outcomes), sum(one.known for one in outcomes)
        yield t("ui.result_sum", new, known, sum(len(one.failures) for one in outcomes))
    if given > MAX_FILES:
        yield t("ui.too_many", given, MAX_FILES)
    for outcome in outcomes:
        yield from lines_of(outcome)


def lines_of(outcome: Outcome) -> list[str]:
    """What became of one file, a sentence each."""
    lines = []
    if outcome.new:
        lines.append(t("ui.added", outcome.name, outcome.new, outcome.mentions))
    if outcome.known:
        lines.append(t("ui.known", outcome.name))
    return lines + [t("ui.failed", name, explain(reason, chosen())) for name, reason in outcome.failures]


def _results() -> None:
    """Names of files are shown as plain text: Markdown in them must not fetch anything."""
    lines, added = st.session_state.get("outcomes", ()), st.session_state.get("added", ())
    if not lines:
        return
    with st.container(key="outcomes"):
        st.text("\n".join(lines))
    if added:
        only = Selection(articles=frozenset(added))
        st.button(t("ui.show_added"), key="show_added", on_click=state.choose, args=(only,))
