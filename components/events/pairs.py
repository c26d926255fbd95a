"""Pairs of mentions worth remembering: those that meet in a block, pass the gates, and are alike enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.events.blocks import Blocks
from components.events.columns import HAPPENED, NEVER, PLANNED, Columns, Floats, Ints
from components.events.evidence import Evidence
from components.events.likeness import gates, one_scene, score

KEEP = 0.05  # a pair below is not remembered; it counts as 0 in the mean
_CHUNK = 16_000  # pairs: the words of so many fit the cache
_MANY = 1_000_000  # pairs
_LOW = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Pairs:
    """Columns of pairs of rows (a < b, sorted, each once) and how alike they are."""

    a: Ints
    b: Ints
    scores: Floats

    def where(self, these: NDArray[Any] | slice) -> "Pairs":
        """Some of the pairs: those flagged, or at these positions."""
        return Pairs(self.a[these], self.b[these], self.scores[these])


def compare(columns: Columns, blocks: Blocks, rows: Ints) -> Pairs:
    """All pairs of `rows` with each other and with what `blocks` holds, that are alike enough to remember."""
    met = np.empty(0, np.int64)
    found: list[NDArray[np.int64]] = []
    for codes in _met(columns, blocks, rows):
        found.append(codes)
        if sum(map(len, found)) > len(met) + _MANY:  # most pairs meet again and again, and there are tens of millions
            met, found = distinct(np.concatenate([met, *found])), []
    met = distinct(np.concatenate([met, *found]))
    kept = Pairs(np.empty(len(met), np.int32), np.empty(len(met), np.int32), np.empty(len(met), np.float64))
    full = 0
    for at in range(0, len(met), _CHUNK):
        part = _alike(columns, met[at : at + _CHUNK])
        start, full = full, full + len(part.a)
        kept.a[start:full], kept.b[start:full], kept.scores[start:full] = part.a, part.b, part.scores
    return kept.where(slice(full))


def _met(columns: Columns, blocks: Blocks, rows: Ints) -> Iterator[NDArray[np.int64]]:
    """Codes of the pairs that pass the gates, some of them more than once."""
    for one, other in blocks.add(columns, rows):
        codes = distinct(np.minimum(one, other).astype(np.int64) << 32 | np.maximum(one, other))
        a, b = _rows(codes)
        yield codes[gates(columns, a, b)]


def _rows(codes: NDArray[np.int64]) -> tuple[Ints, Ints]:
    return (codes >> 32).astype(np.int32), (codes & _LOW).astype(np.int32)


def _alike(columns: Columns, codes: NDArray[np.int64]) -> Pairs:
    a, b = _rows(codes)
    stands = columns.scenes.stands(columns.place[a], columns.place[b])
    one = one_scene(columns, a, b, stands)
    evidence = Evidence(columns, a[one], b[one], stands[one])
    scores = score(evidence)
    return Pairs(evidence.a, evidence.b, scores).where(scores >= KEEP)


def comes_true(c: Columns, pairs: Pairs) -> Iterator[tuple[int, int, float]]:
    """(planned row, row of what happened, likeness) of pairs of a plan and what another article says happened.

    What was over before the first day of the plan did not realise it.
    """
    for plan, done in ((pairs.a, pairs.b), (pairs.b, pairs.a)):
        kept = (c.world[plan] == PLANNED) & (c.world[done] == HAPPENED) & (c.article[plan] != c.article[done])
        kept &= (c.lo[plan] == NEVER) | (c.hi[done] == NEVER) | (c.hi[done] >= c.lo[plan])
        yield from zip(plan[kept].tolist(), done[kept].tolist(), pairs.scores[kept].tolist(), strict=True)


def merged(one: Pairs, other: Pairs) -> Pairs:
    """One table of two that may share pairs."""
    a, b = np.concatenate([one.a, other.a]), np.concatenate([one.b, other.b])
    _, first = np.unique(a.astype(np.int64) << 32 | b, return_index=True)
    return Pairs(a[first], b[first], np.concatenate([one.scores, other.scores])[first])


def distinct(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The codes (sorted in place), each once; `np.unique` (2.4) hashes them first, which takes ten times as long."""
    codes.sort()
    return codes[np.r_[True, codes[1:] != codes[:-1]]] if len(codes) else codes
