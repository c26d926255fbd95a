"""Mentions as columns of numbers, so that a million of them can be compared by NumPy: interned words, days, places.

Row `n` of every column is the n-th mention that was added. Everything in a row depends on its mention alone, never on
the corpus; that is what makes linking independent of the order and of the batches in which mentions come.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.events.cast import Cast
from components.events.scenes import NOWHERE, Scenes
from components.events.vocabulary import NOBODY, Vocabulary, padded
from components.model import EventType, Mention, Modality, TimeExpression, When

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

WORDS, ACTORS, KEYS = 16, 5, 4  # how many words, actors and key words of a mention are compared
CONTEXT = 8  # and words of its article
NEVER = -(10**6)
DAYS_PRECISE = 8  # days: a longer interval is a coarse time
TYPES = {type_: number for number, type_ in enumerate(EventType)}
STATEMENT = TYPES[EventType.STATEMENT]
HAPPENED, PLANNED = 0, 1
_WORLDS = {Modality.PLANNED: PLANNED, Modality.HYPOTHETICAL: 2, Modality.NEGATED: 3}  # all others happened


_EPOCH = 719163  # date(1970, 1, 1).toordinal()
_PART = 50_000  # mentions
_LAST = 1 << 40
_NO_NUMBER = float("nan")
_COMMON = 25  # heft: a lighter word is in too many reports to look one up by
_SCALARS = (
    "lo",
    "hi",
    "monthday",
    "type",
    "world",
    "article",
    "sentence",
    "place",
    "result",
    "clock",
    "lent",
    "told",
)


def _column() -> Ints:
    return np.empty(0, np.int32)


@dataclass(slots=True)
class Columns:
    """The columns; `add` appends rows."""

    lo: Ints = field(default_factory=_column)
    hi: Ints = field(default_factory=_column)
    monthday: Ints = field(default_factory=_column)  # month * 32 + day of a date without a year
    calendar: Ints = field(default_factory=_column)  # month * 32 + day of any date that tells its day
    type: Ints = field(default_factory=_column)
    world: Ints = field(default_factory=_column)  # 0 happened, 1 planned, 2 if, 3 did not
    article: Ints = field(default_factory=_column)
    sentence: Ints = field(default_factory=_column)
    place: Ints = field(default_factory=_column)
    clock: Ints = field(default_factory=_column)  # minutes of the day
    lent: Ints = field(default_factory=_column)  # 1: its place is not its own sentence's
    told: Ints = field(default_factory=_column)  # 1: its own words tell its time
    result: Ints = field(default_factory=_column)  # a match's score, larger side first
    magnitude: Floats = field(default_factory=lambda: np.empty(0, np.float64))
    numbered: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))  # has one of these three
    words: Ints = field(default_factory=lambda: np.empty((0, WORDS), np.int32))
    length: Floats = field(default_factory=lambda: np.empty(0, np.float64))  # of the vector of its words
    actors: Ints = field(default_factory=lambda: np.empty((0, ACTORS), np.int32))
    keys: Ints = field(default_factory=lambda: np.empty((0, KEYS), np.int32))  # words it is looked up by
    context: Ints = field(default_factory=lambda: np.empty((0, CONTEXT), np.int32))  # words that tell its article
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    cast: Cast = field(default_factory=Cast)
    scenes: Scenes = field(default_factory=Scenes)
    article_ids: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lo)

    def add(self, mentions: Sequence[Mention]) -> None:
        """Append one row for each mention, in order; a part at a time, for a million of them take much room."""
        parts = [self._part(mentions[at : at + _PART]) for at in range(0, len(mentions), _PART)]
        for name in parts[0] if parts else ():
            setattr(self, name, np.concatenate((getattr(self, name), *(part[name] for part in parts))))

    def _part(self, mentions: Sequence[Mention]) -> dict[str, Any]:
        scalars = np.array([self._scalars(mention) for mention in mentions], np.int32)
        part: dict[str, Any] = {name: scalars[:, at] for at, name in enumerate(_SCALARS)}
        words = self.vocabulary.table([mention.words[:WORDS] for mention in mentions], WORDS)
        context = self.vocabulary.table([mention.context[:CONTEXT] for mention in mentions], CONTEXT)
        actors = padded([self.cast.number(mention.actors, self.vocabulary) for mention in mentions], ACTORS)
        heft = self.vocabulary.hefts(words)
        part |= {
            "calendar": _calendar(part["lo"], part["hi"], part["monthday"]),
            "words": words,
            "actors": actors,
            "context": context,
        }
        part |= {"magnitude": np.array([_magnitude(mention) for mention in mentions], np.float64)}
        part["numbered"] = (part["result"] != NOBODY) | (part["clock"] != NOBODY) | ~np.isnan(part["magnitude"])
        return part | {"length": np.sqrt(heft.sum(axis=1)), "keys": self._key_words(words, heft, actors)}

    def _key_words(self, words: Ints, heft: NDArray[np.int64], actors: Ints) -> Ints:
        """The words a mention is looked up by: those of its actors first, then the weightiest and longest."""
        order = np.where(self.cast.names(actors, words), 0, len(self.vocabulary.words)) + self.vocabulary.ranks(words)
        order = np.where(heft > _COMMON, order, _LAST)
        first = np.argsort(order, axis=1, kind="stable")[:, :KEYS]
        unfit = np.take_along_axis(order, first, axis=1) == _LAST
        return np.where(unfit, NOBODY, np.take_along_axis(words, first, axis=1)).astype(np.int32)

    def _scalars(self, mention: Mention) -> tuple[int, ...]:
        open_day = month_day(mention.partial) if mention.partial else None
        when = None if open_day is not None or (mention.when and mention.when.source == "completed") else mention.when
        where = mention.places[0] if mention.places and mention.places[0].source != "completed" else None
        return (
            when.earliest.toordinal() if when else NEVER,
            when.latest.toordinal() if when else NEVER,
            NEVER if open_day is None else open_day,
            TYPES[mention.type],
            _WORLDS.get(mention.modality, HAPPENED),
            self.article_ids.setdefault(mention.article_id, len(self.article_ids)),
            mention.span.start,
            self.scenes.number(where.place) if where else NOWHERE,
            _result(mention),
            _minutes(when),
            int(where is None or where.source != "own"),
            int(tells_its_day(mention)),
        )


_TOLD = frozenset({"own", "edited", "narrative"})


def tells_its_day(mention: Mention) -> bool:
    """True if its own sentence tells its time, or a day without a year; False if the time is lent from elsewhere."""
    if mention.partial is not None:
        return True
    when = mention.when
    if when is None or when.source not in _TOLD:
        return False
    return when.evidence is None or mention.span.covers(when.evidence)


def month_day(time: TimeExpression | None) -> int | None:
    """month * 32 + day of a date whose year is open or only inferred ("XXXX-09-19"); None for any other."""
    value = (time.value or "") if time else ""
    day = value[5:10].split("-")
    if len(day) != 2 or not all(part.isdigit() for part in day):
        return None
    return int(day[0]) * 32 + int(day[1])


def _calendar(lo: Ints, hi: Ints, monthday: Ints) -> Ints:
    day = (lo != NEVER) & (lo == hi)
    result = monthday.copy()
    result[day] = month_days(lo[day])
    return result


def month_days(ordinals: Ints) -> NDArray[np.int64]:
    """month * 32 + day of each day (proleptic ordinals)."""
    dates = (ordinals.astype(np.int64) - _EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    return np.asarray((months.astype(np.int64) % 12 + 1) * 32 + (dates - months).astype(np.int64) + 1)


def _magnitude(mention: Mention) -> float:
    if not mention.figures:
        return _NO_NUMBER
    return next((figure.value for figure in mention.figures if figure.kind == "magnitude"), _NO_NUMBER)


def _minutes(when: When | None) -> int:
    return int(when.clock[:2]) * 60 + int(when.clock[3:5]) if when and when.clock else NOBODY


def _result(mention: Mention) -> int:
    if len(mention.figures) < 2:
        return NOBODY
    scores = sorted((int(figure.value) for figure in mention.figures if figure.kind == "score"), reverse=True)
    return scores[0] * 1000 + scores[1] if len(scores) == 2 else NOBODY
