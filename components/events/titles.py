"""A short title in the sentence's own words: the best stretch that ends in the event's verb and begins at a joint.

A stretch may begin at the start of the sentence, behind a comma, or behind a word that closes an adjunct ("-DA",
"-ArAk", "sonra", "için" …), so that no phrase is cut through. Subject and scene may be put back in front. Dates, words
in brackets and openers ("ayrıca") are left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import accumulate, count, pairwise
from operator import or_
from typing import NamedTuple

from components.events.reading import Reading
from components.events.title_words import JOINTS, OPEN_CLAUSE, OPENERS, between, date_words, plain_words, words_in
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.model import Span
from components.text.turkish import APOSTROPHES, capitalise

LIMIT = 90  # characters; a title is shorter

_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")
_GENITIVES = ("ın", "in", "un", "ün")
_BINDING = frozenset("ve ile veya ya bir iki üç her bu o şu en çok daha".split())
_NOMINAL = frozenset({"noun", None})
_POSSESSED = re.compile(r"..(?:s[ıiuü]|m[ae]l[ae]r[ıi])(?:n(?:d[ae]n?|[ıiuü]n?|[ae]))?$")
_LIGHT_VERB = re.compile(
    r"et(?:t|m|en|erek|ip)|ed(?:il|en|erek|ip|ec)|ol(?:an|arak|du|up|ac)|yap(?:ıl|t|an|arak|ıp)|kal(?:an|d|arak)"
)
_TOLD_ALREADY = frozenset({"past", "background", "future", "progressive", "evidential", "converb"})
_NO_OPENING = OPENERS | JOINTS | {"değil"}
_CLOSING_MARKS = frozenset({",", ";", ":", "."})
_STUMP = 3  # words: fewer tell nothing


class _Cut(NamedTuple):
    """A sentence as titles are cut from it. Sets of words are the bits of an integer: a sentence has many stretches."""

    words: Sequence[Word]
    plain: list[int]  # numbers of the words that a title may hold
    held: int  # the set of them
    lengths: list[int]  # `lengths[n]`: characters of the first n words of `plain`
    own: int  # the set of the trigger's words
    named: list[int]  # for each place and actor the set of words that name it
    inner: int  # the set of words that stand in a date behind another word of it

    def fits(self, place: int, stop: int) -> bool:
        """True if the words at `place..stop` (exclusive) of `plain`, set side by side, are short enough for a title."""
        return self.lengths[stop] - self.lengths[place] + stop - place < LIMIT - 1

    def fits_whole(self, stop: int, trigger: Trigger) -> bool:
        """True if all words before place `stop` make a title: it holds what any shorter one that ends there holds."""
        opens, ends = self.plain[0], self.plain[stop - 1]
        return opens <= trigger.first and self.words[ends].end - self.words[opens].start < LIMIT


def title_of(text: str, reading: Reading, trigger: Trigger, keep: Sequence[Span], drop: Sequence[Span]) -> str:
    """The title; `keep` are the places and actors it should name, `drop` the dates it can do without."""
    words = reading.words
    dates = [date_words(words, span) for span in drop]
    plain = plain_words(text, reading, dates)
    cut = _Cut(
        words,
        plain,
        _set_of(plain),
        [0, *accumulate([len(words[at].folded) for at in plain])],
        between(trigger.first, trigger.last + 1),
        [words_in(words, span) for span in keep],
        reduce(or_, [date & date << 1 for date in dates], 0),
    )
    for _, _, _, chosen in sorted(_stretches(cut, reading, trigger)):
        told = _members(chosen, plain)
        title = _joined(text, words, told)
        if len(title) < LIMIT and len(told) >= min(_STUMP, len(plain)):
            return capitalise(title)
    return capitalise(_opening(text, cut, trigger))


def _set_of(numbers: Iterable[int]) -> int:
    return sum([1 << at for at in numbers])


def _members(numbers: int, among: Sequence[int]) -> list[int]:
    return [at for at in among if numbers >> at & 1]


def _stretches(cut: _Cut, reading: Reading, trigger: Trigger) -> Iterator[tuple[float, int, int, int]]:
    """Sort keys of the stretches short enough: points (negative), first word, order of equals, the set of words."""
    order = count()
    subject, scene = _fronts(cut)
    ends = [
        (bisect_right(cut.plain, end), points)
        for end in _ends(reading, trigger)
        if (points := _points_of_ending(reading, end))
    ]
    starts: list[tuple[int, float]] | None = None
    for stop, verb in ends:
        until = cut.held & (1 << cut.plain[stop - 1] + 1) - 1
        if cut.fits_whole(stop, trigger):
            yield -(_points(cut, until) + verb), cut.plain[0], next(order), until
            continue
        if starts is None:
            starts = _starts(cut, trigger, min([stop for stop, _ in ends]))
        for place, cost in starts:
            start = cut.plain[place]
            body = until & -(1 << start)
            length = cut.lengths[stop] - cut.lengths[place]
            before = subject | scene & ((1 << start) - 1)
            for front in _choices_of_front(cut, subject, before, start) if before else (0,):
                if front < 1 << start and length + _length(cut, front) < LIMIT:
                    chosen = front | body
                    first = (chosen & -chosen).bit_length() - 1
                    yield -(_points(cut, chosen) + verb - cost), first, next(order), chosen


def _fronts(cut: _Cut) -> tuple[int, int]:
    """What may be put back in front of a stretch: the words of the subject, and those that tell the scene."""
    named = reduce(or_, cut.named, 0) & cut.held
    if not named:
        return 0, 0
    subject = _subject(cut, named)
    return subject, _set_of([at for at in _members(named, cut.plain) if subject < 1 << at and _is_scene(cut.words[at])])


def _choices_of_front(cut: _Cut, subject: int, before: int, start: int) -> Iterable[int]:
    """Nothing, the subject, or it and the scene; nothing alone where a semicolon parts them from word `start`."""
    broken = any(word.after.startswith(";") for word in cut.words[:start])
    return (0,) if broken else dict.fromkeys((0, subject, before))


def _starts(cut: _Cut, trigger: Trigger, stop: int) -> list[tuple[int, float]]:
    """Places in `plain` where a title that ends before place `stop` or later may begin, each with what it costs."""
    starts = []
    for place in range(min(stop, bisect_right(cut.plain, trigger.first))):
        if cut.lengths[stop] - cut.lengths[place] < LIMIT:
            cost = _cost_of_beginning(cut, place)
            if cost is not None:
                starts.append((place, cost))
    return starts


def _length(cut: _Cut, numbers: int) -> int:
    return sum([len(cut.words[at].folded) for at in _members(numbers, cut.plain)]) if numbers else 0


def _is_scene(word: Word) -> bool:
    """True for a name in "-DA": where it is can be told beside any verb of the sentence."""
    return word.folded.endswith(("da", "de", "ta", "te")) and any(mark in word.folded for mark in APOSTROPHES)


def _ends(reading: Reading, trigger: Trigger) -> list[int]:
    """The predicate, or the last word of a nominal sentence; the event's own verb or noun; its clause's verb."""
    own = max(trigger.governor, trigger.last)
    predicate = reading.predicate()
    ends = {own, _end_of_clause(reading, trigger.last)}
    ends.add(len(reading.words) - 1 if predicate is None else max(own, predicate))
    followed = reading.words[trigger.last + 1].folded if trigger.last + 1 < len(reading.words) else ""
    if trigger.role == "noun" and followed in JOINTS:
        ends.add(trigger.last)
    return sorted(ends)


def _end_of_clause(reading: Reading, at: int) -> int:
    """The first finite verb from a word on that a mark closes: "… tek üyesi oldu; …"; else the word itself."""
    for number in range(at, len(reading.words)):
        word = reading.words[number]
        finite = word.after[:1] in _CLOSING_MARKS and not word.capital and form_of(word.folded) in FINITE
        if finite and not reading.quoted(word.span):
            return number
    return at


def _points(cut: _Cut, chosen: int) -> float:
    """Names count most, a whole sentence some; a stump costs, and so does a stretch without the event's own words."""
    if cut.own & ~chosen:
        return -10.0
    names = 1.5 * len([name for name in cut.named[:4] if chosen & name])
    whole = 1.0 if chosen & 1 else 0.0
    size = chosen.bit_count()
    stump = 3.0 if size < _STUMP else 0.0
    return min(names, 4.0) + whole - stump + size / 100


def _points_of_ending(reading: Reading, end: int) -> float:
    """An ending in the predicate is best, in another finite verb good, in a bare noun poor; 0 where nothing may end."""
    predicate, word = reading.predicate(), reading.words[end]
    if end == predicate or (predicate is None and end == len(reading.words) - 1):
        return 3.0
    form = form_of(word.folded)
    if form in FINITE:
        return 2.0
    if form not in _NOMINAL or word.folded.endswith(_CASES):
        return 0.0
    return 2.0 if predicate is None else 0.5


def _subject(cut: _Cut, named: int) -> int:
    """The words of the actor that opens the sentence and stands apart by a comma; none if none does."""
    for at in cut.plain[:9]:
        word = cut.words[at]
        if word.after.startswith(","):
            opening = cut.held & (2 << at) - 1
            return opening if opening & named and form_of(word.folded) not in {"converb", "after_clause"} else 0
    return 0


def _cost_of_beginning(cut: _Cut, place: int) -> float | None:
    """0 at a joint, more where modifiers are left behind, None where a name, date or genitive would be cut through."""
    if place == 0:
        return 0.0
    at = cut.plain[place]
    word, before = cut.words[at], cut.words[at - 1]
    if cut.inner >> at & 1 or _never_opens(word.folded, word.capital):
        return None
    if before.after:
        closes = before.after.startswith((",", ";", ":")) and form_of(before.folded) in FINITE | {"converb"}
        return 0.0 if closes else 2.0 if before.after.startswith((",", ";", ":")) else None
    return 0.0 if cut.plain[place - 1] != at - 1 else _cost_behind(before.folded, before.capital)


@lru_cache(maxsize=65536)
def _never_opens(folded: str, capital: bool) -> bool:
    """True for a word that opens no title: a light or finite verb, a converb, a word between two clauses.

    "-An", "-DIğI", "-sI" want what stands before them: "Çıkan yangın", "Düşmesinden" are cut off from their own words.
    """
    form = form_of(folded)
    if folded in _NO_OPENING or form in _TOLD_ALREADY or _LIGHT_VERB.match(folded):
        return True
    return not capital and (form in OPEN_CLAUSE or _POSSESSED.search(folded) is not None)


@lru_cache(maxsize=65536)
def _cost_behind(folded: str, capital: bool) -> float | None:
    """What it costs to begin right behind this word: 0 behind a joint, a converb, a word in "-DA" or "-DAn"."""
    if folded in JOINTS or form_of(folded) == "converb":
        return 0.0
    if folded.endswith(_CASES) and len(folded) > 4 and (not capital or any(mark in folded for mark in APOSTROPHES)):
        return 0.0
    bound = capital or folded.endswith(_GENITIVES) or folded in _BINDING or folded.isdigit()
    return None if bound else 2.0


def _joined(text: str, words: Sequence[Word], chosen: Sequence[int]) -> str:
    """The words as written, with the marks between those that stood beside each other."""
    parts: list[str] = []
    first = chosen[0]
    unbroken = len(chosen) == chosen[-1] + 1 - first
    for at, after in ((chosen[-1], -1),) if unbroken else pairwise([*chosen, -1]):
        if after != at + 1:
            parts.append(text[words[first].start : words[at].end])
            if after >= 0:
                parts.append(", " if words[at].after.startswith(",") else " ")
            first = after
    return _balanced("".join(parts).replace("\n", " "))


def _balanced(title: str) -> str:
    """Without a quotation mark or bracket whose partner was left out."""
    for opening, closing in (("“", "”"), ("(", ")"), ("«", "»")):
        if title.count(opening) != title.count(closing):
            title = title.replace(opening, "").replace(closing, "")
    return title.replace('"', "") if title.count('"') % 2 else title


def _opening(text: str, cut: _Cut, trigger: Trigger) -> str:
    """No stretch fits: as many words as fit from the start, or from later on if the trigger stands too far, and "…"."""
    until = max(1, bisect_right(cut.plain, trigger.last))
    first = next((place for place in range(until) if cut.fits(place, until)), until - 1)
    for stop in range(len(cut.plain), first, -1):
        title = _joined(text, cut.words, cut.plain[first:stop]).rstrip(" ,;:")
        if len(title) < LIMIT - 1:
            return title if stop == len(cut.plain) else title + "…"
    return text[cut.words[cut.plain[first]].start :][: LIMIT - 2] + "…"
