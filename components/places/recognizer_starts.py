"""Finds where the name before a head noun begins: behind an opener, a person, or the town it stands in."""

from components.places.crf_tagger import Odds
from components.places.evidence_scene import any_reading
from components.places.evidence_words import (
    AMBIGUOUS,
    ARTICLES,
    COMMON,
    DIRECTIONS,
    EVERYDAY,
    FIRST_NAMES,
    FUNCTION,
    GENERIC,
    MODIFIERS,
    NAME_PARTS,
    NAME_TITLES,
    ORDINAL_HEADS,
    PAIRED,
    PARTICLES,
    ROADS,
    SIZES,
    SPLIT_HEADS,
    TITLES,
    WEEKDAYS_MONTHS,
)
from components.places.recognizer_names import Names
from components.places.recognizer_words import NOTHING, Form, Word
from components.places.suffixes import GENITIVE, LOCATIVE

A_CITY = 3e6  # prior of the provinces and their capitals
WELL_KNOWN = 4e5  # prior from which on a town's name before a street is the town
A_TOWN = 1e5  # the same behind a word that opens the sentence and is no name
LESSER = frozenset(("street", "neighbourhood", "village", "district"))
_NATURAL = frozenset(("water", "mountain", "region", "island"))
_DASHES = frozenset("-–")
_JOINTS = _DASHES | {"ve"}
_BEFORE_DASH = 4  # words of a name before its last part, the dash among them
MAX_NAME_WORDS = 9  # signs among them: "Kilis Prof. Dr. Alaeddin Yavaşça Devlet Hastanesi"
PART_OF_NAME = 0.6  # probability from which on the tagger keeps a common word that opens a sentence
SURE_PART = 0.9  # the same for a crowd: "Yaralılar Evangelismos Hastanesi'ne"
A_PERSON = 0.8
_IZAFE = frozenset("iıuü")
_LEADS = COMMON | TITLES | EVERYDAY  # open a sentence before a name
_CROWD = ("ler", "lar")  # "Gençler Yenikapı Meydanı'nda"
SETTLED = frozenset(("province", "city", "district", "village"))


def name_start(text: str, words: list[Word], names: Names, odds: Odds, at: int, floor: int) -> int:
    """The first word of the name before the head noun at `at`; `at` itself if no name stands there."""
    first = at
    if is_modified(words, at):
        first -= 1
    while first > max(floor, at - MAX_NAME_WORDS) and _belongs(text, words, names, first - 1, at):
        if _ends_person(odds, first - 1, at):
            break
        first -= 1
    while first < at and _opens_wrongly(words, names, odds, first, at):
        first += 1
    return first


def after_person(words: list[Word], names: Names, first: int, at: int) -> int:
    """Where "Giresun Devlet Hastanesi" begins when a person stands before it without a comma."""
    titled = first > 0 and words[first - 1].form.folded in TITLES
    if words[first].form.folded not in FIRST_NAMES:
        return first
    town = at - 1
    while town > first and words[town].form.folded in GENERIC:
        town -= 1
    if (town == at - 1 and not titled) or town - first < 2 - titled:
        return first
    reading = names.single(words, town)
    known = reading is not None and reading.known.kind in SETTLED and reading.known.prior >= WELL_KNOWN
    return town if known else first


def after_settlement(text: str, words: list[Word], names: Names, first: int, at: int) -> int:
    """Where a street's or a square's own name begins when its town stands before it: "Kadıköy Bağdat Caddesi".

    Or a pasture's, a cape's: "Dereli Kümbet Yaylası".
    """
    head = words[at].form.head
    if head is None or at - first < 2 or head.noun == "yolu":
        return first
    natural = head.inside and head.kind in _NATURAL and _has_own_name(text, words, names, first, at)
    if not (natural or head.kind in LESSER or head.noun in SPLIT_HEADS):
        return first
    reading = names.single(words, first)
    if reading is None or reading.stem.how != "whole" or words[first].form.folded in AMBIGUOUS:
        return first
    city = reading.known.kind in ("province", "city") and reading.known.prior >= A_CITY
    if not (head.kind in LESSER or city or (natural and reading.known.kind in SETTLED)):
        return first
    return first + 1 if reading.known.prior >= WELL_KNOWN and reading.known.how in ("name", "alternate") else first


def after_country(text: str, words: list[Word], names: Names, first: int, at: int) -> int:
    """Where a known site's own name begins behind a country's: "Türkiye Habur Sınır Kapısı"."""
    head = words[at].form.head
    country = names.single(words, first) if head and at - first > 1 else None
    if head is None or country is None or country.known.kind != "country" or country.stem.how != "whole":
        return first
    stop = words[at].start + head.length
    own = names.known(text[words[first].start : stop]) is None and names.known(text[words[first + 1].start : stop])
    return first + 1 if own else first


def _has_own_name(text: str, words: list[Word], names: Names, first: int, at: int) -> bool:
    """True if the words between the first and a natural feature's head noun name it, and all together name nothing."""
    head = words[at].form.head
    own = words[first + 1].form
    if head is None or own.folded in GENERIC or own.folded in DIRECTIONS or own.folded in SIZES:
        return False
    return names.known(text[words[first].start : words[at].start + head.length]) is None


def behind_number(text: str, words: list[Word], names: Names, first: int, at: int) -> int:
    """Where a known site's name begins that opens with a year: "1915 Çanakkale Köprüsü"."""
    head = words[at].form.head
    if first == 0 or head is None or not words[first - 1].form.text.isdigit():
        return first
    whole = text[words[first - 1].start : words[at].start + head.length]
    return first - 1 if names.known(whole) else first


def before_dash(text: str, words: list[Word], names: Names, first: int, at: int) -> int:
    """Where a known name begins that goes on over a dash: "Rize-Artvin Havalimanı", "Kuzey Ren-Vestfalya eyaleti".

    Or over an English genitive, "Cox's Bazar kenti", or over "ve": "Çam ve Sakura Şehir Hastanesi".
    """
    before = words[first - 1].form if first > 0 else NOTHING
    if before.text not in _JOINTS and before.ending != "s":
        return first
    head = words[at].form.head
    end = words[at].start + head.length if head and head.inside else words[at - 1].end
    for start in range(max(0, first - _BEFORE_DASH), first):
        if words[start].form.capital and names.known(text[words[start].start : end]):
            return start
    return first - 2 if before.text in _DASHES and _is_half(words, names, first, at) else first


def _is_half(words: list[Word], names: Names, first: int, at: int) -> bool:
    """True if half of a site's name, no town, stands before the dash: "Ala-Too Meydanı", "Ayşe-Mehmet Polat Sitesi"."""
    if first < 2 or words[first - 2].end != words[first - 1].start or words[first - 1].end != words[first].start:
        return False
    head, half = words[at].form.head, words[first - 2].form
    site = head is not None and head.kind == "site" and head.inside and words[first].form.capital
    if not site or not half.capital or half.ending:
        return False
    return half.folded in FIRST_NAMES or not names.word(half.text)


def _opens_before_town(words: list[Word], names: Names, first: int, at: int) -> bool:
    """True for a word that only opens the sentence before a town's site: "Kurtulanlar Kalamata limanına getirildi"."""
    opener = words[first].form
    if first > 0 or at - first < 2 or opener.folded in FIRST_NAMES or opener.folded in SIZES:
        return False
    whole = " ".join([word.form.text for word in words[first:at]])
    town = None if names.word(opener.text) or names.known(whole) else names.single(words, first + 1)
    return (
        town is not None
        and town.stem.how == "whole"
        and town.known.kind in SETTLED
        and town.known.prior >= A_TOWN
        and words[first + 1].form.folded not in AMBIGUOUS
    )


def headline_start(text: str, words: list[Word], names: Names, first: int, at: int) -> int:
    """Where the name before a head noun begins when every word has a capital: the longest known name, else one word."""
    for start in range(first, at):
        name, whole = (text[words[start].start : words[end].end] for end in (at - 1, at))
        if names.known(name) or names.known(whole):
            return start
    start = at - 1
    while start > first and words[start].form.folded in GENERIC:
        start -= 1
    return start


def _ends_person(odds: Odds, index: int, at: int) -> bool:
    """True if a person ends at `index` and the facility begins after it: "Enes Yeninar Adana Şehir Hastanesi"."""
    return index + 1 < at and odds.person[index] > A_PERSON and odds.person[index + 1] < 1 - A_PERSON


def is_modified(words: list[Word], at: int) -> bool:
    """True for a small head noun with its small attribute behind a name: "Gyueşevo sınır kapısı"."""
    return not words[at].form.capital and at > 1 and words[at - 1].form.text in MODIFIERS


def _is_article(words: list[Word], index: int) -> bool:
    """True for "el" and "-" in "Hamam el-Alil"."""
    if words[index].form.text == "-":
        return index > 0 and words[index - 1].form.folded in ARTICLES
    return words[index].form.folded in ARTICLES and words[index + 1].form.text == "-"


def _is_izafe(words: list[Word], index: int) -> bool:
    """True for "-" and "i" in "Daşt-i Kala"."""
    sign = index if words[index].form.text == "-" else index - 1
    if not 0 < sign < len(words) - 2 or words[sign].form.text != "-":
        return False
    return words[sign - 1].form.capital and words[sign + 1].form.text in _IZAFE and words[sign + 2].form.capital


def _is_particle(words: list[Word], index: int) -> bool:
    """True for "del" in "Mazara del Vallo"."""
    inside = 0 < index < len(words) - 1 and words[index - 1].form.capital and words[index + 1].form.capital
    return inside and words[index].form.text in PARTICLES and not words[index - 1].form.ending


def _is_hyphen(text: str, words: list[Word], names: Names, index: int) -> bool:
    """True for "-" in "Severo-Kurilsk kasabası"; a route ("Konya-Karaman yolu") joins two names."""
    if not 0 < index < len(words) - 1 or not words[index - 1].form.capital:
        return False
    return names.known(text[words[index - 1].start : words[index + 1].end]) is not None


def _belongs(text: str, words: list[Word], names: Names, index: int, at: int) -> bool:
    """True if the word at `index` continues the name to its left."""
    form, following = words[index].form, words[index + 1]
    if text[words[index].end : following.start] not in ("", " "):
        return False
    if _is_article(words, index) or _is_particle(words, index) or _is_izafe(words, index):
        return True
    if form.text == "-":
        return _is_hyphen(text, words, names, index)
    if form.text == ".":
        before = words[index - 1].form if index > 0 else NOTHING
        return (before.text.isdigit() or before.folded in NAME_TITLES) and following.form.capital
    if form.text.isdigit():
        return _number_belongs(following.form)
    if form.folded == "ve":
        return index > 0 and words[index - 1].form.folded in PAIRED and index + 1 < at
    if not form.capital or form.ending or (any_reading(form, ROADS) and not _is_black(form, following.form)):
        return False
    if form.head is not None and form.head.length == len(form.text) and form.head.noun not in NAME_PARTS:
        return False
    return not _is_owner(names, form)


def _is_black(form: Form, following: Form) -> bool:
    """True for "Kara" in "Kara Mustafa Paşa Hastanesi"; it begins a road only as "kara yolu"."""
    return form.folded == "kara" and following.capital and following.head is None


def _number_belongs(following: Form) -> bool:
    """True for "15 Temmuz …", "3. Cadde" and "1071 Sokak"."""
    if following.text == "." or following.folded in WEEKDAYS_MONTHS:
        return True
    return following.head is not None and following.head.noun in ORDINAL_HEADS


def _is_owner(names: Names, form: Form) -> bool:
    """True for a place in the genitive or locative written without an apostrophe: "Zonguldağın Ereğli ilçesi"."""
    found = names.word(form.text)
    if not found or found[0].how not in ("bare", "softened"):
        return False
    return bool(LOCATIVE.match(found[0].ending) or GENITIVE.match(found[0].ending))


def _opens_wrongly(words: list[Word], names: Names, odds: Odds, first: int, at: int) -> bool:
    """True if the leftmost word of the run is no part of the name: a sentence's opener, a full stop, "ve"."""
    form = words[first].form
    if form.text in {".", "ve", "-", "Merkez", "merkez"} or form.text in ARTICLES:
        return at - first > 1 or form.text not in {"Merkez", "merkez"}
    if form.text.isdigit() or not (first == 0 or not words[first - 1].form.letters):
        return False
    if form.folded in FUNCTION or _opens_before_town(words, names, first, at):
        return True
    if at - first == 1 or form.folded in FIRST_NAMES:
        return False
    if first == 0 and form.folded.endswith(_CROWD) and names.word(words[1].form.text):
        return True
    crowd = first == 0 and form.folded.endswith(_CROWD)
    if form.folded not in _LEADS and not crowd and (first > 0 or names.word(form.text)):
        return False
    return odds.facility[first] + odds.body[first] + odds.place[first] < (SURE_PART if crowd else PART_OF_NAME)
