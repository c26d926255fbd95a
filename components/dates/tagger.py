"""Finds date words: the rules that may begin at a word are tried there, the longest wins, and neighbours are joined."""

import re
from collections.abc import Callable
from operator import attrgetter, contains

from components.dates import (
    rules_calendar,
    rules_clock,
    rules_named,
    rules_nights,
    rules_nth,
    rules_period,
    rules_relative,
    rules_spoken,
)
from components.dates.draft import replace
from components.dates.guards import blocked
from components.dates.joiner import Atom, join
from components.dates.pattern import OPENING, Opening, compiled, expand, openings
from components.dates.rule import Hit, Rule
from components.dates.words import Words
from components.text.per_word import per_word

RULES: tuple[Rule, ...] = (
    *rules_named.RULES,
    *rules_calendar.RULES,
    *rules_relative.RULES,
    *rules_nights.RULES,
    *rules_nth.RULES,
    *rules_period.RULES,
    *rules_clock.RULES,
    *rules_spoken.RULES,
)
_EDGE = re.compile(expand("~ (?:<EDGE>|(?P<first><ILK>|<SON>) <GUN_PLP3|HAFTA_PLP3|AY_PLP3>)"))
_APPROXIMATE_BEFORE = frozenset("yaklaşık takriben tahminen aşağı".split())
_APPROXIMATE_AFTER = ("civar", "sular", "sıralar", "dolaylar")
_OPEN_END = re.compile(
    expand(
        "(?P<AFTER>(?:['`]<SUF_ABL>)? (?:<BERI>|<BU> <YANA>|<ITIBAREN>)|['` ]<SUF_ABL> <SONRA_BARE>| <SONRASI>)|"
        "(?P<BEFORE>['` ]<SUF_ABL> <ONCE_BARE>| <ONCESI>)"
    )
)
_POINTS = {"day", "month", "year"}
_EDGED = {"month", "year", "decade", "century", "season", "week", "quarter", "half"}


_Tried = tuple[Callable[[str, int], re.Match[str] | None], Rule]  # the rule and how to try it at a letter


def _by_first_letter() -> dict[str, list[tuple[frozenset[Opening], Rule]]]:
    """Letter -> the rules whose matches may begin with it, and how they may go on."""
    table: dict[str, list[tuple[frozenset[Opening], Rule]]] = {}
    for rule in RULES:
        known = openings(rule.pattern)
        for letter in frozenset[str]().union(*(opening[0] for opening in known)):
            table.setdefault(letter, []).append((known, rule))
    return table


_TABLE = _by_first_letter()
_STARTS = re.compile("[" + "".join(sorted(_TABLE)) + "]")


@per_word
def _fitting(letters: str) -> tuple[_Tried, ...]:
    """The rules that what begins with these letters may match; a text has few such openings and many of each."""
    return tuple(
        (compiled(rule.pattern).match, rule)  # here, so that a rule is compiled when a text first needs it
        for known, rule in _TABLE[letters[0]]
        if any(all(map(contains, opening, letters)) for opening in known)
    )


def find(words: Words) -> list[Atom]:
    """The date words of a text in order, without overlaps."""
    atoms: list[Atom] = []
    letters, position = words.letters, 0
    for start in _STARTS.finditer(letters):
        at = start.start()
        if at < position:
            continue
        rules = _fitting(letters[at : at + OPENING])
        atom = _longest(words, at, rules) if rules else None
        if atom is not None:
            atoms.append(atom)
            position = atom.last + 1
    return [_modified(words, atom) for atom in join(words, atoms)]


def _longest(words: Words, at: int, rules: tuple[_Tried, ...]) -> Atom | None:
    """The longest reading at a word that its surroundings allow; on a tie the earlier rule."""
    letters = words.letters
    hits = [Hit(words, found, rule) for tried, rule in rules if (found := tried(letters, at))]
    if len(hits) > 1:
        hits.sort(key=_last, reverse=True)
    for hit in hits:
        draft = None if blocked(hit, hit.rule.name) else hit.rule.read(hit)
        if draft is not None:
            atom = Atom(draft, hit.rule.name, hit.rule.confidence, hit.first, hit.last)
            return _edged(words, atom) if draft.grain in _EDGED else atom
    return None


_last = attrgetter("last")


def _edged(words: Words, atom: Atom) -> Atom:
    """With "başında", "ortalarında", "son günlerinde" behind it, if they are there."""
    found = _EDGE.match(words.letters, atom.last + 1)
    if found is None:
        return atom
    index = found.end() - 1
    if found["first"]:
        mod = "START" if "ILK" in words.word(found.start("first")).classes else "END"
    else:
        mod = str(words.word(index).classes["EDGE"])
    draft = replace(atom.draft, mod=mod)
    if draft.until:
        draft = replace(atom.draft, until=replace(draft.until, mod=mod))
    return replace(atom, draft=draft, last=index)


def _modified(words: Words, atom: Atom) -> Atom:
    """With the modifier that the words around it tell: yaklaşık, civarında, -den beri, -den sonra, öncesinde."""
    if atom.draft.mod is not None or atom.draft.grain not in _POINTS or atom.draft.until:
        return atom
    mod = _approximate(words, atom) or _open_end(words, atom)
    return replace(atom, draft=replace(atom.draft, mod=mod)) if mod else atom


def _approximate(words: Words, atom: Atom) -> str | None:
    before, after = words.part(atom.first - 2), words.part(atom.last + 2)
    about = before in _APPROXIMATE_BEFORE or after == "gibi" or after.startswith(_APPROXIMATE_AFTER)
    return "APPROX" if about else None


def _open_end(words: Words, atom: Atom) -> str | None:
    """BEFORE or AFTER, for a date that only opens or closes a stretch of time."""
    found = _OPEN_END.match(words.letters, atom.last + 1)
    return found.lastgroup if found else None
