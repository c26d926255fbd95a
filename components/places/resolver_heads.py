"""What the head noun of a name adds when nobody knows the whole: another word for it, or the town before it."""

from collections.abc import Iterator

from components.places.evidence_words import ARTICLES
from components.places.gazetteer import Gazetteer, Match
from components.places.recognizer_words import Head, form
from components.places.resolver_nearby import is_near
from components.text.turkish import fold_case

# Head nouns that stand for one another, as the ends of names; the second is the one our tables prefer.
_ALIKE = (
    ("camisi", "camii"),
    ("cami", "camii"),
    ("havaalanı", "havalimanı"),
    ("hava limanı", "havalimanı"),
    ("stadı", "stadyumu"),
    ("stadyumu", "stadı"),
    ("gümrük kapısı", "sınır kapısı"),
    ("hudut kapısı", "sınır kapısı"),
    ("kapısı", "sınır kapısı"),
    ("hava üssü", "üssü"),
    ("askeri üssü", "üssü"),
    ("kapalı cezaevi", "cezaevi"),
    ("ceza infaz kurumu", "cezaevi"),
    ("hapishanesi", "cezaevi"),
    ("baraj gölü", "barajı"),
    ("dağları", "dağı"),
    ("dağı", "dağları"),
    ("çayı", "nehri"),
    ("ırmağı", "nehri"),
    ("nehri", "çayı"),
    ("köşkü", "sarayı"),
)
_TOWNS = frozenset({"city", "province", "district", "village", "island"})
_LONGEST_TOWN = 3  # words
_AT_TOWN_KM = 60.0  # a site is called after its town or its province


def head_of(name: str) -> Head | None:
    """The head noun that a name of several words ends with."""
    rest, _, last = name.rpartition(" ")
    return form(last).head if rest and last else None


def with_other_head(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """What goes by the name with another head noun of the same meaning: "Selimiye Camisi" → "Selimiye Camii"."""
    for variant in _variants(name):
        if found := gazetteer.lookup(variant):
            return found
    return ()


def without_article(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """What goes by an Arabic name without its article: "el-Hol" → "Hol"."""
    article, _, rest = name.partition("-")
    return gazetteer.lookup(rest) if rest and fold_case(article) in ARTICLES else ()


def _variants(name: str) -> Iterator[str]:
    folded = fold_case(name)
    for end, other in _ALIKE:
        if folded.endswith(f" {end}") and not folded.endswith(f" {other}"):
            yield name[: -len(end)] + other


def behind_town(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """The known site of a name that begins with its town: "Kartalkaya Kayak Merkezi" of "Bolu Kartalkaya …"."""
    first, _, rest = name.partition(" ")
    sites = [match for match in gazetteer.lookup(rest) if match.place.kind == "site"] if " " in rest else []
    towns = [match.place for match in gazetteer.lookup(first) if match.place.kind in _TOWNS] if sites else []
    return tuple(site for site in sites if any(is_near(site.place, town, _AT_TOWN_KM) for town in towns))


def town_before_head(name: str, gazetteer: Gazetteer) -> Match | None:
    """The town that a site is called after, where it then stands: "Osmaniye" of "Osmaniye Cezaevi"."""
    words = name.split()
    head = head_of(name)
    if head is None or head.kind != "site" or not head.inside:
        return None
    for count in range(min(_LONGEST_TOWN, len(words) - 1), 0, -1):
        for match in gazetteer.lookup(" ".join(words[:count])):
            if match.place.kind in _TOWNS and match.how == "name":
                return match
    return None
