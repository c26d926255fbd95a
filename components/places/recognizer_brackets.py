"""Reads names in brackets behind names: "Serdarlı'da (Çatoz)", "Vadili (Vatili) köyünde", "Molivos (Mithimna)"."""

from collections.abc import Iterator

from components.model import Span, Toponym
from components.places.evidence_scene import Scene
from components.places.evidence_unknown import continues_a_name, may_be_listed
from components.places.evidence_words import CLUBS, NO_MEMBER, STRONG_CLUBS
from components.places.suffixes import LOCATIVE

MAX_WORDS = 3  # of a name in brackets
LIKELY = 0.3  # probability of a place that several words in brackets need
BY_COMPANY = 0.6  # confidence of a name that is a place for the names beside it


def inner_name(scene: Scene, opening: int) -> int:
    """One past the last word of a name that stands alone in the brackets opened at `opening`; 0 if there is none."""
    at = opening + 1
    while scene.forms[at].text != ")":
        if at > opening + MAX_WORDS or scene.forms[at].upper or not may_be_listed(scene, at):
            return 0
        at += 1
    count = at - opening - 1
    return at if count == 1 or (count > 1 and scene.odds.place[opening + 1] >= LIKELY) else 0


def twin_names(text: str, scene: Scene, found: list[Toponym]) -> list[Toponym]:
    """All toponyms in order; "X'te (Y)" and "X (Y) köyünde" name two places that nobody need know."""
    added = list(_twins(text, scene))
    free = [item for item in added if not any(item.span.overlaps(other.span) for other in found)]
    return sorted([*found, *free], key=lambda item: item.span) if free else found


def _twins(text: str, scene: Scene) -> Iterator[Toponym]:
    for opening in range(1, len(scene.words)):
        if scene.words[opening].form.text != "(":
            continue
        closing = inner_name(scene, opening)
        if closing:
            kind = _kind(scene, opening - 1, closing)
            if kind is not None:
                yield _toponym(text, scene, opening - 1, opening, kind)
                yield _toponym(text, scene, opening + 1, closing, kind)


def _kind(scene: Scene, outer: int, closing: int) -> str | None:
    """What the head noun behind the brackets says the names are, "" without one; None if they are no places."""
    form, head = scene.forms[outer], scene.forms[closing + 1].head
    if not form.capital or form.upper or form.head or form.stem in NO_MEMBER or scene.odds.body[outer] >= 0.5:
        return None
    if form.stem in CLUBS or form.stem in STRONG_CLUBS or continues_a_name(scene, outer):
        return None
    if head and not head.inside and not form.ending:
        return head.kind
    person = scene.odds.person[outer] >= 0.7
    return "" if LOCATIVE.match(form.ending) and not person else None


def _toponym(text: str, scene: Scene, first: int, stop: int, kind: str) -> Toponym:
    start, last = scene.words[first].start, scene.words[stop - 1]
    name = text[start : last.start + len(last.form.stem)]
    return Toponym(Span(start, start + len(name)), name, name, hint=kind or None, confidence=BY_COMPANY, rule="list")
