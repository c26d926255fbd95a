"""How alike two mentions are: gates that both must pass (told time, told place, numbers), then a likelihood 0..1.

The likelihood is a logistic model over the pieces of `Evidence`. Its weights are fitted on the event gold
(tests/gold/events) by `tests/fit_likeness.py`, which prints this table and says what else they rest on. Type, and a
time or a place that a sentence inherits, are no gates: reports differ in the first, and the others are often wrong.
"""

import numpy as np

from components.events.columns import HAPPENED, NEVER, PLANNED, Columns, Floats, Ints
from components.events.evidence import Evidence, Flags
from components.events.scenes import APART
from components.events.vocabulary import NOBODY

WEIGHTS: dict[str, float] = {
    "beside": 1.60,
    "near": 0.58,
    "upper_beside": -0.38,
    "upper_across": -0.30,
    "lower_beside": -0.70,
    "lower_across": -0.69,
    "kind": 2.00,
    "kin": 0.98,
    "other_kind_beside": -0.90,
    "day_told": 0.80,
    "day_lent": 1.04,
    "some_days": -0.83,
    "far_days": -1.29,
    "place_across": 0.20,
    "agree": 0.86,
    "words": 1.50,
    "words_across": 1.60,
    "actors_across": 0.20,
    "story": 1.86,
}
BIAS = -3.31
CLOCKS_MIN = 90  # minutes: clock times farther apart are two events
PUT_OFF_DAYS = 31  # what was planned may happen this much later
MAGNITUDE_STEPS = 0.35  # agencies differ by this much on one earthquake


def gates(c: Columns, a: Ints, b: Ints) -> Flags:
    """True where nothing forbids that rows `a` and `b` report one event, whatever their modality and their places."""
    open_ = _times_meet(c, a, b)
    open_ &= (c.article[a] != c.article[b]) | (c.sentence[a] != c.sentence[b])
    numbered = open_ & c.numbered[a] & c.numbered[b]
    if numbered.any():
        open_[numbered] = _numbers_agree(c, a[numbered], b[numbered])
    return open_


def _numbers_agree(c: Columns, a: Ints, b: Ints) -> Flags:
    """True unless both tell a result, a magnitude or a clock time, and it is another."""
    score = (c.result[a] == NOBODY) | (c.result[b] == NOBODY) | (c.result[a] == c.result[b])
    with np.errstate(invalid="ignore"):
        magnitude = ~(np.abs(c.magnitude[a] - c.magnitude[b]) > MAGNITUDE_STEPS)
    clocks = (c.clock[a] == NOBODY) | (c.clock[b] == NOBODY) | (np.abs(c.clock[a] - c.clock[b]) <= CLOCKS_MIN)
    return np.asarray(clocks & score & magnitude)


def _times_meet(c: Columns, a: Ints, b: Ints) -> Flags:
    """True unless both sentences tell their time and these are two: another day, or ranges more than a day apart.

    Near-identical reports of neighbouring days are mostly two events (shelling, weather, rounds of a league). A day
    without its year meets that day of any year.
    """
    meet = (c.told[a] == 0) | (c.told[b] == 0)
    told = np.flatnonzero(~meet)
    a, b = a[told], b[told]
    undated = (c.lo[a] == NEVER) | (c.lo[b] == NEVER)
    overlap = (c.lo[a] - 1 <= c.hi[b]) & (c.lo[b] - 1 <= c.hi[a])
    other_day = (c.calendar[a] != NEVER) & (c.calendar[b] != NEVER) & (c.calendar[a] != c.calendar[b])
    meet[told] = ((undated | overlap) & ~other_day) | _put_off(c, a, b) | _put_off(c, b, a)
    return np.asarray(meet)


def _put_off(c: Columns, plan: Ints, done: Ints) -> Flags:
    """True for a plan and what happened no earlier and not much later than planned."""
    put_off = (c.world[plan] == PLANNED) & (c.world[done] == HAPPENED)
    plans = np.flatnonzero(put_off)
    plan, done = plan[plans], done[plans]
    late = c.lo[done] - c.lo[plan]
    dated = (c.lo[plan] != NEVER) & (c.lo[done] != NEVER)
    put_off[plans] = dated & (late >= 0) & (late <= PUT_OFF_DAYS)
    return np.asarray(put_off)


def one_scene(c: Columns, a: Ints, b: Ints, stands: Ints) -> Flags:
    """True unless both sentences tell their own places and these are two scenes; `stands` as `Scenes.stands` gives."""
    return np.asarray((stands != APART) | (c.lent[a] == 1) | (c.lent[b] == 1))


def same_world(c: Columns, a: Ints, b: Ints) -> Flags:
    """True where both happened, both are planned, both are hypothetical or both are negated."""
    return np.asarray(c.world[a] == c.world[b])


def score(evidence: Evidence) -> Floats:
    """How likely both report one event, rounded so that it is the same in either order.

    Reports of two articles without a telling word in common are alike only if kind, told day and place agree.
    """
    pieces = dict(evidence.pieces())
    total = np.full(len(evidence.a), BIAS)
    for name, piece in pieces.items():
        total += WEIGHTS[name] * piece
    blank = ~evidence.beside & (pieces["words"] == 0) & ~pieces["agree"]
    return np.asarray(np.round(np.where(blank, 0.0, 1 / (1 + np.exp(-total))), 6))
