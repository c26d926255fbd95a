"""Judges a name by what befalls it, what is part of it, and who goes there: only places are evacuated, only they have
inhabitants, only there does a fire spread.
"""

from components.places.evidence_scene import Scene
from components.places.evidence_words import (
    AMBIGUOUS,
    CLUBS,
    CONQUESTS,
    FATES,
    HEADS_OUTSIDE,
    INHABITANTS,
    MOVES,
    SITE_TAILS,
)
from components.places.recognizer_names import Reading
from components.places.recognizer_words import Form
from components.places.suffixes import ABLATIVE, DATIVE, GENITIVE

BEFALLEN, OWNER = 1.3, 1.5
_TOO = frozenset(("da", "de", "ise"))
_ACCUSATIVE = frozenset("ı i u ü yı yi yu yü nı ni nu nü".split())
_FAR = 5  # words between a name and its verb
_OWNED = 4  # words between a name and its inhabitants: "Lice'nin 20 bin nüfusu"
_NAME_WORDS = 3  # of the lesser place that a genitive owns
_SMALL_HEADS = frozenset(("village", "neighbourhood", "district", "city", "province"))


def fate_weight(scene: Scene, reading: Reading) -> float:
    """What befalls a known name, or what it has, speaks for a place; nothing of a name that is another word too."""
    stem = scene.forms[reading.first].stem
    if reading.stem.how not in ("whole", "apostrophe") or stem in AMBIGUOUS or stem in CLUBS:
        return 0.0
    if owns_a_place(scene, reading.last, reading.stem.ending):
        return OWNER
    return BEFALLEN * befalls_a_place(scene, reading.last, reading.stem.ending)


def befalls_a_place(scene: Scene, last: int, ending: str) -> bool:
    """True if what is said of the name before word `last` is said of places only; `ending` = its case ending."""
    if not ending:
        return scene.forms[last].folded in SITE_TAILS or is_undergone(scene, last)
    if ending in _ACCUSATIVE:
        return _verb_follows(scene, last, CONQUESTS)
    if DATIVE.match(ending) or ABLATIVE.match(ending):
        return scene.forms[last].folded == "doğru" or _verb_follows(scene, last, MOVES)
    return bool(GENITIVE.match(ending)) and _has_inhabitants(scene, last)


def owns_a_place(scene: Scene, last: int, ending: str) -> bool:
    """True for a genitive before a lesser place with its head noun: "Ağdam'ın Sarıcalı köyünü"."""
    if not GENITIVE.match(ending):
        return False
    for at in range(last, last + _NAME_WORDS):
        form = _form(scene, at)
        if not form.capital or form.ending:
            return False
        head = _form(scene, at + 1).head
        if head is not None:
            return HEADS_OUTSIDE.get(head.noun) in _SMALL_HEADS
    return False


def is_undergone(scene: Scene, last: int) -> bool:
    """True for "boşaltıldı", right behind the name or "da", or a few small words on: "2013'te tayfunla yıkılmıştı"."""
    at = last + (scene.forms[last].folded in _TOO)
    return _says(scene, at, FATES)


def _verb_follows(scene: Scene, last: int, verbs: frozenset[str]) -> bool:
    for at in range(last, last + _FAR):
        form = _form(scene, at)
        if not form.letters or form.capital:
            return False
        if _says(scene, at, verbs):
            return True
    return False


def _says(scene: Scene, at: int, beginnings: frozenset[str]) -> bool:
    """True if a verb of the table begins at the word; of two words, the second by its beginning: "tahliye_edil"."""
    first, second = _form(scene, at), _form(scene, at + 1)
    if first.capital or not first.letters:
        return False
    return any(_begins(beginning, first, second) for beginning in beginnings)


def _begins(beginning: str, first: Form, second: Form) -> bool:
    head, joint, tail = beginning.partition("_")
    return first.folded == head and second.folded.startswith(tail) if joint else first.folded.startswith(head)


def _has_inhabitants(scene: Scene, last: int) -> bool:
    for at in range(last, last + _OWNED):
        form = _form(scene, at)
        if form.folded in INHABITANTS:
            return True
        if form.capital or not (form.letters or form.text.isdigit()):
            return False
    return False


def _form(scene: Scene, at: int) -> Form:
    """The form at a word, the empty one beyond the sentence."""
    return scene.forms[at] if at < len(scene.words) else scene.forms[len(scene.words)]
