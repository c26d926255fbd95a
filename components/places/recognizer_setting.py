"""Reads an article once over for what it tells about all its names: sport, words also written small, surnames."""

from collections.abc import Iterable, Iterator

from components.places.crf_tagger import Odds, Row
from components.places.evidence_scene import Setting
from components.places.evidence_words import FIRST_NAMES, SPORT, TITLES

SPORT_WORDS = 3  # different words of sport that make an article a report of a match
A_PERSON = 0.7  # probability from which on two capital words side by side are a person


def read_setting(rows: list[Row], tagged: Iterable[tuple[Row, Odds]]) -> Setting:
    """What the whole article tells; `tagged` = the rows that the tagger has read."""
    stems = {word.form.stem for row in rows for word in row.words}
    small = frozenset(
        word.form.folded for row in rows for word in row.words if word.form.letters and not word.form.capital
    )
    sport = len(SPORT & stems) >= SPORT_WORDS
    return Setting(sport, small, frozenset(name for row, odds in tagged for name in _surnames(row, odds)))


def _surnames(row: Row, odds: Odds) -> Iterator[str]:
    """First names, and names behind a title, with the capital words after them that the tagger takes for the person."""
    if row.headline:
        return
    inside = False
    for index, word in enumerate(row.words):
        form = word.form
        person = form.capital and odds.person[index] > A_PERSON
        if person and (inside or _begins_person(row, odds, index)):
            yield form.stem
        inside = person and not form.ending and (inside or _opens_person(row, index))


def _begins_person(row: Row, odds: Odds, index: int) -> bool:
    """True for a first name, or a name behind a title, before another word of the person."""
    form = row.words[index].form
    more = index + 1 < len(row.words) and row.words[index + 1].form.capital and odds.person[index + 1] > A_PERSON
    return more and not form.ending and _opens_person(row, index)


def _opens_person(row: Row, index: int) -> bool:
    before = row.words[index - 1].form.folded if index > 0 else ""
    return row.words[index].form.folded in FIRST_NAMES or before in TITLES
