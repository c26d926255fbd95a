"""Judges a name by the place it is listed with: "Çarşamba ve Terme", "Samsun ile Ordu arasında"."""

from collections.abc import Iterator

from components.places.evidence_scene import Scene
from components.places.evidence_words import AMBIGUOUS, CLUBS, SPATIAL_TAILS, WEEKDAYS_MONTHS
from components.places.recognizer_names import Reading

JOINTS = frozenset(("ve", "ile", ",", "-", "–"))
A_TOWN = 2e5  # prior from which on a neighbour in a list is a place without doubt
LIKELY = 0.5  # probability of a place that a weekday's name needs beside the list
UNLIKELY_PERSON = 0.5
_SETTLED = frozenset(("province", "city", "district"))


def is_listed(scene: Scene, reading: Reading) -> bool:
    """True if the name stands beside a town that is no other word, in a list or as the other end of a route."""
    odds = scene.odds
    if odds.person[reading.first] > UNLIKELY_PERSON or reading.known.kind not in _SETTLED:
        return False
    if scene.forms[reading.first].stem in WEEKDAYS_MONTHS and odds.place[reading.first] < LIKELY:
        return False
    return any(_is_town(scene, other) for other in _listed_with(scene, reading))


def has_spatial_tail(scene: Scene, reading: Reading) -> bool:
    """True before a word that only a place can have: "Perşembe girişinde"."""
    return not reading.stem.ending and scene.forms[reading.last].folded in SPATIAL_TAILS


def _listed_with(scene: Scene, reading: Reading) -> Iterator[Reading]:
    """The readings of the names right before and behind, joined by "ve", "ile", a comma or a dash."""
    if not reading.stem.ending and scene.forms[reading.last].text in JOINTS:
        other = reading.last + 1
        if other < len(scene.readings) and (found := scene.readings[other]):
            yield found
    if scene.forms[reading.first - 1].text in JOINTS:
        before = reading.first - 2
        found = scene.readings[before] if before >= 0 else None
        if found and not found.stem.ending:
            yield found


def _is_town(scene: Scene, other: Reading) -> bool:
    stem = scene.forms[other.first].stem
    firm = other.known.kind in _SETTLED and other.known.prior >= A_TOWN
    return firm and stem not in AMBIGUOUS and stem not in CLUBS and stem not in WEEKDAYS_MONTHS
