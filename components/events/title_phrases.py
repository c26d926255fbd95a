"""The title of what a sentence tells in passing: its own phrase, without the case that it stands in there.

"Musul'da yedi işçinin ölümüyle sonuçlanan saldırıyla ilgili dört kişi …" gives "Musul'da yedi işçinin ölümüyle
sonuçlanan saldırı", "gemide ölen aşçı Yusuf Of'un cenazesi …" gives "Gemide ölen aşçı Yusuf Of".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from components.events.reading import Reading
from components.events.title_cuts import LIMIT, set_of
from components.events.title_joining import joined
from components.events.title_words import AND, JOINTS, OPEN_CLAUSE, date_words, plain_words
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.model import Span
from components.text.turkish import APOSTROPHES, capitalise

_NOUN = re.compile(
    r"(?P<told>\w*(?:kaza|facia|patlama|saldırı|çatışma|arbede|kavga|fırtına|kasırga|sarsıntı|görüşme|toplantı|buluşma|"
    r"müsabaka|karşılaşma|turnuva|anlaşma|antlaşma|sözleşme|tutuklama|yargılama|soruşturma|dava|oylama|zirve|kongre)"
    r"(?P<its>s[ıi])?)(?:(?<=s[ıi])(?:n[ıi]n?|n[dt][ae]n?|n[ae])|n[ıi]n|[dt][ae]n?|y[aeıi]|yl[ae])?$|"
    r"(?P<said>\w*(?:deprem|yangın|bombardıman|konferans|tören|festival|konser|miting|grev|seçim|referandum|salgın|"
    r"heyelan|maç|operasyon|cinayet|baskın|ateşkes|ziyaret(?!ç))(?P<whose>[ıiuü])??)"
    r"(?:(?<=[ıiuü])(?:n[ıiuü]n?|nd[ae]n?|n[ae]|yl[ae])|[ıiuü]n|[dt][ae]n?|[ae]|l[ae])?$"
)
_LOOSE = re.compile(
    rf"[{APOSTROPHES}]|(?:[dt][ae]n?|yl[ae]|n[ıiuü]n?|y[aeıiuü])$"
)  # a case: no first half of a compound
_GENITIVE = re.compile(rf"(?:[{APOSTROPHES}]n?|n)[ıiuü]n$")
_MODIFIER = re.compile(
    r"(?:\w+ki|sahte|sözde|geçen|geçtiğimiz|önceki|\w+s[ıiuü]z|\w+[ıiuü]nc[ıiuü]|\d+|ilk|son|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|yüz|bin)$|"
    rf"\w+[{APOSTROPHES}]n?[dt][ae]ki$"
)
_IN_CASE = re.compile(
    r"(?<=[aeıioöuü])(?:n[ıiuü]n|yl[ae]|y[aeıiuü])$|(?<=[ıiuü])n(?:d[ae]n?|[ae])$|(?<=l[ae]r)(?:[ıi]n|l[ae]|[dt][ae]n?|[ae])$|"
    r"(?<=[aeıioöuülmnrsşyz])[dt][ae]n?$|(?<=[a-zşçıüö]{4}[lmnrsşyztkpçfh])(?<!ang)(?<!alg)(?<!ask)[ıiuü]n$"
)
_OWN = re.compile(r"\w+(?:[aeıioöuü]s[ıiuü]|l[ae]r[ıi])$")  # "gemisi", "ağaçları": the last word of a compound
_OWN_IN_CASE = re.compile(r"\w+[ıiuü](?:n[dt][ae]n?(?:ki)?|n[ae]|n[ıiuü]n?|yl[ae])?$")
_TITLE_OF_A_PERSON = re.compile(r"\w+[cç][ıiuü]$")
_TIES = (JOINTS - {"tarafından"}) | frozenset("yüzünden sebebiyle hakkında ilgili ilişkin yönelik konusunda".split())
_TAKING_A_CASE = frozenset("göre ilişkin ilgili yönelik rağmen kadar itibaren sonra önce ile".split())
_LEFT_ALONE = re.compile(
    r"yaşanan|gerçekle|düzenlenen|yapılan|kaydedilen|başla|süren|çıkan|gelen|olan|meydana|(?:akşam|gece|sabah)[ıik]"
)  # what says nothing once its date is left out
_COUNTED = frozenset("kişi sayısı süresi".split())
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_CLOSED = FINITE | {"converb", "after_clause", "condition"}
_REACH = 5  # words that the noun of a participle may take
_PERSONS = re.compile(r"(?P<told>\w+[ae]nl[ae]r)(?:[ıi]n|[ıiae]|[dt][ae]n?)?$")  # "gözaltına alınanlar"
_FEWEST = 2  # words


class _Phrase(NamedTuple):
    """The words `first..last` without the final letters of the last one from code point `end` on."""

    first: int
    last: int
    end: int


def phrase_of(text: str, reading: Reading, trigger: Trigger, drop: Sequence[Span]) -> str | None:
    """The phrase as a title; None where its bounds are not plain, or where it is too short or too long."""
    phrase = _noun_phrase(reading, trigger) if trigger.role == "noun" else _participle_phrase(reading, trigger)
    if phrase is None:
        return None
    dates = [date_words(reading, span) for span in drop]
    plain = [at for at in plain_words(text, reading, dates) if phrase.first <= at <= phrase.last]
    if len(plain) < _FEWEST or plain[-1] != phrase.last or trigger.last not in plain:
        return None
    if plain[0] > phrase.first and _LEFT_ALONE.match(reading.folded[plain[0]]):
        return None
    title = joined(text, reading.words, plain, set_of(plain)).rstrip("”»\"'.")
    cut = reading.words[phrase.last].end - phrase.end
    title = title[: len(title) - cut]
    return capitalise(title) if len(title) < LIMIT else None


def _noun_phrase(reading: Reading, trigger: Trigger) -> _Phrase | None:
    match = _NOUN.match(reading.folded[trigger.last])
    if match is None:
        return None
    owned = bool(match["its"] or match["whose"])
    first = _first_of(reading.words, trigger.first, reading, owned=owned, inside=False)
    if owned and first == trigger.first:
        return None
    stem = match["told"] or match["said"]
    return _Phrase(first, trigger.last, reading.words[trigger.last].start + len(stem))


def _participle_phrase(reading: Reading, trigger: Trigger) -> _Phrase | None:
    """ "Gemide ölen aşçı Yusuf Of": the participle with the noun that it determines."""
    words, last = reading.words, trigger.last
    if form_of(words[last].folded) != "participle" or words[last].after or words[last].capital:
        return None
    persons = _PERSONS.match(words[last].folded)
    if persons:
        first = _first_of(words, trigger.first, reading, owned=False, inside=True)
        return _Phrase(first, last, words[last].start + persons.end("told"))
    for at in range(last + 1, min(len(words), last + 1 + _REACH)):
        end = _end_of_noun(words, at)
        if end is not None:
            first = _first_of(words, trigger.first, reading, owned=False, inside=True)
            return _Phrase(first, at, end) if end else None
    return None


def _end_of_noun(words: Sequence[Word], at: int) -> int | None:
    """Where the noun ends if it ends in word `at`, without its case; 0 where that is not plain, None if it goes on."""
    word = words[at]
    mark = _APOSTROPHE.search(word.folded)
    if mark:
        return word.start + mark.start()
    if word.folded in _TIES or word.folded in AND or form_of(word.folded) in FINITE | OPEN_CLAUSE:
        return 0
    case = None if word.capital else _IN_CASE.search(word.folded)
    if case and case.start() > 2:
        return word.start + case.start()
    following = words[at + 1] if at + 1 < len(words) else None
    if word.after or following is None:
        return word.end if word.after[:1] in {",", ""} else 0
    if following.folded in _TIES:
        return 0 if following.folded in _TAKING_A_CASE else word.end
    return _where_bare(word, following)


def _where_bare(word: Word, following: Word) -> int | None:
    """The same for a word without a case and a mark: it may be a name, or the first half of a compound."""
    if word.folded in _COUNTED:
        return word.end if word.folded == "kişi" else 0
    if following.folded in AND or following.folded == "ile":
        return 0
    if word.capital:
        return None if following.capital or _OWN_IN_CASE.match(following.folded) else word.end
    if following.capital and word.folded.endswith(("ı", "i", "u", "ü")) and not _TITLE_OF_A_PERSON.match(word.folded):
        return 0
    return word.end if _OWN.match(word.folded) else None


def _first_of(words: Sequence[Word], at: int, reading: Reading, *, owned: bool, inside: bool) -> int:
    """The first word of the phrase that word `at` closes.

    `owned`: the noun has a possessive ending, so that a noun or a genitive may determine it; `inside`: a participle
    stands in the phrase, and what is before it is its own but for a subject of the sentence.
    """
    first = at
    opens = {resolved.toponym.span.start for resolved in reading.toponyms}
    for left in range(at - 1, -1, -1):
        word, right = words[left], words[left + 1]
        if word.after or word.folded in _TIES or word.folded in AND:
            break
        form = None if word.capital else form_of(word.folded)
        if form in OPEN_CLAUSE:
            inside = True
        elif form in _CLOSED or not _belongs(word, right, right.start in opens, owned=owned, inside=inside):
            break
        first = left
    return first


def _belongs(word: Word, right: Word, apart: bool, *, owned: bool, inside: bool) -> bool:
    """True for a word that determines the one on its right; `apart`: a place's name begins with that one."""
    if _MODIFIER.match(word.folded):
        return True
    bare = not _LOOSE.search(word.folded)
    if word.capital and bare:
        if right.capital:
            return not apart
        return owned or (inside and _OWN_IN_CASE.match(right.folded) is not None)
    if inside:
        return True
    return owned and (bare or _GENITIVE.search(word.folded) is not None)
