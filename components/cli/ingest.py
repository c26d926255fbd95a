"""`ingest`: files into a library, with a line of JSON on what became of each."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from components.cli.inputs import PIPE, piped
from components.cli.lines import complain, line, write
from components.library import Library
from components.library.ingest import Found, Outcome, from_paths, ingest
from components.model import Article, PublicationDate, Reason
from components.places import Gazetteer
from components.sources import Failure, Unreadable, article, failure
from components.wording import explain

PIPE_NAME = "stdin"


def ingested(
    folder: Path,
    paths: Iterable[str],
    gazetteer: Gazetteer,
    published: PublicationDate | None,
    jobs: int,
    language: str,
) -> bool:
    """Add the articles of all paths; a line of JSON on each file. False if some could not be read."""
    library = Library.open(folder)
    counter = _Counter()
    fine, files = True, 0
    for outcome in ingest(library, _dated(_found(paths), published), gazetteer, jobs, counter.show):
        counter.clear()
        files += 1
        fine = fine and not outcome.failures
        write(line(_record(outcome, language)))
        for one in outcome.failures:
            complain(f"{one.name}: {explain(one.reason, language)}")
    counter.clear()
    if not files:
        complain(explain(Reason("sources.empty_folder"), language))
    articles, events = len(library.articles()), library.counts()[1]
    complain(f"{folder}: {articles} articles, {events} events")
    return fine and files > 0


def _found(paths: Iterable[str]) -> Iterator[Found]:
    for path in paths:
        if path == PIPE:
            yield from ((PIPE_NAME, _article(one)) for one in piped())
        else:
            yield from from_paths([Path(path)])


def _article(found: Any) -> Article | Failure:
    if isinstance(found, Failure):
        return found
    try:
        return article(found)
    except Unreadable as error:
        return failure(found.name, error, found.id)


def _dated(found: Iterable[Found], published: PublicationDate | None) -> Iterator[Found]:
    """The articles with the date that the command line states, if it does."""
    for name, one in found:
        yield name, replace(one, published=published) if published and isinstance(one, Article) else one


def _record(outcome: Outcome, language: str) -> dict[str, Any]:
    return {
        "file": outcome.name,
        "new": outcome.new,
        "known": outcome.known,
        "mentions": outcome.mentions,
        "failed": [{"name": one.name, "error": explain(one.reason, language)} for one in outcome.failures],
    }


class _Counter:
    """How many articles are done, on one line of the terminal; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()

    def show(self, done: int, name: str) -> None:
        """The number of articles done and the file at hand."""
        if self.live:
            sys.stderr.write(f"\r\x1b[K{done} articles  {Path(name).name[:50]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Make room for a line of output."""
        if self.live:
            sys.stderr.write("\r\x1b[K")
