"""Triggers, modality, actors, figures, titles, relations, types: tables of sentences and what is read of them."""

import re
from pathlib import Path

import pytest

from cases import cases
from components.events import extract, kinds
from components.events.actors import people_and_bodies
from components.events.kinds import rows, stems
from components.events.reading import read_article
from components.events.triggers import find_triggers
from components.events.words import form_of, words_of
from components.model import Article, EventType, Mention, Span
from components.text.sentences import split_sentences
from components.wording import table

ROOM = Path(__file__).parent.parent / "components" / "events"
SILENT = {"broad", "general", "report"}


def mentions_of(text: str, title: str = "") -> tuple[Mention, ...]:
    return extract(Article("h", title, text), split_sentences(text), (), ())[0]


def told(text: str) -> Mention:
    """The main mention of the last sentence."""
    found = mentions_of(text)
    assert found, f"no mention in {text!r}"
    return max((m for m in found if m.span == found[-1].span), key=lambda m: m.confidence)


@pytest.mark.parametrize("case", cases("triggers.tsv"))
def test_triggers(case: tuple[str, ...]) -> None:
    words = words_of(case[0], Span(0, len(case[0])))
    found = [trigger.type.value for trigger in find_triggers(words) if trigger.role not in SILENT]
    assert " ".join(found) == ("" if case[1] == "-" else case[1])


@pytest.mark.parametrize("case", cases("modality.tsv"))
def test_modality(case: tuple[str, ...]) -> None:
    assert told(case[0]).modality == case[1]


@pytest.mark.parametrize("case", cases("actors.tsv"))
def test_actors(case: tuple[str, ...]) -> None:
    article = Article("h", "", case[0])
    readings = read_article(article, split_sentences(case[0]), (), ())
    names = people_and_bodies(case[0], readings)[readings[-1].number]
    assert "; ".join(name for _, name in names) == ("" if case[1] == "-" else case[1])


@pytest.mark.parametrize("case", cases("figures.tsv"))
def test_figures(case: tuple[str, ...]) -> None:
    found = [f"{figure.kind}={figure.value:g}" for figure in told(case[0]).figures]
    assert " ".join(found) == ("" if case[1] == "-" else case[1])


@pytest.mark.parametrize("case", cases("titles.tsv"))
def test_titles(case: tuple[str, ...]) -> None:
    title = told(case[0]).title
    assert title == case[1]
    assert len(title) < 90


@pytest.mark.parametrize("case", cases("relations.tsv"))
def test_relations(case: tuple[str, ...]) -> None:
    found = mentions_of(case[0])
    types = {mention.id: mention.type.value for mention in found}
    stated = [f"{m.type.value} {r.kind} {types[r.other]} {r.evidence}" for m in found for r in m.relations]
    assert "; ".join(stated) == ("" if case[1] == "-" else case[1])


@pytest.mark.parametrize("case", cases("types.tsv"))
def test_types(case: tuple[str, ...]) -> None:
    assert " ".join(mention.type.value for mention in mentions_of(case[0])) == ("" if case[1] == "-" else case[1])


@pytest.mark.parametrize("case", cases("forms.tsv"))
def test_forms(case: tuple[str, ...]) -> None:
    assert (form_of(case[0]) or "-") == case[1]


def test_every_stem_is_a_pattern_that_starts_plainly() -> None:
    for stem in stems():
        assert re.match(r"[^\W\d_]{2}", stem.words[0]), stem
        for word in stem.words:
            re.compile(word)


def test_every_type_has_names_and_triggers() -> None:
    assert set(kinds()) == set(EventType)
    assert {stem.type for stem in stems()} == set(EventType)
    assert all(len(row) == 5 and all(row) for row in rows("types.tsv"))


def test_every_reason_is_worded() -> None:
    codes = re.compile(r'Reason\(\s*"(events\.[a-z_.]+)"')
    used = {code for path in ROOM.glob("*.py") for code in codes.findall(path.read_text("utf-8"))}
    assert used
    assert used <= set(table())


@pytest.mark.parametrize("case", cases("titles.tsv"))
def test_offsets_and_ids(case: tuple[str, ...]) -> None:
    for mention in mentions_of(case[0]):
        assert mention.span.covers(mention.trigger)
        assert mention.trigger.of(case[0])
        assert mention.id == f"h:{mention.span.start}:{mention.trigger.start}"
