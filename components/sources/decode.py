"""Bytes into text: Turkish news comes as UTF-8, as windows-1254, as UTF-16, and spoilt by a wrong guess in between.

General detectors read Turkish windows-1254 as a Central European or Western page, so the order here is fixed: byte
order mark, strict UTF-8, what the page declares, windows-1254.
"""

import codecs
import re

from components.sources.draft import Unreadable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Western code pages share all but six letters with the Turkish one, and Turkish pages often declare them by mistake.
_WESTERN = frozenset({"iso8859-1", "iso8859-9", "cp1252", "cp1254", "ascii"})
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜâîûÂÎÛ’‘“”…–—«»")
_TWICE_ENCODED = re.compile(
    r"[Â-ÅÉâ\xc2-\xc5\xe2][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}"
)
_ICELANDIC_FORMS = str.maketrans("ðþýÐÞÝ", "ğşıĞŞİ")
_SPOILT_FORMS = frozenset("ðþýÐÞÝ")
_NEVER_WITH_THEM = frozenset("ğşıĞŞİæÆáÁ")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes, repaired where it was decoded wrongly once before; `declared` = a charset's name or None.

    Raises `Unreadable` for what is not text at all.
    """
    return repair(decode_as_is(data, declared))


def decode_as_is(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes, letter for letter: what a program wrote, which counts its own offsets in it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:4096]:
        return _without_mark(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _as_declared(data, declared) or data.decode("cp1254", "replace")


def _without_mark(data: bytes) -> str:
    """UTF-16 that lost its mark has a zero in every second byte; anything else with zeros is no text."""
    head = data[:4096]
    zeros = head.count(0)
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        beside = head[offset::2].count(0)
        if beside == zeros and beside > len(head) * 0.3:
            return data.decode(encoding, "replace")
    raise Unreadable("sources.not_text")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a broken byte here and there (a cut download): letters that decode outnumber the faults by far."""
    text = data.decode("utf-8-sig", "replace")
    faults = text.count("\ufffd")
    good = sum(text.count(letter) for letter in _TURKISH)
    return text if good > 10 * faults else None


def _as_declared(data: bytes, declared: str | None) -> str | None:
    try:
        encoding = codecs.lookup(declared or "utf-8").name
        return None if encoding in _WESTERN else data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def repair(text: str) -> str:
    """Undo a wrong decoding of an earlier hand: UTF-8 read as windows-1254 ("Ã¼"), windows-1254 as Latin-1 ("þ")."""
    needed = max(1, min(3, len(text) // 60))
    if "Ã" in text or "Ä" in text or "Å" in text or "â€" in text:
        mended, hits = _counted(text)
        text = mended if hits >= needed else text
    letters = sum(text.count(letter) for letter in _SPOILT_FORMS)
    if letters >= max(2, needed) and not any(letter in text for letter in _NEVER_WITH_THEM):
        return text.translate(_ICELANDIC_FORMS)
    return text


def _counted(text: str) -> tuple[str, int]:
    hits = 0

    def once(found: re.Match[str]) -> str:
        nonlocal hits
        right = _right_letters(found[0])
        hits += right != found[0]
        return right

    return _TWICE_ENCODED.sub(once, text), hits


def _right_letters(words: str) -> str:
    """The letters that these stand for, longest reading first; the words themselves when there is none."""
    for end in range(len(words), 1, -1):
        try:
            right = bytes(_byte(letter) for letter in words[:end]).decode("utf-8")
        except (UnicodeDecodeError, ValueError):
            continue
        if right[0] in _TURKISH or right == "\u00a0":
            return right + words[end:]
    return words


def _byte(letter: str) -> int:
    """The byte that windows-1254, windows-1252 or Latin-1 showed as this letter."""
    for encoding in ("cp1254", "cp1252", "latin-1"):
        try:
            return letter.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
    raise ValueError(letter)
