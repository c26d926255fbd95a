"""Finds where a site's own name begins when a town or a person stands before it without a comma."""

from components.places.evidence_words import AMBIGUOUS, FIRST_NAMES, GENERIC, SIZES, SPLIT_HEADS
from components.places.recognizer_names import Names
from components.places.recognizer_words import NOTHING, Word

A_CITY = 3e6  # prior of the provinces and their capitals
WELL_KNOWN = 4e5  # prior from which on a town's name before a street is the town
A_TOWN = 1e5  # the same behind a word that opens the sentence and is no name
LESSER = frozenset(("street", "neighbourhood", "village", "district"))
_DASHES = frozenset("-–")
_BEFORE_DASH = 4  # words of a name before its last part, the dash among them
SETTLED = frozenset(("province", "city", "district", "village"))


def after_person(words: list[Word], names: Names, first: int, at: int) -> int:
    """Where "Giresun Devlet Hastanesi" begins when a person stands before it without a comma."""
    if words[first].form.folded not in FIRST_NAMES:
        return first
    town = at - 1
    while town > first and words[town].form.folded in GENERIC:
        town -= 1
    if town == at - 1 or town - first < 2:
        return first
    reading = names.single(words, town)
    known = reading is not None and reading.known.kind in SETTLED and reading.known.prior >= WELL_KNOWN
    return town if known else first


def after_settlement(words: list[Word], names: Names, first: int, at: int) -> int:
    """Where a street's or a square's own name begins when its town stands before it: "Kadıköy Bağdat Caddesi"."""
    head = words[at].form.head
    if head is None or at - first < 2 or head.noun == "yolu" or not (head.kind in LESSER or head.noun in SPLIT_HEADS):
        return first
    reading = names.single(words, first)
    if reading is None or reading.stem.how != "whole" or words[first].form.folded in AMBIGUOUS:
        return first
    if head.kind not in LESSER and not (reading.known.kind in ("province", "city") and reading.known.prior >= A_CITY):
        return first
    return first + 1 if reading.known.prior >= WELL_KNOWN and reading.known.how in ("name", "alternate") else first


def before_dash(text: str, words: list[Word], names: Names, first: int, at: int) -> int:
    """Where a known name begins that goes on over a dash: "Rize-Artvin Havalimanı", "Kuzey Ren-Vestfalya eyaleti".

    Or over an English genitive: "Cox's Bazar kenti".
    """
    before = words[first - 1].form if first > 0 else NOTHING
    if before.text not in _DASHES and before.ending != "s":
        return first
    head = words[at].form.head
    end = words[at].start + head.length if head and head.inside else words[at - 1].end
    for start in range(max(0, first - _BEFORE_DASH), first):
        if words[start].form.capital and names.known(text[words[start].start : end]):
            return start
    return first - 2 if _is_half(words, names, first, at) else first


def _is_half(words: list[Word], names: Names, first: int, at: int) -> bool:
    """True if half of a site's name, no town, stands before the dash: "Ala-Too Meydanı", "Ayşe-Mehmet Polat Sitesi"."""
    if first < 2 or words[first - 2].end != words[first - 1].start or words[first - 1].end != words[first].start:
        return False
    head, half = words[at].form.head, words[first - 2].form
    site = head is not None and head.kind == "site" and head.inside and words[first].form.capital
    if not site or not half.capital or half.ending:
        return False
    return half.folded in FIRST_NAMES or not names.word(half.text)


def opens_before_town(words: list[Word], names: Names, first: int, at: int) -> bool:
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
