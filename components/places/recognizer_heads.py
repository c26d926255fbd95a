"""Finds places by their head noun alone, whatever their name: "X Stadyumu", "Y Devlet Hastanesi", "Z köyü"."""

from collections.abc import Callable
from dataclasses import dataclass

from components.places.evidence_words import (
    BODIES,
    COMMON,
    DIRECTIONS,
    FUNCTION,
    LOOSE_HEADS,
    OFFICIAL_REGIONS,
    TITLES,
    WEEKDAYS_MONTHS,
)
from components.places.recognizer_words import Word

MAX_NAME_WORDS = 7
_PAIRED = frozenset(
    "eğitim kalp göğüs kadın demokrasi kültür sanat spor fizik ruh ağız acil cumhuriyet barış milli hürriyet fen "
    "birlik turizm kongre gençlik şehitler hayvanat tarih etnografya arkeoloji bilim onkoloji doğum".split()
)
_ORDINAL_HEADS = frozenset("cadde caddesi sokak sokağı cad sok bulvarı bulvar".split())


@dataclass(frozen=True, slots=True)
class HeadSpan:
    """Words `first..last` (exclusive) named by a head noun; `end` = offset where the span ends; `name` to look up."""

    first: int
    last: int
    end: int
    hint: str
    inside: bool


def head_spans(text: str, words: list[Word], capitals_tell: bool, is_place: Callable[[str], bool]) -> list[HeadSpan]:
    """Spans of places with a head noun, in order. `capitals_tell` False: a headline whose every word has a capital."""
    spans: list[HeadSpan] = []
    floor = 0
    for at, word in enumerate(words):
        head = word.form.head
        if head is None or at == 0:
            continue
        first = _name_start(text, words, at, floor)
        if first == at or not _may_name(words, first, at, capitals_tell, is_place):
            continue
        if head.inside or _is_official(words, first, at):
            spans.append(HeadSpan(first, at + 1, word.start + head.length, head.kind, inside=True))
            floor = at + 1
        elif head.kind != "country":
            last = words[at - 1]
            spans.append(HeadSpan(first, at, last.end, head.kind, inside=False))
            floor = at + 1
    return spans


def _name_start(text: str, words: list[Word], at: int, floor: int) -> int:
    """The first word of the name before the head noun at `at`; `at` itself if no name stands there."""
    first = at
    while first > max(floor, at - MAX_NAME_WORDS) and _belongs(text, words, first - 1, at):
        first -= 1
    while first < at and _opens_wrongly(words, first, at):
        first += 1
    return first


def _belongs(text: str, words: list[Word], index: int, at: int) -> bool:
    """True if the word at `index` continues the name to its left."""
    form, following = words[index].form, words[index + 1]
    gap = text[words[index].end : following.start]
    if gap not in ("", " "):
        return False
    if form.text == ".":
        return gap == " " and index > 0 and words[index - 1].form.text.isdigit() and following.form.capital
    if form.text.isdigit():
        return (
            following.form.text == "."
            or following.form.folded in WEEKDAYS_MONTHS
            or (following.form.head is not None and following.form.head.noun in _ORDINAL_HEADS)
        )
    if form.folded == "ve":
        return index > 0 and words[index - 1].form.folded in _PAIRED and index + 1 < at
    if not form.capital or form.ending:
        return False
    return form.head is None or form.head.length != len(form.text) or index == at


def _opens_wrongly(words: list[Word], first: int, at: int) -> bool:
    """True if the leftmost word of the run is no part of the name: a sentence's opener, a full stop, "ve"."""
    form = words[first].form
    if form.text in {".", "ve"}:
        return True
    if form.text.isdigit():
        return False
    if form.folded in FUNCTION and (first == 0 or not words[first - 1].form.letters):
        return True
    return form.folded in TITLES and at - first > 2 and first == 0


def _may_name(words: list[Word], first: int, at: int, capitals_tell: bool, is_place: Callable[[str], bool]) -> bool:
    """True if the words before the head noun can be the name of such a place."""
    head = words[at].form.head
    assert head is not None
    written_large = words[at].form.capital
    last = words[at - 1].form
    if not capitals_tell and not (is_place(words[first].form.text) or head.kind in ("street", "neighbourhood")):
        return False
    if not head.inside:
        return _names_settlement(words, first, at)
    if head.noun in LOOSE_HEADS and not written_large:
        return False
    if written_large:
        return not (at - first == 1 and first == 0 and last.folded in COMMON | FUNCTION | BODIES)
    return last.folded not in COMMON and last.folded not in BODIES


def _names_settlement(words: list[Word], first: int, at: int) -> bool:
    last = words[at - 1].form
    if last.folded in BODIES or last.text.isdigit():
        return False
    return not (at - first == 1 and last.folded in FUNCTION | DIRECTIONS)


def _is_official(words: list[Word], first: int, at: int) -> bool:
    """True for the official regions, whose "Bölgesi" is part of the name."""
    head = words[at].form.head
    name = " ".join(word.form.folded for word in words[first:at])
    return (
        head is not None
        and head.noun == "bölgesi"
        and (name in OFFICIAL_REGIONS or name.endswith(("sanayi", "serbest", "endüstri")))
    )
