"""Why: an event's card and an article's page show every decision with the words it rests on; this is their JSON.

Offsets are code points: of the sentence in a mention's `marks`, of the whole text in an article's.
"""

from typing import Any

from components.library.answers import Dossier, Reading
from components.model import (
    Analysis,
    Article,
    Mention,
    PublicationDate,
    ResolvedToponym,
    Span,
    When,
    Where,
)
from components.server.payload import item, sentences, shallow

MAX_MENTIONS = 200
MAX_CANDIDATES = 10


def dossier(found: Dossier, language: str) -> dict[str, Any]:
    """`/api/events/{id}`."""
    event = found.event
    known = [mention for mention in event.mentions if mention.article_id in found.analyses]
    return {
        "event": item(found.item)
        | {
            "actors": event.actors,
            "when": _when(event.when, _text_of_when(found)),
            "where": _where(event.where),
            "why": sentences(event.why, language),
        },
        "mentions": [_mention(one, found.analyses[one.article_id], language) for one in known[:MAX_MENTIONS]],
        "mention_count": len(event.mentions),
        "links": [
            {
                "kind": link.kind,
                "direction": "out" if link.a == event.id else "in",
                "evidence": link.evidence,
                "rule": link.rule,
                "confidence": link.confidence,
                "item": item(other),
            }
            for link, other in found.links
        ],
    }


def reading(found: Reading, language: str) -> dict[str, Any]:
    """`/api/articles/{id}`."""
    analysis = found.analysis
    return _head(analysis.article) | {
        "text": analysis.article.text,
        "marks": _marks(analysis, Span(0, len(analysis.article.text))),
        "events": [{"id": event, "start": start, "end": end} for event, start, end in found.events],
        "discarded": [
            {
                "start": one.span.start,
                "end": one.span.end,
                "text": one.text,
                "reason": sentences([one.reason], language)[0],
            }
            for one in analysis.discarded
        ],
    }


def _head(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": _published(article.published),
        "url": article.url,
    }


def _published(published: PublicationDate | None) -> dict[str, Any] | None:
    """One day, or `earliest/latest` with `..` for an end that nobody knows (EDTF)."""
    if published is None:
        return None
    ends = [day.isoformat() if day else ".." for day in (published.earliest, published.latest)]
    value = ends[0] if ends[0] == ends[1] else "/".join(ends)
    return {"value": value, "source": published.source, "confidence": published.confidence}


def _mention(mention: Mention, analysis: Analysis, language: str) -> dict[str, Any]:
    text, span = analysis.article.text, mention.span
    return {
        "id": mention.id,
        "article": _head(analysis.article),
        "sentence": span.of(text),
        "start": span.start,
        "end": span.end,
        "marks": [
            mark | {"start": mark["start"] - span.start, "end": mark["end"] - span.start}
            for mark in _marks(analysis, span, mention.trigger)
        ],
        "modality": mention.modality.value,
        "type": mention.type.value,
        "figures": [{"kind": figure.kind, "value": figure.value} for figure in mention.figures],
        "when": _when(mention.when, _words(mention.when, text)),
        "places": _places(mention, analysis, language),
        "why": sentences(mention.why, language),
    }


def _marks(analysis: Analysis, within: Span, trigger: Span | None = None) -> list[dict[str, Any]]:
    """Date and place words inside a span, by position; the trigger too where it covers neither."""
    spans: list[tuple[Span, str, str | None]] = [(one.span, "time", one.edtf or one.value) for one in analysis.times]
    spans += [(one.toponym.span, "place", one.place.name if one.place else None) for one in analysis.toponyms]
    if trigger and not any(span.overlaps(trigger) for span, _, _ in spans):
        spans.append((trigger, "trigger", None))
    inside = sorted((mark for mark in spans if within.covers(mark[0])), key=lambda mark: mark[:2])
    return [{"start": span.start, "end": span.end, "kind": kind, "value": value} for span, kind, value in inside]


def _when(when: When | None, text: str | None) -> dict[str, Any] | None:
    if when is None:
        return None
    days = {"earliest": when.earliest.isoformat(), "latest": when.latest.isoformat()}
    return {"edtf": when.edtf, **days, "precision": int(when.precision), "source": when.source, "text": text} | {
        "clock": when.clock
    }


def _text_of_when(found: Dossier) -> str | None:
    when = found.event.when
    for mention in found.event.mentions:
        if mention.when == when and mention.article_id in found.analyses:
            return _words(when, found.analyses[mention.article_id].article.text)
    return None


def _words(when: When | None, text: str) -> str | None:
    return when.evidence.of(text) if when and when.evidence else None


def _where(where: Where | None) -> dict[str, Any] | None:
    if where is None:
        return None
    return shallow(where.place) | {"precision": int(where.precision), "source": where.source}


def _places(mention: Mention, analysis: Analysis, language: str) -> list[dict[str, Any]]:
    """Place words of the sentence and those elsewhere that the event's place was read from, by position."""
    used = {where.evidence: where for where in mention.places if where.evidence}
    chosen = [one for one in analysis.toponyms if mention.span.covers(one.toponym.span) or one.toponym.span in used]
    return [_place(one, used.get(one.toponym.span), language) for one in chosen]


def _place(resolved: ResolvedToponym, where: Where | None, language: str) -> dict[str, Any]:
    place = resolved.place
    return {
        "text": resolved.toponym.text,
        "name": place.name if place else None,
        "kind": place.kind if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "source": where.source if where else None,
        "literal": resolved.toponym.literal,
        "candidates": [
            {
                "id": one.place.id,
                "name": one.place.name,
                "kind": one.place.kind,
                "country": one.place.country,
                "within": one.place.within,
                "score": round(one.score, 4),
                "reason": sentences([one.reason], language)[0],
            }
            for one in resolved.candidates[:MAX_CANDIDATES]
        ],
    }
