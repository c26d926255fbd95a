"""A sentence as its main clauses, each of which may tell an event of its own."""

import re
from itertools import pairwise

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import form_of, is_negated
from components.model import EventType

STATIVE = re.compile(
    r"ol(?:duğ|acağ|madığ|mayacağ)|bulunduğ|gerek|iste|bekle|inan|düşün|um(?:duğ)|bil(?:diğ)|anla|var$|yok$|hazır|taşı"
)
TELLING = frozenset({"past", "background", "evidential", "future", "future_past", "progressive"})
_AND = frozenset("ve ama ancak fakat".split())


def main_clauses(reading: Reading) -> list[tuple[int, Reading]]:
    """The sentence as its main clauses with their first words: each ends with a finite verb before a mark, "ve", "ama".

    A clause is a reading of the sentence up to its end that has only its own triggers, so that indexes stay good.
    """
    words = reading.words
    marked = [at for at in range(1, len(words) - 2) if words[at].after or words[at + 1].folded in _AND]
    ends = [at for at in marked if _ends_clause(reading, at) or _ends_report(reading, at)]
    if not ends:
        return [(0, reading)]
    bounds = [*pairwise([-1, *ends]), (ends[-1], len(words) - 1)]
    return [(start + 1, _clause(reading, start, end)) for start, end in bounds]


def _ends_report(reading: Reading, at: int) -> bool:
    """True behind a clause of several that one verb reports: "geleceğini, … görüşeceğini bildirdi"."""
    word = reading.words[at]
    if word.after[:1] != "," or word.capital or form_of(word.folded) not in {"clause", "future_clause"}:
        return False
    if STATIVE.match(word.folded) or reading.quoted_word(at):
        return False
    return any(trigger.role == "report" and trigger.first > at + 1 for trigger in reading.triggers)


def _clause(reading: Reading, start: int, end: int) -> Reading:
    own = tuple(trigger for trigger in reading.triggers if start < trigger.last <= end)
    if end + 1 == len(reading.words) or not _ends_report(reading, end):
        return reading.part(reading.words[: end + 1], own)
    report = next(trigger for trigger in reversed(reading.triggers) if trigger.role == "report")
    if any(trigger.role in {"verb", "noun", "general", "harm"} for trigger in own):
        return reading.part(reading.words, (*own, report))
    word = reading.words[end]
    bare = Trigger(EventType.STATEMENT, "bare", end, end, end, form_of(word.folded), is_negated(word.folded))
    told = next((trigger._replace(role="bare") for trigger in own if trigger.governor == end), bare)
    return reading.part(reading.words, (told, report))


def _ends_clause(reading: Reading, at: int) -> bool:
    word, following = reading.words[at], reading.words[at + 1]
    if word.after[:1] == ";":
        return True
    joined = word.after[:1] in {",", ":"} or (not word.after and following.folded in _AND)
    if not joined or word.capital or form_of(word.folded) not in TELLING:
        return False
    return not reading.quoted_word(at)
