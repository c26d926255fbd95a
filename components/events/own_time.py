"""The times that a sentence itself tells for one of its events: its dates, spans between two of them, and durations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from components.events.choosing import Choice
from components.events.reading import Reading
from components.events.time_choice import Candidate
from components.events.time_cues import mood_of, own_cues, side_of
from components.events.timing import is_partial, when_of
from components.model import Modality, Span, TimeExpression, TimePrecision, When
from components.text.turkish import fold_case

_LASTING = re.compile(r"P(?P<count>\d+)(?P<unit>[DWM])$")
_UNIT_DAYS = {"D": 1, "W": 7, "M": 30}
_UP_TO_NOW = ("dır", "dir", "dur", "dür")  # "beş gündür"
_JOINING = frozenset({"ve", "veya", "ile"})
_BESIDE_JOINING = frozenset({"de", "da", "günü"})


def usable_times(reading: Reading) -> list[TimeExpression]:
    """The dates and clock times of a sentence that may date its events, quoted words left out."""
    return [
        time
        for time in reading.times
        if time.type in {"DATE", "TIME"}
        and (time.earliest is not None or is_partial(time))
        and not reading.quoted(time.span)
    ]


def own_candidates(
    reading: Reading, choice: Choice, modality: Modality, day: date | None, times: Sequence[TimeExpression]
) -> Iterator[Candidate]:
    """A candidate for each of `times`; two that are joined ("salı ve çarşamba") are one, from first to last."""
    mood = mood_of(modality, choice.embedded)
    joined = -1
    for at, time in enumerate(times):
        when = when_of(time)
        if at == joined or (when is None and not is_partial(time)):
            continue
        kind, cues = own_cues(reading, choice.trigger, times, at, mood, day)
        cues += _in_clause(reading, choice, times, time)
        now = day if f"lasting {mood}" in cues else None
        last = _last_day(reading, times, at, when, now)
        if when and last:
            joined = -1 if now else at + 1
            yield Candidate((when.earliest, last), "span", _up_to(when, last), time, [(kind, cues)])
        else:
            yield Candidate((when.earliest, when.latest) if when else time.span, "own", when, time, [(kind, cues)])
    if day is not None:
        yield from _durations(reading, choice, mood, day)


def _in_clause(
    reading: Reading, choice: Choice, times: Sequence[TimeExpression], time: TimeExpression
) -> Iterator[str]:
    """Whether the date stands in another of the sentence's main clauses than the event."""
    if not choice.end:
        return
    first, last = reading.words[choice.start].start, reading.words[choice.end].end
    if time.span.start > last:
        yield "later clause"
    elif time.span.start < first:
        here = any(first <= other.span.start <= last for other in times)
        yield "earlier clause dated" if here else "earlier clause"


def _last_day(
    reading: Reading, times: Sequence[TimeExpression], at: int, when: When | None, now: date | None
) -> date | None:
    """Where a time goes on to: the day of publication ("cumadan bu yana"), or a date joined to it; None if nowhere."""
    if when is None:
        return None
    if now is not None:
        return now if when.earliest < now else None
    if at + 1 == len(times) or times[at + 1].precision != times[at].precision:
        return None
    later = times[at + 1].latest
    fits = later is not None and when.latest < later and _joined(reading, times[at].span, times[at + 1].span)
    return later if fits else None


def _joined(reading: Reading, a: Span, b: Span) -> bool:
    """True if nothing but "ve" or the like stands between two dates."""
    words = reading.words
    between = words[reading.word_from(a.end) : reading.word_from(b.start)]
    joining = [word.folded for word in between if word.folded not in _BESIDE_JOINING]
    return len(joining) == 1 and joining[0] in _JOINING


def _up_to(when: When, last: date) -> When:
    return replace(when, latest=last, edtf=f"{when.earliest.isoformat()}/{last.isoformat()}", clock=None)


def _durations(reading: Reading, choice: Choice, mood: str, day: date) -> Iterator[Candidate]:
    """ "Beş gündür süren", "son iki haftada": from so long ago to the day of publication."""
    for time in reading.times:
        match = _LASTING.match(time.value or "") if time.type == "DURATION" else None
        if match is None or reading.quoted(time.span):
            continue
        folded = fold_case(time.text)
        if not folded.startswith("son ") and not folded.endswith(_UP_TO_NOW):
            continue
        first = day - timedelta(days=int(match["count"]) * _UNIT_DAYS[match["unit"]])
        when = _up_to(When(first, first, "", TimePrecision.DAY, "own", None, time.span), day)
        side = side_of(choice.trigger, reading.word_from(time.span.start))
        yield Candidate((first, day), "span", when, time, [("span", ["always", mood, side])])
