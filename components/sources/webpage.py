"""A saved web page: the article without the site around it, and the date that the page states about itself."""

import email
import json
import re
from collections.abc import Iterator
from typing import Any

from components.model import PublicationDate
from components.sources.decode import decode
from components.sources.draft import Draft, Unreadable
from components.sources.published import published, read_date
from components.sources.visible import address_date, labelled_date, line_date, text_date
from components.text.turkish import fold_case

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_SAVED_WHOLE = re.compile(rb"\s*(?:From|MIME-Version|Subject|Snapshot-Content-Location|Content-Type):", re.MULTILINE)
_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "datecreated",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
)
_FURNITURE = frozenset(
    (
        "reklam|advertisement|haberin devamı|haberin devamı için tıklayınız|devamını oku|paylaş|yazdır"
        "|ilginizi çekebilir|bunlar da ilginizi çekebilir|ilgili haberler|benzer haberler|yorum yap|abone ol"
        "|son dakika haberleri|editör|fotoğraf galerisi|video galeri|google news|kaynak|etiketler"
    ).split("|")
)
_ARTICLE_TYPES = ("Article", "Posting", "Reportage", "Report")
_BEFORE_HEADLINE, _AFTER_HEADLINE = 12, 40  # pieces of text around the headline in which a page shows its date
_LONG_PARAGRAPH = 240  # code points: here the article has begun


def read_page(data: bytes, name: str) -> Draft:
    """The article of an HTML page, or of one that a browser saved as MHTML; raises `Unreadable` without an article."""
    charset = _CHARSET.search(data[:4096])
    declared = charset[1].decode("ascii") if charset else None
    if _SAVED_WHOLE.match(data):
        data, declared = _page_inside(data)
    return _read(decode(data, declared), name)


def _page_inside(data: bytes) -> tuple[bytes, str | None]:
    """The HTML part of MHTML and its charset."""
    message = email.message_from_bytes(data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    inside = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(inside, bytes):
        raise Unreadable("sources.bad_html")
    return inside, part.get_content_charset()


def _read(source: str, name: str) -> Draft:
    # lxml and trafilatura take a quarter of a second to import
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(_without_declaration(source))
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("sources.bad_html") from error
    metas = dict(_metas(tree))
    address = _address(source, tree, metas)
    lines = list(_pieces(tree))
    title = metas.get("og:title") or _first(tree, "//h1") or _first(tree, "//title") or ""
    text = _article_text(source, title)
    return Draft(
        name=name,
        text=text,
        title=" ".join(title.split()),
        published=_published(tree, metas, address, lines, text),
        url=address,
        publisher=metas.get("og:site_name") or metas.get("application-name"),
        language=(tree.get("lang") or "tr").split("-")[0],
    )


def _without_declaration(source: str) -> str:
    """lxml refuses text that declares an encoding of its own."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source)


def _article_text(source: str, title: str) -> str:
    import trafilatura

    found = trafilatura.bare_extraction(
        _without_declaration(source),
        include_comments=False,
        include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    lines = (getattr(found, "text", None) or "").split("\n")
    kept = [line for line in lines if line.strip() and not _is_furniture(line, title)]
    if not kept:
        raise Unreadable("sources.no_article")
    return "\n".join(kept)


def _is_furniture(line: str, title: str) -> bool:
    """The headline again, a button or a heading of the site, the line that only says when the page came out."""
    words = line.strip()
    if " ".join(words.split()) == " ".join(title.split()) or fold_case(words.strip("-:. ")) in _FURNITURE:
        return True
    return len(words) < 90 and (line_date([words]) is not None or labelled_date([words]) is not None)


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """(folded name, content) of the `meta` elements, the first of a name last so that it wins in a dict."""
    found: list[tuple[str, str]] = []
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if key and meta.get("content"):
            found.append((fold_case(key.replace("I", "i")), meta.get("content").strip()))
    return reversed(found)


def _address(source: str, tree: Any, metas: dict[str, str]) -> str | None:
    """The page's own address: as it says itself, or as the browser noted when it saved it."""
    saved = _SAVED_FROM.search(source[:4000])
    noted = saved[1] if saved else ""
    found = [*tree.xpath("//link[@rel='canonical']/@href"), metas.get("og:url", ""), noted]
    return next((str(url) for url in found if str(url).startswith(("http://", "https://"))), None)


def _first(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _published(
    tree: Any, metas: dict[str, str], url: str | None, lines: list[str], text: str
) -> PublicationDate | None:
    """The ladder: what the page states for machines, what it shows, its address, htmldate's careful search."""
    return (
        _first_date(_linked_data(tree), "metadata")
        or _first_date((metas[key] for key in _META_DATES if key in metas), "metadata")
        or _first_date(tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime"), "metadata")
        or labelled_date([" ".join(lines)])
        or line_date(lines[_headline_index(lines, tree) :])
        or _first_date(
            tree.xpath("(//article//time | //header//time | //h1/following::time[position()<3])/@datetime"), "header"
        )
        or (address_date(url) if url else None)
        or _careful_search(tree)
        or text_date(text)
    )


def _first_date(values: Any, source: str) -> PublicationDate | None:
    return next((published(bounds, source) for value in values if (bounds := read_date(str(value)))), None)


def _linked_data(tree: Any) -> list[str]:
    """`datePublished` of the JSON-LD objects, those of articles before those of pages."""
    found: list[tuple[int, str]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(value):
            stated = one.get("datePublished") or one.get("dateCreated")
            if isinstance(stated, str):
                kind = str(one.get("@type", ""))
                found.append((0 if any(word in kind for word in _ARTICLE_TYPES) else 1, stated))
    return [stated for _, stated in sorted(found, key=lambda pair: pair[0])]


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The object, its `@graph` and its parts; comments and related articles inside it state dates of their own."""
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if key in value:
                yield from _objects(value[key], depth + 1)


def _pieces(tree: Any) -> Iterator[str]:
    """Pieces of text around the headline, in the order of the page, up to the first long paragraph after it."""
    before: list[str] = []
    after = -1
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "noscript", "head", "title"}:
            continue
        words = " ".join((element.text_content() if element.tag == "h1" else element.text or "").split())
        if element.tag == "h1" and after < 0:
            yield from before[-_BEFORE_HEADLINE:]
            after = 0
        if after >= 0 and (after > _AFTER_HEADLINE or len(words) > _LONG_PARAGRAPH):
            return
        for piece in (words, " ".join((element.tail or "").split())):
            if piece and after >= 0:
                yield piece
                after += 1
            elif piece:
                before.append(piece)


def _headline_index(lines: list[str], tree: Any) -> int:
    """Where the headline stands among the pieces: a date before it is that of today, set by the site."""
    headline = _first(tree, "//h1")
    return lines.index(headline) if headline in lines else len(lines)


def _careful_search(tree: Any) -> PublicationDate | None:
    """htmldate without its extensive search, which takes a date out of the article or the copyright line."""
    import htmldate

    found = htmldate.find_date(tree, extensive_search=False, original_date=True)
    return _first_date([found], "metadata") if found else None
