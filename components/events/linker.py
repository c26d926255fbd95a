"""Same event, one event: link mentions from all articles, all at once (`link`) or as they come (`Linker`).

How it stays independent of order and batches: (1) which two mentions are compared and how alike they are depends on
those two alone; (2) mentions connected by likenesses of at least `JOIN` form components, and connectivity knows no
order; (3) each component is clustered by itself, best pair first, ties by mention id. So adding mentions changes only
the components they touch, and `Linker` gives what `link` gives from scratch.

Event ids: an event is named after one of its mentions (its anchor): the smallest mention id when the event is new. It
keeps that name as long as it holds that mention, whatever is added: a caller gives the ids it knows (`known`), a
`Linker` remembers its own. Two events that become one keep the name of the smaller anchor; of an event that splits, the
part with the anchor keeps the name. So an id never moves to another event, and re-running gives the same ids.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from components.events.blocks import Blocks
from components.events.chains import links_of
from components.events.clusters import JOIN
from components.events.columns import Columns, Ints
from components.events.connecting import connect
from components.events.grouping import Edits, groups_of
from components.events.likeness import same_world
from components.events.pairs import Pairs, comes_true, compare, merged
from components.events.reasons import why_one
from components.events.telling import event_id, tell
from components.model import Event, Link, Mention


@dataclass(frozen=True, slots=True)
class LinkEdits:
    """What a person decided: pairs of mention ids that are one event (`together`) or are not (`apart`, which wins)."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """All events, sorted by id, and how they relate."""

    events: tuple[Event, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an addition changed: events new or told anew, ids that are gone, and all links of the events told anew.

    A link of `links` replaces what was known about its pair; links that touch an id of `events` or `removed` and are
    not listed here no longer hold.
    """

    events: tuple[Event, ...]
    removed: tuple[str, ...]
    links: tuple[Link, ...]


def link(
    mentions: Iterable[Mention],
    copies: Mapping[str, str] | None = None,
    edits: LinkEdits | None = None,
    known: Collection[str] = (),
) -> Linked:
    """Link mentions in any order. `copies`: article id -> story id (`find_copies`); `known`: event ids given before."""
    linker = Linker(edits or LinkEdits(), known)
    changes = linker.add(mentions, copies)
    return Linked(changes.events, changes.links)


@dataclass(slots=True)
class Linker:
    """The incremental form: remembers what it has linked; picklable. Not for use by two threads at once."""

    edits: LinkEdits = field(default_factory=LinkEdits)
    known: Collection[str] = ()
    _mentions: list[Mention] = field(default_factory=list)
    _rows: dict[str, int] = field(default_factory=dict)
    _columns: Columns = field(default_factory=Columns)
    _blocks: Blocks = field(default_factory=Blocks)
    _root: Ints = field(default_factory=lambda: np.empty(0, np.int32))
    _plans: dict[int, dict[int, float]] = field(default_factory=dict)  # planned row -> rows that may realise it
    _events: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _event_of: list[str] = field(default_factory=list)
    _related: dict[int, tuple[str, ...]] = field(default_factory=dict)  # row -> ids its sentence relates it to
    _articles: dict[str, list[int]] = field(default_factory=dict)
    _stories: dict[str, str] = field(default_factory=dict)
    _named: set[str] = field(default_factory=set)

    def add(self, mentions: Iterable[Mention], copies: Mapping[str, str] | None = None) -> Changes:
        """Link more mentions; one whose id is known already is skipped. `copies` adds to what was given before."""
        with _no_search_for_cycles():
            return self._add(mentions, copies)

    def _add(self, mentions: Iterable[Mention], copies: Mapping[str, str] | None) -> Changes:
        self._named |= set(self.known)
        restated = self._restate(copies or {})
        rows = self._enter(sorted({m.id: m for m in mentions if m.id not in self._rows}.values(), key=_by_id))
        pairs = self._compare(self._blocks, rows)
        joined = pairs.scores >= JOIN
        self._root = connect(self._root, pairs.a[joined], pairs.b[joined])
        self._connect_edited()
        touched = self._components_of(rows)
        old = touched[touched < len(self._root) - len(rows)]
        if len(old) > 1:
            pairs = merged(pairs, self._compare(Blocks(), old))
        groups = self._groups(touched, pairs)
        del pairs  # a million mentions have ten million, and telling takes room as well
        return self._retell(groups, old, restated)

    def edit(self, edits: LinkEdits) -> Changes:
        """Replace the edits and tell anew the events they touch."""
        before, self.edits = self.edits, edits
        named = {one for pair in (*before.together, *before.apart, *edits.together, *edits.apart) for one in pair}
        rows = [self._rows[one] for one in sorted(named) if one in self._rows]
        touched = self._components_of(np.array(rows, np.int32))
        self._root[touched] = touched
        pairs = self._compare(Blocks(), touched)
        joined = pairs.scores >= JOIN
        self._root = connect(self._root, pairs.a[joined], pairs.b[joined])
        self._connect_edited()
        return self._retell(self._groups(touched, pairs), touched, set())

    def _groups(self, touched: Ints, pairs: Pairs) -> Iterator[tuple[int, ...]]:
        """The events that the components of `touched` are made of."""
        return groups_of(self._mentions, self._columns, self._root, touched, pairs, self._edited())

    def _components_of(self, rows: Ints) -> Ints:
        """All rows connected with these, ascending."""
        return np.flatnonzero(np.isin(self._root, self._root[rows])).astype(np.int32)

    def _enter(self, new: Sequence[Mention]) -> Ints:
        first = len(self._mentions)
        rows = np.arange(first, first + len(new), dtype=np.int32)
        for row, mention in enumerate(new, first):
            self._rows[mention.id] = row
            if mention.relations:
                self._related[row] = tuple(relation.other for relation in mention.relations)
            self._articles.setdefault(mention.article_id, []).append(row)
        self._mentions += new
        self._event_of += [""] * len(new)
        self._root = np.concatenate((self._root, rows))
        self._columns.add(new)
        return rows

    def _restate(self, copies: Mapping[str, str]) -> set[str]:
        """Take in which articles are copies; gives the articles whose story changed."""
        changed = {article for article, story in copies.items() if self._stories.get(article) != story}
        self._stories.update(copies)
        return changed

    def _compare(self, blocks: Blocks, rows: Ints) -> Pairs:
        """Pairs that may be one event; a plan and what happened are set aside as "comes true"."""
        pairs = compare(self._columns, blocks, rows)
        same = same_world(self._columns, pairs.a, pairs.b)
        for planned, happened, score in comes_true(self._columns, pairs.where(~same)):
            self._plans.setdefault(planned, {})[happened] = score
        return pairs.where(same)

    def _connect_edited(self) -> None:
        edited = self._edited()
        if edited.together:
            a, b = np.array(edited.together, np.int32).T
            self._root = connect(self._root, a, b)

    def _edited(self) -> Edits:
        def rows(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
            return tuple((self._rows[a], self._rows[b]) for a, b in pairs if a in self._rows and b in self._rows)

        together = rows(self.edits.together)
        return Edits(together, (*rows(self.edits.apart), *self._stated_apart({frozenset(pair) for pair in together})))

    def _stated_apart(self, together: Set[frozenset[int]]) -> Iterator[tuple[int, int]]:
        """Mentions that a sentence puts one after the other, or makes cause and effect, are two events."""
        for row, names in self._related.items():
            for name in names:
                other = self._rows.get(name)
                if other is None or self._root[row] != self._root[other]:
                    continue
                if frozenset((row, other)) not in together:
                    yield row, other

    def _retell(self, groups: Iterable[tuple[int, ...]], old: Ints, restated: set[str]) -> Changes:
        """Tell anew the events of `groups`; the rows `old` were told before."""
        before = {name: self._events.pop(name) for name in {self._event_of[row] for row in old.tolist()}}
        told = self._told_elsewhere(restated, before)
        before |= told
        for rows in groups:
            name = self._name(rows)
            told[name] = self._events[name] = rows
            for row in rows:
                self._event_of[row] = name
        told |= self._planned_for(told)
        self._named.update(told)
        events = tuple(self._tell(name, told[name]) for name in sorted(told))
        return Changes(events, tuple(sorted(set(before) - set(told))), self._links(told))

    def _told_elsewhere(self, restated: set[str], taken: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
        """Events untouched but for the story of one of their articles: only their number of sources changes."""
        names = {self._event_of[row] for article in restated for row in self._articles.get(article, ())}
        return {name: self._events[name] for name in names if name and name not in taken}

    def _planned_for(self, told: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
        """Plans that one of these events may realise: which of all events did may be another one now."""
        rows = {row for members in told.values() for row in members}
        names = {self._event_of[planned] for planned, found in self._plans.items() if not rows.isdisjoint(found)}
        return {name: self._events[name] for name in names if name not in told}

    def _name(self, rows: Sequence[int]) -> str:
        """The event's id by its anchor: a mention it was named after before, else the smallest mention id."""
        name = event_id(self._mentions[rows[0]].id)
        if not self._named or name in self._named:
            return name
        others = (event_id(self._mentions[row].id) for row in rows[1:])
        return next((other for other in others if other in self._named), name)

    def _tell(self, name: str, rows: Sequence[int]) -> Event:
        members = [self._mentions[row] for row in rows]
        ids = {member.id for member in members} if self.edits.together else frozenset()
        by_hand = any(a in ids and b in ids for a, b in self.edits.together)
        return tell(members, self._stories, name, why_one(members, by_hand))

    def _links(self, told: Mapping[str, Sequence[int]]) -> tuple[Link, ...]:
        """All links of the told events, those to events that were not told anew among them."""
        rows = {row for members in told.values() for row in members}
        articles = sorted({self._mentions[row].article_id for row in rows})
        sequences = (
            [self._mentions[row] for row in sorted(self._articles[name], key=self._reading_order)] for name in articles
        )
        plans = (
            (self._mentions[planned], self._mentions[happened], score)
            for planned, found in self._plans.items()
            for happened, score in found.items()
            if planned in rows or happened in rows
        )
        links = links_of(sequences, lambda one: self._event_of[self._rows[one]] if one in self._rows else None, plans)
        return tuple(one for one in links if one.a in told or one.b in told)

    def _reading_order(self, row: int) -> tuple[int, int]:
        return self._mentions[row].span.start, self._mentions[row].trigger.start


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Pause the cycle collector: events are millions of objects without cycles, which it would walk and walk."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _by_id(mention: Mention) -> str:
    return mention.id
