"""Mentions as columns of numbers, so that a million of them can be compared by NumPy: interned words, days, places.

Row `n` of every column is the n-th mention that was added. Everything in a row depends on its mention alone, never on
the corpus; that is what makes linking independent of the order and of the batches in which mentions come.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.events.common_words import weight_of
from components.events.contents import stem_of
from components.model import EventType, Mention, Modality, Place, TimeExpression, When
from components.text.turkish import fold_case

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

WORDS, ACTORS, KEYS = 16, 5, 4  # how many words, actors and key words of a mention are compared
NOBODY, NOWHERE, NEVER = -1, -1, -(10**6)
DAYS_PRECISE = 8  # days: a longer interval is a coarse time
TYPES = {type_: number for number, type_ in enumerate(EventType)}
STATEMENT = TYPES[EventType.STATEMENT]
_WORLDS = {Modality.PLANNED: 1, Modality.HYPOTHETICAL: 2, Modality.NEGATED: 3}  # all others happened: 0


_SCALARS = ("lo", "hi", "monthday", "type", "world", "article", "sentence", "place", "result", "clock", "lent", "told")


@dataclass(slots=True)
class Columns:
    """The columns; `add` appends rows."""

    lo: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    hi: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    monthday: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # month * 32 + day of a date without a year
    type: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    world: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # 0 happened, 1 planned, 2 if, 3 did not
    article: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    sentence: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    place: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    magnitude: Floats = field(default_factory=lambda: np.empty(0, np.float64))
    clock: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # minutes of the day
    lent: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # 1: its place is not its own sentence's
    told: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # 1: its own words tell its time
    result: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # a match's score, larger side first
    words: Ints = field(default_factory=lambda: np.empty((0, WORDS), np.int32))
    length: Floats = field(default_factory=lambda: np.empty(0, np.float64))  # of the vector of its words
    heft: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))  # of each word: square of its weight
    actors: Ints = field(default_factory=lambda: np.empty((0, ACTORS), np.int32))
    keys: Ints = field(default_factory=lambda: np.empty((0, KEYS), np.int32))
    word_ids: dict[str, int] = field(default_factory=dict)
    word_hefts: list[int] = field(default_factory=list)
    word_ranks: list[tuple[float, int, str]] = field(default_factory=list)
    actor_parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    actor_spellings: dict[str, int] = field(default_factory=dict)
    actor_ids: dict[str, int] = field(default_factory=dict)
    article_ids: dict[str, int] = field(default_factory=dict)
    place_ids: dict[str, int] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lo)

    def add(self, mentions: Sequence[Mention]) -> None:
        """Append one row for each mention, in order."""
        ids = [[self._word(word) for word in mention.words[:WORDS]] for mention in mentions]
        who = [[self._actor(one) for one in m.actors[:ACTORS]] for m in mentions]
        keys = [self._key_words(mention, known) for mention, known in zip(mentions, ids, strict=True)]
        scalars = np.array([self._scalars(mention) for mention in mentions], np.int32).reshape(-1, len(_SCALARS))
        magnitude = np.array([_magnitude(mention) for mention in mentions], np.float64)
        words = _padded(ids, WORDS)
        self.heft = np.array(self.word_hefts, np.int64)
        squares = np.where(words == NOBODY, 0, self.heft[words]).sum(axis=1) if len(self.heft) else np.zeros(len(words))
        blocks: dict[str, Any] = {name: scalars[:, at] for at, name in enumerate(_SCALARS)}
        blocks |= {"magnitude": magnitude, "words": words, "length": np.sqrt(squares)}
        blocks |= {"actors": _padded(who, ACTORS), "keys": _padded(keys, KEYS)}
        for name, block in blocks.items():
            setattr(self, name, np.concatenate((getattr(self, name), block)))

    def _scalars(self, mention: Mention) -> tuple[int, ...]:
        open_day = month_day(mention.partial)
        when = None if open_day is not None or (mention.when and mention.when.source == "completed") else mention.when
        lo, hi = (when.earliest.toordinal(), when.latest.toordinal()) if when else (NEVER, NEVER)
        where = mention.where
        completed = where is None or where.source == "completed"
        return (
            lo,
            hi,
            NEVER if open_day is None else open_day,
            TYPES[mention.type],
            _WORLDS.get(mention.modality, 0),
            self._intern(self.article_ids, mention.article_id),
            mention.span.start,
            NOWHERE if completed or where is None else self._place(where.place),
            _result(mention),
            _minutes(when),
            int(where is None or where.source != "own"),
            int(tells_its_day(mention)),
        )

    def _place(self, place: Place) -> int:
        number = self.place_ids.get(place.id)
        if number is None:
            number = self.place_ids[place.id] = len(self.places)
            self.places.append(place)
        return number

    def _word(self, word: str) -> int:
        number = self.word_ids.get(word)
        if number is None:
            number = self.word_ids[word] = len(self.word_hefts)
            heft = round((weight_of(word) * 10) ** 2)
            self.word_hefts.append(heft)
            self.word_ranks.append((-heft, -len(word), word))
        return number

    def _key_words(self, mention: Mention, ids: Sequence[int]) -> list[int]:
        """The words a mention is looked up by: those of its actors first, then the weightiest and longest."""
        named = {part for actor in mention.actors for part in self._parts(actor)}
        telling = [number for number in ids if self.word_hefts[number] > _COMMON]
        telling.sort(key=self.word_ranks.__getitem__)
        first = [number for number in telling if number in named]
        return (first + [number for number in telling if number not in named])[:KEYS] if first else telling[:KEYS]

    def _actor(self, name: str) -> int:
        number = self.actor_spellings.get(name)
        if number is None:
            number = self.actor_spellings[name] = self._intern(self.actor_ids, fold_case(name))
        return number

    def _parts(self, actor: str) -> tuple[int, ...]:
        """The words of an actor's name, as they stand among the content words."""
        parts = self.actor_parts.get(actor)
        if parts is None:
            stems = filter(None, map(stem_of, fold_case(actor).split()))
            parts = self.actor_parts[actor] = tuple(self._word(stem) for stem in stems)
        return parts

    @staticmethod
    def _intern(table: dict[str, int], name: str) -> int:
        return table.setdefault(name, len(table))


_TOLD = frozenset({"own", "edited", "narrative"})


def tells_its_day(mention: Mention) -> bool:
    """True if its own sentence tells its time, or a day without a year; False if the time is lent from elsewhere."""
    if mention.partial is not None:
        return True
    when = mention.when
    if when is None or when.source not in _TOLD:
        return False
    return when.evidence is None or mention.span.covers(when.evidence)


_COMMON = 25  # heft: a lighter word is in too many reports to look one up by


def month_day(time: TimeExpression | None) -> int | None:
    """month * 32 + day of a date whose year is open or only inferred ("XXXX-09-19"); None for any other."""
    value = (time.value or "") if time else ""
    day = value[5:10].split("-")
    if len(day) != 2 or not all(part.isdigit() for part in day):
        return None
    return int(day[0]) * 32 + int(day[1])


def _padded(rows: Sequence[Sequence[int]], width: int) -> Ints:
    """The rows as a table, filled up with NOBODY."""
    table = np.full((len(rows), width), NOBODY, np.int32)
    held = np.arange(width) < np.array([len(row) for row in rows], np.int64).reshape(-1, 1)
    table[held] = [value for row in rows for value in row]
    return table


def _magnitude(mention: Mention) -> float:
    return next((figure.value for figure in mention.figures if figure.kind == "magnitude"), float("nan"))


def _minutes(when: When | None) -> int:
    return int(when.clock[:2]) * 60 + int(when.clock[3:5]) if when and when.clock else NOBODY


def _result(mention: Mention) -> int:
    if len(mention.figures) < 2:
        return NOBODY
    scores = sorted((int(figure.value) for figure in mention.figures if figure.kind == "score"), reverse=True)
    return scores[0] * 1000 + scores[1] if len(scores) == 2 else NOBODY
