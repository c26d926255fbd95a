"""Scores on the gold texts may not fall below `tests/gold/floors.json`; lowering one is a commit with a sentence."""

import json
from pathlib import Path

import pytest

from gold_scores import measure

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "gold" / "floors.json").read_text("utf-8"))
SLACK = 0.005


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """All scores, measured once."""
    return measure()


@pytest.mark.parametrize("name", FLOORS)
def test_floor(scores: dict[str, float], name: str) -> None:
    assert scores[name] >= FLOORS[name] - SLACK
