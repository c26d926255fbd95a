"""One article in, all that was read out of it: dates, places, event mentions, and what was left out and why. Pure.

What a person says of an event (a date in words, a place) becomes the same types here too.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from components.dates import infer_published, tag
from components.events import extract
from components.events.placing import geo_precision
from components.events.timing import when_of
from components.model import Analysis, Article, Place, PublicationDate, Span, TimePrecision, When, Where
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


def when_in_words(words: str) -> When | None:
    """A time as a person writes it: "6 Şubat 2023 04.17", "Mart 2021", "2023-02", "2023-02-06/2023-02-09".

    None if the words are not one time that is known with its year.
    """
    words = words.strip()
    if _ISO.fullmatch(words):
        first, _, last = words.partition("/")
        return _between(_days(first), _days(last or first), words)
    times = [time for time in tag(words) if time.type in {"DATE", "TIME"}]
    if len(times) != 1 or times[0].span != Span(0, len(words)):
        return None
    when = when_of(times[0], "edited")
    return when and replace(when, evidence=None)


_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_ISO_PRECISION = {4: TimePrecision.YEAR, 7: TimePrecision.MONTH, 10: TimePrecision.DAY}


def _days(iso: str) -> tuple[date, date] | None:
    """First and last day of a year, month or day; None if the calendar has none such."""
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return first, date(year, month or 12, day or monthrange(year, month or 12)[1])


def _between(first: tuple[date, date] | None, last: tuple[date, date] | None, edtf: str) -> When | None:
    if first is None or last is None or last[1] < first[0]:
        return None
    return When(first[0], last[1], edtf, _ISO_PRECISION[len(edtf.partition("/")[0])], "edited")


def where_at(place: Place) -> Where:
    """A place that a person chose, with how finely it tells where."""
    return Where(place, geo_precision(place), "edited")
