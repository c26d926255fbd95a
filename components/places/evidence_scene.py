"""What a name is judged by: its sentence, what the tagger thinks of it, what the whole article tells."""

from dataclasses import dataclass

from components.places.crf_tagger import OPENERS, Odds, Row
from components.places.evidence_words import BODIES
from components.places.recognizer_names import Reading
from components.places.recognizer_words import Form, Word

_BODY_REACH = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole article tells: a report of a match? words it also writes small, surnames of its persons."""

    sport: bool = False
    small: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


@dataclass(slots=True)
class Scene:
    """The sentence a name stands in (see `Row`); `odds` = what the tagger thinks of it."""

    words: list[Word]
    forms: list[Form]
    capitals: list[int]
    readings: list[Reading | None]
    headline: bool
    odds: Odds
    setting: Setting


def scene_of(row: Row, odds: Odds, setting: Setting) -> Scene:
    """A sentence as read, in its article."""
    return Scene(row.words, row.forms, row.capitals, row.readings, row.headline, odds, setting)


def opens(scene: Scene, index: int) -> bool:
    """True if the word begins a sentence, a quotation or an item of a list."""
    before = scene.forms[index - 1]
    return index == 0 or before.text in OPENERS or (index == 1 and not before.letters)


def in_body(scene: Scene, index: int) -> bool:
    """True if the capital words from `index` on end in the name of a body ("… Savunma Bakanlığı").

    Attributes of bodies ("Cumhuriyet", "Milli") make none before a site: "Samsun Cumhuriyet Meydanı".
    """
    attribute = False
    for at in range(index, min(index + _BODY_REACH + 1, len(scene.words))):
        form = scene.forms[at]
        if not form.capital and form.folded != "ve":
            return attribute
        if any_reading(form, BODIES):
            if form.stem[-1:] in "ıiuü" or form.ending:
                return True
            attribute = True
        elif form.head is not None:
            return False
        elif form.ending:
            return attribute
    return attribute


def any_reading(form: Form, table: frozenset[str]) -> bool:
    """True if the word is in the table, whatever its case ending."""
    return form.stem in table or not table.isdisjoint(form.readings)
