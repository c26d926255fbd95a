"""Which of the times that a mention may have is its own: the one that the cues, weighed, speak for most.

A log-linear model: every cue of a candidate adds its weight, the highest sum wins. `time_weights.tsv` holds the
weights; `tests/fit_times.py` fitted them on the event gold, around what grammar says of them.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import repeat
from typing import NamedTuple

from components.events.kinds import rows
from components.model import Span, TimeExpression, When

Period = tuple[date, date]
_OWN = frozenset({"own", "span"})


class Candidate(NamedTuple):
    """A time that a mention may have: its first and last day (None = unknown), how it is known, and what speaks for it.

    `how`: own, span (a stretch the sentence tells), before, lead, published, none. `when` is the time as it was told
    where it comes from, `time` the words of this sentence; `cues` by the source they speak of. A tuple, for speed.
    """

    period: Period | Span | None
    how: str
    when: When | None
    time: TimeExpression | None
    cues: list[tuple[str, Sequence[str]]]


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weight of each cue by the source that it speaks of; a cue without a row weighs nothing."""
    table: dict[str, dict[str, float]] = {}
    for source, cue, weight, _ in rows("time_weights.tsv"):
        table.setdefault(source, {})[cue] = float(weight)
    return table


def score(candidate: Candidate) -> float:
    """How much speaks for a candidate."""
    table = weights()
    total = 0.0
    for source, cues in candidate.cues:
        of = table.get(source)
        if of:
            total = sum(map(of.get, cues, repeat(0.0)), total)
    return total


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each period: the first of them, with what speaks for the others too.

    Where the sentence's own date is also that of the lead or of publication, that is a cue by itself: what speaks
    against taking a day from there ("the sentence has its own") says nothing against the own one.
    """
    found: dict[Period | Span | None, Candidate] = {}
    for one in candidates:
        held = found.setdefault(one.period, one)
        if held is one:
            continue
        source = held.cues[0][0]
        if source in _OWN and one.how not in _OWN:
            held.cues.append((source, (f"also {one.cues[0][0]}",)))
        else:
            held.cues.extend(one.cues)
    return list(found.values())


def likeliest(candidates: Sequence[Candidate]) -> Candidate:
    """The candidate with the highest score, the first of equals; there must be one."""
    return max(candidates, key=score)
