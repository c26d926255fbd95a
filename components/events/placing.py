"""Where a mention happened: the place that the words of its sentence and of those around it speak for most.

Each place the article names is a chance; what speaks for or against it is weighed and the heaviest is taken. The
weights are fitted by `tests/fit_placing.py`, which says on what, and starts from what grammar says.
"""

from collections.abc import Iterable, Sequence
from itertools import repeat
from math import fsum

from components.events.choosing import Choice
from components.events.lent_places import Chance
from components.events.nowhere import nowhere_pieces
from components.events.place_evidence import chances, own_pieces
from components.events.reading import Reading
from components.events.told_places import ToldPlaces, is_large
from components.model import GeoPrecision, Modality, Place, Reason, When, Where

WEIGHTS: dict[str, float] = {
    "acts_elsewhere": -0.80, "again": 0.29, "again_country": 3.74, "before": 0.40, "before_court": 1.50,
    "body_told": 0.89, "court_again": 0.90, "dateline": 0.17, "exact": 1.30, "here": 1.31, "host": 3.38,
    "in_scene": 0.50, "kind_city": 0.24, "kind_continent": -1.52, "kind_country": -1.03, "kind_district": 0.87,
    "kind_island": 0.13, "kind_mountain": 0.42, "kind_province": -0.41, "kind_region": -0.43, "kind_site": 1.05,
    "kind_village": 0.92, "kind_water": -1.04, "large_ahead": -2.08, "lent_room": -0.60, "located": 0.13,
    "named_ahead": -0.55, "named_beside": 0.17, "named_far": -0.60, "named_near": 0.26, "named_some": -0.63,
    "nowhere": -1.00, "nowhere_aciklama": 0.36, "nowhere_afet": -0.35, "nowhere_anlasma": 0.50,
    "nowhere_asserted": -0.27, "nowhere_at_body": 0.39, "nowhere_at_lead": -0.34, "nowhere_background": -0.28,
    "nowhere_can_kaybi": -0.38, "nowhere_claimed": 0.30, "nowhere_dated": 0.50, "nowhere_fine": -0.50,
    "nowhere_gerilim_azalma": -0.50, "nowhere_gorusme": 0.32, "nowhere_holder": 0.30, "nowhere_meant": -0.50,
    "nowhere_named": 0.14, "nowhere_opens": 0.55, "nowhere_operasyon": -0.20, "nowhere_passing": -0.40,
    "nowhere_planned": -0.20, "nowhere_protesto": -0.41, "nowhere_saldiri": -0.43, "nowhere_speaker": 0.86,
    "nowhere_speaker_said": 1.06, "nowhere_written": 1.92, "nowhere_yargi": 0.37, "of_noun": 1.22, "other_day": -0.68,
    "own": 2.77, "own_ablative": -0.06, "own_about": -1.51, "own_accusative": -0.17, "own_after": -0.40,
    "own_aim": 1.03, "own_at_body": 0.77, "own_attributive": 0.14, "own_behind": -0.17, "own_belongs": -1.35,
    "own_bench": -0.22, "own_between": -0.12, "own_body": 0.31, "own_carried": -1.33, "own_case": -2.22,
    "own_chain": -1.68, "own_clause": 0.82, "own_closed": -0.90, "own_club": -0.65, "own_court": 0.98,
    "own_dateline": -1.02, "own_dative": 0.18, "own_denied": -3.02, "own_felt": -2.63, "own_frame": -0.21,
    "own_genitive": -1.02, "own_gone_to": 1.50, "own_head": 1.18, "own_hospital": -1.18, "own_inner": 0.41,
    "own_inside": -0.74, "own_large_actor": -1.08, "own_left": 1.71, "own_listed": -1.53, "own_located": 1.33,
    "own_metonym": 0.64, "own_name": 1.43, "own_nearest": 0.50, "own_object": 0.38, "own_occasion": 0.50,
    "own_office_speaks": 0.99, "own_other_clause": -1.39, "own_passed": -2.28, "own_purpose": -1.20,
    "own_quoted": -2.10, "own_reference": -1.30, "own_route": -1.01, "own_sends": -1.33, "own_served": -1.53,
    "own_speaks": 0.91, "own_stated": 3.20, "own_struck": 2.26, "own_there_in": 1.64, "own_there_to": 0.28,
    "own_to": 1.19, "own_tries": 1.76, "refines": 0.42, "refines_lead": 1.34, "scene": 0.76, "scene_aside": 0.43,
    "seat": 1.45, "seat_in": 2.14, "seat_opens": 1.60, "seat_unnamed": 1.16, "speaks_elsewhere": -5.50, "title": 0.77,
    "usual": 0.83,
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
    ("host", "named", "host"),
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
    if best is None or weight(best) < _sum(nowhere_pieces(scenes, reading, choice, modality)):
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
        for at, (one, pieces) in enumerate(own_pieces(scenes.text, reading, scenes.named[reading.number], choice))
        if "own" in pieces and not is_large(one.place) and not one.marks & _NO_SCENE
    ]
    return max(fine, key=lambda weighed: weighed[:2])[2] if fine else None
