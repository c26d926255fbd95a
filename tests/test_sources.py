"""Any known format into articles: letters, headers, names and limits that hold for all of them."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import cases
from components.model import Article
from components.sources import SUFFIXES, Failure, article_id, read
from components.sources.decode import decode
from components.wording import explain
from source_files import BODY, day, only, page, refused, word


@pytest.mark.parametrize("case", cases("decoding.tsv"))
def test_decoding(case: tuple[str, ...]) -> None:
    steps, text, *wanted = case
    data = text.encode(steps.split("/")[0])
    for wrong, again in zip(steps.split("/")[1::2], steps.split("/")[2::2], strict=True):
        data = data.decode(wrong, "replace").encode(again)
    if steps == "utf-16-le" or steps == "utf-16-be":
        assert b"\x00" in data
    assert decode(data) == (wanted[0] if wanted else text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=200))
def test_utf8_is_read_or_repaired_but_never_refused(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded == text or set("ÃÄÅâðþýÐÞÝ") & set(text)


def test_a_cut_download_loses_one_letter_only() -> None:
    assert decode("Çığ düştü, dağ köyüne ulaşılamadı, köylüler kışlık yakıt bekliyor: ığ".encode()[:-1])[:-1].endswith(
        "ı"
    )


def test_a_page_may_declare_another_alphabet() -> None:
    assert decode("Анкара и Москва".encode("cp1251"), "windows-1251") == "Анкара и Москва"
    assert decode("Iğdır".encode("cp1254"), "iso-8859-1") == "Iğdır"
    assert decode("Iğdır".encode("cp1254"), "no-such-charset") == "Iğdır"


def test_bytes_that_are_no_text() -> None:
    assert refused(bytes(range(256)) * 10, "resim.txt").reason.code == "sources.not_text"


def test_a_text_keeps_every_letter() -> None:
    found = only(f"Elazığ'da deprem\n\n{BODY}", "haber.txt")
    assert found.title == "Elazığ'da deprem"
    assert found.text == f"Elazığ'da deprem\n\n{BODY}"
    assert found.published is None


def test_line_ends_and_letters_become_one_form() -> None:
    found = only("Bas\u0327lık\r\n\r\nI\u0307zmir'de yangın.\rSöndürüldü.", "a.txt")
    assert found.text == "Başlık\n\nİzmir'de yangın.\nSöndürüldü."


@pytest.mark.parametrize(
    "header",
    [
        "---\ntitle: Elazığ'da deprem: iki bina hasarlı\npublished: 2023-09-21\npublisher: Örnek\nurl: https://a.example/x\n---\n",
        "---\nBaşlık: Elazığ'da deprem: iki bina hasarlı\nYayın: 21 Eylül 2023\nYayıncı: Örnek\nAdres: https://a.example/x\n---\n",
        "Başlık: Elazığ'da deprem: iki bina hasarlı\nYayın tarihi: 21.09.2023\nYayıncı: Örnek\nAdres: https://a.example/x\n\n",
    ],
)
def test_header_block(header: str) -> None:
    found = only(header + BODY, "a.txt")
    assert found.text == BODY
    assert (found.title, found.publisher, found.url) == (
        "Elazığ'da deprem: iki bina hasarlı",
        "Örnek",
        "https://a.example/x",
    )
    assert day(found) == "2023-09-21"


def test_a_rule_in_markdown_is_no_header() -> None:
    assert only(f"---\n\n{BODY}\n\n---\n", "a.md").text.startswith("---")
    assert only(f"# Elazığ'da deprem\n\n{BODY}", "a.md").title == "Elazığ'da deprem"


def test_one_labelled_line_is_no_header() -> None:
    assert only(f"Kaynak: AFAD\n{BODY}", "a.txt").text.startswith("Kaynak")


def test_a_stated_date_that_is_none_is_refused() -> None:
    failed = refused(f"---\ntitle: X\npublished: geçen salı\n---\n{BODY}", "a.txt")
    assert "geçen salı" in failed.sentence
    assert "geçen salı" in explain(failed.reason, "en")


@pytest.mark.parametrize(
    ("line", "wanted", "source"),
    [
        ("Giriş Tarihi: 21.09.2023 14:05 Güncelleme: 22.09.2023 09:00", "2023-09-21", "header"),
        ("Son güncelleme 22.09.2023 - Yayınlanma: 21 Eylül 2023", "2023-09-21", "header"),
        ("YAYINLANMA TARİHİ 21 EYLÜL 2023 PERŞEMBE", "2023-09-21", "header"),
        ("Güncelleme: 22.09.2023 09:00", "2023-09-22", "header"),
        ("21 Eylül 2023 Perşembe, 14:05", "2023-09-21", "header"),
        ("Perşembe, 21 Eylül 2023", "2023-09-21", "header"),
        ("21.09.2023 - 14:05", "2023-09-21", "header"),
        ("BAKÜ, 21 Eylül 2023 (AA)", "2023-09-21", "dateline"),
        ("BAKÜ, 21 Eylül (AA)", None, None),
        ("Giriş ücreti 2023 yılında 50 lira oldu", None, None),
        ("10 Kasım 2020'de anlaşma imzalandı", None, None),
        ("Tarihi köprü 12.03.1950 yılında yapıldı", None, None),
    ],
)
def test_dates_that_a_text_shows(line: str, wanted: str | None, source: str | None) -> None:
    found = only(f"Elazığ'da deprem\n{line}\n{BODY}", "a.txt")
    assert day(found) == wanted
    assert (found.published.source if found.published else None) == source


def test_background_dates_are_no_publication_date() -> None:
    assert only(BODY, "a.txt").published is None


@pytest.mark.parametrize("name", [f"bos.{suffix}" for suffixes in SUFFIXES.values() for suffix in suffixes.split()])
@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_empty_files_of_every_format(name: str, data: bytes) -> None:
    assert isinstance(next(read(data, name)), Failure)


@given(st.binary(max_size=300), st.sampled_from([suffix.split()[0] for suffix in SUFFIXES.values()] + [""]))
def test_no_bytes_raise(data: bytes, suffix: str) -> None:
    for found in read(data, f"a.{suffix}"):
        assert isinstance(found, Article | Failure)


@pytest.mark.parametrize(
    "start", ["%PDF-1.7\n", "PK\x03\x04", '<?xml version="1.0"?><rss>', "<html><body>", "---\ntitle: "]
)
@given(st.text(max_size=80))
def test_no_beginning_raises(start: str, rest: str) -> None:
    for suffix in ("txt", "html", "xml", "pdf", "docx", "xlsx", "zip", "csv", "json"):
        for found in read((start + rest).encode("utf-8", "replace"), f"a.{suffix}"):
            assert isinstance(found, Article | Failure)


@pytest.mark.parametrize(("name", "suffix"), [("HABER.TXT", "txt"), ("Iğdır.HTML", "html"), ("a.b/c", "")])
def test_names(name: str, suffix: str) -> None:
    data = page() if suffix == "html" else BODY
    assert only(data, name).text.startswith("Elazığ'da dün gece")


def test_formats_are_known_by_content() -> None:
    readers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: word(BODY),
        "html": lambda: page().encode(),
        "json": lambda: json.dumps({"text": BODY}).encode(),
    }
    assert only(readers["html"](), "sayfa.txt").publisher == "Örnek Gazete"
    assert only(f"[Fotoğraf] {BODY}", "a.txt").text.startswith("[Foto")
    assert only(readers["html"](), "adsiz").publisher == "Örnek Gazete"
    assert only(readers["json"](), "adsiz").text == BODY


def test_ids_are_made_of_the_content() -> None:
    assert article_id("A", "Metin.") == article_id(" A ", "Metin.\r\n") != article_id("B", "Metin.")
    plain = article_id("A", "Metin.", "https://a.example/h")
    assert plain == article_id("A", "Metin.", "https://a.example/h?utm_source=x#son")
    assert plain != article_id("A", "Metin.", "https://b.example/h")
    assert only("Bir haber metni.", "a.txt").id == only("Bir haber metni.".encode("cp1254"), "b.md").id
    assert len(plain) == 16
