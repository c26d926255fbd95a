"""Judges names that no gazetteer knows: found by the tagger, in a list of places, or seen before in the article."""

from components.places.evidence_scene import Scene, any_reading, opens
from components.places.evidence_words import (
    BODIES,
    DEMONYMS,
    FIRST_NAMES,
    FUNCTION,
    NO_MEMBER,
    ORDINARY,
    PLACE_TAILS,
    WEEKDAYS_MONTHS,
)
from components.places.suffixes import DEMONYM, LOCATIVE

PLURAL = ("ler", "lar")  # people, not a place: "Husiler"
OFFICES = ("lık", "lik", "luk", "lük")  # "Müsteşarlık"
ABBREVIATION = 5  # letters of a word in capitals that is rather a party or a firm
SURE, SURE_AT_START, SURE_THERE = 0.6, 0.75, 0.3  # from which on the tagger alone makes a place; with a locative


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
    if form.stem in WEEKDAYS_MONTHS or (form.upper and len(form.stem) <= ABBREVIATION):
        return first
    sure = SURE_AT_START if opens(scene, first) else SURE
    if LOCATIVE.match(form.ending) or (not form.ending and scene.form(first + 1).folded in PLACE_TAILS):
        sure = SURE_THERE
    chance = (odds.place if scene.form(first - 1).folded in FUNCTION else odds.begins)[first]
    if scene.headline or chance < sure or form.folded in ORDINARY or form.head is not None:
        return first
    if (
        DEMONYM.match(form.ending)
        or any_reading(form, BODIES)
        or form.stem in scene.setting.small
        or form.stem in scene.setting.surnames
    ):
        return first
    if form.stem in DEMONYMS or form.stem.endswith(OFFICES) or (form.stem.endswith(PLURAL) and not form.ending):
        return first
    if opens(scene, first) and not form.ending and any(reading in scene.setting.small for reading in form.readings):
        return first
    last = first + 1
    while last < stop and not scene.form(last - 1).ending and scene.form(last).capital:
        if odds.place[last] - odds.begins[last] < SURE:
            break
        last += 1
    return last
