"""Letters and sentences: tables of cases, and what must hold for any text at all."""

import unicodedata
from textwrap import fill

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cases import cases
from components.model import Span
from components.text.alignment import Alignment
from components.text.paragraphs import paragraphs
from components.text.sentences import split_sentences
from components.text.turkish import alphabetical, capitalise, fold_case, fold_plain, normalise, upper_case

FOLDS = {"fold": fold_case, "plain": fold_plain, "upper": upper_case, "capital": capitalise}
NEWSY = st.text(st.sampled_from("aıiİIşçĞ 19.,:;!?…\n\r\t\"'“”’()-A.B Dr."), max_size=300)
ANY = st.text(max_size=200)
ODD = st.text(st.sampled_from("aşÅ \u00a0\u00ad\u200b\u2028\u202e\u2066\r\n\f\v\u0301\u0327\ufeff"), max_size=40)


@pytest.mark.parametrize("case", cases("casing.tsv"))
def test_casing(case: tuple[str, str, str]) -> None:
    how, words, wanted = case
    assert FOLDS[how](words) == wanted


@pytest.mark.parametrize("case", cases("sentences.tsv"))
def test_sentences(case: tuple[str]) -> None:
    marked = case[0].replace("⏎", "\n")
    text = marked.replace("‖", "")
    assert [found.span.of(text) for found in split_sentences(text)] == [part.strip() for part in marked.split("‖")]


@given(ANY | NEWSY)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert not text[end : sentence.span.start].strip()
        assert sentence.span.of(text).strip() == sentence.span.of(text) != ""
        end = sentence.span.end
    assert not text[end:].strip()


@given(NEWSY)
def test_sentences_stay_in_their_paragraph(text: str) -> None:
    spans = [paragraph.span for paragraph in paragraphs(text)]
    for sentence in split_sentences(text):
        assert spans[sentence.paragraph].covers(sentence.span)


@given(ANY)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold_case(text)) == len(text) == len(fold_plain(text))
    assert fold_case(fold_case(text)) == fold_case(text)


@given(ANY, st.integers(0, 200), st.integers(0, 200))
def test_folded_spans_are_spans_of_the_text(text: str, start: int, end: int) -> None:
    assert fold_case(text)[start:end] == fold_case(text[start:end])


def test_every_letter_folds_to_one() -> None:
    letters = [chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000]
    assert all(len(fold_case(letter)) == 1 == len(fold_plain(letter)) for letter in letters)


def test_spaces_of_one_kind_and_nothing_invisible() -> None:
    assert normalise("19\u00a0Eylül,\u2009saat\u202f15.30") == "19 Eylül, saat 15.30"
    assert normalise("Kara\u00adbağ\u200b'da \u202eters\u202c") == "Karabağ'da ters"
    assert normalise("bir\u2028iki\x0cüç\r\ndört\rbeş") == "bir\niki\nüç\ndört\nbeş"
    text = "Dün Kara\u00adbağ\u200b'da"
    alignment = Alignment(text)
    assert alignment.back(Span(4, 11)).of(text) == "Kara\u00adbağ\u200b"


@given(ANY | ODD)
def test_normalised_once_is_normalised(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert unicodedata.is_normalized("NFC", normalise(text))


def test_turkish_alphabet() -> None:
    words = ["Zonguldak", "Şırnak", "Sivas", "Iğdır", "İzmir", "Çorum", "Cizre", "Ünye", "Urfa"]
    wanted = ["Cizre", "Çorum", "Iğdır", "İzmir", "Sivas", "Şırnak", "Urfa", "Ünye", "Zonguldak"]
    assert sorted(words, key=alphabetical) == wanted


COMBINING = st.text(st.sampled_from("aisgcouISGCOU ̧̆̈̇\r\n\ufeff.각\u1100\u1161\u11a8Å\u09c7\u09be\u0327"), max_size=60)


@given(ANY | COMBINING | ODD)
@example("S\u0327IRNAK\r\n\ufeffI\u0307zmir")
@example("A\ufeff\u0300")
@example("\u0108\u0327")
@example("a\u0323\u0302\u0301")
def test_alignment_leads_back_to_the_given_letters(given_text: str) -> None:
    alignment = Alignment(given_text)
    assert alignment.text == normalise(given_text)
    for start in range(len(alignment.text)):
        there = alignment.back(Span(start, start + 1))
        assert alignment.text[start] in normalise(there.of(given_text))
    whole = alignment.back(Span(0, len(alignment.text)))
    assert normalise(given_text[whole.start : whole.end]) == alignment.text


def test_alignment_of_a_normal_text_is_itself() -> None:
    assert Alignment("Şırnak").back(Span(1, 4)) == Span(1, 4)


def test_alignment_of_decomposed_letters() -> None:
    text = "Dün S\u0327ırnak'ta\r\nolay"
    alignment = Alignment(text)
    found = alignment.text.index("Şırnak")
    assert alignment.back(Span(found, found + 6)).of(text) == "S\u0327ırnak"
    olay = alignment.text.index("olay")
    assert alignment.back(Span(olay, olay + 4)).of(text) == "olay"


PIECES = [". ", "a.", "Dr. ", '"', "“A. ", "(a. ", "1. A ", "\n", "Abc .\n", "...", "a\n", "[1]"]


@pytest.mark.parametrize("piece", PIECES)
def test_splitting_is_linear(piece: str) -> None:
    """A million signs of one kind; a rule that looks back over them all would take hours."""
    text = "Abc." + piece * (1_000_000 // len(piece)) + "x"
    assert split_sentences(text)[-1].span.end == len(text)


@pytest.mark.parametrize("piece", ["Ankara ", "Ankara, ", "a", "Ankara\t", "Ankara\u00a0"])
def test_no_sentence_is_endless(piece: str) -> None:
    text = piece * 20_000
    spans = [found.span for found in split_sentences(text)]
    assert max(span.end - span.start for span in spans) <= 2_000
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


WRAPPED = (
    "Kentte etkili olan sağanak yağış nedeniyle çok sayıda ev ve iş yerini su bastı. Merkez Mahallesi'nde iki köprü "
    "kapandı, Belediye ekipleri gece boyunca çalıştı. Valilik, 3. Ağır Ceza Mahkemesi'nin bulunduğu binanın da zarar "
    "gördüğünü açıkladı.",
    "Yağışın akşam saatlerinde etkisini yitirmesi bekleniyor. Meteoroloji 7. Bölge Müdürlüğü, Doğu Karadeniz için sarı "
    "kodlu uyarısını Çarşamba gününe uzattı.",
)


@pytest.mark.parametrize("between", ["\n\n", "\n", "\n    "])
@pytest.mark.parametrize("width", [50, 60, 72, 80, 100, 120])
def test_wrapped_lines_change_no_sentence(width: int, between: str) -> None:
    wanted = [found.span.of(one) for one in WRAPPED for found in split_sentences(one)]
    text = between.join(fill(one, width) for one in WRAPPED)
    assert [" ".join(found.span.of(text).split()) for found in split_sentences(text)] == wanted


def test_a_list_is_not_wrapped() -> None:
    lines = [
        "Adaylık başvurusu için son gün",
        "Geçici aday listesi ilanı",
        "Kesin listenin duyurulması",
        "Oy verme günü",
    ]
    assert [found.span.of("\n".join(lines)) for found in split_sentences("\n".join(lines))] == lines


def test_headings() -> None:
    text = "NE OLMUŞTU?\nOrdu dün harekete geçti.\n- Su getirin\nKaynak: Ajans"
    assert [found.heading for found in split_sentences(text)] == [True, False, False, True]
    assert not split_sentences("İzmir'de deprem oldu")[0].heading
