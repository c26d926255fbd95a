"""Paragraphs of a text: a line each, except where a program broke the lines at a fixed width; then these are joined.

A text was wrapped when most of its line ends are where the next word would have gone past the widest line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from components.model import Span

_LINE = re.compile(r"\S[^\n]*")
Line = tuple[int, int]  # where a line begins and ends, without white space; plain, for a text has thousands
_FIRST_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[-–—•*·▪●►]\s|\d{1,2}[.)][ \t]+[^\W\d_a-zçğıöşü]|[a-zçğıöşü]\)\s")
_CLOSED = tuple('.!?…:;"”»)')
NARROWEST, WIDEST = 40, 130  # code points of a wrapped line
_OUTLIERS = 0.05  # share of lines that may be wider than the text was wrapped at: addresses, tables
_SLACK = 4  # code points by which lines broken by hand differ
_RAGGED = 0.8  # of the width: in a wrapped text a line this long that ends within a sentence goes on
_LEAST_WRAPPED = 3  # line ends within a sentence, for the text to count as wrapped; one less before a small letter
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
    return tuple([Paragraph(Span(start, end), lines) for start, end, lines in paragraph_bounds(text)])


def paragraph_bounds(text: str) -> Iterator[tuple[int, int, int]]:
    """Where the same paragraphs begin and end, and how many lines each takes."""
    lines = [(found.start(), found.start() + len(found[0].rstrip())) for found in _LINE.finditer(text)]
    joined = [*_joined(text, lines), False]
    first = 0
    for n, (_, end) in enumerate(lines):
        if not joined[n]:
            yield lines[first][0], end, n + 1 - first
            first = n + 1


def _joined(text: str, lines: list[Line]) -> list[bool]:
    """For each line end: whether the paragraph goes on in the next line."""
    open_ends = [_adjacent(text, *pair) and not text.endswith(_CLOSED, *pair[0]) for pair in pairwise(lines)]
    if not any(open_ends):
        return open_ends
    width = _wrapped_width(text, lines, open_ends)
    ends = zip(pairwise(lines), open_ends, strict=True)
    if width is None:
        return [is_open and _goes_on(text, *pair) for pair, is_open in ends]
    return [
        _is_full(text, *pair, width) or (is_open and (_goes_on(text, *pair) or _is_long(pair[0], width)))
        for pair, is_open in ends
    ]


def _adjacent(text: str, line: Line, after: Line) -> bool:
    """True if no empty line stands between the two and the second begins no item of a list."""
    return text.count("\n", line[1], after[0]) == 1 and _BULLET.match(text, after[0]) is None


def _goes_on(text: str, line: Line, after: Line) -> bool:
    """True for a long line that ends in the middle of a sentence, before a small letter."""
    return text[after[0]].islower() and line[1] - line[0] >= _CONTINUED


def _is_long(line: Line, width: int) -> bool:
    """True for a line that is not much shorter than the others; no program breaks lines as exactly as a ruler."""
    return line[1] - line[0] >= _RAGGED * width


def _wrapped_width(text: str, lines: list[Line], open_ends: list[bool]) -> int | None:
    """The width at which the lines were broken, or None if they were not."""
    widths = sorted(end - start for start, end in lines)
    tried = dict.fromkeys(widths[-1 - int(len(widths) * share)] for share in (0.0, _OUTLIERS) if widths)
    return next((width for width in tried if _is_wrapped(text, lines, open_ends, width)), None)


def _is_wrapped(text: str, lines: list[Line], open_ends: list[bool], width: int) -> bool:
    """True if most lines that have a line right below are full, and some of them end within a sentence."""
    if not NARROWEST <= width <= WIDEST:
        return False
    pairs = [
        (*pair, is_open) for pair, is_open in zip(pairwise(lines), open_ends, strict=True) if _adjacent(text, *pair)
    ]
    full = [(after, is_open) for line, after, is_open in pairs if _is_full(text, line, after, width - _SLACK)]
    below = [after for after, is_open in full if is_open]
    small = any(text[after[0]].islower() for after in below)
    return len(below) >= _LEAST_WRAPPED - small and len(full) * 2 > len(pairs)


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """True if the first word of the next line had no room in this one."""
    word = _FIRST_WORD.match(text, after[0])
    return _adjacent(text, line, after) and word is not None and len(word[0]) >= width - (line[1] - line[0])
