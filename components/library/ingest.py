"""Why: thousands of files become a library while a person watches: read, analysed on all processors, added bit by bit.

Every batch is a whole: after a kill the library holds what was added before it, and the same command goes on from there
because known articles add nothing. A file that cannot be read is named and the others go on.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from components.errors import LibraryError
from components.library.library import Library
from components.model import Analysis, Article, Reason
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from components.sources import SUFFIXES, Failure, Unreadable, failure, read
from components.text.turkish import fold_case

BATCH = 64  # articles that are added, and seen by the app, at once
CHUNK = 8  # articles handed to a process at once
QUEUED = 3  # chunks in waiting for each process, so that a long input never fills the memory
KNOWN_SUFFIXES = frozenset(f".{suffix}" for suffixes in SUFFIXES.values() for suffix in suffixes.split())

Found = tuple[str, Article | Failure]  # the name of the file, and what stood in it
Given = tuple[str, "Article | Failure | Known"]
Read = tuple[str, "Analysis | Failure | Known"]
Progress = Callable[[int, str], object]


class Known(NamedTuple):
    """An article that is in the library, so it need not be analysed."""

    id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: articles that are new, that were known, event reports in the new, and what failed."""

    name: str
    new: int = 0
    known: int = 0
    mentions: int = 0
    failures: tuple[Failure, ...] = ()


def ingest(
    library: Library,
    found: Iterable[Found],
    gazetteer: Gazetteer,
    jobs: int = 1,
    progress: Progress = lambda done, name: None,
    batch_size: int = BATCH,
) -> Iterator[Outcome]:
    """Adds articles (and Failures, which are passed on) and says of each file what became of it, in order.

    Articles of one file must stand together. `progress` hears how many articles are done, and the last one's file.
    `batch_size` = articles added at once: more are linked sooner altogether, fewer are seen sooner.
    """
    batch: list[Read] = []
    files = _Files()
    for done, one in enumerate(_analysed(_marked(library, found), gazetteer, jobs), 1):
        batch.append(one)
        progress(done, one[0])
        if len(batch) >= batch_size:
            yield from files.finished(library, batch)
            batch = []
    yield from files.finished(library, batch)
    yield from files.last()


def from_paths(paths: Iterable[Path]) -> Iterator[Found]:
    """The articles of files, and of all readable files under folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file() and fold_case(one.suffix) in KNOWN_SUFFIXES)
            yield from from_paths(inside)
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            yield str(path), failure(str(path), Unreadable("sources.unreadable_file", error.strerror or error))
            continue
        yield from from_bytes(str(path), data)


def from_bytes(name: str, data: bytes) -> Iterator[Found]:
    """The articles in a file's bytes, such as an upload."""
    for one in read(data, name):
        yield name, one


@dataclass(slots=True)
class _Files:
    """Adds batches and keeps count of the file that may go on in the next one."""

    open: dict[str, Outcome] = field(default_factory=dict)

    def finished(self, library: Library, batch: list[Read]) -> Iterator[Outcome]:
        analyses = [one for _, one in batch if isinstance(one, Analysis)]
        new = set(library.add(analyses).new) if analyses else set()
        for name, one in batch:
            before = self.open.pop(name, None) or Outcome(name)
            yield from self.last()
            self.open[name] = _counted(before, one, new)
            if isinstance(one, Analysis):
                new.discard(one.article.id)

    def last(self) -> Iterator[Outcome]:
        yield from self.open.values()
        self.open = {}


def _counted(outcome: Outcome, one: Analysis | Failure | Known, new: set[str]) -> Outcome:
    if isinstance(one, Failure):
        return replace(outcome, failures=(*outcome.failures, one))
    if isinstance(one, Analysis) and one.article.id in new:
        return replace(outcome, new=outcome.new + 1, mentions=outcome.mentions + len(one.mentions))
    return replace(outcome, known=outcome.known + 1)


def _marked(library: Library, found: Iterable[Found]) -> Iterator[Given]:
    """Articles that the library has become `Known`, so that a run that was broken off goes on quickly."""
    rest = iter(found)
    while chunk := list(islice(rest, CHUNK)):
        known = library.known_articles(one.id for _, one in chunk if isinstance(one, Article))
        for name, one in chunk:
            yield name, Known(one.id) if isinstance(one, Article) and one.id in known else one


def _analysed(found: Iterable[Given], gazetteer: Gazetteer, jobs: int) -> Iterator[Read]:
    if jobs <= 1:
        yield from (_analyse(one, gazetteer) for one in found)
        return
    # A fresh process, not a fork: the app has threads, and a fork of them may hang.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh, initializer=_open, initargs=(gazetteer.path,)) as pool:
        try:
            yield from _in_order(pool, iter(found), jobs * QUEUED)
        except BrokenProcessPool as error:
            raise LibraryError(
                "A reading process died (out of memory?); run the same command again with fewer jobs: "
                "what was added stays."
            ) from error


def _in_order(pool: ProcessPoolExecutor, found: Iterator[Given], queued: int) -> Iterator[Read]:
    waiting: deque[Future[list[Read]]] = deque()
    while chunk := list(islice(found, CHUNK)):
        waiting.append(pool.submit(_analyse_chunk, chunk))
        if len(waiting) >= queued:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


_gazetteer: Gazetteer | None = None  # of a worker process


def _open(path: Path) -> None:
    global _gazetteer
    _gazetteer = open_gazetteer(path)


def _analyse_chunk(chunk: list[Given]) -> list[Read]:
    if _gazetteer is None:
        raise LookupError("this process was not prepared by `_open`")
    return [_analyse(one, _gazetteer) for one in chunk]


def _analyse(given: Given, gazetteer: Gazetteer) -> Read:
    name, article = given
    if isinstance(article, Failure | Known):
        return name, article
    try:
        return name, analyse(article, gazetteer)
    except Exception as error:  # a rule that trips over one article must not take the others with it: it is named
        said = f"{type(error).__name__}: {error}"
        reason = Reason("library.not_analysed", (article.title, said))
        return name, Failure(name, f"“{article.title}” çözümlenemedi ({said}).", reason, article.id)
