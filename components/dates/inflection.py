"""Makes the inflected forms of the nouns of time, so that the tagger looks words up instead of analysing them."""

from collections.abc import Iterator

_BACK_HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}
_VOICELESS = frozenset("çfhkpsşt")
_SOFT = {"k": "ğ", "ç": "c", "p": "b", "t": "d"}


def _harmony(stem: str, front: bool) -> tuple[str, str]:
    """The low (a/e) and high (ı/i/u/ü) vowel that follow the stem; `front` = a loan word as in saat, saati."""
    last = next(letter for letter in reversed(stem) if letter in _BACK_HIGH)
    high = _BACK_HIGH[last]
    if front:
        high = {"ı": "i", "u": "ü"}.get(high, high)
    return ("e" if high in "iü" else "a"), high


def noun_forms(stem: str, soft: bool = False, front: bool = False) -> Iterator[tuple[str, str]]:
    """(form, case) of a noun: NOM ACC DAT LOC ABL GEN INS REL, after PL. for a plural, P3. and PLP3. for a possessive.

    `soft`: the last consonant softens before a vowel (aralık, aralığa); `front`: see `_harmony`.
    """
    yield stem, "NOM"
    yield from _cases(stem, "", soft, front)
    low, high = _harmony(stem, front)
    plural = stem + "l" + low + "r"
    yield plural, "PL.NOM"
    yield from _cases(plural, "PL.", False, low == "e")
    base = stem[:-1] + _SOFT[stem[-1]] if soft else stem
    owned = base + ("s" + high if stem[-1] in _BACK_HIGH else high)
    yield owned, "P3.NOM"
    yield from _owned_cases(owned, "P3.", low)
    owned_plural = plural + ("i" if low == "e" else "ı")
    yield owned_plural, "PLP3.NOM"
    yield from _owned_cases(owned_plural, "PLP3.", low)


def _cases(stem: str, mark: str, soft: bool, front: bool) -> Iterator[tuple[str, str]]:
    low, high = _harmony(stem, front)
    vowel = stem[-1] in _BACK_HIGH
    base = stem[:-1] + _SOFT[stem[-1]] if soft else stem
    stop = "t" if stem[-1] in _VOICELESS else "d"
    yield base + ("y" if vowel else "") + high, mark + "ACC"
    yield base + ("y" if vowel else "") + low, mark + "DAT"
    yield base + ("n" if vowel else "") + high + "n", mark + "GEN"
    yield stem + stop + low, mark + "LOC"
    yield stem + stop + low + "n", mark + "ABL"
    yield stem + stop + low + "ki", mark + "REL"
    for tail in ("ler", "lerin", "lerde", "lerden", "lere", "leri", "nin", "ne", "ni", "nde", "nden"):
        yield stem + stop + low + "ki" + tail, mark + "REL"
    yield stem + ("y" if vowel else "") + "l" + low, mark + "INS"


def _owned_cases(owned: str, mark: str, low: str) -> Iterator[tuple[str, str]]:
    high = owned[-1]
    yield owned + "n" + high, mark + "ACC"
    yield owned + "n" + low, mark + "DAT"
    yield owned + "n" + high + "n", mark + "GEN"
    yield owned + "nd" + low, mark + "LOC"
    yield owned + "nd" + low + "n", mark + "ABL"
    yield owned + "nd" + low + "ki", mark + "REL"
    for tail in ("ler", "lerin", "lerde", "lerden", "nin", "ne", "ni"):
        yield owned + "nd" + low + "ki" + tail, mark + "REL"
    yield owned + "yl" + low, mark + "INS"


def derived(stem: str, front: bool = False) -> dict[str, tuple[str, ...]]:
    """Adjectives of a unit: `lik` (günlük, günlüğüne) and `dir` (gündür)."""
    _, high = _harmony(stem, front)
    low = "e" if high in "iü" else "a"
    stop = "t" if stem[-1] in _VOICELESS else "d"
    lik, soft = f"l{high}k", f"l{high}ğ"
    return {
        "lik": (
            stem + lik,
            stem + soft + high + "n" + low,
            stem + soft + high,
            stem + lik + "l" + low + "r",
            stem + soft + low,
            stem + soft + high + "n",
            stem + soft + high + "n" + high,
            stem + lik + stop.replace("d", "t") + low,
        ),
        "dir": (stem + stop + high + "r", stem + "l" + low + "r" + "d" + ("i" if low == "e" else "ı") + "r"),
    }
