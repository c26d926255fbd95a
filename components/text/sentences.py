"""Split a text into sentences: no full stop inside "19.09.2023", "Prof. Dr.", "3. maddesi" or a quotation ends one."""

import re
from collections.abc import Iterator

from components.model import Sentence, Span
from components.text.turkish import fold_case

ABBREVIATIONS = frozenset(
    "prof doç yrd dr av sn st hz alb gen org korg tümg tuğg yb bnb yzb üstğm teğm mah cad sok bul apt no tel vb vs bkz "
    "s yy mö ms m.ö m.s ltd şti inc co örn çev haz ed cilt sf ör op uzm öğr gör arş mr mrs ms jr".split()
)
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s|$)")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_PARAGRAPH = re.compile(r"[^\n]+")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences in order of the text, surrounding white space left out; each line is a paragraph of its own."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    paragraph = 0
    for line in _PARAGRAPH.finditer(text):
        if not line[0].strip():
            continue
        start = line.start()
        for end in (*_ends(line[0], line.start()), line.end()):
            span = _trimmed(text, start, end)
            if span:
                yield Sentence(span, paragraph, heading=_is_heading(text, span, line.start(), line.end()))
            start = end
        paragraph += 1


def _ends(line: str, offset: int) -> Iterator[int]:
    for found in _STOP.finditer(line):
        if not _continues(line, found):
            yield offset + found.end()


def _continues(line: str, found: re.Match[str]) -> bool:
    """True if the stop belongs to the words around it: an abbreviation, an ordinal, an initial, a lower-case go-on."""
    rest = line[found.end() :].lstrip()
    if not rest:
        return True
    first = rest.lstrip("\"'“‘«(")[:1]
    if first and first == fold_case(first) and first.isalpha():
        return True
    if found["stop"] != ".":
        return False
    word = _LAST_WORD.search(line[: found.start()])
    if word is None:
        return False
    last = fold_case(word[1])
    return (last.isdigit() and len(last) <= 2) or last in ABBREVIATIONS or (len(last) == 1 and word[1] != last)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_heading(text: str, span: Span, line_start: int, line_end: int) -> bool:
    whole_line = _trimmed(text, line_start, line_end) == span
    words = span.of(text)
    closed = words.rstrip("\"'”’»)").endswith((".", "…", ":", ";", ","))
    return whole_line and not closed and len(words) < 160
