"""Give mentions without a day of their own the one that the article's other sentences tell for the same event."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from components.events.kinds import HARMING
from components.model import EventType, Mention, Modality, Reason, Span, TimePrecision, When

_HAPPENED = frozenset({Modality.ASSERTED, Modality.BACKGROUND, Modality.CLAIMED, Modality.NEGATED})
_FRESH = timedelta(days=3)  # a lead without a date tells what happened no longer ago than this
_TOLD = frozenset({"own", "narrative"})
_COARSE = frozenset({TimePrecision.MONTH, TimePrecision.SEASON, TimePrecision.YEAR})


def dated_by_the_others(
    mentions: Sequence[Mention], leads: Collection[Span], passing: Collection[str]
) -> list[Mention]:
    """The mentions in order, the undated ones with the day on which the article tells that kind of event, if it is one.

    "Yangın" of a body sentence is the fire of 21 August that another sentence dates, not one of the day of publication;
    `leads` are the spans of the opening sentences, which keep the day of publication unless the other is just before.
    What is told in passing (`passing`: ids) came before what its sentence tells; of a month or a year told for it, the
    day that another sentence tells is the finer one.
    """
    days: dict[EventType, dict[date, When]] = {}
    news: dict[Span, date] = {}
    for mention in mentions:
        when = mention.when
        if when is None:
            continue
        if mention.id not in passing:
            news[mention.span] = when.earliest
        if _dates_others(mention, when) and not (mention.id in passing and _is_doubtful(mention, when)):
            told = days.setdefault(mention.type, {})
            if when.source == "own" or when.earliest not in told:
                told[when.earliest] = when
    return [
        _dated(mention, _fitting(mention, days, news, passing), mention.span in leads, mention.id in passing)
        for mention in mentions
    ]


def _dates_others(mention: Mention, when: When) -> bool:
    told = when.source in _TOLD and when.precision <= TimePrecision.DAY
    a_day = when.earliest == when.latest
    return told and a_day and mention.partial is None and mention.modality in _HAPPENED


def _is_doubtful(mention: Mention, when: When) -> bool:
    """True if no date in front of an event told in passing tells its time."""
    return when.source != "own" or when.evidence is None or when.evidence.start > mention.trigger.start


def _fitting(
    mention: Mention, days: Mapping[EventType, Mapping[date, When]], news: Mapping[Span, date], passing: Collection[str]
) -> list[When]:
    """The days told for its kind that the mention may mean; of several those that their own sentences tell."""
    told = _meant(mention, [*days.get(mention.type, {}).values()], news, passing)
    return [day for day in told if day.source == "own"] or told


def _meant(mention: Mention, told: Sequence[When], news: Mapping[Span, date], passing: Collection[str]) -> list[When]:
    when = mention.when
    if when is not None and when.precision in _COARSE and when.source in _TOLD:
        return [day for day in told if when.earliest <= day.earliest and day.latest <= when.latest]
    if mention.id in passing and mention.span in news:
        return [day for day in told if day.earliest < news[mention.span]]
    return [*told]


def _dated(mention: Mention, days: Sequence[When], opens: bool, passing: bool) -> Mention:
    if len(days) != 1 or mention.modality not in _HAPPENED or mention.type == EventType.STATEMENT:
        return mention
    (day,) = days
    if not _is_lent(mention, day, opens, passing):
        return mention
    why = tuple(reason for reason in mention.why if not reason.code.startswith("events.time"))
    told = Reason("events.time.before", (day.edtf,))
    return replace(mention, when=replace(day, source="narrative", clock=None), partial=None, why=(*why, told))


def _is_lent(mention: Mention, day: When, opens: bool, passing: bool) -> bool:
    """True if the mention's time is unknown or coarse, or is not told of it and may give way to `day`."""
    when = mention.when
    if when is None or (when.precision in _COARSE and when.source in _TOLD):
        return True
    if mention.type not in HARMING:
        return False
    if passing:
        return _is_doubtful(mention, when)
    return when.source in {"lead", "published"} and (
        not opens or timedelta(0) <= when.earliest - day.earliest <= _FRESH
    )
