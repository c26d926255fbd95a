"""News feeds (RSS, Atom): one article an entry, its full content where the feed carries it."""

import re
from collections.abc import Iterator
from typing import Any

from components.sources.draft import Draft, Failure, Unreadable, failure
from components.sources.published import published, read_date
from components.sources.visible import address_date

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/h\d|/li)\b[^>]*>")


def read_feed(data: bytes, name: str) -> Iterator[Draft | Failure]:
    """Entries in the feed's order; raises `Unreadable` for XML that is no feed."""
    import feedparser  # only for feeds

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version and not feed.entries:
        raise Unreadable("sources.no_feed")
    publisher = feed.feed.get("title") or None
    language = (feed.feed.get("language") or "tr").split("-")[0]
    for number, entry in enumerate(feed.entries, 1):
        label = f"{name}:{number}"
        text = _text(entry)
        if not text:
            yield failure(label, Unreadable("sources.empty"))
            continue
        yield _draft(entry, text, label, publisher, language)


def _draft(entry: Any, text: str, label: str, publisher: str | None, language: str) -> Draft:
    url = entry.get("link") or None
    # feedparser's own `get` answers "updated" with "published" and a warning; the keys say what is really there
    stated = [entry[key] for key in ("published", "created", "updated") if key in entry.keys()]  # noqa: SIM118
    bounds = next((bounds for words in stated if (bounds := read_date(words))), None)
    return Draft(
        name=label,
        text=text,
        title=_plain(entry.get("title", "")),
        published=published(bounds, "metadata") or (address_date(url) if url else None),
        url=url,
        publisher=(entry.get("source") or {}).get("title") or publisher,
        language=language,
    )


def _text(entry: Any) -> str:
    """The longest of what the feed gives: full content, or the summary."""
    parts = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    return max((_plain(part) for part in parts), key=len, default="")


def _plain(markup: str) -> str:
    """The words of a piece of HTML, a line a paragraph."""
    if "<" not in markup:
        return markup.strip()
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fragment_fromstring(_BREAK.sub(lambda found: found[0] + "\n", markup), create_parent="div")
    except (etree.ParserError, ValueError):
        return markup.strip()
    for hidden in tree.xpath(".//script | .//style"):
        hidden.drop_tree()
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
