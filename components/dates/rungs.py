"""What the ladder of years climbs on: the dates that name their year, and the rung that gave one."""

from datetime import date
from typing import NamedTuple

from components.model import Reason

OLD_DAYS = 730  # a date so old lends its year to other sentences only if publication is far from theirs


class Step(NamedTuple):
    """The rung that gave a year, and the other years it may be."""

    year: int
    anchor: str
    confidence: float
    reason: Reason
    others: tuple[int, ...] = ()


class Known(NamedTuple):
    """A date in the text that names its year: where it stands, its first and last day, whether it names a month."""

    at: int
    first: date
    last: date
    fine: bool

    def is_old(self, today: date | None) -> bool:
        """True for a date so long before publication that its story is rather over."""
        return today is not None and (today - self.first).days > OLD_DAYS
