"""The words that tell an article from others: by them articles of one story meet, whatever words a sentence has."""

from collections import Counter
from collections.abc import Sequence

from components.events.common_words import weight_of
from components.events.contents import content_words, stem_of
from components.events.reading import Reading
from components.events.words import words_of
from components.model import Span
from components.text.per_word import per_word

KEPT = 8  # stems
_DATES = frozenset(
    "ocak şubat mart nisan mayıs hazira temmuz ağusto eylül ekim kasım aralık pazart salı çarşam perşem cuma cumart "
    "pazar iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli yüz bin aa dha iha anka".split()
)  # the days, numbers and bylines of every article


def context_of(title: str, readings: Sequence[Reading]) -> tuple[str, ...]:
    """The article's most telling stems, the most telling first: those said most often, names and the title's twice."""
    counts = Counter([stem for reading in readings for stem in map(stem_of, reading.folded)])
    counts.update([stem_of(word.folded) for reading in readings for word in reading.words[1:] if word.capital])
    counts.update(content_words([word.folded for word in words_of(title, Span(0, len(title)))]))
    telling = sorted(filter(_tells, counts))
    telling.sort(key=counts.__getitem__, reverse=True)  # leaves equals in the order of the alphabet
    return tuple(telling[:KEPT])


@per_word
def _tells(stem: str) -> bool:
    return stem not in _DATES and not stem.isdigit() and stem != "" and weight_of(stem) == 1
