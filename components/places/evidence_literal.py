"""Tells a place that stands for itself from one in a name or one that acts: "Ankara Barosu", "Ankara bekliyor"."""

import re

from components.places.evidence_scene import Scene, any_reading, in_body
from components.places.evidence_words import ACTORS, CLUB_MARKS, DEFEATS, METONYMIC_VERBS, PEOPLES, PLACE_TAILS
from components.places.recognizer_names import Reading
from components.places.recognizer_words import Form
from components.places.suffixes import ABLATIVE, LOCATIVE

ACCUSATIVE = re.compile(r"[yn]?[ıiuü]$")
WITH = re.compile(r"y?l[ae]$")
MATCH = re.compile(
    r"(?:yen(?:di|erek|ip|en|ildi|ilerek|mişti|meyi|iyor)|mağlup|mağlubiyet|berabere|galip|galibiyet|karşılaş|rakib|"
    r"oyna(?:dı|yacak|rken|yan|mıştı)|ele(?:di|yerek|ndi|yen)|gol)"
)  # words of a sentence in which countries are teams
GIVEN, WORD = frozenset(("yapılan", "gelen")), ("açıklama", "tepki", "yalanlama", "yanıt")
A_NAME = 0.7  # probability from which on the tagger sees a longer name


def is_literal(scene: Scene, reading: Reading) -> bool:
    """False inside the name of an organisation, office or event, before a people, or as the subject that acts."""
    if not reading.stem.ending:
        if in_body(scene, reading.last):
            return False
        after = scene.forms[reading.last]
        if any_reading(after, PEOPLES) or _actor(after):
            return False
    if _is_team(scene, reading) or _plays(scene, reading) or _gives_word(scene, reading):
        return False
    return not _acts(scene, reading) and not _inside_a_name(scene, reading)


def _is_team(scene: Scene, reading: Reading) -> bool:
    """True for "CD Malaga", "Leeds United", and for who is beaten: "Braga'yı eledi"."""
    before, after = scene.forms[reading.first - 1], scene.forms[reading.last]
    if before.stem in CLUB_MARKS and not before.ending and before.capital:
        return True
    if not reading.stem.ending and after.stem in CLUB_MARKS and (after.capital or after.folded != after.text):
        return True
    beaten = scene.setting.sport and ACCUSATIVE.match(reading.stem.ending)
    return bool(beaten) and any(scene.forms[reading.last + step].folded in DEFEATS for step in range(4))


def _plays(scene: Scene, reading: Reading) -> bool:
    """True for a country that plays a match: "Fas, Belçika'yı yendi"; not for one that holds it: "Katar'da oynadı"."""
    if not scene.setting.sport or reading.known.kind != "country" or _is_held(scene, reading):
        return False
    ending = reading.stem.ending
    if ending and not ACCUSATIVE.match(ending) and not WITH.match(ending):
        return False
    return any(MATCH.match(form.folded) for form in scene.forms)


def _is_held(scene: Scene, reading: Reading) -> bool:
    """True if a place word follows, or the list goes on with where something is: "Güney Kore ve Japonya'da"."""
    after = scene.forms[reading.last]
    if after.folded in PLACE_TAILS or after.head is not None:
        return True
    beside = after.text == "," or after.folded in {"ve", "ile"}
    other = scene.readings[reading.last + 1] if beside and reading.last + 1 < len(scene.readings) else None
    return other is not None and bool(LOCATIVE.match(other.stem.ending))


def _gives_word(scene: Scene, reading: Reading) -> bool:
    """True for a seat of power that a statement comes from: "Kremlin'den yapılan açıklamada"."""
    if not ABLATIVE.match(reading.stem.ending) or scene.forms[reading.last].folded not in GIVEN:
        return False
    after = scene.forms[reading.last + 1 : reading.last + 3]
    return any(form.folded.startswith(WORD) for form in after)


def _inside_a_name(scene: Scene, reading: Reading) -> bool:
    """True if the tagger takes the words for part of a body, an event or a work, beside another capital word."""
    span = range(reading.first, reading.last)
    other = sum(scene.odds.body[at] + scene.odds.other[at] for at in span) / len(span)
    beside = scene.forms[reading.first - 1].capital or (scene.forms[reading.last].capital and not reading.stem.ending)
    return beside and other > A_NAME


def _actor(form: Form) -> bool:
    return not form.capital and any_reading(form, ACTORS)


def _acts(scene: Scene, reading: Reading) -> bool:
    """True for a country or capital in the nominative whose sentence ends in a verb of speaking or deciding."""
    if reading.stem.ending or reading.known.kind not in ("country", "city") or reading.known.prior < 5e6:
        return False
    after = scene.forms[reading.last]
    if reading.first > 0 or after.text in ("(", "-", "–") or after.folded in PLACE_TAILS:
        return False
    verbs = [word.form.folded for word in scene.words[-4:] if word.form.letters]
    return any(verb in METONYMIC_VERBS for verb in verbs[-2:])
