"""Looks at the words around a match, for the guards."""

import re

from components.dates.rule import Hit
from components.dates.words import Words


def next_word(words: Words, last: int) -> tuple[str, int]:
    """The word after the expression and its suffix, and its index; "" after a break."""
    index = last + 1
    if words.letters[index : index + 1] in {"'", "`"}:
        index += 2
    return (words.part(index + 1), index + 1) if words.letters[index : index + 1] == " " else ("", index + 1)


def suffix_of(words: Words, last: int) -> str:
    return words.part(last + 2) if words.letters[last + 1 : last + 2] in {"'", "`"} else ""


def word_before(words: Words, first: int) -> str:
    return words.part(first - 2) if first >= 2 and words.letters[first - 1] in " !=:#" else ""


def starts_sentence(words: Words, index: int) -> bool:
    return index == 0 or words.letters[index - 1] in "!=0"


def words_around(words: Words, first: int, last: int) -> str:
    """The folded words beside an expression, three before and two after, within its sentence."""
    start, end = max(0, first - 6), last + 7
    before, after = words.letters[start:first], words.letters[last + 1 : end]
    start += max(before.rfind("!"), before.rfind("0")) + 1
    end = last + 1 + min(at if at >= 0 else len(after) for at in (after.find("!"), after.find("0")))
    return "".join(words.parts[start:first]) + " # " + "".join(words.parts[last + 1 : end])


def text_around(hit: Hit, reach: int) -> str:
    """The folded text around an expression, so many code points to each side."""
    starts = hit.words.starts
    return hit.words.folded[max(0, starts[hit.first] - reach) : starts[hit.last] + reach]


_ADVERBS = frozenset("akşam sabah gece öğlen öğleyin sabahleyin akşamleyin geceleyin akşamüstü akşamüzeri".split())
_OF_MANY = frozenset("bir her bütün tüm ilk son gündüz o bu şu aynı ertesi önceki iki üç birkaç dolu uzun kara".split())
# "gece Antalya'da", "akşam helikopterle", "akşam serbest bırakıldı"; a possessed head makes a noun: "gece vardiyasında"
_GOES_ON = re.compile(
    r"(?:serbest|olay|yeniden|tekrar|evinde|evine|yol[da]|yola)\b|[^\W\d_]{3,}(?<![ıiuü]n)(?:[dt][ae]n?|y?l[ae]|y[ae])\b"
)


def tells_when(hit: Hit) -> bool:
    """True if a lone part of the day is an adverb of its own: "Bakan, akşam Ankara'ya döndü"."""
    words, index = hit.words, hit.last + 2
    if words.part(hit.first) not in _ADVERBS or word_before(words, hit.first) in _OF_MANY:
        return False
    if words.letters[hit.last + 1 : hit.last + 2] != " " or words.part(hit.first - 2)[-1:].isdigit():
        return False
    if words.part(index) in {"erken", "geç"} and words.part(index + 2).startswith("saatler"):
        return True
    named = words.capital(index) and words.letters[index + 1 : index + 2] == "'" and words.part(index + 2)[:1] in "dtya"
    return bool(named or _GOES_ON.match(words.part(index)))
