"""Bytes of any known format into articles: text, web page, feed, PDF, Word, table, JSON, and archives of these.

`read` never raises for what a file holds: a file, row or member that gives no article is a named `Failure`, and the
others go on.
"""

from collections.abc import Iterator
from dataclasses import replace

from components.model import Article, PublicationDate
from components.sources.draft import Draft, Failure, Unreadable, article, article_id, failure
from components.sources.formats import MAX_FILE_BYTES, SUFFIXES, drafts
from components.sources.plain import read_plain

__all__ = [
    "MAX_FILE_BYTES",
    "SUFFIXES",
    "Draft",
    "Failure",
    "Unreadable",
    "article",
    "article_id",
    "drafts",
    "failure",
    "read",
    "read_pasted",
]


def read(data: bytes, name: str, published: PublicationDate | None = None) -> Iterator[Article | Failure]:
    """The articles in some bytes, in the order they stand there; `name` is the file's, its suffix tells the format.

    `published` = when those came out that do not say it themselves.
    """
    for found in drafts(data, name):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            yield article(replace(found, published=_dated(found.published, published)))
        except Unreadable as error:
            yield failure(found.name, error)


def read_pasted(text: str, name: str, title: str = "", published: PublicationDate | None = None) -> Article | Failure:
    """The article in a text that a person has pasted; the title and date that are given go before those in the text."""
    try:
        found = read_plain(text, name)
        return article(replace(found, title=title.strip() or found.title, published=published or found.published))
    except Unreadable as error:
        return failure(name, error)


def _dated(own: PublicationDate | None, given: PublicationDate | None) -> PublicationDate | None:
    """The article's own date; one that is only an upper bound, the day its file was made, yields to a given one."""
    return own if own and own.earliest else given or own
