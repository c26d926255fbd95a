"""Decides which place a name means: candidates with a score and a reason each, best first.

Each name is decided once for the whole article: how well known its places are, what kind the words beside it ask for,
which container the text names ("Konya'nın Ereğli ilçesi"), which countries and provinces the article is about, and
how near its places lie to the others. Two rounds, so that what was settled in the first helps in the second.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import exp

from components.model import Candidate, Place, Reason, ResolvedToponym, Sentence, Toponym
from components.places.gazetteer import CACHED_NAMES, Gazetteer
from components.places.resolver_context import (
    Group,
    Scene,
    Spot,
    containers_of,
    look_around,
    neighbours_of,
    score,
    setting_of,
)
from components.places.resolver_fitting import plausible
from components.places.resolver_heads import head_of, town_before_head
from components.places.resolver_nearby import Settlements
from components.places.resolver_options import Container, Option, hint_of, options_of
from components.places.resolver_unknown import Settled, at_town, town_reason
from components.places.spelling import key_of
from components.text.sentences import split_sentences
from components.text.turkish import fold_case

MAX_CANDIDATES = 10
ROUNDS = 2
_WINDOW = 40  # characters around a name that may hint at its kind
STAND_IN_SCORE = 0.5  # sure of the settlement, not of the spot
_TITLE_PRIOR = 1e6
_SETTLEMENTS = frozenset({"district", "city", "village"})


def resolve(
    text: str,
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    title: str = "",
    sentences: tuple[Sentence, ...] | None = None,
) -> tuple[ResolvedToponym, ...]:
    """The candidates of each toponym, in the same order; `()` where nobody knows the place.

    `sentences` = `split_sentences(text)` if at hand.
    """
    if not toponyms:
        return ()
    folded = fold_case(text)
    items = sentences if sentences is not None else split_sentences(text)
    groups, spots = _grouped(folded, toponyms, gazetteer, [sentence.span.start for sentence in items])
    scene = Scene(folded, groups, spots, neighbours_of(spots, folded))
    extra = _title_places(title, gazetteer)
    _settle(scene, extra)
    known = [_candidates(group.options, MAX_CANDIDATES) for group in groups]
    settled = Settled(scene, gazetteer)
    return tuple(
        [
            ResolvedToponym(toponym, known[spot.group] or _stand_in(toponym, at, settled))
            for at, (toponym, spot) in enumerate(zip(toponyms, spots, strict=True))
        ]
    )


def locate(name: str, gazetteer: Gazetteer, limit: int = MAX_CANDIDATES) -> tuple[Candidate, ...]:
    """The places a bare name may mean, without any context; `()` if none goes by it.

    A site that nobody knows is put at the town it is called after.
    """
    options = options_of(name, None, gazetteer) or _by_head(name, gazetteer)
    if options:
        return _candidates(options, limit)
    town = town_before_head(name, gazetteer)
    return (Candidate(at_town(name, town.place), STAND_IN_SCORE, town_reason(town.place)),) if town else ()


def _by_head(name: str, gazetteer: Gazetteer) -> list[Option]:
    """What the words before a head noun mean beside it: "Cizre ilçesi", "Bitlis Çayı"."""
    head = head_of(name)
    if head is None:
        return []
    return options_of(name if head.inside else name.rpartition(" ")[0], head.kind, gazetteer)


def _grouped(
    folded: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer, starts: Sequence[int]
) -> tuple[list[Group], list[Spot]]:
    groups: list[Group] = []
    numbers: dict[tuple[str, str | None], int] = {}
    spots: list[Spot] = []
    for toponym in toponyms:
        start, end = toponym.span.start, toponym.span.end
        key = _key(toponym.name)
        hint = hint_of(toponym, folded[max(0, start - _WINDOW) : start], folded[end : end + _WINDOW])
        number = numbers.setdefault((key, hint), len(groups))
        if number == len(groups):
            options = options_of(toponym.name, hint, gazetteer)
            groups.append(Group(toponym.name, key, hint, options, bool(options)))
        spot = Spot(start, end, bisect_right(starts, start), number, toponym.literal)
        groups[number].told += 1.0 if toponym.literal else 0.5
        spots.append(spot)
    return groups, spots


_key = lru_cache(CACHED_NAMES)(key_of)


def _title_places(title: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Well-known places of the title, which may stand outside the text: they help, and are not resolved themselves."""
    found = []
    for word in title.replace("’", "'").split():
        if word[:1] == fold_case(word[:1]):
            continue
        matches = gazetteer.lookup(word.partition("'")[0].strip('.,:;!?"()'))
        if matches and matches[0].prior >= _TITLE_PRIOR and matches[0].how == "name":
            found.append(matches[0].place)
    return tuple(found)


def _settle(scene: Scene, extra: tuple[Place, ...]) -> None:
    """Score the options of all groups in rounds; only what a round changes is looked at again in the next."""
    containers: dict[str, list[Container]] = {}
    leaders: list[Place | None] = []
    for _ in range(ROUNDS):
        before, leaders = leaders, [group.best for group in scene.groups]
        if leaders != before:
            containers = _look_around(scene, leaders)
        setting = setting_of(scene.groups, extra)
        for group in scene.groups:
            if group.options:
                shares = setting.without(group.key)
                for option in group.options if len(group.options) > 1 else ():
                    score(option, shares)
                group.options = plausible(group, containers.get(group.key, []), shares)
                group.options.sort(key=lambda option: (-option.score, option.place.id))


def _look_around(scene: Scene, leaders: Sequence[Place | None]) -> dict[str, list[Container]]:
    """Tell every option what lies around it; the containers of each name's key, strongest first."""
    containers = containers_of(scene.groups, leaders, scene.pairs)
    settlements = Settlements(
        (group.key, place)
        for group, place in zip(scene.groups, leaders, strict=True)
        if place and place.kind in _SETTLEMENTS
    )
    for group in scene.groups:
        if group.options:
            look_around(group, containers.get(group.key, []), settlements)
    return containers


def _stand_in(toponym: Toponym, at: int, settled: Settled) -> tuple[Candidate, ...]:
    """Where a name of no known place may be put; `()` where the text does not say."""
    put = settled.put(toponym, at)
    return (Candidate(put[0], STAND_IN_SCORE, put[1]),) if put else ()


def _candidates(options: Sequence[Option], limit: int) -> tuple[Candidate, ...]:
    if not options:
        return ()
    if len(options) == 1:
        return (Candidate(options[0].place, 1.0, _ranked(options[0].reason, 0, 1)),)
    top = max([option.score for option in options])
    weights = [exp(option.score - top) for option in options]
    total = sum(weights)
    rivals = [options[1], *[options[0]] * (len(options) - 1)]
    return tuple(
        [
            Candidate(option.place, round(weight / total, 4), _ranked(option.why(rival), rank, len(options)))
            for rank, (option, weight, rival) in enumerate(zip(options[:limit], weights, rivals, strict=False))
        ]
    )


def _ranked(reason: Reason, rank: int, count: int) -> Reason:
    """ "The best known" is true of the first only, and means nothing of an only one."""
    if reason.code != "places.best_known" or (rank == 0 and count > 1):
        return reason
    return Reason("places.less_known" if rank else "places.only", reason.args[:1])
