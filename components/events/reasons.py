"""Why reports were told as one event, in the terms they were compared by: where they stand, kind, words, day, place."""

from collections.abc import Sequence

from components.events.common_words import weight_of
from components.events.evidence import NEAR_LETTERS, are_kin
from components.model import Mention, Reason

_SHOWN_REPORTS, _SHOWN_WORDS = 2, 4
_NEAR, _BESIDE, _TOP = (Reason(f"events.same.{where}") for where in ("near", "article", "top"))
_SAME_KIND, _KIN = Reason("events.same.kind"), Reason("events.same.kin")
_TOP_LETTERS = 300  # of an article: where news tell their main event


def why_one(members: Sequence[Mention], edited: bool) -> tuple[Reason, ...]:
    """Reasons for a cluster (sorted by mention id): how many reports, and what the others share with the first."""
    if len(members) == 1:
        return ()
    articles = len({mention.article_id for mention in members})
    head = Reason("events.same.reports", (str(len(members)), str(articles)))
    first = members[0]
    pairs = [_shared(first, other) for other in members[1 : 1 + _SHOWN_REPORTS]]
    by_hand = (Reason("events.same.edited"),) if edited else ()
    return (head, *by_hand, *dict.fromkeys(reason for reasons in pairs for reason in reasons))


def _shared(a: Mention, b: Mention) -> list[Reason]:
    reasons = [*_standing(a, b), *_kinds(a, b)]
    words = sorted(set(a.words).intersection(b.words), key=_telling)[:_SHOWN_WORDS]
    if words:
        reasons.append(Reason("events.same.words", (", ".join(words),)))
    actors = [actor for actor in a.actors if actor in b.actors]
    if actors:
        reasons.append(Reason("events.same.actors", (", ".join(actors),)))
    if a.when and b.when:
        gap = max(0, (a.when.earliest - b.when.latest).days, (b.when.earliest - a.when.latest).days)
        reasons.append(Reason("events.same.days" if gap else "events.same.day", (str(gap),) if gap else (a.when.edtf,)))
    if a.where and b.where:
        same = a.where.place.id == b.where.place.id
        reasons.append(
            Reason("events.same.place" if same else "events.same.places", (a.where.place.name, b.where.place.name))
        )
    return reasons


def _telling(word: str) -> tuple[float, int, str]:
    return -weight_of(word), -len(word), word


def _standing(a: Mention, b: Mention) -> list[Reason]:
    """Where both stand in their articles: side by side, or each where an article tells its main event."""
    if a.article_id == b.article_id:
        return [_NEAR if abs(a.span.start - b.span.start) < NEAR_LETTERS else _BESIDE]
    return [_TOP] if max(a.span.start, b.span.start) < _TOP_LETTERS else []


def _kinds(a: Mention, b: Mention) -> list[Reason]:
    if a.type == b.type:
        return [_SAME_KIND]
    return [_KIN] if are_kin(a.type, b.type) else []
