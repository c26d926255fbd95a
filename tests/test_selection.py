"""A selection reads back from its own query, and a value that means nothing is named."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import InvalidSelection
from components.library import InvalidValue, from_query, to_query
from components.model import BoundingBox, EventType, Modality, Selection
from components.text.turkish import normalise

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(normalise).map(str.strip)
names = st.frozensets(words.filter(bool), max_size=4)
moments = st.integers(1_000_000_000, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
lats = st.floats(-90, 90)
lons = st.floats(-180, 180)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any selection that can be said."""
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    south, north = sorted(draw(st.tuples(lats, lats)))
    west, east = draw(st.tuples(lons, lons))
    return Selection(
        draw(st.sampled_from([None, days[0]])),
        draw(st.sampled_from([None, days[1]])),
        draw(st.sampled_from([None, BoundingBox(west, south, east, north)])) if east - west < 360 else None,
        draw(names),
        draw(st.frozensets(st.sampled_from(EventType))),
        draw(names),
        draw(names),
        draw(names),
        draw(st.frozensets(st.sampled_from(Modality))),
        draw(st.floats(0, 1)),
        draw(words),
        draw(st.none() | st.tuples(moments, moments)),
    )


@given(selections())
def test_a_selection_reads_back_from_its_query(selection: Selection) -> None:
    assert from_query(to_query(selection)) == selection


@given(selections())
def test_a_query_is_always_written_alike(selection: Selection) -> None:
    assert to_query(from_query(reversed(to_query(selection)))) == to_query(selection)


def test_nothing_selects_everything() -> None:
    assert from_query([]) == Selection()
    assert to_query(Selection()) == []


def test_unknown_names_and_empty_values_are_passed_over() -> None:
    assert from_query([("event", "e1"), ("theme", "dark"), ("q", "  "), ("type", ""), ("from", "")]) == Selection()


def test_repeated_names_are_alternatives_and_the_last_single_value_counts() -> None:
    found = from_query([("type", "afet"), ("type", "yargi"), ("q", "sel"), ("q", "deprem")])
    assert found.types == {EventType.DISASTER, EventType.COURT}
    assert found.query == "deprem"


@pytest.mark.parametrize(
    ("name", "value", "day"),
    [
        ("from", "2023", date(2023, 1, 1)),
        ("to", "2023", date(2023, 12, 31)),
        ("from", "2024-02", date(2024, 2, 1)),
        ("to", "2024-02", date(2024, 2, 29)),
        ("to", "2023-09-19", date(2023, 9, 19)),
    ],
)
def test_years_and_months_stand_for_their_ends(name: str, value: str, day: date) -> None:
    found = from_query([(name, value)])
    assert (found.start or found.end) == day


def test_a_map_that_was_turned_round_the_world_is_brought_back() -> None:
    assert from_query([("bbox", "350,30,370,40")]).box == BoundingBox(-10.0, 30.0, 10.0, 40.0)
    assert from_query([("bbox", "-400,-95,400,95")]).box == BoundingBox(-180.0, -90.0, 180.0, 90.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "19.09.2023"),
        ("from", "2023-02-30"),
        ("from", "2023-13"),
        ("from", "0000"),
        ("to", "<script>"),
        ("type", "deprem"),
        ("modality", "maybe"),
        ("confidence", "1.5"),
        ("confidence", "nan"),
        ("confidence", "çok"),
        ("bbox", "1,2,3"),
        ("added", "2026-03-01"),
        ("added", "2026-03-01T09:00:00Z/yarın"),
        ("bbox", "1,2,3,nan"),
        ("bbox", "1,40,3,30"),
        ("q", "x" * 501),
        ("q", "a " * 41),
        ("place", "\ud800"),
    ],
)
def test_a_value_that_means_nothing_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        from_query([(name, value)])
    assert caught.value.field == name
    assert str(caught.value).startswith(f"{name}=")
    assert isinstance(caught.value, InvalidSelection)


def test_days_in_the_wrong_order_are_named() -> None:
    with pytest.raises(InvalidValue, match="2023-01-02"):
        from_query([("from", "2023-01-02"), ("to", "2023-01-01")])


def test_a_name_takes_a_limited_number_of_values() -> None:
    assert len(from_query([("actor", f"k{n}") for n in range(500)]).actors) == 500
    with pytest.raises(InvalidValue):
        from_query([("actor", f"k{n}") for n in range(501)])
