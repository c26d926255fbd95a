"""Which of its candidates is a mention's time: the gold that `fit_times.py` fits and measures on.

Sources: the event gold; the main events of the odd plain texts and `gold/times`, every event of those texts
(sentence, trigger, when); the paragraphs; the table of cases. Texts of even number are left alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cases import cases
from components.model import Analysis, Article, Mention, PublicationDate, Sentence, Span
from components.text.sentences import split_sentences
from event_gold import GoldMention, topics
from event_scores import days_of, found_for
from gold_reader import GOLD, gold_article
from main_events import MainEvent, is_odd, main_events, told_for
from paragraphs import Happened, found, paragraphs

Period = tuple[date, date] | None


@dataclass(frozen=True)
class Reported:
    """A gold mention of an article: how to find it among the mentions read, and its days (None = not told)."""

    article: str
    find: Callable[[Analysis], Mention | None]
    days: Period


@dataclass(frozen=True)
class Group:
    """Articles that stand together in a fold: a topic, a text, a case. `source` names the gold they come from."""

    source: str
    articles: tuple[Article, ...]
    reported: tuple[Reported, ...]


def groups() -> list[Group]:
    """All groups, source by source."""
    return [*_topics(), *_main_events(), *_plain_texts(), *_paragraphs(), *_cases()]


def _days(value: str | None) -> Period:
    return days_of(value) if value and value != "-" else None


def _topics() -> Iterator[Group]:
    for topic in topics():
        reported = (Reported(one.article, _same(one), _days(one.when)) for one in topic.mentions)
        yield Group("event gold", topic.articles, tuple(reported))


def _same(one: GoldMention) -> Callable[[Analysis], Mention | None]:
    def find(analysis: Analysis) -> Mention | None:
        hit = found_for(one, analysis)
        return hit if hit and hit.trigger.overlaps(one.trigger) else None

    return find


def _main_events() -> Iterator[Group]:
    for slug, events in main_events().items():
        if is_odd(slug):
            article = replace(gold_article(slug), id=f"{slug}-main")
            reported = (Reported(article.id, _main(event), _days(event.when)) for event in events if event.when)
            yield Group("main events", (article,), tuple(reported))


def _main(event: MainEvent) -> Callable[[Analysis], Mention | None]:
    def find(analysis: Analysis) -> Mention | None:
        return told_for((m for m in analysis.mentions if m.span.overlaps(event.sentence)), event.type, event.what)

    return find


def _paragraphs() -> Iterator[Group]:
    for one in paragraphs():
        reported = (Reported(one.article.id, _told(event), _days(event.when)) for event in one.events if event.when)
        yield Group("paragraphs", (one.article,), tuple(reported))


def _told(event: Happened) -> Callable[[Analysis], Mention | None]:
    return lambda analysis: found(event, analysis)


def _plain_texts() -> Iterator[Group]:
    for path in sorted((GOLD / "times").glob("*.tsv")):
        article = replace(gold_article(path.stem), id=path.stem)
        sentences = split_sentences(article.text)
        lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
        reported = (
            Reported(article.id, _in(_trigger(article, sentences, quote, trigger)), _days(when))
            for quote, trigger, when in lines
        )
        yield Group("plain texts", (article,), tuple(reported))


def _trigger(article: Article, sentences: tuple[Sentence, ...], quote: str, trigger: str) -> Span:
    start = next(s.span.start for s in sentences if " ".join(s.span.of(article.text).split()).startswith(quote))
    at = article.text.index(trigger, start)
    return Span(at, at + len(trigger))


def _in(trigger: Span) -> Callable[[Analysis], Mention | None]:
    return lambda analysis: next((m for m in analysis.mentions if m.trigger.overlaps(trigger)), None)


def _cases() -> Iterator[Group]:
    for number, case in enumerate(cases("timing.tsv")):
        published, text, when = case.values[0]
        day = date.fromisoformat(published)
        article = Article(f"case-{number}", "", text, PublicationDate(day, day, "user", 1.0))
        yield Group(
            "cases", (article,), (Reported(article.id, _main_of_last, _days(when.removesuffix("/..").rstrip("~"))),)
        )


def _main_of_last(analysis: Analysis) -> Mention | None:
    last = analysis.mentions[-1].span if analysis.mentions else None
    return max((m for m in analysis.mentions if m.span == last), key=lambda m: m.confidence, default=None)
