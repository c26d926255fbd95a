"""Puts a text's sentences before the tagger: which words may be part of a place, a person, a body, and how likely."""

from dataclasses import dataclass
from functools import lru_cache

from components.places.crf_features import LABELS, extras, word_features
from components.places.crf_model import Scores, Tagger
from components.places.recognizer_names import Names, Reading
from components.places.recognizer_words import Word, form

HEADLINE_SHARE = 0.7  # of capital words, from which on capitals tell nothing
_CACHED_WORDS = 30_000
_KINDS = ("PLACE", "FAC", "PER", "ORG", "MISC")
_COLUMNS = {kind: [LABELS.index(f"B-{kind}"), LABELS.index(f"I-{kind}")] for kind in _KINDS}
OPENERS = frozenset("\"“”'‘’«:(-–—•*")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its words, for each capital word the longest name that starts there, and whether it is a headline."""

    words: list[Word]
    readings: list[Reading | None]
    headline: bool


@dataclass(frozen=True, slots=True)
class Odds:
    """For each word of a sentence, the probability of being part of each kind; `begins` = of starting a place."""

    place: list[float]
    facility: list[float]
    person: list[float]
    body: list[float]
    other: list[float]
    begins: list[float]


def read_row(text: str, words: list[Word], names: Names) -> Row:
    """Look every capital word up once."""
    readings = [names.longest(text, words, index) if word.form.capital else None for index, word in enumerate(words)]
    forms = [word.form for word in words if word.form.letters]
    headline = len(forms) > 2 and sum(form.capital for form in forms) >= HEADLINE_SHARE * len(forms)
    return Row(words, readings, headline)


def row_extras(row: Row) -> list[list[str]]:
    """The features of where each word stands."""
    parts = [""] * len(row.words)
    for reading in row.readings:
        if reading and reading.last - reading.first > 1 and not parts[reading.first]:
            parts[reading.first : reading.last] = ["B", *"I" * (reading.last - reading.first - 1)]
    return [
        extras(index, row.headline, _opens(row.words, index), word.form, parts[index])
        for index, word in enumerate(row.words)
    ]


def _opens(words: list[Word], index: int) -> bool:
    return index == 0 or words[index - 1].form.text in OPENERS


class Reader:
    """A tagger that reads with one gazetteer; remembers the scores of words it has met."""

    def __init__(self, tagger: Tagger, names: Names) -> None:
        self._tagger = tagger
        self.names = names
        self._scores = lru_cache(_CACHED_WORDS)(self._score)

    def odds(self, rows: list[Row]) -> list[Odds]:
        """What the tagger thinks of each sentence."""
        emissions = [
            self._tagger.emissions([self._scores(word.form.text) for word in row.words], row_extras(row))
            for row in rows
        ]
        return [_odds(marginals) for marginals in self._tagger.marginals(emissions)]

    def _score(self, word: str) -> Scores:
        return self._tagger.word_scores(word_features(form(word), self.names.word(word)))


def _odds(marginals: Scores) -> Odds:
    place, facility, person, body, other = (marginals[:, _COLUMNS[kind]].sum(1).tolist() for kind in _KINDS)
    return Odds(place, facility, person, body, other, marginals[:, _COLUMNS["PLACE"][0]].tolist())
