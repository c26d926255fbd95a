"""Set the words of a title side by side: with the marks that stood between them, and no mark without its partner."""

from collections.abc import Sequence
from itertools import pairwise

from components.events.words import Word

_MARKS = (",", ";", ":")
_OPENING, _CLOSING = '"“«', '"”»'


def joined(text: str, words: Sequence[Word], chosen: Sequence[int], held: int) -> str:
    """The words as written; `held`: the set of words that a title may hold, whose own marks stay with them."""
    parts: list[str] = []
    first = chosen[0]
    unbroken = len(chosen) == chosen[-1] + 1 - first
    for at, after in ((chosen[-1], -1),) if unbroken else pairwise([*chosen, -1]):
        if after != at + 1:
            parts.append(_stretch(text, words, first, at))
            if after >= 0:
                parts.append(mark_between(words, at, after, held) + _opened(text, words, at, after))
            first = after
    return _balanced("".join(parts).replace("\n", " "))


def _stretch(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """The text of words `first..last` with the quotation marks at them and the point of an abbreviation."""
    start, end = words[first].start, words[last].end
    if text[start - 1 : start] in _OPENING and start:
        start -= 1
    if words[last].after.startswith(".") and ("." in words[last].folded or len(words[last].folded) == 1):
        end += 1
    if text[end : end + 1] and text[end] in _CLOSING:
        end += 1
    return text[start:end]


def mark_between(words: Sequence[Word], at: int, after: int, held: int) -> str:
    """The mark between two words whose neighbours were left out."""
    mark = words[at].after.lstrip(".").lstrip(_CLOSING)[:1]
    left_out = range(at + 1, after)
    if mark not in _MARKS and left_out and not any(held >> number & 1 for number in left_out):
        mark = words[after - 1].after[:1]
    return f"{mark} " if mark in _MARKS else " "


def _opened(text: str, words: Sequence[Word], at: int, after: int) -> str:
    """The mark of a quotation that opened before a word left out between two words."""
    gap = text[words[at].end : words[after].start]
    return '"' if gap.count('"') % 2 and '"' not in {gap[:1], gap[-1:]} else ""


def _balanced(title: str) -> str:
    """Without a quotation mark or bracket whose partner was left out."""
    for opening, closing in (("“", "”"), ("(", ")"), ("«", "»")):
        if title.count(opening) != title.count(closing):
            title = title.replace(opening, "").replace(closing, "")
    return title.replace('"', "") if title.count('"') % 2 else title
