"""PDF files with a text layer: lines joined into paragraphs, words that a line end split put together again."""

import re
from datetime import date
from typing import Any

from components.sources.draft import Draft, OverLimit, Unreadable
from components.sources.plain import first_line_title
from components.sources.published import not_after
from components.sources.visible import text_date

MAX_PAGES = 2_000
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])(?:[-\u00ad]\n|[\x02\ufffe]\n?)(?=[^\W\d_])")
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes, name: str) -> Draft:
    """The one article of a PDF; the day the file was made is only an upper bound of its publication."""
    import pypdfium2  # only for PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("sources.bad_pdf") from error
    try:
        return _draft(document, name)
    finally:
        document.close()


def _draft(document: Any, name: str) -> Draft:
    if len(document) > MAX_PAGES:
        raise OverLimit("sources.many_pages", len(document), MAX_PAGES)
    text = "\n".join(_page_text(page) for page in document).strip()
    if not text:
        raise Unreadable("sources.scanned_pdf")
    facts = document.get_metadata_dict(skip_empty=True)
    made = _MADE.match(facts.get("CreationDate", ""))
    return Draft(
        name=name,
        text=text,
        title=facts.get("Title") or first_line_title(text),
        published=text_date(text) or (not_after(date(*map(int, made.groups()))) if made else None),
    )


def _page_text(page: Any) -> str:
    words = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\x00", "")
    return _SPLIT_WORD.sub("", words)
