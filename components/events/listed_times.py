"""Events that one word tells and a list of times tells apart: "saat 04.17 ve 13.24'te iki deprem".

Only if the word is counted by as many as there are times, or is a plural: a summit of "3 ve 4 Mayıs" is one, and so may
be the talks of days that follow each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from components.events.figures import number_at
from components.events.reading import Reading
from components.events.timing import clock_of, when_of
from components.model import Mention, Span, TimeExpression, TimePrecision
from components.text.turkish import fold_case

_SEVERAL = 2
_BETWEEN = re.compile(r"(?:['’]?[dt][ae])?(?:,| ve| ile)(?: de| da)?(?: saat)? $")
_PLURAL = re.compile(r"l[ea]r(?:$|[ıie]$|[ae]$|d[ae]n?$|[ıi]n(?:$|d[ae]|[ıi]))")
_COUNT_REACH = 3  # words from a number to what it counts: "iki büyük deprem"


def told_apart(text: str, readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, each that a list of times makes several followed by the others; their tolls are sums."""
    by_start = {reading.span.start: reading for reading in readings if len(reading.times) > 1}
    return [
        part
        for mention in mentions
        for part in (
            _parts(text, by_start[mention.span.start], mention) if mention.span.start in by_start else (mention,)
        )
    ]


def _parts(text: str, reading: Reading, mention: Mention) -> Sequence[Mention]:
    evidence = mention.when.evidence if mention.when else None
    if evidence is None or mention.partial is not None:
        return (mention,)
    listed = next((run for run in _lists(text, reading) if any(time.span.overlaps(evidence) for time in run)), ())
    if len(listed) < _SEVERAL or not _is_several(reading, mention.trigger, listed):
        return (mention,)
    source = mention.when.source if mention.when else None
    first, *others = [replace(mention, when=when_of(time, source), figures=()) for time in listed]
    return first, *(
        replace(part, id=f"{part.article_id}:{part.span.start}:{time.span.start}", relations=())
        for part, time in zip(others, listed[1:], strict=True)
    )


def _lists(text: str, reading: Reading) -> Iterator[tuple[TimeExpression, ...]]:
    """The sentence's lists of different clock times, or of different days."""
    run: list[TimeExpression] = []
    for before, time in pairwise([None, *reading.times]):
        if time is None:
            continue
        if before and not (
            _are_listed(before, time) and _BETWEEN.match(fold_case(text[before.span.end : time.span.start]))
        ):
            yield tuple(run)
            run = []
        run.append(time)
    yield tuple(run)


def _are_listed(one: TimeExpression, other: TimeExpression) -> bool:
    """True for two days, or two clock times, that are not the same."""
    fixed = all(time.precision <= TimePrecision.DAY and time.earliest == time.latest for time in (one, other))
    ranges = any("/" in (time.value or "") for time in (one, other))
    clocks = clock_of(one), clock_of(other)
    if not fixed or ranges or (clocks[0] is None) != (clocks[1] is None):
        return False
    return (one.earliest, clocks[0]) != (other.earliest, clocks[1])


def _is_several(reading: Reading, trigger: Span, listed: Sequence[TimeExpression]) -> bool:
    """True if the trigger is counted by as many as are listed, or a plural of times that are not days on end."""
    at = next(at for at, word in enumerate(reading.words) if word.end > trigger.start)
    if _PLURAL.search(reading.folded[at]) and not _are_on_end(listed):
        return True
    numbers = (number_at(reading.words, start) for start in range(max(0, at - _COUNT_REACH), at))
    return any(number is not None and number[0] == len(listed) for number in numbers)


def _are_on_end(listed: Sequence[TimeExpression]) -> bool:
    """True if some day of the list follows the one before it."""
    days = [time.earliest for time in listed if time.earliest]
    return any((later - day).days == 1 for day, later in pairwise(days))
