"""What every way of anchoring shares: marking the anchor, and giving up honestly."""

from datetime import timedelta
from functools import cache

from components.dates import values
from components.dates.draft import Draft, replace
from components.dates.timeline import Timeline
from components.dates.values import Meaning
from components.model import Reason


@cache
def reason(code: str) -> Reason:
    """The reason of a code without words to fill in; there are few and every date has one."""
    return Reason(f"dates.{code}")


def told(meaning: Meaning, anchor: str, confidence: float, why: Reason) -> Meaning:
    """The meaning with what it leans on, how sure that is, and why; spelt out, for it is done to every date."""
    kind, value, edtf, earliest, latest, precision, grain, _, _, mod, others, _ = meaning
    return Meaning(kind, value, edtf, earliest, latest, precision, grain, anchor, confidence, mod, others, (why,))


def anchored(meaning: Meaning, anchor: str, confidence: float = 0.9) -> Meaning:
    """The meaning with what it leans on, which is also the reason, and how sure that is."""
    return told(meaning, anchor, confidence, reason(anchor))


def because(meaning: Meaning, code: str) -> Meaning:
    """The meaning with the reason for it; anchor and confidence stay."""
    return told(meaning, meaning.anchor, meaning.confidence, reason(code))


def no_anchor(kind: str = "DATE") -> Meaning:
    """Nothing to count from."""
    return told(values.unknown(kind), "open", 0.3, reason("no_anchor"))


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
