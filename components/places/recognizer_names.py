"""Asks the gazetteer for names in a row of words: the longest one that starts at a word, its case ending cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from components.places.gazetteer import Gazetteer
from components.places.recognizer_words import Word
from components.places.suffixes import DEMONYM, Stem, ending_mark, stems
from components.text.turkish import fold_case

MAX_WORDS = 5
FAMOUS = 1e8  # prior of countries and continents
LANDMARKS = frozenset("country continent region water island mountain site".split())
MIN_BARE_STEM = 4  # letters of a name whose ending has no apostrophe: "Lati", "Opi" and "Bat" are villages
MIN_BARE_PRIOR = 60_000.0  # and how well known it has to be
TOWERING = 200.0  # times better known than the whole form: "Parisin" is Paris, whatever village is called so
_CONNECTORS = frozenset(
    "ve of the de da do del di el al es eş er et ed ez na la le les los las bin ibn "
    "i ı u ü yi yı e au aux sur en den am an der".split()
)
_INSIDE = frozenset(("", "s"))  # endings that may stand inside a name: "Cox's Bazar"
_LANGUAGE = frozenset(("nca", "nce"))
_LIKE_AN_ENDING = frozenset(("a", "e", "im"))
_BEHIND_N = frozenset("dae")
_CACHED_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Known:
    """The best-known place of a name: its kind, how its name was matched, how well known it is (in inhabitants)."""

    kind: str
    how: str
    prior: float

    @property
    def landmark(self) -> bool:
        """True for countries and for what the curated tables name: regions, seas, mountains, famous sites."""
        return self.how in ("name", "alternate") and (self.kind in LANDMARKS or self.prior >= FAMOUS)


@dataclass(slots=True)
class Reading:
    """Words `first..last` (exclusive) read as a name; `end` is the offset where the name ends and the ending begins."""

    first: int
    last: int
    end: int
    name: str
    known: Known
    stem: Stem


class Names:
    """A gazetteer with the questions of the recogniser; remembers answers, so one serves many articles."""

    def __init__(self, source: Gazetteer) -> None:
        self._source = source
        self.known = lru_cache(_CACHED_NAMES)(self._known)
        self.word = lru_cache(_CACHED_NAMES)(self._read_word)
        self._starts = lru_cache(_CACHED_NAMES)(self._read_start)

    def longest(self, text: str, words: list[Word], first: int) -> Reading | None:
        """The longest name that starts at a word; None if none does."""
        for last in reversed(range(first + 1, self._reach(text, words, first))):
            reading = self._read_row(text, words, first, last)
            if reading:
                return reading
        return self.single(words, first)

    def single(self, words: list[Word], at: int) -> Reading | None:
        """The name in one word, or None."""
        word = words[at]
        found = self.word(word.form.text)
        if not found:
            return None
        stem, known = found
        return Reading(at, at + 1, word.start + stem.length, stem.name, known, stem)

    def _reach(self, text: str, words: list[Word], first: int) -> int:
        """One past the last word that a name of several words starting here may end with."""
        last = first + 1
        if words[first].form.ending not in _INSIDE or last == len(words) or not _goes_on(text, words, last):
            return last
        if not self._starts(words[first].form.text):
            return last
        stop = min(len(words), first + MAX_WORDS)
        while last < stop and _goes_on(text, words, last):
            last += 1
            if words[last - 1].form.ending:
                break
        return last

    def _read_row(self, text: str, words: list[Word], first: int, last: int) -> Reading | None:
        if not words[last].form.capital:
            return None
        before = text[words[first].start : words[last].start]
        for stem in _plausible(words[last].form.text):
            known = self.known(before + stem.name)
            if known:
                return Reading(first, last + 1, words[last].start + stem.length, before + stem.name, known, stem)
        return None

    def _known(self, name: str) -> Known | None:
        matches = self._source.lookup(name)
        if not matches:
            return None
        best = matches[0]
        return Known(best.place.kind, best.how, best.prior)

    def _read_start(self, word: str) -> bool:
        return self._source.starts_name(word)

    def _read_word(self, word: str) -> tuple[Stem, Known] | None:
        whole: tuple[Stem, Known] | None = self._with_inner_mark(word)
        for stem in _plausible(word):
            cut = stem.how not in ("whole", "apostrophe")
            known = self.known(stem.name) if len(stem.name) >= (MIN_BARE_STEM if cut else 2) else None
            if not known:
                continue
            if not cut:
                whole = (stem, known) if whole is None or known.prior > whole[1].prior else whole
            elif _may_be_cut(known, stem.ending) and (whole is None or known.prior > TOWERING * whole[1].prior):
                return stem, known
        return whole

    def _with_inner_mark(self, word: str) -> tuple[Stem, Known] | None:
        """A name with an apostrophe inside that looks like one before an ending: "Der'a", "Kana'a"."""
        mark = ending_mark(fold_case(word))
        known = self.known(word) if mark and word[mark.end() :] in _LIKE_AN_ENDING else None
        return (Stem(word, len(word), "", "whole"), known) if known and known.how != "rule" else None


def _goes_on(text: str, words: list[Word], at: int) -> bool:
    """True if the word at `at` may belong to a name that stands before it."""
    form = words[at].form
    joins = form.capital or form.text == "-" or form.folded in _CONNECTORS
    return joins and text[words[at - 1].end : words[at].start] in ("", " ")


def _may_be_cut(known: Known, ending: str) -> bool:
    """True for a place so well known that one writes it without an apostrophe; "nda" follows Turkish names alone."""
    if ending[:1] == "n" and ending[1:2] in _BEHIND_N and known.how != "name":
        return False
    return known.prior >= MIN_BARE_PRIOR and known.how != "skeleton"


def _plausible(word: str) -> Iterator[Stem]:
    """The readings of a word without those that make a person or a language of the place ("ABD'li", "İtalyanca")."""
    for stem in stems(word):
        if not DEMONYM.match(stem.ending) and not (stem.how == "bare" and stem.ending in _LANGUAGE):
            yield stem
