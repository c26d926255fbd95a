"""Normalised text and the way back: what is found in the one is told in the code points of the other."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from components.model import Span
from components.text.turkish import normalise


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

    From an even pair on both texts run in step; from an odd pair to the next one stands a letter that is written otherwise.
    """
    here, there = [0], [0]
    at = 0
    for start, end in _pieces(given):
        piece = given[start:end]
        normal = normalise(piece)
        made = len(normal)
        if made != len(piece) or (made > 1 and normal != piece):
            here += [at, at + made]
            there += [start, end]
        at += made
    return here, there


def _pieces(given: str) -> Iterator[tuple[int, int]]:
    """Spans that normalisation treats each by itself: a letter with the marks that follow it, `\\r\\n`."""
    start = 0
    for n in range(1, len(given)):
        if not _joins(given[start:n], given[n]):
            yield start, n
            start = n
    if given:
        yield start, len(given)


def _joins(piece: str, sign: str) -> bool:
    """True if the sign becomes part of what stands before it; marks do, and a few letters of other scripts."""
    if sign.isascii():
        return sign == "\n" and piece == "\r"
    return unicodedata.combining(sign) != 0 or normalise(piece + sign) != normalise(piece) + normalise(sign)
