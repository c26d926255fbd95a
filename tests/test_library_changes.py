"""A library that grew equals one made at once; what persons said is obeyed; what is killed leaves no half."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import synthetic
from components.errors import LibraryError
from components.events import find_copies, link, sketch
from components.library import Library
from components.library.overrides import Override
from components.model import (
    Analysis,
    Article,
    Event,
    EventType,
    GeoPrecision,
    Mention,
    Modality,
    Place,
    Selection,
    Span,
    TimeExpression,
    TimePrecision,
    When,
    Where,
)

ANALYSES = [analysis for analysis, _ in synthetic.library(240, seed=3, spots=100)]
DAY = When(date(2023, 2, 6), date(2023, 2, 6), "2023-02-06", TimePrecision.DAY, "own")
NEXT_DAY = When(date(2023, 2, 7), date(2023, 2, 7), "2023-02-07", TimePrecision.DAY, "own")
HATAY = Place("iso:TR-31", "Hatay", "province", 36.4, 36.2, 60.0, "TR", "TR-31", ("Türkiye",))
ADANA = Place("iso:TR-01", "Adana", "province", 37.3, 35.6, 80.0, "TR", "TR-01", ("Türkiye",))


def report(identity: str, *sentences: tuple[str, str, When | None, Place | None]) -> Analysis:
    """An article whose sentences (words, type, time, place) each report one event; the rest of its text is its own."""
    text, mentions = "", []
    for sentence, type_, when, place in sentences:
        span = Span(len(text), len(text) + len(sentence))
        text += sentence + ". "
        where = (Where(place, GeoPrecision.PROVINCE, "own"),) if place else ()
        name, words = f"{identity}:{span.start}", tuple(dict.fromkeys(sentence.split()))
        told = (span, span, EventType(type_), sentence, Modality.ASSERTED, when, where)
        mentions.append(Mention(name, identity, *told, (), (), words, 0.8))
    text += " ".join(f"{identity}söz{n}" for n in range(40))
    article = Article(identity, f"Haber {identity}", text, None, None, f"Gazete {identity}")
    return Analysis(article, (), (), tuple(mentions), ())


QUAKE = "deprem binlerce bina yıkım enkaz arama kurtarma ekip"
FIRST = report(
    "a1", (QUAKE, "afet", DAY, HATAY), ("miting alan kalabalık slogan bayrak yürüyüş", "protesto", DAY, ADANA)
)
SECOND = report("a2", (QUAKE + " hastane", "afet", DAY, HATAY))
THIRD = report("a3", ("grev fabrika işçi sendika sözleşme ücret", "protesto", NEXT_DAY, ADANA))


def partition(library: Library) -> set[frozenset[str]]:
    """Which mentions are one event."""
    return {frozenset(mention.id for mention in event.mentions) for event in all_events(library)}


def all_events(library: Library) -> list[Event]:
    """Every event with its mentions."""
    return [record.event for record in library.export_records()]


def content(library: Library) -> set[Event]:
    """Every event without its id, which remembers how the library grew."""
    return {replace(event, id="") for event in all_events(library)}


def made_at_once(folder: Path, analyses: list[Analysis]) -> Library:
    library = Library.open(folder)
    library.add(analyses)
    return library


@pytest.mark.parametrize("seed", range(4))
def test_a_library_that_grew_equals_one_made_at_once(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    whole = made_at_once(tmp_path / "whole", ANALYSES)
    grown = Library.open(tmp_path / "grown")
    rest = dice.sample(ANALYSES, len(ANALYSES))
    while rest:
        size = dice.choice((1, 3, 20))
        grown.add(rest[:size])
        rest = rest[size:]
        if dice.random() < 0.3:
            grown = Library.open(tmp_path / "grown")  # a new process knows only what is stored
    assert partition(grown) == partition(whole)
    assert content(grown) == content(whole)
    linked = link([one for analysis in ANALYSES for one in analysis.mentions], find_copies(sketches(ANALYSES)))
    assert partition(whole) == {frozenset(one.id for one in event.mentions) for event in linked.events}
    assert links_of(grown) == links_of(whole)


def sketches(analyses: list[Analysis]) -> dict[str, tuple[int, ...]]:
    """As a library computes them."""
    return {analysis.article.id: sketch(analysis.article.text) for analysis in analyses}


def links_of(library: Library) -> set[tuple[frozenset[str], frozenset[str], str]]:
    """Links by what their events tell, not by ids; the ends of "same story", which has no direction, go by ids."""
    members = {event.id: frozenset(one.id for one in event.mentions) for event in all_events(library)}
    links = {one for record in library.export_records() for one in record.links}
    ends = ((members[one.a], members[one.b], one.kind) for one in links)
    return {(*sorted((a, b), key=sorted), kind) if kind == "same_story" else (a, b, kind) for a, b, kind in ends}


def test_reports_of_one_event_are_one_event_with_two_sources(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST, SECOND, THIRD])
    assert {"a1:0", "a2:0"} in partition(library)
    quake = next(event for event in all_events(library) if event.type is EventType.DISASTER)
    assert quake.sources == 2
    assert library.counts() == (3, 3)


def test_ids_survive_additions(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [SECOND, THIRD])
    before = {event.id: {one.id for one in event.mentions} for event in all_events(library)}
    library.add([FIRST])
    after = {event.id: {one.id for one in event.mentions} for event in all_events(library)}
    assert all(mentions <= after[identity] for identity, mentions in before.items())


def test_an_article_twice_changes_nothing(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST, SECOND])
    before, version = content(library), library.version
    again = library.add([SECOND, FIRST, FIRST])
    assert (again.articles, again.known, again.new) == (0, 2, ())
    assert (content(library), library.version) == (before, version)


def test_copies_of_one_report_are_one_source(tmp_path: Path) -> None:
    one, other = report("b1", (QUAKE, "afet", DAY, HATAY)), report("b0", (QUAKE, "afet", DAY, HATAY))
    (told,) = one.mentions
    article = replace(one.article, id="b2", text=one.article.text + " ekleme")
    copy = replace(one, article=article, mentions=(replace(told, id="b2:0", article_id="b2"),))
    library = made_at_once(tmp_path, [one])
    library.add([copy])
    assert [event.sources for event in all_events(library)] == [1]
    assert {shelf.id: shelf.copy_of for shelf in library.articles()} == {"b1": None, "b2": "b1"}
    library.add([other])
    assert [event.sources for event in all_events(library)] == [2]
    library.remove_articles(["b1"])
    assert [event.sources for event in all_events(library)] == [2]
    assert [shelf.copy_of for shelf in library.articles()] == [None, None]


def test_two_writers_by_turns_make_the_same_library(tmp_path: Path) -> None:
    one, other = Library.open(tmp_path / "two"), Library.open(tmp_path / "two")
    for start in range(0, len(ANALYSES), 10):
        (one if start % 20 else other).add(ANALYSES[start : start + 10])
    assert content(one) == content(other) == content(made_at_once(tmp_path / "one", ANALYSES))


def test_what_is_removed_leaves_no_trace(tmp_path: Path) -> None:
    library = made_at_once(tmp_path / "a", ANALYSES)
    gone = [analysis.article.id for analysis in ANALYSES[::3]]
    assert library.remove_articles([*gone, "yok"]) == len(gone)
    left = made_at_once(tmp_path / "b", [analysis for analysis in ANALYSES if analysis.article.id not in gone])
    assert content(library) == content(left)
    assert links_of(library) == links_of(left)
    assert library.counts() == left.counts()
    assert {value.value for value in library.facets().articles} == {value.value for value in left.facets().articles}
    assert library.remove_articles(gone) == 0
    library.add(ANALYSES)
    assert partition(library) == partition(made_at_once(tmp_path / "c", ANALYSES))


def test_merging_is_obeyed_and_undone(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST, SECOND])
    quake, rally = sorted(all_events(library), key=lambda event: -len(event.mentions))
    before = partition(library)
    number = library.merge([quake.id, rally.id])
    assert partition(library) == {frozenset({"a1:0", "a2:0", rally.mentions[0].id})}
    library.add([THIRD])
    assert frozenset({"a1:0", "a2:0", rally.mentions[0].id}) in partition(library)
    library = Library.open(tmp_path)
    library.add([report("a4", ("seçim sandık oy aday", "secim", DAY, ADANA))])
    assert frozenset({"a1:0", "a2:0", rally.mentions[0].id}) in partition(library)
    assert library.undo(number)
    assert before <= partition(library)
    assert not library.undo(number)
    assert [(edit.number, edit.kind, edit.undone) for edit in library.edits()] == [(number, "merge", True)]


def test_splitting_is_obeyed_and_undone(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST, SECOND])
    quake = next(event for event in all_events(library) if len(event.mentions) == 2)
    number = library.split(quake.id, ["a2:0"])
    assert {frozenset({"a1:0"}), frozenset({"a2:0"})} <= partition(library)
    assert library.events([quake.id])[0].sources == 1
    library.add([THIRD])
    assert {frozenset({"a1:0"}), frozenset({"a2:0"})} <= partition(Library.open(tmp_path))
    library.undo(number)
    assert frozenset({"a1:0", "a2:0"}) in partition(library)


def test_a_correction_of_time_place_and_type_is_obeyed_and_undone(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST])
    rally = next(event for event in all_events(library) if event.type is EventType.PROTEST)
    numbers = [
        library.override(rally.id, Override("when", when=NEXT_DAY)),
        library.override(rally.id, Override("where", where=Where(HATAY, GeoPrecision.PROVINCE, "own"))),
        library.override(rally.id, Override("type", type=EventType.ELECTION)),
    ]
    library.add([SECOND, THIRD])
    said = library.events([rally.id])[0]
    assert said.when == replace(NEXT_DAY, source="edited")
    assert said.where is not None
    assert (said.where.place, said.where.source, said.type) == (HATAY, "edited", EventType.ELECTION)
    assert [reason.code for reason in said.why[-3:]] == [
        f"library.edited.{field}" for field in ("when", "where", "type")
    ]
    assert library.counts(Selection(types=frozenset([EventType.ELECTION])))[0] == 1
    assert library.counts(Selection(start=NEXT_DAY.earliest, places=frozenset([HATAY.id])))[0] == 1
    for number in reversed(numbers):
        assert library.undo(number)
    told = library.events([rally.id])[0]
    assert (told.when, told.where, told.type, told.why) == (rally.when, rally.where, rally.type, rally.why)


def test_a_time_and_a_place_can_be_taken_away(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [SECOND])
    (quake,) = all_events(library)
    library.override(quake.id, Override("when"))
    library.override(quake.id, Override("where"))
    page = library.page()
    assert (page.undated, page.unplaced) == (1, 1)


def test_a_day_without_a_year_keeps_its_day(tmp_path: Path) -> None:
    (quake,) = SECOND.mentions
    words = TimeExpression(
        Span(0, 6),
        "deprem",
        "DATE",
        "XXXX-09-19",
        "XXXX-09-19",
        None,
        None,
        TimePrecision.DAY,
        "open",
        "day_month",
        0.9,
    )
    told = replace(quake, when=None, partial=words)
    library = made_at_once(tmp_path, [replace(SECOND, mentions=(told,))])
    (row,) = library.page(tray="undated").rows
    assert (row.item.edtf, row.item.t0, row.item.precision, row.when_text) == ("XXXX-09-19", None, None, "deprem")
    assert library.timeline().undated == 1


def test_corrections_of_what_is_not_there_are_refused(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST, SECOND])
    quake = next(event for event in all_events(library) if len(event.mentions) == 2)
    for wrong in (
        lambda: library.merge(["yok", quake.id]),
        lambda: library.merge([quake.id, quake.id]),
        lambda: library.split(quake.id, ["a1:0", "a2:0"]),
        lambda: library.split(quake.id, []),
        lambda: library.split(quake.id, ["yok"]),
        lambda: library.override("yok", Override("when")),
    ):
        with pytest.raises(LibraryError):
            wrong()
    assert library.edits() == ()
    assert not library.undo(99)


def test_readers_in_threads_see_whole_versions_while_another_writes(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                page, line = library.page(limit=500), library.timeline(t0=-800_000, t1=800_000)
                if len(page.rows) != page.count or sum(line.selected) + line.undated != line.count:
                    wrong.append((page.count, line.count))
            except Exception as error:  # a thread's exception is lost otherwise
                wrong.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    writer = Library.open(tmp_path)
    for start in range(0, 60, 5):
        writer.add(ANALYSES[start : start + 5])
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert library.counts() == writer.counts()


WRITER = """
import sys
from pathlib import Path
import synthetic
from components.library import Library
library = Library.open(Path(sys.argv[1]))
for analysis, _ in synthetic.library(4000, seed=9):
    library.add([analysis])
    print(analysis.article.id, flush=True)
"""


def test_a_killed_writer_leaves_whole_articles_only(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    path = os.pathsep.join((str(root), str(root / "tests")))
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": path}
    ) as writer:
        assert writer.stdout is not None
        for _ in range(12):
            assert writer.stdout.readline()
        time.sleep(0.013)
        writer.send_signal(signal.SIGKILL)
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        orphans = "SELECT count(*) FROM mentions WHERE n NOT IN (SELECT mention FROM event_mentions)"
        assert connection.execute(orphans).fetchone() == (0,)
    connection.close()
    library = Library.open(tmp_path)
    assert len(library.articles()) >= 12
    known = {shelf.id for shelf in library.articles()}
    whole = [analysis for analysis, _ in synthetic.library(4000, seed=9) if analysis.article.id in known]
    assert content(library) == content(made_at_once(tmp_path / "whole", whole))


def test_a_write_that_fails_is_as_if_it_had_not_been(tmp_path: Path) -> None:
    library = made_at_once(tmp_path, [FIRST])
    broken = replace(SECOND, article=replace(SECOND.article, title="\ud800"))
    with pytest.raises((LibraryError, UnicodeEncodeError)):
        library.add([THIRD, broken])
    assert len(library.articles()) == 1
    library.add([THIRD])
    assert content(library) == content(made_at_once(tmp_path / "b", [FIRST, THIRD]))
