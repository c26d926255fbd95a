"""Paragraphs of a text: a line each, except where a program broke the lines at a fixed width; then these are joined.

A text was wrapped when most of its line ends are where the next word would have gone past the widest line.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from components.model import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪●►]\s|\d{1,2}[.)]\s|[a-zçğıöşü]\)\s)")
_CLOSED = tuple('.!?…:;"”»)')
NARROWEST, WIDEST = 40, 130  # code points of a wrapped line
_LEAST_WRAPPED = 3  # line ends that look wrapped, for the text to count as wrapped
_CONTINUED = 40  # code points: a shorter line may be a heading or an item even before a small letter


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A span without white space around it. `lines` = how many lines of the text it takes."""

    span: Span
    lines: int

    @property
    def is_line(self) -> bool:
        """True if it stands on one line."""
        return self.lines == 1


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """All paragraphs in order; together they cover everything but white space."""
    lines = [found.span() for found in _LINE.finditer(text)]
    joined = _joined(text, lines)
    found: list[Paragraph] = []
    first = 0
    for n in range(len(lines)):
        if n + 1 < len(lines) and joined[n]:
            continue
        span = _trimmed(text, lines[first][0], lines[n][1])
        found.append(Paragraph(span, n + 1 - first))
        first = n + 1
    return tuple(found)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """For each line end: whether the paragraph goes on in the next line."""
    goes_on = [_goes_on(text, line, after) for line, after in pairwise(lines)]
    width = _wrapped_width(text, lines)
    if width is None:
        return goes_on
    full = [_is_full(text, line, after, width) for line, after in pairwise(lines)]
    return [small or wide for small, wide in zip(goes_on, full, strict=True)]


def _adjacent(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """True if no empty line stands between the two and the second begins no item of a list."""
    return after[0] == line[1] + 1 and _BULLET.match(text, after[0], after[1]) is None


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """A long line that ends in the middle of a sentence, before a small letter."""
    if not _adjacent(text, line, after):
        return False
    words = text[line[0] : line[1]].rstrip()
    begins = text[after[0] : after[1]].lstrip()[:1]
    return begins.islower() and len(words) >= _CONTINUED and not words.endswith(_CLOSED)


def _wrapped_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width at which the lines were broken, or None if they were not."""
    width = max((end - start for start, end in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    pairs = [pair for pair in pairwise(lines) if _adjacent(text, *pair)]
    full = [pair for pair in pairs if _is_full(text, *pair, width)]
    open_ends = sum(not text[line[0] : line[1]].rstrip().endswith(_CLOSED) for line, _ in full)
    return width if open_ends >= _LEAST_WRAPPED and len(full) * 2 > len(pairs) else None


def _is_full(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """True if the first word of the next line had no room in this one."""
    word = _FIRST_WORD.match(text, after[0], after[1])
    room = width - (line[1] - line[0])
    return _adjacent(text, line, after) and word is not None and len(word[1]) >= room


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))
