"""Articles into the library with a word on each: what the upload and the first visit share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from components.model import Analysis, Article, PublicationDate, Reason
from components.pipeline import analyse
from components.sources import Failure, read
from components.ui import shelf

MAX_FILES = 500  # of one upload
MAX_ARTICLES = 20_000  # of one upload: more is the command line's work


@dataclass(frozen=True, slots=True)
class Given:
    """A file as a person gave it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: articles that are new, that were known, event reports found, and what failed."""

    name: str
    new: int
    known: int
    mentions: int
    failures: tuple[tuple[str, Reason], ...]
    articles: tuple[str, ...] = ()  # ids, new and known


def analyse_all(articles: Sequence[Article], progress: Callable[[float], object]) -> list[Analysis]:
    """Read every article; `progress` hears the share that is done."""
    analyses = []
    for number, article in enumerate(articles, 1):
        analyses.append(analyse(article, shelf.gazetteer()))
        progress(number / len(articles))
    return analyses


def add_files(
    files: Sequence[Given], progress: Callable[[int, str], object], published: PublicationDate | None = None
) -> Iterator[Outcome]:
    """Read and add the files one by one, so that one that is broken or huge does not hold back the others.

    `published` = when those came out that do not say it themselves.
    """
    for number, given in enumerate(files, 1):
        progress(number, given.name)
        yield _add(given.name, list(read(given.data, given.name, published)))


def add_article(name: str, article: Article) -> Outcome:
    """Add one article that a person has pasted."""
    return _add(name, [article])


def _add(name: str, found: Sequence[Article | Failure]) -> Outcome:
    failures = tuple((failure.name, failure.reason) for failure in found if isinstance(failure, Failure))
    articles = [article for article in found if isinstance(article, Article)]
    if len(articles) > MAX_ARTICLES:
        failures += ((name, Reason("ui.too_many_articles", (str(len(articles)), str(MAX_ARTICLES)))),)
        articles = articles[:MAX_ARTICLES]
    analyses = analyse_all(articles, lambda _: None)
    added = shelf.library().add(analyses)
    mentions = sum(len(one.mentions) for one in analyses)
    return Outcome(name, added.articles, added.known, mentions, failures, tuple(one.id for one in articles))
