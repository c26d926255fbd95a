"""`extract`: articles in, one JSON object a line out, in input order and in offsets of the given text."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from components.model import (
    Analysis,
    Discard,
    GeoPrecision,
    Mention,
    PublicationDate,
    ResolvedToponym,
    Span,
    TimeExpression,
    TimePrecision,
)
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from components.sources import Draft, Failure, Unreadable, article
from components.text.alignment import Alignment
from components.wording import explain

Record = dict[str, Any]
CHUNK = 16  # articles handed to a process at once
QUEUED = 4  # chunks in waiting for each process, so that a long pipe never fills the memory


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all articles of one run; `published` overrides the date of each."""

    published: PublicationDate | None = None
    language: str = "tr"


def extract(found: Iterable[Draft | Failure], path: Path, settings: Settings, jobs: int) -> Iterator[Record]:
    """The records of all articles in order; `path` is the gazetteer's. Articles without text give `id` and `error`."""
    if jobs == 1:
        gazetteer = open_gazetteer(path)
        yield from (record(one, gazetteer, settings) for one in found)
        return
    with ProcessPoolExecutor(jobs, initializer=_open, initargs=(path, settings)) as pool:
        yield from _in_order(pool, iter(found), jobs * QUEUED)


_here: tuple[Gazetteer, Settings] | None = None  # of a worker process


def _open(path: Path, settings: Settings) -> None:
    global _here
    _here = (open_gazetteer(path), settings)


def _records(chunk: list[Draft | Failure]) -> list[Record]:
    assert _here is not None
    gazetteer, settings = _here
    return [record(one, gazetteer, settings) for one in chunk]


def _in_order(pool: ProcessPoolExecutor, found: Iterator[Draft | Failure], queued: int) -> Iterator[Record]:
    waiting: deque[Future[list[Record]]] = deque()
    while chunk := list(islice(found, CHUNK)):
        waiting.append(pool.submit(_records, chunk))
        if len(waiting) >= queued:
            yield from waiting.popleft().result()
    for future in waiting:
        yield from future.result()


def record(found: Draft | Failure, gazetteer: Gazetteer, settings: Settings) -> Record:
    """The JSON object of one article, or its id and the error that made it unreadable."""
    if isinstance(found, Failure):
        return {"id": found.name if found.id is None else found.id, "error": explain(found.reason, settings.language)}
    draft = replace(found, published=settings.published or found.published)
    try:
        analysis = analyse(article(draft), gazetteer)
    except Unreadable as error:
        return {"id": draft.name if draft.id is None else draft.id, "error": explain(error.reason, settings.language)}
    except Exception as error:  # one article that trips a rule must not take the others with it: named, exit code 1
        return {"id": draft.name if draft.id is None else draft.id, "error": f"{type(error).__name__}: {error}"}
    return _described(draft, analysis, settings.language)


def _described(draft: Draft, analysis: Analysis, language: str) -> Record:
    alignment = Alignment(draft.text)
    where = _locator(alignment, draft)
    return {
        "id": analysis.article.id if draft.id is None else draft.id,
        "title": analysis.article.title,
        "published": _publication(analysis.article.published),
        "dates": [_date(time, where) for time in analysis.times],
        "places": [_place(toponym, where) for toponym in analysis.toponyms],
        "events": [_event(mention, where) for mention in analysis.mentions],
        "discarded": [_discard(discard, where, language) for discard in analysis.discarded],
    }


Locator = Callable[[Span], Record]


def _locator(alignment: Alignment, draft: Draft) -> Locator:
    """Spans of the article as `start`, `end` and `text` of what was given: the file, with its header, or the record."""

    def locate(span: Span) -> Record:
        there = alignment.back(span)
        return {"start": there.start + draft.offset, "end": there.end + draft.offset, "text": there.of(draft.text)}

    return locate


def _publication(published: PublicationDate | None) -> Record:
    if published is None:
        return {"value": None, "source": None, "confidence": 0.0}
    return {"value": _interval(published), "source": published.source, "confidence": published.confidence}


def _interval(published: PublicationDate) -> str | None:
    """A day, or an EDTF interval of the bounds that are known."""
    if published.day:
        return published.day.isoformat()
    first, last = (day.isoformat() if day else ".." for day in (published.earliest, published.latest))
    return f"{first}/{last}" if first != last else None


def _date(time: TimeExpression, where: Locator) -> Record:
    return {
        **where(time.span),
        "type": time.type,
        "value": time.value,
        "edtf": time.edtf,
        "earliest": time.earliest and time.earliest.isoformat(),
        "latest": time.latest and time.latest.isoformat(),
        "anchor": time.anchor,
        "rule": time.rule,
    }


def _place(resolved: ResolvedToponym, where: Locator) -> Record:
    toponym = resolved.toponym
    best = resolved.candidates[0] if resolved.candidates else None
    place = best.place if best else None
    return {
        **where(toponym.span),
        "name": place.name if place else toponym.name,
        "kind": place.kind if place else toponym.hint,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "id": place.id if place else None,
        "score": round(best.score, 4) if best else 0.0,
        "literal": toponym.literal,
    }


def _event(mention: Mention, where: Locator) -> Record:
    span = where(mention.span)
    when, partial, spot = mention.when, mention.partial, mention.where
    return {
        "id": mention.id,
        "start": span["start"],
        "end": span["end"],
        "type": str(mention.type),
        "title": mention.title,
        "modality": str(mention.modality),
        "edtf": when.edtf if when else partial and partial.edtf,
        "earliest": when.earliest.isoformat() if when else None,
        "latest": when.latest.isoformat() if when else None,
        "time_precision": int(when.precision if when else partial.precision if partial else TimePrecision.UNKNOWN),
        "places": [
            {"name": one.place.name, "lat": one.place.lat, "lon": one.place.lon, "kind": one.place.kind}
            for one in mention.places
        ],
        "geo_precision": int(spot.precision if spot else GeoPrecision.NONE),
        "actors": list(mention.actors),
        "confidence": round(mention.confidence, 4),
    }


def _discard(discard: Discard, where: Locator, language: str) -> Record:
    return {**where(discard.span), "reason": explain(discard.reason, language)}
