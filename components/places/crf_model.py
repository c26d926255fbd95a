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
        self._steps = np.exp(transitions)
        self._steps_back = np.ascontiguousarray(self._steps.T)

    def word_scores(self, features: list[str]) -> Scores:
        """What a word adds to the scores of the words around it: shape (offsets, labels)."""
        rows = [row for feature in features if (row := self._rows.get(feature)) is not None]
        summed: Scores = self._weights[rows].sum(0, dtype=np.float32).reshape(len(OFFSETS), _WIDTH)
        return summed

    def emissions(self, words: Sequence[Scores], extras: Sequence[list[str]]) -> Scores:
        """Scores of each label for each word of a sentence: shape (words, labels)."""
        stacked = np.stack(words)
        scores = stacked[:, _CENTRE].copy()
        for place, offset in enumerate(OFFSETS):
            if offset < 0:
                scores[-offset:] += stacked[:offset, place]
            elif offset > 0:
                scores[:-offset] += stacked[offset:, place]
        for index, features in enumerate(extras):
            if features:
                scores[index] += self.word_scores(features)[_CENTRE]
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
        alive = [sum(length > step for length in lengths) for step in range(lengths[0])]
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
