"""The stretches of a sentence that a title may be cut from, each with what speaks for it.

A stretch begins at the start of the sentence, behind a comma, or behind a word that closes an adjunct ("-DA", "-ArAk",
"sonra", "için" …), so that no phrase is cut through. The subject, or it and the scene, may be put back in front.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from components.events.title_words import JOINTS, OPEN_CLAUSE, OPENERS
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES

LIMIT = 90  # characters; a title is shorter
STUMP = 3  # words: fewer tell nothing

_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")
_GENITIVES = ("ın", "in", "un", "ün")
_BINDING = frozenset("ve ile veya ya bir iki üç her bu o şu en çok daha".split())
_POSSESSED = re.compile(r"..(?:s[ıiuü]|m[ae]l[ae]r[ıi])(?:n(?:d[ae]n?|[ıiuü]n?|[ae]))?$")
_LIGHT_VERB = re.compile(
    r"et(?:t|m|en|erek|ip)|ed(?:il|en|erek|ip|ec)|ol(?:an|arak|du|up|ac)|yap(?:ıl|t|an|arak|ıp)|kal(?:an|d|arak)"
)
_TOLD_ALREADY = frozenset({"past", "background", "future", "progressive", "evidential", "converb"})
_NO_OPENING = OPENERS | JOINTS | {"değil"}
_ENDS_CLAUSE = FINITE | {"converb"}
_FRONT_WORDS = 9  # a comma further on sets no subject apart
_TOO_MUCH = 9.0  # more than any beginning costs


class Stretch(NamedTuple):
    """Words for a title as bits. The least is the best: most points, then earliest in the sentence, then in `order`."""

    points: float  # negative
    first: int
    order: tuple[int, int, int]
    chosen: int


class Cut(NamedTuple):
    """A sentence as titles are cut from it. Sets of words are the bits of an integer: a sentence has many stretches."""

    words: Sequence[Word]
    plain: Sequence[int]  # numbers of the words that a title may hold
    held: int  # the set of them
    begins: Sequence[int]  # where each of them begins when all are set side by side, in characters
    slack: int  # characters that a title may still lose: marks without a partner
    own: int  # the set of the trigger's words
    named: Sequence[int]  # for each place and actor the set of words that name it
    inner: int  # the set of words that stand in a date behind another word of it


def stretches(cut: Cut, trigger: Trigger, endings: Sequence[tuple[int, float]]) -> Iterator[Stretch]:
    """Those that may be short enough for a title, without some that are surely worse than another of them.

    `endings`: how many of the plain words stand before each, and its points.
    """
    fronts = _fronts(cut)
    for number, (stop, points) in enumerate(endings):
        last = cut.plain[stop - 1]
        until = cut.held & (1 << last + 1) - 1
        if fits_whole(cut.words, cut.plain[0], last, trigger):
            yield Stretch(-(_points(cut, until) + points), cut.plain[0], (number, 0, 0), until)
            continue
        for place, kind, front, cost in _beginnings(cut, trigger, stop, fronts):
            chosen = front | until & -(1 << cut.plain[place])
            first = (chosen & -chosen).bit_length() - 1
            yield Stretch(-(_points(cut, chosen) + points - cost), first, (number, place, kind), chosen)


def fits_whole(words: Sequence[Word], opens: int, ends: int, trigger: Trigger) -> bool:
    """True if the words `opens..ends` make a title: it holds what any shorter one that ends there holds."""
    return opens <= trigger.first and words[ends].end - words[opens].start < LIMIT


def _beginnings(
    cut: Cut, trigger: Trigger, stop: int, fronts: tuple[int, int]
) -> Iterator[tuple[int, int, int, float]]:
    """Places in `plain` where a title with that ending may begin, the kind of front, its words, and what both cost.

    Of two beginnings with one kind of front the earlier has all words of the later: once it surely fits, and costs no
    more, the later one is left out.
    """
    end = cut.begins[stop - 1] + len(cut.words[cut.plain[stop - 1]].folded)
    cheapest = [_TOO_MUCH] * 3 if fronts[0] | fronts[1] else [_TOO_MUCH, 0.0, 0.0]  # by kind of front
    shortest = bisect_right(cut.begins, end - cut.slack - LIMIT)
    for place in range(shortest, bisect_right(cut.plain, trigger.first)):
        cost = _cost_of_beginning(cut, place)
        if cost is None:
            continue
        for kind in (0, 1, 2):
            front = _front(cut, fronts, kind, cut.plain[place]) if cost < cheapest[kind] else None
            if front is None:
                continue
            length = end - cut.begins[place] + (_length(cut, front, cut.plain[place]) if front else 0)
            if length < LIMIT:
                cheapest[kind] = cost
            if length - cut.slack < LIMIT:
                yield place, kind, front, cost
        if not any(cheapest):
            return


def _front(cut: Cut, fronts: tuple[int, int], kind: int, start: int) -> int | None:
    """The words put back in front of word `start`: of kind 0 none, 1 the subject, 2 the subject and the scene.

    None if there are none of that kind, or they do not all stand before it, or a semicolon parts them from it.
    """
    if kind == 0:
        return 0
    subject, scene = fronts
    front = subject if kind == 1 else subject | scene & (1 << start) - 1
    if not front or front >= 1 << start or any(word.after.startswith(";") for word in cut.words[:start]):
        return None
    return front


def _length(cut: Cut, front: int, start: int) -> int:
    """Characters that the words in front add to a title that goes on with word `start`."""
    numbers = [*members(front, cut.plain), start]
    return sum([len(cut.words[at].folded) + joint(cut.words, at, behind) for at, behind in pairwise(numbers)])


def joint(words: Sequence[Word], at: int, behind: int) -> int:
    """Characters between two words of a title: what stands there, or a space, behind a comma if the first had one."""
    if behind == at + 1:
        return words[behind].start - words[at].end
    return 2 if words[at].after.startswith(",") else 1


def set_of(numbers: Iterable[int]) -> int:
    """The set of these words."""
    return sum([1 << at for at in numbers])


def members(numbers: int, among: Iterable[int]) -> list[int]:
    """Which of the words are in the set."""
    return [at for at in among if numbers >> at & 1]


def _fronts(cut: Cut) -> tuple[int, int]:
    """What may be put back in front of a stretch: the words of the subject, and those that tell the scene."""
    named = reduce(or_, cut.named, 0) & cut.held
    if not named:
        return 0, 0
    subject = _subject(cut, named)
    return subject, set_of([at for at in members(named, cut.plain) if subject < 1 << at and _is_scene(cut.words[at])])


def _is_scene(word: Word) -> bool:
    """True for a name in "-DA": where it is can be told beside any verb of the sentence."""
    return word.folded.endswith(("da", "de", "ta", "te")) and any(mark in word.folded for mark in APOSTROPHES)


def _points(cut: Cut, chosen: int) -> float:
    """Names count most, a whole sentence some; a stump costs, and so does a stretch without the event's own words."""
    if cut.own & ~chosen:
        return -10.0
    names = 1.5 * len([name for name in cut.named[:4] if chosen & name])
    whole = 1.0 if chosen & 1 else 0.0
    size = chosen.bit_count()
    stump = 3.0 if size < STUMP else 0.0
    return min(names, 4.0) + whole - stump + size / 100


def _subject(cut: Cut, named: int) -> int:
    """The words of the actor that opens the sentence and stands apart by a comma; none if none does."""
    for at in cut.plain[:_FRONT_WORDS]:
        word = cut.words[at]
        if word.after.startswith(","):
            opening = cut.held & (2 << at) - 1
            return opening if opening & named and form_of(word.folded) not in {"converb", "after_clause"} else 0
    return 0


def _cost_of_beginning(cut: Cut, place: int) -> float | None:
    """0 at a joint, more where modifiers are left behind, None where a name, date or genitive would be cut through."""
    if place == 0:
        return 0.0
    at = cut.plain[place]
    word, before = cut.words[at], cut.words[at - 1]
    if cut.inner >> at & 1 or not _opens(word.folded)[word.capital]:
        return None
    if before.after:
        closes = before.after.startswith((",", ";", ":")) and form_of(before.folded) in _ENDS_CLAUSE
        return 0.0 if closes else 2.0 if before.after.startswith((",", ";", ":")) else None
    return 0.0 if cut.plain[place - 1] != at - 1 else _cost_behind(before.folded)[before.capital]


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

    0 behind a joint, a converb, a word in "-DA" or "-DAn"; None behind one that is bound to what follows.
    """
    if folded in JOINTS or form_of(folded) == "converb":
        return 0.0, 0.0
    bound = folded.endswith(_GENITIVES) or folded in _BINDING or folded.isdigit()
    small = None if bound else 2.0
    if not folded.endswith(_CASES) or len(folded) <= 4:
        return small, None
    return 0.0, 0.0 if any(mark in folded for mark in APOSTROPHES) else None
