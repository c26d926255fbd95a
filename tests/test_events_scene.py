"""When and where mentions happened: tables of short articles and the time or the place of their last sentence."""

from datetime import date

import pytest

from cases import cases
from components.model import Analysis, Article, Mention, PublicationDate
from components.pipeline import analyse
from components.places import Gazetteer


def main_of_last(analysis: Analysis) -> Mention:
    """The main mention of the last sentence that has one."""
    assert analysis.mentions
    last = analysis.mentions[-1].span
    return max((m for m in analysis.mentions if m.span == last), key=lambda m: m.confidence)


@pytest.mark.parametrize("case", cases("timing.tsv"))
def test_time(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    day = date.fromisoformat(case[0])
    article = Article("a", "", case[1], PublicationDate(day, day, "user", 1.0))
    when = main_of_last(analyse(article, gazetteer)).when
    assert (when.edtf if when else "-") == case[2]


@pytest.mark.parametrize("case", cases("placing.tsv"))
def test_place(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    day = date.fromisoformat(case[0])
    article = Article("a", "", case[1], PublicationDate(day, day, "user", 1.0))
    where = main_of_last(analyse(article, gazetteer)).where
    assert (where.place.name if where else "-") == case[2]
