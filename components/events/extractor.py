"""From one article's sentences, times and toponyms to its event mentions, and to the reasons for what gave none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from components.events.actors import acting_countries, actors_of, people_and_bodies
from components.events.choosing import Choice, choose
from components.events.contents import content_words
from components.events.dating import dated_by_the_others
from components.events.figures import find_figures
from components.events.modality import modality_of
from components.events.opening import opening_day, opening_scene
from components.events.placing import (
    is_aim,
    is_located,
    is_passed,
    own_places,
    place_of_a_body,
    title_place,
)
from components.events.reading import Reading, read_article
from components.events.relating import relations_of
from components.events.timing import (
    derived_when,
    duration_before,
    is_partial,
    may_inherit,
    own_time,
    published_when,
    when_of,
)  # fmt: skip
from components.events.titles import title_of
from components.events.topics import is_attack, topic_of, typed
from components.model import (
    Article,
    Discard,
    EventType,
    Figure,
    GeoPrecision,
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

_AIMED = frozenset({EventType.VISIT, EventType.ATTACK, EventType.OPERATION, EventType.AGREEMENT, EventType.ELECTION})

_DATED_BY_OTHERS = frozenset({Modality.ASSERTED, Modality.CLAIMED, Modality.NEGATED})


@dataclass(slots=True)
class _Article:
    """What is known while an article is read from top to bottom."""

    article: Article
    readings: tuple[Reading, ...]
    names: dict[int, tuple[tuple[Span, str], ...]]
    attacked: bool
    leads: frozenset[Span]
    mentions: list[Mention] = field(default_factory=list)
    lead_time: When | None = None
    opening: When | None = None
    scene: Where | None = None
    used: set[Span] = field(default_factory=set)


def extract(
    article: Article,
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
    toponyms: Sequence[ResolvedToponym],
) -> tuple[tuple[Mention, ...], tuple[Discard, ...]]:
    """Mentions in the order of the text, and a `Discard` for every time and toponym that no mention uses."""
    readings = read_article(article, sentences, times, toponyms)
    attacked = is_attack(fold_case(article.text))
    opening = frozenset(reading.span for reading in readings if reading.standing == "lead")
    state = _Article(article, readings, people_and_bodies(article.text, readings), attacked, opening)
    chosen = [choose(reading, _is_dated(reading)) for reading in readings]
    topic = topic_of(article.title, readings, chosen)
    state.opening = opening_day(readings, chosen, article.published)
    state.scene = opening_scene(article.text, readings, chosen)
    for reading, choices in zip(readings, chosen, strict=True):
        if choices:
            _read(state, reading, choices, topic)
    leads = {reading.span for reading in readings if reading.standing in {"lead", "heading"}}
    mentions = relations_of(readings, dated_by_the_others(state.mentions, leads))
    return tuple(mentions), tuple(_discards(state, times, toponyms))


def _is_dated(reading: Reading) -> bool:
    return any(time.type in {"DATE", "TIME"} and (time.earliest or is_partial(time)) for time in reading.times)


def _read(state: _Article, reading: Reading, choices: Sequence[Choice], topic: EventType | None) -> None:
    names = actors_of(state.names[reading.number], acting_countries(state.article.text, reading))
    figures = find_figures(state.article.text, reading.words, [time.span for time in reading.times])
    told = [mention.type for mention in reversed(state.mentions)]
    for choice in _apart(typed(reading, choice, topic, told, state.attacked) for choice in choices):
        mention = _mention(state, reading, choice, names, () if choice.embedded else figures)
        state.mentions.append(mention)
        if state.lead_time is None and _sets_the_day(reading, mention):
            state.lead_time = mention.when
    state.used |= {time.span for time in reading.times} | {resolved.toponym.span for resolved in reading.toponyms}


def _apart(choices: Iterable[Choice]) -> list[Choice]:
    """The choices of a sentence without one told in passing that turned out to be the main event's type."""
    listed = list(choices)
    main = {choice.trigger.type for choice in listed if not choice.embedded}
    return [choice for choice in listed if not choice.embedded or choice.trigger.type not in main]


def _sets_the_day(reading: Reading, mention: Mention) -> bool:
    """True if the sentences below may take their day from this mention."""
    opens = reading.standing in {"lead", "heading"} and mention.modality == Modality.ASSERTED
    return opens and mention.when is not None and mention.when.precision <= TimePrecision.WEEK


def _mention(
    state: _Article, reading: Reading, choice: Choice, names: tuple[str, ...], figures: tuple[Figure, ...]
) -> Mention:
    trigger, text = choice.trigger, state.article.text
    modality = Modality.BACKGROUND if choice.embedded else modality_of(reading, trigger, choice.frame)
    when, partial, time_reason = _time(state, reading, choice, modality)
    if when and modality == Modality.ASSERTED and _lies_ahead(state.article, when):
        modality = Modality.PLANNED
    places, place_reason = _places(state, reading, choice)
    span = trigger.span(reading.words)
    reasons = (Reason(f"events.type.{choice.rule}", (span.of(text),)), time_reason, place_reason)
    return Mention(
        id=f"{state.article.id}:{reading.span.start}:{span.start}",
        article_id=state.article.id,
        span=reading.span,
        trigger=span,
        type=trigger.type,
        title=_title(state, reading, choice, places),
        modality=modality,
        when=when,
        places=places,
        actors=names,
        figures=figures,
        words=content_words(reading.words),
        confidence=choice.confidence,
        why=tuple(reason for reason in reasons if reason),
        partial=partial,
    )


def _lies_ahead(article: Article, when: When) -> bool:
    """True for a day after the day of publication: "duruşma 12 Nisan'a bırakıldı" tells what is to come."""
    day = article.published.day if article.published else None
    return day is not None and when.earliest > day and when.source in {"own", "narrative"}


def _title(state: _Article, reading: Reading, choice: Choice, places: tuple[Where, ...]) -> str:
    keep = [where.evidence for where in places if where.evidence] + [span for span, _ in state.names[reading.number]]
    drop = [time.span for time in reading.times if time.type in {"DATE", "TIME"}]
    return title_of(state.article.text, reading, choice.trigger, keep, drop)


def _time(
    state: _Article, reading: Reading, choice: Choice, modality: Modality
) -> tuple[When | None, TimeExpression | None, Reason | None]:
    own = own_time(reading, choice.trigger, choice.embedded, state.article.published)
    if own is not None:
        partial = own if is_partial(own) else None
        when = when_of(own)
        if when is not None:
            return when, partial, Reason(f"events.time.{when.source}", (own.text,))
        if partial is not None:
            return None, partial, Reason("events.time.partial", (own.text,))
    derived = _derived(state, reading, choice)
    if derived is not None:
        return derived, None, Reason("events.time.derived", (derived.edtf,))
    return _without_own_time(state, reading, choice, modality)


def _without_own_time(
    state: _Article, reading: Reading, choice: Choice, modality: Modality
) -> tuple[When | None, TimeExpression | None, Reason | None]:
    if choice.embedded:
        return None, None, Reason("events.time.none")
    if modality == Modality.BACKGROUND:
        return _background_time(state, reading)
    if modality not in _DATED_BY_OTHERS or not may_inherit(choice.trigger.form):
        return None, None, Reason("events.time.none")
    before = _told_before(state, reading, choice)
    if before is not None and before.when is not None and before.modality != Modality.BACKGROUND:
        return (
            replace(before.when, source="narrative", clock=None),
            None,
            Reason("events.time.before", (before.when.edtf,)),
        )
    if state.lead_time is not None:
        lead = state.lead_time
        return (
            replace(lead, source="published" if lead.source == "published" else "lead", clock=None),
            None,
            Reason("events.time.lead", (lead.edtf,)),
        )
    if state.opening is not None and reading.standing in {"lead", "heading"}:
        told = replace(state.opening, source="lead", clock=None)
        return told, None, Reason("events.time.lead", (told.edtf,))
    when = published_when(state.article.published) if reading.standing in {"lead", "heading"} else None
    return when, None, Reason("events.time.published", (when.edtf,)) if when else Reason("events.time.none")


def _background_time(state: _Article, reading: Reading) -> tuple[When | None, TimeExpression | None, Reason | None]:
    """The day that the sentence before told in the background too: what -mIştI goes on about is of that time."""
    last = next((m for m in reversed(state.mentions) if m.when or m.span != reading.span), None)
    if last is None or last.when is None or last.modality != Modality.BACKGROUND:
        return None, None, Reason("events.time.none")
    beside = reading.number > 0 and last.span in {reading.span, state.readings[reading.number - 1].span}
    if not beside or last.when.source not in {"own", "narrative"}:
        return None, None, Reason("events.time.none")
    told = replace(last.when, source="narrative", clock=None)
    return told, None, Reason("events.time.before", (told.edtf,))


def _derived(state: _Article, reading: Reading, choice: Choice) -> When | None:
    """The time after something that lasted: the start of that event (told before, or here) plus its duration."""
    for other in reading.triggers:
        if other.first >= choice.trigger.first or other.type == choice.trigger.type:
            continue
        behind = [word.folded for word in reading.words[other.last + 1 : other.last + 3]]
        if not {"sonrasında", "sonunda", "ardından", "sonra", "sonucunda", "sonucu", "akabinde"} & set(behind):
            continue
        period = duration_before(reading, other.first)
        started = [m.when for m in state.mentions if m.type == other.type and m.when]
        if period is not None and started:
            return derived_when(started[-1], period)
    return None


def _told_before(state: _Article, reading: Reading, choice: Choice) -> Mention | None:
    """The event the sentence right before told on a day of its own, if this one goes on about it: the same type."""
    if not state.mentions or choice.trigger.type == EventType.STATEMENT:
        return None
    last = state.mentions[-1]
    number = reading.number - 1
    beside = number >= 0 and state.readings[number].span == last.span
    same_paragraph = beside and state.readings[number].sentence.paragraph == reading.sentence.paragraph
    fine = (
        last.when is not None and last.when.source in {"own", "narrative"} and last.when.precision <= TimePrecision.DAY
    )
    return last if same_paragraph and fine and last.type == choice.trigger.type else None


def _places(state: _Article, reading: Reading, choice: Choice) -> tuple[tuple[Where, ...], Reason | None]:
    own = own_places(state.article.text, reading, choice.trigger)
    scene = bool(own) and _is_scene(state.article.text, reading, own[0], choice.trigger.type)
    found = () if scene else _inherited(state, reading, choice)
    if not own and not found:
        own = _place_of_a_body(state)
    if found and (not own or found[0].precision < GeoPrecision.REGION):
        return (*found, *own), Reason(f"events.place.{found[0].source}", (found[0].place.name,))
    if own:
        return own, Reason("events.place.own", (own[0].place.name,))
    return (), Reason("events.place.none")


def _inherited(state: _Article, reading: Reading, choice: Choice) -> tuple[Where, ...]:
    """The place of the sentence before if it goes on about the same, else the lead's, else the last one told."""
    before = _told_before(state, reading, choice)
    if before is not None and before.where is not None and before.modality != Modality.BACKGROUND:
        return (replace(before.where, source="sentence_before"),)
    if state.scene is not None:
        return (replace(state.scene, source="lead"),)
    opening = [
        m.where
        for m in state.mentions
        if m.span in state.leads and m.where and m.where.precision < GeoPrecision.COUNTRY
    ]
    if opening:
        return (replace(opening[0], source="lead"),)
    earlier = [
        m.where
        for m in state.mentions
        if m.where and m.where.source == "own" and m.where.precision < GeoPrecision.COUNTRY
    ]
    if earlier:
        return (replace(earlier[-1], source="sentence_before"),)
    return title_place(state.readings)


def _place_of_a_body(state: _Article) -> tuple[Where, ...]:
    """Where no place is told: the town that the first organisation has in its name."""
    towns = (place_of_a_body(state.article.text, r) for r in state.readings)
    return next((tuple(replace(w, source="lead") for w in town) for town in towns if town), ())


def _is_scene(text: str, reading: Reading, own: Where, type_: EventType) -> bool:
    """True if the sentence's place is where it happened: by its ending, or as the aim of a journey or an attack.

    "Ankara'dan gelen müfettişler", "yaralılar Numune Hastanesi'ne kaldırıldı" name other places than that of the event.
    """
    if own.evidence is not None and (reading.quoted(own.evidence) or is_passed(text, own.evidence)):
        return False
    if own.evidence is not None and (is_located(text, own.evidence) or is_aim(text, own)):
        return True
    return type_ in _AIMED and own.precision < GeoPrecision.COUNTRY


def _discards(
    state: _Article, times: Sequence[TimeExpression], toponyms: Sequence[ResolvedToponym]
) -> Iterator[Discard]:
    used = state.used | {where.evidence for m in state.mentions for where in m.places if where.evidence}
    for span, text in sorted([(t.span, t.text) for t in times] + [(r.toponym.span, r.toponym.text) for r in toponyms]):
        if span not in used:
            yield Discard(state.article.id, span, text, _why_unused(state, span))


def _why_unused(state: _Article, span: Span) -> Reason:
    reading = next((r for r in state.readings if r.span.covers(span)), None)
    if reading is None:
        return Reason("events.discard.outside")
    if reading.quoted(span):
        return Reason("events.discard.quoted")
    if reading.standing == "heading":
        return Reason("events.discard.heading")
    return Reason("events.discard.no_event" if reading.triggers else "events.discard.no_trigger")
