"""From likenesses to events: best pair first, with a guard, so that a chain of near misses never becomes one event.

Average-link agglomeration over the pairs that were compared. Ties go by mention id, so the result knows no order of
arrival. The guard: an event's told days never stretch over three, a place is only refined and never moved, numbers
must go on agreeing, and what a person took apart stays apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from components.events.columns import Floats, Ints, tells_its_day
from components.events.evidence import Flags
from components.events.likeness import CLOCKS_MIN
from components.events.scenes import may_be_one_scene
from components.model import GeoPrecision, Mention, Place, TimePrecision, Where

JOIN = 0.32  # two mentions at least this alike may be one event
MEAN = 0.05  # the mean likeness over all pairs of two clusters that become one
STRETCH_DAYS = 1  # a report may be a day off (midnight, the day of publication), reports of three days are no one event
MAGNITUDES = 0.4  # how far the magnitudes of one quake may lie apart in its reports


class Edges(NamedTuple):
    """Likenesses of pairs of mentions, each given by its place in the list that is clustered; each pair once."""

    a: Ints
    b: Ints
    scores: Floats
    across: Flags  # True for mentions of two articles


@dataclass(slots=True)
class Cluster:
    """Mentions that report one event so far, and what the guard needs to know of them."""

    members: list[int]
    days: tuple[int, int] | None
    places: dict[str, Place]
    magnitudes: set[float]
    results: set[tuple[float, ...]]
    clocks: set[int]
    apart: set[int]
    toward: dict[int, float] = field(default_factory=dict)  # other cluster -> sum of likenesses


def cluster(
    mentions: Sequence[Mention],
    edges: Edges,
    together: Sequence[tuple[int, int]],
    apart: Sequence[tuple[int, int]],
) -> list[list[int]]:
    """Group mentions (sorted by id) into events: lists of indexes, each sorted; edits are obeyed, `apart` first."""
    state = _Clusters(mentions, edges, apart)
    for a, b in sorted(together):
        state.join(a, b, forced=True)
    for a, b in _best_first(edges):
        state.join(a, b, forced=False)
    return sorted(sorted(one.members) for one in state.clusters.values())


def _best_first(edges: Edges) -> Iterator[tuple[int, int]]:
    """The pairs of at least `JOIN`, within articles first; of equal ones that with the smaller mention ids.

    An article that tells of two quakes keeps them apart by its own words; once each has its clock time, magnitude and
    place, the guard knows which of them another article means.
    """
    strong = edges.scores >= JOIN
    low, high = np.minimum(edges.a, edges.b)[strong], np.maximum(edges.a, edges.b)[strong]
    order = np.lexsort((high, low, -edges.scores[strong], edges.across[strong]))
    return zip(low[order].tolist(), high[order].tolist(), strict=True)


class _Clusters:
    """Union-find whose roots carry a `Cluster`."""

    def __init__(self, mentions: Sequence[Mention], edges: Edges, apart: Sequence[tuple[int, int]]) -> None:
        self.root = list(range(len(mentions)))
        self.clusters = {at: _alone(at, mention) for at, mention in enumerate(mentions)}
        for a, b in apart:
            self.clusters[a].apart.add(b)
            self.clusters[b].apart.add(a)
        for a, b, score in zip(edges.a.tolist(), edges.b.tolist(), edges.scores.tolist(), strict=True):
            self.clusters[a].toward[b] = self.clusters[b].toward[a] = score

    def find(self, at: int) -> int:
        while self.root[at] != at:
            self.root[at] = self.root[self.root[at]]
            at = self.root[at]
        return at

    def join(self, a: int, b: int, forced: bool) -> None:
        """Make two clusters one if nothing speaks against it; an edit overrules all but another edit."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return
        left, right = self.clusters[a], self.clusters[b]
        if not (forced or _may_join(left, right, b)) or not left.apart.isdisjoint(right.members):
            return
        if len(left.toward) < len(right.toward):
            a, b, left, right = b, a, right, left
        self._absorb(a, b, left, right)

    def _absorb(self, a: int, b: int, left: Cluster, right: Cluster) -> None:
        self.root[b] = a
        del self.clusters[b]
        left.members += right.members
        left.days = _joint(left.days, right.days)
        left.places |= right.places
        left.magnitudes |= right.magnitudes
        left.results |= right.results
        left.clocks |= right.clocks
        left.apart |= right.apart
        for other, sum_ in right.toward.items():
            if other == a:
                continue
            left.toward[other] = left.toward.get(other, 0.0) + sum_
            others = self.clusters[other].toward
            others.pop(b, None)
            others[a] = left.toward[other]
        left.toward.pop(b, None)


def _alone(at: int, mention: Mention) -> Cluster:
    when = mention.when if mention.partial is None else None
    fine = when is not None and when.precision <= TimePrecision.DAY and tells_its_day(mention)
    days = (when.earliest.toordinal(), when.latest.toordinal()) if when and fine else None
    where = mention.where
    scores = tuple(sorted(figure.value for figure in mention.figures if figure.kind == "score"))
    return Cluster(
        members=[at],
        days=days,
        places={where.place.id: where.place} if where and _guards(where) else {},
        magnitudes={figure.value for figure in mention.figures if figure.kind == "magnitude"},
        clocks=clocks_of(mention),
        results={scores} if len(scores) == 2 else set(),
        apart=set(),
    )


def _guards(where: Where) -> bool:
    """A sentence's own place keeps others out; a country, often only a party ("Rusya … açıkladı"), does not."""
    return where.source == "own" and where.precision < GeoPrecision.COUNTRY


def clocks_of(mention: Mention) -> set[int]:
    """Its clock time in minutes of the day, if it tells one."""
    clock = mention.when.clock if mention.when and mention.partial is None else None
    return {int(clock[:2]) * 60 + int(clock[3:5])} if clock else set()


def _may_join(left: Cluster, right: Cluster, right_root: int) -> bool:
    pairs = len(left.members) * len(right.members)
    return (
        left.toward.get(right_root, 0.0) / pairs >= MEAN
        and _stretch(left.days, right.days) <= STRETCH_DAYS
        and _numbers_agree(left, right)
        and all(may_be_one_scene(a, b) for a in left.places.values() for b in right.places.values())
    )


def _joint(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[int, int] | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _stretch(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    if a is None or b is None:
        return 0
    return max(a[1], b[1]) - min(a[0], b[0])


def _numbers_agree(left: Cluster, right: Cluster) -> bool:
    magnitudes = left.magnitudes | right.magnitudes
    clocks = left.clocks | right.clocks
    if clocks and max(clocks) - min(clocks) > CLOCKS_MIN:
        return False
    return len(left.results | right.results) <= 1 and (
        not magnitudes or max(magnitudes) - min(magnitudes) <= MAGNITUDES
    )
