"""Plain text and Markdown: an optional header block, then the article as it stands.

The header is a block of `key: value` lines between two lines `---`, or two such lines or more at the very top:

    ---
    title: Karabağ'da ateşkes
    published: 2023-09-21
    publisher: Olay Atlası örnek
    url: https://example.org/haber
    sources: where the facts come from (kept for the reader, not read)
    language: tr
    ---

Keys may be Turkish: Başlık, Yayın, Yayıncı, Adres, Kaynaklar, Dil.
"""

import re

from components.model import PublicationDate
from components.sources.draft import Draft, Unreadable
from components.sources.published import is_blank, published, read_date
from components.sources.visible import text_date
from components.text.turkish import fold_case

KEYS = {
    "title": "title başlık baslik manşet headline",
    "published": "published yayın yayin tarih date yayın_tarihi yayınlanma published_at date_publish",
    "publisher": "publisher yayıncı yayinci yayın_organı gazete kurum",
    "url": "url adres bağlantı link",
    "sources": "sources kaynaklar kaynak",
    "language": "language dil lang",
}
_FIELD_OF = {word: field for field, words in KEYS.items() for word in words.split()}
_LINE = re.compile(r"\s*(?P<key>[^\W\d][\w ]{1,30}?)\s*:\s*(?P<value>.*?)\s*")
_FENCE = re.compile(r"\s*---[ \t]*\n(?P<block>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKDOWN_TITLE = re.compile(r"\s*#\s+(?P<title>[^\n]+)")
LONGEST_TITLE = 200


def read_plain(text: str, name: str) -> Draft:
    """The one article of a plain text; a stated date that cannot be read is an error, no date at all is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fields, offset = header(text)
    body = text[offset:]
    stated = stated_date(fields.get("published", ""))
    return Draft(
        name=name,
        text=body,
        title=fields.get("title") or first_line_title(body),
        published=stated or text_date(body),
        url=fields.get("url") or None,
        publisher=fields.get("publisher") or None,
        language=fields.get("language") or None,
        offset=offset,
    )


def stated_date(words: str, source: str = "metadata") -> PublicationDate | None:
    """The date that a field states; None for an empty field; raises `Unreadable` for words that are no date."""
    if is_blank(words):
        return None
    bounds = read_date(words)
    if bounds is None:
        raise Unreadable("sources.bad_date", words[:60])
    return published(bounds, source)


def header(text: str) -> tuple[dict[str, str], int]:
    """The fields of the header block and the offset where the article begins; `{}` and 0 without a header."""
    fenced = _FENCE.match(text)
    if fenced:
        fields = dict(pair for line in fenced["block"].splitlines() if (pair := _field(line)))
        return (fields, _skip_blank(text, fenced.end())) if fields else ({}, 0)
    return _open_header(text)


def _open_header(text: str) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    offset = 0
    for line in text.splitlines(keepends=True):
        pair = _field(line)
        if pair is None:
            break
        fields[pair[0]] = pair[1]
        offset += len(line)
    named = fields.keys() & {"title", "published"}
    return (fields, _skip_blank(text, offset)) if named and len(fields) > 1 else ({}, 0)


def _field(line: str) -> tuple[str, str] | None:
    found = _LINE.fullmatch(line.rstrip("\n"))
    field = _FIELD_OF.get(fold_case(found["key"]).replace(" ", "_")) if found else None
    return (field, found["value"].strip("\"'")) if field and found else None


def _skip_blank(text: str, offset: int) -> int:
    return offset + len(text[offset:]) - len(text[offset:].lstrip())


def first_line_title(text: str) -> str:
    """The first line, when it reads like a headline: short, no full stop at the end, and something comes after it."""
    marked = _MARKDOWN_TITLE.match(text)
    if marked:
        return marked["title"].strip()
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    closed = first.rstrip("\"'”’»)").endswith((".", ":", ";", ","))
    return first if rest.strip() and len(first) <= LONGEST_TITLE and not closed else ""
