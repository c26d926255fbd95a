"""One name, many spellings: the key under which a name is filed, whatever its accents, hyphens and apostrophes.

Two forms of a name are used. The *light* form keeps Turkish letters ("çeşme"), the *key* has none ("cesme"). Look-up is
by key; a match whose light form differs too is only a "folded" match, so that Buça is not taken for Buca.
"""

import re
import unicodedata

from components.text.turkish import APOSTROPHES, fold_case

_QUOTES = str.maketrans("", "", APOSTROPHES + 'ʻʹʺ″"“”«»')
_TURKISH = frozenset("çğıöşü")
# Letters that no Turkish keyboard has lose their marks ("Cádiz" → "cadiz"); ç ğ ı ö ş ü tell names apart.
_FOREIGN = str.maketrans("əøłđðħŋŧĸ", "eolddhntk") | {
    code: base
    for code in (*range(0xE0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code) not in _TURKISH and (base := unicodedata.normalize("NFKD", chr(code))[0]).isascii()
}
_FOREIGN |= {ord("þ"): "th", ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe"}
_PLAIN = str.maketrans("ışğçöü", "isgcou")
_BREAKS = re.compile(r"[\s\-\u2010-\u2015_./,()]+")
_ARTICLE_INSIDE = re.compile(r"(?<=\w)[- ](?:[ae][lnrstdz]|e[sş]|esh|ash)[- ](?=\w)")
_NOT_LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff]")


def light_form(name: str) -> str:
    """Folded case without quotes, hyphens and foreign accents: "Hacı Bektâş-ı Velî" → "hacı bektaş ı veli"."""
    if name.isalpha():
        return fold_case(name) if name.isascii() else fold_case(name).translate(_FOREIGN)
    folded = fold_case(name if name.isascii() else unicodedata.normalize("NFC", name)).translate(_FOREIGN)
    return _BREAKS.sub(" ", folded.translate(_QUOTES)).strip()


def plain_form(light: str) -> str:
    """The key of a light form: no letter outside a–z is left where Latin script gives one: "kəlbəcər" → "kelbecer"."""
    plain = light.translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain


def key_of(name: str) -> str:
    """The key under which a name is filed."""
    return plain_form(light_form(name))


def other_articles(name: str) -> tuple[str, ...]:
    """The keys of an Arabic name with the article inside it spelt otherwise or left out: "Maarat en-Numan"."""
    if not _ARTICLE_INSIDE.search(name):
        return ()
    return tuple(key_of(_ARTICLE_INSIDE.sub(article, name)) for article in (" el ", " "))


def is_latin(name: str) -> bool:
    """True if a name is written in Latin script (GeoNames' alternates come in all the scripts of the world)."""
    return name.isascii() or all(c in "əʻʼ’‘–" or unicodedata.combining(c) for c in _NOT_LATIN.findall(name))
