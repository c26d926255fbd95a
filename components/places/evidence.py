"""Weighs what stands around a name: is it a place here, and does it stand for itself or for a government or a team?

`belief` sums log-odds-like weights, each a row of a small table; above 0 means "a place".
"""

from dataclasses import dataclass
from math import log

from components.places.crf_tagger import OPENERS, Odds, Row
from components.places.evidence_words import (
    ACTORS,
    AMBIGUOUS,
    BODIES,
    CLUB_TAILS,
    CLUBS,
    COMMON,
    DEMONYMS,
    DIRECTIONS,
    EVERYDAY,
    FIRST_NAMES,
    FUNCTION,
    HEADS_OUTSIDE,
    METONYMIC_VERBS,
    NO_MEMBER,
    ORDINARY,
    ORDINARY_OR_EVERYDAY,
    PEOPLES,
    PERSON_TAILS,
    PLACE_TAILS,
    STRONG_CLUBS,
    TITLES,
    WEEKDAYS_MONTHS,
    WORKS,
)
from components.places.recognizer_names import Known, Reading
from components.places.recognizer_words import NOTHING, Form, Word
from components.places.suffixes import DATIVE, DEMONYM, LOCATIVE, PLACE_CASE

FIRM = 0.3
SURE, SURE_AT_START, SURE_THERE = 0.6, 0.75, 0.3  # from which on the tagger alone makes a place; with a locative
TAGGER_SHARE, PERSON_WEIGHT = 0.6, 1.5
IN_A_NAME = 1e6  # prior from which on a toponym inside the name of a body is one ("Ankara" in "Ankara Barosu")
PAIRED_SIGNS = frozenset("-–—/")
_BODY_REACH = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole article tells: a report of a match? words it also writes small, surnames of its persons."""

    sport: bool = False
    small: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence a name stands in; `odds` = what the tagger thinks of it."""

    words: list[Word]
    capitals: list[int]
    readings: list[Reading | None]
    headline: bool
    odds: Odds
    setting: Setting

    def form(self, index: int) -> Form:
        """The form at an index, or an empty one beyond the ends."""
        return self.words[index].form if 0 <= index < len(self.words) else NOTHING


def scene_of(row: Row, odds: Odds, setting: Setting) -> Scene:
    """A sentence as read, in its article."""
    return Scene(row.words, row.capitals, row.readings, row.headline, odds, setting)


def fame(known: Known) -> float:
    """How far being known speaks for a place, before anything else is seen."""
    if known.landmark:
        return 1.6
    if known.how in ("rule", "skeleton"):
        return -1.6
    for bound, weight in ((3e6, 1.2), (4e5, 0.6), (5e4, -0.3), (5e3, -0.9)):
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
    before, after = scene.form(reading.first - 1), scene.form(reading.last)
    if is_dateline(scene, reading.first, reading.last):
        return 4.0
    return _before_weight(scene, before, reading) + _after_weight(scene, after, reading)


def is_dateline(scene: Scene, first: int, last: int) -> bool:
    """True for capitals that open a line before an agency or a dash: "ANKARA (AA) -", "Ali Er/BURSA, (DHA)"."""
    if scene.form(last - 1).ending or not all(scene.form(index).upper for index in range(first, last)):
        return False
    opens = first == 0 or scene.form(first - 1).text == "/"
    after, second = scene.form(last).text, scene.form(last + 1).text
    return opens and (after == "(" or (after == "," and second == "(") or (first == 0 and after in PAIRED_SIGNS))


def _before_weight(scene: Scene, before: Form, reading: Reading) -> float:
    if before.folded in DIRECTIONS and before.capital:
        return 0.5
    if before.stem in FIRST_NAMES and before.capital and not before.ending:
        return -0.5 if scene.headline else -2.6
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
        return 2.5
    if after.capital and reading.known.prior >= IN_A_NAME and _any_reading(after, BODIES):
        return 2.6
    if after.folded in BODIES or after.folded in ACTORS or after.folded in PEOPLES:
        return 1.2
    if after.text in PAIRED_SIGNS:
        return 0.6
    if after.folded in PLACE_TAILS:
        return 1.2
    if after.capital and after.head is None:
        return 0.6 if _settlement_follows(scene, reading) else -1.2
    return 0.0


def _settlement_follows(scene: Scene, reading: Reading) -> bool:
    """True in "Balıkesir Edremit'te": the next name is a place of the gazetteer with an ending or a head noun."""
    after = scene.readings[reading.last] if reading.last < len(scene.readings) else None
    if after is None or after.known.prior < 2e4:
        return False
    return after.stem.how == "apostrophe" or scene.form(after.last).head is not None


def commonness_weight(scene: Scene, reading: Reading) -> float:
    """Names that are common words, months or first names need more than a capital letter."""
    if reading.last - reading.first > 1:
        return -5.0 if _ends_in_body(scene, reading) else 0.8
    form = scene.words[reading.first].form
    opens = reading.first == 0 or scene.form(reading.first - 1).text in OPENERS
    marked = reading.stem.how == "apostrophe"
    name = form.stem
    weight = 0.0
    if name in FUNCTION or form.folded in FUNCTION or name in DEMONYMS:
        weight -= 6.0
    if name in WEEKDAYS_MONTHS:
        weight -= 1.0 if marked else 4.0
    if name in COMMON or form.folded in COMMON:
        weight -= 0.9 if marked else 2.4
    if (name in EVERYDAY or form.folded in EVERYDAY) and not reading.known.landmark:
        weight -= 0.4 if marked else 1.8
    if name in FIRST_NAMES and not marked:
        weight -= 1.5
    if opens and not marked and not reading.known.landmark:
        weight -= 0.6
    if scene.headline and not marked and not reading.known.landmark:
        weight -= 0.8
    if reading.stem.how in ("bare", "softened") and form.folded in ORDINARY_OR_EVERYDAY:
        weight -= 4.0
    if form.folded in BODIES:
        weight -= 5.0
    if opens and not reading.known.landmark:
        weight -= _opening_doubt(scene, reading)
    if name in scene.setting.surnames and not LOCATIVE.match(reading.stem.ending):
        weight -= 2.5
    if _names_a_work(scene, reading):
        weight -= 2.0
    return weight


def _ends_in_body(scene: Scene, reading: Reading) -> bool:
    """True for a university or a bank that the gazetteer lists as a place."""
    last = scene.form(reading.last - 1)
    return last.stem[-1:] in "ıiuü" and last.head is None and _any_reading(last, BODIES)


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
    near = (scene.form(reading.last).folded, scene.form(reading.last + 1).folded)
    return form.stem in AMBIGUOUS and any(word in WORKS for word in near)


def is_club(scene: Scene, reading: Reading) -> bool:
    """True if a bare toponym is a club here: "Sevilla takımı", or in a report of a match without an ending of place."""
    form = scene.words[reading.first].form
    after = scene.form(reading.last)
    if reading.known.kind == "city" and not reading.stem.ending and _any_reading(after, CLUB_TAILS):
        return True
    if form.stem not in STRONG_CLUBS and not (scene.setting.sport and form.stem in CLUBS):
        return False
    if form.stem in STRONG_CLUBS and not scene.setting.sport and _beside_places(scene, reading):
        return False
    return not (LOCATIVE.match(reading.stem.ending) or after.folded in HEADS_OUTSIDE or after.head is not None)


def _beside_places(scene: Scene, reading: Reading) -> bool:
    """True in a list of districts ("Kadıköy, Beşiktaş ve Şişli'de") and before a body ("Beşiktaş Belediyesi")."""
    if in_body(scene, reading.last):
        return True
    near = [scene.readings[at] for at in (reading.first - 2, reading.last + 1) if 0 <= at < len(scene.readings)]
    return any(other and other.known.kind in ("city", "district") and other.known.prior > 2e5 for other in near)


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
    span = range(reading.first, reading.last)
    place = sum(odds.place[at] + odds.facility[at] for at in span) / len(span)
    body = sum(odds.body[at] + odds.other[at] for at in span) / len(span)
    named = 0.5 * body if reading.known.prior >= IN_A_NAME else 0.0
    chance = min(max(place + named, 0.01), 0.99)
    person = sum(odds.person[at] for at in span) / len(span)
    return TAGGER_SHARE * log(chance / (1 - chance)) - PERSON_WEIGHT * person


def is_literal(scene: Scene, reading: Reading) -> bool:
    """False inside the name of an organisation, office or event, before a people, or as the subject that acts."""
    if not reading.stem.ending:
        if in_body(scene, reading.last):
            return False
        after = scene.form(reading.last)
        if after.folded in PEOPLES or _actor(after):
            return False
    return not _acts(scene, reading)


def in_body(scene: Scene, index: int) -> bool:
    """True if the capital words from `index` on end in the name of a body ("… Savunma Bakanlığı")."""
    for at in range(index, min(index + _BODY_REACH + 1, len(scene.words))):
        form = scene.form(at)
        if not form.capital and form.folded != "ve":
            return False
        if _any_reading(form, BODIES):
            return True
        if form.ending or form.head is not None:
            return False
    return False


def _actor(form: Form) -> bool:
    return not form.capital and _any_reading(form, ACTORS)


def _any_reading(form: Form, table: frozenset[str]) -> bool:
    """True if the word is in the table, whatever its case ending."""
    return form.stem in table or any(name in table for name in form.readings)


def _acts(scene: Scene, reading: Reading) -> bool:
    """True for a country or capital in the nominative whose sentence ends in a verb of speaking or deciding."""
    if reading.stem.ending or reading.known.kind not in ("country", "city") or reading.known.prior < 5e6:
        return False
    if reading.first > 0 or scene.form(reading.last).text in ("(", "-", "–"):
        return False
    verbs = [word.form.folded for word in scene.words[-4:] if word.form.letters]
    return any(verb in METONYMIC_VERBS for verb in verbs[-2:])


def may_be_listed(scene: Scene, index: int) -> bool:
    """True if the word may be a place for standing in a list of places: a bare capital word that nobody else claims."""
    form, odds = scene.form(index), scene.odds
    if not form.capital or form.ending or form.head or form.folded in NO_MEMBER:
        return False
    return odds.person[index] < 0.7 and odds.body[index] < 0.5 and form.stem not in scene.setting.surnames


def may_be_repeated(scene: Scene, index: int) -> bool:
    """True if a word that was a place elsewhere in the article may be one here: no person, no part of a longer name."""
    form, after = scene.form(index), scene.form(index + 1)
    if form.folded in ORDINARY or form.folded in FIRST_NAMES or form.stem in scene.setting.surnames:
        return False
    return scene.odds.person[index] < 0.5 and (bool(form.ending) or not after.capital)


def unknown_place(scene: Scene, first: int, stop: int) -> int:
    """One past the last word of a place that only the tagger sees at `first`; `first` itself if there is none."""
    odds = scene.odds
    form = scene.form(first)
    if form.stem in WEEKDAYS_MONTHS:
        return first
    sure = SURE_AT_START if first == 0 else SURE
    if LOCATIVE.match(form.ending) or (not form.ending and scene.form(first + 1).folded in PLACE_TAILS):
        sure = SURE_THERE
    chance = (odds.place if scene.form(first - 1).folded in FUNCTION else odds.begins)[first]
    if scene.headline or chance < sure or form.folded in ORDINARY or form.head is not None:
        return first
    if (
        DEMONYM.match(form.ending)
        or _any_reading(form, BODIES)
        or form.stem in scene.setting.small
        or form.stem in scene.setting.surnames
    ):
        return first
    if form.stem in DEMONYMS or (form.stem.endswith(("ler", "lar")) and not form.ending):
        return first
    if first == 0 and not form.ending and any(reading in scene.setting.small for reading in form.readings):
        return first
    last = first + 1
    while last < stop and not scene.form(last - 1).ending and scene.form(last).capital:
        if odds.place[last] - odds.begins[last] < SURE:
            break
        last += 1
    return last
