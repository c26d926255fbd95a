"""Give mentions without a day of their own the one that the article's other sentences tell for the same event."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from components.events.choosing import HARMING
from components.model import EventType, Mention, Modality, Reason, Span, TimePrecision, When

_HAPPENED = frozenset({Modality.ASSERTED, Modality.BACKGROUND, Modality.CLAIMED, Modality.NEGATED})
_FRESH = timedelta(days=3)  # a lead without a date tells what happened no longer ago than this


def dated_by_the_others(mentions: Sequence[Mention], leads: Collection[Span]) -> list[Mention]:
    """The mentions in order, the undated ones with the day on which the article tells that kind of event, if it is one.

    "Yangın" of a body sentence is the fire of 21 August that another sentence dates, not one of the day of publication;
    `leads` are the spans of the opening sentences, which keep the day of publication unless the other is just before.
    """
    days: dict[EventType, dict[str, When]] = {}
    for mention in mentions:
        if mention.when and _dates_others(mention, mention.when):
            days.setdefault(mention.type, {})[mention.when.earliest.isoformat()] = mention.when
    return [_dated(mention, days.get(mention.type, {}), mention.span in leads) for mention in mentions]


def _dates_others(mention: Mention, when: When) -> bool:
    told = when.source in {"own", "narrative"} and when.precision <= TimePrecision.DAY
    return told and mention.partial is None and mention.modality in _HAPPENED


def _dated(mention: Mention, days: Mapping[str, When], opens: bool) -> Mention:
    if len(days) != 1 or mention.modality not in _HAPPENED or mention.type == EventType.STATEMENT:
        return mention
    (day,) = days.values()
    if not _is_lent(mention, day, opens):
        return mention
    why = tuple(reason for reason in mention.why if not reason.code.startswith("events.time"))
    told = Reason("events.time.before", (day.edtf,))
    return replace(mention, when=replace(day, source="narrative", clock=None), partial=None, why=(*why, told))


def _is_lent(mention: Mention, day: When, opens: bool) -> bool:
    """True if the mention's time is unknown, or is not told of it and may give way to `day`."""
    when = mention.when
    if when is None:
        return True
    if mention.type not in HARMING or when.source not in {"lead", "published"}:
        return False
    return not opens or timedelta(0) <= when.earliest - day.earliest <= _FRESH
