"""Why: what a person says of an event outlives every new run of the rules, and can be taken back.

A saying is kept with a mention of the event (its anchor), not with the event: whichever event tells that mention later
is the one it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.model import Event, EventType, Reason, When, Where


@dataclass(frozen=True, slots=True)
class Override:
    """What an event's time, place or type really is; `field` when, where or type; a value None = it has none."""

    field: str
    when: When | None = None
    where: Where | None = None
    type: EventType | None = None


Overrides = Mapping[str, tuple[Override, ...]]  # by mention id, in the order in which they were said


def overridden(event: Event, overrides: Overrides) -> Event:
    """The event with what was said of it, the same object if nothing was; the last saying of a field counts."""
    said = [one for mention in event.mentions for one in overrides.get(mention.id, ())]
    for override in said:
        event = _changed(event, override)
    return event


def _changed(event: Event, override: Override) -> Event:
    why = (*event.why, Reason(f"library.edited.{override.field}", (_before(event, override.field),)))
    if override.field == "when":
        return replace(event, when=override.when and replace(override.when, source="edited"), why=why)
    if override.field == "where":
        return replace(event, where=override.where and replace(override.where, source="edited"), why=why)
    return replace(event, type=override.type or event.type, why=why)


def _before(event: Event, field: str) -> str:
    """What stood there, in a word; "–" if nothing did."""
    if field == "when":
        return event.when.edtf if event.when else "–"
    if field == "where":
        return event.where.place.name if event.where else "–"
    return event.type.value
