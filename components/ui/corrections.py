"""A person corrects an event: its type, time and place, which reports belong to it. Everything can be taken back."""

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from components.errors import GeocodingError, GeocodingRefused, LibraryError
from components.exchange.days import edtf_words
from components.library import Library
from components.library.answers import Dossier
from components.library.overrides import Override
from components.model import EventType, Place, Selection, When
from components.pipeline import when_in_words, where_at
from components.places import locate
from components.ui import publication, settings, shelf
from components.ui.filters import distinct
from components.ui.i18n import because, chosen, plain, t

KEEP, NOWHERE = "keep", "nowhere"
NEIGHBOURS = 60  # events of the same days that may be the same event
LOCATED = 8  # places offered for a typed name


def show(library: Library) -> None:
    """The window, if one was asked for and the event is still there."""
    identity = st.session_state.get("correcting")
    found = library.event(identity) if identity else None
    if found is None:
        _close()
        return
    st.dialog(t("ui.correct"), on_dismiss=_close)(_form)(library, found)


def _form(library: Library, found: Dossier) -> None:
    """The fields of the window; it holds no state of its own beyond its widgets."""
    event = found.event
    st.text(event.title)
    kinds = list(EventType)
    kind = st.selectbox(
        t("ui.type"), kinds, kinds.index(event.type), format_func=lambda one: t(f"type.{one.value}"), key="correct_type"
    )
    written = _written(event.when)
    words = st.text_input(t("ui.when"), written, key="correct_when", max_chars=80)
    st.caption(t("ui.correct_when_help"))
    place = _place(found)
    if st.button(t("ui.save"), type="primary", key="correct_save"):
        when = when_in_words(words) if words.strip() else None
        if words.strip() and words != written and when is None:
            st.warning(t("ui.correct_when_unclear", plain(words)))
            return
        said = [Override("type", type=kind)] if kind != event.type else []
        said += [Override("when", when=when)] if words != written else []
        said += (
            [Override("where", where=where_at(place) if isinstance(place, Place) else None)] if place != KEEP else []
        )
        _apply(library, found, *(partial(library.override, event.id, one) for one in said))
    _reports(library, found)
    publication.show(library, found, lambda step, words: _apply(library, found, step, words=words))


def _written(when: When | None) -> str:
    """A time as the field shows it: in words where they can be read again, else in figures."""
    if when is None:
        return ""
    words, figures = (f"{day} {when.clock}" if when.clock else day for day in (edtf_words(when.edtf, "tr"), when.edtf))
    again = when_in_words(words)
    return words if again and (again.edtf, again.clock) == (when.edtf, when.clock) else figures


def _place(found: Dossier) -> Place | str:
    """The place chosen: one of what the reports may mean or of what a typed name may mean; KEEP or NOWHERE."""
    field = st.text_input(
        t("ui.correct_place"), key="correct_place", max_chars=120, placeholder=t("ui.correct_place_help")
    )
    name = field.strip()
    named = [*_by_server(name), *_by_index(name)] if name else []
    places = {place.id: place for place in (*named, *_candidates(found))}
    where = found.event.where
    labels = {KEEP: where.place.name if where else t("ui.unplaced")}
    labels |= distinct({identity: _place_label(place) for identity, place in places.items()})
    labels |= {NOWHERE: t("ui.unplaced")} if where else {}
    # A new name makes a new widget, so that its first answer is what is shown.
    key = f"correct_where_{name}_{len(named)}"
    chosen = st.selectbox(t("ui.where"), list(labels), int(bool(named)), format_func=labels.__getitem__, key=key)
    return places.get(chosen, chosen)


def _by_index(name: str) -> Iterator[Place]:
    return (candidate.place for candidate in locate(name, shelf.gazetteer(), LOCATED))


def _by_server(name: str) -> Iterator[Place]:
    """What the server outside says of a name: only if a person turned it on, and only when the button is pressed."""
    if not settings.may_ask():
        return
    if st.button(t("ui.nominatim_ask"), key="correct_ask"):
        st.session_state.correct_asked = name
    if st.session_state.get("correct_asked") != name:
        return
    try:
        found = settings.geocoder().ask(name)
    except GeocodingError as error:
        refused = isinstance(error, GeocodingRefused)
        st.warning(t("ui.nominatim_refused" if refused else "ui.nominatim_offline"))
        return
    st.caption(t("ui.nominatim_found" if found else "ui.nominatim_none"))
    yield from (candidate.place for candidate in found)


def _candidates(found: Dossier) -> Iterator[Place]:
    """What the place words of the event's sentences may mean, likeliest first."""
    for mention in found.event.mentions:
        analysis = found.analyses.get(mention.article_id)
        for resolved in analysis.toponyms if analysis else ():
            if mention.span.covers(resolved.toponym.span):
                yield from (candidate.place for candidate in resolved.candidates)


def _place_label(place: Place) -> str:
    return " · ".join((place.name, t(f"kind.{place.kind}"), *place.within))


def _reports(library: Library, found: Dossier) -> None:
    """Which reports belong together: take some out, or join the event with another one."""
    event = found.event
    with st.expander(t("ui.correct_reports")):
        if len(event.mentions) > 1:
            sentences = {m.id: _sentence(found, m.id) for m in event.mentions}
            apart = st.multiselect(
                t("ui.correct_split"), list(sentences), format_func=sentences.__getitem__, key="correct_split"
            )
            ready = 0 < len(apart) < len(sentences)
            if st.button(t("ui.split"), key="correct_split_do", disabled=not ready):
                _apply(library, found, partial(library.split, event.id, apart))
        others = _neighbours(library, found)
        other = st.selectbox(
            t("ui.correct_merge"), list(others), None, format_func=others.__getitem__, key="correct_merge"
        )
        if st.button(t("ui.merge"), key="correct_merge_do", disabled=other is None) and other:
            _apply(library, found, partial(library.merge, (event.id, other)))


def _sentence(found: Dossier, mention_id: str) -> str:
    mention = next(one for one in found.event.mentions if one.id == mention_id)
    article = found.analyses[mention.article_id].article
    return f"{article.publisher or t('ui.publisher_unknown')}: {mention.span.of(article.text)}"


def _neighbours(library: Library, found: Dossier) -> dict[str, str]:
    """Events that may be the same one: those linked with it and those of its days; id -> label."""
    when = found.event.when
    same_days = library.page(Selection(start=when.earliest, end=when.latest), limit=NEIGHBOURS).rows if when else ()
    items = [item for _, item in found.links] + [row.item for row in same_days]
    return {
        item.id: f"{edtf_words(item.edtf, chosen()) if item.edtf else t('ui.undated')} · {item.title}"
        for item in items
        if item.id != found.event.id
    }


def _apply(library: Library, found: Dossier, *steps: Callable[[], object], words: str = "") -> None:
    """Make the corrections, close the window and say the words; what cannot be done is said in it."""
    try:
        for step in steps:
            step()
    except LibraryError as error:
        st.warning(plain(because(error)))
        return
    _close()
    st.session_state.shown = library.telling(found.event.mentions[0].id)
    st.toast(words or t("ui.corrected"))
    st.rerun()


def _close() -> None:
    """Forget the window and what was typed in it, so that the next one begins with its own event's facts."""
    for key in [key for key in st.session_state if str(key).startswith("correct")]:
        del st.session_state[key]
