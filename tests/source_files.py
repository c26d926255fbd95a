"""Files of each format made by the tests of `sources`, and how their one article or failure is read."""

import io
import zipfile
from datetime import date

import docx
import openpyxl

from components.model import Article
from components.sources import Failure, read

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


def page(head: str = "", shown: str = "", lang: str = "tr") -> str:
    """A news page."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Elazığ\'da deprem - Örnek</title>'
        f'<meta property="og:site_name" content="Örnek Gazete">{head}</head>'
        "<body><header><nav><a href='/'>Ana sayfa</a> <a href='/spor'>Spor</a></nav><div>22 Kasım 2026 Pazar</div>"
        f"</header><article><h1>Elazığ'da deprem</h1>{shown}{PARAGRAPHS}</article>"
        "<footer>© 2026 Örnek Gazete</footer></body></html>"
    )


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


def zipped(**files: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return stream.getvalue()
