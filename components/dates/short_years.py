"""Years of two digits: '99'da, '23 Şubat'ında, 19/9/23."""

from components.dates.draft import Draft
from components.dates.rule import Hit
from components.dates.surroundings import suffix_of
from components.text.turkish import APOSTROPHES


def full_year(short: int) -> int:
    """The year of two digits: below 50 it is 20.., the others are 19.."""
    return short + (2000 if short < 50 else 1900)


def is_clipped(hit: Hit) -> bool:
    """True for "'23 Şubat'ında": a year behind an apostrophe, and a month of it."""
    owned = suffix_of(hit.words, hit.last).startswith(("ın", "in", "un", "ün"))
    return owned and not hit.has("y") and hit.words.part(hit.first - 1)[-1:] in APOSTROPHES and len(hit.text("d")) == 2


_OF_YEAR = tuple("deprem seçim yılı mezun kuşağ kriz darbe model dünya sezon yaz kış bahar".split())


def clipped_year(hit: Hit) -> Draft | None:
    """'99'da, '18 seçimleri: two digits behind an apostrophe."""
    words, short = hit.words, hit.whole("s")
    mark = words.part(hit.first - 1)
    following = words.part(hit.match.end() + 1)
    if short is None or mark[-1:] not in APOSTROPHES or not (hit.has("case") or following.startswith(_OF_YEAR)):
        return None
    return Draft("year", year=full_year(short))
