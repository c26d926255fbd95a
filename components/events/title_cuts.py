"""The stretches of a sentence that a title may be cut from, each with what speaks for it.

`title_starts` says where a stretch may begin. The subject, or it and the scene, may be put back in front.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from components.events.title_joining import mark_between
from components.events.title_starts import cost_of_beginning
from components.events.triggers import Trigger
from components.events.words import Word

LIMIT = 90  # characters; a title is shorter
STUMP = 3  # words: fewer tell nothing

SHORT = 5  # words: fewer of a long sentence tell little
_NOBODY = 3.0  # points: what it costs to leave out who did it
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
    inner: int  # the set of words that stand in a date or a quotation behind another word of it
    subject: int = 0  # the set of words that tell who did it
    scene: int = 0  # the set of words that tell where


def stretches(cut: Cut, trigger: Trigger, endings: Sequence[tuple[int, float]]) -> Iterator[Stretch]:
    """Those that may be short enough for a title, without some that are surely worse than another of them.

    `endings`: how many of the plain words stand before each, and its points.
    """
    for number, (stop, points) in enumerate(endings):
        last = cut.plain[stop - 1]
        until = cut.held & (1 << last + 1) - 1
        if fits_whole(cut.words, cut.plain[0], last, trigger):
            yield Stretch(-(_points(cut, until) + points), cut.plain[0], (number, 0, 0), until)
            continue
        for place, kind, front, left in _beginnings(cut, trigger, stop):
            chosen = front | until & -(1 << cut.plain[place])
            first = (chosen & -chosen).bit_length() - 1
            yield Stretch(-(_points(cut, chosen) + points - left), first, (number, place, kind), chosen)


def fits_whole(words: Sequence[Word], opens: int, ends: int, trigger: Trigger) -> bool:
    """True if the words `opens..ends` make a title: it holds what any shorter one that ends there holds."""
    return opens <= trigger.first and words[ends].end - words[opens].start < LIMIT


def _beginnings(cut: Cut, trigger: Trigger, stop: int) -> Iterator[tuple[int, int, int, float]]:
    """Places in `plain` where a title with that ending may begin, the kind of front, its words, and what both cost.

    Of two beginnings with one kind of front the earlier has all words of the later: once it surely fits, and costs no
    more, the later one is left out.
    """
    end = cut.begins[stop - 1] + len(cut.words[cut.plain[stop - 1]].folded)
    cheapest = [_TOO_MUCH, *[_TOO_MUCH if cut.subject | cut.scene else 0.0] * 4]  # by kind of front
    shortest = bisect_right(cut.begins, end - cut.slack - LIMIT)
    for place in range(shortest, bisect_right(cut.plain, trigger.first)):
        left = cost(cut, place)
        if left is None:
            continue
        lengths: dict[int, int] = {}  # by front: two kinds may be the same words
        for kind, front in enumerate(_fronts(cut, cut.plain[place])):
            if left >= cheapest[kind] or (kind and not front):
                continue
            if front not in lengths:
                lengths[front] = end - cut.begins[place] + (_length(cut, front, cut.plain[place]) if front else 0)
                if lengths[front] - cut.slack < LIMIT:
                    yield place, kind, front, left
            if lengths[front] < LIMIT:
                cheapest[kind] = left
        if not any(cheapest):
            return


def _fronts(cut: Cut, start: int) -> tuple[int, ...]:
    """The words put back in front of word `start`: none, the subject, the name it ends with, these two with the scene.

    Only none if a semicolon parts the subject from the word; the last four are 0 where there are none of the kind.
    """
    before = (1 << start) - 1
    subject, scene = cut.subject & before, cut.scene & before
    if not subject | scene or any(word.after.startswith(";") for word in cut.words[subject.bit_length() : start]):
        return (0,)
    name = subject & next((name for name in cut.named if name and name.bit_length() == subject.bit_length()), before)
    return 0, subject, name, subject | scene, name | scene


def _length(cut: Cut, front: int, start: int) -> int:
    """Characters that the words in front add to a title that goes on with word `start`."""
    numbers = [*members(front, cut.plain), start]
    return sum([step(cut.words, at, behind, cut.held) for at, behind in pairwise(numbers)])


def step(words: Sequence[Word], at: int, behind: int, held: int) -> int:
    """Characters from one word of a title to the next at most; `held`: the set of words that it may hold."""
    if behind == at + 1:
        return words[behind].start - words[at].start
    quotes = sum([word.after.count('"') for word in words[at:behind]])
    joint = len(mark_between(words, at, behind, held)) + min(quotes, 2) + words[at].after.startswith(".")
    return len(words[at].folded) + joint


def set_of(numbers: Sequence[int]) -> int:
    """The set of these words, given in order."""
    if numbers and numbers[-1] - numbers[0] == len(numbers) - 1:
        return (2 << numbers[-1]) - (1 << numbers[0])
    return sum([1 << at for at in numbers])


def members(numbers: int, among: Iterable[int]) -> list[int]:
    """Which of the words are in the set."""
    return [at for at in among if numbers >> at & 1]


def _points(cut: Cut, chosen: int) -> float:
    """Names count most, a whole sentence some; a stump costs, and so does a stretch without the event's own words."""
    if cut.own & ~chosen:
        return -10.0
    names = 1.5 * len([name for name in cut.named[:4] if chosen & name])
    whole = 1.0 if chosen & 1 else 0.0
    size = chosen.bit_count()
    stump = 3.0 if size < STUMP else 2.0 if size < SHORT <= len(cut.plain) // 2 else 0.0
    nobody = _NOBODY if cut.subject and not cut.subject & chosen else 0.0
    return min(names, 4.0) + whole - stump - nobody + size / 100


def cost(cut: Cut, place: int) -> float | None:
    """What it costs to begin at a place in `plain`; None inside a date, a quotation or a phrase."""
    if place and cut.plain[place - 1] + 1 == cut.subject.bit_length() == cut.plain[place]:
        return 0.0  # behind the subject
    return None if cut.inner >> cut.plain[place] & 1 else cost_of_beginning(cut.words, cut.plain, cut.named, place)
