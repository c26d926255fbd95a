"""Web pages and feeds into articles."""

import json
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from components.model import Article
from components.sources import Failure, read
from source_files import BODY, day, only, page, refused


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
