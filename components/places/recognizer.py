"""Finds every place a Turkish article names: head nouns first, then the gazetteer's names weighed by their evidence."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from math import exp

from components.model import Sentence, Span, Toponym
from components.places import evidence
from components.places.crf_model import load_tagger
from components.places.crf_tagger import Reader, Row, read_row
from components.places.evidence_club import is_club
from components.places.evidence_common import is_speaker
from components.places.evidence_literal import is_literal
from components.places.evidence_scene import Scene, in_body, scene_of
from components.places.evidence_unknown import is_article_place, unknown_place
from components.places.evidence_words import DIRECTIONS, PLACE_TAILS, SIZES
from components.places.gazetteer import Gazetteer
from components.places.recognizer_articles import article_end, with_article
from components.places.recognizer_brackets import twin_names
from components.places.recognizer_heads import HeadSpan, head_spans
from components.places.recognizer_lists import with_lists, with_repeats
from components.places.recognizer_names import Names, Reading
from components.places.recognizer_setting import read_setting
from components.places.recognizer_words import words
from components.places.suffixes import LOCATIVE, find_stem
from components.text.sentences import split_sentences

BY_HEAD = 0.9  # confidence of a place that its head noun names
SURE = 0.9  # confidence of a name from which on the article's other mentions of it need less
DOUBTFUL = -1.0  # what they need
SMALL = 5e4  # prior of a place below which a word of size before it is part of its name
WIDE = frozenset("country region water continent island".split())  # places that have a north and a south


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
    reader = _reader(gazetteer)
    items = sentences if sentences is not None else split_sentences(text)
    rows = [read_row(text, words(text, item.span.start, item.span.end), reader.names) for item in items]
    shown = [row for row in rows if _may_hold(row)]
    odds = reader.odds(shown)
    heading = read_row(title, words(title, 0, len(title)), reader.names)
    setting = read_setting([heading, *rows], zip(shown, odds, strict=True))
    scenes = [scene_of(row, belief, setting) for row, belief in zip(shown, odds, strict=True)]
    firm = [_in_sentence(text, scene, reader.names) for scene in scenes]
    known = [*_same_again(text, scenes, firm, _sure_in_title(heading))]
    found = with_repeats(text, scenes, known)
    return tuple(_outside(found, taken))


def _may_hold(row: Row) -> bool:
    """False if the only capital is that of the first word, and nobody knows it: the tagger need not read it.

    Unless a head noun follows: "Damlacık köyünde".
    """
    if not row.capitals:
        return False
    at = row.capitals[0]
    head = row.forms[at + 1].head
    named = (head is not None and (at > 0 or not head.inside)) or row.forms[at + 1].folded in PLACE_TAILS
    return len(row.capitals) > 1 or row.readings[at] is not None or bool(row.forms[at].ending) or named


def _outside(found: list[Toponym], taken: tuple[Span, ...]) -> Iterator[Toponym]:
    """The toponyms that share nothing with the spans; both in order."""
    spans = sorted([(span.start, span.end) for span in taken])
    starts = [start for start, _ in spans]
    ends = list(accumulate([end for _, end in spans], max))
    for item in found:
        before = bisect_left(starts, item.span.end)
        if before == 0 or ends[before - 1] <= item.span.start:
            yield item


@lru_cache(4)
def _reader(gazetteer: Gazetteer) -> Reader:
    """The tagger beside one gazetteer; what it has read once it remembers from article to article."""
    return Reader(load_tagger(), Names(gazetteer))


def _in_sentence(text: str, scene: Scene, names: Names) -> list[Toponym]:
    heads = head_spans(text, scene.words, names, scene.odds, scene.headline)
    if heads and is_speaker(scene, heads[0].first, heads[0].last):
        del heads[0]
    found: list[Toponym] = []
    at = position = 0
    for head in [*heads, None]:
        stop = head.first if head else len(scene.words)
        while position < len(scene.capitals) and scene.capitals[position] < stop:
            if scene.capitals[position] >= at:
                at = _gather(text, scene, scene.capitals[position], stop, found)
            position += 1
        if head:
            found.append(_of_head(text, scene, head))
            at = head.last
    return with_lists(scene, twin_names(text, scene, found))


def _gather(text: str, scene: Scene, at: int, stop: int, found: list[Toponym]) -> int:
    """Add the name that starts at word `at`, if it is a place; the next word to look at."""
    reading = _directed(scene, at) or scene.readings[at]
    chain = 0 if reading else article_end(scene.words, at)
    if at < chain <= stop and scene.readings[chain - 1] is None:
        if is_article_place(scene, at, chain):
            found.append(_of_unknown(text, scene, at, chain))
        return chain
    belief = evidence.belief(scene, reading) if reading and reading.last <= stop else 0.0
    if reading and belief > evidence.FIRM:
        if not is_club(scene, reading):
            first = at - _is_sized(scene, reading, at, found)
            found.append(_of_reading(text, scene, reading, first, _certainty(belief)))
        return reading.last
    last = unknown_place(scene, at, stop) if belief > evidence.REFUTED else at
    if last == at:
        return at + 1
    found.append(_of_unknown(text, scene, at, last))
    return last


def _sure_in_title(heading: Row) -> set[str]:
    """Names that the title puts something in: "Kunduz'da kuşatma sürüyor"."""
    readings = [heading.readings[at] for at in heading.capitals]
    return {
        reading.name
        for reading in readings
        if reading and reading.stem.how == "apostrophe" and LOCATIVE.match(reading.stem.ending)
    }


def _same_again(text: str, scenes: list[Scene], found: list[list[Toponym]], sure: set[str]) -> Iterator[list[Toponym]]:
    """The toponyms of each sentence with those it doubted, if another or the title left no doubt about the name."""
    sure = sure | {item.name for items in found for item in items if item.rule == "name" and item.confidence >= SURE}
    for scene, items in zip(scenes, found, strict=True):
        starts = {item.span.start for item in items}
        added = [
            _of_reading(text, scene, reading, at, _certainty(belief))
            for at in scene.capitals
            if (reading := scene.readings[at])
            and reading.name in sure
            and scene.words[at].start not in starts
            and (belief := evidence.belief(scene, reading)) > DOUBTFUL
            and not is_club(scene, reading)
        ]
        free = [item for item in added if not any(item.span.overlaps(other.span) for other in items)]
        yield sorted([*items, *free], key=lambda item: item.span)


def _certainty(belief: float) -> float:
    """A sum of weights as a probability (logistic), to two places."""
    return round(1 / (1 + exp(-belief)), 2)


def _of_unknown(text: str, scene: Scene, first: int, last: int) -> Toponym:
    """A place that only the tagger knows; an ending after an apostrophe is cut."""
    final = scene.words[last - 1]
    start, end = scene.words[first].start, final.start + len(final.form.stem)
    chance = round(min(1.0, scene.odds.place[first]), 2)
    return Toponym(Span(start, end), text[start:end], text[start:end], confidence=chance, rule="tagger")


def _directed(scene: Scene, at: int) -> Reading | None:
    """The name after a direction at word `at`, if it has a north and a south: "Batı Akdeniz", "Kuzey Irak"."""
    if scene.words[at].form.folded not in DIRECTIONS or at + 1 >= len(scene.words):
        return None
    own, reading = scene.readings[at], scene.readings[at + 1]
    if reading is None or (own and own.last > at + 1):
        return None
    return reading if reading.known.kind in WIDE else None


def _is_sized(scene: Scene, reading: Reading, at: int, found: list[Toponym]) -> bool:
    """True if the word before, if free, begins the name of a village: "Yukarı Kayabaşı'nda"."""
    before = scene.forms[at - 1]
    if found and at > 0 and found[-1].span.end > scene.words[at - 1].start:
        return False
    small = reading.known.kind in ("village", "district") and reading.known.prior < SMALL
    return at > 1 and small and before.capital and before.folded in SIZES


def _of_reading(text: str, scene: Scene, reading: Reading, first: int, certainty: float) -> Toponym:
    start = scene.words[with_article(scene.words, first)].start
    literal = is_literal(scene, reading)
    written = text[start : reading.end]
    name = text[start : scene.words[first].start] + reading.name
    if scene.forms[first].folded in SIZES and first < reading.first:
        return Toponym(Span(start, reading.end), written, written, literal, None, certainty, "name")
    rule = "name" if first == reading.first else "direction"
    return Toponym(Span(start, reading.end), written, name, literal, None, certainty, rule)


def _of_head(text: str, scene: Scene, head: HeadSpan) -> Toponym:
    start = scene.words[with_article(scene.words, head.first)].start
    written = text[start : head.end]
    name = written
    literal = True
    if not head.inside:
        last = scene.words[head.last - 1]
        stem = find_stem(last.form.text, lambda stem: stem.how == "whole" or stem.how == "apostrophe")
        if stem:
            name = text[start : last.start] + stem.name
            written = text[start : last.start + stem.length]
        literal = not in_body(scene, head.last)
    if head.completed_by:
        name = f"{name} {head.completed_by}"
    return Toponym(Span(start, start + len(written)), written, name, literal, head.hint or None, BY_HEAD, "head")
