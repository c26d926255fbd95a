"""When and where mentions happened: tables of short articles and the time or the place of their last sentence."""

from dataclasses import replace
from datetime import date

import pytest

from cases import cases
from components.events.clubs import towns
from components.events.seats import seats
from components.model import Analysis, Article, Mention, PublicationDate
from components.pipeline import analyse
from components.places import Gazetteer


def main_of_last(analysis: Analysis) -> Mention:
    """The main mention of the last sentence that has one."""
    assert analysis.mentions
    last = analysis.mentions[-1].span
    return max((m for m in analysis.mentions if m.span == last), key=lambda m: m.confidence)


def read(published: str, text: str, gazetteer: Gazetteer) -> Analysis:
    """A short article of this day."""
    day = date.fromisoformat(published)
    return analyse(Article("a", "", text, PublicationDate(day, day, "user", 1.0)), gazetteer)


@pytest.mark.parametrize("case", cases("passing.tsv"))
def test_told_in_passing(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    published, text, wanted = case
    first = [mention for mention in read(published, text, gazetteer).mentions if mention.span.start == 0]
    told = [f"{one.trigger.of(text)}={one.when.edtf if one.when else '-'}" for one in first]
    assert "; ".join(told) == wanted


@pytest.mark.parametrize("case", cases("timing.tsv"))
def test_time(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    when = main_of_last(read(case[0], case[1].replace("|", "\n"), gazetteer)).when
    assert (when.edtf if when else "-") == case[2]


@pytest.mark.parametrize("case", cases("listed.tsv"))
def test_events_of_listed_times(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    published, text, wanted = case
    times = [mention.when for mention in read(published, text, gazetteer).mentions]
    assert " ".join(when.edtf + (f"T{when.clock}" if when.clock else "") for when in times if when) == wanted


@pytest.mark.parametrize("case", cases("placing.tsv"))
def test_place(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    where = main_of_last(read(*case[:2], gazetteer)).where
    assert (where.place.name if where else "-") == case[2]


def test_seats_and_clubs_are_in_towns_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    for town in [*seats(), *(town for _, town in towns())]:
        known = [match.place for match in gazetteer.lookup(town.name)]
        assert town in [replace(place, population=None) for place in known]
