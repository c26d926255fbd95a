"""Office files, tables and JSON into articles."""

import io
import json
from datetime import date

import pypdfium2
import pytest

from components.model import Article, PublicationDate
from components.sources import Failure, read
from source_files import BODY, day, only, pdf, refused, word, workbook


def test_word() -> None:
    from datetime import UTC, datetime

    found = only(word("Elazığ'da deprem", BODY, made=datetime(2023, 9, 22, tzinfo=UTC)), "a.docx")
    assert found.title == "Elazığ'da deprem"
    assert found.text.endswith("Ölü | 12")
    assert found.published == PublicationDate(None, date(2023, 9, 22), "file", 0.5)
    assert day(found) is None


def test_a_document_without_a_title_of_its_own() -> None:
    assert only(word("Elazığ'da deprem", BODY, title="Word Document"), "a.docx").title == "Elazığ'da deprem"


def test_a_date_that_a_person_gives_beats_that_of_the_file() -> None:
    from datetime import UTC, datetime

    given = PublicationDate(date(2023, 9, 21), date(2023, 9, 21), "user", 1.0)
    (found,) = read(word("Elazığ'da deprem", BODY, made=datetime(2023, 9, 22, tzinfo=UTC)), "a.docx", given)
    assert isinstance(found, Article)
    assert found.published == given


def test_a_date_in_the_words_beats_that_of_the_file() -> None:
    assert day(only(word("Elazığ'da deprem", "21 Eylül 2023", BODY), "a.docx")) == "2023-09-21"


def test_workbook() -> None:
    rows: list[list[object]] = [
        ["Başlık", "Metin", "Tarih"],
        ["A", BODY, date(2023, 9, 5)],
        [None, None, None],
        ["B", "", None],
    ]
    found = list(read(workbook(rows), "haberler.xlsx"))
    assert isinstance(found[0], Article)
    assert day(found[0]) == "2023-09-05"
    assert isinstance(found[1], Failure)
    assert found[1].name == "haberler.xlsx:4"
    assert len(found) == 2


def test_sheets_without_texts_are_passed_over() -> None:
    data = workbook([["metin"], [BODY]], {"Kodlar": [["kod", "ad"], ["1", "x"]]})
    assert only(data, "a.xlsx").text == BODY


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_broken_office_files(name: str) -> None:
    assert "yeniden kaydedin" in refused(b"PK\x03\x04" + bytes(200), name).sentence
    assert refused(b"plain words", name).reason.code == "sources.not_its_format"


def test_pdf() -> None:
    found = only(pdf("Ankara'da toplanti\nMeclis dun toplan-\ndi ve karar aldi."), "a.pdf")
    assert "toplandi ve karar aldi." in found.text
    assert found.title == "Ankara'da toplanti"
    assert found.published == PublicationDate(None, date(2023, 9, 22), "file", 0.5)


def test_a_scan_says_so() -> None:
    assert refused(pdf(""), "a.pdf").reason.code == "sources.scanned_pdf"


def test_broken_pdf() -> None:
    assert refused(b"%PDF-1.4 broken", "a.pdf").reason.code == "sources.bad_pdf"


def test_empty_pdf_pages() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    stream = io.BytesIO()
    document.save(stream)
    assert refused(stream.getvalue(), "a.pdf").reason.code == "sources.scanned_pdf"


def test_old_office_is_told_what_to_do() -> None:
    assert "DOCX" in refused(b"\xd0\xcf\x11\xe0" + bytes(100), "a.doc").sentence
    assert "DOCX" in refused(rb"{\rtf1 haber}", "a.rtf").sentence


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1254", "utf-16"])
def test_csv(delimiter: str, encoding: str) -> None:
    rows = [
        ["Başlık", "Metin", "Tarih", "Kaynak", "Link"],
        ["Çığ", '"Iğdır; Kars, Ağrı\nyolu kapandı."', "05.09.2023", "Örnek", "https://a.example"],
    ]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    found = only(data, "a.csv")
    assert (found.title, found.text) == ("Çığ", "Iğdır; Kars, Ağrı\nyolu kapandı.")
    assert (day(found), found.publisher, found.url) == ("2023-09-05", "Örnek", "https://a.example")


def test_a_table_of_one_column_may_hold_any_sign() -> None:
    assert only("metin\nBir; iki, üç\tdört | beş.\n", "a.csv").text == "Bir; iki, üç\tdört | beş."


def test_excel_states_its_delimiter() -> None:
    found = list(read("sep=;\r\nmetin;tarih\r\nBir, iki.;21.09.2023\r\nÜç.;hiç\r\n".encode(), "a.csv"))
    assert isinstance(found[0], Article)
    assert (found[0].text, day(found[0])) == ("Bir, iki.", "2023-09-21")
    assert isinstance(found[1], Failure)
    assert found[1].name == "a.csv:4"


def test_a_bad_row_is_named_and_the_others_go_on() -> None:
    found = list(
        read("metin,tarih\nBir haber.,2023-09-21\nİki haber.,salı günü\n,\n,2023-01-01\nÜç haber.,\n".encode(), "t.csv")
    )
    assert [one.name if isinstance(one, Failure) else one.text for one in found] == [
        "Bir haber.",
        "t.csv:3",
        "t.csv:5",
        "Üç haber.",
    ]


def test_a_table_without_texts_names_its_columns() -> None:
    assert "ad, soyad" in refused("ad,soyad\nA,B\n", "a.csv").sentence


def test_news_please_columns() -> None:
    found = only("title,maintext,date_publish,source_domain\nA,Metin.,2023-09-21 10:00:00,a.example\n", "a.csv")
    assert (found.text, day(found), found.publisher) == ("Metin.", "2023-09-21", "a.example")


def test_json_lines() -> None:
    lines = [
        '{"id": 7, "text": "Bir haber.", "published": "2023-09-21"}',
        "",
        "bozuk",
        '{"id": "x"}',
        "[1]",
        '{"text": "  "}',
    ]
    found = list(read("\n".join(lines).encode(), "a.jsonl"))
    assert isinstance(found[0], Article)
    assert (found[0].id, day(found[0])) == ("7", "2023-09-21")
    assert [one.name for one in found[1:] if isinstance(one, Failure)] == [
        "a.jsonl:3",
        "a.jsonl:4",
        "a.jsonl:5",
        "a.jsonl:6",
    ]
    assert [one.id for one in found[1:] if isinstance(one, Failure)] == [None, "x", None, None]


@pytest.mark.parametrize(
    "value",
    [
        {"text": "Haber."},
        [{"metin": "Haber."}],
        {"articles": [{"content": "Haber."}]},
        {"maintext": "Haber.", "publisher": {"@type": "Organization", "name": "Örnek"}},
    ],
)
def test_json(value: object) -> None:
    assert only(json.dumps(value), "a.json").text == "Haber."


def test_json_lines_named_json() -> None:
    assert len(list(read(b'{"text": "Bir."}\n{"text": "Iki."}\n', "a.json"))) == 2


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "null", "3", '{"text": 1e999}'])
def test_broken_json_is_named(data: str) -> None:
    for found in read(data.encode(), "a.json"):
        assert isinstance(found, Failure) or found.text
