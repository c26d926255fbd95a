"""Decides which place a name means: candidates with a score and a reason each, best first."""

from collections.abc import Iterable

from components.model import Candidate, Reason, ResolvedToponym, Toponym
from components.places.gazetteer import Gazetteer, Match

MAX_CANDIDATES = 10


def resolve(
    text: str, toponyms: tuple[Toponym, ...], gazetteer: Gazetteer, title: str = ""
) -> tuple[ResolvedToponym, ...]:
    """The candidates of each toponym, in the same order."""
    return tuple(ResolvedToponym(toponym, locate(toponym.name, gazetteer)) for toponym in toponyms)


def locate(name: str, gazetteer: Gazetteer, limit: int = MAX_CANDIDATES) -> tuple[Candidate, ...]:
    """The places a bare name may mean, without any context."""
    return _ranked(gazetteer.lookup(name) or gazetteer.sounds_like(name), limit)


def _ranked(matches: Iterable[Match], limit: int) -> tuple[Candidate, ...]:
    found = tuple(matches)
    total = sum(match.prior for match in found)
    return tuple(Candidate(match.place, match.prior / total, Reason("places.only")) for match in found[:limit])
