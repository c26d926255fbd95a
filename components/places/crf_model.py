"""Reads a sentence with the trained tagger: for every word, how likely it is part of a place, a person, a body.

A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001). The weights were trained by
`data/train_toponyms.py`; here they lie in one matrix, a row per feature, so that a word met before costs one addition.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.places.crf_features import LABELS, OFFSETS

MODEL = Path(__file__).parents[2] / "data" / "toponym_model.npz"
Scores = NDArray[np.float32]
_WIDTH = len(LABELS)
_CENTRE = OFFSETS.index(0)


class Tagger:
    """The weights of the field, read-only: safe in many threads."""

    def __init__(self, features: Sequence[str], weights: Scores, transitions: Scores) -> None:
        """`weights`: a row per feature, `LABELS` seen from each of `OFFSETS`; `transitions`: from label to label."""
        self._rows = {feature: row for row, feature in enumerate(features)}
        self._weights = weights
        self._centre = np.ascontiguousarray(weights.reshape(-1, len(OFFSETS), _WIDTH)[:, _CENTRE])
        self._steps = np.exp(transitions)
        self._steps_back = np.ascontiguousarray(self._steps.T)

    def rows(self, features: list[str]) -> list[int]:
        """The rows of the features that the tagger knows."""
        known = self._rows
        return [known[feature] for feature in features if feature in known]

    def word_scores(self, features: list[str]) -> Scores:
        """What a word adds to the scores of the words around it: `len(OFFSETS) * len(LABELS)` numbers."""
        summed: Scores = self._weights[self.rows(features)].sum(0)
        return summed

    def emissions(self, words: Scores, extras: Sequence[tuple[int, list[str]]]) -> Scores:
        """Scores of each label for each word of a text, from a row of `word_scores` each: shape (words, labels).

        `extras`: features of single words' places. Between sentences lie rows of zeros, so that they do not mix.
        """
        stacked = words.reshape(len(words), len(OFFSETS), _WIDTH)
        scores = stacked[:, _CENTRE].copy()
        for place, offset in enumerate(OFFSETS):
            if offset < 0:
                scores[-offset:] += stacked[:offset, place]
            elif offset > 0:
                scores[:-offset] += stacked[offset:, place]
        owners = [(index, row) for index, features in extras for row in self.rows(features)]
        if owners:
            indexes, rows = zip(*owners, strict=True)
            np.add.at(scores, list(indexes), self._centre[list(rows)])
        return scores

    def marginals(self, sentences: Sequence[Scores]) -> list[Scores]:
        """The probability of each label for each word, sentence by sentence (forward-backward, all side by side)."""
        if not sentences:
            return []
        order = sorted(range(len(sentences)), key=lambda index: -len(sentences[index]))
        lengths = [len(sentences[index]) for index in order]
        chances = np.ones((lengths[0], len(order), _WIDTH), np.float32)
        for column, index in enumerate(order):
            scores = sentences[index]
            chances[: len(scores), column] = np.exp(scores - scores.max(1, keepdims=True))
        alive = (len(order) - np.searchsorted(lengths[::-1], range(1, lengths[0] + 1))).tolist()
        product = self._forward(chances, alive) * self._backward(chances, alive)
        product /= product.sum(2, keepdims=True)
        results: list[Any] = [None] * len(order)
        for column, index in enumerate(order):
            results[index] = product[: lengths[column], column]
        return results

    def _forward(self, chances: Scores, alive: list[int]) -> Scores:
        """Scaled forward variables; `alive[t]` sentences (the longest first) have a word `t`."""
        forward = np.ones_like(chances)
        forward[0] = chances[0]
        for step in range(1, len(chances)):
            rows = alive[step]
            values = (forward[step - 1, :rows] @ self._steps) * chances[step, :rows]
            forward[step, :rows] = values / values.sum(1, keepdims=True)
        return forward

    def _backward(self, chances: Scores, alive: list[int]) -> Scores:
        backward = np.ones_like(chances)
        for step in range(len(chances) - 2, -1, -1):
            rows = alive[step + 1]
            values = (chances[step + 1, :rows] * backward[step + 1, :rows]) @ self._steps_back
            backward[step, :rows] = values / values.sum(1, keepdims=True)
        return backward


@lru_cache(1)
def load_tagger(path: Path = MODEL) -> Tagger:
    """The tagger that comes with the house."""
    with np.load(path) as model:
        features = str(model["features"][()]).split("\n")
        return Tagger(features, model["weights"].astype(np.float32) * model["scale"], model["transitions"])
