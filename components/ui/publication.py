"""The articles that report an event: when each came out, and the way out of the library."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.library import Library
from components.library.answers import Dossier
from components.model import Article, PublicationDate
from components.ui import reading
from components.ui.articles import publication_day
from components.ui.filters import distinct
from components.ui.i18n import number, t


def show(library: Library, found: Dossier, finish: Callable[[Callable[[], object], str], None]) -> None:
    """Part of the window that corrects an event; `finish` does a step, closes the window and says the words."""
    with st.expander(t("ui.correct_articles")):
        article = _one_of({one.article.id: one.article for one in found.analyses.values()})
        known = article.published.day if article.published else None
        key = f"correct_published_{article.id}"
        day = publication_day(st.container(), known, key)
        st.caption(t("ui.correct_published_help"))
        left, right = st.columns(2)
        if left.button(t("ui.read_again"), key="correct_published_do", width="stretch"):
            when = PublicationDate(day, day, "user", 1.0) if day else None
            finish(lambda: reading.date_anew(article, when), t("ui.corrected_article"))
        if right.button(t("ui.take_out"), key="correct_take_out", width="stretch"):
            finish(lambda: library.remove_articles([article.id]), t("ui.taken_back", number(1)))


def _one_of(articles: Mapping[str, Article]) -> Article:
    if len(articles) == 1:
        return next(iter(articles.values()))
    names = distinct({one.id: _named(one) for one in articles.values()})
    chosen = st.selectbox(t("ui.article"), list(names), format_func=names.__getitem__, key="correct_article")
    return articles[chosen]


def _named(article: Article) -> str:
    return " · ".join(filter(None, (article.publisher, article.title or article.text[:60])))
