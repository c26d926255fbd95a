"""A short title in the sentence's own words: the best stretch that ends in the event's verb and begins at a joint.

A stretch may begin at the start of the sentence, behind a comma, or behind a word that closes an adjunct ("-DA",
"-ArAk", "sonra", "için" …), so that no phrase is cut through. Subject and scene may be put back in front. Dates, words
in brackets and openers ("ayrıca") are left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate, count, pairwise
from operator import or_

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


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence as titles are cut from it. Sets of words are the bits of an integer: a sentence has many stretches."""

    words: Sequence[Word]
    plain: list[int]  # numbers of the words that a title may hold
    held: int  # the set of them
    lengths: list[int]  # `lengths[n]`: characters of the first n words of `plain`
    named: tuple[int, ...]  # for each place and actor the set of words that name it
    dates: tuple[int, ...]  # for each date the set of its words

    def fits(self, place: int, stop: int) -> bool:
        """True if the words at `place..stop` (exclusive) of `plain`, set side by side, are short enough for a title."""
        return self.lengths[stop] - self.lengths[place] + stop - place < LIMIT - 1


def title_of(text: str, reading: Reading, trigger: Trigger, keep: Sequence[Span], drop: Sequence[Span]) -> str:
    """The title; `keep` are the places and actors it should name, `drop` the dates it can do without."""
    words = reading.words
    dates = tuple(date_words(words, span) for span in drop)
    plain = plain_words(text, reading, dates)
    lengths = [0, *accumulate(words[at].end - words[at].start for at in plain)]
    named = tuple(words_in(words, span) for span in keep)
    cut = _Cut(words, plain, sum(1 << at for at in plain), lengths, named, dates)
    for _, _, _, chosen in sorted(_stretches(cut, reading, trigger)):
        told = _members(chosen, plain)
        title = _joined(text, words, told)
        if len(title) < LIMIT and len(told) >= min(_STUMP, len(plain)):
            return capitalise(title)
    return capitalise(_opening(text, cut, trigger))


def _members(numbers: int, among: Sequence[int]) -> list[int]:
    return [at for at in among if numbers >> at & 1]


def _stretches(cut: _Cut, reading: Reading, trigger: Trigger) -> Iterator[tuple[float, int, int, int]]:
    """Sort keys of the stretches short enough: points (negative), first word, order of equals, the set of words."""
    order = count()
    named = reduce(or_, cut.named, 0)
    subject = _subject(reading, named, cut.plain)
    scene = sum(1 << at for at in _members(named, cut.plain) if subject < 1 << at and _is_scene(cut.words[at]))
    ends = [
        (bisect_right(cut.plain, end), points)
        for end in _ends(reading, trigger)
        if (points := _points_of_ending(reading, end))
    ]
    if not ends:
        return
    starts = _starts(cut, trigger, min(stop for stop, _ in ends))
    for stop, verb in ends:
        until = (1 << cut.plain[stop - 1] + 1) - 1
        for place, cost in starts:
            start = cut.plain[place]
            body = cut.held & until & -(1 << start)
            length = cut.lengths[stop] - cut.lengths[place]
            before = subject | scene & ((1 << start) - 1)
            broken = any(word.after.startswith(";") for word in cut.words[:start])
            for front in dict.fromkeys((0, subject, before)) if before and not broken else (0,):
                if front < 1 << start and length + _length(cut, front) < LIMIT:
                    chosen = front | body
                    first = (chosen & -chosen).bit_length() - 1
                    yield -(_points(trigger, chosen, cut.named) + verb - cost), first, next(order), chosen


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
    return sum(cut.words[at].end - cut.words[at].start for at in _members(numbers, cut.plain)) if numbers else 0


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


def _points(trigger: Trigger, chosen: int, named: Sequence[int]) -> float:
    """Names count most, a whole sentence some; a stump costs, and so does a stretch without the event's own words."""
    if between(trigger.first, trigger.last + 1) & ~chosen:
        return -10.0
    names = 1.5 * sum(map(bool, map(chosen.__and__, named[:4])))
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


def _subject(reading: Reading, named: int, plain: Sequence[int]) -> int:
    """The words of the actor that opens the sentence and stands apart by a comma; none if none does."""
    for at in plain[:9]:
        word = reading.words[at]
        if word.after.startswith(","):
            opening = sum(1 << n for n in plain if n <= at)
            return opening if opening & named and form_of(word.folded) not in {"converb", "after_clause"} else 0
    return 0


def _cost_of_beginning(cut: _Cut, place: int) -> float | None:
    """0 at a joint, more where modifiers are left behind, None where a name, date or genitive would be cut through."""
    if place == 0:
        return 0.0
    words, plain = cut.words, cut.plain
    at = plain[place]
    if any(date >> at & 1 and date >> (at - 1) & 1 for date in cut.dates):
        return None
    before = words[at - 1]
    if _never_opens(words[at].folded) or _wants_what_stands_before(words[at]):
        return None
    if before.after:
        closes = before.after.startswith((",", ";", ":")) and form_of(before.folded) in FINITE | {"converb"}
        return 0.0 if closes else 2.0 if before.after.startswith((",", ";", ":")) else None
    if plain[place - 1] != at - 1 or before.folded in JOINTS or form_of(before.folded) == "converb":
        return 0.0
    if _is_adjunct(before):
        return 0.0
    bound = before.capital or before.folded.endswith(_GENITIVES) or before.folded in _BINDING or before.folded.isdigit()
    return None if bound else 2.0


@lru_cache(maxsize=65536)
def _never_opens(folded: str) -> bool:
    """True for a word that opens no title: a light or finite verb, a converb, a word between two clauses."""
    return folded in _NO_OPENING or form_of(folded) in _TOLD_ALREADY or _LIGHT_VERB.match(folded) is not None


def _wants_what_stands_before(word: Word) -> bool:
    """True for "-An", "-DIğI", "-sI": cut off from its own words it opens no title ("Çıkan yangın", "Düşmesinden")."""
    return not word.capital and (form_of(word.folded) in OPEN_CLAUSE or _POSSESSED.search(word.folded) is not None)


def _is_adjunct(word: Word) -> bool:
    """True for a word in "-DA" or "-DAn": what stands behind it can stand alone."""
    if not word.folded.endswith(_CASES) or len(word.folded) <= 4:
        return False
    return not word.capital or any(mark in word.folded for mark in APOSTROPHES)


def _joined(text: str, words: Sequence[Word], chosen: Sequence[int]) -> str:
    """The words as written, with the marks between those that stood beside each other."""
    parts: list[str] = []
    first = chosen[0]
    for at, after in pairwise([*chosen, -1]):
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
