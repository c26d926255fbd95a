"""Which mentions are compared at all: those that share a key of `families`, kept in sorted tables.

Each family has entries and probes; a pair is compared if a probe of one meets an entry of the other. Keys depend on the
mention alone, so a pair that meets once meets in every run, whatever else has been added.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from components.events.columns import Columns, Ints
from components.events.families import FAMILIES, Keys, Names

_CHUNK = 100_000  # pairs compared at one go


@dataclass(slots=True)
class Table:
    """Keys with the rows that hold them, sorted by key; new ones wait in a small tail until they are worth a sort."""

    keys: Keys = field(default_factory=lambda: np.empty(0, np.uint64))
    rows: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    tail: list[tuple[Keys, Ints]] = field(default_factory=list)

    def add(self, keys: Keys, rows: Ints) -> None:
        """Add entries; the tail is merged into the body once it is a tenth of it."""
        order = np.argsort(keys)
        self.tail.append((keys[order], rows[order]))
        if sum(len(part) for part, _ in self.tail) * 10 >= len(self.keys):
            keys = np.concatenate([self.keys, *(part for part, _ in self.tail)])
            rows = np.concatenate([self.rows, *(part for _, part in self.tail)])
            order = np.argsort(keys)
            self.keys, self.rows, self.tail = keys[order], rows[order], []

    def meet(self, keys: Keys, rows: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Pairs (a row of `rows`, a row of this table) that share a key, in chunks."""
        for body_keys, body_rows in ((self.keys, self.rows), *self.tail):
            yield from _meet(keys, rows, body_keys, body_rows)


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
            keys, holders = family(columns, self.names, rows, False)
            yield from probes.meet(keys, holders)
            entries.add(keys, holders)
            keys, holders = family(columns, self.names, rows, True)
            yield from entries.meet(keys, holders)
            probes.add(keys, holders)
