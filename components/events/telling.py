"""Tell a cluster of mentions as one event: which title, time, place and type it gets, from which reports, and why.

A mention without a time or a place of its own gets the event's, marked `completed`. That is done anew each time an
event is told, from the mentions as they were extracted, so it is undone by itself when the report it came from goes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from math import prod
from operator import attrgetter

from components.events.columns import tells_its_day
from components.events.timing import best_of
from components.model import Event, EventType, Mention, Modality, Reason, TimePrecision, When, Where

_TRUST = {"own": 0, "edited": 0, "narrative": 1, "lead": 2, "published": 3, "derived": 3, "completed": 9}
_PLACE_TRUST = {"own": 0, "edited": 0, "named": 1, "sentence_before": 2, "lead": 3, "title": 4, "completed": 9}
_OWN = frozenset({"own", "edited"})
_OWN_WORDS = 1  # the least trust that the sentence's own words deserve
_DOUBTED, _UNTOLD = 5, 6  # the trust in a time or place lent from elsewhere, and in none
_TOLD_FIRST = {
    modality: rank
    for rank, modality in enumerate(
        (
            Modality.ASSERTED,
            Modality.BACKGROUND,
            Modality.CLAIMED,
            Modality.PLANNED,
            Modality.HYPOTHETICAL,
            Modality.NEGATED,
        )
    )
}
_IN_ORDER = attrgetter("article_id", "span.start", "trigger.start")
_MOST_CONFIDENT = 0.99


def event_id(mention_id: str) -> str:
    """The id of the event named after a mention."""
    return "o" + blake2b(mention_id.encode(), digest_size=8).hexdigest()


def tell(members: Sequence[Mention], stories: Mapping[str, str], name: str, why: Sequence[Reason]) -> Event:
    """One event of its mentions (sorted by id). `stories`: article id -> story id of near-duplicate articles."""
    if len(members) == 1:
        return _told_once(members[0], name)
    when = _when(members)
    leader = _leader(members)
    where = _where(members, leader)
    first = _completed(leader, when, where)
    rest = [_completed(mention, when, where) for mention in members if mention is not leader]
    rest.sort(key=_IN_ORDER)
    told = (first, *rest)
    sure = _surest(members, stories)
    return Event(
        id=name,
        type=_type(members, leader),
        title=leader.title,
        modality=leader.modality,
        when=when,
        where=where,
        actors=_actors(leader, members),
        mentions=told,
        sources=len(sure),
        confidence=_confidence(sure),
        why=(*why, *(reason for m in told for reason in m.why if reason.code.startswith("events.completed"))),
    )


def _told_once(mention: Mention, name: str) -> Event:
    """The event of a single report."""
    return Event(
        id=name,
        type=mention.type,
        title=mention.title,
        modality=mention.modality,
        when=mention.when,
        where=mention.where,
        actors=mention.actors,
        mentions=(mention,),
        sources=1,
        confidence=mention.confidence,
    )


def _leader(members: Sequence[Mention]) -> Mention:
    """The mention that tells the event best: one that says it happened, on its own date and place, most confidently."""

    def rank(mention: Mention) -> tuple[int, int, int, float, int, str]:
        when, places = mention.when, mention.places
        dated = _TRUST.get(when.source, _DOUBTED) if when else _UNTOLD
        placed = _PLACE_TRUST.get(places[0].source, _DOUBTED) if places else _UNTOLD
        return _TOLD_FIRST[mention.modality], dated, placed, -mention.confidence, mention.span.start, mention.id

    return min(members, key=rank)


def _type(members: Sequence[Mention], leader: Mention) -> EventType:
    votes = Counter([mention.type for mention in members])
    most = max(votes.values())
    return leader.type if votes[leader.type] == most else min((t for t in votes if votes[t] == most), key=str)


def _when(members: Sequence[Mention]) -> When | None:
    """The finest time; of equally fine ones the one most reports tell in their own words, then the most trusted."""
    told = [m for m in members if m.when is not None and m.when.source != "completed"]
    times = [m.when for m in told if m.when and m.partial is None] or [m.when for m in told if m.when]
    if not times:
        return None
    finest = min(TimePrecision.YEAR, *(when.precision for when in times))
    fine = [when for when in times if when.precision == finest or when.precision <= TimePrecision.DAY]
    trusted = [(when.earliest, when.latest) for when in fine if _TRUST.get(when.source, _DOUBTED) <= _OWN_WORDS]
    days = Counter(trusted or [(when.earliest, when.latest) for when in fine])
    if not days:
        return best_of(times)
    day = min(days, key=lambda pair: (-days[pair], pair)) if len(days) > 1 else next(iter(days))
    chosen = [when for when in fine if (when.earliest, when.latest) == day]
    return min(chosen, key=_trust) if len(chosen) > 1 else chosen[0]


def _trust(when: When) -> tuple[int, int, str, str]:
    return when.precision, _TRUST.get(when.source, _DOUBTED), when.clock or "~", when.edtf


def _where(members: Sequence[Mention], leader: Mention) -> Where | None:
    """The place most reports name, their own words before inherited ones, else the leader's; refined by what it holds.

    A finer place elsewhere does not win: a quake is told at its epicentre, not at the castle it brought down.
    """
    places = [m.places[0] for m in members if m.places and m.places[0].source != "completed"]
    if not places:
        return None
    named = [where for where in places if _PLACE_TRUST.get(where.source, _DOUBTED) <= _OWN_WORDS] or places
    votes = Counter([where.place.id for where in named])

    def rank(where: Where) -> tuple[int, bool, int, int, str]:
        trust = _PLACE_TRUST.get(where.source, _DOUBTED)
        return -votes[where.place.id], where is not leader.where, trust, where.precision, where.place.id

    chosen = min(named, key=rank)
    while finer := [w for w in named if w.precision < chosen.precision and chosen.place.name in w.place.within]:
        chosen = min(finer, key=rank)
    return chosen


def _actors(leader: Mention, members: Sequence[Mention]) -> tuple[str, ...]:
    votes = Counter([actor for mention in members for actor in mention.actors if actor not in leader.actors])
    return (*leader.actors, *sorted(votes, key=lambda actor: (-votes[actor], actor)))


def _surest(members: Sequence[Mention], stories: Mapping[str, str]) -> dict[str, float]:
    """How sure each independent source is, by its surest mention."""
    sure: dict[str, float] = {}
    for mention in members:
        story = stories.get(mention.article_id, mention.article_id)
        sure[story] = max(sure.get(story, 0.0), mention.confidence)
    return sure


def _confidence(sure: Mapping[str, float]) -> float:
    """1 - the chance that every independent source is wrong."""
    wrong = prod([1 - sure[story] for story in sorted(sure)])
    return round(min(1 - wrong, _MOST_CONFIDENT), 4)


def _completed(mention: Mention, when: When | None, where: Where | None) -> Mention:
    """The mention with the event's time and place where it has none of its own, a guessed year or another's day."""
    own = mention.when
    if own is not None and own.source == "own" and mention.partial is None and mention.places:
        return mention
    if when is not None and _gives_way(mention, when):
        mention = _dated(mention, when)
    if where is not None and mention.where is None:
        why = (*mention.why, Reason("events.completed.place", (where.place.name,)))
        mention = replace(mention, places=(replace(where, source="completed", evidence=None),), why=why)
    return mention


def _gives_way(mention: Mention, when: When) -> bool:
    """True if the event's time is better than the mention's: it has none, lacks its year, or a day that it is not told.

    A day lent by the lead or by publication gives way to one that another report tells in its own words.
    """
    own = mention.when
    if when.precision > TimePrecision.WEEK or own == when:
        return False
    if own is None or mention.partial is not None:
        return True
    told = when.source in _OWN and when.precision <= TimePrecision.DAY
    return told and (own.earliest, own.latest) != (when.earliest, when.latest) and not tells_its_day(mention)


def _dated(mention: Mention, when: When) -> Mention:
    words = mention.partial.text if mention.partial else ""
    code = "events.completed.year" if words else "events.completed.time"
    told = Reason(code, (words or mention.title, when.edtf))
    evidence = mention.partial.span if mention.partial else None
    return replace(mention, when=replace(when, source="completed", evidence=evidence), why=(*mention.why, told))
