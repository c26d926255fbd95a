"""Why: timeline, map, list, counts and export must narrow alike, so what a selection keeps is decided here alone.

Each field of a Selection becomes a mask over the events of `Columns` (fields that keep everything have none), so that
a facet can be counted under all the others. Masks are remembered with the version they belong to.
"""

import re
from collections.abc import Callable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from components.library.columns import MODALITIES, TYPES, Bools, Columns, Ints
from components.library.containment import within_any
from components.library.store import EPOCH
from components.model import BoundingBox, Selection
from components.text.turkish import fold_plain

Masks = dict[str, Bools]
Find = Callable[[str], NDArray[np.int32]]
_PHRASE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")


def masks(columns: Columns, selection: Selection, find: Find) -> Masks:
    """What each used field of the selection keeps; `find` gives row numbers of events for a `match_words` query."""
    return columns.memory.recall(("masks", selection), lambda: _masks(columns, selection, find))


def selected(columns: Columns, selection: Selection, find: Find) -> Bools:
    """What the whole selection keeps."""
    return columns.memory.recall(("kept", selection), lambda: keep(columns, masks(columns, selection, find)))


def keep(columns: Columns, found: Masks, but: str = "") -> Bools:
    """What all fields keep together, leaving one out."""
    chosen = [mask for name, mask in found.items() if name != but]
    return reduce(np.logical_and, chosen) if chosen else np.ones(len(columns), np.bool_)


def match_words(query: str) -> str:
    """The query as FTS5 reads it: every word must occur, words count from their beginning, "…" keeps words together."""
    terms = []
    for quoted, single in _PHRASE.findall(fold_plain(query)):
        words = _WORD.findall(quoted or single)
        if words:
            terms.append(f'"{" ".join(words)}"' + ("" if quoted else "*"))
    return " ".join(terms)


def _masks(columns: Columns, selection: Selection, find: Find) -> Masks:
    found: Masks = {}
    if selection.start or selection.end:
        found["date"] = _overlapping(columns, selection)
    if selection.box:
        found["box"] = _of_spots(columns, inside(columns, selection.box))
    if selection.places:
        found["place"] = _of_spots(columns, spots_within(columns, selection.places))
    if selection.types:
        found["type"] = np.isin(columns.type, [TYPES.index(value) for value in selection.types])
    if selection.modalities:
        found["modality"] = np.isin(columns.modality, [MODALITIES.index(value) for value in selection.modalities])
    if selection.min_confidence:
        found["confidence"] = columns.confidence >= np.float32(selection.min_confidence)
    if selection.query:
        found["q"] = _matching(columns, match_words(selection.query), find)
    return found | _named(columns, selection)


def _named(columns: Columns, selection: Selection) -> Masks:
    """Fields whose values are names that several of which an event may have."""
    found: Masks = {}
    if selection.articles:
        wanted = [n for n, head in columns.articles.items() if head.id in selection.articles]
        found["article"] = _of_pairs(columns, columns.article_pairs, wanted)
    if selection.added:
        first, last = (moment.isoformat(timespec="seconds") for moment in selection.added)
        wanted = [n for n, head in columns.articles.items() if first <= head.added <= last]
        found["added"] = _of_pairs(columns, columns.article_pairs, wanted)
    if selection.publishers:
        wanted = [code for code, name in enumerate(columns.publishers) if name in selection.publishers]
        found["publisher"] = _of_pairs(columns, columns.publisher_pairs, wanted)
    if selection.actors:
        folded = {fold_plain(name) for name in selection.actors}
        wanted = [n for n, name in columns.actors.items() if fold_plain(name) in folded]
        found["actor"] = _of_pairs(columns, columns.actor_pairs, wanted)
    return found


def _overlapping(columns: Columns, selection: Selection) -> Bools:
    """What may have happened on one of the days; an undated event overlaps nothing."""
    first = selection.start.toordinal() - EPOCH if selection.start else np.iinfo(np.int32).min + 2
    last = selection.end.toordinal() - EPOCH if selection.end else np.iinfo(np.int32).max - 1
    return (columns.first_day <= last) & (columns.last_day >= first)


def inside(columns: Columns, box: BoundingBox) -> Bools:
    """Which spots have their point in the box, edges included; a box with west > east crosses the date line."""
    in_height = (columns.lat >= box.south) & (columns.lat <= box.north)
    east_of, west_of = columns.lon >= box.west, columns.lon <= box.east
    return in_height & (east_of & west_of if box.west <= box.east else east_of | west_of)


def spots_within(columns: Columns, ids: frozenset[str]) -> Bools:
    """Which spots lie at or within one of the places."""
    known = {spot.place.id: spot.place for spot in columns.spots.values()}
    lies = within_any(known.get(identity, identity) for identity in ids)
    mask = np.zeros(len(columns.lat), np.bool_)
    mask[[n for n, spot in columns.spots.items() if lies(spot.place)]] = True
    return mask


def _of_spots(columns: Columns, spots: Bools) -> Bools:
    return spots[columns.spot]


def _of_pairs(columns: Columns, pairs: tuple[Ints, Ints], wanted: list[int]) -> Bools:
    mask = np.zeros(len(columns), np.bool_)
    at, other = pairs
    mask[at[np.isin(other, wanted)]] = True
    return mask


def _matching(columns: Columns, query: str, find: Find) -> Bools:
    """A query without a single letter or digit finds nothing, as no text holds it."""
    mask = np.zeros(len(columns), np.bool_)
    if query:
        mask[columns.positions(find(query))] = True
    return mask
