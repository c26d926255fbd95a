"""Puts a text's sentences before the tagger: which words may be part of a place, a person, a body, and how likely."""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

import numpy as np

from components.places.crf_features import LABELS, OFFSETS, extras, word_features
from components.places.crf_model import Scores, Tagger
from components.places.recognizer_articles import whole_only
from components.places.recognizer_names import Names, Reading
from components.places.recognizer_words import NOTHING, Form, Word, form

HEADLINE_SHARE = 0.7  # of capital words, from which on capitals tell nothing
_CACHED_WORDS = 30_000
_LOOK_AHEAD = 5
_PIECE = 150  # words read at a time, so that one endless sentence does not blow up the rest
_KINDS = ("PLACE", "FAC", "PER", "ORG", "MISC")
_SUMS: Scores = np.array(
    [[label[2:] == kind for kind in _KINDS] + [label == "B-PLACE"] for label in LABELS], np.float32
)
_BEYOND = [NOTHING] * 6  # more than anyone looks beyond the ends of a sentence
OPENERS = frozenset("\"“”'‘’«:(•*")


@dataclass(slots=True)
class Row:
    """A sentence: its words, where the capital ones are, the longest name that starts at each, is it a headline.

    `forms`: those of the words, and empty ones for a few places beyond both ends (-1, -2, …, `len(words)`, …).
    """

    words: list[Word]
    forms: list[Form]
    capitals: list[int]
    readings: list[Reading | None]
    headline: bool

    @property
    def reach(self) -> int:
        """How many words the tagger has to read: a few past the last capital; the rest is no name."""
        return min(len(self.words), self.capitals[-1] + _LOOK_AHEAD) if self.capitals else 0


@dataclass(slots=True)
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
    forms = [word.form for word in words]
    capitals = [index for index, form in enumerate(forms) if form.capital]
    readings: list[Reading | None] = [None] * len(words)
    for index in capitals:
        readings[index] = names.longest(text, words, index)
    whole_only(words, readings)
    headline = 2 * len(capitals) >= len(words) and _is_headline(forms)
    return Row(words, forms + _BEYOND, capitals, readings, headline)


def _is_headline(forms: list[Form]) -> bool:
    """True if nearly every word has a capital; a short sentence with a full stop must be all in capitals."""
    letters = [form for form in forms if form.letters]
    if len(letters) < 3 or sum(form.capital for form in letters) < HEADLINE_SHARE * len(letters):
        return False
    return forms[-1].text != "." or sum(form.upper for form in letters) >= HEADLINE_SHARE * len(letters)


def row_extras(row: Row) -> list[tuple[int, list[str]]]:
    """The features of where a word stands, for each word that has any."""
    parts: dict[int, str] = {}
    for first in row.capitals:
        reading = row.readings[first]
        if reading and reading.last - first > 1 and first not in parts:
            parts |= {first: "B", **dict.fromkeys(range(first + 1, reading.last), "I")}
    return [
        (index, extras(index, row.headline, _opens(row, index), _around(row, index), parts.get(index, "")))
        for index in sorted({0, *row.capitals, *parts})
    ]


def _around(row: Row, index: int) -> tuple[Form, Form, Form]:
    """The form before a word, its own, and the one after it."""
    return row.forms[index - 1], row.forms[index], row.forms[index + 1]


def _opens(row: Row, index: int) -> bool:
    return index == 0 or row.forms[index - 1].text in OPENERS


class Reader:
    """A tagger that reads with one gazetteer; remembers the scores of words it has met."""

    def __init__(self, tagger: Tagger, names: Names) -> None:
        self._tagger = tagger
        self.names = names
        self._lock = Lock()
        self._memory = _Memory()

    def odds(self, rows: list[Row]) -> list[Odds]:
        """What the tagger thinks of each sentence; each has a capital word."""
        if not rows:
            return []
        texts, starts = _laid_out(rows)
        standing = [
            (start + index, features)
            for start, row in zip(starts, rows, strict=True)
            for index, features in row_extras(row)
        ]
        emissions = self._tagger.emissions(*self._known(texts), standing)
        reaches = [row.reach for row in rows]
        read = np.concatenate([emissions[start : start + n] for start, n in zip(starts, reaches, strict=True)])
        lengths = [min(_PIECE, reach - first) for reach in reaches for first in range(0, reach, _PIECE)]
        columns = (self._tagger.marginals(read, lengths) @ _SUMS).T.tolist()
        return list(_cut(columns, rows))

    def _known(self, texts: list[str]) -> tuple[Scores, list[int]]:
        """The table of all words' scores, and where in it these words are; "" is the gap between sentences."""
        memory = self._memory
        missing = {text for text in texts if text not in memory.index}
        if missing:
            memory = self._learn(missing, texts)
        return memory.table, [memory.index[text] for text in texts]

    def _learn(self, missing: set[str], texts: list[str]) -> "_Memory":
        """The memory with the missing words in it; a full memory is left to its readers and begun anew."""
        with self._lock:
            if len(self._memory.index) + len(missing) > _CACHED_WORDS:
                self._memory = _Memory(max(_CACHED_WORDS, 2 * len(texts)))
                missing = set(texts)
            memory = self._memory
            new = sorted([text for text in missing if text not in memory.index])
            first = len(memory.index)
            memory.table[:, first : first + len(new)] = self._tagger.word_scores([self._features(word) for word in new])
            memory.index.update(zip(new, range(first, first + len(new)), strict=True))
            return memory

    def _features(self, word: str) -> list[str]:
        known = form(word)
        return word_features(known, self.names.word(word) if known.capital else None)


class _Memory:
    """Scores by word, seen from each offset; the first, zeros, belong to the gap between sentences."""

    def __init__(self, size: int = _CACHED_WORDS) -> None:
        self.table: Scores = np.zeros((len(OFFSETS), size + 1, len(LABELS)), np.float32)
        self.index = {"": 0}


def _laid_out(rows: list[Row]) -> tuple[list[str], list[int]]:
    """The words of all sentences in one list, two gaps around each sentence, and where each sentence starts.

    The first two gaps count for nothing: the first sentence starts at 0.
    """
    texts: list[str] = ["", ""]
    starts: list[int] = []
    for row in rows:
        starts.append(len(texts) - 2)
        texts += [form.text for form in row.forms[: min(row.reach + 2, len(row.words))]]
        texts += ("", "")
    return texts, starts


def _cut(columns: list[list[float]], rows: list[Row]) -> Iterator[Odds]:
    """The columns of the whole text, sentence by sentence."""
    start = 0
    for row in rows:
        end = start + row.reach
        rest = [0.0] * (len(row.words) - row.reach)
        yield Odds(*[column[start:end] + rest for column in columns])
        start = end
