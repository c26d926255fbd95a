"""Why: a filter that offers a value says how many events it would give, under all the other filters that are set."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from components.library.answers import Facets, FacetValue
from components.library.columns import MODALITIES, TYPES, Bools, Columns, Ints
from components.library.filters import Masks, keep
from components.model import Place

MAX_VALUES = 300


def facets(columns: Columns, found: Masks, limit: int = MAX_VALUES) -> Facets:
    """At most `limit` values of each filter, most events first; all types and modalities that occur."""
    types = np.bincount(columns.type[keep(columns, found, "type")], minlength=len(TYPES))
    modalities = np.bincount(columns.modality[keep(columns, found, "modality")], minlength=len(MODALITIES))
    publishers = _count(columns, columns.publisher_pairs, keep(columns, found, "publisher"))
    actors = _count(columns, columns.actor_pairs, keep(columns, found, "actor"))
    articles = _count(columns, columns.article_pairs, keep(columns, found, "article"))
    return Facets(
        columns.version,
        int(np.count_nonzero(keep(columns, found))),
        len(columns),
        tuple(FacetValue(TYPES[code], TYPES[code], count) for code, count in _most(types, limit)),
        tuple(FacetValue(MODALITIES[code], MODALITIES[code], count) for code, count in _most(modalities, limit)),
        tuple(_named(columns.publishers[code], count) for code, count in _most(publishers, limit)),
        tuple(_named(columns.actors[n], count) for n, count in _most(actors, limit)),
        tuple(
            FacetValue(columns.articles[n].id, columns.articles[n].title, count) for n, count in _most(articles, limit)
        ),
        _places(columns, keep(columns, found, "place"), limit),
    )


def _named(name: str, count: int) -> FacetValue:
    return FacetValue(name, name, count)


def _count(columns: Columns, pairs: tuple[Ints, Ints], kept: Bools) -> NDArray[Any]:
    at, other = pairs
    return np.bincount(other[kept[at]])


def _most(counts: NDArray[Any], limit: int) -> Iterable[tuple[int, int]]:
    order = np.argsort(-counts, kind="stable")[:limit]
    return [(int(code), int(counts[code])) for code in order if counts[code]]


def _places(columns: Columns, kept: Bools, limit: int) -> tuple[FacetValue, ...]:
    """Places of events and the provinces and countries that hold them, each with all events at or within it."""
    counts = np.bincount(columns.spot[kept], minlength=len(columns.lat))
    totals: dict[str, int] = {}
    labels: dict[str, FacetValue] = {}
    for n, spot in columns.spots.items():
        if counts[n]:
            for value in _chain(spot.place):
                totals[value.value] = totals.get(value.value, 0) + int(counts[n])
                if value.value == spot.place.id or value.value not in labels:
                    labels[value.value] = value
    ranked = sorted(totals, key=lambda identity: (-totals[identity], labels[identity].label, identity))[:limit]
    return tuple(
        FacetValue(identity, labels[identity].label, totals[identity], labels[identity].kind, labels[identity].within)
        for identity in ranked
    )


def _chain(place: Place) -> Iterable[FacetValue]:
    """The place itself, its province and its country, without counts."""
    yield FacetValue(place.id, place.name, 0, place.kind, place.within)
    country = f"iso:{place.country}"
    if place.country and place.within and place.id != country:
        yield FacetValue(country, place.within[-1], 0, "country")
    province = f"iso:{place.province}"
    if place.province and len(place.within) > 1 and place.id != province:
        yield FacetValue(province, place.within[-2], 0, "province", place.within[-1:])
