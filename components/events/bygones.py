"""Tell what an article recalls from its news: an event long before the day it reports on is background."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from components.model import Mention, Modality, Reason, TimePrecision

_NEWS = timedelta(days=7)  # news tell of a week at most
_OPENING = 3  # sentences


def with_bygones_apart(mentions: Sequence[Mention], published: date | None) -> list[Mention]:
    """The mentions in order; those that end more than a week before the article's news are told as background.

    The day of the news is the latest one that the opening tells to have come, else the day of publication: a review of
    a case that opens with a hearing of last month makes no background of it. Nothing changes where neither is known.
    """
    day = max(_opening_days(mentions, published), default=published)
    return [_recalled(mention) if day and _is_bygone(mention, day) else mention for mention in mentions]


def _opening_days(mentions: Sequence[Mention], published: date | None) -> Iterator[date]:
    sentences = list(dict.fromkeys(mention.span.start for mention in mentions))[:_OPENING]
    for mention in mentions:
        when = mention.when
        if mention.span.start not in sentences or mention.modality != Modality.ASSERTED or when is None:
            continue
        if when.precision <= TimePrecision.WEEK and (published is None or when.latest <= published):
            yield when.latest


def _is_bygone(mention: Mention, day: date) -> bool:
    if mention.modality != Modality.ASSERTED or mention.when is None or mention.partial is not None:
        return False
    return mention.when.source in {"own", "narrative"} and day - mention.when.latest > _NEWS


def _recalled(mention: Mention) -> Mention:
    when = mention.when
    told = Reason("events.modality.bygone", (when.edtf if when else "",))
    return replace(mention, modality=Modality.BACKGROUND, why=(*mention.why, told))
