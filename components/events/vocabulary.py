"""Words as numbers: linking compares and looks up millions of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from components.events.common_words import weight_of

Ints = NDArray[np.int32]

NOBODY = -1


@dataclass(slots=True)
class Vocabulary:
    """The words met so far. Heft = square of ten times a word's weight, whole so that sums know no order."""

    numbers: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    heft: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))

    def number(self, words: Sequence[str]) -> list[int]:
        """The words as numbers; words not met before get one."""
        self._enter(sorted(set(words) - self.numbers.keys()))
        return list(map(self.numbers.__getitem__, words))

    def table(self, rows: Sequence[Sequence[str]], width: int) -> Ints:
        """The words of each row (none longer than `width`) as numbers, filled up with NOBODY."""
        return filled(self.number([word for row in rows for word in row]), [len(row) for row in rows], width)

    def _enter(self, new: Sequence[str]) -> None:
        self.numbers.update(zip(new, range(len(self.words), len(self.words) + len(new)), strict=True))
        self.words += new
        hefts = [round((weight_of(word) * 10) ** 2) for word in new]
        self.heft = np.concatenate((self.heft, np.array(hefts, np.int64)))

    def hefts(self, numbers: Ints) -> NDArray[np.int64]:
        """The heft of each number, 0 for NOBODY."""
        return np.asarray(np.r_[self.heft, np.int64(0)][numbers])

    def ranks(self, numbers: Ints) -> NDArray[np.int64]:
        """For each number its place among these by how much the word tells: weightiest first, then longest."""
        distinct, where = np.unique(numbers, return_inverse=True)
        order = sorted(range(len(distinct)), key=lambda at: self._telling(int(distinct[at])))
        rank = np.empty(len(distinct), np.int64)
        rank[order] = np.arange(len(distinct))
        return rank[where].reshape(numbers.shape)

    def _telling(self, number: int) -> tuple[int, int, str]:
        if number == NOBODY:
            return 0, 0, ""
        word = self.words[number]
        return -int(self.heft[number]), -len(word), word


def padded(rows: Sequence[Sequence[int]], width: int) -> Ints:
    """The rows as a table, cut to `width` and filled up with NOBODY."""
    return filled([value for row in rows for value in row[:width]], [min(len(row), width) for row in rows], width)


def filled(values: Sequence[int], sizes: Sequence[int], width: int) -> Ints:
    """A table of rows of these sizes (none over `width`), their values one after the other, the rest NOBODY."""
    table = np.full((len(sizes), width), NOBODY, np.int32)
    held = np.arange(width) < np.array(sizes, np.int64).reshape(-1, 1)
    table[held] = np.fromiter(values, np.int32, len(values))
    return table
