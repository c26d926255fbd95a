"""Joins neighbouring finds into one expression: a day and its clock time or part, the two ends of a range."""

import re
from typing import NamedTuple

from components.dates.draft import Draft, replace
from components.dates.pattern import expand
from components.dates.vocabulary import SUFFIXES
from components.dates.words import Words

_POINTS = {"day", "month", "year", "week", "season", "quarter", "half", "decade", "century", "bc"}
_DASH = re.compile(expand("~[-_]"))
_ILE = re.compile(expand("~ <ILE|VE> "))
_ILA = re.compile(expand("~ <ILA> "))
_BLANK = re.compile(expand("~ "))
_NEAR = re.compile(expand("~[ ;,(]|~_|~ <TARIH> | <SUF_LOC> "))
_AT_PART = re.compile(expand("['`]<SUF_LOC> "))  # "8 Mayıs'ta öğleden sonra"
_BETWEEN = re.compile(expand("~ (?:<TARIH|YIL_PL|GUN_PL|AY_PL|AY_P3|SAAT_PL|YIL_P3> )?<ARA>"))
_NEAR_WORDS = 8  # words and separators between two finds that may still be one expression
_ABLATIVE = frozenset(SUFFIXES["SUF_ABL"].split())
_DATIVE = frozenset(SUFFIXES["SUF_DAT"].split())


class Atom(NamedTuple):
    """A find: its draft, the rule's name, and first and last word (a suffix behind an apostrophe is not in it)."""

    draft: Draft
    rule: str
    confidence: float
    first: int
    last: int


def join(words: Words, atoms: list[Atom]) -> list[Atom]:
    """The atoms with neighbours joined, in order; those that count only beside another one are gone."""
    joined: list[Atom] = []
    for atom in atoms:
        current = atom
        while joined and current.first - joined[-1].last <= _NEAR_WORDS:
            both = _together(words, joined[-1], current)
            if both is None:
                break
            joined.pop()
            current = both
        joined.append(current)
    return [atom for atom in joined if not atom.draft.weak]


def _together(words: Words, left: Atom, right: Atom) -> Atom | None:
    """One atom for both, None if they are two."""
    gap = words.letters[left.last + 1 : right.first]
    draft = _timed(left.draft, right.draft, gap) or _range(words, left, right, gap)
    if draft is None:
        return None
    rule = f"{left.rule}+{right.rule}"
    return Atom(draft, rule, min(left.confidence, right.confidence), left.first, right.last)


def _timed(left: Draft, right: Draft, gap: str) -> Draft | None:
    """A day with its part or clock time, or a part of the day with its clock time."""
    if right.grain != "time" or left.clock:
        return None
    if left.grain == "set" and right.clock and _BLANK.fullmatch(gap):
        return left
    if left.until:
        night = left.grain == "day" and right.part == "NI" and gap == " "
        return replace(left, until=None, part="NI") if night else None
    if left.grain == "time" and left.part and right.clock and _BLANK.fullmatch(gap):
        return replace(right, clock=afternoon(right.clock, left.part), part=left.part, weak=False)
    if left.grain != "day" or (left.part and right.part):
        return None
    if right.clock and _NEAR.fullmatch(gap):
        clock = afternoon(right.clock, left.part or right.part)
        return replace(left, clock=clock, until=_clock_end(left, right), weak=False)
    if right.part and (gap == " " or (left.month and not right.weak and _AT_PART.fullmatch(gap))):
        return replace(left, part=right.part, weak=False)
    return None


def afternoon(clock: str, part: str | None) -> str:
    """Akşam 8.30 is 20:30, gece 11.00 is 23:00."""
    hour = int(clock[:2])
    if (part in {"AF", "EV"} and 1 <= hour < 12) or (part == "NI" and 8 <= hour < 12):
        return f"{hour + 12:02d}{clock[2:]}"
    return clock


def _clock_end(left: Draft, right: Draft) -> Draft | None:
    return replace(left, clock=right.until.clock) if right.until else None


def _range(words: Words, left: Atom, right: Atom, gap: str) -> Draft | None:
    a, b = left.draft, right.draft
    if a.until or b.until or a.grain not in _POINTS or b.grain not in _POINTS or a.clock or b.clock or a.weak:
        return None
    spelt = _DASH.fullmatch(gap) or _ILA.fullmatch(gap)
    parted = _ILE.fullmatch(gap) or (gap == " " and a.grain == b.grain == "day" and a.month and b.month)
    between = parted and _BETWEEN.match(words.letters, right.last + 1)  # "27 Mart 5 Nisan arasında": a lost dash
    from_to = (
        _BLANK.fullmatch(gap) and _case(words, left.last, _ABLATIVE, "ABL") and _case(words, right.last, _DATIVE, "DAT")
    )
    if not (spelt or between or from_to) or not _comparable(a, b, bool(from_to)):
        return None
    return _shared(a, b)


def _comparable(a: Draft, b: Draft, spoken: bool) -> bool:
    """A dash joins like with like; "2018'den bugüne" may join unlike ones."""
    coarse = {"year", "decade", "century", "bc"}
    if spoken:
        return True
    if a.shift is not None or b.shift is not None:
        return False
    if (a.weekday is None) != (b.weekday is None) and a.day is None:
        return False
    return a.grain == b.grain or (a.grain in coarse and b.grain in coarse) or {a.grain, b.grain} == {"day", "month"}


def _shared(a: Draft, b: Draft) -> Draft:
    """The first end with the second as `until`; a year that only one end names counts for both."""
    if a.year is None and b.year is not None and a.month and b.month and a.shift is None:
        a = replace(a, year=b.year - 1 if a.month > b.month else b.year)
    elif b.year is None and a.year is not None and a.month and b.month and b.shift is None:
        b = replace(b, year=a.year + 1 if b.month < a.month else a.year)
    return replace(a, until=b)


def _case(words: Words, last: int, suffixes: frozenset[str], case: str) -> bool:
    """True if the word at `last` stands in a case, by its suffix or its form."""
    if words.letters[last + 1 : last + 2] in {"'", "`"}:
        return words.part(last + 2) in suffixes
    return words.word(last).case == case
