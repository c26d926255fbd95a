"""Tells a club from the place it is called after: "Beşiktaş, deplasmanda", "Sevilla takımı"."""

from components.places.evidence_listed import JOINTS
from components.places.evidence_scene import Scene, any_reading, in_body
from components.places.evidence_words import CLUB_TAILS, CLUBS, HEADS_OUTSIDE, STRONG_CLUBS
from components.places.recognizer_names import Reading
from components.places.suffixes import LOCATIVE


def is_club(scene: Scene, reading: Reading) -> bool:
    """True if a bare toponym is a club here: "Sevilla takımı", or in a report of a match without an ending of place."""
    form = scene.words[reading.first].form
    after = scene.forms[reading.last]
    if reading.known.kind == "city" and not reading.stem.ending and any_reading(after, CLUB_TAILS):
        return True
    if form.stem not in STRONG_CLUBS and not (scene.setting.sport and form.stem in CLUBS):
        return False
    if form.stem in STRONG_CLUBS and not scene.setting.sport and _beside_places(scene, reading):
        return False
    if form.stem in STRONG_CLUBS and scene.setting.sport:
        return after.folded not in HEADS_OUTSIDE and after.head is None
    return not (LOCATIVE.match(reading.stem.ending) or after.folded in HEADS_OUTSIDE or after.head is not None)


def _beside_places(scene: Scene, reading: Reading) -> bool:
    """True in a list of districts ("Kadıköy, Beşiktaş ve Şişli'de"), on a route, and before a body."""
    if in_body(scene, reading.last) or "-" in (scene.forms[reading.first - 1].text, scene.forms[reading.last].text):
        return True
    joined = ((reading.first - 1, reading.first - 2), (reading.last, reading.last + 1))
    listed = [at for joint, at in joined if scene.forms[joint].folded in JOINTS and 0 <= at < len(scene.readings)]
    near = [scene.readings[at] for at in listed]
    return any(other and other.known.kind in ("city", "district") and other.known.prior > 2e5 for other in near)
