"""One article in, all that was read out of it: dates, places, event mentions, and what was left out and why. Pure."""

from components.dates import infer_published, tag
from components.events import extract
from components.model import Analysis, Article
from components.places import Gazetteer, recognise, resolve
from components.text.sentences import split_sentences


def analyse(article: Article, gazetteer: Gazetteer) -> Analysis:
    """Read one article. An article without a publication date is read with the one its text gives away, if any."""
    text = article.text
    published = article.published or infer_published(text, None)
    sentences = split_sentences(text)
    times = tag(text, published, sentences)
    toponyms = recognise(text, gazetteer, sentences, tuple(time.span for time in times), article.title)
    resolved = resolve(text, toponyms, gazetteer, article.title)
    mentions, discarded = extract(article, sentences, times, resolved)
    return Analysis(article, times, resolved, mentions, discarded)
