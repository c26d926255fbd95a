"""What a reader found, as it stands in the source; one place turns it into an `Article`, one names what went wrong."""

from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from components.errors import TooLarge, UnreadableInput
from components.model import Article, PublicationDate, Reason
from components.text.turkish import normalise
from components.wording import explain

MAX_ARTICLE_CHARACTERS = 2_000_000
_TRACKING = ("utm_", "fbclid", "gclid")


class Unreadable(UnreadableInput):
    """An input that gives no article; `reason` says why in any language of the house."""

    def __init__(self, code: str, *words: object) -> None:
        self.reason = Reason(code, tuple(str(word) for word in words))
        super().__init__(explain(self.reason))


class OverLimit(Unreadable, TooLarge):
    """An input over a stated limit."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, row or member that gave no article. `sentence` is Turkish; `reason` says the same in any language."""

    name: str
    sentence: str
    reason: Reason
    id: str | int | None = None  # the record's own, where it could be read


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before normalisation: `text` is the code points as given, `id` only if the source names one.

    `offset` = how many code points of the source stand before `text` (a header block), where offsets into the source
    mean something.
    """

    name: str
    text: str
    title: str = ""
    published: PublicationDate | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    id: str | int | None = None
    offset: int = 0


def failure(name: str, error: Unreadable, identity: str | int | None = None) -> Failure:
    """The failure that a person reads."""
    return Failure(name, str(error), error.reason, identity)


def article_id(title: str, text: str, url: str | None = None) -> str:
    """Sixteen hexadecimal digits made from the content: the same article has the same id on every machine."""
    parts = (normalise(title).strip(), normalise(text).strip(), _bare(url or ""))
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def article(draft: Draft) -> Article:
    """The article of a draft; raises `Unreadable` when there is no text, `OverLimit` when there is too much."""
    text = normalise(draft.text)
    title = " ".join(normalise(draft.title).split())
    if not text.strip():
        raise Unreadable("sources.empty")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise OverLimit("sources.long_article", len(text), MAX_ARTICLE_CHARACTERS)
    identity = article_id(title, text, draft.url) if draft.id is None else str(draft.id)
    return Article(identity, title, text, draft.published, draft.url, draft.publisher, draft.language or "tr")


def _bare(url: str) -> str:
    """The address without what only says how a reader came there."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith(_TRACKING)]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))
