"""Scores on the gold texts may not fall below `tests/gold/floors.json`; lowering one is a commit with a sentence."""

import json
from pathlib import Path

import pytest

import event_scores
import gold_scores
import main_events
from components.places import Gazetteer

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "gold" / "floors.json").read_text("utf-8"))
SLACK = 0.005


@pytest.fixture(scope="module")
def scores(gazetteer: Gazetteer) -> dict[str, float]:
    """All scores, measured once."""
    return gold_scores.measure() | event_scores.measure(gazetteer) | main_events.measure(gazetteer)


@pytest.mark.parametrize("name", FLOORS)
def test_floor(scores: dict[str, float], name: str) -> None:
    assert scores[name] >= FLOORS[name] - SLACK


def test_same_event_beats_both_baselines(scores: dict[str, float]) -> None:
    assert scores["events_conll"] > max(scores["events_singletons_conll"], scores["events_words_conll"])
