"""When a mention happened if not by its own words: the sentence before, the lead, the day of publication."""

from dataclasses import replace

from components.events.choosing import Choice
from components.events.narrative import Narrative, told_before
from components.events.reading import Reading
from components.events.timing import (
    derived_when,
    duration_before,
    is_partial,
    may_inherit,
    own_time,
    published_when,
    when_of,
)
from components.model import Modality, Reason, TimeExpression, When

_DATED_BY_OTHERS = frozenset({Modality.ASSERTED, Modality.CLAIMED, Modality.NEGATED})


def time_of(
    state: Narrative, reading: Reading, choice: Choice, modality: Modality
) -> tuple[When | None, TimeExpression | None, Reason | None]:
    """When the chosen event happened, the expression that still lacks something (a year), and why; None = unknown."""
    own = own_time(reading, choice.trigger, choice.embedded, state.article.published)
    if own is not None:
        partial = own if is_partial(own) else None
        when = when_of(own)
        if when is not None:
            return when, partial, Reason(f"events.time.{when.source}", (own.text,))
        if partial is not None:
            return None, partial, Reason("events.time.partial", (own.text,))
    derived = _derived(state, reading, choice)
    if derived is not None:
        return derived, None, Reason("events.time.derived", (derived.edtf,))
    return _without_own_time(state, reading, choice, modality)


def _without_own_time(
    state: Narrative, reading: Reading, choice: Choice, modality: Modality
) -> tuple[When | None, TimeExpression | None, Reason | None]:
    if choice.embedded:
        return None, None, Reason("events.time.none")
    if modality == Modality.BACKGROUND:
        return _background_time(state, reading)
    if modality not in _DATED_BY_OTHERS or not may_inherit(choice.trigger.form):
        return None, None, Reason("events.time.none")
    before = told_before(state, reading, choice)
    if before is not None and before.when is not None and before.modality != Modality.BACKGROUND:
        return (
            replace(before.when, source="narrative", clock=None),
            None,
            Reason("events.time.before", (before.when.edtf,)),
        )
    if state.lead_time is not None:
        lead = state.lead_time
        return (
            replace(lead, source="published" if lead.source == "published" else "lead", clock=None),
            None,
            Reason("events.time.lead", (lead.edtf,)),
        )
    if state.opening is not None and reading.standing in {"lead", "heading"}:
        told = replace(state.opening, source="lead", clock=None)
        return told, None, Reason("events.time.lead", (told.edtf,))
    when = published_when(state.article.published) if reading.standing in {"lead", "heading"} else None
    return when, None, Reason("events.time.published", (when.edtf,)) if when else Reason("events.time.none")


def _background_time(state: Narrative, reading: Reading) -> tuple[When | None, TimeExpression | None, Reason | None]:
    """The day that the sentence before told in the background too: what -mIştI goes on about is of that time."""
    last = next((m for m in reversed(state.mentions) if m.when or m.span != reading.span), None)
    if last is None or last.when is None or last.modality != Modality.BACKGROUND:
        return None, None, Reason("events.time.none")
    beside = reading.number > 0 and last.span in {reading.span, state.readings[reading.number - 1].span}
    if not beside or last.when.source not in {"own", "narrative"}:
        return None, None, Reason("events.time.none")
    told = replace(last.when, source="narrative", clock=None)
    return told, None, Reason("events.time.before", (told.edtf,))


def _derived(state: Narrative, reading: Reading, choice: Choice) -> When | None:
    """The time after something that lasted: the start of that event (told before, or here) plus its duration."""
    for other in reading.triggers:
        if other.first >= choice.trigger.first or other.type == choice.trigger.type:
            continue
        behind = [word.folded for word in reading.words[other.last + 1 : other.last + 3]]
        if not {"sonrasında", "sonunda", "ardından", "sonra", "sonucunda", "sonucu", "akabinde"} & set(behind):
            continue
        period = duration_before(reading, other.first)
        started = [m.when for m in state.mentions if m.type == other.type and m.when]
        if period is not None and started:
            return derived_when(started[-1], period)
    return None
