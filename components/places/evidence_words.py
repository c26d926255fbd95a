"""Reads `evidence_words.tsv`: words that tell a place from something else, by the job they do beside a name."""

from collections import defaultdict
from importlib.resources import files
from typing import Final


def _lists() -> dict[str, frozenset[str]]:
    """The table's lists by name; a list may have many rows."""
    lists: dict[str, list[str]] = defaultdict(list)
    for line in (files(__package__) / "evidence_words.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            lists[name] += words.split()
    return {name: frozenset(words) for name, words in lists.items()}


def _heads(side: str) -> dict[str, str]:
    """Head noun -> kind of place, for the lists `side:kind`."""
    return {
        word: name.removeprefix(f"{side}:")
        for name, words in sorted(_LISTS.items())
        if name.startswith(f"{side}:")
        for word in words
    }


def _inflected(words: frozenset[str]) -> frozenset[str]:
    """The words, and those with a possessive ending in their other cases too: "yakınları" → "yakınlarından"."""
    back = "nda ndaki ndan na nı nın"
    front = "nde ndeki nden ne ni nin"
    more = (word + case for word in words for case in _cases(word, back, front).split())
    return words.union(more)


def _cases(word: str, back: str, front: str) -> str:
    return "" if word[-1] not in "ıiuü" else back if word[-1] in "ıu" else front


_LISTS: Final = _lists()
HEADS_OUTSIDE: Final = _heads("outside")  # "ilçesi": never part of the span
HEADS_INSIDE: Final = _heads("inside")  # "Caddesi": always part of the span
LOOSE_HEADS: Final = _LISTS["loose_heads"]  # inside only with a capital: they follow common nouns as well
OFFICIAL_REGIONS: Final = frozenset(name.replace("_", " ") for name in _LISTS["official_regions"])  # + Bölgesi
BODIES: Final = _LISTS["bodies"]  # words of the names of organisations, offices, events, products
ORGANISATIONS: Final = _LISTS["organisations"]  # firms, papers, courts, works, leaders: "Aselsan'da" is no place
ACTORS: Final = _LISTS["actors"]  # lower-case words that make the name before them an actor
DEMONYMS: Final = _LISTS["demonyms"]  # adjectives of peoples and faiths; some village is called so too
PEOPLES: Final = _LISTS["peoples"]
TITLES: Final = _LISTS["titles"]  # announce a person
PERSON_TAILS: Final = _LISTS["person_tails"]  # follow a person
FIRST_NAMES: Final = _LISTS["first_names"]
COMMON: Final = _LISTS["common"]  # places' names that are common words too
EVERYDAY: Final = _LISTS["everyday"]  # ordinary words that some small place is called as well
FUNCTION: Final = _LISTS["function"]  # open a sentence and are never a name
WEEKDAYS_MONTHS: Final = _LISTS["weekdays_months"]
DIRECTIONS: Final = _LISTS["directions"]
CENTRES: Final = _LISTS["centres"]  # before "Merkezi" they make it a site
NAME_TITLES: Final = _LISTS["name_titles"]  # abbreviated inside a name: "Dr. Ersin Arslan Hastanesi"
GENERIC: Final = _LISTS["generic"]  # "Devlet Hastanesi" alone names no place
MODIFIERS: Final = _LISTS["modifiers"]  # small words before a small head noun: "Gyueşevo sınır kapısı"
ARTICLES: Final = _LISTS["articles"]  # of Arabic names: "Hamam el-Alil"
MILITIAS: Final = _LISTS["militias"]  # begin the names of armed groups that end in a town's: "Heyet Tahrir Şam"
SIZES: Final = _LISTS["sizes"]  # begin the names of villages
PLURALS: Final = _LISTS["plurals"]  # after a list of names they belong to all of them
SMALL_OUTSIDE: Final = _LISTS["small_outside"]  # head nouns that are no part of the name when written small
NAMED_BY_ANYTHING: Final = _LISTS["named_by_anything"]  # "Merkez Meydanı" is a name, "Merkez Hastanesi" is none
NAME_OPENERS: Final = _LISTS["name_openers"]  # begin names of two words abroad: "Ebu Gureyn", "San Miguel"
NAME_PARTS: Final = _LISTS["name_parts"]  # head nouns that may stand inside a longer name
ORDINAL_HEADS: Final = _LISTS["ordinal_heads"]  # take a number as their name: "1071. Sokak"
PAIRED: Final = _LISTS["paired"]  # before "ve" inside a name: "Eğitim ve Araştırma Hastanesi"
LINKS: Final = _LISTS["links"]  # follow the two ends of a route: "Gorus-Gafan yolu"
PLACE_TAILS: Final = _inflected(_LISTS["place_tails"])  # follow places: "Sivrice açıkları", "Elbistan merkezli"
PRESENTING: Final = _LISTS["presenting"]  # nouns behind which the name of what they say follows: "liman kenti Herson"
PREPOSITIONS: Final = _LISTS["prepositions"]  # of English reports; no Turkish words among them
SPLIT_HEADS: Final = _LISTS["split_heads"]  # sites before which a province stands alone: "Elazığ Harput Mezarlığı"
PARTICLES: Final = _LISTS["particles"]  # inside foreign names: "Mazara del Vallo"
VEHICLES: Final = _LISTS["vehicles"]  # ships are called after places
SPATIAL_TAILS: Final = _inflected(
    _LISTS["spatial_tails"]
)  # after a weekday's name they make it a town: "Perşembe girişinde"
SITE_TAILS: Final = _inflected(
    _LISTS["site_tails"]
)  # small head nouns that stand outside: "Zemzem kampı", "Tanef üssü"
FATES: Final = _LISTS["fates"]  # beginnings of what befalls places alone: "tahliye edildi"
CONQUESTS: Final = _LISTS["conquests"]  # what is done to places alone
MOVES: Final = _LISTS["moves"]  # how one gets to a place or away from it
INHABITANTS: Final = _inflected(_LISTS["inhabitants"])  # what places have: "Lice'nin nüfusu"
VILLAGE_ENDINGS: Final = tuple(
    sorted(_LISTS["village_endings"])
)  # many villages end so, and few surnames stand "there"
FIRM_VILLAGE_ENDINGS: Final = tuple(sorted(_LISTS["firm_village_endings"]))  # no surname ends so
ZONES: Final = _LISTS["zones"]  # before "bölgesi" they name no place: "Maden bölgesinde"
MOSTLY_SURNAMES: Final = _LISTS["mostly_surnames"]  # first names that behind a title are rather surnames
FAMILY_NAMES: Final = _LISTS["family_names"]  # countries that families are called after
CLUB_MARKS: Final = _LISTS["club_marks"]  # beside a town's name they make it a club
DEFEATS: Final = _LISTS["defeats"]  # what one team does to another
PLURAL_HEADS: Final = {
    plural: (name.removeprefix("plural_heads:"), singular)
    for name, words in sorted(_LISTS.items())
    if name.startswith("plural_heads:")
    for plural, _, singular in (word.partition(":") for word in words)
}  # "Ömerli ve Darlık barajları": each is called by the singular
ROADS: Final = _LISTS["roads"]  # named by their end points; they end a name and are none
SPORT: Final = _LISTS["sport"]
CLUBS: Final = _LISTS["clubs"]  # bare toponyms that are clubs in a report of a match
STRONG_CLUBS: Final = _LISTS["strong_clubs"]  # clubs first, districts second, whatever the report
CLUB_TAILS: Final = _LISTS["club_tails"]  # after a city: its club
WORKS: Final = _LISTS["works"]  # films, books, brands that are called like a place
METONYMIC_VERBS: Final = _LISTS["metonymic_verbs"]

ORDINARY: Final = COMMON | FUNCTION
ORDINARY_OR_EVERYDAY: Final = ORDINARY | EVERYDAY
AMBIGUOUS: Final = COMMON | EVERYDAY | FIRST_NAMES  # may be something else than a place, even with an apostrophe
NEVER: Final = FUNCTION | DEMONYMS | ORGANISATIONS  # no names of places at all
NO_MEMBER: Final = ORDINARY | BODIES | ORGANISATIONS | FIRST_NAMES | TITLES  # never an unknown place in a list
