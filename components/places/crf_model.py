"""Reads a sentence with the trained tagger: for every word, how likely it is part of a place, a person, a body.

A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001). The weights were trained by
`data/train_toponyms.py`; here they lie in one matrix, a row per feature, so that a word met before costs one addition.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from components.places.crf_features import LABELS, OFFSETS

MODEL = Path(__file__).parents[2] / "data" / "toponym_model.npz"
Scores = NDArray[np.float32]
_WIDTH = len(LABELS)
_CENTRE = OFFSETS.index(0)
_REACH = max(OFFSETS)
_SCALED_EVERY = 4  # steps: a step changes the sums by e^-3 to e^12, far from what a float32 cannot hold


def _side_by_side(one: Scores, other: Scores) -> Scores:
    """One matrix that does to the first half of a row what `one` does, and to the second what `other` does."""
    nothing = np.zeros_like(one)
    return np.block([[one, nothing], [nothing, other]])


_ADD_UP = _side_by_side(*np.ones((2, _WIDTH, _WIDTH), np.float32))  # each half's sum, in all its places


class Tagger:
    """The weights of the field, read-only: safe in many threads."""

    def __init__(self, features: Sequence[str], weights: Scores, transitions: Scores) -> None:
        """`weights`: a row per feature, `LABELS` seen from each of `OFFSETS`; `transitions`: from label to label."""
        self._rows = {feature: row for row, feature in enumerate(features)}
        self._weights = weights
        self._centre = np.ascontiguousarray(weights.reshape(-1, len(OFFSETS), _WIDTH)[:, _CENTRE])
        steps: Scores = np.exp(transitions)
        self._steps = _side_by_side(steps, steps.T)  # forwards, backwards

    def rows(self, features: list[str]) -> list[int]:
        """The rows of the features that the tagger knows."""
        known = self._rows
        return [known[feature] for feature in features if feature in known]

    def word_scores(self, words: Sequence[list[str]]) -> Scores:
        """What words of these features add to the scores of those around them: shape (offsets, words, labels)."""
        rows = [self.rows(features) for features in words]
        summed: Scores = np.zeros((len(rows), self._weights.shape[1]), np.float32)
        known = [index for index, own in enumerate(rows) if own]
        if known:
            starts = list(accumulate([len(rows[index]) for index in known[:-1]], initial=0))
            summed[known] = np.add.reduceat(self._weights.take([row for own in rows for row in own], 0), starts)
        return summed.reshape(-1, len(OFFSETS), _WIDTH).swapaxes(0, 1)

    def emissions(self, table: Scores, text: Sequence[int], extras: Sequence[tuple[int, list[str]]]) -> Scores:
        """Scores of each label for each word of a text: shape (words, labels).

        `table`: what a word adds to the one at each of `OFFSETS` from it, shape (offsets, words known, labels), all 0
        for word 0, the gap; `text`: words of the table, two gaps at each end and between sentences, so that they do not
        mix; the rows of the result leave out those at its ends. `extras`: rows, and the features of their place.
        """
        words = np.array(text)
        count = len(words) - 2 * _REACH
        scores: Scores = table[_CENTRE].take(words[_REACH : _REACH + count], 0)
        for offset, seen in zip(OFFSETS, table, strict=True):
            if offset:
                scores += seen.take(words[_REACH + offset : _REACH + offset + count], 0)
        found = [(index, rows) for index, features in extras if (rows := self.rows(features))]
        if found:
            starts = [0, *accumulate([len(rows) for _, rows in found[:-1]])]
            added = self._centre.take([row for _, rows in found for row in rows], 0)
            scores[[index for index, _ in found]] += np.add.reduceat(added, starts)
        return scores

    def marginals(self, scores: Scores, lengths: Sequence[int]) -> Scores:
        """The probability of each label for each word: shape of `scores`, sentences of these lengths one after another.

        Forward-backward, both ways and all sentences side by side: the way back reads them from their last word on.
        """
        rank = np.argsort(np.argsort(-np.array(lengths), kind="stable"))
        before = np.cumsum(lengths) - lengths
        column, start, length = np.repeat([rank, before, lengths], lengths, axis=1)
        step = np.arange(len(scores)) - start
        there, back = step * len(lengths) + column, (length - 1 - step) * len(lengths) + column
        chances = np.zeros((max(lengths) * len(lengths), 2 * _WIDTH), np.float32)
        chances[there, :_WIDTH] = np.exp(scores - scores.max(1, keepdims=True))
        chances[back, _WIDTH:] = chances[there, :_WIDTH]
        arriving = self._walk(chances.reshape(max(lengths), len(lengths), -1), np.bincount(step).tolist())
        product: Scores = chances.take(there, 0)[:, :_WIDTH]
        product *= arriving.take(back, 0)[:, _WIDTH:]
        product /= product @ _ADD_UP[:_WIDTH, :_WIDTH]
        return product

    def _walk(self, chances: Scores, alive: Sequence[int]) -> Scores:
        """Turns chances (step, sentence, labels of both ways) into scaled variables as they leave each word.

        Returns them as they arrive there: shape (step * sentence, labels of both ways). `alive[t]` sentences, the
        longest first, have a word `t`.
        """
        arriving = np.ones_like(chances)
        for step in range(1, len(chances)):
            rows = alive[step]
            here = chances[step, :rows]
            here *= np.dot(chances[step - 1, :rows], self._steps, out=arriving[step, :rows])
            if step % _SCALED_EVERY == 0:
                here /= here @ _ADD_UP
        return arriving.reshape(-1, 2 * _WIDTH)


@lru_cache(1)
def load_tagger(path: Path = MODEL) -> Tagger:
    """The tagger that comes with the house."""
    with np.load(path) as model:
        features = str(model["features"][()]).split("\n")
        return Tagger(features, model["weights"].astype(np.float32) * model["scale"], model["transitions"])
