"""A short title in the sentence's own words: the best stretch that ends in the event's verb and begins at a joint.

A stretch may begin at the start of the sentence, behind a comma, or behind a word that closes an adjunct ("-DA",
"-ArAk", "sonra", "için" …), so that no phrase is cut through. Subject and scene may be put back in front. Dates, words
in brackets and openers ("ayrıca") are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate, count, pairwise
from operator import attrgetter, or_

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.model import Span
from components.text.turkish import APOSTROPHES, capitalise, fold_case

LIMIT = 90  # characters; a title is shorter

_OPENERS = frozenset(
    "ayrıca ancak öte yandan ise bunun üzerine arada böylece nitekim dolayısıyla ve ama fakat ardından bu de da".split()
)
_JOINTS = frozenset(
    "amacıyla üzere için dolayı kapsamında çerçevesinde doğrultusunda itibaren rağmen göre sonra önce kadar ile "
    "sonucu sonucunda nedeniyle ardından sırasında üzerine sonrasında öncesinde tarafından dolayısıyla ise".split()
)
_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")
_GENITIVES = ("nın", "nin", "nun", "nün", "ların", "lerin", "ının", "inin")
_BINDING = frozenset("ve ile veya ya bir iki üç her bu o şu en çok daha".split())
_NOMINAL = frozenset({"noun", None})
_LIGHT = frozenset(
    "yaşanan gerçekleşen gerçekleştirilen düzenlenen yapılan kaydedilen başlayan başlatılan süren çıkan gelen görülen "
    "oynanan açıklanan duyurulan bildirilen paylaşılan tamamlanan imzalanan kurulan olan".split()
)  # participles that only say that their noun took place: without their date or place they say nothing
_OPEN_CLAUSE = frozenset({"participle", "clause", "future_clause"})
_LIGHT_VERB = re.compile(
    r"et(?:t|m|en|erek|ip)|ed(?:il|en|erek|ip|ec)|ol(?:an|arak|du|up|ac)|yap(?:ıl|t|an|arak|ıp)|kal(?:an|d|arak)"
)
_TOLD_ALREADY = frozenset({"past", "background", "future", "progressive", "evidential", "converb"})
_NO_OPENING = _OPENERS | _JOINTS | {"değil"}
_START, _END = attrgetter("start"), attrgetter("end")
_STUMP = 3  # words: fewer tell nothing


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence as titles are cut from it. Sets of words are the bits of an integer: a sentence has many stretches."""

    words: Sequence[Word]
    plain: list[int]  # numbers of the words that a title may hold
    held: int  # the set of them
    lengths: list[int]  # `lengths[n]`: characters of the first n words of `plain`
    named: tuple[int, ...]  # for each place and actor the set of words that name it


def title_of(text: str, reading: Reading, trigger: Trigger, keep: Sequence[Span], drop: Sequence[Span]) -> str:
    """The title; `keep` are the places and actors it should name, `drop` the dates it can do without."""
    words = reading.words
    plain = _plain(reading, drop)
    lengths = [0, *accumulate(words[at].end - words[at].start for at in plain)]
    named = tuple(_numbers(words, span) for span in keep)
    cut = _Cut(words, plain, sum(1 << at for at in plain), lengths, named)
    for _, _, _, chosen in sorted(_stretches(cut, reading, trigger)):
        title = _joined(text, words, _members(chosen, plain))
        if len(title) < LIMIT:
            return capitalise(title)
    return _squeezed(text, words, trigger)


def _numbers(words: Sequence[Word], span: Span) -> int:
    """The set of the words that a span covers or touches."""
    first = bisect_right(words, span.start, key=_END)
    return _between(first, max(first, bisect_left(words, span.end, key=_START)))


def _between(first: int, stop: int) -> int:
    """The set of the words `first..stop` (exclusive)."""
    return (1 << stop) - (1 << first)


def _members(numbers: int, among: Sequence[int]) -> list[int]:
    return [at for at in among if numbers >> at & 1]


def _stretches(cut: _Cut, reading: Reading, trigger: Trigger) -> Iterator[tuple[float, int, int, int]]:
    """Sort keys of the stretches short enough: points (negative), first word, order of equals, the set of words."""
    order = count()
    named = reduce(or_, cut.named, 0)
    subject = _subject(reading, named, cut.plain)
    scene = sum(1 << at for at in _members(named, cut.plain) if subject < 1 << at and _is_scene(cut.words[at]))
    ends = [(bisect_right(cut.plain, end), _points_of_ending(reading, end)) for end in _ends(reading, trigger)]
    starts = _starts(cut, trigger, min(stop for stop, _ in ends))
    for stop, verb in ends:
        until = (1 << cut.plain[stop - 1] + 1) - 1
        for place, cost in starts:
            start = cut.plain[place]
            body = cut.held & until & -(1 << start)
            length = cut.lengths[stop] - cut.lengths[place]
            before = subject | scene & ((1 << start) - 1)
            for front in dict.fromkeys((0, subject, before)) if before else (0,):
                if front < 1 << start and length + _length(cut, front) < LIMIT:
                    chosen = front | body
                    first = (chosen & -chosen).bit_length() - 1
                    yield -(_points(trigger, chosen, cut.named) + verb - cost), first, next(order), chosen


def _starts(cut: _Cut, trigger: Trigger, stop: int) -> list[tuple[int, float]]:
    """Places in `plain` where a title that ends before place `stop` or later may begin, each with what it costs."""
    starts = []
    for place in range(min(stop, bisect_right(cut.plain, trigger.first))):
        if cut.lengths[stop] - cut.lengths[place] < LIMIT:
            cost = _cost_of_beginning(cut.words, cut.plain, place)
            if cost is not None:
                starts.append((place, cost))
    return starts


def _length(cut: _Cut, numbers: int) -> int:
    return sum(cut.words[at].end - cut.words[at].start for at in _members(numbers, cut.plain)) if numbers else 0


def _is_scene(word: Word) -> bool:
    """True for a name in "-DA": where it is can be told beside any verb of the sentence."""
    return word.folded.endswith(("da", "de", "ta", "te")) and any(mark in word.folded for mark in APOSTROPHES)


def _ends(reading: Reading, trigger: Trigger) -> list[int]:
    """The sentence's predicate (with the reporting verb), and the event's own verb or noun."""
    own = max(trigger.governor, trigger.last)
    predicate = reading.predicate()
    if predicate is None:
        return sorted({own, len(reading.words) - 1})
    ends = {own, predicate} if predicate > trigger.last else {own}
    followed = reading.words[trigger.last + 1].folded if trigger.last + 1 < len(reading.words) else ""
    if trigger.role == "noun" and followed in _JOINTS:
        ends.add(trigger.last)
    return sorted(ends)


def _points(trigger: Trigger, chosen: int, named: Sequence[int]) -> float:
    """Names count most, a whole sentence some; a stump costs, and so does a stretch without the event's own words."""
    if _between(trigger.first, trigger.last + 1) & ~chosen:
        return -10.0
    names = 1.5 * sum(map(bool, map(chosen.__and__, named[:4])))
    whole = 1.0 if chosen & 1 else 0.0
    size = chosen.bit_count()
    stump = 3.0 if size < _STUMP else 0.0
    return min(names, 4.0) + whole - stump + size / 100


def _points_of_ending(reading: Reading, end: int) -> float:
    """An ending in the predicate is best, in another finite verb good; a bare clause costs."""
    predicate = reading.predicate()
    if end == predicate:
        return 3.0
    form = form_of(reading.words[end].folded)
    if form in FINITE:
        return 2.0
    if form in _NOMINAL:
        return 2.0 if predicate is None else 0.5
    return -1.0


def _plain(reading: Reading, drop: Sequence[Span]) -> list[int]:
    """Word numbers without openers, words in brackets and dates."""
    words, depth, plain = reading.words, 0, list[int]()
    dropped = reduce(or_, (_numbers(words, span) for span in drop), 0)
    before = ""
    for at, word in enumerate(words):
        if before:
            depth += before.count("(") - before.count(")")
        before = word.after
        if depth > 0 or dropped >> at & 1:
            continue
        if at and word.folded in _LIGHT and (not plain or plain[-1] != at - 1):
            continue
        plain.append(at)
    while len(plain) > 3 and words[plain[0]].folded in _OPENERS | _LIGHT:
        plain.pop(0)
    return plain


def _subject(reading: Reading, named: int, plain: Sequence[int]) -> int:
    """The words of the actor that opens the sentence and stands apart by a comma; none if none does."""
    for at in plain[:9]:
        word = reading.words[at]
        if word.after.startswith(","):
            opening = sum(1 << n for n in plain if n <= at)
            return opening if opening & named and form_of(word.folded) not in {"converb", "after_clause"} else 0
    return 0


def _cost_of_beginning(words: Sequence[Word], plain: Sequence[int], place: int) -> float | None:
    """0 at a joint, more where modifiers are left behind, None where a name or a genitive would be cut through."""
    if place == 0:
        return 0.0
    at = plain[place]
    before = words[at - 1]
    if _never_opens(words[at].folded) or _wants_what_stands_before(words[at]):
        return None
    if before.after:
        closes = before.after.startswith((",", ";", ":")) and form_of(before.folded) in FINITE | {"converb"}
        return 0.0 if closes else 2.0 if before.after.startswith((",", ";", ":")) else None
    if plain[place - 1] != at - 1 or before.folded in _JOINTS or form_of(before.folded) == "converb":
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
    """True for a verb in "-An" or "-DIğI": cut off from its own words it opens no title ("Çıkan yangında …")."""
    return not word.capital and form_of(word.folded) in _OPEN_CLAUSE


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


def _squeezed(text: str, words: Sequence[Word], trigger: Trigger) -> str:
    """No stretch fits: the trigger with as many words before it as fit."""
    last = max(trigger.governor, trigger.last)
    first = trigger.first
    if len(text[words[first].start : words[last].end]) >= LIMIT:
        last = trigger.last
    while first > 0 and len(text[words[first - 1].start : words[last].end]) < LIMIT:
        first -= 1
    title = text[words[first].start : words[last].end]
    return capitalise(_balanced(title)) if title else capitalise(fold_case(text[: LIMIT - 1]))
