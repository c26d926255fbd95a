"""Finds every place a Turkish article names: head nouns first, then the gazetteer's names weighed by their evidence."""

from functools import lru_cache

from components.model import Sentence, Span, Toponym
from components.places import evidence
from components.places.evidence import Scene
from components.places.evidence_words import DIRECTIONS, SPORT
from components.places.gazetteer import Gazetteer
from components.places.recognizer_heads import HeadSpan, head_spans
from components.places.recognizer_names import Names, Reading
from components.places.recognizer_words import Word, words
from components.places.suffixes import find_stem
from components.text.sentences import split_sentences

SPORT_WORDS = 3  # words of sport that make an article a report of a match
HEADLINE_SHARE = 0.7  # of capital words, from which on capitals tell nothing


def recognise(
    text: str,
    gazetteer: Gazetteer,
    sentences: tuple[Sentence, ...] | None = None,
    taken: tuple[Span, ...] = (),
    title: str = "",
) -> tuple[Toponym, ...]:
    """The places that a text names, in order, none overlapping another or a span of `taken` (dates).

    `sentences` = `split_sentences(text)` if at hand. A found name need not be known to the gazetteer.
    """
    names = _names(gazetteer)
    rows = [words(text, item.span.start, item.span.end) for item in sentences or split_sentences(text)]
    sport = _is_sport(rows)
    found = [toponym for row in rows for toponym in _in_sentence(text, row, names, sport)]
    return tuple(item for item in found if not any(item.span.overlaps(span) for span in taken))


@lru_cache(4)
def _names(gazetteer: Gazetteer) -> Names:
    """The names of one gazetteer, remembered from article to article."""
    return Names(gazetteer)


def _is_sport(rows: list[list[Word]]) -> bool:
    return sum(word.form.folded in SPORT for row in rows for word in row) >= SPORT_WORDS


def _capitals_tell(row: list[Word]) -> bool:
    """False in a headline: nearly every word, or nearly every letter, is a capital."""
    forms = [word.form for word in row if word.form.letters]
    return len(forms) < 3 or sum(form.capital for form in forms) < HEADLINE_SHARE * len(forms)


def _in_sentence(text: str, row: list[Word], names: Names, sport: bool) -> list[Toponym]:
    scene = Scene(row, _capitals_tell(row), sport)
    heads = head_spans(text, row, scene.capitals_tell, lambda name: names.known(name) is not None)
    found: list[Toponym] = []
    at = 0
    for head in [*heads, None]:
        stop = head.first if head else len(row)
        while at < stop:
            at = _gather(text, scene, names, at, stop, found)
        if head:
            found.append(_of_head(text, scene, names, head))
            at = head.last
    return found


def _gather(text: str, scene: Scene, names: Names, at: int, stop: int, found: list[Toponym]) -> int:
    """Add the name that starts at word `at`, if it is a place; the next word to look at."""
    if not scene.form(at).capital:
        return at + 1
    reading = names.longest(text, scene.words, at)
    if reading is None or reading.last > stop:
        return at + 1
    if evidence.is_club(scene, reading) or evidence.belief(scene, reading) <= evidence.FIRM:
        return at + 1
    found.append(_of_reading(text, scene, reading))
    return reading.last


def _of_reading(text: str, scene: Scene, reading: Reading) -> Toponym:
    start = scene.words[reading.first].start
    before = scene.form(reading.first - 1)
    return Toponym(
        Span(start, reading.end),
        text[start : reading.end],
        reading.name,
        literal=evidence.is_literal(scene, reading),
        rule="name" if before.folded not in DIRECTIONS else "direction",
    )


def _of_head(text: str, scene: Scene, names: Names, head: HeadSpan) -> Toponym:
    start = scene.words[head.first].start
    written = text[start : head.end]
    name = written
    literal = True
    if not head.inside:
        last = scene.words[head.last - 1]
        stem = find_stem(last.form.text, lambda stem: stem.how == "whole" or stem.how == "apostrophe")
        if stem:
            name = text[start : last.start] + stem.name
            written = text[start : last.start + stem.length]
        literal = not evidence.in_body(scene, head.last)
    return Toponym(Span(start, start + len(written)), written, name, literal, head.hint, rule="head")
