"""How well the house reads and links the event gold; `PYTHONPATH=.:tests python tests/event_scores.py` prints it.

Coreference is scored over all gold mentions: each takes the event of the mention found for it (same sentence, best
overlap of the trigger, else the same type, else any); a gold mention that nothing was found for is an event of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

import coreference as c
from components.events import link
from components.events.reading import read_article
from components.model import (
    Analysis,
    Event,
    EventType,
    GeoPrecision,
    Mention,
    Modality,
    Place,
    Span,
    TimePrecision,
    When,
    Where,
)
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from components.text.sentences import split_sentences
from event_gold import GoldMention, Topic, topics
from gold_scores import distance_km

NEAR_KM = 20.0
SEASONS = {"SP": ("03-01", "05-31"), "SU": ("06-01", "08-31"), "FA": ("09-01", "11-30")}
_SAME_WORDS = 0.3  # the words baseline's best threshold on the gold itself, which flatters the baseline


def measure(gazetteer: Gazetteer, gold: Sequence[Topic] | None = None) -> dict[str, float]:
    """All scores over all topics together, every article of the gold in one library."""
    gold = topics() if gold is None else gold
    analyses = {a.id: analyse(a, gazetteer) for topic in gold for a in topic.articles}
    linked = link(mention for analysis in analyses.values() for mention in analysis.mentions)
    pairs = [(one, found_for(one, analyses[one.article])) for topic in gold for one in topic.mentions]
    event_of = {mention.id: event for event in linked.events for mention in event.mentions}
    wanted = c.clusters_of((one, one.event) for one, _ in pairs)
    got = c.clusters_of((one, event_of[hit.id].id if hit else ("missed", one)) for one, hit in pairs)
    scores = {f"events_{name}": value for name, value in _coreference(wanted, got).items()}
    scores["events_singletons_conll"] = c.conll(wanted, c.singletons(wanted))
    words = c.clusters_of(_same_words(pairs))
    scores["events_words_conll"] = c.conll(wanted, words)
    scores["events_words_lea"] = c.lea(wanted, words).f1
    hits = [(one, hit) for one, hit in pairs if hit]
    scores["events_found"] = _share(hit is not None for _, hit in pairs)
    scores["events_type"] = _share(one.type == hit.type for one, hit in hits)
    scores["events_type_last_trigger"] = _share(one.type == _last_trigger(one, analyses) for one, _ in hits)
    scores["events_modality"] = _share(one.modality == hit.modality for one, hit in hits)
    scores["events_date"] = _share(_same_time(one, event_of[hit.id], hit) for one, hit in hits if one.when)
    scores["events_place"] = _share(_near(one, hit) for one, hit in hits if one.places and one.places[0][1] is not None)
    scores["events_relations"] = _relations(gold, pairs, event_of, {(k.a, k.kind, k.b) for k in linked.links})
    scores |= linking_alone(pairs)
    return {name: round(value, 4) for name, value in (scores | agreement(gold)).items()}


def linking_alone(pairs: Sequence[tuple[GoldMention, Mention | None]]) -> dict[str, float]:
    """Coreference with the annotators' type, modality, time and place: what the linker does with right attributes.

    This is the setting of published scores ("gold mentions"); words and actors are still those the house read.
    """
    given = [(one, _as_annotated(one, hit)) for one, hit in pairs if hit]
    event_of = {mention.id: event.id for event in link(m for _, m in given).events for mention in event.mentions}
    wanted = c.clusters_of((one, one.event) for one, _ in given)
    got = c.clusters_of((one, event_of[mention.id]) for one, mention in given)
    return {"events_linking_conll": c.conll(wanted, got), "events_linking_lea": c.lea(wanted, got).f1}


def _as_annotated(one: GoldMention, hit: Mention) -> Mention:
    when = None
    if one.when:
        first, last = days_of(one.when)
        clock = one.when[11:16] if ":" in one.when else None
        when = When(first, last, one.when, TimePrecision.DAY if first == last else TimePrecision.MONTH, "own", clock)
    return replace(
        hit,
        id=f"{hit.article_id}:{one.sentence.start}:{one.trigger.start}",
        trigger=one.trigger,
        type=EventType(one.type),
        modality=Modality(one.modality),
        when=when,
        partial=None,
        places=_as_placed(one),
        relations=(),
    )


def _as_placed(one: GoldMention) -> tuple[Where, ...]:
    if not one.places or one.places[0][1] is None:
        return ()
    name, lat, lon = one.places[0]
    assert lat is not None
    assert lon is not None
    place = Place(f"gold:{name}", name, "district", lat, lon, 5.0)
    return (Where(place, GeoPrecision.SETTLEMENT, "own"),)


def agreement(gold: Iterable[Topic]) -> dict[str, float]:
    """How far two annotators agree on the mentions both saw: kappa of type and modality, CoNLL of the events."""
    both = [
        (one, other)
        for topic in gold
        for one in topic.mentions
        for other in topic.second
        if (one.article, one.sentence) == (other.article, other.sentence) and one.trigger.overlaps(other.trigger)
    ]
    if not both:
        return {}
    first = c.clusters_of((n, one.event) for n, (one, _) in enumerate(both))
    second = c.clusters_of((n, other.event) for n, (_, other) in enumerate(both))
    return {
        "agreement_mentions": float(len(both)),
        "agreement_type_kappa": c.kappa([one.type for one, _ in both], [other.type for _, other in both]),
        "agreement_modality_kappa": c.kappa([one.modality for one, _ in both], [other.modality for _, other in both]),
        "agreement_conll": c.conll(first, second),
    }


def _coreference(wanted: c.Clusters, got: c.Clusters) -> dict[str, float]:
    return {
        "muc": c.muc(wanted, got).f1,
        "b3": c.b_cubed(wanted, got).f1,
        "ceafe": c.ceaf_e(wanted, got).f1,
        "conll": c.conll(wanted, got),
        "lea": c.lea(wanted, got).f1,
    }


class Told(Protocol):
    """An annotated mention: its sentence, trigger and type."""

    @property
    def sentence(self) -> Span: ...
    @property
    def trigger(self) -> Span: ...
    @property
    def type(self) -> str: ...


def found_for(one: Told, analysis: Analysis) -> Mention | None:
    """The mention found for a gold one: in its sentence, best overlap of the trigger, then the type."""
    return nearest_to([m for m in analysis.mentions if m.span.overlaps(one.sentence)], one.trigger, one.type)


def nearest_to(beside: Iterable[Mention], trigger: Span, type_: str) -> Mention | None:
    """Of the mentions of a sentence the one of this trigger, else of this type, else the nearest; None of none."""
    return min(
        beside,
        key=lambda m: (not m.trigger.overlaps(trigger), m.type != type_, abs(m.trigger.start - trigger.start)),
        default=None,
    )


def _same_words(pairs: Sequence[tuple[GoldMention, Mention | None]]) -> list[tuple[GoldMention, object]]:
    """The baseline: the same type and a Jaccard share of the words over a threshold, joined transitively."""
    names = list(range(len(pairs)))

    def root(at: int) -> int:
        while names[at] != at:
            at = names[at]
        return at

    for at, (_, hit) in enumerate(pairs):
        for before, (_, other) in enumerate(pairs[:at]):
            if hit and other and hit.type == other.type and _jaccard(hit.words, other.words) > _SAME_WORDS:
                names[root(at)] = root(before)
    return [(one, root(at)) for at, (one, _) in enumerate(pairs)]


def _jaccard(a: Iterable[str], b: Iterable[str]) -> float:
    left, right = set(a), set(b)
    return len(left & right) / len(left | right) if left | right else 0.0


def _last_trigger(one: GoldMention, analyses: dict[str, Analysis]) -> str | None:
    article = analyses[one.article].article
    sentence = next(s for s in split_sentences(article.text) if s.span == one.sentence)
    (reading,) = read_article(article, (sentence,), (), ())
    return reading.triggers[-1].type if reading.triggers else None


def _same_time(one: GoldMention, event: Event, hit: Mention) -> bool:
    told = next(m for m in event.mentions if m.id == hit.id)
    if told.when is None or one.when is None:
        return False
    return (told.when.earliest, told.when.latest) == days_of(one.when)


def days_of(value: str) -> tuple[date, date]:
    """First and last day of a day, week, month, season (TIMEX3: SP, SU, FA), year or range."""
    first, _, last = value.partition("/")
    if last:
        return days_of(first)[0], days_of(last)[1]
    if first[5:] in SEASONS:
        start, end = SEASONS[first[5:]]
        return date.fromisoformat(f"{first[:4]}-{start}"), date.fromisoformat(f"{first[:4]}-{end}")
    if "W" in first:
        monday = date.fromisoformat(f"{first}-1")
        return monday, monday + timedelta(days=6)
    parts = [int(part) for part in first[:10].split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), following - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def _near(one: GoldMention, hit: Mention) -> bool:
    _, lat, lon = one.places[0]
    if hit.where is None or lat is None or lon is None:
        return False
    place = hit.where.place
    return distance_km(lat, lon, place.lat, place.lon) <= NEAR_KM


def _relations(
    gold: Sequence[Topic],
    pairs: Sequence[tuple[GoldMention, Mention | None]],
    event_of: dict[str, Event],
    links: set[tuple[str, str, str]],
) -> float:
    """Share of gold relations for which some pair of the right events is linked, an order in either wording."""
    ids: dict[str, set[str]] = defaultdict(set)
    for one, hit in pairs:
        if hit:
            ids[one.event].add(event_of[hit.id].id)
    return _share(
        any(_stated(a, kind, b, links) for a in ids[x] for b in ids[y]) for t in gold for x, kind, y in t.relations
    )


def _stated(a: str, kind: str, b: str, links: set[tuple[str, str, str]]) -> bool:
    if kind in {"after", "precedes"}:
        return bool({(a, kind, b), (b, "precedes" if kind == "after" else "after", a)} & links)
    return (a, kind, b) in links or (kind == "same_story" and (b, kind, a) in links)


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


if __name__ == "__main__":
    for name, value in measure(open_gazetteer()).items():
        print(f"{name:28} {value:.4f}")
