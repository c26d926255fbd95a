"""Where a title may begin so that no phrase is cut through, and what may be put back in front: subject and scene."""

import re
from collections.abc import Sequence

from components.events.title_words import JOINTS, OPEN_CLAUSE, OPENERS, POSTPOSITIONS
from components.events.words import FINITE, Word, form_of
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES

_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")
_GENITIVES = ("ın", "in", "un", "ün")
_RELATIVE = ("ğı", "ği", "ğu", "ğü")
_NUMBERS = frozenset(
    "sıfır bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz bin "
    "milyon milyar yüzde ilk son".split()
)
_BINDING = _NUMBERS | frozenset("ve ile veya ya her bu o şu en çok daha".split())
_POSSESSED = re.compile(r"..(?:s[ıiuü]|m[ae]l[ae]r[ıi])(?:n(?:d[ae]n?|[ıiuü]n?|[ae])|yl[ae])?$")
_LIGHT_VERB = re.compile(
    r"et(?:t|m|en|erek|ip)|ed(?:il|en|erek|ip|ec)|ol(?:an|arak|du|up|ac)|yap(?:ıl|t|an|arak|ıp)|kal(?:an|d|arak)"
)
_VERBAL = frozenset(
    "meydana yer ortaya dile söz göz yol neden el hayata hayatını yaşamını toprağa devreye sebep son denk kayda "
    "gündeme harekete geri karşı dâhil dahil sahip ileri öne iddia".split()
)  # the first half of a verb of two words: "meydana gelen", "yer alan"
_TOLD_ALREADY = frozenset({"past", "background", "future", "progressive", "evidential", "converb"})
_NO_OPENING = OPENERS | POSTPOSITIONS | _VERBAL | {"değil"}
_CLOSED = FINITE | {"converb"}
_PARTS = (",", ";", ":")
_MODIFIER, _COMMA = 1.5, 2.0  # what it costs to leave one behind
_LIST = 3  # words
_GENITIVE = re.compile(rf"(?:[{APOSTROPHES}]n?|l[ae]r|[aeıioöuü]n)[ıiuü]n$")
_REACH = 6  # words
_FULL = 2  # words of a full name
_FRAME = 3  # words before "göre"
_NO_SUBJECT = frozenset({"converb", "after_clause", "condition", "clause", "future_clause", "infinitive"}) | FINITE
_LONGEST_SUBJECT = 9  # words
_OFFICE = 4  # words
_UNNAMED = 4  # words of a subject that names nobody
_SETTLED = frozenset("ilçesinde kentinde köyünde mahallesinde eyaletinde beldesinde adasında kasabasında".split())


def cost_of_beginning(words: Sequence[Word], plain: Sequence[int], named: Sequence[int], place: int) -> float | None:
    """0 at a joint, more where modifiers are left behind, None where a name, a phrase or a genitive would be cut."""
    if place == 0:
        return 0.0
    at = plain[place]
    word = words[at]
    if not _opens(word.folded)[word.capital]:
        return None
    left = _cost_there(words, plain, named, place)
    return None if left is None or _in_a_frame(words, at) else left


def _cost_there(words: Sequence[Word], plain: Sequence[int], named: Sequence[int], place: int) -> float | None:
    """What it costs to leave out what stands before a place."""
    at = plain[place]
    before = words[at - 1]
    if before.after:
        if not before.after.startswith(_PARTS):
            return None
        closes = not before.capital and form_of(before.folded) in _CLOSED
        return 0.0 if closes else None if _goes_on_listing(words, at) else _COMMA
    if any(name & -name == 1 << at and name > 2 << at for name in named):
        return _MODIFIER  # a full name behind an office
    if plain[place - 1] != at - 1:
        return _cost_behind_gap(words[plain[place - 1]])
    left = _cost_behind(before.folded)[before.capital]
    return None if left == 0.0 and _is_owned(words, at) else left


def _cost_behind_gap(before: Word) -> float | None:
    """What it costs to begin behind words left out: what stands before them may be the subject."""
    if _GENITIVE.search(before.folded) or before.folded in _BINDING:
        return None
    return 0.0 if before.after or _cost_behind(before.folded)[before.capital] == 0.0 else _COMMA


def _is_owned(words: Sequence[Word], at: int) -> bool:
    """True if a genitive before the word waits for what stands behind: "H.P.'nin İstanbul'da | yakalandığı"."""
    for word in reversed(words[max(0, at - _REACH) : at]):
        if word.after or (_POSSESSED.search(word.folded) and not word.capital) or _cost_is_joint(word):
            return False
        if _GENITIVE.search(word.folded):
            return True
    return False


def _cost_is_joint(word: Word) -> bool:
    """True for a converb or a word like "sonra", which ends what it belongs to."""
    return word.folded in JOINTS or form_of(word.folded) == "converb"


def _goes_on_listing(words: Sequence[Word], at: int) -> bool:
    """True in the middle of "ihtiyaçları, yolları ve hizmetleri"."""
    return any(word.folded == "ve" or word.after.startswith(",") for word in words[at : at + _LIST])


def _in_a_frame(words: Sequence[Word], at: int) -> bool:
    """True inside "…'dan alınan bilgiye göre": what is left of it says nothing."""
    return "göre" in [word.folded for word in words[at : at + _FRAME]]


@per_word
def _opens(folded: str) -> tuple[bool, bool]:
    """Whether a word may open a title in small letters, and with a capital.

    No light or finite verb, converb, or word between two clauses may. "-An", "-DIğI", "-sI" want what stands before
    them: "Çıkan yangın", "Düşmesinden" are cut off from their own words.
    """
    form = form_of(folded)
    if folded in _NO_OPENING or form in _TOLD_ALREADY or _LIGHT_VERB.match(folded):
        return False, False
    return form not in OPEN_CLAUSE and not _POSSESSED.search(folded), True


@per_word
def _cost_behind(folded: str) -> tuple[float | None, float | None]:
    """What it costs to begin right behind a word in small letters, and behind one with a capital.

    0 behind a joint, a converb, a word in "-DA" or "-DAn", more behind what only determines the next word; None behind
    one that is bound to it.
    """
    form = form_of(folded)
    if folded in JOINTS or form == "converb":
        return 0.0, 0.0
    if folded.endswith(_CASES) and len(folded) > 4:
        return 0.0, 0.0 if any(mark in folded for mark in APOSTROPHES) else None
    modifies = form == "participle" or folded.endswith("ki") or (form == "clause" and folded.endswith(_RELATIVE))
    return _MODIFIER if modifies and not folded.endswith(_GENITIVES) and folded not in _BINDING else None, None


def subject_of(words: Sequence[Word], plain: Sequence[int], named: Sequence[int], first: int) -> int:
    """The set of the words of the subject that opens the clause of word `first`; 0 if none stands apart.

    A comma sets it apart, or it is a name without an ending; `named`: for each place and actor the set of its words.
    """
    start = _clause_start(words, first)
    opens = [at for at in plain if at >= start]
    for length, at in enumerate(opens[:_LONGEST_SUBJECT], start=1):
        if at >= first:
            break
        contrasted = at + 1 < len(words) and words[at + 1].folded == "ise"
        if words[at].after.startswith((".,", ",")) or (contrasted and not words[at].after):
            told = sum([1 << number for number in opens[:length]])
            known = any(told & name for name in named) or length <= _UNNAMED
            return told if known and not _is_adjunct(words[at]) and not _is_listed(words, at) else 0
    return next((name for name in named if opens and _is_bare_name(words, name, opens[0], first)), 0)


def _clause_start(words: Sequence[Word], first: int) -> int:
    """The word behind the last colon or semicolon before word `first`."""
    for at in range(first - 1, -1, -1):
        if words[at].after and words[at].after[0] in ":;":
            return at + 1
    return 0


def _is_adjunct(word: Word) -> bool:
    if word.folded in JOINTS or form_of(word.folded) in _NO_SUBJECT:
        return not word.capital or word.folded in JOINTS
    if any(mark in word.folded for mark in APOSTROPHES):
        return True
    return not word.capital and word.folded.endswith(_CASES) and len(word.folded) > 3


def _is_listed(words: Sequence[Word], at: int) -> bool:
    """True for the first of several: "Gaziantep, Kilis ve Hatay'da"."""
    told = (word for word in words[at + 1 : at + 3] if word.folded != "ise")
    beside = [word for word in told if not any(mark in word.folded for mark in APOSTROPHES)]
    return any(word.after.startswith(",") or word.folded == "ve" for word in beside)


def _is_bare_name(words: Sequence[Word], name: int, opens: int, first: int) -> bool:
    """True for a full name without an ending that opens the clause, or stands behind an office that does.

    It does not determine the word behind it.
    """
    last = name.bit_length() - 1
    if name.bit_count() < _FULL or last + 1 >= first or words[last].after:
        return False
    if not _is_office(words[opens : (name & -name).bit_length() - 1]):
        return False
    behind = words[last + 1]
    joined = (
        (behind.capital and not any(mark in behind.folded for mark in APOSTROPHES))
        or behind.folded in _BINDING
        or _POSSESSED.search(behind.folded) is not None
    )
    return not joined and not any(mark in words[last].folded for mark in APOSTROPHES)


def _is_office(words: Sequence[Word]) -> bool:
    """True for the few words that may stand before a name that opens a clause: "Almanya Başbakanı", or none."""
    return len(words) <= _OFFICE and not any(
        word.after or word.folded.endswith(_CASES) or form_of(word.folded) in _NO_SUBJECT for word in words
    )


def scene_of(words: Sequence[Word], name: int) -> int:
    """The set of the words of a place in "-DA", with "ilçesinde" or "kentinde" behind it; 0 for other names."""
    last, before = name.bit_length() - 1, (name & -name).bit_length() - 2
    if before >= 0 and words[before].folded in _BINDING:
        return 0  # the last of several: "Gaziantep, Hatay ve Kilis'te"
    if last >= 0 and last + 1 < len(words) and words[last + 1].folded in _SETTLED:
        last, name = last + 1, name | 2 << last
    elif last < 0 or not _is_scene(words[last]):
        return 0
    return name


def _is_scene(word: Word) -> bool:
    """True for a name in "-DA": where it is can be told beside any verb of the sentence."""
    return word.folded.endswith(("da", "de", "ta", "te")) and any(mark in word.folded for mark in APOSTROPHES)
