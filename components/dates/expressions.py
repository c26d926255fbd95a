"""The door of the room: a text in, its time expressions out."""

from datetime import date
from functools import lru_cache

from components.dates.anchor import meaning_of, resolve
from components.dates.draft import Draft
from components.dates.joiner import Atom
from components.dates.rungs import Known
from components.dates.tagger import find
from components.dates.timeline import Timeline
from components.dates.values import Meaning
from components.dates.words import Words, read_words
from components.dates.years import Ladder
from components.model import PublicationDate, Sentence, Span, TimeExpression

_CALENDAR = {"day", "month", "year"}


def tag(
    text: str, published: PublicationDate | None = None, sentences: tuple[Sentence, ...] | None = None
) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in its order, not overlapping, each resolved as far as honesty allows.

    `published` anchors "dün" and dates without a year; without it years come from bounds in the text and are marked
    `inferred`, or stay open. `sentences` are split here if they are not given. Pure; never raises on any text.
    """
    words = read_words(text)
    atoms = find(words)
    if not atoms:
        return ()
    absolute = _absolute(words, atoms)
    known = [
        _known(words.starts[atom.first], atom.draft, found.earliest, found.latest)
        for atom, found in zip(atoms, absolute, strict=True)
        if found and found.earliest and found.latest
    ]
    timeline = Timeline(published, Ladder(words.folded, text, known, sentences))
    expressions = [_expression(words, *one, timeline) for one in zip(atoms, absolute, strict=True)]
    return tuple([expression for expression in expressions if expression is not None])


def _absolute(words: Words, atoms: list[Atom]) -> list[Meaning | None]:
    """What the days, months and years that name their year mean, which is the same on every timeline; else None."""
    blank = Timeline(None, Ladder(words.folded, words.text, [], ()))
    return [meaning_of(blank, atom.draft) if _names_year(atom.draft) else None for atom in atoms]


def _known(at: int, draft: Draft, first: date, last: date) -> Known:
    """A date as the ladder sees it; the end of a year lies in its last months."""
    if draft.grain == "year" and draft.mod == "END" and draft.until is None:
        return Known(at, date(last.year, 11, 1), last, True)
    return Known(at, first, last, draft.grain != "year")


def _names_year(draft: Draft) -> bool:
    return (
        draft.year is not None
        and draft.grain in _CALENDAR
        and draft.nth_unit != "known"
        and (draft.until is None or draft.until.year is not None)
    )


def _expression(words: Words, atom: Atom, absolute: Meaning | None, timeline: Timeline) -> TimeExpression | None:
    start, end = words.starts[atom.first], words.starts[atom.last + 1]
    meaning = resolve(timeline, atom.draft, start, end, absolute)
    return None if meaning is None else _written(words, atom, Span(start, end), meaning)


def _written(words: Words, atom: Atom, span: Span, meaning: Meaning) -> TimeExpression:
    kind, value, edtf, earliest, latest, precision, _, anchor, sure, mod, alternatives, why = meaning
    confidence = _product(sure, atom.confidence)
    return TimeExpression(
        span,
        words.text[span.start : span.end],
        kind,
        value,
        edtf,
        earliest,
        latest,
        precision,
        anchor,
        atom.rule,
        confidence,
        mod,
        alternatives,
        why,
    )


@lru_cache(maxsize=1 << 10)
def _product(sure: float, confidence: float) -> float:
    """How sure the calendar and the rule are together; there are few such pairs."""
    return round(sure * confidence, 3)
