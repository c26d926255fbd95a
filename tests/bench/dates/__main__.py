"""`python -m tests.bench.dates [wikiner.conll]`: F1, value F1, MB/s on tests/gold; span F1 on a CoNLL file."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from components.model import Span
from tests.bench.dates.rivals import Found, Tagger, dateparser_tr, duckling_tr, ours
from tests.gold_reader import GoldDate, gold_texts
from tests.gold_scores import Tally, relaxed, score, strict, valued

_REPEAT_MB = 0.3  # a fast tagger reads the texts again until so much has gone through


def taggers() -> dict[str, Tagger]:
    """Ours, and the rivals that are installed."""
    found: dict[str, Tagger] = {"ours": ours, "dateparser": dateparser_tr}
    try:
        found["duckling"] = duckling_tr()
    except ImportError:
        print("duckling: not installed, left out")
    return found


def table() -> None:
    """One row a tagger over all annotated texts."""
    texts = [gold for gold in gold_texts() if gold.dates]
    print(f"{len(texts)} texts, {sum(len(gold.dates) for gold in texts)} annotated dates")
    print("tagger       strict  relaxed  value    MB/s")
    for name, tagger in taggers().items():
        tallies = [Tally(), Tally(), Tally()]
        for gold in texts:
            found = tagger(gold.article.text, _day(gold.article.published))
            for tally, same in zip(tallies, (strict, relaxed, valued), strict=True):
                score(gold.dates, found, same, tally)
        speed = _speed(tagger, [(gold.article.text, _day(gold.article.published)) for gold in texts])
        print(f"{name:12}" + "".join(f"{tally.f1:7.3f} " for tally in tallies) + f"{speed:8.2f}")


def _day(published: object) -> date:
    """The publication day; for the few undated texts any day, the same for all."""
    return getattr(published, "day", None) or date(2020, 1, 1)


def _speed(tagger: Tagger, texts: list[tuple[str, date]]) -> float:
    """MB of UTF-8 a second of processor time."""
    size, begin = 0.0, time.process_time()
    while size < _REPEAT_MB:
        for text, day in texts:
            tagger(text, day)
            size += len(text.encode()) / 1e6
        if time.process_time() - begin > 20:
            break
    return size / (time.process_time() - begin)


def wiki(path: Path) -> None:
    """Relaxed span F1 of dates and times against the DATE entities of a CoNLL file; TIME entities are neutral."""
    for name, tagger in taggers().items():
        tally = Tally()
        for text, gold in sentences(path):
            score(gold, [found for found in tagger(text, date(2015, 1, 1)) if not _is_length(found)], relaxed, tally)
        print(f"{name:12} {path.name}: relaxed F1 {tally.f1:.3f} (P {tally.precision:.3f}, R {tally.recall:.3f})")


def _is_length(found: Found) -> bool:
    return found.type in {"DURATION", "SET"}


def sentences(path: Path) -> Iterator[tuple[str, list[GoldDate]]]:
    """Sentences of a CoNLL file and their DATE and TIME entities."""
    for block in path.read_text("utf-8").split("\n\n"):
        text, gold = "", list[GoldDate]()
        for line in block.splitlines():
            word, label = line.split()[0], line.split()[-1]
            start = len(text) + bool(text)
            text = f"{text} {word}".strip()
            kind = label[2:]
            if label.startswith("I-") and gold and kind in {"DATE", "TIME"}:
                gold[-1] = GoldDate(Span(gold[-1].span.start, len(text)), gold[-1].type, None, gold[-1].neutral)
            elif label.startswith("B-") and kind in {"DATE", "TIME"}:
                gold.append(GoldDate(Span(start, len(text)), kind, None, kind == "TIME"))
        yield text, gold


if __name__ == "__main__":
    table()
    for argument in sys.argv[1:]:
        wiki(Path(argument))
