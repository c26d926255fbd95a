"""From one article's sentences, times and toponyms to its event mentions, and to the reasons for what gave none."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from components.events.actors import acting_countries, actors_of, people_and_bodies
from components.events.bygones import with_bygones_apart
from components.events.choosing import Choice, choose
from components.events.contents import content_words
from components.events.context import context_of
from components.events.dating import dated_by_the_others
from components.events.figures import find_figures
from components.events.inherited_time import time_of
from components.events.kinds import HARMING
from components.events.listed_times import told_apart
from components.events.modality import is_ahead, modality_of
from components.events.narrative import Narrative
from components.events.opening import opening_day, opening_scene
from components.events.placing import places_of
from components.events.reading import Reading, read_article
from components.events.relating import relations_of
from components.events.timing import is_partial
from components.events.title_clauses import own_clause
from components.events.title_phrases import phrase_of
from components.events.titles import title_of
from components.events.told_places import ToldPlaces
from components.events.topics import domain_of, is_attack, topic_of, typed
from components.events.words import form_of, stem_of
from components.model import (
    Article,
    Discard,
    EventType,
    Figure,
    Mention,
    Modality,
    Reason,
    ResolvedToponym,
    Sentence,
    Span,
    TimeExpression,
    TimePrecision,
    When,
    Where,
)  # fmt: skip
from components.text.turkish import fold_case

_FRESH = timedelta(days=3)


def extract(
    article: Article,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    toponyms: Sequence[ResolvedToponym],
) -> tuple[tuple[Mention, ...], tuple[Discard, ...]]:
    """Mentions in the order of the text, and a `Discard` for every time and toponym that no mention uses."""
    readings = read_article(article, sentences, times, toponyms)
    chosen = [choose(reading, _is_dated(reading)) for reading in readings]
    attacked = _tells_of(chosen, EventType.EXPLOSION) and is_attack(fold_case(article.text))
    places = ToldPlaces(article.text, article.title, readings)
    names, context = people_and_bodies(article.text, readings), context_of(article.title, readings)
    state = Narrative(article, readings, names, context, attacked, places)
    topic = topic_of(article.title, readings, chosen)
    state.opening = opening_day(readings, chosen, article.published)
    state.places.scene = opening_scene(state.places, readings, chosen)
    for reading, choices in zip(readings, chosen, strict=True):
        if choices:
            _read(state, reading, choices, topic)
    leads = {reading.span for reading in readings if reading.standing in {"lead", "heading"}}
    mentions = relations_of(readings, dated_by_the_others(state.mentions, leads, state.passing))
    mentions = with_bygones_apart(mentions, article.published.day if article.published else None)
    mentions = told_apart(article.text, readings, mentions)
    return tuple(mentions), tuple(_discards(state, times, toponyms))


def _is_dated(reading: Reading) -> bool:
    return bool(reading.times) and any(
        time.type in {"DATE", "TIME"} and (time.earliest or is_partial(time)) for time in reading.times
    )


def _tells_of(chosen: Iterable[Sequence[Choice]], type_: EventType) -> bool:
    return any(choice.trigger.type == type_ for choices in chosen for choice in choices)


class _Common(NamedTuple):
    """What all mentions of a sentence have in common; one told in passing takes no figures.

    `last`: the first word of the last clause that tells an event; `several`: more than one clause tells one.
    """

    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    words: tuple[str, ...]
    last: int
    several: bool


def _read(state: Narrative, reading: Reading, choices: Sequence[Choice], topic: EventType | None) -> None:
    told = _apart(reading, _typed(state, reading, choices, topic))
    common = _Common(
        actors_of(state.names[reading.number], acting_countries(state.article.text, reading)),
        find_figures(state.article.text, reading),
        content_words(reading.folded),
        max(choice.start for choice in told),
        len({choice.start for choice in told}) > 1,
    )
    opened: When | None = None
    for choice in told:
        mention = _mention(state, reading, choice, common)
        state.remember(mention, stem_of(reading.words[choice.trigger.first]), choice.embedded)
        state.places.take(mention, reading)
        still = _still_goes_on(state, reading, mention)
        if state.lead_time is None and not still and _sets_the_day(reading, mention, opened):
            opened = mention.when
    state.lead_time = state.lead_time or opened
    state.used |= {time.span.start for time in reading.times}
    state.used |= {resolved.toponym.span.start for resolved in reading.toponyms}


def _typed(state: Narrative, reading: Reading, choices: Sequence[Choice], topic: EventType | None) -> list[Choice]:
    """The sentence's choices with their types settled; a later clause goes on about what an earlier one told."""
    listed: list[Choice] = []
    harm, domain = state.harm, domain_of(reading)
    for choice in choices:
        listed.append(typed(reading, choice, topic, domain, harm, state.attacked))
        if not choice.embedded and listed[-1].trigger.type in HARMING:
            harm = listed[-1].trigger.type
    return listed


def _apart(reading: Reading, choices: Sequence[Choice]) -> list[Choice]:
    """The choices without those that only add to another of their type: told in passing, a toll, a vague verb."""
    if len(choices) == 1:
        return [*choices]
    kept: list[Choice] = []
    for choice in sorted(choices, key=lambda choice: (choice.embedded, _adds(reading, choice), choice.trigger.first)):
        alike = [other for other in kept if other.trigger.type == choice.trigger.type]
        passing = choice.embedded and not choice.apart and any(other.start == choice.start for other in alike)
        if not alike or not (passing or _adds(reading, choice)):
            kept.append(choice)
    return sorted(kept, key=lambda choice: choice.trigger.first)


def _adds(reading: Reading, choice: Choice) -> bool:
    """True for a toll or a vague verb in a clause without a date of its own."""
    if choice.apart or not (choice.weak or choice.trigger.role == "harm"):
        return False
    if not choice.end:
        return True
    begins, ends = reading.words[choice.start].start, reading.words[choice.end].end
    return not any(begins <= time.span.start < ends for time in reading.times)


def _sets_the_day(reading: Reading, mention: Mention, so_far: When | None) -> bool:
    """True if the sentences below may take their day from this mention: of a lead's days, the one nearest to now."""
    when = mention.when
    if reading.standing not in {"lead", "heading"} or mention.modality != Modality.ASSERTED or when is None:
        return False
    return when.precision <= TimePrecision.WEEK and (so_far is None or so_far.earliest < when.earliest)


def _still_goes_on(state: Narrative, reading: Reading, mention: Mention) -> bool:
    """True if what began days ago goes on: "8 Kasım'da başlattığı operasyon sürüyor" reports on no day of back then."""
    published, verb = state.article.published, reading.predicate()
    day = published.day if published else None
    if day is None or mention.when is None or verb is None or day - mention.when.latest <= _FRESH:
        return False
    return form_of(reading.folded[verb]) == "progressive"


def _mention(state: Narrative, reading: Reading, choice: Choice, common: _Common) -> Mention:
    trigger, text = choice.trigger, state.article.text
    modality = _modality(reading, choice)
    when, partial, time_reason = time_of(state, reading, choice, modality)
    if when and modality == Modality.ASSERTED and _lies_ahead(state.article, when):
        modality = Modality.PLANNED
    elif when and choice.embedded and modality == Modality.BACKGROUND and _is_news(state.article, when):
        modality = Modality.ASSERTED
    places, place_reason = places_of(state.places, reading, choice, modality, when)
    span = trigger.span(reading.words)
    return Mention(
        id=f"{state.article.id}:{reading.span.start}:{span.start}",
        article_id=state.article.id,
        span=reading.span,
        trigger=span,
        type=trigger.type,
        title=_title(state, reading, choice, places, common),
        modality=modality,
        when=when,
        places=places,
        actors=common.names,
        figures=() if choice.embedded else common.figures,
        words=common.words,
        confidence=choice.confidence,
        why=(Reason(f"events.type.{choice.rule}", (span.of(text),)), time_reason, place_reason),
        partial=partial,
        context=state.context,
    )


def _modality(reading: Reading, choice: Choice) -> Modality:
    """What is told in passing is background, unless it did not take place or is still to come."""
    modality = modality_of(reading, choice.trigger, choice.frame)
    if not choice.embedded or modality == Modality.NEGATED:
        return modality
    return Modality.PLANNED if is_ahead(reading, choice.trigger) else Modality.BACKGROUND


def _lies_ahead(article: Article, when: When) -> bool:
    """True for a day after the day of publication: "duruşma 12 Nisan'a bırakıldı" tells what is to come."""
    day = article.published.day if article.published else None
    return day is not None and when.earliest > day and when.source in {"own", "narrative"}


def _is_news(article: Article, when: When) -> bool:
    """True for the day of publication and the one before: "dün imzalanan tutanak" is news, though told in passing."""
    day = article.published.day if article.published else None
    return day is not None and timedelta(0) <= day - when.latest <= timedelta(1)


def _title(state: Narrative, reading: Reading, choice: Choice, places: tuple[Where, ...], common: _Common) -> str:
    """The mention's title, told by its own clause or phrase of the sentence."""
    drop = [time.span for time in reading.times if time.type in {"DATE", "TIME"}]
    if choice.rule == "second" or choice.embedded:
        phrase = phrase_of(state.article.text, reading, choice.trigger, drop)
        if phrase is not None:
            return phrase
    keep = [where.evidence for where in places if where.evidence] + [span for span, _ in state.names[reading.number]]
    stop = choice.end if 0 < choice.end < common.last else len(reading.words) - 1
    told, own = own_clause(reading, choice) if common.several else (reading, -1)
    return title_of(state.article.text, told, choice.trigger, keep, drop, stop, own)


def _discards(
    state: Narrative, times: Sequence[TimeExpression], toponyms: Sequence[ResolvedToponym]
) -> Iterator[Discard]:
    found = [(t.span, t.text) for t in times] + [(r.toponym.span, r.toponym.text) for r in toponyms]
    for span, text in sorted([pair for pair in found if pair[0].start not in state.used]):
        yield Discard(state.article.id, span, text, _why_unused(state, span))


def _why_unused(state: Narrative, span: Span) -> Reason:
    at = bisect_right(state.readings, span.start, key=lambda reading: reading.span.start) - 1
    reading = state.readings[at] if at >= 0 else None
    if reading is None or not reading.span.covers(span):
        return Reason("events.discard.outside")
    if reading.quoted(span):
        return Reason("events.discard.quoted")
    if reading.standing == "heading":
        return Reason("events.discard.heading")
    return Reason("events.discard.no_event" if reading.triggers else "events.discard.no_trigger")
