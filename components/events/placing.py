"""Where a mention happened: the place that the words of its sentence and of those around it speak for most.

Each place the article names is a chance; what speaks for or against it is weighed and the heaviest is taken. The
weights are fitted by `tests/fit_placing.py`, which says on what, and starts from what grammar says.
"""

from collections.abc import Iterable, Sequence
from itertools import repeat
from math import fsum

from components.events.choosing import Choice
from components.events.lent_places import Chance
from components.events.place_evidence import chances, own_pieces
from components.events.reading import Reading
from components.events.told_places import ToldPlaces, is_large
from components.model import GeoPrecision, Modality, Place, Reason, When, Where

WEIGHTS: dict[str, float] = {
    "again": 0.42, "again_country": 2.83, "before": 0.36, "body_told": 1.06, "dateline": 0.13, "exact": 1.27,
    "here": 1.30, "in_scene": 0.49, "kind_city": 0.21, "kind_continent": -1.53, "kind_country": -0.97,
    "kind_district": 0.92, "kind_island": 0.12, "kind_mountain": 0.42, "kind_province": -0.55,
    "kind_region": -0.44, "kind_site": 1.06, "kind_village": 0.93, "kind_water": -0.96, "located": 0.20,
    "named_ahead": -0.54, "named_beside": 0.15, "named_far": -0.53, "named_near": 0.37, "named_some": -0.58,
    "of_noun": 1.19, "other_day": -0.78, "own": 2.71, "own_about": -1.51, "own_accusative": -0.46,
    "own_aim": 1.02, "own_at_body": 0.78, "own_attributive": 0.20, "own_bare": 0.07, "own_behind": -0.16,
    "own_belongs": -1.35, "own_bench": -0.22, "own_between": -0.11, "own_body": 0.31, "own_carried": -1.29,
    "own_case": -2.20, "own_chain": -1.72, "own_clause": 0.83, "own_closed": -0.92, "own_club": -0.60,
    "own_court": 0.91, "own_dateline": -1.01, "own_dative": 0.22, "own_denied": -3.03, "own_felt": -1.38,
    "own_genitive": -0.95, "own_head": 1.19, "own_hospital": -1.18, "own_inner": 0.38, "own_inside": -0.75,
    "own_large_actor": -1.10, "own_left": 1.69, "own_listed": -1.46, "own_located": 1.16, "own_metonym": 0.67,
    "own_name": 1.35, "own_nearest": 0.64, "own_object": 0.30, "own_office": -0.05, "own_other_clause": -1.22,
    "own_passed": -2.27, "own_quoted": -2.10, "own_reference": -1.31, "own_route": -1.01, "own_sends": -1.31,
    "own_served": -1.53, "own_speaks": 0.88, "own_struck": 2.28, "own_there_in": 1.65, "own_there_to": 0.30,
    "own_to": 1.20, "own_tries": 1.70, "refines": 0.43, "refines_lead": 1.34, "scene": 0.76,
    "scene_aside": 0.42, "seat": 1.46, "seat_in": 2.19, "seat_unnamed": 0.94, "title": 0.84, "usual": 0.83,
}  # fmt: skip
_PRECISION = {"site": GeoPrecision.SITE, "village": GeoPrecision.SETTLEMENT, "district": GeoPrecision.SETTLEMENT,
              "city": GeoPrecision.SETTLEMENT, "mountain": GeoPrecision.SETTLEMENT, "province": GeoPrecision.PROVINCE,
              "country": GeoPrecision.COUNTRY}  # fmt: skip
_POINTLIKE_KM = 15.0  # a water or an island no larger than a district may stand for a spot
_NO_SCENE = frozenset({"quoted", "dateline", "passed", "ablative", "belongs"})
_SETS = frozenset(
    {"own_located", "own_head", "own_there_in", "own_aim", "own_left"}
)  # the words say: there it happened
# Which piece tells where a lent place comes from, the most telling first: piece, source, code of the reason.
_LENT = (
    ("seat_in", "named", "seat"),
    ("seat_unnamed", "named", "seat"),
    ("exact", "lead", "exact"),
    ("here", "sentence_before", "again"),
    ("again", "sentence_before", "again"),
    ("scene", "lead", "lead"),
    ("own_name", "lead", "body"),
    ("before", "sentence_before", "sentence_before"),
    ("usual", "sentence_before", "sentence_before"),
    ("title", "title", "title"),
    ("body_told", "lead", "body"),
    ("dateline", "lead", "dateline"),
)


def geo_precision(place: Place) -> GeoPrecision:
    """How finely a place tells where; a small water or island counts as a spot, a large one as a region."""
    known = _PRECISION.get(place.kind)
    if known is not None:
        return known
    return (
        GeoPrecision.SETTLEMENT
        if place.kind in {"water", "island"} and place.radius_km <= _POINTLIKE_KM
        else GeoPrecision.REGION
    )


def places_of(
    scenes: ToldPlaces, reading: Reading, choice: Choice, modality: Modality, when: When | None
) -> tuple[tuple[Where, ...], Reason]:
    """Where a mention happened, then the other places its sentence tells, and why; () if the article tells none."""
    found = chances(scenes, reading, choice, modality, when)
    best = max(found, key=weight, default=None)
    if best is None:
        return (), Reason("events.place.none")
    source, code = _source(best)
    main = Where(best.place, geo_precision(best.place), source, best.span)
    return (main, *_others(found, best)), Reason(f"events.place.{code}", (best.place.name,))


def weight(chance: Chance) -> float:
    """The sum of what speaks for and against a place."""
    return _sum(chance.pieces)


def _sum(pieces: Iterable[str]) -> float:
    return fsum(map(WEIGHTS.get, pieces, repeat(0.0)))


def _source(best: Chance) -> tuple[str, str]:
    """The `Where.source` of a place and the code of its reason."""
    if "own" in best.pieces:
        return "own" if best.pieces & _SETS and "own_closed" not in best.pieces else "named", "own"
    for piece, source, code in _LENT:
        if piece in best.pieces:
            return source, code
    return "sentence_before", "sentence_before"


def _others(found: Sequence[Chance], best: Chance) -> list[Where]:
    rest = [chance for chance in found if chance is not best and "own" in chance.pieces]
    rest.sort(key=weight, reverse=True)
    return [Where(chance.place, geo_precision(chance.place), "own", chance.span) for chance in rest]


def scene_of(scenes: ToldPlaces, reading: Reading, choice: Choice) -> Place | None:
    """The place finer than a region in which a sentence of the opening sets its event; None if it names none."""
    fine = [
        (_sum(pieces), -at, one.place)
        for at, (one, pieces) in enumerate(own_pieces(reading, scenes.named[reading.number], choice))
        if "own" in pieces and not is_large(one.place) and not one.marks & _NO_SCENE
    ]
    return max(fine, key=lambda weighed: weighed[:2])[2] if fine else None
