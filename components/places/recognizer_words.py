"""Cuts a text into words with everything about a word that does not depend on where it stands, computed once a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from components.places.evidence_words import HEADS_INSIDE, HEADS_OUTSIDE, PLURAL_HEADS
from components.places.suffixes import bare_names, ending_mark
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES, fold_case

_WORD = re.compile(rf"(\w[\w{APOSTROPHES}]*(?<=\w)|[^\w\s])")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of places inside a word: `noun` without case, `length` of it, `kind`, `inside` the span or not."""

    noun: str
    length: int
    kind: str
    inside: bool


@dataclass(slots=True)
class Form:
    """A word as written: `stem` and `ending` are folded and cut at the apostrophe (`ending` "" without one).

    `readings`: the folded names that remain when a case ending without apostrophe is taken off, longest first.
    Nobody changes one; a frozen one takes four times as long to make.
    """

    text: str
    folded: str
    stem: str
    ending: str
    letters: bool
    capital: bool
    upper: bool
    head: Head | None
    readings: tuple[str, ...] = ()
    shared: tuple[str, str] | None = None  # kind and singular of a head noun in the plural: "barajlarında"


NOTHING = Form("", "", "", "", letters=False, capital=False, upper=False, head=None)  # beyond a sentence's ends


@dataclass(slots=True)
class Word:
    """A form where it stands: code points `start..end` of the text."""

    form: Form
    start: int
    end: int


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and signs of `text[start:end]` in order; an apostrophe and its suffix stay with their word.

    An underscore is as good as a space.
    """
    pieces = _WORD.split(text[start:end].replace("_", " "))  # a gap, a word, a gap, …
    found, at = [], start + len(pieces[0])
    for written, gap in zip(pieces[1::2], pieces[2::2], strict=True):
        stop = at + len(written)
        found.append(Word(form(written), at, stop))
        at = stop + len(gap)
    return found


@per_word
def form(text: str) -> Form:
    """Everything about a word by itself."""
    folded = fold_case(text)
    stem, ending = _at_apostrophe(folded)
    letters = text[0].isalpha()
    capital = letters and folded[0] != text[0]
    upper = capital and len(stem) > 1 and all(a != b for a, b in zip(text, stem, strict=False) if a.isalpha())
    readings = bare_names(folded) if letters and not ending else ()
    return Form(
        text,
        folded,
        stem,
        ending,
        letters,
        capital,
        upper,
        _first_of(_HEADS, stem, readings),
        readings,
        _first_of(PLURAL_HEADS, stem, readings),
    )


def _at_apostrophe(folded: str) -> tuple[str, str]:
    mark = ending_mark(folded)
    return (folded[: mark.start()], folded[mark.end() :]) if mark else (folded, "")


_HEADS = {noun: Head(noun, len(noun), kind, inside=False) for noun, kind in HEADS_OUTSIDE.items()}
_HEADS |= {noun: Head(noun, len(noun), kind, inside=True) for noun, kind in HEADS_INSIDE.items()}


def _first_of(table: Mapping[str, T], stem: str, readings: tuple[str, ...]) -> T | None:
    """What the table has for a word, whatever its case ending; the longest reading wins."""
    for noun in (stem, *readings):
        if noun in table:
            return table[noun]
    return None
