"""Remember what a function says of each word: the words of news are few, and most come again and again."""

from collections.abc import Callable
from typing import Generic, TypeVar

_Said = TypeVar("_Said")
_MOST = 1 << 16  # words; a year of news has more, but one forgotten is soon asked again


class _Memory(dict[str, _Said], Generic[_Said]):
    """What was said of the words asked so far. When full it forgets them all.

    `functools.lru_cache` writes down at each look-up which word was asked last, which takes longer than the look-up.
    """

    def __init__(self, function: Callable[[str], _Said]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> _Said:
        if len(self) >= _MOST:
            self.clear()
        said = self[word] = self._function(word)
        return said


def per_word(function: Callable[[str], _Said]) -> Callable[[str], _Said]:
    """The function of a word with a memory; it must depend on nothing but the word."""
    return _Memory(function).__getitem__
