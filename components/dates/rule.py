"""A rule of the tagger is a row: name, pattern, example, and the function that reads the matched words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from components.dates.draft import Draft
from components.dates.lexicon import LEXICON, NOTHING, Word
from components.dates.vocabulary import UNITS
from components.dates.words import Words


class Hit:
    """A match of a rule in a text, seen as words: `first` and `last` are its first and last word.

    A suffix behind the last apostrophe is not counted, unless the rule says that it belongs to the expression.
    """

    __slots__ = ("first", "last", "match", "rule", "words")

    def __init__(self, words: Words, match: re.Match[str], rule: "Rule") -> None:
        self.words, self.match, self.rule = words, match, rule
        self.first, end = match.span()
        behind = end - 3 >= self.first and words.letters[end - 2] in "'`" and not rule.suffixed
        self.last = end - 3 if behind else end - 1

    def has(self, name: str) -> bool:
        """True if the rule names such a part and it is there."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def text(self, name: str) -> str:
        """The folded words of a named part, "" if it is not there."""
        start, end = self.match.span(name)
        return "".join(self.words.parts[start:end]) if start >= 0 else ""

    def word(self, name: str) -> Word:
        """The last word of a named part."""
        end = self.match.end(name) if name in self.match.re.groupindex else -1
        return LEXICON.get(self.words.parts[end - 1], NOTHING) if end > 0 else NOTHING

    def value(self, name: str, *kinds: str) -> int | None:
        """The number that a named part stands for as a word of the first fitting class; None if it is not there."""
        classes = self.word(name).classes
        found = classes.get(kinds[0]) if len(kinds) == 1 else first_of(classes, kinds)
        return found if isinstance(found, int) else None

    def code(self, name: str, kind: str) -> str:
        """The text that a named part stands for as a word of a class; "" if it is not there."""
        return str(self.word(name).classes.get(kind, ""))

    def unit(self, name: str) -> str:
        """The unit of time a named part speaks of, in any of its forms: yıl, yıllık, yıldır."""
        return str(first_of(self.word(name).classes, _UNITS) or "")

    def number(self, name: str) -> float | None:
        """The amount that a named part says in digits or words: "2,5", "yirmi üç", "üç buçuk"."""
        start, end = self.match.span(name)
        if end - start == 1:
            return _alone(self.words.parts[start])
        return amount(self.words.parts[start:end]) if start >= 0 else None

    def whole(self, name: str) -> int | None:
        """The same as a whole number, None if it has a fraction."""
        found = self.number(name)
        return int(found) if found is not None and found == int(found) else None

    def nth(self, name: str) -> int | None:
        """The rank that a named part says: ilk is 1, son is -1, "3.", "3'üncü", "üçüncü" are 3."""
        start, end = self.match.span(name)
        parts = self.words.parts[start:end]
        classes = LEXICON.get(parts[0], NOTHING).classes
        if "ILK" in classes or "SON" in classes:
            return 1 if "ILK" in classes else -1
        found = amount(parts[:3] if "ORDINAL" in LEXICON.get("".join(parts[2:3]), NOTHING).classes else parts[:1])
        return None if found is None else int(found)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar. `read` returns None where the words cannot mean a date (32 Ocak)."""

    name: str
    pattern: str
    example: str
    read: Callable[[Hit], Draft | None]
    confidence: float = 0.9
    suffixed: bool = False  # the suffix behind the last apostrophe belongs to the expression


_NUMERALS = ("NUM", "ONE", "TEN", "ORDINAL", "YEAR", "EACH", "HOUR_WORD")


_UNITS = ("UNIT", "UNIT_LIK", "UNIT_DIR", "UNIT_KI", "PER_UNIT")


def first_of(classes: Mapping[str, int | str], kinds: tuple[str, ...]) -> int | str | None:
    """What a word stands for in the first of these classes that it is in; None if it is in none."""
    for kind in kinds:
        if kind in classes:
            return classes[kind]
    return None


def amount(parts: list[str]) -> float | None:
    """The number that words and separators say together; None if a word is no number."""
    total, group = 0.0, 0.0
    for index, part in enumerate(parts):
        if index % 2:
            if part in {",", "."} and index + 1 < len(parts):
                return _decimal(parts)
            continue
        classes = LEXICON.get(part, NOTHING).classes
        if "SUF_DIST" in classes:
            break
        value = first_of(classes, _NUMERALS)
        if isinstance(value, int):
            group += value
        elif "YUZ" in classes:
            group = (group or 1) * 100
        elif "BIN" in classes:
            total, group = (group or 1) * 1000, 0.0
        elif "BUCUK" in classes:
            group += 0.5
        else:
            return None
    return total + group


@lru_cache(maxsize=1 << 12)
def _alone(part: str) -> float | None:
    """The number that one word says: nearly all are days, hours and years, the same again and again."""
    return amount([part])


def _decimal(parts: list[str]) -> float | None:
    whole, fraction = parts[0], parts[2]
    if not (whole.isdigit() and fraction.isdigit()):
        return None
    number = float(f"{whole}.{fraction}")
    return float(whole + fraction) if len(fraction) == 3 else number + (0.5 if parts[-1] == "buçuk" else 0)


def duration(count: float, unit: str) -> str:
    """ISO 8601 duration: 3.5 years are P3Y6M, 1.5 hours PT1H30M, a century P100Y."""
    letter, timed = UNITS[unit]
    if letter == "C":
        count, letter = count * 100, "Y"
    if letter == "Q":
        count, letter = count * 3, "M"
    whole = int(count)
    if unit == "gün" and count - whole == 0.5:
        return f"P{whole}DT12H"
    half = {"Y": "6M", "H": "30M"}.get(letter, "")
    if count != whole and count - whole == 0.5 and half and (timed or letter == "Y"):
        return ("PT" if timed else "P") + (f"{whole}{letter}" if whole else "") + half
    return ("PT" if timed else "P") + (str(whole) if count == whole else f"{count:g}") + letter
