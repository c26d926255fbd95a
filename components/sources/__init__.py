"""Bytes of any known format into articles: text, web page, feed, PDF, Word, table, JSON, and archives of these.

`read` never raises for what a file holds: a file, row or member that gives no article is a named `Failure`, and the
others go on.
"""

from collections.abc import Iterator
from dataclasses import replace

from components.model import Article, PublicationDate
from components.sources.draft import Draft, Failure, Unreadable, article, article_id, failure
from components.sources.formats import MAX_FILE_BYTES, SUFFIXES, drafts

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
            yield article(replace(found, published=found.published or published))
        except Unreadable as error:
            yield failure(found.name, error)
