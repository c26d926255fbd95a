"""Sentences with labelled spans: read from CoNLL files, and made again with other names, letters and endings."""

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from components.places.recognizer_words import form
from components.text.turkish import APOSTROPHE, fold_case, upper_case

KINDS = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "FAC", "PERSON": "PER", "ORG": "ORG"} | dict.fromkeys(
    ("NORP", "TITLE", "EVENT", "WORK_OF_ART", "PRODUCT", "LANGUAGE", "LAW"), "MISC"
)
HEAVENS = frozenset("dünya güneş ay mars jüpiter satürn venüs merkür neptün uranüs plüton".split())
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%…”’") | {"''"}
NO_SPACE_AFTER = frozenset("([{“‘") | {"``"}
_MARK = re.compile(APOSTROPHE)
_JOINTS = frozenset((",", "ve", "ile", "/", "-", "–"))
DROPPED_APOSTROPHES = 0.1


class Names(Protocol):
    """Where other names come from."""

    def any_place(self) -> str:
        """The name of a place, as a newspaper writes it."""
        ...


@dataclass(frozen=True)
class Example:
    """A sentence and its spans `(start, end, kind)` in order, kinds as in the tagger's labels."""

    text: str
    spans: tuple[tuple[int, int, str], ...]

    @property
    def has_place(self) -> bool:
        """True if a place is in it."""
        return any(kind == "PLACE" for _, _, kind in self.spans)

    def labels(self, offsets: list[tuple[int, int]]) -> list[str]:
        """The label of each word at `offsets`: it belongs to a span when they share a code point."""
        labels = ["O"] * len(offsets)
        for start, end, kind in self.spans:
            inside = [index for index, (a, b) in enumerate(offsets) if a < end and start < b]
            for index in inside:
                labels[index] = f"{'B' if index == inside[0] else 'I'}-{kind}"
        return labels


def read_conll(path: Path) -> list[Example]:
    """The sentences of a CoNLL file (word, tag), written as running text, with spans by the house's conventions."""
    examples = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [(line.split()[0], line.split()[-1]) for line in block.splitlines() if line.strip()]
        if rows:
            examples.append(_example(rows))
    return examples


def running_text(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as text, and where each of them stands."""
    text, offsets, previous = "", [], ""
    for token in tokens:
        if text and token not in NO_SPACE_BEFORE and previous not in NO_SPACE_AFTER:
            text += " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
        previous = token
    return text, offsets


def entities(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of tokens `(first, last, type)` of BIO tags, `last` exclusive."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        kind = tag[2:]
        if tag.startswith("I-") and found and found[-1][1] == index and found[-1][2] == kind:
            found[-1] = (found[-1][0], index + 1, kind)
        elif tag != "O":
            found.append((index, index + 1, kind))
    return found


def _example(rows: list[tuple[str, str]]) -> Example:
    tokens = [token for token, _ in rows]
    text, offsets = running_text(tokens)
    spans = []
    for first, last, kind in entities([tag for _, tag in rows]):
        if kind in KINDS:
            parts = _place_parts(tokens, first, last) if KINDS[kind] == "PLACE" else [(first, last)]
            spans += [(offsets[a][0], offsets[b - 1][1], KINDS[kind]) for a, b in parts]
    return Example(text, tuple(spans))


def _place_parts(tokens: list[str], first: int, last: int) -> list[tuple[int, int]]:
    """A place span of the corpus cut as the house counts: at "ve", commas and endings, without generic head nouns."""
    cuts = [first]
    for index in range(first, last):
        if tokens[index] in _JOINTS:
            cuts += [index, index + 1]
        elif _MARK.search(tokens[index]):
            cuts.append(index + 1)
    parts = []
    for start, end in pairwise([*cuts, last]):
        while end > start and _is_generic(tokens[end - 1]) and end - start > 1:
            end -= 1
        while start < end and not form(tokens[start]).capital:
            start += 1
        if start < end and fold_case(_MARK.split(tokens[start])[0]) not in HEAVENS:
            parts.append((start, end))
    return parts


def _is_generic(token: str) -> bool:
    found = form(token)
    return (found.head is not None and not found.head.inside) or not found.letters


def swapped(example: Example, names: Names, rng: random.Random) -> Example:
    """The sentence with other places in it, their endings kept (one in ten without its apostrophe)."""
    text, spans, at = "", [], 0
    for start, end, kind in example.spans:
        text += example.text[at:start]
        written = example.text[start:end]
        if kind == "PLACE" and " " not in written:
            mark = _MARK.search(written)
            ending = written[mark.start() :] if mark else ""
            written = names.any_place() + (ending[1:] if rng.random() < DROPPED_APOSTROPHES else ending)
        spans.append((len(text), len(text) + len(written), kind))
        text += written
        at = end
    return Example(text + example.text[at:], tuple(spans))


def upper_cased(example: Example) -> Example:
    """The sentence as a headline in capitals; offsets stay because Turkish upper case keeps length but for ß."""
    text = upper_case(example.text)
    return Example(text, example.spans) if len(text) == len(example.text) else example


def without_apostrophes(example: Example) -> Example:
    """The sentence as hasty newsrooms write it."""
    text, spans, at = "", [], 0
    for start, end, kind in example.spans:
        text += _MARK.sub("", example.text[at:start])
        written = _MARK.sub("", example.text[start:end])
        spans.append((len(text), len(text) + len(written), kind))
        text += written
        at = end
    return Example(text + _MARK.sub("", example.text[at:]), tuple(spans))
