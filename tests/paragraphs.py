"""When and where the events of news paragraphs happened; `PYTHONPATH=.:tests python tests/paragraphs.py` prints shares.

`tests/gold/paragraphs/*.txt`: `=` publication date, the paragraph, then a row an event: `>` words that hold its
trigger, when (`-` = not told), place (`-` = none), its point (`-` = wider than a point). Errors of paragraphs of even
number are read by nobody; `--errors` lists those of odd number.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from components.model import Analysis, Article, Mention, PublicationDate, Span
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from components.text.sentences import split_sentences
from components.text.turkish import fold_case
from event_scores import NEAR_KM, days_of
from gold_reader import GOLD
from gold_scores import distance_km


@dataclass(frozen=True)
class Happened:
    """An event of a paragraph: its words, the sentence they stand in, when and where; `point` None = a country."""

    words: Span
    sentence: Span
    when: str | None
    place: str | None
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as an article, and its events in order; `number` counts from 1 through the file."""

    number: int
    article: Article
    events: tuple[Happened, ...]

    @property
    def odd(self) -> bool:
        """True if its errors may be read."""
        return self.number % 2 == 1


def paragraphs() -> list[Paragraph]:
    """All paragraphs of all files."""
    return [one for path in sorted((GOLD / "paragraphs").glob("*.txt")) for one in _read(path)]


def found(event: Happened, analysis: Analysis) -> Mention | None:
    """The mention whose trigger stands in the event's words, else the sentence's first; None if it has none."""
    beside = [m for m in analysis.mentions if m.span.overlaps(event.sentence)]
    return min(beside, key=lambda m: (not m.trigger.overlaps(event.words), m.trigger.start), default=None)


def right_date(event: Happened, hit: Mention | None) -> bool:
    """The same first and last day."""
    when = hit.when if hit else None
    return bool(when and event.when and (when.earliest, when.latest) == days_of(event.when))


def right_place(event: Happened, hit: Mention | None) -> bool:
    """Within 20 km of the point; a country or region by its name."""
    where = hit.where if hit else None
    if where is None or event.place is None:
        return False
    if event.point is None:
        return fold_case(where.place.name) == fold_case(event.place)
    return distance_km(*event.point, where.place.lat, where.place.lon) <= NEAR_KM


def measure(gazetteer: Gazetteer) -> dict[str, float]:
    """Shares of the events found, and of those with a date or a place in the gold that got it right, by halves."""
    told = [
        (p, e, found(e, analysis))
        for p in paragraphs()
        for analysis in [analyse(p.article, gazetteer)]
        for e in p.events
    ]
    shares = {}
    for name, holds in (("odd", True), ("even", False)):
        part = [(event, hit) for p, event, hit in told if p.odd == holds]
        shares[f"paragraphs_found_{name}"] = _share([hit is not None for _, hit in part])
        shares[f"paragraphs_date_{name}"] = _share([right_date(e, hit) for e, hit in part if e.when])
        shares[f"paragraphs_place_{name}"] = _share([right_place(e, hit) for e, hit in part if e.place])
    return shares


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _read(path: Path) -> Iterator[Paragraph]:
    blocks = path.read_text("utf-8").split("\n=")
    for number, block in enumerate(blocks, 1):
        lines = block.lstrip("=").strip().split("\n")
        body = "\n".join(line for line in lines[1:] if line[0] != ">")
        day = date.fromisoformat(lines[0])
        article = Article(f"{path.stem}-{number}", "", body, PublicationDate(day, day, "user", 1.0))
        yield Paragraph(number, article, tuple(_event(article, line) for line in lines[1:] if line[0] == ">"))


def _event(article: Article, line: str) -> Happened:
    words, when, place, point = line[1:].split("\t")
    start = article.text.find(words)
    assert start >= 0, f"{article.id}: {words!r} is not in the text"
    sentence = next(s.span for s in split_sentences(article.text) if s.span.start <= start < s.span.end)
    spot = None if point == "-" else tuple(float(degrees) for degrees in point.split(","))
    return Happened(
        Span(start, start + len(words)),
        sentence,
        None if when == "-" else when,
        None if place == "-" else place,
        None if spot is None else (spot[0], spot[1]),
    )


def _print_errors(gazetteer: Gazetteer) -> None:
    for paragraph in filter(lambda one: one.odd, paragraphs()):
        analysis = analyse(paragraph.article, gazetteer)
        for event in paragraph.events:
            hit = found(event, analysis)
            at, words = paragraph.number, event.words.of(paragraph.article.text)
            if hit is None:
                sys.stdout.write(f"missed\t{at}\t{words}\n")
                continue
            when, where = hit.when, hit.where
            if event.when and not right_date(event, hit):
                got = when and (when.edtf, when.source)
                sys.stdout.write(f"date\t{at}\t{words}\t{event.when}\t{got}\t{hit.modality}\n")
            if event.place and not right_place(event, hit):
                spot = where and (where.place.name, where.source)
                told = f"{hit.type} {hit.trigger.of(paragraph.article.text)}"
                sys.stdout.write(f"place\t{at}\t{words}\t{event.place}\t{spot}\t{told}\n")


if __name__ == "__main__":
    index = open_gazetteer()
    if "--errors" in sys.argv:
        _print_errors(index)
    for name, value in measure(index).items():
        sys.stdout.write(f"{name:28} {value:.4f}\n")
