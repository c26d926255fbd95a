"""One article in, all that was read out of it: dates, places, event mentions, and what was left out and why. Pure."""

from dataclasses import replace

from components.dates import infer_published, tag
from components.events import extract
from components.model import Analysis, Article, PublicationDate
from components.places import Gazetteer, recognise, resolve
from components.text.sentences import split_sentences


def analyse(article: Article, gazetteer: Gazetteer) -> Analysis:
    """Read one article. The `Analysis` holds it with the publication date it was read with, which names its source."""
    article = replace(article, published=_published(article))
    text = article.text
    sentences = split_sentences(text)
    times = tag(text, article.published, sentences)
    toponyms = recognise(text, gazetteer, sentences, tuple(time.span for time in times), article.title)
    resolved = resolve(text, toponyms, gazetteer, article.title, sentences)
    mentions, discarded = extract(article, sentences, times, resolved)
    return Analysis(article, times, resolved, mentions, discarded)


def _published(article: Article) -> PublicationDate | None:
    """The date that came with the article; where that is missing or only a bound, the one its own words give away."""
    given = article.published
    if given and given.earliest:
        return given
    return infer_published(article.text, given.latest if given else None) or given
