"""Years of two digits: '99'da, '23 Şubat'ında, 19/9/23."""

from components.dates.draft import Draft
from components.dates.rule import Hit
from components.dates.surroundings import suffix_of
from components.dates.words import Words
from components.text.turkish import APOSTROPHES


def full_year(short: int) -> int:
    """The year of two digits: below 50 it is 20.., the others are 19.."""
    return short + (2000 if short < 50 else 1900)


def follows_apostrophe(words: Words, first: int) -> bool:
    """True for two digits that an apostrophe opens: "'23"."""
    number = words.part(first)
    return len(number) == 2 and number.isdigit() and words.part(first - 1)[-1:] in APOSTROPHES


def is_clipped(hit: Hit) -> bool:
    """True for "'23 Şubat'ında": a year behind an apostrophe, and a month of it."""
    owned = suffix_of(hit.words, hit.last).startswith(("ın", "in", "un", "ün"))
    return owned and not hit.has("y") and follows_apostrophe(hit.words, hit.first)


_OF_YEAR = tuple("deprem seçim yılı mezun kuşağ kriz darbe model dünya sezon yaz kış bahar".split())


def clipped_year(hit: Hit) -> Draft | None:
    """'99'da, '18 seçimleri: two digits behind an apostrophe."""
    words, short = hit.words, hit.whole("s")
    following = words.part(hit.match.end() + 1)
    if (
        short is None
        or not follows_apostrophe(words, hit.first)
        or not (hit.has("case") or following.startswith(_OF_YEAR))
    ):
        return None
    return Draft("year", year=full_year(short))
