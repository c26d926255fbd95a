"""Scores of the house on `tests/gold`, in the terms of the field; `make scores` prints them."""

from collections.abc import Callable, Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any

from components.model import Span

EARTH_KM = 6371.0088


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great circle distance (haversine)."""
    a_lat, a_lon, b_lat, b_lon = map(radians, (a_lat, a_lon, b_lat, b_lon))
    h = sin((b_lat - a_lat) / 2) ** 2 + cos(a_lat) * cos(b_lat) * sin((b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(h))


class Tally:
    """Counts for precision, recall and F1."""

    def __init__(self) -> None:
        self.right = self.found = self.wanted = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """One more text."""
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def matched(gold: Sequence[Any], found: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """One-to-one pairs in reading order."""
    pairs, free = [], list(found)
    for item in gold:
        hit = next((other for other in free if same(item, other)), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((item, hit))
    return pairs


def counted(gold: Iterable[Any], found: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Gold without neutral items; found without those that only meet neutral ones."""
    gold = list(gold)
    wanted = [item for item in gold if not item.neutral]
    neutral = [item for item in gold if item.neutral]

    def costs(item: Any) -> bool:
        meets = any(item.span.overlaps(other.span) for other in neutral)
        return not meets or any(item.span.overlaps(other.span) for other in wanted)

    return wanted, [item for item in found if costs(item)]


def score(gold: Iterable[Any], found: Iterable[Any], same: Callable[[Any, Any], bool], tally: Tally) -> None:
    """Add one text to a tally."""
    wanted, offered = counted(gold, found)
    tally.add(len(matched(wanted, offered, same)), len(offered), len(wanted))


def strict(a: Any, b: Any) -> bool:
    """The same span."""
    return bool(a.span == b.span)


def relaxed(a: Any, b: Any) -> bool:
    """Any overlap."""
    return bool(a.span.overlaps(b.span))


def valued(a: Any, b: Any) -> bool:
    """Overlap and the same TIMEX3 value; a set needs only to be known as one."""
    return relaxed(a, b) and (a.value == b.value or a.type == b.type == "SET")


def within(limit_km: float) -> Callable[[Any, Any], bool]:
    """Overlap and the point within the limit, the gold's radius taken off; no point wanted = any."""

    def same(gold: Any, found: Any) -> bool:
        if not relaxed(gold, found) or found.place is None:
            return False
        if gold.lat is None:
            return True
        far = distance_km(gold.lat, gold.lon, found.place.lat, found.place.lon)
        return far - gold.radius_km <= limit_km

    return same


class Placed:
    """A resolved toponym with its span at hand."""

    def __init__(self, resolved: Any) -> None:
        self.span: Span = resolved.toponym.span
        self.place = resolved.place
        self.literal = resolved.toponym.literal


def measure() -> dict[str, float]:
    """All scores over all gold texts; names are those of `floors.json`."""
    from components.pipeline import analyse
    from components.places import open_gazetteer
    from gold_reader import gold_texts

    gazetteer = open_gazetteer()
    rows = {name: Tally() for name in ("date_strict", "date_relaxed", "date_value")}
    rows |= {name: Tally() for name in ("place_strict", "place_relaxed", "place_161km", "place_20km")}
    kinds: dict[str, Tally] = {}
    for gold in gold_texts():
        analysis = analyse(gold.article, gazetteer)
        placed = [p for p in map(Placed, analysis.toponyms) if p.literal]
        for name, same in (("date_strict", strict), ("date_relaxed", relaxed), ("date_value", valued)):
            score(gold.dates, analysis.times, same, rows[name])
        score(gold.places, placed, strict, rows["place_strict"])
        score(gold.places, placed, relaxed, rows["place_relaxed"])
        score(gold.places, placed, within(161), rows["place_161km"])
        score(gold.places, placed, within(20), rows["place_20km"])
        for place in gold.places:
            if not place.neutral:
                hit = any(relaxed(place, other) for other in placed)
                kinds.setdefault(f"place_recall_{place.kind}", Tally()).add(hit, 1, 1)
    scores = {name: round(tally.f1, 4) for name, tally in rows.items()}
    return scores | {name: round(tally.recall, 4) for name, tally in sorted(kinds.items()) if tally.wanted >= 20}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:28} {value:.4f}")
