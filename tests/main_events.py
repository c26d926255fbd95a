"""How well the house reads the main events of plain news (`tests/gold/main_events`); as a script it prints the scores.

A gold event is found if its sentence gave a mention; of several in the sentence the one of the same type counts, else
the first. The halves (texts of odd and of even number) are scored apart: errors of the even half are read by nobody;
`--errors` lists those of the odd half.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from components.events import link
from components.model import Analysis, Article, Mention, Span, When
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from components.text.sentences import split_sentences
from components.text.turkish import fold_case
from event_scores import NEAR_KM, days_of
from gold_reader import GOLD, gold_article
from gold_scores import distance_km

_STEM = 5  # letters


@dataclass(frozen=True)
class MainEvent:
    """A row: the sentence that tells it, when, its type, the place's name and point (None = wider than a point)."""

    sentence: Span
    what: str
    when: str | None
    type: str
    place: str | None
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Told:
    """A gold event of a text and the mention read for it, if any, with the time that linking left it."""

    slug: str
    gold: MainEvent
    hit: Mention | None
    when: When | None

    @property
    def right_date(self) -> bool:
        """The same first and last day; without a date in the gold, none read either."""
        if self.gold.when is None or self.when is None:
            return self.gold.when is None and self.when is None
        return (self.when.earliest, self.when.latest) == days_of(self.gold.when)

    @property
    def right_place(self) -> bool:
        """Within 20 km of the point; a country or region by its name."""
        where = self.hit.where if self.hit else None
        if where is None or self.gold.place is None:
            return False
        if self.gold.point is None:
            return fold_case(where.place.name) == fold_case(self.gold.place)
        return distance_km(*self.gold.point, where.place.lat, where.place.lon) <= NEAR_KM


def main_events() -> dict[str, tuple[MainEvent, ...]]:
    """The annotated texts by slug, each with its main events; a row that does not fit its text is an error."""
    return {path.stem: tuple(_rows(path)) for path in sorted((GOLD / "main_events").glob("*.tsv"))}


def told(gazetteer: Gazetteer) -> list[Told]:
    """Each gold event beside what was read, each text alone in its library."""
    return [
        one
        for slug, events in main_events().items()
        for one in _told_in(slug, events, analyse(gold_article(slug), gazetteer))
    ]


def measure(gazetteer: Gazetteer) -> dict[str, float]:
    """Shares of the main events: sentence found; date, place and type right, of all that have one in the gold."""
    listed = told(gazetteer)
    halves = {"": listed, "_odd": [t for t in listed if _odd(t)], "_even": [t for t in listed if not _odd(t)]}
    return {
        f"main_{name}{half}": value for half, part in halves.items() if part for name, value in _shares(part).items()
    }


def _shares(listed: Sequence[Told]) -> dict[str, float]:
    dated = [one for one in listed if one.gold.when]
    placed = [one for one in listed if one.gold.place]
    return {
        "found": _share([one.hit is not None for one in listed]),
        "date": _share([one.right_date for one in dated]),
        "place": _share([one.right_place for one in placed]),
        "type": _share([one.hit is not None and one.hit.type == one.gold.type for one in listed]),
    }


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def is_odd(slug: str) -> bool:
    """True for the texts whose errors are read: those of odd number."""
    return int(slug.rpartition("-")[2]) % 2 == 1


def _odd(one: Told) -> bool:
    return is_odd(one.slug)


def told_for(beside: Iterable[Mention], type_: str, what: str = "") -> Mention | None:
    """Of a sentence's mentions the one of this type whose trigger `what` takes up, else the first; None of none."""
    return min(beside, key=lambda m: (m.type != type_, not _names(what, m), m.trigger.start), default=None)


def _names(what: str, mention: Mention) -> bool:
    """True if the phrase of a main event has a word that begins as the mention's trigger does."""
    named = {word[:_STEM] for word in fold_case(what).split()}
    triggers = (words for reason in mention.why if reason.code.startswith("events.type") for words in reason.args)
    return any(word[:_STEM] in named for words in triggers for word in fold_case(words).split())


def _told_in(slug: str, events: Sequence[MainEvent], analysis: Analysis) -> list[Told]:
    when_of = {m.id: m.when for event in link(analysis.mentions).events for m in event.mentions}
    listed = []
    for event in events:
        hit = told_for((m for m in analysis.mentions if m.span.overlaps(event.sentence)), event.type, event.what)
        listed.append(Told(slug, event, hit, when_of[hit.id] if hit else None))
    return listed


def _rows(path: Path) -> list[MainEvent]:
    article = gold_article(path.stem)
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [_row(article, line, f"{path.name}:{n}") for n, line in lines if line.strip() and line[0] != "#"]


def _row(article: Article, line: str, where: str) -> MainEvent:
    cells = [cell.strip() for cell in line.split("\t")]
    assert len(cells) == 8, f"{where}: {len(cells)} columns instead of 8"
    quote, what, when, type_, place, lat, lon, _ = cells
    at = article.text.find(quote)
    assert at >= 0, f"{where}: {quote[:50]!r} is not in the text"
    sentence = next((s.span for s in split_sentences(article.text) if s.span.start <= at < s.span.end), None)
    assert sentence is not None, f"{where}: {quote[:50]!r} stands in no sentence"
    point = None if lat == "-" else (float(lat), float(lon))
    return MainEvent(sentence, what, None if when == "-" else when, type_, None if place == "-" else place, point)


def _print_errors(listed: Sequence[Told]) -> None:
    for one in filter(_odd, listed):
        gold, hit = one.gold, one.hit
        if hit is None:
            print("missed", one.slug, gold.what, sep="\t")
            continue
        if gold.when and not one.right_date:
            print("date", one.slug, gold.what, gold.when, one.when and (one.when.edtf, one.when.source), sep="\t")
        if gold.place and not one.right_place:
            print(
                "place",
                one.slug,
                gold.what,
                gold.place,
                hit.where and (hit.where.place.name, hit.where.source),
                sep="\t",
            )
        if hit.type != gold.type:
            print("type", one.slug, gold.what, gold.type, hit.type.value, sep="\t")


if __name__ == "__main__":
    index = open_gazetteer()
    if "--errors" in sys.argv:
        _print_errors(told(index))
    for name, value in measure(index).items():
        print(f"{name:28} {value:.4f}")
