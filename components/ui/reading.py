"""Articles into the library with a word on each: what the upload and the first visit share."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from components.library.ingest import Outcome, ingest
from components.model import Analysis, Article, PublicationDate, Reason
from components.pipeline import analyse
from components.sources import Failure
from components.ui import shelf
from components.wording import explain

MAX_FILES = 2_000  # of one upload
BATCH = 250  # articles that are linked, and seen, at once
MAX_ARTICLES = 20_000  # of one file: more is the command line's work

Found = tuple[str, Sequence[Article | Failure]]  # the name of a file, and what stood in it
Progress = Callable[[float, str], object]  # hears the share that is done, and of which file


@dataclass(slots=True)
class Addition:
    """What became of all that was added at once."""

    began: datetime  # to the second, as the library notes it
    ended: datetime
    outcomes: tuple[Outcome, ...] = ()
    articles: tuple[str, ...] = ()  # ids of all that could be read, new and known
    new: tuple[str, ...] = ()  # ids
    redated: int = 0  # articles that were known without a date and have one now
    undated: int = 0  # articles whose day of publication is still unknown


def analyse_all(articles: Sequence[Article], progress: Callable[[float], object]) -> list[Analysis]:
    """Read every article; `progress` hears the share that is done."""
    analyses = []
    for number, article in enumerate(articles, 1):
        analyses.append(analyse(article, shelf.gazetteer()))
        progress(number / len(articles))
    return analyses


def add(found: Iterable[Found], files: int, progress: Progress) -> Addition:
    """Add what stood in so many files; one that is broken does not hold back the others.

    A known article that had no date of publication and comes with one is read anew.
    """
    began = _now()
    intake = _Intake(files)

    def tell(done: int, name: str) -> None:
        progress(intake.shares[done - 1], name)

    outcomes = list(ingest(shelf.library(), intake.fresh(found), shelf.gazetteer(), progress=tell, batch_size=BATCH))
    if intake.redated:
        outcomes += _read_anew(intake.redated)
    seen = tuple(intake.seen)
    unknown = shelf.library().undated_articles()
    return Addition(
        began,
        _now(),
        tuple(outcomes),
        seen,
        tuple(identity for identity in seen if identity not in intake.known),
        len(intake.redated),
        sum(identity in unknown for identity in seen),
    )


class Job:
    """Adding as a thread of its own: a page that is drawn anew, or closed, does not break it off."""

    def __init__(self, found: Iterable[Found], files: int) -> None:
        self.files = files
        self.share, self.name = 0.0, ""  # how much is done, and of which file
        self.addition: Addition | None = None
        self.error: Exception | None = None
        self._thread = threading.Thread(target=self._work, args=(found,), daemon=True)
        self._thread.start()

    def done(self, wait_s: float = 0.0) -> bool:
        """True once all is added or something unforeseen has stopped it."""
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    def _work(self, found: Iterable[Found]) -> None:
        try:
            self.addition = add(found, self.files, self._hear)
        except Exception as error:  # a thread has nobody to raise it to: the page says it
            self.error = error

    def _hear(self, share: float, name: str) -> None:
        self.share, self.name = min(1.0, share), name


def date_anew(article: Article, published: PublicationDate | None) -> None:
    """Read a known article as if it had come out then; what persons corrected stays."""
    _read_anew([(article.title, replace(article, published=published))])


def _read_anew(articles: Sequence[tuple[str, Article]]) -> list[Outcome]:
    shelf.library().remove_articles([article.id for _, article in articles])
    return list(ingest(shelf.library(), articles, shelf.gazetteer()))


@dataclass(slots=True)
class _Intake:
    """Watches what is handed to the library, article by article."""

    files: int
    shares: list[float] = field(default_factory=list)  # of the files that are done with each article
    seen: dict[str, None] = field(default_factory=dict)  # ids in their order
    known: set[str] = field(default_factory=set)
    redated: list[tuple[str, Article]] = field(default_factory=list)  # with the name of its file

    def fresh(self, found: Iterable[Found]) -> Iterator[tuple[str, Article | Failure]]:
        """All but what is to be read anew."""
        undated = shelf.library().undated_articles()
        for number, (name, articles) in enumerate(found):
            kept = _within_limit(name, articles)
            ids = [one.id for one in kept if isinstance(one, Article)]
            self.known |= shelf.library().known_articles(one for one in ids if one not in self.seen)
            for at, one in enumerate(kept, 1):
                if isinstance(one, Article):
                    self.seen[one.id] = None
                    if one.id in undated and one.published and one.published.earliest:
                        undated.discard(one.id)
                        self.redated.append((name, one))
                        continue
                self.shares.append((number + at / len(kept)) / self.files)
                yield name, one


def _within_limit(name: str, found: Sequence[Article | Failure]) -> list[Article | Failure]:
    if len(found) <= MAX_ARTICLES:
        return list(found)
    reason = Reason("ui.too_many_articles", (str(len(found)), str(MAX_ARTICLES)))
    return [*found[:MAX_ARTICLES], Failure(name, explain(reason, "tr"), reason)]


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
