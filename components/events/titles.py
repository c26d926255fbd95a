"""A short title in the sentence's own words: the best stretch that ends in the event's verb and begins at a joint.

Dates, words in brackets and openers ("ayrıca") are left out; `title_cuts` says where a stretch may begin.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce
from itertools import accumulate, pairwise
from operator import or_

from components.events.clauses import is_closed
from components.events.reading import Reading
from components.events.title_clauses import clause_words
from components.events.title_cuts import LIMIT, SHORT, STUMP, Cut, cost, fits_whole, members, set_of, step, stretches
from components.events.title_joining import joined
from components.events.title_starts import scene_of, subject_of
from components.events.title_words import AND, JOINTS, between, date_words, plain_words, quoted_words, words_in
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.model import Span
from components.text.turkish import capitalise

_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten", "yla", "yle")
_NOMINAL = frozenset({"noun", None})
_CLOSING_MARKS = frozenset({",", ";", ":", "."})
_PAIRED = re.compile(r"[“”()«»\"]")


def title_of(
    text: str,
    reading: Reading,
    trigger: Trigger,
    keep: Sequence[Span],
    drop: Sequence[Span],
    stop: int,
    own: int = -1,
) -> str:
    """The title; `keep` are the places and actors it should name, `drop` the dates it can do without.

    It holds no word behind word `stop`, and beside the subject only words of the set `own`.
    """
    words = reading.words
    dates = [date_words(reading, span) for span in drop]
    plain, ends = plain_words(text, reading, dates), _ends(reading, trigger, stop)
    if own != -1:
        plain = clause_words(reading, plain, _actors(reading, keep), trigger, own)
    told = plain[: bisect_right(plain, ends[-1])]
    if len(told) >= STUMP and _tells_all(reading, ends[-1]) and fits_whole(words, told[0], told[-1], trigger):
        return capitalise(joined(text, words, told, set_of(plain)))  # no other stretch holds more or ends better
    quotes = quoted_words(text, words)
    cut = Cut(
        words,
        plain,
        set_of(plain),
        _begins(words, plain),
        len(_PAIRED.findall(text, words[0].start, words[-1].end)),
        between(trigger.first, trigger.last + 1),
        [words_in(reading, span) for span in keep],
        reduce(or_, [date & date << 1 for date in (*dates, *quotes)], 0),
    )
    cut = _with_fronts(cut, reading, trigger, keep)
    spoken = reduce(or_, quotes, 0)
    endings = [
        (bisect_right(plain, end), points)
        for end in ends
        if (points := _points_of_ending(reading, end)) and (end == ends[-1] or not spoken >> end & 1)
    ]
    for stretch in sorted(stretches(cut, trigger, endings)):
        told = members(stretch.chosen, plain)
        title = joined(text, words, told, cut.held)
        if len(title) < LIMIT and len(told) >= min(STUMP, len(plain)):
            return capitalise(title)
    return capitalise(_opening(text, cut, trigger))


def _with_fronts(cut: Cut, reading: Reading, trigger: Trigger, keep: Sequence[Span]) -> Cut:
    """The cut with the subject and the scene, which may be put back in front of a part of the sentence.

    A place that another clause keeps is no scene, unless a comma sets it apart from that.
    """
    subject = subject_of(cut.words, cut.plain, _actors(reading, keep), trigger.first) & cut.held
    scene = 0
    for name, span in zip(cut.named, keep, strict=True):
        where = scene_of(cut.words, name)
        if where and (cut.words[where.bit_length() - 1].after[:1] == "," or not is_closed(reading, span, trigger)):
            scene |= where
    return cut._replace(subject=subject, scene=scene & cut.held & ~between(0, subject.bit_length()))


def _actors(reading: Reading, keep: Sequence[Span]) -> list[int]:
    """The sets of the words of those names that are no places."""
    toponyms = {resolved.toponym.span for resolved in reading.toponyms}
    return [words_in(reading, span) for span in keep if span not in toponyms]


def _begins(words: Sequence[Word], plain: Sequence[int]) -> list[int]:
    """Where each of these words begins when all are set side by side."""
    return [*accumulate([step(words, at, behind, 0) for at, behind in pairwise(plain)], initial=0)]


def _ends(reading: Reading, trigger: Trigger, stop: int) -> list[int]:
    """The predicate, or the last word of a nominal sentence; the event's own verb or noun; its clause's verb."""
    own = max(trigger.governor, trigger.last)
    predicate = reading.predicate()
    ends = {own, _end_of_clause(reading, trigger.last)}
    ends.add(len(reading.words) - 1 if predicate is None else max(own, predicate))
    followed = reading.words[trigger.last + 1].folded if trigger.last + 1 < len(reading.words) else ""
    if trigger.role == "noun" and followed in JOINTS:
        ends.add(trigger.last)
    return sorted({min(end, stop) for end in ends})


def _end_of_clause(reading: Reading, at: int) -> int:
    """The first finite verb from a word on that a mark closes: "… tek üyesi oldu; …"; else the word itself."""
    for number in range(at, len(reading.words)):
        word = reading.words[number]
        if word.after:
            closed = word.after[0] in _CLOSING_MARKS
        else:
            closed = number + 1 < len(reading.words) and reading.folded[number + 1] in AND
        finite = closed and not word.capital and form_of(word.folded) in FINITE
        if finite and not reading.quoted_word(number):
            return number
    return at


def _points_of_ending(reading: Reading, end: int) -> float:
    """An ending in the predicate is best, in another finite verb good; 0 where a noun would lose its verb."""
    if _tells_all(reading, end):
        return 3.0
    predicate, word = reading.predicate(), reading.words[end]
    form = form_of(word.folded)
    if form in FINITE:
        return 2.0
    if form not in _NOMINAL or word.folded.endswith(_CASES):
        return 0.0
    return 2.0 if predicate is None else 0.0


def _tells_all(reading: Reading, end: int) -> bool:
    """True for the predicate, or for the last word of a nominal sentence."""
    predicate = reading.predicate()
    return end == (len(reading.words) - 1 if predicate is None else predicate)


def _opening(text: str, cut: Cut, trigger: Trigger) -> str:
    """No stretch fits: as many words as fit, from a joint that leaves room for the trigger or the start on, and "…"."""
    words, plain = cut.words, cut.plain
    until = max(1, bisect_right(plain, trigger.last))
    lengths = [0, *accumulate([len(words[at].folded) + 1 for at in plain])]
    fitting = [place for place in range(min(until, len(plain) - SHORT)) if lengths[until] - lengths[place] < LIMIT - 1]
    first = next((place for place in fitting if cost(cut, place) is not None), 0)
    for stop in range(len(plain), first, -1):
        title = joined(text, words, plain[first:stop], cut.held).rstrip(" ,;:")
        if len(title) < LIMIT - 1:
            return title if stop == len(plain) else title + "…"
    return text[words[plain[first]].start :][: LIMIT - 2] + "…"
