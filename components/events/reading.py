"""One article as the extractor reads it: each sentence with its words, triggers, times, toponyms and standing."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from components.events.triggers import Trigger, find_triggers
from components.events.words import FINITE, Word, form_of, words_of
from components.model import Article, ResolvedToponym, Sentence, Span, TimeExpression
from components.text.turkish import fold_case

_QUOTED = re.compile(r"[\"“«](?P<inside>[^\"”»]{0,1500})[\"”»]")
_SCARE_QUOTE_WORDS = 4  # a shorter quotation is a name or a term, not somebody's words
_BACKGROUND_HEADING = re.compile(
    r"ne olmuştu|neler olmuştu|geçmişte|arka plan|olayın geçmişi|ne yaşanmıştı|nasıl başla|kronoloji"
)
_LEAD_SENTENCES = 2


@dataclass(slots=True)
class Reading:
    """A sentence and all in it; `folded`: the forms of its words alone, `starts`: where they start.

    `standing`: heading (above the lead), subheading, lead, body or background.
    """

    number: int
    sentence: Sentence
    words: tuple[Word, ...]
    triggers: tuple[Trigger, ...]
    times: tuple[TimeExpression, ...]
    toponyms: tuple[ResolvedToponym, ...]
    standing: str
    quotes: tuple[Span, ...]
    folded: tuple[str, ...] = field(init=False, repr=False, compare=False)
    starts: list[int] = field(init=False, repr=False, compare=False)
    _predicate: int | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.folded = tuple([word.folded for word in self.words])
        self.starts = [word.start for word in self.words]
        self._predicate = self._find_predicate()

    @property
    def span(self) -> Span:
        """The sentence's code points."""
        return self.sentence.span

    def quoted(self, span: Span) -> bool:
        """True if the words stand inside somebody's quoted words."""
        return bool(self.quotes) and any(quote.covers(span) for quote in self.quotes)

    def quoted_word(self, at: int) -> bool:
        """True if word number `at` stands inside somebody's quoted words."""
        return bool(self.quotes) and self.quoted(self.words[at].span)

    def word_from(self, offset: int) -> int:
        """Number of the first word that starts at a code point or behind it; the number of words if none does."""
        return bisect_left(self.starts, offset)

    def part(self, words: tuple[Word, ...], triggers: tuple[Trigger, ...]) -> "Reading":
        """The sentence with only these of its words and triggers."""
        return Reading(
            self.number, self.sentence, words, triggers, self.times, self.toponyms, self.standing, self.quotes
        )

    def predicate(self) -> int | None:
        """Index of the last word that is a finite verb outside a quotation, or None (a nominal sentence)."""
        return self._predicate

    def _find_predicate(self) -> int | None:
        for at in range(len(self.words) - 1, max(-1, len(self.words) - 5), -1):
            if form_of(self.folded[at]) in FINITE and not self.words[at].capital and not self.quoted_word(at):
                return at
        return None


def read_article(
    article: Article,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    toponyms: Sequence[ResolvedToponym],
) -> tuple[Reading, ...]:
    """The article's sentences in order; times and toponyms must be sorted by their spans."""
    time_starts = [time.span.start for time in times]
    toponym_starts = [resolved.toponym.span.start for resolved in toponyms]
    standings = _standings(article, sentences)
    quotes = tuple(
        Span(*match.span("inside"))
        for match in _QUOTED.finditer(article.text)
        if match["inside"].count(" ") >= _SCARE_QUOTE_WORDS
    )
    readings = []
    for number, (sentence, standing) in enumerate(zip(sentences, standings, strict=True)):
        start, end = sentence.span.start, sentence.span.end
        words = words_of(article.text, sentence.span)
        readings.append(
            Reading(
                number,
                sentence,
                words,
                find_triggers(words),
                tuple(times[bisect_left(time_starts, start) : bisect_left(time_starts, end)]),
                tuple(toponyms[bisect_left(toponym_starts, start) : bisect_left(toponym_starts, end)]),
                standing,
                tuple([quote for quote in quotes if quote.overlaps(sentence.span)]),
            )
        )
    return tuple(readings)


def _standings(article: Article, sentences: Sequence[Sentence]) -> list[str]:
    """Headings; the first sentences of the body as the lead; what stands below "NE OLMUŞTU?" as background."""
    standings: list[str] = []
    leads, background = 0, False
    title = fold_case(article.title).strip()
    for sentence in sentences:
        folded = fold_case(sentence.span.of(article.text))
        if sentence.heading or (title and folded.rstrip(".!") == title.rstrip(".!")):
            background = bool(_BACKGROUND_HEADING.search(folded)) or (background and leads < _LEAD_SENTENCES)
            standings.append("subheading" if leads or background else "heading")
        elif background:
            standings.append("background")
        elif leads < _LEAD_SENTENCES:
            leads += 1
            standings.append("lead")
        else:
            standings.append("body")
    return standings
