"""Find the words of a sentence that name an event, each with its type and what its ending says."""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from components.events.kinds import Stem, stems
from components.events.words import FINITE, Word, form_of, is_negated
from components.model import EventType, Span
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES

_ALONE = frozenset({"harm", "report", "broad"})
_GOVERNING = frozenset({"clause", "future_clause", "converb", "condition", "after_clause"})
_GOVERNING_NEAR = frozenset({"participle", "noun"})
# "kaza kurulu": a noun without an ending before the name of a thing, a body, a person
_THINGS = re.compile(
    r"(?:kurul|heyet|komisyon|uzman|bölge|dosya|sonuc(?!u$|unda)|sonuçlar|harita|mağdur|zanlı|şüpheli|fail|konut|sigorta|takvim|fikstür|"
    r"bilet|salon|alan|mahall|meydan|taraftar|ekib|güc|gemi|uça[ğk]|yetkili|çanta|çadır|mevsim|sezon|kural|yasa|kanun|hakk|"
    r"başvuru|çağrı|şart|belge|risk|tehlike|tehdid|ihtimal|uyarı|rapor|tahmin|senaryo|film|dizi|kitab|anıt|müze|muhabir|tazminat|"
    r"merkez|büro|müdür|başkan|bakan|sekreter|temsilci|sözcü|üye|tarih(?:i|in)|gün(?:ü|ün)$|yer(?:i|in)|metn|madde|taslağ|"
    r"yönetmeli|vaad|vaat|söz(?:ü|ler)|dil(?:i|in)|kültür|bedel|ücret|fiyat|masraf|harcama|maliyet|bütçe|fon|sistem|cihaz|"
    r"araçlar|malzeme|ürün|tarife|vergi|borc|kredi|oran|sayı|listes|defter|evrak|pankart|afiş|slogan)\w*?[ıiuü](?:n\w+|yl[ae])?$"
)
_DECLINED = re.compile(r"(?:[ıiuü]n?[ae]?|s[ıi]|[dt][ae]n?|n[ıiuü]n|l[ae]r)$")
_GOVERNED = 7  # words: how far to the right a noun's verb may stand
_NAMED = re.compile(
    r"(?:zirve|festival|kongre|konferans|sempozyum|fuar|forum|kurultay|şampiyona|turnuva|maraton|ralli|yarış|bienal|karnaval|"
    rf"harek[aâ]t|referandum|olimpiyat)\w*?[ıiuü](?:[{APOSTROPHES}]n[ıi])?$|(?:deprem|facia)\w*[ıiuü][{APOSTROPHES}]nd[ae]$"
)  # the last word of the name of an event: "Antalya Film Festivali başladı"; at a festival something else may be told
_SET_OFF = frozenset(
    "ardından sonra sonrası sonrasında akabinde nedeniyle yüzünden sebebiyle dolayısıyla sonucu sonucunda".split()
)
_NEAR = 3  # words: how far a participle or verbal noun may


class Trigger(NamedTuple):
    """Words `first..last` (indexes into the sentence's words) that name an event. A tuple, because texts have many.

    `form` is the ending of its verb: its own, or that of the verb a noun hangs on (word `governor`); None = no verb.
    """

    type: EventType
    role: str
    first: int
    last: int
    governor: int
    form: str | None
    negated: bool

    def span(self, words: tuple[Word, ...]) -> Span:
        """Code points of the trigger's words."""
        return Span(words[self.first].start, words[self.last].end)


class _Opening(NamedTuple):
    """A stem that a word opens, the patterns of its other words, and that of what makes it an event (None: no need)."""

    stem: Stem
    behind: tuple[re.Pattern[str], ...]
    only: re.Pattern[str] | None


def find_triggers(words: tuple[Word, ...]) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order, without overlaps; the longest that fits at a word is taken."""
    found: list[Trigger] = []
    free = 0  # the word behind the last trigger
    folded = [word.folded for word in words]
    for first, openings in enumerate(map(_opened_by, folded)):
        if not openings or first < free:
            continue
        named = _in_a_name(words, first)
        if named and not _names_an_event(words, first):
            continue
        stem = _fitting(openings, words, folded, first)
        if stem is None or (stem.role == "noun" and _qualifies(words, first + len(stem.words) - 1)):
            continue
        if named and stem.role != "noun":
            continue
        free = first + len(stem.words)
        found.append(_trigger(stem, words, first, free - 1))
    return tuple(found)


def _in_a_name(words: tuple[Word, ...], at: int) -> bool:
    """True for a capital inside a sentence: "Yüksek Seçim Kurulu", "Kore Şehitleri Anıtı", "Volkan" tell no event."""
    word = words[at]
    if not word.capital or at == 0:
        return False
    before = words[at - 1]
    ordinal = before.folded.isdigit() and before.after == "."
    opens = not ordinal and before.after.endswith((":", '"', "“", ".", "!", "?", "-", "–"))
    return not opens and not _all_capitals(words)


def _names_an_event(words: tuple[Word, ...], at: int) -> bool:
    """True for the last word of an event's name: "Film Festivali başladı", not "Film Festivali Başkanı"."""
    before, word = words[at - 1], words[at]
    if not before.capital or before.after or not _is_event_name(word.folded):
        return False
    behind = words[at + 1] if at + 1 < len(words) and not word.after and word.folded.isalnum() else None
    return behind is None or not behind.capital or not behind.folded.isalnum()


@per_word
def _is_event_name(folded: str) -> bool:
    return _NAMED.match(folded) is not None


def _qualifies(words: tuple[Word, ...], last: int) -> bool:
    """True for a noun that only says what kind of thing stands behind it: "kaza kurulu", "adaylık dosyası"."""
    if last + 1 >= len(words) or words[last].after:
        return False
    return _is_thing(words[last + 1].folded) and not _is_declined(words[last].folded)


@per_word
def _is_thing(folded: str) -> bool:
    return _THINGS.match(folded) is not None


@per_word
def _is_declined(folded: str) -> bool:
    return _DECLINED.search(folded) is not None


def _all_capitals(words: tuple[Word, ...]) -> bool:
    return sum(word.capital for word in words) > 0.8 * len(words)


def _fitting(openings: tuple[_Opening, ...], words: tuple[Word, ...], folded: list[str], at: int) -> Stem | None:
    """The first stem opened by word `at` whose other words follow, if some word of the sentence makes it an event."""
    for stem, behind, only in openings:
        if behind and (words[at].after or not _follow(behind, words, folded, at + 1)):
            continue
        if only is None or any(map(only.match, folded)):
            return stem
    return None


def _follow(behind: tuple[re.Pattern[str], ...], words: tuple[Word, ...], folded: list[str], at: int) -> bool:
    """True if the words from `at` on fit, with no mark before any of them."""
    if at + len(behind) > len(folded):
        return False
    for here, pattern in enumerate(behind, at):
        if words[here - 1].after or not pattern.match(folded[here]):
            return False
    return True


@per_word
def _opened_by(folded: str) -> tuple[_Opening, ...]:
    """The stems whose first word fits this word: long before short, then those with a condition, then table order."""
    beginning = folded[:2]
    may_open = _gates().get(beginning)
    if may_open is None or not may_open.match(folded):
        return ()
    return tuple([opening for opening in _index()[beginning] if _pattern(opening.stem.words[0]).match(folded)])


@cache
def _index() -> dict[str, list[_Opening]]:
    """Stems by the first two letters of their first word, so that a word meets few patterns."""
    index: dict[str, list[_Opening]] = defaultdict(list)
    for stem in sorted(stems(), key=lambda stem: (-len(stem.words), stem.only is None)):
        behind = tuple(map(_pattern, stem.words[1:]))
        index[stem.words[0][:2]].append(_Opening(stem, behind, _pattern(stem.only) if stem.only else None))
    return index


@cache
def _gates() -> dict[str, re.Pattern[str]]:
    """One pattern for all first words that begin with two letters: it tells at once that a word opens nothing."""
    firsts = {beginning: [opening.stem.words[0] for opening in openings] for beginning, openings in _index().items()}
    return {beginning: re.compile("|".join(dict.fromkeys(words))) for beginning, words in firsts.items()}


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _trigger(stem: Stem, words: tuple[Word, ...], first: int, last: int) -> Trigger:
    """The trigger; a noun, and words that end before their verb ("hâkim karşısına çıktı"), hang on a later verb."""
    form = None if stem.role == "noun" else form_of(words[last].folded)
    governor = last if form is not None or stem.role in _ALONE else _governor(words, last)
    if governor != last:
        form = form_of(words[governor].folded)
    return Trigger(stem.type, stem.role, first, last, governor, form, is_negated(words[governor].folded))


def _governor(words: tuple[Word, ...], last: int) -> int:
    """The verb a noun hangs on: the next word with a verb's ending in the same clause, or the noun itself.

    A noun that a comma sets apart is the subject of a finite verb, however far: "Karar, toplantıda verildi". One that
    a word sets off ("felaketin ardından") hangs on none.
    """
    apart = words[last].after.startswith(",")
    if not apart and last + 1 < len(words) and words[last + 1].folded in _SET_OFF:
        return last
    for at in range(last + 1, len(words) if apart else min(len(words), last + 1 + _GOVERNED)):
        form = None if words[at].capital else form_of(words[at].folded)
        if form in FINITE or (not apart and (form in _GOVERNING or (form in _GOVERNING_NEAR and at - last <= _NEAR))):
            return at
        if words[at - 1].after.startswith((".", "!", "?", ";")):
            break
    return last
