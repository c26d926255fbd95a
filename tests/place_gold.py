"""Every place that the gold gives an event: what `fit_placing.py` fits on, and how much each counts."""

from datetime import date
from typing import NamedTuple

from cases import cases
from components.model import Article, PublicationDate, Span
from components.text.sentences import split_sentences
from event_gold import topics
from gold_reader import gold_article
from main_events import is_odd, main_events
from paragraphs import paragraphs

FOLDS = 5
EVEN = -1  # the fold of the even half, which is never fitted
ROW = 1.5  # how much a row of tests/cases/placing.tsv counts beside a mention of the confusable topics
MAIN = 2.0  # one main event of plain news
SHORT = 1.9  # one event of a paragraph
Spot = tuple[str, float | None, float | None]


class Wanted(NamedTuple):
    """A gold mention: its article, sentence, trigger if annotated, type, places (the main one first; () = none)."""

    article: str
    sentence: Span
    trigger: Span | None
    type: str
    places: tuple[Spot, ...]
    fold: int
    weight: float


def all_wanted() -> tuple[dict[str, Article], list[Wanted]]:
    """The articles, and every gold mention. Whole topics and texts share a fold."""
    articles, rows = {}, []
    for at, topic in enumerate(topics()):
        articles |= {article.id: article for article in topic.articles}
        rows += [Wanted(m.article, m.sentence, m.trigger, m.type, m.places, at % FOLDS, 1.0) for m in topic.mentions]
    for at, (slug, events) in enumerate(main_events().items()):
        article = gold_article(slug)
        articles[article.id] = article
        fold = at // 2 % FOLDS if is_odd(slug) else EVEN
        for event in events:
            spots = _spots(event.place, event.point)
            rows.append(Wanted(article.id, event.sentence, None, event.type, spots, fold, MAIN))
    for paragraph in paragraphs():
        articles[paragraph.article.id] = paragraph.article
        for one in paragraph.events:
            spots, name = _spots(one.place, one.point), paragraph.article.id
            rows.append(Wanted(name, one.sentence, one.words, "", spots, paragraph.number % FOLDS, SHORT))
    for at, row in enumerate(cases("placing.tsv")):
        ((day, text, place),) = row.values
        name = f"placing:{at}"
        published = date.fromisoformat(day)
        articles[name] = Article(name, "", text, PublicationDate(published, published, "user", 1.0))
        last = split_sentences(text)[-1].span
        rows.append(Wanted(name, last, None, "", _spots(None if place == "-" else place, None), at % FOLDS, ROW))
    return articles, rows


def _spots(name: str | None, point: tuple[float, float] | None) -> tuple[Spot, ...]:
    """A place with its point, if it has one; () for none."""
    return () if name is None else ((name, *(point or (None, None))),)
