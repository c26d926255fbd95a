"""Which mentions are compared at all: those that share a key of `families`, kept in sorted tables.

Each family has entries and probes; a pair is compared if a probe of one meets an entry of the other. Keys depend on the
mention alone, so a pair that meets once meets in every run, whatever else has been added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from components.events.columns import Columns, Ints
from components.events.families import FAMILIES, Keys, Names

_CHUNK = 300_000  # pairs compared at one go


class Keyed(NamedTuple):
    """Keys, ascending, with the rows that hold them; keys in order are found in a table ten times as fast."""

    keys: Keys
    rows: Ints


def keyed(parts: Sequence[tuple[Keys, Ints]]) -> Keyed:
    """The keys of all parts in order."""
    keys = np.concatenate([part[0] for part in parts])
    order = np.argsort(keys)
    return Keyed(keys[order], np.concatenate([part[1] for part in parts])[order])


@dataclass(slots=True)
class Table:
    """Keys that can be met; new ones wait in a small tail until they are worth a sort."""

    body: Keyed = field(default_factory=lambda: Keyed(np.empty(0, np.uint32), np.empty(0, np.int32)))
    tail: list[Keyed] = field(default_factory=list)

    def add(self, new: Keyed) -> None:
        """Add entries; the tail is merged into the body once it is a tenth of it."""
        self.tail.append(new)
        if sum(len(part.keys) for part in self.tail) * 10 >= len(self.body.keys):
            self.body = keyed([self.body, *self.tail]) if len(self.body.keys) or len(self.tail) > 1 else new
            self.tail = []

    def meet(self, new: Keyed) -> Iterator[tuple[Ints, Ints]]:
        """Pairs (a row of `new`, a row of this table) that share a key, in chunks."""
        for part in (self.body, *self.tail):
            yield from _meet(*new, *part)


def _meet(keys: Keys, rows: Ints, body_keys: Keys, body_rows: Ints) -> Iterator[tuple[Ints, Ints]]:
    first = np.searchsorted(body_keys, keys, "left")
    count = np.searchsorted(body_keys, keys, "right") - first
    busy = np.flatnonzero(count)
    first, count, rows = first[busy], count[busy], rows[busy]
    ends = np.cumsum(count)
    start = 0
    while start < len(rows):
        base = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, base + _CHUNK, "right")))
        counts = count[start:stop]
        inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        yield np.repeat(rows[start:stop], counts), body_rows[np.repeat(first[start:stop], counts) + inner]
        start = stop


@dataclass(slots=True)
class Blocks:
    """Entries and probes of all families."""

    entries: tuple[Table, ...] = field(default_factory=lambda: tuple(Table() for _ in FAMILIES))
    probes: tuple[Table, ...] = field(default_factory=lambda: tuple(Table() for _ in FAMILIES))
    names: Names = field(default_factory=Names)

    def add(self, columns: Columns, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Add rows; yields the new pairs (some of them more than once) in chunks."""
        for family, entries, probes in zip(FAMILIES, self.entries, self.probes, strict=True):
            new = keyed([family(columns, self.names, rows, False)])
            yield from probes.meet(new)
            entries.add(new)
            new = keyed([family(columns, self.names, rows, True)])
            yield from entries.meet(new)
            probes.add(new)
