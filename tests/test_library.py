"""What goes into a library comes back equal; what it counts is what it keeps; no two answers disagree."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import synthetic
from components.errors import InvalidSelection
from components.library import Library, from_query
from components.library.cells import MAX_CELLS
from components.library.codec import decode, encode
from components.library.containment import lies_within
from components.library.filters import match_words
from components.library.library import WORLD
from components.library.store import EPOCH
from components.model import (
    Analysis,
    BoundingBox,
    Event,
    EventType,
    Modality,
    Place,
    Selection,
    TimePrecision,
)

N = 400
ROWS = list(synthetic.library(N))
ANALYSES = [analysis for analysis, _ in ROWS]
EVENTS = [event for _, events in ROWS for event in events]
PLACES = sorted({event.where.place.id for event in EVENTS if event.where})


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.open(tmp_path_factory.mktemp("library"))
    made.put(ANALYSES, EVENTS, synthetic.links(EVENTS))
    return made


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Selections that keep something of the synthetic library, and some that do not."""
    days = sorted(draw(st.lists(st.dates(date(2000, 1, 1), date(2028, 1, 1)), min_size=2, max_size=2)))
    south, north = sorted(draw(st.tuples(st.floats(-40, 70), st.floats(-40, 70))))
    west, east = draw(st.tuples(st.floats(-130, 150), st.floats(-130, 150)))
    box = BoundingBox(west, south, east, north)
    return Selection(
        draw(st.sampled_from([None, days[0]])),
        draw(st.sampled_from([None, days[1]])),
        draw(st.sampled_from([None, None, box])),
        draw(st.frozensets(st.sampled_from([*PLACES, "iso:AX", "iso:BX-01"]), max_size=3)),
        draw(st.frozensets(st.sampled_from(EventType), max_size=4)),
        draw(st.frozensets(st.sampled_from(synthetic.ACTORS), max_size=2)),
        draw(st.frozensets(st.sampled_from(synthetic.PUBLISHERS), max_size=3)),
        draw(st.frozensets(st.sampled_from([analysis.article.id for analysis in ANALYSES]), max_size=3)),
        draw(st.frozensets(st.sampled_from(Modality), max_size=3)),
        draw(st.sampled_from([0.0, 0.0, 0.5])),
        draw(st.sampled_from(["", "", "dep", "ırmak", "IRMAK liman", '"deprem deprem"'])),
    )


asked = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept_ids(library: Library, selection: Selection) -> set[str]:
    """Ids of everything that a selection keeps, through the list."""
    return {row.item.id for row in library.page(selection, limit=500).rows}


def test_model_objects_come_back_equal(library: Library) -> None:
    assert library.events([event.id for event in EVENTS]) == tuple(EVENTS)
    for analysis in ANALYSES[:20]:
        found = library.article(analysis.article.id)
        assert found is not None
        assert found.analysis == analysis


def test_ids_that_are_not_there_give_nothing(library: Library) -> None:
    assert library.events(["", "e-x", "'; DROP TABLE events; --"]) == ()
    assert library.event("yok") is None
    assert library.article("yok") is None


@asked
@given(selections())
def test_all_answers_count_alike(library: Library, selection: Selection) -> None:
    count, total = library.counts(selection)
    line, world = library.timeline(selection), library.cells(selection, WORLD, 5)
    page, facets = library.page(selection, limit=500), library.facets(selection)
    assert {line.count, world.count, page.count, facets.count, len(page.rows)} == {count}
    assert {line.total, world.total, page.total, facets.total} == {total} == {N}


@asked
@given(selections(), st.floats(8_000, 22_000), st.floats(0.01, 9_000), st.integers(1, 400))
def test_bins_hold_what_overlaps_the_window_once(
    library: Library, selection: Selection, start: float, length: float, bins: int
) -> None:
    found = library.timeline(selection, start, start + length, bins)
    assert sum(found.selected) == found.in_window
    assert len(found.selected) == len(found.all) == bins
    assert all(some <= every for some, every in zip(found.selected, found.all, strict=True))
    assert all(item.t0 < start + length and item.t1 > start for item in found.items if item.t0 and item.t1)
    assert len({item.id for item in found.items}) == len(found.items) == min(found.in_window, 80)


def test_a_window_of_everything_counts_all_that_is_dated(library: Library) -> None:
    found = library.timeline(t0=-800_000, t1=800_000)
    assert found.in_window + found.undated == found.count == N
    assert found.extent is not None
    assert library.timeline(t0=found.extent[0], t1=found.extent[1]).in_window == found.in_window


@asked
@given(selections(), st.integers(0, 12))
def test_placed_and_unplaced_add_up(library: Library, selection: Selection, zoom: int) -> None:
    found = library.cells(selection, WORLD, zoom)
    assert sum(cell.count for cell in found.cells) == found.in_view
    assert found.in_view + found.unplaced == found.count
    assert len(found.cells) <= MAX_CELLS
    for cell in found.cells:
        assert sum(cell.types.values()) == cell.count >= len(cell.ids) > 0
        west, south, east, north = cell.bounds
        assert west - 1e-4 <= cell.lon <= east + 1e-4
        assert south - 1e-4 <= cell.lat <= north + 1e-4
        assert (cell.item is not None) == (cell.count == 1)


@asked
@given(selections())
def test_places_that_are_not_exact_stand_alone(library: Library, selection: Selection) -> None:
    grades = {event.id: event.where.precision for event in EVENTS if event.where}
    for cell in library.cells(selection, WORLD, 3).cells:
        exact = {int(grades[identity]) <= 2 for identity in cell.ids}
        assert exact == {cell.grade in ("site", "settlement")}
        if cell.grade not in ("site", "settlement"):
            assert cell.place is not None


@asked
@given(selections(), selections())
def test_narrowing_never_adds(library: Library, first: Selection, second: Selection) -> None:
    narrowed = replace(first, start=second.start, end=second.end, types=second.types, query=second.query)
    wide = replace(first, start=None, end=None, types=frozenset(), query="")
    assert kept_ids(library, narrowed) <= kept_ids(library, wide)


@asked
@given(selections())
def test_a_facet_says_what_choosing_it_gives(library: Library, selection: Selection) -> None:
    facets = library.facets(selection)
    for field, values in (
        ("types", facets.types),
        ("modalities", facets.modalities),
        ("publishers", facets.publishers),
        ("actors", facets.actors),
        ("articles", facets.articles[:3]),
        ("places", facets.places[:6]),
    ):
        for value in values[:5]:
            chosen = replace(selection, **{field: frozenset([value.value])})
            assert library.counts(chosen)[0] == value.count, (field, value)


@asked
@given(st.dates(date(2000, 1, 1), date(2028, 1, 1)), st.integers(0, 400))
def test_a_period_keeps_what_overlaps_it(library: Library, first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    expected = {
        event.id for event in EVENTS if event.when and event.when.earliest <= last and event.when.latest >= first
    }
    assert kept_ids(library, Selection(first, last)) == expected


@pytest.mark.parametrize("place", [*PLACES[:15], "iso:AX", "iso:CX-03"])
def test_a_place_keeps_everything_at_or_within_it(library: Library, place: str) -> None:
    known = {event.where.place.id: event.where.place for event in EVENTS if event.where}
    container = known.get(place, place)
    expected = {event.id for event in EVENTS if event.where and lies_within(event.where.place, container)}
    assert kept_ids(library, Selection(places=frozenset([place]))) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("deprem", '"deprem"*'),
        ("ŞIRNAK'ta sel", '"sirnak ta"* "sel"*'),
        ('"hava saldırısı" Gazze', '"hava saldirisi" "gazze"*'),
        ("* OR NEAR(a b) ^x", '"or"* "near a"* "b"* "x"*'),
        ('"', ""),
        ("!?", ""),
        ('açık "tırnak', '"acik"* "tirnak"'),
    ],
)
def test_words_become_a_safe_query(query: str, expected: str) -> None:
    assert match_words(query) == expected


@pytest.mark.parametrize("query", ["ırmak", "IRMAK", "Irmak", "irmak", "irm", "İRMAK"])
def test_search_folds_as_turkish_does(library: Library, query: str) -> None:
    expected = {event.id for event in EVENTS if "ırmak" in text_of(event)}
    assert kept_ids(library, Selection(query=query)) == expected


def text_of(event: Event) -> str:
    """The sentence that reports a synthetic event."""
    texts = {analysis.article.id: analysis.article.text for analysis in ANALYSES}
    return event.mentions[0].span.of(texts[event.mentions[0].article_id])


@pytest.mark.parametrize("query", ['"', "a OR b", "x' OR '1'='1", "NEAR(", "words:deprem", "- * ^ : ( ) { } +", "\x00"])
def test_no_query_breaks_the_search(library: Library, query: str) -> None:
    assert library.counts(Selection(query=query))[0] <= N


def test_the_list_is_sorted(library: Library) -> None:
    starts = [row.item.t0 for row in library.page(limit=500).rows]
    dated = [start for start in starts if start is not None]
    assert dated == sorted(dated)
    assert starts[len(dated) :] == [None] * (N - len(dated))
    backwards = [row.item.t0 for row in library.page(sort="-time", limit=500).rows]
    assert backwards[: len(dated)] == dated[::-1]
    sure = [row.item.confidence for row in library.page(sort="confidence", limit=500).rows]
    assert sure == sorted(sure, reverse=True)


def test_pages_join_to_the_whole(library: Library) -> None:
    whole = [row.item.id for row in library.page(limit=500).rows]
    parts = [row.item.id for start in range(0, N, 70) for row in library.page(offset=start, limit=70).rows]
    assert parts == whole


def test_trays_hold_what_the_panes_cannot_show(library: Library) -> None:
    page = library.page()
    undated, unplaced = library.page(tray="undated", limit=500), library.page(tray="unplaced", limit=500)
    assert {row.item.id for row in undated.rows} == {event.id for event in EVENTS if event.when is None}
    assert {row.item.id for row in unplaced.rows} == {event.id for event in EVENTS if event.where is None}
    assert (len(undated.rows), len(unplaced.rows)) == (page.undated, page.unplaced)


def test_an_order_that_there_is_not_is_refused(library: Library) -> None:
    with pytest.raises(InvalidSelection):
        library.page(sort="title; DROP TABLE events")
    with pytest.raises(InvalidSelection):
        library.page(tray="all")
    with pytest.raises(InvalidSelection):
        library.timeline(t0=5, t1=5)


def test_a_row_says_what_its_event_says(library: Library) -> None:
    events = {event.id: event for event in EVENTS}
    for row in library.page(limit=60).rows:
        event = events[row.item.id]
        assert row.sentence == text_of(event)
        assert row.actors == event.actors
        assert row.item.type == event.type
        assert row.item.modality == event.modality
        assert row.item.confidence == pytest.approx(event.confidence)
        assert row.item.place == (event.where.place.name if event.where else None)
        assert row.when_text == (text_of(event)[:3] if event.when else None)
        if event.when and event.when.precision is TimePrecision.TIME:
            assert row.item.clock == event.when.clock
            assert row.item.t0 is not None
            minutes = (row.item.t0 - (event.when.earliest.toordinal() - EPOCH)) * 1440
            assert f"{round(minutes) // 60:02d}:{round(minutes) % 60:02d}" == event.when.clock


def test_export_gives_every_event_once_with_everything(library: Library) -> None:
    records = list(library.export_records())
    assert [record.event for record in records] == [
        event for row in library.page(limit=500).rows for event in library.events([row.item.id])
    ]
    assert all(record.sentences == (text_of(record.event),) for record in records)
    assert all(record.articles[0].id == record.event.mentions[0].article_id for record in records)
    assert sum(len(record.links) for record in records) == 2 * (N - 1)


def test_a_dossier_shows_both_ends_of_its_links(library: Library) -> None:
    found = library.event(EVENTS[5].id)
    assert found is not None
    assert {other.id for _, other in found.links} == {EVENTS[4].id, EVENTS[6].id}
    assert found.event == EVENTS[5]
    assert set(found.analyses) == {EVENTS[5].mentions[0].article_id}


TURKEY = Place("iso:TR", "Türkiye", "country", 39.0, 35.0, 700.0, "TR")


def test_codec_leaves_out_what_is_default_and_reads_what_it_does_not_know() -> None:
    written = encode(TURKEY)
    assert "province" not in written
    assert decode(Place, written) == TURKEY
    assert decode(Place, written[:-1] + ',"later":[1]}') == TURKEY
    assert decode(Analysis, encode(ANALYSES[0])) == ANALYSES[0]


def test_selecting_many_places_at_once(library: Library) -> None:
    everywhere = Selection(places=frozenset(PLACES) | {f"yok:{n}" for n in range(3000)})
    assert library.counts(everywhere)[0] == sum(event.where is not None for event in EVENTS)


def test_an_empty_library_answers(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    assert library.timeline().extent is None
    assert library.timeline(from_query([("q", "deprem")])).count == 0
    assert library.cells().cells == ()
    assert library.page().rows == ()
    assert library.facets().types == ()
    assert list(library.export_records()) == []
