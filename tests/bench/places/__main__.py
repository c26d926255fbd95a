"""Places from text to point on `tests/gold`: ours, the same names by population alone, and flashgeotext.

`python -m tests.bench.places` prints, for each, precision, recall and F1 of "found and within 161 km" and of "within
20 km" (distances less the gold's radius), recall by kind, and speed as a ratio to ours. flashgeotext takes its cities
from GeoNames (> 15,000 inhabitants) and gives no coordinates; each of its names gets its most populous GeoNames point.
"""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from components.model import Span
from components.places import Gazetteer, open_gazetteer, recognise, resolve
from components.places.build_entries import distance_km
from gold_reader import GoldPlace, GoldText, gold_texts

Point = tuple[float, float]
Found = list[tuple[Span, Point | None]]
System = Callable[[GoldText], Found]
NEAR_KM, FAR_KM = 20.0, 161.0


@dataclass(frozen=True)
class Row:
    """Figures of one system."""

    name: str
    figures: dict[float, tuple[float, float, float]]
    by_kind: dict[str, float]
    seconds: float


def ours(gazetteer: Gazetteer) -> System:
    """Recognise and resolve; literal names only."""

    def read(text: GoldText) -> Found:
        body = text.article.text
        toponyms = recognise(body, gazetteer, None, tuple(one.span for one in text.dates), text.article.title)
        resolved = resolve(body, toponyms, gazetteer, text.article.title)
        return [
            (one.toponym.span, (one.place.lat, one.place.lon) if one.place else None)
            for one in resolved
            if one.toponym.literal
        ]

    return read


def by_population(gazetteer: Gazetteer) -> System:
    """Our recogniser; each name is its most populous place, as plain gazetteer look-ups have it."""

    def read(text: GoldText) -> Found:
        body = text.article.text
        toponyms = recognise(body, gazetteer, None, tuple(one.span for one in text.dates), text.article.title)
        found: Found = []
        for toponym in toponyms:
            places = [match.place for match in gazetteer.lookup(toponym.name)]
            best = max(places, key=lambda place: (place.population or 0, place.id), default=None)
            if toponym.literal:
                found.append((toponym.span, (best.lat, best.lon) if best else None))
        return found

    return read


def flashgeotext(gazetteer: Gazetteer) -> System | None:
    """flashgeotext with its own lists, or None where it is not installed."""
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        return None
    rival = GeoText()

    def read(text: GoldText) -> Found:
        found: Found = []
        for names in rival.extract(text.article.text, span_info=True).values():
            for name, facts in names.items():
                places = [match.place for match in gazetteer.lookup(name)]
                best = max(places, key=lambda place: (place.population or 0, place.id), default=None)
                point = (best.lat, best.lon) if best else None
                found += [(Span(*span), point) for span in facts["span_info"]]
        return found

    return read


def measure(name: str, system: System, texts: Sequence[GoldText]) -> Row:
    """All figures of a system on the gold."""
    for text in texts:
        system(text)  # caches of either side are warm before the clock starts
    start = time.perf_counter()
    answers = [system(text) for text in texts]
    seconds = time.perf_counter() - start
    figures = {km: _scores(texts, answers, km) for km in (FAR_KM, NEAR_KM)}
    return Row(name, figures, _recall_by_kind(texts, answers), seconds)


def _scores(texts: Sequence[GoldText], answers: Sequence[Found], km: float) -> tuple[float, float, float]:
    hits = predicted = wanted = 0
    for text, found in zip(texts, answers, strict=True):
        gold = [place for place in text.places if _counts(place)]
        neutral = [place.span for place in text.places if not _counts(place)]
        wanted += len(gold)
        predicted += sum(not any(span.overlaps(one) for one in neutral) for span, _ in found)
        hits += sum(_is_hit(place, found, km) for place in gold)
    precision, recall = hits / max(predicted, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _counts(place: GoldPlace) -> bool:
    return not place.neutral and place.lat is not None


def _is_hit(place: GoldPlace, found: Found, km: float) -> bool:
    assert place.lat is not None
    assert place.lon is not None
    points = [point for span, point in found if span.overlaps(place.span) and point]
    return any(distance_km(place.lat, place.lon, *point) - place.radius_km <= km for point in points)


def _recall_by_kind(texts: Sequence[GoldText], answers: Sequence[Found]) -> dict[str, float]:
    hits: Counter[str] = Counter()
    wanted: dict[str, int] = defaultdict(int)
    for text, found in zip(texts, answers, strict=True):
        for place in filter(_counts, text.places):
            wanted[place.kind] += 1
            hits[place.kind] += _is_hit(place, found, FAR_KM)
    return {kind: hits[kind] / count for kind, count in sorted(wanted.items(), key=lambda item: -item[1])[:8]}


def main() -> None:
    """Print the table."""
    gazetteer, texts = open_gazetteer(), gold_texts()
    mentions = sum(_counts(place) for text in texts for place in text.places)
    print(f"{len(texts)} texts, {mentions} places with a point")
    systems = {"Olay Atlası": ours(gazetteer), "population only": by_population(gazetteer)}
    rival = flashgeotext(gazetteer)
    if rival:
        systems["flashgeotext"] = rival
    rows = [measure(name, system, texts) for name, system in systems.items()]
    print(f"{'':16} {'P@161':>6} {'R@161':>6} {'F@161':>6} {'F@20':>6} {'articles/s':>11} {'speed':>6}")
    for row in rows:
        precision, recall, f1 = row.figures[FAR_KM]
        rate, ratio = len(texts) / row.seconds, rows[0].seconds / row.seconds
        near = row.figures[NEAR_KM][2]
        print(f"{row.name:16} {precision:6.3f} {recall:6.3f} {f1:6.3f} {near:6.3f} {rate:11.0f} {ratio:6.2f}")
    for row in rows:
        print(f"{row.name:16} recall@161 by kind: {', '.join(f'{k} {v:.2f}' for k, v in row.by_kind.items())}")


if __name__ == "__main__":
    main()
