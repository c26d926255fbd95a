"""Every word of time, once: which word classes it belongs to and what it stands for.

A class name (MONTH, WEEKDAY, GECEN …) is what the patterns in `rules_*.py` are written with. All words are folded.
"""

from dataclasses import dataclass, field

from components.dates.inflection import derived, noun_forms
from components.dates.vocabulary import (
    DECADE_WORDS,
    EACH,
    EDGES,
    MONTH_PLAIN,
    MONTH_SHORT,
    MONTHS,
    ONES,
    ORDINALS,
    PART_ADVERBS,
    PARTS,
    ROMAN,
    SEASONS,
    SUFFIXES,
    TENS,
    UNIT_CLASS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
    WORDS,
)


@dataclass(slots=True)
class Word:
    """What a folded word may be: class name -> number or text it stands for; `case` of a noun form."""

    classes: dict[str, int | str] = field(default_factory=dict)
    case: str = "NOM"


def build() -> dict[str, Word]:
    """The whole lexicon: folded word -> Word."""
    words: dict[str, Word] = {}
    _add_nouns(words)
    _add_numbers(words)
    _add_relations(words)
    _add_lost_letters(words)
    return words


# a text whose ş, ı and ğ were lost on the way from an old code page, or that was typed without any Turkish letter
_LOST = (str.maketrans("şığ", "sig"), str.maketrans("çğıöşü", "cgiosu"))


_LOSABLE = frozenset("MONTH WEEKDAY PART UNIT UNIT_DIR UNIT_LIK YARIN BUGUN DUN GECEN GELECEK ONE GUNKU".split())


def _add_lost_letters(words: dict[str, Word]) -> None:
    for form, word in list(words.items()):
        if (len(form) > 4 or form == "günü") and not _LOSABLE.isdisjoint(word.classes):
            for table in _LOST:
                words.setdefault(form.translate(table), word)


def _put(words: dict[str, Word], form: str, name: str, value: int | str = 0, case: str = "") -> None:
    word = words.setdefault(form, Word())
    word.classes.setdefault(name, value)
    if case and word.case == "NOM":
        word.case = case


def _put_noun(words: dict[str, Word], stem: str, name: str, value: int | str, front: bool = False) -> None:
    """All forms under `name`, and under NAME_SG, NAME_P3 (possessive), NAME_PL, NAME_PLP3, NAME_GEN … for one case."""
    soft = stem in {"ocak", "aralık", "çeyrek"}
    forms = list(noun_forms(stem, soft, front))
    if soft:
        forms += list(noun_forms(stem, False, front))
    for form, case in forms:
        number, _, kind = case.rpartition(".")
        _put(words, form, name, value, kind)
        for extra in {"": ("SG", kind), "P3": ("P3",), "PL": ("PL",), "PLP3": ("PL", "PLP3")}[number]:
            _put(words, form, f"{name}_{extra}", value)


def _add_nouns(words: dict[str, Word]) -> None:
    for number, month in enumerate(MONTHS, 1):
        _put_noun(words, month, "MONTH", number)
    for short, number in MONTH_SHORT.items():
        _put(words, short, "MONTH_SHORT", number)
    for plain, number in MONTH_PLAIN.items():
        _put(words, plain, "MONTH", number)
    for number, weekday in enumerate(WEEKDAYS):
        _put_noun(words, weekday, "WEEKDAY", number)
    for short, number in WEEKDAY_SHORT.items():
        _put(words, short, "WEEKDAY_SHORT", number)
    for stem in UNITS:
        _add_unit(words, stem)
    for season, number in SEASONS.items():
        _put_noun(words, season, "SEASON", number)
    for part, code in PARTS.items():
        _put_noun(words, part, "PART", code)
        _put(words, part + "ki", "PART_KI", code)
        if part in UNIT_CLASS:
            _put_noun(words, part, UNIT_CLASS[part], code)
    for adverb, code in PART_ADVERBS.items():
        _put(words, adverb, "PART", code)
    for edge, mod in EDGES.items():
        for form, case in noun_forms(edge):
            if case.startswith(("P3", "PLP3")):
                _put(words, form, "EDGE", mod, case.rpartition(".")[2])
    for stem in ("asr", "yüzyıl", "asır"):
        for form, case in noun_forms(stem):
            _put(words, form, "CENTURY", 0, case.rpartition(".")[2])
    for numeral in ROMAN:
        _put(words, numeral, "ROMAN")


def _add_unit(words: dict[str, Word], stem: str) -> None:
    front = stem == "saat"
    _put_noun(words, stem, "UNIT", stem, front)
    if stem in UNIT_CLASS:
        _put_noun(words, stem, UNIT_CLASS[stem], stem, front)
    extra = derived(stem, front)
    for form in extra["lik"]:
        _put(words, form, "UNIT_LIK", stem)
    if stem in {"gün", "hafta", "ay", "yıl"}:
        _put(words, extra["lik"][0], "PER_UNIT", stem)
        _put(words, stem + ("kü" if stem == "gün" else "ki"), "UNIT_KI", stem)
    for form in extra["dir"]:
        _put(words, form, "UNIT_DIR", stem)
    for form in (stem + "dır", stem + "dir", stem + "tir"):
        _put(words, form, "UNIT_DIR", stem)


def _add_numbers(words: dict[str, Word]) -> None:
    for number in range(100):
        for form in {str(number), f"{number:02d}"}:
            _put(words, form, "NUM", number)
            if 1 <= number <= 31:
                _put(words, form, "DAYNO", number)
            if 1 <= number <= 12:
                _put(words, form, "MONTHNO", number)
            if number <= 24:
                _put(words, form, "HOURNO", number)
        _put(words, f"{number:02d}", "TWO", number)
        if number <= 59:
            _put(words, f"{number:02d}", "MINUTE", number)
    for number in range(100, 10000):
        _put(words, str(number), "NUM", number)
        if 1000 <= number < 2200:
            _put(words, str(number), "YEAR", number)
        elif number < 1000:
            _put(words, str(number), "YEAR3", number)
    _add_glued(words)
    for form, number in ONES.items():
        _put(words, form, "ONE", number)
    for form, number in TENS.items():
        _put(words, form, "TEN", number)
    for form, number in EACH.items():
        _put(words, form, "EACH", number)
    for form, number in (*ONES.items(), *TENS.items()):
        for inflected, case in noun_forms(form, soft=form == "dört"):
            _put(words, inflected, "HOUR_WORD", number, case.rpartition(".")[2])
            if case.startswith("P3."):
                _put(words, inflected, "DAY_WORD", number)
            if case in {"LOC", "ACC", "DAT"} and number <= 12:
                _put(words, inflected, f"HOUR_{case}", number)
    for form, number in DECADE_WORDS.items():
        _put(words, form, "DECADE_WORD", number)
    for form, number in ORDINALS.items():
        _put(words, form, "ORDINAL", number)


def _add_glued(words: dict[str, Word]) -> None:
    """Numbers whose apostrophe was lost: 2023te, 90lı, 3ü, 15inci."""
    tails = set(f"{SUFFIXES['SUF_LOC']} {SUFFIXES['SUF_ABL']} {SUFFIXES['SUF_REL']} {SUFFIXES['SUF_GEN']}".split())
    for year in range(1900, 2100):
        for tail in tails:
            _put(words, f"{year}{tail}", "YEAR", year, "LOC")
    for number in range(60):
        for tail in tails:
            _put(words, f"{number:02d}{tail}", "MINUTE", number, "LOC")
    for number in range(1, 32):
        for tail in SUFFIXES["SUF_ORD"].split():
            _put(words, f"{number}{tail}", "ORDINAL", number)
    decade_tails = f"{SUFFIXES['SUF_PL']} {SUFFIXES['SUF_LI']}".split()
    for number in [*range(10, 100, 10), *range(1700, 2100, 10)]:
        for tail in decade_tails:
            _put(words, f"{number}{tail}", "DECADE", number)


_CASES = {"bugüne": "DAT", "yarına": "DAT", "düne": "DAT", "bugünden": "ABL", "dünden": "ABL", "yarından": "ABL"}


def _add_relations(words: dict[str, Word]) -> None:
    for name, listed in (*WORDS.items(), *SUFFIXES.items()):
        for form in listed.split():
            _put(words, form, name, 0, _CASES.get(form, ""))


NOTHING = Word()


LEXICON = build()
