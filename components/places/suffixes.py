"""Find the name inside an inflected word: "Karabağ'daki" → Karabağ, "Zonguldağa" → Zonguldak, "Yevlahtan" → Yevlah.

An apostrophe decides at once. Without one, case endings are taken off from the right as long as vowel harmony and
consonant rules allow them, softening is undone (ğ→k b→p d→t c→ç), and somebody else (the gazetteer) says which of
the stems is a name. Source of the endings: any grammar of Turkish, e.g. Göksel & Kerslake 2005, chapter 8.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from components.text.turkish import APOSTROPHE, fold_case, upper_case

MIN_STEM = 3  # "Ofa" is no form of Of without an apostrophe
SOFTENED = {"ğ": "k", "b": "p", "d": "t", "c": "ç"}
BACK, ROUND = frozenset("aıouâû"), frozenset("oöuüû")
VOWELS = frozenset("aeıioöuüâîû")
VOICELESS = frozenset("fstkçşhp")
# Marks of which the last cuts the ending off; before a, e or a consonant that no ending begins so it is part of the
# name: "Xi'an", "Be'eri", "Kur'an".
_APOSTROPHE = re.compile(rf"{APOSTROPHE}+(?![ae]\w|[bfghjprvwxzğşoö]|k[^i])(?!.*{APOSTROPHE}\w)")
# A = a/e, I = ı/i/u/ü, D = d/t; each is an ending of a noun in the singular, as it stands after a name.
_ENDINGS = (
    "DA DAn nDA nDAn DAki nDAki DAkiler DAkilerin DAkilere DAkilerden DAkinin DAkinden DAkine DAkini nDAkiler "
    "A yA nA I yI nI In nIn lA ylA DIr ydI DAydI nDAydI DAdIr nDAdIr DAndIr nDAndIr "
    "nInki Inki nIndIr IndIr DAyken nDAyken CA ncA yken"
)
_LETTERS = {"A": "ae", "I": "ıiuü", "D": "dt", "C": "cç"}
_ALL_ENDINGS = frozenset(
    "".join(letters)
    for ending in _ENDINGS.split()
    for letters in product(*(_LETTERS.get(letter, letter) for letter in ending))
)
_TAILS = frozenset(ending[cut:] for ending in _ALL_ENDINGS for cut in range(len(ending)))  # what endings end with
PLACE_CASE = re.compile(
    r"(?:[yn]?[ae]|n?[dt][ae]n?|n?[dt][ae]ki(?:ler|lar)?\w*|[yn]?[ıiuü]|n?[ıiuü]n|s[ıiuü](?:n\w+)?|y?l[ae]|n?[dt][ae]yd[ıi]|n?[dt][ae]d[ıi]r)$"
)
LOCATIVE = re.compile(r"n?[dt][ae](?:n?|ki\w*|yd[ıi]\w*|d[ıi]r\w*|yken|ym[ıi]ş\w*|n?d[ıi]r)$")
ABLATIVE = re.compile(r"n?[dt][ae]n$")
DATIVE = re.compile(r"[yn]?[ae]$")
GENITIVE = re.compile(r"n?[ıiuü]n$")
DEMONYM = re.compile(r"l[ıiuü](?:l[ae]r)?(?:[ıiuü]|n?[ıiuü]n|[dt][ae]n?|[ae]|y?l[ae]|y[ıiuüae])?$")


@dataclass(slots=True)
class Stem:
    """A reading of a word as name + ending. `name` to look up; `length` code points of the word that are the name.

    `how`: whole, apostrophe, bare (ending without apostrophe), softened (its last consonant was undone too). Not
    frozen, to be made quickly.
    """

    name: str
    length: int
    ending: str
    how: str


def stems(word: str) -> Iterator[Stem]:
    """All readings of a word, the longest name first; after an apostrophe there is only one."""
    mark = ending_mark(fold_case(word))
    if mark:
        yield Stem(word[: mark.start()], mark.start(), fold_case(word[mark.end() :]), "apostrophe")
        return
    yield Stem(word, len(word), "", "whole")
    yield from bare_stems(word)


def ending_mark(folded: str) -> re.Match[str] | None:
    """The apostrophe between a name and its case ending; None without one."""
    return None if folded.isalnum() else _APOSTROPHE.search(folded, 2)


def bare_stems(word: str) -> Iterator[Stem]:
    """Readings of a word without apostrophe that take at least one letter off, the longest name first."""
    folded = fold_case(word)
    for cut, ending, hard in _cuts(folded):
        if not hard:
            yield Stem(word[:cut], cut, ending, "bare")
        else:
            last = upper_case(hard) if word[cut - 1] != folded[cut - 1] else hard
            yield Stem(word[: cut - 1] + last, cut, ending, "softened")


def bare_names(folded: str) -> tuple[str, ...]:
    """The names of `bare_stems` for a folded word."""
    return tuple([folded[: cut - 1] + hard if hard else folded[:cut] for cut, _, hard in _cuts(folded)])


def _cuts(folded: str) -> list[tuple[int, str, str]]:
    """Where an ending may begin, the ending, and the consonant before it if it was softened; the shortest first."""
    cuts = []
    for cut in range(len(folded) - 1, MIN_STEM - 1, -1):
        ending = folded[cut:]
        if ending not in _TAILS:
            break
        if ending in _ALL_ENDINGS and _agrees(folded, cut, ending):
            cuts.append((cut, ending, ""))
            hard = SOFTENED.get(folded[cut - 1])
            if hard and ending[0] in VOWELS:
                cuts.append((cut, ending, hard))
    return cuts


def find_stem(word: str, known: Callable[[Stem], bool]) -> Stem | None:
    """The longest reading whose name is known; a word that is known as it stands is never cut. None = no reading."""
    return next((stem for stem in stems(word) if known(stem)), None)


def _agrees(word: str, cut: int, ending: str) -> bool:
    """True if vowel harmony, buffer letters and voicing let this ending follow the word's first `cut` letters."""
    for place in range(cut - 1, -1, -1):
        if word[place] in VOWELS:
            return _follows(word[place], word[cut - 1], ending)
    return False


@lru_cache(20_000)
def _follows(vowel: str, last: str, ending: str) -> bool:
    return _joins(last, ending) and _harmonises(vowel, ending)


def _joins(last: str, ending: str) -> bool:
    first = ending[0]
    if first in VOWELS:
        return last not in VOWELS
    if first in "dt":
        return (first == "t") == (last in VOICELESS)
    if first in "cç":
        return (first == "ç") == (last in VOICELESS)
    if first == "y":
        return last in VOWELS
    # The n of "Boğazı-nda" stands only after a possessive ı/i/u/ü; that of the genitive after any vowel.
    if first == "n":
        return last in VOWELS if ending[1:2] not in ("d", "a", "e") else last in "ıiuü"
    return True


def _harmonises(vowel: str, ending: str) -> bool:
    """Back or front vowels as the stem's last; "ki" and "ken" never change."""
    for place, letter in enumerate(ending):
        if letter not in VOWELS:
            continue
        if ending[place - 1 : place + 1] == "ki" or ending[place - 1 : place + 2] == "ken":
            vowel = letter
            continue
        if (letter in BACK) != (vowel in BACK):
            return False
        if letter in "ıiuü" and (letter in ROUND) != (vowel in ROUND):
            return False
        vowel = letter
    return True
