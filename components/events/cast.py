"""Actors as numbers, and which content words are part of their names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from components.events.contents import stem_of
from components.events.vocabulary import NOBODY, Ints, Vocabulary, padded
from components.text.turkish import fold_case

_PARTS = 6  # words of a name


@dataclass(slots=True)
class Cast:
    """The actors met so far; two spellings that fold alike are one."""

    spellings: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    parts: list[list[int]] = field(default_factory=list)  # of each actor: the numbers of its name's words

    def number(self, actors: Sequence[str], vocabulary: Vocabulary) -> list[int]:
        """The actors as numbers; one not met before gets one, and the words of its name enter the vocabulary."""
        return [self.spellings[one] if one in self.spellings else self._enter(one, vocabulary) for one in actors]

    def _enter(self, spelling: str, vocabulary: Vocabulary) -> int:
        folded = fold_case(spelling)
        if folded not in self.numbers:
            self.numbers[folded] = len(self.parts)
            self.parts += [vocabulary.number([stem for word in folded.split() if (stem := stem_of(word))])]
        number = self.spellings[spelling] = self.numbers[folded]
        return number

    def names(self, actors: Ints, words: Ints) -> NDArray[np.bool_]:
        """True for each of `words` that is part of the name of one of the row's `actors`."""
        found = np.zeros(words.shape, np.bool_)
        distinct, where = np.unique(actors, return_inverse=True)
        parts = padded([self.parts[number] if number != NOBODY else () for number in distinct.tolist()], _PARTS)
        for one in where.reshape(actors.shape).T:
            for part in parts[one].T:
                found |= words == part[:, None]
        return np.asarray(found & (words != NOBODY))
