"""Where a mention happened: the place its sentence tells as the scene, else the one the article set before."""

from dataclasses import replace

from components.events.choosing import Choice
from components.events.narrative import Narrative, told_before
from components.events.placing import is_aim, is_located, is_passed, own_places, place_of_a_body, title_place
from components.events.reading import Reading
from components.model import EventType, GeoPrecision, Modality, Reason, Where

_AIMED = frozenset({EventType.VISIT, EventType.ATTACK, EventType.OPERATION, EventType.AGREEMENT, EventType.ELECTION})


def places_of(state: Narrative, reading: Reading, choice: Choice) -> tuple[tuple[Where, ...], Reason | None]:
    """The places of the chosen event, the scene first, and why; empty = none is told or inherited."""
    own = own_places(state.article.text, _of_clause(reading, choice), choice.trigger)
    scene = bool(own) and _is_scene(state.article.text, reading, own[0], choice.trigger.type)
    found = () if scene else _inherited(state, reading, choice)
    if not own and not found:
        own = _place_of_a_body(state)
    if found and (not own or found[0].precision < GeoPrecision.REGION):
        return (*found, *own), Reason(f"events.place.{found[0].source}", (found[0].place.name,))
    if own:
        return own, Reason("events.place.own", (own[0].place.name,))
    return (), Reason("events.place.none")


def _of_clause(reading: Reading, choice: Choice) -> Reading:
    """The sentence with only the toponyms of the event's own clause, if it has several and this one names any."""
    if not choice.end:
        return reading
    first, last = reading.words[choice.start].start, reading.words[choice.end].end
    inside = tuple(r for r in reading.toponyms if first <= r.toponym.span.start < last)
    return replace(reading, toponyms=inside) if inside and len(inside) < len(reading.toponyms) else reading


def _inherited(state: Narrative, reading: Reading, choice: Choice) -> tuple[Where, ...]:
    """The place of the sentence before if it goes on about the same, else the lead's, else the last one told."""
    before = told_before(state, reading, choice)
    if before is not None and before.where is not None and before.modality != Modality.BACKGROUND:
        return (replace(before.where, source="sentence_before"),)
    if state.scene is not None:
        return (replace(state.scene, source="lead"),)
    opening = [
        m.where
        for m in state.mentions
        if m.span in state.leads and m.where and m.where.precision < GeoPrecision.COUNTRY
    ]
    if opening:
        return (replace(opening[0], source="lead"),)
    earlier = [
        m.where
        for m in state.mentions
        if m.where and m.where.source == "own" and m.where.precision < GeoPrecision.COUNTRY
    ]
    if earlier:
        return (replace(earlier[-1], source="sentence_before"),)
    return title_place(state.readings)


def _place_of_a_body(state: Narrative) -> tuple[Where, ...]:
    """Where no place is told: the town that the first organisation has in its name."""
    towns = (place_of_a_body(state.article.text, r) for r in state.readings)
    return next((tuple(replace(w, source="lead") for w in town) for town in towns if town), ())


def _is_scene(text: str, reading: Reading, own: Where, type_: EventType) -> bool:
    """True if the sentence's place is where it happened: by its ending, or as the aim of a journey or an attack.

    "Ankara'dan gelen müfettişler", "yaralılar Numune Hastanesi'ne kaldırıldı" name other places than that of the event.
    """
    if own.evidence is not None and (reading.quoted(own.evidence) or is_passed(text, own.evidence)):
        return False
    if own.evidence is not None and (is_located(text, own.evidence) or is_aim(text, own)):
        return True
    return type_ in _AIMED and own.precision < GeoPrecision.COUNTRY
