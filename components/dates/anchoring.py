"""What every way of anchoring shares: marking the anchor, and giving up honestly."""

from datetime import timedelta

from components.dates import values
from components.dates.draft import Draft, replace
from components.dates.timeline import Timeline
from components.dates.values import Meaning
from components.model import Reason


def anchored(meaning: Meaning, anchor: str, confidence: float = 0.9) -> Meaning:
    """The meaning with what it leans on and how sure that is."""
    reason = Reason(f"dates.{anchor}")
    return replace(meaning, anchor=anchor, confidence=confidence, why=(reason,))


def no_anchor(kind: str = "DATE") -> Meaning:
    """Nothing to count from."""
    return replace(values.unknown(kind), anchor="open", confidence=0.3, why=(Reason("dates.no_anchor"),))


def shift_of_bounds(line: Timeline, draft: Draft) -> Meaning:
    """Without a day to count from: bounds if the publication date has them, else nothing."""
    if draft.leans == "later" and draft.shift:
        letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}[draft.grain]
        return replace(values.unknown("DURATION", f"P{draft.shift}{letter}", "duration"), confidence=0.5)
    known = line.published
    if draft.grain != "day" or known is None or known.earliest is None or known.latest is None or draft.nth_unit:
        return no_anchor()
    move = timedelta(days=draft.shift or 0)
    first, last = known.earliest + move, known.latest + move
    return anchored(replace(values.of_days(first, last), value=None), "published", 0.4)
