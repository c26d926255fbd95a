"""Reads an article once over for what it tells about all its names: sport, words also written small, surnames."""

from collections.abc import Iterable, Iterator

from components.places.crf_tagger import Odds, Row
from components.places.evidence_person import is_no_surname
from components.places.evidence_scene import Setting
from components.places.evidence_words import FIRST_NAMES, PLACE_TAILS, SPORT, TITLES
from components.places.recognizer_names import Reading

SPORT_WORDS = 3  # different words of sport that make an article a report of a match
WELL_KNOWN = 1e6  # prior from which on a name behind a title may be a town all the same
A_PERSON = 0.7  # probability from which on two capital words side by side are a person


def read_setting(rows: list[Row], tagged: Iterable[tuple[Row, Odds]]) -> Setting:
    """What the whole article tells; `tagged` = the rows that the tagger has read."""
    small: set[str] = set()
    capital: set[str] = set()
    for row in rows:
        small.update([form.folded for form in row.forms if form.letters and not form.capital])
        capital.update([row.forms[index].stem for index in row.capitals])
    sport = len(SPORT & (small | capital)) >= SPORT_WORDS
    return Setting(sport, frozenset(small), frozenset([name for row, odds in tagged for name in _surnames(row, odds)]))


def _surnames(row: Row, odds: Odds) -> Iterator[str]:
    """First names, and names behind a title, with the capital words after them that the tagger takes for the person.

    A name behind a title that only a small town has is the person's, whatever the tagger says: "lideri Bahçeli".
    """
    if row.headline:
        return
    inside = -1  # the word that goes on with a person
    for index in row.capitals:
        reading = row.readings[index]
        if reading and _is_titled(row, index, reading):
            yield row.forms[index].stem
        if odds.person[index] > A_PERSON and not (reading and is_no_surname(row.forms, index, reading.known)):
            form = row.forms[index]
            if inside == index or _begins_person(row, odds, index):
                yield form.stem
            if not form.ending and (inside == index or _opens_person(row, index)):
                inside = index + 1


def _is_titled(row: Row, index: int, reading: Reading) -> bool:
    """True for a little known town's name right behind a title, without ending or another name behind it."""
    small = reading.known.prior < WELL_KNOWN and not reading.known.landmark and reading.last == index + 1
    behind = row.forms[index + 1]
    placed = behind.head is not None or behind.folded in PLACE_TAILS
    alone = not row.forms[index].ending and not behind.capital and not placed
    return small and alone and row.forms[index - 1].folded in TITLES


def _begins_person(row: Row, odds: Odds, index: int) -> bool:
    """True for a first name, or a name behind a title, before another word of the person."""
    more = row.forms[index + 1].capital and odds.person[index + 1] > A_PERSON
    return more and not row.forms[index].ending and _opens_person(row, index)


def _opens_person(row: Row, index: int) -> bool:
    return row.forms[index].folded in FIRST_NAMES or row.forms[index - 1].folded in TITLES
