"""The metrics themselves: hand-worked values, and what must hold for any clustering."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coreference as c


def groups(*parts: str) -> list[c.Cluster]:
    return [frozenset(part) for part in parts]


GOLD = groups("abc", "defg")


def test_worked_example() -> None:
    # key {a b c} {d e f g}, response {a b} {c d} {f g h i}: LEA paper's example, its published values
    found = groups("ab", "cd", "fghi")
    assert c.muc(GOLD, found) == pytest.approx((0.4, 0.4))
    assert c.b_cubed(GOLD, found).recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 2 / 4 + 2 / 4) / 7)
    assert c.b_cubed(GOLD, found).precision == pytest.approx((1 + 1 + 0.5 + 0.5 + 0.5 + 0.5) / 8)
    assert c.ceaf_e(GOLD, found).recall == pytest.approx((0.8 + 0.5) / 2)
    assert c.lea(GOLD, found).recall == pytest.approx((3 * (1 / 3) + 4 * (1 / 6)) / 7)
    assert c.lea(GOLD, found).precision == pytest.approx((2 * 1 + 2 * 0 + 4 * (1 / 6)) / 8)


def test_singletons_know_no_links() -> None:
    assert c.muc(GOLD, c.singletons(GOLD)).f1 == 0
    assert c.b_cubed(GOLD, c.singletons(GOLD)).precision == 1


def test_kappa() -> None:
    assert c.kappa("aabb", "aabb") == 1
    assert c.kappa("aabb", "abab") == 0


names = st.lists(st.integers(0, 5), min_size=1, max_size=14)


@given(names)
def test_perfect_is_one(labels: list[int]) -> None:
    clusters = c.clusters_of(enumerate(labels))
    for metric in (c.b_cubed, c.ceaf_e, c.lea):
        assert metric(clusters, clusters).f1 == pytest.approx(1)


@given(names)
def test_both_sides_change_places(labels: list[int]) -> None:
    gold = c.clusters_of(enumerate(labels))
    found = c.clusters_of((n, label % 2) for n, label in enumerate(labels))
    for metric in (c.muc, c.b_cubed, c.ceaf_e, c.lea):
        there, back = metric(gold, found), metric(found, gold)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
        assert 0 <= there.f1 <= 1


@given(st.lists(st.integers(0, 2), min_size=1, max_size=6), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_alignment_is_the_best_of_all(left: list[int], right: list[int]) -> None:
    gold, found = c.clusters_of(enumerate(left)), c.clusters_of(enumerate(right[: len(left)]))
    small, large = sorted((gold, found), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(small, order, strict=False))
        for order in itertools.permutations(large, len(small))
    )
    assert c.ceaf_e(gold, found).recall * len(gold) == pytest.approx(best)
