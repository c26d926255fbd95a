"""What date words say by themselves, before anybody knows when they were written."""

from typing import Any, NamedTuple, TypeVar


class Draft(NamedTuple):
    """The meaning of an expression that is still to be anchored. Only the fields that the words fill are set.

    `grain`: day month year week weekend season quarter half months period decade century bc time duration set feast
    vague impossible. `shift`: so many grains away from the anchor (dün = day, -1). `leans`: that anchor: `published`,
    `previous` (the date the text is talking about), `later` (previous, or published in the future), `event` (previous
    or nothing), `far` (the last day told that is not the news itself), `month`, `told`. `direction` past, future,
    this or near: the last, next, this one or the nearest that fits the tense. `number`: which season, quarter, half;
    how many months; the decade, century or year BC. `nth_unit`, `nth`: "the first week of" a month (nth 1, unit week;
    -1 = last). `part` and `clock`: time of day. `value`: of a duration or set. `weak`: counts only beside another
    expression ("akşam", "14.30" without "saat").
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    leans: str = "published"
    direction: str = ""
    number: int | None = None
    nth: int | None = None
    nth_unit: str = ""
    part: str | None = None
    clock: str | None = None
    mod: str | None = None
    value: str | None = None
    weak: bool = False
    until: "Draft | None" = None


_Same = TypeVar("_Same", bound=NamedTuple)


def replace(item: _Same, **changes: Any) -> _Same:
    """A copy with some fields changed; named tuples make these copies ten times faster than data classes do."""
    return item._replace(**changes)
