"""When a mention happened: its own dates beside those of the sentences before, the lead and the day of publication."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from components.events.choosing import Choice
from components.events.narrative import Narrative
from components.events.own_time import own_candidates, usable_times
from components.events.reading import Reading
from components.events.time_choice import Candidate, likeliest, merged
from components.events.time_cues import age_of, is_clock_only, is_oblique, mood_of, precision_of
from components.events.timing import clock_of, derived_when, duration_before, is_partial
from components.events.words import stem_of
from components.model import EventType, Mention, Modality, Reason, TimeExpression, TimePrecision, When

_SOURCES = {"before": "narrative", "lead": "lead", "published": "published"}
_GOING_ON = frozenset(
    "burada orada ardından sonra daha bunun böylece görüşmede toplantıda törende olayda kazada".split()
)
_SECTION = 20  # sentences of a paragraph through which it goes on with the day that it set out from
_AFTER = frozenset({"sonrasında", "sonunda", "ardından", "sonra", "sonucunda", "sonucu", "akabinde"})


def time_of(
    state: Narrative, reading: Reading, choice: Choice, modality: Modality
) -> tuple[When | None, TimeExpression | None, Reason]:
    """When the chosen event happened, the expression that still lacks something (a year), and why; None = unknown."""
    times = usable_times(reading)
    best = likeliest(candidates(state, reading, choice, modality, times))
    if best.time is None:
        derived = _derived(state, reading, choice)
        if derived is not None:
            return derived, None, Reason("events.time.derived", (derived.edtf,))
        when = _taken_over(best, times)
        return when, None, Reason(f"events.time.{best.how}", (when.edtf,) if when else ())
    partial = best.time if best.how == "own" and is_partial(best.time) else None
    code = "partial" if best.when is None else best.when.source if best.how == "own" else best.how
    return best.when, partial, Reason(f"events.time.{code}", (best.time.text,))


def _taken_over(best: Candidate, times: Sequence[TimeExpression]) -> When | None:
    """The time of another sentence as this one's, at the hour that this one tells ("saat 15.30'da"); None = unknown."""
    if best.when is None:
        return None
    source = best.when.source if best.when.source == "published" else _SOURCES[best.how]
    if len(times) == 1 and is_clock_only(times[0]) and best.when.precision <= TimePrecision.DAY:
        clock = clock_of(times[0])
        if clock:
            return replace(best.when, source=source, clock=clock, precision=TimePrecision.TIME)
    if best.when.source == source and best.when.clock is None:
        return best.when  # the day of publication, of which many mentions have no more to tell
    return replace(best.when, source=source, clock=None)


def candidates(
    state: Narrative, reading: Reading, choice: Choice, modality: Modality, times: Sequence[TimeExpression]
) -> list[Candidate]:
    """Every time that the mention may have, the sentence's own (`times`) first; "unknown" is one of them."""
    day = state.published.earliest if state.published else None
    own = [*own_candidates(reading, choice, modality, day, times)]
    recalled = _is_recalled(state, reading)
    past = state.last_dated if state.last_dated and state.last_dated.modality == Modality.BACKGROUND else None
    if past is not None and past.when is not None and not recalled:
        _mark_hours_of(past.when, own)
    _mark_taken(state, own)
    mood = mood_of(modality, choice.embedded)
    context = _context(reading, choice, mood, times, own)
    if recalled:
        context.append(f"recalled {mood}")
    return merged((*own, *_lent(state, reading, choice, mood, context)))


def _is_recalled(state: Narrative, reading: Reading) -> bool:
    """True if the sentence's paragraph sets out from another day: "Tren salı yola çıkmıştı. Beş vagon …"."""
    at, first, least = reading.number, None, max(0, reading.number - _SECTION)
    while at > least and state.readings[at - 1].sentence.paragraph == reading.sentence.paragraph:
        at -= 1
    if at and state.readings[at - 1].sentence.paragraph == reading.sentence.paragraph:
        return False  # too far from where it set out
    start = state.readings[at].span.start
    for mention in reversed(state.mentions):
        if mention.span.start < start:
            break
        if mention.span.start < reading.span.start:
            first = mention
    if first is None or first.modality != Modality.BACKGROUND or first.when is None:
        return False
    return first.when.source in {"own", "narrative"}


def _mark_taken(state: Narrative, own: Sequence[Candidate]) -> None:
    """A date that what was told in passing just took: "pazartesi imzalanan anlaşmaya göre"."""
    last = state.last_dated
    if last is None or last.when is None or last.when.source != "own" or last.id not in state.passing:
        return
    for one in own:
        if one.time is not None and one.time.span == last.when.evidence:
            one.cues.append(("own", ["taken"]))


def _mark_hours_of(past: When, own: Sequence[Candidate]) -> None:
    """An hour that was given the day of the background just told: "22 Ekim'de yasaklamıştı. Saat 11'de toplandılar"."""
    for one in own:
        same = one.when is not None and one.when.earliest == past.earliest
        if same and one.time is not None and is_clock_only(one.time):
            one.cues.append(("own", ["clock of the past"]))


def _context(
    reading: Reading, choice: Choice, mood: str, times: Sequence[TimeExpression], own: Sequence[Candidate]
) -> list[str]:
    """What the sentence says about whether it takes its time from elsewhere."""
    trigger, cues = choice.trigger, [mood, reading.standing]
    if times and all(map(is_clock_only, times)):
        cues.append("clocked")
    elif any(one.cues[0][0] in {"own", "span"} for one in own):
        cues.append("dated")
    if trigger.type == EventType.STATEMENT:
        cues.append("statement")
    if trigger.role == "harm":
        cues.append("harm")
    if trigger.form in {"progressive", "past", "participle"}:
        cues.append(trigger.form)
    if reading.folded[0] in _GOING_ON:
        cues.append("goes on")
    if trigger.role != "verb" and is_oblique(reading.folded[trigger.last]):
        cues.append("oblique")
    return cues


def _lent(state: Narrative, reading: Reading, choice: Choice, mood: str, context: Sequence[str]) -> Iterator[Candidate]:
    """What was told before, the lead's day, the day of publication, and nothing, each with its cues."""
    published = state.published
    day = published.earliest if published else None
    cues = [*context]
    for source, mention, when in _told(state, reading, choice):
        if mood != "ahead" and day is not None and when.earliest > day:
            continue  # nothing has happened yet on a day to come
        if mood == "ahead" and day is not None and when.latest < day and not _was_ahead(reading, choice):
            continue  # nor is anything due on a day that is over
        if source == "beside" and when.source in {"own", "narrative"}:
            cues.append(f"follows {age_of(when.earliest, day)} {mood_of(mention.modality, False)} {mood}")
        of_lender = [*context, *_of_lender(state, reading, choice, mention, when, day, mood)]
        yield Candidate((when.earliest, when.latest), "before", when, None, [(source, of_lender)])
    lead, opening = state.lead_time, state.opening
    if lead is not None:
        more = ["always", f"from {lead.source}", f"{age_of(lead.earliest, day)} {mood}", *cues]
        yield Candidate((lead.earliest, lead.latest), "lead", lead, None, [("lead", more)])
    elif opening is not None and reading.standing in {"lead", "heading"}:
        period = (opening.earliest, opening.latest)
        yield Candidate(period, "lead", opening, None, [("opening", ["always", *cues])])
    if day is not None:
        yield Candidate((day, day), "published", published, None, [("published", ["always", *cues])])
    yield Candidate(None, "none", None, None, [("none", ["always", *cues])])


def _was_ahead(reading: Reading, choice: Choice) -> bool:
    """True for a plan of back then: "konuşulacaktı"."""
    return reading.folded[choice.trigger.governor].endswith(("tı", "ti"))


def _told(state: Narrative, reading: Reading, choice: Choice) -> Iterator[tuple[str, Mention, When]]:
    """The dated mention before it in this sentence or in the last one; the last of its type, and of its word."""
    last = state.last_dated
    if last is not None and last.when is not None:
        told = last.span.start
        if told == reading.span.start:
            yield "here", last, last.when
        elif reading.number and told == state.readings[reading.number - 1].span.start:
            yield "beside", last, last.when
    alike = state.of_type.get(choice.trigger.type)
    if alike is not None and alike.when is not None:
        yield "kind", alike, alike.when
    same = state.of_word.get(stem_of(reading.words[choice.trigger.first]))
    if same is not None and same.when is not None:
        yield "word", same, same.when


def _of_lender(
    state: Narrative, reading: Reading, choice: Choice, mention: Mention, when: When, day: date | None, mood: str
) -> list[str]:
    """What speaks for taking the time of this mention."""
    cues = [
        "always",
        f"from {when.source}",
        f"{mood} after {mood_of(mention.modality, False)}",
        precision_of(when.precision),
        f"{mood} of {age_of(when.earliest, day)}",
    ]
    if mention.type == choice.trigger.type:
        cues.append("alike")
    if reading.number and state.readings[reading.number - 1].sentence.paragraph == reading.sentence.paragraph:
        cues.append("paragraph")
    return cues


def _derived(state: Narrative, reading: Reading, choice: Choice) -> When | None:
    """The time after something that lasted: the start of that event (told before, or here) plus its duration."""
    for other in reading.triggers:
        if other.first >= choice.trigger.first or other.type == choice.trigger.type:
            continue
        behind = [word.folded for word in reading.words[other.last + 1 : other.last + 3]]
        if not _AFTER & set(behind):
            continue
        period = duration_before(reading, other.first)
        started = state.dated.get(other.type)
        if period is not None and started is not None:
            return derived_when(started, period)
    return None
