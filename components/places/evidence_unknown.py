"""Judges names that no gazetteer knows: found by the tagger, in a list of places, or seen before in the article."""

import re

from components.places.evidence_fate import befalls_a_place
from components.places.evidence_scene import Scene, any_reading, opens
from components.places.evidence_words import (
    BODIES,
    CLUBS,
    DEMONYMS,
    FIRM_VILLAGE_ENDINGS,
    FIRST_NAMES,
    FUNCTION,
    MILITIAS,
    MODIFIERS,
    NO_MEMBER,
    ORDINARY,
    ORGANISATIONS,
    PLACE_TAILS,
    SITE_TAILS,
    STRONG_CLUBS,
    TITLES,
    VILLAGE_ENDINGS,
    WEEKDAYS_MONTHS,
)
from components.places.suffixes import DATIVE, DEMONYM, LOCATIVE, PLACE_CASE

PLURAL = ("ler", "lar")  # people, not a place: "Husiler"
LANGUAGES = ("ça", "çe", "nca", "nce", "rca", "rce", "tince")  # "Sanskritçe", "Latince"
OFFICES = ("lık", "lik", "luk", "lük")  # "Müsteşarlık"
ABBREVIATION = 5  # letters of a word in capitals that is rather a party or a firm
VILLAGE_LETTERS = 7  # shorter words that end so are words
SURE_LIKE_A_VILLAGE = 0.005  # from which on the tagger makes a place of "Enişdibi'ndeki"
HOLDING = ("deki", "daki")  # "ilçesindeki", "kasabasındaki"
LIKE_A_SITE = 0.5  # probability of a site or place that each word of a site's name needs
CAMPS, CLAIMED = ("kamp", "üss", "iskele", "plaj"), 0.5  # what has one is a place, unless it is clearly somebody
HELD_WORDS, PERSON = 3, 0.7  # words of a name that a settlement holds; probability of a person that speaks against it
THERE = re.compile(r"n?[dt][ae](?:ki\w*)?$")  # persons and firms stand in the ablative as often as places
SURE, SURE_AT_START, SURE_THERE = 0.6, 0.85, 0.3  # from which on the tagger alone makes a place; with a locative


def may_be_listed(scene: Scene, index: int) -> bool:
    """True if the word may be a place for standing in a list of places: a bare capital word that nobody else claims."""
    form, odds = scene.forms[index], scene.odds
    if not form.capital or form.ending or form.head or form.folded in NO_MEMBER:
        return False
    return odds.person[index] < 0.7 and odds.body[index] < 0.5 and form.stem not in scene.setting.surnames


def may_be_left(scene: Scene, index: int) -> bool:
    """True if somebody may set out from the word: no person, body, club or word that is written small as well."""
    form, odds, setting = scene.forms[index], scene.odds, scene.setting
    if form.stem in NO_MEMBER or form.stem in CLUBS or form.stem in STRONG_CLUBS or any_reading(form, BODIES):
        return False
    if form.stem in setting.small or form.stem in setting.surnames or form.upper or scene.forms[index - 1].capital:
        return False
    return odds.person[index] < 0.5 and odds.body[index] < 0.3


def may_be_repeated(scene: Scene, index: int) -> bool:
    """True if a word that was a place elsewhere in the article may be one here: no person, no part of a longer name."""
    form, after = scene.forms[index], scene.forms[index + 1]
    if form.folded in ORDINARY or form.folded in FIRST_NAMES or form.stem in scene.setting.surnames:
        return False
    return scene.odds.person[index] < 0.5 and (bool(form.ending) or not after.capital)


def unknown_place(scene: Scene, first: int, stop: int) -> int:
    """One past the last word of a place that only the tagger sees at `first`; `first` itself if there is none."""
    odds = scene.odds
    site = 0 if scene.headline else _before_site(scene, first, stop)
    if site:
        return site
    if scene.headline or odds.place[first] < SURE_LIKE_A_VILLAGE or _is_something_else(scene, first):
        return first
    held = _held(scene, first, stop)
    if held:
        return held
    chance = (odds.place if scene.forms[first - 1].folded in FUNCTION else odds.begins)[first]
    if scene.forms[first + 1].folded in SITE_TAILS:
        chance += odds.facility[first]
    if chance < _needed(scene, first):
        return first
    last = first + 1
    while last < stop and not scene.forms[last - 1].ending and scene.forms[last].capital:
        if odds.place[last] - odds.begins[last] < SURE:
            break
        last += 1
    return last


def is_article_place(scene: Scene, first: int, last: int) -> bool:
    """True if the unknown name of the words `first..last`, an article among them, is a place: "Maarat en-Numan'da"."""
    odds, before, final = scene.odds, scene.forms[first - 1], scene.forms[last - 1]
    named = scene.forms[first].folded in FIRST_NAMES or scene.forms[first].folded in MILITIAS or before.folded in TITLES
    if named or max(odds.person[first], odds.person[last - 1]) > PERSON:
        return False
    if LOCATIVE.match(final.ending) or befalls_a_place(scene, last, final.ending):
        return True
    bound = PLACE_CASE.match(final.ending) if final.ending else scene.forms[last].folded in PLACE_TAILS
    return odds.place[first] + odds.facility[first] > (SURE_THERE if bound else SURE)


def _before_site(scene: Scene, first: int, stop: int) -> int:
    """One past the last word of what the tagger sees as a site before a small word for one: "Vadi Seyidna üssüne"."""
    odds, last, like = scene.odds, first, True
    while last < stop and scene.forms[last].capital and not scene.forms[last].ending:
        like = like and odds.place[last] + odds.facility[last] >= LIKE_A_SITE
        last += 1
    tail = scene.forms[last + (scene.forms[last].folded in MODIFIERS)].folded
    if last == first or _is_something_else(scene, first):
        return 0
    nobody = max(*odds.person[first:last], *odds.body[first:last], 0.0) < CLAIMED
    held = tail.startswith(CAMPS) and nobody and not opens(scene, first) and not scene.setting.sport
    return last if (like and tail in SITE_TAILS) or (held and tail in SITE_TAILS) else 0


def _held(scene: Scene, first: int, stop: int) -> int:
    """One past the last word of what a settlement holds: "Gulran ilçesindeki Tir Pul'da"; 0 if there is none."""
    before = scene.forms[first - 1]
    if before.head is None or before.head.inside or not before.folded.endswith(HOLDING):
        return 0
    for at in range(first, min(stop, first + HELD_WORDS)):
        form = scene.forms[at]
        if not form.capital or form.upper or scene.odds.person[at] > PERSON:
            return 0
        if form.ending:
            return at + 1 if LOCATIVE.match(form.ending) or DATIVE.match(form.ending) else 0
    return 0


def _needed(scene: Scene, index: int) -> float:
    """The probability from which on the tagger alone makes a place of the word."""
    form = scene.forms[index]
    tailed = not form.ending and scene.forms[index + 1].folded in PLACE_TAILS
    if is_like_a_village(scene, index, tailed=tailed):
        return SURE_LIKE_A_VILLAGE
    if LOCATIVE.match(form.ending) or tailed or befalls_a_place(scene, index + 1, form.ending):
        return SURE_THERE
    return SURE_AT_START if opens(scene, index) else SURE


def is_like_a_village(scene: Scene, index: int, *, tailed: bool) -> bool:
    """True for a word that ends as villages do and stands as a place: "Enişdibi'ndeki", "Dörtkilise yolundaki"."""
    form = scene.forms[index]
    if form.stem in CLUBS or form.stem in STRONG_CLUBS:
        return False
    if len(form.stem) < VILLAGE_LETTERS or scene.odds.person[index] > 0.5 or continues_a_name(scene, index):
        return False
    if form.stem.endswith(FIRM_VILLAGE_ENDINGS):
        return tailed or bool(form.ending and PLACE_CASE.match(form.ending))
    return form.stem.endswith(VILLAGE_ENDINGS) and (tailed or bool(THERE.match(form.ending)))


def continues_a_name(scene: Scene, index: int) -> bool:
    """True behind another capital word, unless that only opens the sentence."""
    before = scene.forms[index - 1]
    return before.capital and (not opens(scene, index - 1) or before.folded in FIRST_NAMES)


def _is_something_else(scene: Scene, index: int) -> bool:
    """True for ordinary words, months, peoples, offices, surnames, and words the article writes small too."""
    form, setting = scene.forms[index], scene.setting
    if form.head is not None or form.folded in ORDINARY or form.stem in WEEKDAYS_MONTHS or form.stem in DEMONYMS:
        return True
    if form.stem in ORGANISATIONS or (form.stem in STRONG_CLUBS and not LOCATIVE.match(form.ending)):
        return True
    if form.stem in setting.small or form.stem in setting.surnames or DEMONYM.match(form.ending):
        return True
    if form.stem.endswith(LANGUAGES) and form.ending:
        return True
    before = scene.forms[index - 1]
    if before.capital and before.folded in FIRST_NAMES and not LOCATIVE.match(form.ending):
        return True
    if form.upper and len(form.stem) <= ABBREVIATION:
        return True
    if form.stem.endswith(OFFICES) or (form.stem.endswith(PLURAL) and not form.ending) or any_reading(form, BODIES):
        return True
    return opens(scene, index) and not form.ending and any(reading in setting.small for reading in form.readings)
