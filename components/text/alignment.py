"""Normalised text and the way back: what is found in the one is told in the code points of the other."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from components.model import Span
from components.text.turkish import INVISIBLE, normalise

# Signs that normalisation may change or join, and the letter before them; all others stand for themselves.
_CHANGED = f"\r{INVISIBLE}\u0300-\u1fff\u2070-\U0010ffff"
_LOOSE = re.compile(f"(?:[^{_CHANGED}]?[{_CHANGED}]+)+\n?")
_DROPPED = re.compile(f"[{INVISIBLE}]")


class Alignment:
    """The normal form of a text (`text`) and, for each of its spans, the span of the given text it was made from."""

    def __init__(self, given: str) -> None:
        self.given = given
        self.text = normalise(given)
        self._here, self._there = ([0], [0]) if self.text == given else _steps(given)

    def back(self, span: Span) -> Span:
        """The span in the given text; a letter that normalisation joined from several code points stays whole."""
        start = self._start(span.start)
        return Span(start, max(start, self._end(span.end)))

    def _start(self, offset: int) -> int:
        step = bisect_right(self._here, offset) - 1
        return self._there[step] if step % 2 else self._there[step] + offset - self._here[step]

    def _end(self, offset: int) -> int:
        step = max(bisect_left(self._here, offset) - 1, 0)
        return self._there[step + 1] if step % 2 else self._there[step] + offset - self._here[step]


def _steps(given: str) -> tuple[list[int], list[int]]:
    """Offsets in the normal and in the given text, pair by pair.

    From an even pair on both texts run in step; from an odd pair to the next stands a letter written otherwise.
    """
    here, there = [0], [0]
    for start, end in _pieces(given):
        piece = given[start:end]
        normal = normalise(piece)
        if len(normal) != len(piece) or (len(normal) > 1 and normal != piece):
            at = here[-1] + start - there[-1]
            here += [at, at + len(normal)]
            there += [start, end]
    return here, there


def _pieces(given: str) -> Iterator[tuple[int, int]]:
    """Spans that normalisation treats each by itself, where it may change something: a letter with its marks."""
    for found in _LOOSE.finditer(given):
        start = found.start()
        for n in range(start + 1, found.end()):
            if not _joins(given, start, n):
                yield start, n
                start = n
        yield start, found.end()


def _joins(given: str, start: int, n: int) -> bool:
    """True if a sign becomes part of the piece before it; marks do, a few letters of other scripts, what is dropped."""
    sign = given[n]
    if sign.isascii():
        return sign == "\n" and given[n - 1] == "\r"
    if unicodedata.combining(sign) or _DROPPED.match(sign):
        return True
    piece = given[start:n]
    return normalise(piece + sign) != normalise(piece) + normalise(sign)
