"""The types of short reports may not be told worse than they were; `tests/type_scores.py` says what is measured."""

import pytest

import type_scores
from components.places import Gazetteer

FLOORS = {
    "dev": {"found": 0.99, "type": 0.88, "modality": 0.96},
    "leads": {"found": 0.99, "type": 0.91, "modality": 0.96},
    "test": {"found": 0.99, "type": 0.83, "modality": 0.9},
}
MOST_EXTRA = 0.25  # mentions of a type that the sentence does not tell, per sentence


@pytest.mark.parametrize("half", FLOORS)
def test_short_reports(half: str, gazetteer: Gazetteer) -> None:
    scores = type_scores.measure(half, gazetteer)
    for name, floor in FLOORS[half].items():
        assert scores[f"sentences_{half}_{name}"] >= floor, name
    assert scores[f"sentences_{half}_extra"] <= MOST_EXTRA
