"""Places found in texts: a table of sentences, and laws that hold for any text."""

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.model import Span, Toponym
from components.places import Gazetteer, recognise
from components.places.crf_model import Tagger, load_tagger
from components.places.recognizer_words import form, words
from tests.cases import cases

PIECES = (
    "Ankara'da İstanbul’un Cizre ilçesinde köyü Mahallesi Devlet Hastanesi'nde Van ORDU'DA ve , . - ( ) \" ’ 15 3. "
    "Konya-Ereğli Şırnak'ın Gazze Şeridi ABD Ali Yılmaz yangın çıktı Nehri'ne Caddesi \n\n İZMİR 😀 ẞ İ̇ Kuzey Irak'ta"
).split(" ")
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


def shown(toponym: Toponym) -> str:
    """A toponym as the table writes it."""
    return toponym.text + ("" if toponym.literal else "*")


@pytest.mark.parametrize("row", cases("toponyms.tsv"))
def test_places_of_a_text(row: tuple[str, ...], gazetteer: Gazetteer) -> None:
    text, expected = row
    wanted = [] if expected == "-" else expected.split("|")
    found = recognise(text, gazetteer)
    assert [item.text for item in found] == [name.rstrip("*~") for name in wanted]
    for item, name in zip(found, wanted, strict=True):
        assert name.endswith("~") or shown(item) == name


@settings(max_examples=150, deadline=None)
@given(text=texts)
def test_spans_reproduce_their_text_and_keep_apart(text: str, gazetteer: Gazetteer) -> None:
    found = recognise(text, gazetteer)
    for item in found:
        assert item.span.of(text) == item.text
        assert item.text.strip() == item.text
        assert item.name
        assert 0.0 <= item.confidence <= 1.0
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start


@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_the_same_text_gives_the_same_places(text: str, gazetteer: Gazetteer) -> None:
    assert recognise(text, gazetteer) == recognise(text, pickle.loads(pickle.dumps(gazetteer)))


def test_taken_spans_are_left_alone(gazetteer: Gazetteer) -> None:
    text = "Ordu'da 15 Aralık'ta toplandılar."
    whole = Span(0, len(text))
    assert recognise(text, gazetteer, taken=(whole,)) == ()
    assert [item.text for item in recognise(text, gazetteer, taken=(Span(8, 17),))] == ["Ordu"]


@given(spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=5))
def test_nothing_found_touches_what_is_taken(spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    text = "Konya, Adana ve Mersin'de, ardından Bolu Dağı'nda kar var."
    taken = tuple(Span(start, start + length) for start, length in spans)
    found = recognise(text, gazetteer, taken=taken)
    expected = [item for item in recognise(text, gazetteer) if not any(item.span.overlaps(span) for span in taken)]
    assert list(found) == expected


def test_an_endless_sentence_is_read_to_its_end(gazetteer: Gazetteer) -> None:
    text = "Konya'da kar var, " * 5_000
    assert len(recognise(text, gazetteer)) == 5_000


def test_a_title_tells_that_a_match_is_reported(gazetteer: Gazetteer) -> None:
    text = "Lille, Lyon karşısında ikinci yarıda öne geçti."
    assert recognise(text, gazetteer, title="Süper kupa maçında gol yağmuru") == ()
    assert recognise("Lille yakınlarında kaza oldu.", gazetteer)


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ("Erzurum'un Tekman ilçesine bağlı Yukarıçavuş köyünde ev yandı.", "Yukarıçavuş", "village"),
        ("Kaza, Gülbahçe Mahallesi'nde oldu.", "Gülbahçe Mahallesi", "neighbourhood"),
        ("Yaralılar Kavakpınar Devlet Hastanesi'ne götürüldü.", "Kavakpınar Devlet Hastanesi", "site"),
        ("Zonguldağın Ereğli ilçesinde sel oldu.", "Zonguldak", None),
        ("Sular Karaçay Deresi'nden taştı.", "Karaçay Deresi", "water"),
    ],
)
def test_name_and_hint_go_to_the_resolver(text: str, name: str, hint: str | None, gazetteer: Gazetteer) -> None:
    assert (name, hint) in {(item.name, item.hint) for item in recognise(text, gazetteer)}


def test_birth_article(birth_article: str, gazetteer: Gazetteer) -> None:
    found = recognise(birth_article, gazetteer)
    counts = {name: sum(item.name == name for item in found) for name in ("Karabağ", "Yevlah", "Canyatak", "Erivan")}
    assert counts == {"Karabağ": birth_article.count("Karabağ"), "Yevlah": 1, "Canyatak": 1, "Erivan": 1}
    assert {item.name for item in found} >= {"Azerbaycan", "Ermenistan", "Rusya", "Bakü"}
    assert not {item.name for item in found} & {"Rus", "Ermeni", "Putin", "Aliyev"}


def test_words_cover_all_letters() -> None:
    text = "Şırnak'ın (AA) 3. köyü; A.B.D.'de 15,5"
    found = words(text, 0, len(text))
    assert "".join(text[word.start : word.end] for word in found) == text.replace(" ", "")


def test_forms_are_remembered() -> None:
    assert form("Cizre'de") is form("Cizre'de")


def test_tagger_probabilities_add_up() -> None:
    tagger = load_tagger()
    assert isinstance(tagger, Tagger)
    table = tagger.word_scores([[], ["s=ankara", "sh=Xx"]])
    assert not table[:, 0].any()
    emissions = tagger.emissions(table, [0, 0, *[1] * 6, 0, 0], [])
    marginals = tagger.marginals(emissions, [2, 4])
    assert marginals.sum(1) == pytest.approx([1.0] * 6, abs=1e-4)
    alone = [tagger.marginals(emissions[:2], [2]), tagger.marginals(emissions[2:], [4])]
    assert marginals == pytest.approx(np.concatenate(alone), abs=1e-6)
