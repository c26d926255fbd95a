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

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from components.events.blocks import Blocks
from components.events.chains import links_of
from components.events.clusters import JOIN, KEEP, Edge, cluster
from components.events.columns import Columns, Floats, Ints
from components.events.likeness import Likeness
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
    linker = Linker(edits, known)
    changes = linker.add(mentions, copies)
    return Linked(changes.events, changes.links)


@dataclass(slots=True)
class Linker:
    """The incremental form: remembers what it has linked; picklable. Not for use by two threads at once."""

    edits: LinkEdits | None = None
    known: Collection[str] = ()
    _mentions: list[Mention] = field(default_factory=list)
    _rows: dict[str, int] = field(default_factory=dict)
    _columns: Columns = field(default_factory=Columns)
    _blocks: Blocks = field(default_factory=Blocks)
    _parent: list[int] = field(default_factory=list)
    _members: dict[int, list[int]] = field(default_factory=dict)
    _plans: dict[int, list[tuple[int, float]]] = field(default_factory=dict)  # planned row -> rows that may realise it
    _events: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _event_of: list[str] = field(default_factory=list)
    _articles: dict[str, list[int]] = field(default_factory=dict)
    _stories: dict[str, str] = field(default_factory=dict)
    _named: set[str] = field(default_factory=set)

    def add(self, mentions: Iterable[Mention], copies: Mapping[str, str] | None = None) -> Changes:
        """Link more mentions; one whose id is known already is skipped. `copies` adds to what was given before."""
        self._named |= set(self.known)
        restated = self._restate(copies or {})
        new = sorted({m.id: m for m in mentions if m.id not in self._rows}.values(), key=lambda m: m.id)
        rows = self._enter(new)
        edges = self._compare(self._blocks, rows)
        joined = np.flatnonzero(edges.scores >= JOIN)
        for a, b in zip(edges.a[joined].tolist(), edges.b[joined].tolist(), strict=True):
            self._unite(a, b)
        self._unite_edited()
        touched = {self._find(row) for row in rows.tolist()}
        return self._retell(touched, set(rows.tolist()), edges, restated)

    def edit(self, edits: LinkEdits) -> Changes:
        """Replace the edits and tell anew the events they touch."""
        before, self.edits = self.edits or LinkEdits(), edits
        self._unite_edited()
        named = {one for pair in (*before.together, *before.apart, *edits.together, *edits.apart) for one in pair}
        touched = {self._find(self._rows[one]) for one in named if one in self._rows}
        return self._retell(touched, set(), _NO_PAIRS, set())

    def _enter(self, new: Sequence[Mention]) -> Ints:
        first = len(self._mentions)
        for row, mention in enumerate(new, first):
            self._rows[mention.id] = row
            self._articles.setdefault(mention.article_id, []).append(row)
            self._members[row] = [row]
        self._mentions += new
        self._parent += range(first, first + len(new))
        self._event_of += [""] * len(new)
        self._columns.add(new)
        return np.arange(first, first + len(new), dtype=np.int32)

    def _restate(self, copies: Mapping[str, str]) -> set[str]:
        """Take in which articles are copies; gives the articles whose story changed."""
        changed = {article for article, story in copies.items() if self._stories.get(article) != story}
        self._stories.update(copies)
        return changed

    def _compare(self, blocks: Blocks, rows: Ints) -> "_Pairs":
        """All pairs of `rows` with each other and with what `blocks` holds, that are alike enough to remember."""
        found: list[_Pairs] = []
        likeness = Likeness(self._columns, self._blocks.stands)
        for a, b in blocks.add(self._columns, rows):
            kept = _distinct(a, b)
            a, b = kept[0], kept[1]
            open_ = likeness.gates(a, b)
            a, b = a[open_], b[open_]
            scores = likeness.score(a, b)
            alike = scores >= KEEP
            found.append(_Pairs(a[alike], b[alike], scores[alike]))
        return self._of_one_world(_merged(found), likeness)

    def _of_one_world(self, pairs: "_Pairs", likeness: Likeness) -> "_Pairs":
        """Pairs that may be one event; a plan and what happened are set aside as "comes true"."""
        same = likeness.same_world(pairs.a, pairs.b)
        world = self._columns.world
        plan_first = ~same & (world[pairs.a] == 1) & (world[pairs.b] == 0) & (pairs.scores >= JOIN)
        plan_second = ~same & (world[pairs.b] == 1) & (world[pairs.a] == 0) & (pairs.scores >= JOIN)
        for planned, other, which in ((pairs.a, pairs.b, plan_first), (pairs.b, pairs.a, plan_second)):
            for row, happened, score in zip(
                planned[which].tolist(), other[which].tolist(), pairs.scores[which].tolist(), strict=True
            ):
                held = self._plans.setdefault(row, [])
                if (happened, score) not in held:
                    held.append((happened, score))
        return _Pairs(pairs.a[same], pairs.b[same], pairs.scores[same])

    def _find(self, row: int) -> int:
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def _unite(self, a: int, b: int) -> None:
        a, b = self._find(a), self._find(b)
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)

    def _unite_edited(self) -> None:
        for one, other in (self.edits or LinkEdits()).together:
            if one in self._rows and other in self._rows:
                self._unite(self._rows[one], self._rows[other])

    def _retell(self, touched: set[int], new: set[int], edges: "_Pairs", restated: set[str]) -> Changes:
        old = np.array(
            sorted(
                row for root in touched if len(self._members[root]) > 1 for row in self._members[root] if row not in new
            ),
            np.int32,
        )
        if len(old) and len(old) + len(new) > 1:
            edges = _merged([edges, self._compare(Blocks(stands=self._blocks.stands), old)])
        before: dict[str, tuple[int, ...]] = {}
        for root in touched:
            for row in self._members[root]:
                name = self._event_of[row]
                if name and name in self._events:
                    before[name] = self._events.pop(name)
        for article in restated:
            for row in self._articles.get(article, ()):
                if self._find(row) not in touched and (name := self._event_of[row]):
                    before[name] = self._events[name]
        told = {name: rows for name, rows in before.items() if self._find(rows[0]) not in touched}
        for rows in self._clusters(touched, edges):
            name = self._name(rows)
            told[name] = self._events[name] = rows
            for row in rows:
                self._event_of[row] = name
        events = tuple(self._tell(name, told[name]) for name in sorted(told))
        return Changes(events, tuple(sorted(set(before) - set(told))), self._links(told))

    def _clusters(self, touched: set[int], edges: "_Pairs") -> list[tuple[int, ...]]:
        by_root: dict[int, list[tuple[int, int, float]]] = {}
        for a, b, score in zip(edges.a.tolist(), edges.b.tolist(), edges.scores.tolist(), strict=True):
            root = self._find(a)
            if root == self._find(b):
                by_root.setdefault(root, []).append((a, b, score))
        groups: list[tuple[int, ...]] = []
        for root in touched:
            rows = sorted(self._members[root], key=lambda row: self._mentions[row].id)
            groups += self._grouped(rows, by_root.get(root, ()))
        return groups

    def _grouped(self, rows: list[int], edges: Sequence[tuple[int, int, float]]) -> list[tuple[int, ...]]:
        if len(rows) == 1:
            return [tuple(rows)]
        rank = {row: at for at, row in enumerate(rows)}
        local = [Edge(score, *sorted((rank[a], rank[b]))) for a, b, score in edges]
        edits = self.edits or LinkEdits()
        together = self._local(edits.together, rank)
        groups = cluster([self._mentions[row] for row in rows], local, together, self._local(edits.apart, rank))
        return [tuple(rows[at] for at in group) for group in groups]

    def _local(self, pairs: Iterable[tuple[str, str]], rank: Mapping[int, int]) -> list[tuple[int, int]]:
        rows = ((self._rows.get(a, -1), self._rows.get(b, -1)) for a, b in pairs)
        return [(rank[a], rank[b]) for a, b in rows if a in rank and b in rank]

    def _name(self, rows: Sequence[int]) -> str:
        """The event's id by its anchor: a mention it was named after before, else the smallest mention id."""
        ids = [self._mentions[row].id for row in rows]
        anchors = (name for one in ids if (name := event_id(one)) in self._named) if self._named else iter(())
        name = next(anchors, None) or event_id(ids[0])
        self._named.add(name)
        return name

    def _tell(self, name: str, rows: Sequence[int]) -> Event:
        members = [self._mentions[row] for row in rows]
        edited = {one for pair in (self.edits or LinkEdits()).together for one in pair}
        by_hand = bool(edited) and sum(member.id in edited for member in members) > 1
        return tell(members, self._stories, name, why_one(members, by_hand))

    def _links(self, told: Mapping[str, Sequence[int]]) -> tuple[Link, ...]:
        """All links of the told events, those to events that were not told anew among them."""
        articles = sorted({self._mentions[row].article_id for rows in told.values() for row in rows})
        sequences = [
            [self._mentions[row] for row in sorted(self._articles[name], key=self._reading_order)] for name in articles
        ]
        rows = {row for rows in told.values() for row in rows}
        plans = (
            (self._mentions[planned], self._mentions[happened], score)
            for planned, found in self._plans.items()
            for happened, score in found
            if planned in rows or happened in rows
        )
        links = links_of(sequences, lambda one: self._event_of[self._rows[one]], plans)
        return tuple(one for one in links if one.a in told or one.b in told)

    def _reading_order(self, row: int) -> tuple[int, int]:
        return self._mentions[row].span.start, self._mentions[row].trigger.start


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Columns of pairs of rows and how alike they are."""

    a: Ints
    b: Ints
    scores: Floats


_NO_PAIRS = _Pairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float64))


def _distinct(a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Each unordered pair once, none of a row with itself."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    codes = np.unique((low << 32 | high)[low != high])
    return (codes >> 32).astype(np.int32), (codes & 0xFFFFFFFF).astype(np.int32)


def _merged(parts: Sequence[_Pairs]) -> _Pairs:
    """One table of all parts, each pair once."""
    if not parts:
        return _NO_PAIRS
    a, b = np.concatenate([part.a for part in parts]), np.concatenate([part.b for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    _, first = np.unique(a.astype(np.int64) << 32 | b.astype(np.int64), return_index=True)
    return _Pairs(a[first], b[first], scores[first])
