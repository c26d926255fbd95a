"""Prints how well places are found: `python -m data.measure_toponyms path/to/wikiner/dev.conll [marked.txt …]`.

A CoNLL file is Turkish-Wiki-NER (gold = GPE and LOC); any other file has one text a line with places in brackets, a
star after those that are not literal: `[Şırnak]'ın [Cizre] ilçesi, [Ankara]* Barosu`. Relaxed = any overlap.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from components.places.gazetteer import Gazetteer, open_gazetteer
from components.places.recognizer import recognise
from data.toponym_model_corpus import entities, running_text

_BRACKET = re.compile(r"\[([^\]]*)\](\*?)|([^\[]+)")


@dataclass
class Tally:
    """Counts of gold and found spans; `tp` exact, `touched` gold spans and `touching` found spans that overlap."""

    gold: int = 0
    found: int = 0
    tp: int = 0
    touched: int = 0
    touching: int = 0

    def add(self, gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
        """Count one text."""
        self.gold += len(gold)
        self.found += len(found)
        self.tp += len(gold & found)
        self.touched += sum(_overlaps(span, found) for span in gold)
        self.touching += sum(_overlaps(span, gold) for span in found)

    def __str__(self) -> str:
        strict = _figures(self.tp / max(1, self.found), self.tp / max(1, self.gold))
        relaxed = _figures(self.touching / max(1, self.found), self.touched / max(1, self.gold))
        return f"gold {self.gold}, found {self.found}; strict {strict}; relaxed {relaxed}"


def _overlaps(span: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _figures(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f} R {recall:.3f} F {f1:.3f}"


def conll(path: Path) -> Iterator[tuple[str, set[tuple[int, int]], set[tuple[int, int]]]]:
    """Text, gold spans and neutral spans (none) of each sentence."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        text, offsets = running_text([row[0] for row in rows])
        kept = [span for span in entities([row[-1] for row in rows]) if span[2] in ("GPE", "LOC")]
        yield text, {(offsets[first][0], offsets[last - 1][1]) for first, last, _ in kept}, set()


def marked(path: Path) -> Iterator[tuple[str, set[tuple[int, int]], set[tuple[int, int]]]]:
    """Text, literal spans and neutral spans of each line."""
    for line in path.read_text("utf-8").splitlines():
        text = ""
        literal: set[tuple[int, int]] = set()
        neutral: set[tuple[int, int]] = set()
        for name, star, other in _BRACKET.findall(line):
            if name:
                (neutral if star else literal).add((len(text), len(text) + len(name)))
            text += name + other
        yield text, literal, neutral


def measure(path: Path, gazetteer: Gazetteer, literal_only: bool) -> Tally:
    """Count a file; spans of the corpus include endings, so there found spans are stretched to whole words."""
    tally = Tally()
    whole_words = path.suffix == ".conll"
    for text, gold, neutral in conll(path) if whole_words else marked(path):
        toponyms = recognise(text, gazetteer)
        spans = {(item.span.start, item.span.end) for item in toponyms if item.literal or not literal_only}
        if whole_words:
            spans = {(start, re.compile(r"\S*?(?=[\s.,;:!?)]|$)").match(text, end).end()) for start, end in spans}  # type: ignore[union-attr]
        tally.add(gold, {span for span in spans if not _overlaps(span, neutral)})
    return tally


def main() -> int:
    """Print a line for each file; exit code 0."""
    gazetteer = open_gazetteer()
    for name in sys.argv[1:]:
        for literal_only in (False, True):
            started = perf_counter()
            tally = measure(Path(name), gazetteer, literal_only)
            kind = "literal only" if literal_only else "all found   "
            print(f"{name} {kind} {tally} ({perf_counter() - started:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
