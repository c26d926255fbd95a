"""Where a mention happened: the place that the words of its sentence and of those around it speak for most.

Each place the article names is a chance; what speaks for or against it is weighed and the heaviest is taken. The
weights are fitted by `tests/fit_placing.py`, which says on what, and starts from what grammar says.
"""

from collections.abc import Iterable, Sequence
from math import fsum

from components.events.choosing import Choice
from components.events.place_evidence import Chance, chances, own_pieces
from components.events.reading import Reading
from components.events.told_places import LARGE, ToldPlaces
from components.model import GeoPrecision, Modality, Place, Reason, When, Where

WEIGHTS: dict[str, float] = {
    "again": 0.93, "before": 0.37, "body_told": 0.93, "dateline": 0.31, "echo": 0.21, "exact": 1.16, "in_scene": 0.55,
    "kind_city": 0.40, "kind_continent": -1.58, "kind_country": -0.68, "kind_district": 1.14, "kind_island": -0.29,
    "kind_mountain": -0.29, "kind_province": -0.41, "kind_region": 0.23, "kind_site": 1.20, "kind_village": 0.91,
    "kind_water": -1.44, "lent_lead": 0.70, "located": 0.32, "named_ahead": -1.00, "named_beside": 0.18,
    "named_far": -0.52, "named_near": 0.30, "named_some": -0.62, "other_day": -0.75, "own": 2.81,
    "own_ablative": -0.07, "own_about": -1.55, "own_accusative": 0.02, "own_aim": 1.23, "own_attributive": 0.49,
    "own_bare": -0.19, "own_behind": -0.51, "own_belongs": -1.25, "own_between": 0.17, "own_body": 0.05,
    "own_carried": -1.63, "own_chain": -1.23, "own_clause": 0.35, "own_closed": -0.99, "own_club": -0.61,
    "own_court": 1.19, "own_dateline": -0.56, "own_dative": 0.70, "own_frame": 0.18, "own_genitive": -0.78,
    "own_head": 1.12, "own_hospital": -1.18, "own_inner": 0.13, "own_inside": -0.93, "own_large_actor": -0.42,
    "own_left": 1.88, "own_listed": -1.52, "own_located": 0.60, "own_metonym": 0.58, "own_name": 1.18,
    "own_nearest": 0.81, "own_office": -0.22, "own_other_clause": -1.05, "own_passed": -2.19, "own_quoted": -2.32,
    "own_reference": -1.27, "own_route": -1.26, "own_served": -1.56, "own_there_in": 1.33, "own_there_to": 0.20,
    "own_tries": 2.18, "same_day": 0.20, "scene": 0.36, "scene_aside": 0.56, "title": 0.76, "usual": 1.17,
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
    ("exact", "lead", "exact"),
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
    return fsum([WEIGHTS.get(piece, 0.0) for piece in pieces])


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
        if "own" in pieces and one.place.kind not in LARGE and not one.marks & _NO_SCENE
    ]
    return max(fine, key=lambda weighed: weighed[:2])[2] if fine else None
