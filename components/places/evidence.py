"""Weighs what stands around a name: is it a place here, and does it stand for itself or for a government or a team?

`belief` sums log-odds-like weights, each a row of a small table; above 0 means "a place".
"""

from math import log

from components.places.evidence_common import IN_A_NAME, commonness_weight, is_plain
from components.places.evidence_fate import fate_weight
from components.places.evidence_listed import has_spatial_tail
from components.places.evidence_person import is_no_surname
from components.places.evidence_scene import Scene, any_reading, opens
from components.places.evidence_words import (
    ACTORS,
    AMBIGUOUS,
    BODIES,
    DIRECTIONS,
    FIRST_NAMES,
    FUNCTION,
    MILITIAS,
    PEOPLES,
    PERSON_TAILS,
    PLACE_TAILS,
    PREPOSITIONS,
    PRESENTING,
    SPATIAL_TAILS,
    TITLES,
    VEHICLES,
    ZONES,
)
from components.places.recognizer_names import Known, Reading
from components.places.recognizer_words import Form
from components.places.suffixes import DATIVE, LOCATIVE, PLACE_CASE

FIRM = 0.6
REFUTED = -2.0  # below it not even the tagger alone makes a place of a known name
TAGGER_SHARE, PERSON_WEIGHT = 0.6, 1.5
UNCLAIMED_FLOOR, UNCLAIMED = -0.25, 0.2
PLAIN_FLOOR, PLAIN_PERSON = -0.6, 0.5  # the tagger may not veto a known name that is no other word
COUNTRY_FLOOR = -0.3  # behind no first name, what stands beside a country's name may not outvote it
BESIDE_A_BODY = -1.5
NO_PERSON = 0.3  # what has an outskirt and is hardly a person is a place, though the tagger never saw it
THERE_FLOOR = -1.0  # persons and bodies seldom stand in the locative
SHIP = "Mavi"  # the Mavi Marmara, known by that name; the Blue Nile is a name of its own
PAIRED_SIGNS = frozenset("-–—/")


def fame(known: Known) -> float:
    """How far being known speaks for a place, before anything else is seen."""
    if known.landmark:
        return 1.6
    if known.how in ("rule", "skeleton"):
        return -1.6
    for bound, weight in ((3e6, 1.2), (4e5, 0.9), (5e4, -0.3), (5e3, -0.9)):
        if known.prior >= bound:
            return weight
    return -1.6


def ending_weight(scene: Scene, reading: Reading) -> float:
    """What the case ending says: places stand in the locative, persons in the accusative and genitive too."""
    stem = reading.stem
    if stem.how == "whole":
        return 0.0
    if LOCATIVE.match(stem.ending):
        weight = 2.2
    elif DATIVE.match(stem.ending):
        weight = 0.9
    elif PLACE_CASE.match(stem.ending):
        weight = 0.5
    else:
        return -0.6
    if stem.how == "apostrophe":
        return weight
    return weight * 0.7 - 0.4


def neighbour_weight(scene: Scene, reading: Reading) -> float:
    """What the words on both sides say."""
    before, after = scene.forms[reading.first - 1], scene.forms[reading.last]
    if is_dateline(scene, reading.first, reading.last):
        return 4.0
    beside = 1.0 if _beside_locative(scene, reading) else BESIDE_A_BODY if _beside_a_body(scene, reading) else 0.0
    weight = _before_weight(scene, before, reading) + _after_weight(scene, after, reading) + beside
    weight += fate_weight(scene, reading)
    return max(weight, COUNTRY_FLOOR) if _is_plain_country(scene, reading) else weight


def _is_plain_country(scene: Scene, reading: Reading) -> bool:
    """True for a country's name that is no other word and does not go on with a person ("Fikri Karadağ")."""
    named = scene.forms[reading.first - 1].stem in FIRST_NAMES
    free = not named or is_no_surname(scene.forms, reading.first, reading.known)
    return reading.known.kind == "country" and free and is_plain(scene, reading)


def _beside_a_body(scene: Scene, reading: Reading) -> bool:
    """True in "AKUT ve Kızılay'dan": an abbreviation that names no place stands before it in the list."""
    at = reading.first - 2
    if at < 0 or scene.forms[at + 1].folded not in {",", "ve", "ile"} or reading.known.kind == "country":
        return False
    return scene.forms[at].upper and len(scene.forms[at].stem) > 1 and scene.readings[at] is None


def _beside_locative(scene: Scene, reading: Reading) -> bool:
    """True in "Pazar'da, Of'ta, Ordu'da": the name beside it in the list says "there" as well."""
    if not LOCATIVE.match(reading.stem.ending):
        return False
    for comma, other in ((reading.last, reading.last + 1), (reading.first - 1, reading.first - 2)):
        neighbour = scene.readings[other] if 0 <= other < len(scene.readings) else None
        if scene.forms[comma].text == "," and neighbour and LOCATIVE.match(neighbour.stem.ending):
            return True
    return False


def is_dateline(scene: Scene, first: int, last: int) -> bool:
    """True for capitals that open a line before an agency or a dash: "ANKARA (AA) -", "Ali Er/BURSA, (DHA)"."""
    if scene.forms[last - 1].ending or not all(scene.forms[index].upper for index in range(first, last)):
        return False
    line = opens(scene, first) or scene.forms[first - 1].text == "/"
    after, second = scene.forms[last].text, scene.forms[last + 1].text
    return line and (
        after == "("
        or (after == "," and second == "(")
        or (scene.forms[first - 1].text != "/" and after in PAIRED_SIGNS)
    )


def _before_weight(scene: Scene, before: Form, reading: Reading) -> float:
    if before.folded in DIRECTIONS and before.capital:
        return 0.5
    if before.text in PREPOSITIONS:
        return 2.5
    if before.folded in PRESENTING and reading.stem.ending and not before.capital:
        return 1.5
    if before.text == SHIP or _ends_militia(scene, reading.first):
        return -6.0
    if before.capital and not before.ending and is_no_surname(scene.forms, reading.first, reading.known):
        return 0.0
    if before.stem in FIRST_NAMES and before.capital and not before.ending:
        return -0.5 if scene.headline else _after_first_name(reading)
    if before.folded in TITLES and reading.stem.how != "apostrophe":
        return -1.8
    if before.text in PAIRED_SIGNS and _ends_name(scene, reading.first - 1):
        return 1.4
    if _is_container(scene, reading):
        return 0.8
    if before.capital and not before.ending and before.head is None and before.folded not in FUNCTION:
        unknown_name = not scene.headline and reading.first > 1
        return -0.8 if unknown_name and not LOCATIVE.match(reading.stem.ending or "-") else -0.1
    if before.ending in ("ın", "in", "un", "ün", "nın", "nin", "nun", "nün") and before.capital:
        return 1.0
    return 0.0


def _ends_militia(scene: Scene, first: int) -> bool:
    """True in "Heyet Tahrir Şam" and "Ahrar-u Şam"."""
    before = scene.forms[first - 3] if scene.forms[first - 2].text in PAIRED_SIGNS else scene.forms[first - 1]
    return before.folded in MILITIAS and before.capital and not before.ending


def _after_first_name(reading: Reading) -> float:
    """A surname, unless an ending of place says otherwise: "Derya Bolu'yu", but "Derya Bolu'ya gitti"."""
    ending = reading.stem.ending
    return -1.8 if LOCATIVE.match(ending) or DATIVE.match(ending) else -3.4


def _is_container(scene: Scene, reading: Reading) -> bool:
    """True for "Erzurum Hınıs": a province, then a lesser place."""
    before = scene.readings[reading.first - 1] if reading.first > 0 else None
    if before is None or before.stem.ending or before.last != reading.first or reading.known.kind == "province":
        return False
    return before.known.kind in ("province", "city") and before.known.prior >= IN_A_NAME and reading.known.prior >= 2e4


def _ends_name(scene: Scene, index: int) -> bool:
    """True if a well-known name ends just before the word at `index`: the first end of a route."""
    reading = scene.readings[index - 1] if index > 0 else None
    return reading is not None and not reading.stem.ending and reading.known.prior >= 2e4


def _after_weight(scene: Scene, after: Form, reading: Reading) -> float:
    if reading.stem.ending:
        return 0.0
    if after.folded in PERSON_TAILS:
        return -3.0
    if after.head is not None and not after.head.inside:
        zone = after.head.kind == "region" and scene.forms[reading.last - 1].folded in ZONES
        return -3.0 if zone else 2.5
    if after.capital and reading.known.prior >= IN_A_NAME and any_reading(after, BODIES):
        return 2.6
    if any_reading(after, BODIES) or any_reading(after, ACTORS) or any_reading(after, PEOPLES):
        return 1.2
    if after.text in PAIRED_SIGNS:
        second = scene.forms[reading.last + 1]
        if _is_numbered(scene, reading):
            return -4.0
        return -2.5 if second.letters and not second.capital and not reading.known.landmark else 0.6
    if after.folded in VEHICLES:
        return -2.0
    if after.folded in PLACE_TAILS:
        return 1.8 if after.folded in SPATIAL_TAILS else 1.2
    if after.capital and after.head is None:
        return 0.6 if _settlement_follows(scene, reading) else -1.2
    return 0.0


def _is_numbered(scene: Scene, reading: Reading) -> bool:
    """True for what bears a number behind a hyphen, as satellites, ships and engines do: "Göktürk-2"."""
    sign, number = scene.words[reading.last], scene.words[reading.last + 1 : reading.last + 2]
    joined = reading.end == sign.start and all(sign.end == word.start for word in number)
    return joined and any(word.form.text.isdigit() for word in number)


def _settlement_follows(scene: Scene, reading: Reading) -> bool:
    """True in "Balıkesir Edremit'te": the next name is a place of the gazetteer with an ending or a head noun."""
    after = scene.readings[reading.last] if reading.last < len(scene.readings) else None
    if after is None or after.known.prior < 2e4:
        return False
    return after.stem.how == "apostrophe" or scene.forms[after.last].head is not None


def belief(scene: Scene, reading: Reading) -> float:
    """Sum of the weights; above FIRM the name is a place."""
    return (
        fame(reading.known)
        + ending_weight(scene, reading)
        + neighbour_weight(scene, reading)
        + commonness_weight(scene, reading)
        + tagger_weight(scene, reading)
    )


def tagger_weight(scene: Scene, reading: Reading) -> float:
    """What the tagger says of the words: a share of the log-odds of a place; a body may hold a known place."""
    odds = scene.odds
    place = _mean(reading, odds.place) + _mean(reading, odds.facility)
    if reading.known.prior >= IN_A_NAME:
        place += 0.5 * (_mean(reading, odds.body) + _mean(reading, odds.other))
    chance = min(max(place, 0.01), 0.99)
    person = _mean(reading, odds.person)
    weight = TAGGER_SHARE * log(chance / (1 - chance)) - PERSON_WEIGHT * person
    if _is_unclaimed(scene, reading):
        return max(weight, UNCLAIMED_FLOOR)
    if is_plain(scene, reading) and (person < PLAIN_PERSON or is_no_surname(scene.forms, reading.first, reading.known)):
        return max(weight, PLAIN_FLOOR)
    if person < NO_PERSON and has_spatial_tail(scene, reading) and scene.forms[reading.first].stem not in AMBIGUOUS:
        return max(weight, 0.0)
    there = reading.stem.how == "apostrophe" and LOCATIVE.match(reading.stem.ending)
    return max(weight, THERE_FLOOR) if there else weight


def _is_unclaimed(scene: Scene, reading: Reading) -> bool:
    """True for a known name amid a sentence that is no other word, and that the tagger takes for nothing else."""
    if not is_plain(scene, reading) or opens(scene, reading.first):
        return False
    return max(_mean(reading, other) for other in (scene.odds.person, scene.odds.body, scene.odds.other)) < UNCLAIMED


def _mean(reading: Reading, chances: list[float]) -> float:
    """The mean over the words of a name."""
    if reading.last - reading.first == 1:
        return chances[reading.first]
    return sum(chances[reading.first : reading.last]) / (reading.last - reading.first)
