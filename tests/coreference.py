"""Coreference metrics over clusters of mention ids, as in the CoNLL shared tasks: MUC, B³, CEAFe, CoNLL, and LEA.

Sources: MUC Vilain et al. 1995; B³ Bagga & Baldwin 1998; CEAFe (φ4) Luo 2005; CoNLL = mean F1 of the three (Pradhan
et al. 2012); LEA Moosavi & Strube 2016 (a singleton counts as linked to itself). Clusters are disjoint.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 if both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def clusters_of(names: Iterable[tuple[Hashable, Hashable]]) -> list[Cluster]:
    """Clusters from (mention, name of its cluster)."""
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in names:
        groups[name].add(mention)
    return [frozenset(group) for group in groups.values()]


def muc(gold: Clusters, found: Clusters) -> Score:
    """Links that would have to be added."""
    return Score(_muc_side(found, gold), _muc_side(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """Mean over mentions of how much of the mention's cluster is right."""
    return Score(_b3_side(found, gold), _b3_side(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """Best one-to-one alignment of clusters by φ4 = 2|A∩B| / (|A|+|B|)."""
    total = _best_alignment(gold, found)
    return Score(total / len(found) if found else 0.0, total / len(gold) if gold else 0.0)


def lea(gold: Clusters, found: Clusters) -> Score:
    """Links resolved, each entity weighted by its size."""
    return Score(_lea_side(found, gold), _lea_side(gold, found))


def conll(gold: Clusters, found: Clusters) -> float:
    """Mean F1 of MUC, B³ and CEAFe."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def singletons(gold: Clusters) -> list[Cluster]:
    """The baseline that links nothing."""
    return [frozenset({mention}) for cluster in gold for mention in cluster]


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Cohen's kappa of two annotators' labels of the same items; 1 if both used one and the same label only."""
    if not first:
        return 0.0
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    left, right = Counter(first), Counter(second)
    chance = sum(left[label] * right[label] for label in left) / len(first) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def _where(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _muc_side(base: Clusters, other: Clusters) -> float:
    where = _where(other)
    kept = sum(len(cluster) - len({where.get(m, ("alone", m)) for m in cluster}) for cluster in base)
    links = sum(len(cluster) - 1 for cluster in base)
    return kept / links if links else 0.0


def _b3_side(base: Clusters, other: Clusters) -> float:
    where = _where(other)
    total = sum(len(cluster & other[where[m]]) / len(cluster) for cluster in base for m in cluster if m in where)
    mentions = sum(map(len, base))
    return total / mentions if mentions else 0.0


def _lea_side(base: Clusters, other: Clusters) -> float:
    where = _where(other)
    total = 0.0
    for cluster in base:
        if len(cluster) == 1:
            (mention,) = cluster
            total += mention in where and len(other[where[mention]]) == 1
            continue
        parts = Counter(where[m] for m in cluster if m in where)
        resolved = sum(n * (n - 1) / 2 for n in parts.values()) / (len(cluster) * (len(cluster) - 1) / 2)
        total += len(cluster) * resolved
    mentions = sum(map(len, base))
    return total / mentions if mentions else 0.0


def _best_alignment(gold: Clusters, found: Clusters) -> float:
    """Largest total similarity of a one-to-one alignment."""
    where = _where(found)
    likeness = np.zeros((len(gold), len(found)))
    for row, cluster in enumerate(gold):
        for at, n in Counter(where[m] for m in cluster if m in where).items():
            likeness[row, at] = 2 * n / (len(cluster) + len(found[at]))
    return float(likeness[linear_sum_assignment(likeness, maximize=True)].sum())
