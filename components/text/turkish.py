"""Turkish letters: the one way to fold case. Every pattern of the house is written on folded text.

`str.lower` turns İ into two code points and I into i, which moves offsets and joins ılık to ilik; so nothing else in
the house may call `.lower()`, `.upper()`, `.title()`, `.casefold()` or `re.I` (a test bans them).
"""

import re
import unicodedata

APOSTROPHES = "'’‘`´ʼ′"
APOSTROPHE = f"[{APOSTROPHES}]"
VOWELS = frozenset("aeıioöuüâîû")
ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"

_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_PLAIN = {
    code: base
    for code in _LATIN
    if (base := unicodedata.normalize("NFKD", chr(code))[0]).isascii() and chr(code).islower()
} | str.maketrans("ıəđłøħŧ", "iedloht")
# Marks of byte order and direction, soft hyphens, spaces without width: they split words for no reader's eye.
INVISIBLE = "\ufeff\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_SPACES |= dict.fromkeys(map(ord, "\u0085\u2028\u2029\v\f"), "\n")
_ODD = re.compile(f"[{INVISIBLE}{''.join(map(chr, _SPACES))}]")
_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(ALPHABET, 10)}


def fold_case(text: str) -> str:
    """Lower case by Turkish rules, same length: `fold_case(t)[a:b]` are the folded words of `t[a:b]`."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def fold_plain(text: str) -> str:
    """Folded case without diacritics, same length for NFC text: ŞIRNAK, Şırnak and sirnak are one."""
    return fold_case(text).translate(_PLAIN)


def upper_case(text: str) -> str:
    """Upper case by Turkish rules (i → İ)."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def capitalise(text: str) -> str:
    """First letter in upper case, the rest untouched."""
    return upper_case(text[:1]) + text[1:]


def normalise(text: str) -> str:
    """NFC with `\\n` line ends, one kind of space and no invisible signs; the form in which offsets are counted."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD.search(text):
        text = _INVISIBLE.sub("", text).translate(_SPACES)
    return unicodedata.normalize("NFC", text)


def alphabetical(text: str) -> tuple[str, ...]:
    """Sort key in the order of the Turkish alphabet (ç after c, ı before i)."""
    return tuple(_RANK.get(letter, letter) for letter in fold_case(text))
