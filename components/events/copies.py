"""Near-duplicate articles: wire copy that several publishers print, cut down or touched up, counts as one source.

Each text keeps the 64 smallest hashes of its four-word shingles (a bottom-k sketch, Broder 1997). Two texts that share
enough of the smaller one's sketch, as far as both sketches reach, are copies: containment, because a cut-down copy has
a small Jaccard share but is wholly contained.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from components.text.turkish import fold_case

KEPT = 64  # hashes a sketch keeps
SHINGLE = 4  # words
_INDEXED = 16  # the smallest hashes by which copies are looked up
_CONTAINED = 0.5
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest shingle hashes of a text, ascending; `()` for a text of fewer than four words."""
    words = _WORD.findall(fold_case(text))
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    return tuple(sorted(_hash(shingle) for shingle in shingles)[:KEPT])


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big")


def find_copies(sketches: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Article id -> story id (the smallest article id among its copies); articles without a copy are left out."""
    index: dict[int, list[str]] = defaultdict(list)
    parent = {name: name for name in sketches}
    for name in sorted(sketches):
        own = sketches[name]
        near = {other for mark in own[:_INDEXED] for other in index[mark]}
        for other in sorted(near):
            if _root(parent, name) != _root(parent, other) and containment(own, sketches[other]) >= _CONTAINED:
                _join(parent, name, other)
        for mark in own[:_INDEXED]:
            index[mark].append(name)
    roots = {name: _root(parent, name) for name in sketches}
    shared = {root for name, root in roots.items() if name != root}
    return {name: root for name, root in roots.items() if root in shared}


def containment(a: Sequence[int], b: Sequence[int]) -> float:
    """Share of the smaller text that stands in the other, estimated below the lower end of both sketches."""
    if not a or not b:
        return 0.0
    reach = min(a[-1] if len(a) == KEPT else 1 << 64, b[-1] if len(b) == KEPT else 1 << 64)
    low_a, low_b = {mark for mark in a if mark <= reach}, {mark for mark in b if mark <= reach}
    return len(low_a & low_b) / max(1, min(len(low_a), len(low_b)))


def _root(parent: dict[str, str], name: str) -> str:
    while parent[name] != name:
        parent[name] = parent[parent[name]]
        name = parent[name]
    return name


def _join(parent: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(parent, a), _root(parent, b)))
    parent[second] = first
