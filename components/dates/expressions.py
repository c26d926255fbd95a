"""The door of the room: a text in, its time expressions out."""

from datetime import date

from components.dates.anchor import meaning_of, resolve
from components.dates.draft import Draft
from components.dates.joiner import Atom
from components.dates.tagger import find
from components.dates.timeline import Timeline
from components.dates.values import Meaning
from components.dates.words import Words, read_words
from components.dates.years import Known, Ladder
from components.model import PublicationDate, Sentence, Span, TimeExpression


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
    ladder = Ladder(words.folded, text, _known_dates(words, atoms), sentences)
    timeline = Timeline(published, ladder)
    found = [_expression(words, atom, timeline) for atom in atoms]
    return tuple([expression for expression in found if expression is not None])


def _known_dates(words: Words, atoms: list[Atom]) -> list[Known]:
    """The dates that name their year."""
    blank = Timeline(None, Ladder(words.folded, words.text, [], ()))
    known = []
    for atom in atoms:
        if _names_year(atom.draft) and atom.draft.grain in {"day", "month", "year"}:
            found = meaning_of(blank, atom.draft)
            if found and found.earliest and found.latest:
                known.append(_known(words.starts[atom.first], atom.draft, found.earliest, found.latest))
    return known


def _known(at: int, draft: Draft, first: date, last: date) -> Known:
    """A date as the ladder sees it; the end of a year lies in its last months."""
    if draft.grain == "year" and draft.mod == "END" and draft.until is None:
        return Known(at, date(last.year, 11, 1), last, True)
    return Known(at, first, last, draft.grain != "year")


def _names_year(draft: Draft) -> bool:
    return (
        draft.year is not None and draft.nth_unit != "known" and (draft.until is None or draft.until.year is not None)
    )


def _expression(words: Words, atom: Atom, timeline: Timeline) -> TimeExpression | None:
    span = Span(words.starts[atom.first], words.end(atom.last))
    meaning = resolve(timeline, atom.draft, span.start, span.end)
    return None if meaning is None else _written(words, atom, span, meaning)


def _written(words: Words, atom: Atom, span: Span, meaning: Meaning) -> TimeExpression:
    kind, value, edtf, earliest, latest, precision, _, anchor, sure, mod, alternatives, why = meaning
    confidence = round(sure * atom.confidence, 3)
    return TimeExpression(
        span,
        span.of(words.text),
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
