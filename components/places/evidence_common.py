"""Judges names that are common words, months or first names too: they need more than a capital letter."""

from components.places.evidence_listed import has_spatial_tail, is_listed
from components.places.evidence_scene import Scene, any_reading, opens
from components.places.evidence_words import (
    AMBIGUOUS,
    BODIES,
    CLUBS,
    COMMON,
    EVERYDAY,
    FIRST_NAMES,
    FUNCTION,
    NEVER,
    ORDINARY_OR_EVERYDAY,
    WEEKDAYS_MONTHS,
    WORKS,
)
from components.places.recognizer_names import Reading
from components.places.recognizer_words import Form
from components.places.suffixes import GENITIVE, LOCATIVE
from components.text.turkish import fold_case

PLAIN = 4e5  # prior from which on a known name that is no other word is believed
IN_A_NAME = 1e6  # prior from which on a toponym inside the name of a body is one ("Ankara" in "Ankara Barosu")
ABBREVIATION = 4  # letters of a word in capitals that is rather a body than a town
LISTED_DOUBT = 0.15  # share of the doubt about a common word that a list of towns leaves
SPEAKER = 7.0  # doubt about one who speaks
SURNAME = 5.0  # doubt about a name that the article told as a person's
GOVERNED = -0.4  # doubt that an office behind a province's name leaves
OFFICES = ("valis", "valil", "belediye", "büyükşehir", "emniyet", "milletvekil", "baro")


def commonness_weight(scene: Scene, reading: Reading) -> float:
    """Names that are common words, months or first names need more than a capital letter."""
    if reading.last - reading.first > 1:
        state = reading.known.landmark and reading.known.kind in ("region", "country")
        return -5.0 if not state and _ends_in_body(scene, reading) else 0.8
    if _is_governed(scene, reading):
        return GOVERNED
    form = scene.words[reading.first].form
    at_start = opens(scene, reading.first)
    marked = reading.stem.how == "apostrophe"
    name = form.stem if marked or reading.stem.how == "whole" else fold_case(reading.stem.name)
    weight = 0.0
    if name in NEVER or form.folded in FUNCTION:
        weight -= 6.0
    doubt = 0.0
    if name in WEEKDAYS_MONTHS:
        doubt += 1.0 if marked else 4.0
    if name in COMMON or form.folded in COMMON:
        doubt += 0.9 if marked else 2.4
    told = doubt and (is_listed(scene, reading) or _owns(scene, reading))
    weight -= doubt * (LISTED_DOUBT if told else 1.0)
    if name in WEEKDAYS_MONTHS and has_spatial_tail(scene, reading):
        weight += doubt + 0.6
    if (name in EVERYDAY or form.folded in EVERYDAY) and not reading.known.landmark:
        weight -= 0.4 if marked else 1.8
    if name in FIRST_NAMES and not marked:
        weight -= 1.5
    if at_start and not marked and not reading.known.landmark:
        weight -= 0.2 if is_plain(scene, reading) else 0.6
    if scene.headline and not marked and not reading.known.landmark:
        weight -= 0.8
    if reading.stem.how in ("bare", "softened") and form.folded in ORDINARY_OR_EVERYDAY:
        weight -= 4.0
    if form.folded in BODIES or (form.head is not None and _is_head_noun(form, reading)):
        weight -= 5.0
    if at_start and not reading.known.landmark:
        weight -= _opening_doubt(scene, reading)
    if name in scene.setting.surnames and not LOCATIVE.match(reading.stem.ending) and not _owns(scene, reading):
        weight -= SPEAKER if is_speaker(scene, reading.first, reading.last) else SURNAME
    if _names_a_work(scene, reading):
        weight -= 2.0
    if _is_abbreviation(scene, reading):
        weight -= 3.0
    return weight


def is_speaker(scene: Scene, first: int, last: int) -> bool:
    """True for a surname the article told, before a comma: "Çakır, Abana ve Küre'de hasar olduğunu söyledi"."""
    told = last == first + 1 and scene.forms[first].stem in scene.setting.surnames
    return told and opens(scene, first) and scene.forms[last].text == ","


def _is_governed(scene: Scene, reading: Reading) -> bool:
    """True for a province before its offices: "Aydın Valisi", "Uşak Belediye Başkanı"."""
    office = scene.forms[reading.last]
    great = reading.known.prior >= IN_A_NAME and reading.known.kind in ("city", "province")
    return great and reading.stem.how == "whole" and office.capital and office.folded.startswith(OFFICES)


def _is_head_noun(form: Form, reading: Reading) -> bool:
    """True for a head noun that somebody's nickname sounds like: "Stadı"; nothing that is well known so ("Haliç")."""
    if reading.stem.how in ("bare", "softened"):
        return True
    return form.head is not None and form.head.noun == form.folded and not reading.known.landmark


def _is_abbreviation(scene: Scene, reading: Reading) -> bool:
    """True for a few capitals inside a sentence that happen to name a town: "ABA'daki takımlar"."""
    form = scene.forms[reading.first]
    short = form.upper and len(form.stem) <= ABBREVIATION and reading.known.kind in ("city", "village", "district")
    return short and not scene.headline and not opens(scene, reading.first) and scene.forms[reading.first - 1].letters


def _owns(scene: Scene, reading: Reading) -> bool:
    """True in "Aydın'ın Söke ilçesi": a name in the genitive before another place."""
    other = scene.readings[reading.last] if reading.last < len(scene.readings) else None
    return bool(GENITIVE.match(reading.stem.ending)) and other is not None and scene.forms[other.last].head is not None


def _ends_in_body(scene: Scene, reading: Reading) -> bool:
    """True for a university or a bank that the gazetteer lists as a place."""
    last = scene.forms[reading.last - 1]
    return last.stem[-1:] in "ıiuü" and last.head is None and any_reading(last, BODIES)


def _opening_doubt(scene: Scene, reading: Reading) -> float:
    """How much less a capital tells at the start: the article writes the word small too, or an ending was guessed."""
    form = scene.words[reading.first].form
    if form.stem in scene.setting.small or form.folded in scene.setting.small:
        return 3.0
    guessed = reading.stem.how in ("bare", "softened") and reading.known.prior < IN_A_NAME
    return 1.5 if guessed else 0.0


def _names_a_work(scene: Scene, reading: Reading) -> bool:
    """True for a common word before a film, a book or a brand: "Batman'ın yeni filmi"."""
    form = scene.words[reading.first].form
    near = (scene.forms[reading.last].folded, scene.forms[reading.last + 1].folded)
    return form.stem in AMBIGUOUS and any(word in WORKS for word in near)


def is_plain(scene: Scene, reading: Reading) -> bool:
    """True for a known name that is no other word, no first name and no club."""
    stem = scene.forms[reading.first].stem
    return reading.known.prior >= PLAIN and stem not in AMBIGUOUS and stem not in CLUBS
