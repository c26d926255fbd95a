"""What the tagger looks at: features of a word by itself, and of where it stands. Used for training and for reading.

A feature of a word is seen from five places (two words before to two words after it), so a word's share of every
neighbour's score is one row of numbers that can be remembered. Features that need more than one word are `extras`.
"""

from collections import defaultdict

from components.places.evidence_words import (
    ACTORS,
    BODIES,
    COMMON,
    DIRECTIONS,
    FIRST_NAMES,
    FUNCTION,
    PEOPLES,
    PERSON_TAILS,
    TITLES,
    WEEKDAYS_MONTHS,
)
from components.places.recognizer_names import Known
from components.places.recognizer_words import Form
from components.places.suffixes import Stem

OFFSETS = (-2, -1, 0, 1, 2)
LABELS = ("O", *(f"{part}-{kind}" for kind in ("PLACE", "FAC", "PER", "ORG", "MISC") for part in "BI"))
_TABLES = (
    ("first", FIRST_NAMES),
    ("title", TITLES),
    ("tail", PERSON_TAILS),
    ("body", BODIES),
    ("actor", ACTORS),
    ("people", PEOPLES),
    ("common", COMMON),
    ("function", FUNCTION),
    ("month", WEEKDAYS_MONTHS),
    ("direction", DIRECTIONS),
)
_FAR_PREFIXES = ("s=", "sh=", "g=", "t=", "h=")  # what is seen of a word two places away


def _by_word() -> dict[str, list[str]]:
    """For each word of the tables the features of those it stands in."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, table in _TABLES:
        for word in table:
            found[word].append(f"t={name}")
    return dict(found)


_TABLES_OF = _by_word()


def seen_from(offset: int, feature: str) -> bool:
    """True if a word that stands `offset` places away shows this feature."""
    if abs(offset) == 2:
        return feature.startswith(_FAR_PREFIXES)
    return offset == 0 or not feature.startswith(("p5=", "x4=", "p3="))


def word_features(form: Form, found: tuple[Stem, Known] | None) -> list[str]:
    """The features of a word by itself; `found` = what the gazetteer knows it as."""
    stem = form.stem
    shape = _shape(form)
    features = [f"s={stem}", f"sh={shape}"]
    if not form.letters:
        return features
    features += [f"p3={stem[:3]}", f"p4={stem[:4]}", f"p5={stem[:5]}", f"x2={stem[-2:]}", f"x3={stem[-3:]}"]
    features.append(f"x4={stem[-4:]}")
    if form.ending:
        features += [f"e={form.ending}", "e"]
    if found and form.capital:
        features += [f"g={gazetteer_class(found[1])}", f"gh={gazetteer_class(found[1])}{found[0].how[:1]}"]
    if form.head:
        features += [f"h={form.head.kind}{form.head.inside:d}", f"hn={form.head.noun}"]
    features += dict.fromkeys([name for key in (stem, *form.readings[-2:]) for name in _TABLES_OF.get(key, ())])
    return features


def gazetteer_class(known: Known) -> str:
    """How well known a name is: K country, C other landmark, else digits of its prior (and how, if spelt otherwise)."""
    if known.landmark:
        return "K" if known.kind == "country" else "C"
    size = str(len(str(int(known.prior))))
    return size if known.how in ("name", "alternate") else f"{size}{known.how[:1]}"


def extras(index: int, headline: bool, opens: bool, around: tuple[Form, Form, Form], gazetteer: str) -> list[str]:
    """Features of where a word stands: it `opens` a sentence or quotation, in a `headline`, part of a long name.

    `around`: the form before it, its own, and the one after it.
    """
    before, form, after = around
    features = ["first"] if index == 0 else []
    if gazetteer:
        features.append(f"mt={gazetteer}")
    if not form.capital:
        return features
    if opens:
        features.append("BOS")
        if form.stem in COMMON or form.stem in FUNCTION:
            features.append("BOS|common")
    if headline:
        features.append("headline")
    features += [
        f"n={form.stem}|{after.stem[:5]}",
        f"p={before.stem}|{form.stem[:5]}",
        f"e+={form.ending}|{after.stem[:4]}",
    ]
    features.append(f"c={before.capital:d}{after.capital:d}{form.ending[:1]}")
    return features


def _shape(form: Form) -> str:
    if not form.letters:
        return "d" if form.text[0].isdigit() else form.text
    if form.upper:
        return "XX"
    if not form.capital:
        return "x"
    return "X" if len(form.stem) == 1 else "Xx"
