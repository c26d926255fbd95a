"""How events relate: what sentences say (after, causes, during), plans that came true, and events of one story."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from components.model import Link, Mention, Modality

_STORY_DAYS = 45  # events of one article farther apart are background of each other, not one story
_ORDERED = 0.5  # how sure an order is that no word states
_NEARLY = 0.7  # of several events like a plan, those that are this much as like it as the likest realise it too
_HAPPENED = frozenset({Modality.ASSERTED, Modality.BACKGROUND, Modality.CLAIMED})


def links_of(
    articles: Iterable[Sequence[Mention]],
    event_of: Callable[[str], str | None],
    plans: Iterable[tuple[Mention, Mention, float]],
) -> tuple[Link, ...]:
    """Links between events, sorted; one of each kind for a pair. `articles`: the mentions of each, in reading order."""
    best: dict[tuple[str, str, str], Link] = {}
    for mentions in articles:
        for one in (*_stated(mentions, event_of), *_told_together(mentions, event_of)):
            _keep(best, one)
    for one in _come_true(plans, event_of):
        _keep(best, one)
    stated = {frozenset(key[:2]) for key in best if key[2] not in {"same_story", "precedes"} or best[key].rule == "cue"}
    kept = (
        one for key, one in best.items() if one.rule not in {"order", "article"} or frozenset(key[:2]) not in stated
    )
    return tuple(sorted(kept, key=lambda one: (one.a, one.b, one.kind)))


def _keep(best: dict[tuple[str, str, str], Link], one: Link) -> None:
    key = (one.a, one.b, one.kind)
    held = best.get(key)
    if held is None or (-one.confidence, one.evidence) < (-held.confidence, held.evidence):
        best[key] = one


def _come_true(
    plans: Iterable[tuple[Mention, Mention, float]], event_of: Callable[[str], str | None]
) -> Iterator[Link]:
    """For each plan the event most like it, and those nearly as like; all plans of a planned event must be given."""
    of_plan: dict[str, list[Link]] = {}
    for planned, happened, likeness in plans:
        a, b = event_of(happened.id), event_of(planned.id)
        if a and b and a != b:
            of_plan.setdefault(b, []).append(Link(a, b, "realises", planned.title, "plan", round(likeness, 4)))
    for links in of_plan.values():
        least = _NEARLY * max(one.confidence for one in links)
        yield from (one for one in links if one.confidence >= least)


def _stated(mentions: Sequence[Mention], event_of: Callable[[str], str | None]) -> Iterator[Link]:
    for mention in mentions:
        for relation in mention.relations:
            a, b = event_of(mention.id), event_of(relation.other)
            if a and b and a != b:
                yield Link(a, b, relation.kind, relation.evidence, relation.rule)


def _told_together(mentions: Sequence[Mention], event_of: Callable[[str], str | None]) -> Iterator[Link]:
    """Each event of an article with the next and the opening one, if an actor or a place is common to both."""
    told = [(mention, event) for mention in mentions if (event := event_of(mention.id))]
    for at, (mention, a) in enumerate(told):
        following = (
            (partner, b, common) for partner, b in told[at + 1 :] if b != a and (common := _common(mention, partner))
        )
        for partner, b, common in islice(following, 1):
            yield from _one_story(mention, partner, (a, b), ", ".join(common))
        opening, b = told[0]
        if a != b and (common := _common(mention, opening)):
            yield from _one_story(mention, opening, (a, b), ", ".join(common))


def _one_story(mention: Mention, partner: Mention, events: tuple[str, str], evidence: str) -> Iterator[Link]:
    """One precedes the other if their times tell which; both are one story if no more than weeks lie between them."""
    first, second = sorted(events)
    if _days_between(mention, partner) <= _STORY_DAYS:
        yield Link(first, second, "same_story", evidence, "article", 0.6)
    order = _order(mention, partner)
    if order:
        x, y = events if order < 0 else (events[1], events[0])
        yield Link(x, y, "precedes", evidence, "order", _ORDERED)


def _days_between(a: Mention, b: Mention) -> int:
    """Days from one first day to the other; 0 if one is not known."""
    return abs((a.when.earliest - b.when.earliest).days) if a.when and b.when else 0


def _common(a: Mention, b: Mention) -> list[str]:
    """What ties two events of an article together: shared actors, else the same place."""
    if a.actors and b.actors:
        actors = [actor for actor in a.actors if actor in b.actors]
        if actors:
            return actors
    if a.places and b.places:
        here, there = a.places[0].place, b.places[0].place
        if here.id == there.id:
            return [here.name]
    return []


def _order(a: Mention, b: Mention) -> int:
    """-1 if `a` came first, 1 if `b` did, 0 if their times do not tell; only for things that happened."""
    if not (a.when and b.when) or not {a.modality, b.modality} <= _HAPPENED:
        return 0
    if a.when.latest < b.when.earliest:
        return -1
    if b.when.latest < a.when.earliest:
        return 1
    if a.when.clock and b.when.clock and a.when.earliest == b.when.earliest:
        return (a.when.clock > b.when.clock) - (a.when.clock < b.when.clock)
    return 0
