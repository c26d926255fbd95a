"""Any known format into articles: what is read, what is refused and in which words, and when an article came out."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx
import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import cases
from components.errors import TooLarge
from components.model import Article, PublicationDate
from components.sources import SUFFIXES, Failure, archive, article_id, formats, read
from components.sources.decode import decode
from components.sources.draft import MAX_ARTICLE_CHARACTERS, Draft, article
from components.sources.published import find_date, read_date
from components.wording import explain

BODY = (
    "Elazığ'da dün gece meydana gelen 5,1 büyüklüğündeki depremde iki bina hasar gördü. Ekipler tarama yapıyor. "
    "Valilik okulların bir gün tatil edildiğini duyurdu, yurttaşlar geceyi dışarıda geçirdi.\n"
    "Kentte 24 Ocak 2020'de 6,8 büyüklüğünde bir deprem daha yaşanmış, 41 kişi hayatını kaybetmişti."
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
SEPTEMBER = (date(2023, 9, 1), date(2023, 9, 30))


def only(data: bytes | str, name: str) -> Article:
    """The one article of some bytes."""
    (found,) = read(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, Article), found
    return found


def refused(data: bytes | str, name: str) -> Failure:
    """The one failure of some bytes."""
    (found,) = read(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, Failure), found
    return found


def day(found: Article) -> str | None:
    """The publication day in ISO, or None."""
    return found.published.day.isoformat() if found.published and found.published.day else None


# --- bytes


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


# --- plain text


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


# --- written dates


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2023-09-21", "2023-09-21"),
        ("2023-09-20T22:30:00Z", "2023-09-21"),
        ("2023-09-20T22:30:00+00:00", "2023-09-21"),
        ("2023-09-21T01:30:00+03:00", "2023-09-21"),
        ("2023-09-21T01:30:00+0300", "2023-09-21"),
        ("2023-09-21 00:00:00", "2023-09-21"),
        ("2023/09/21", "2023-09-21"),
        ("20230921", "2023-09-21"),
        ("21.09.2023", "2023-09-21"),
        ("05.09.2023", "2023-09-05"),
        ("5/9/2023", "2023-09-05"),
        ("21-09-2023 14:05", "2023-09-21"),
        ("21.09.23", "2023-09-21"),
        ("21 Eylül 2023", "2023-09-21"),
        ("21 EYLÜL 2023", "2023-09-21"),
        ("06 ŞUBAT 2023 Pazartesi", "2023-02-06"),
        ("3 ARALIK 2023", "2023-12-03"),
        ("12 KASIM 2020", "2020-11-12"),
        ("5 EKİM 2020", "2020-10-05"),
        ("Per, 21 Eyl 2023 14:05:00 +0300", "2023-09-21"),
        ("Wed, 20 Sep 2023 22:30:00 GMT", "2023-09-21"),
        ("September 21, 2023", "2023-09-21"),
        ("Sept. 21, 2023", "2023-09-21"),
        ("AUGUST 5, 2023", "2023-08-05"),
        ("1695247200", "2023-09-21"),
        ("1695247200000", "2023-09-21"),
        ("Güncelleme: 21.09.2023 - 14:05", "2023-09-21"),
        ("31.02.2023", None),
        ("21 Elma 2023", None),
        ("yarın", None),
        ("12.5.7.2023", None),
        ("0000-00-00", None),
    ],
)
def test_written_dates(words: str, wanted: str | None) -> None:
    bounds = read_date(words)
    assert (bounds[0].isoformat() if bounds else None) == wanted
    assert bounds is None or bounds[0] == bounds[1]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("2023-09", SEPTEMBER), ("Eylül 2023", SEPTEMBER), ("2023", (date(2023, 1, 1), date(2023, 12, 31)))],
)
def test_coarse_dates_stay_coarse(words: str, wanted: tuple[date, date]) -> None:
    assert read_date(words) == wanted


@given(st.text(max_size=60))
def test_any_words_are_a_date_or_none(words: str) -> None:
    bounds = read_date(words)
    assert bounds is None or bounds[0] <= bounds[1]


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_every_form(stated: date) -> None:
    forms = (f"{stated:%d.%m.%Y}", stated.isoformat(), f"{stated:%d/%m/%Y}", f"{stated:%a, %d %b %Y 12:00:00 +0300}")
    assert {find_date(form) for form in forms} == {(stated, stated)}


# --- web pages


def page(head: str = "", shown: str = "", lang: str = "tr") -> str:
    """A news page."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Elazığ\'da deprem - Örnek</title>'
        f'<meta property="og:site_name" content="Örnek Gazete">{head}</head>'
        "<body><header><nav><a href='/'>Ana sayfa</a> <a href='/spor'>Spor</a></nav><div>22 Kasım 2026 Pazar</div>"
        f"</header><article><h1>Elazığ'da deprem</h1>{shown}{PARAGRAPHS}</article>"
        "<footer>© 2026 Örnek Gazete</footer></body></html>"
    )


def linked(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(values, ensure_ascii=False)}</script>'


PAGES = [
    ("", "", None),
    (linked(**{"@type": "NewsArticle", "datePublished": "2023-09-20T22:30:00Z"}), "", "2023-09-21"),
    (linked(**{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},
                          {"@type": ["NewsArticle"], "datePublished": "2023-09-21"}]}), "", "2023-09-21"),
    ('<meta property="article:published_time" content="2023-09-21T10:00:00+03:00">', "", "2023-09-21"),
    ('<meta itemprop="datePublished" content="21.09.2023">', "", "2023-09-21"),
    ('<meta name="DC.date.issued" content="2023-09-21">', "", "2023-09-21"),
    ("", '<time datetime="2023-09-21T10:00">dün</time>', "2023-09-21"),
    ("", "<div>21 Eylül 2023</div>", "2023-09-21"),
    ("", "<span>06 ŞUBAT 2023 - 10:15</span>", "2023-02-06"),
    ("", "<div>Yayınlanma: 17 Ağustos 2023</div>", "2023-08-17"),
    ("", "<span>Giriş: 21.09.2023</span> <span>Güncelleme: 22.09.2023</span>", "2023-09-21"),
    ("", "<b>Güncelleme:</b> <i>22.09.2023</i> <b>Giriş Tarihi:</b> <i>21.09.2023 14:10</i>", "2023-09-21"),
    ('<link rel="canonical" href="https://a.example/2023/09/21/deprem">', "", "2023-09-21"),
    ('<link rel="canonical" href="https://a.example/deprem-2023-09-21-haberi">', "", "2023-09-21"),
    ('<link rel="canonical" href="https://a.example/haber/20230921123">', "", None),
    ("", "<p>ELAZIĞ, 21 Eylül (AA)</p>", None),
    (linked(**{"@type": "NewsArticle", "datePublished": "belirsiz"}), "", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "shown", "wanted"), PAGES)
def test_publication_date_of_a_page(head: str, shown: str, wanted: str | None) -> None:
    assert day(only(page(head, shown), "a.html")) == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "cp1254", "utf-16"])
def test_article_of_a_page(encoding: str) -> None:
    found = only(page().encode(encoding), "a.html")
    assert found.title == "Elazığ'da deprem - Örnek" or found.title == "Elazığ'da deprem"
    assert found.publisher == "Örnek Gazete"
    assert "Valilik okulların" in found.text
    assert "Ana sayfa" not in found.text
    assert "©" not in found.text
    assert found.text.splitlines() == BODY.splitlines()


def test_furniture_of_a_page_is_left_out() -> None:
    found = only(page(shown="<span>Giriş: 21.09.2023 Güncelleme: 22.09.2023</span>"), "a.html")
    assert "Giriş" not in found.text


def test_a_page_that_a_browser_saved() -> None:
    saved = page().replace("<html", "<!-- saved from url=(0030)https://a.example/2023/09/21/x -->\n<html", 1)
    found = only(saved, "a.htm")
    assert (found.url, day(found)) == ("https://a.example/2023/09/21/x", "2023-09-21")


def test_a_page_saved_whole() -> None:
    message = MIMEMultipart("related")
    message["Subject"] = "Elazığ"
    message.attach(MIMEText("body {}", "css"))
    message.attach(MIMEText(page(), "html", "utf-8"))
    assert only(message.as_bytes(), "a.mhtml").text.splitlines() == BODY.splitlines()
    assert refused(b"MIME-Version: 1.0\n\nyok", "a.mhtml").reason.code == "sources.bad_html"


def test_buttons_of_a_page_are_left_out() -> None:
    body = page().replace("<p>Kentte", "<p>REKLAM</p><p>İlginizi çekebilir</p><p>Kentte")
    assert only(body, "a.html").text.splitlines() == BODY.splitlines()


def test_language_of_a_page() -> None:
    assert only(page(lang="en-GB"), "a.html").language == "en"


@pytest.mark.parametrize(
    "data", ["<html><body></body></html>", "<html", "<!DOCTYPE html><html><body><script>a()</script>"]
)
def test_a_page_without_an_article(data: str) -> None:
    assert refused(data, "bos.html").reason.code in {"sources.no_article", "sources.bad_html"}


# --- feeds

FEED = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Örnek Akış</title><language>tr-TR</language>
<item><title>Iğdır'da kar</title><link>https://a.example/1</link><pubDate>{date}</pubDate>
<description>&lt;p&gt;Kısa &lt;b&gt;özet&lt;/b&gt;.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Yollar kapandı.</p>
<p>Okullar tatil &amp; yollar boş.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Boş</title></item>
<item><title>İkinci</title><description>Kısa haber metni burada.</description></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1254", "iso-8859-9"])
@pytest.mark.parametrize(
    "written", ["Wed, 20 Sep 2023 22:30:00 GMT", "21 Eylül 2023", "Per, 21 Eyl 2023", "21.09.2023"]
)
def test_feed(encoding: str, written: str) -> None:
    found = list(read(FEED.format(encoding=encoding, date=written).encode(encoding), "akis.xml"))
    first, empty, last = found
    assert isinstance(first, Article)
    assert (first.title, first.publisher, first.url) == ("Iğdır'da kar", "Örnek Akış", "https://a.example/1")
    assert first.text == "Yollar kapandı.\nOkullar tatil & yollar boş."
    assert day(first) == "2023-09-21"
    assert isinstance(empty, Failure)
    assert empty.name == "akis.xml:2"
    assert isinstance(last, Article)
    assert last.published is None


def test_atom() -> None:
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Akış</title><entry><title>Haber</title>'
        "<published>2023-09-20T22:30:00Z</published><updated>2023-10-01T00:00:00Z</updated>"
        "<content type='html'>Metin burada.</content></entry></feed>"
    )
    assert day(only(atom, "akis")) == "2023-09-21"


def test_other_xml_is_no_feed() -> None:
    assert refused("<kitap><sayfa>1</sayfa></kitap>", "a.xml").reason.code == "sources.no_feed"


# --- office


def word(*paragraphs: str, title: str = "", made: date | None = None) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ölü", "12"
    document.core_properties.title = title
    if made:
        document.core_properties.created = made
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word() -> None:
    from datetime import UTC, datetime

    found = only(word("Elazığ'da deprem", BODY, made=datetime(2023, 9, 22, tzinfo=UTC)), "a.docx")
    assert found.title == "Elazığ'da deprem"
    assert found.text.endswith("Ölü | 12")
    assert found.published == PublicationDate(None, date(2023, 9, 22), "file", 0.5)
    assert day(found) is None


def test_a_date_in_the_words_beats_that_of_the_file() -> None:
    assert day(only(word("Elazığ'da deprem", "21 Eylül 2023", BODY), "a.docx")) == "2023-09-21"


def workbook(rows: list[list[object]], more: dict[str, list[list[object]]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, other in (more or {}).items():
        sheet = book.create_sheet(name)
        for row in other:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


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


def pdf(text: str) -> bytes:
    """A one-page PDF of plain Latin letters, lines at most as given."""
    lines = "".join(f"({line}) Tj T* " for line in text.split("\n"))
    stream = f"BT /F1 10 Tf 12 TL 40 780 Td {lines} ET".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</CreationDate(D:20230922101500+03'00')>>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return data + b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)


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


# --- tables


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


# --- JSON


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


# --- archives


def zipped(**files: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return stream.getvalue()


def test_archive() -> None:
    data = zipped(
        **{
            "haber/ilk.txt": "İlk haber.",
            "__MACOSX/haber/._ilk.txt": b"\x00\x05",
            "ikinci.html": page(),
            "bozuk.pdf": b"%PDF-1.4",
            "çok.jsonl": '{"text": "Bir."}\n{"text": "İki."}',
        }
    )
    found = list(read(data, "haberler.zip"))
    assert [one.name if isinstance(one, Failure) else one.text[:10] for one in found] == [
        "İlk haber.",
        BODY[:10],
        "haberler.zip/bozuk.pdf",
        "Bir.",
        "İki.",
    ]


def test_archive_paths_stay_inside() -> None:
    assert refused(zipped(**{"../kacak.txt": "Haber."}), "a.zip").reason.code == "sources.outside_path"
    assert refused(zipped(**{"/etc/kacak.txt": "Haber."}), "a.zip").reason.code == "sources.outside_path"


def test_a_bomb_is_refused() -> None:
    found = refused(zipped(**{"bomba.txt": bytes(30_000_000)}), "a.zip")
    assert found.reason.code == "sources.large_member"


def test_an_archive_in_an_archive_is_refused() -> None:
    assert refused(zipped(**{"ic.zip": zipped(**{"a.txt": "Haber."})}), "a.zip").reason.code == "sources.nested_zip"


def test_limits_have_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    assert "2" in refused(zipped(**{"a.txt": "Bir.", "b.txt": "İki."}), "a.zip").sentence
    monkeypatch.setattr(formats, "MAX_FILE_BYTES", 10)
    assert refused("Bu metin çok uzun.", "a.txt").reason.code == "sources.large_file"


def test_the_total_of_an_archive_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 12)
    found = list(read(zipped(**{"a.txt": "On harf. ", "b.txt": "On harf. "}), "a.zip"))
    assert [type(one) for one in found] == [Article, Failure]


def test_an_article_of_a_book_is_too_large() -> None:
    with pytest.raises(TooLarge):
        article(Draft("a", "a" * (MAX_ARTICLE_CHARACTERS + 1)))


def test_a_broken_archive_is_named() -> None:
    data = bytearray(zipped(**{"a.txt": "Haber. " * 50, "b.txt": "Başka haber. " * 50}))
    data[40] ^= 0xFF
    found = list(read(bytes(data), "a.zip"))
    assert any(isinstance(one, Failure) for one in found)
    assert refused(b"PK\x03\x04 broken", "a.zip").reason.code == "sources.bad_zip"


# --- what holds for all


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
