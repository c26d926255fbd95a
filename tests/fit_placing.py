"""Fit the weights of `components/events/placing.py` on the event gold and the odd half of the main events.

Run `PYTHONPATH=.:tests python tests/fit_placing.py`. A ridge conditional logit over the places each gold mention may
have happened at: those within 20 km of the annotated point are right, whatever their name. What a place is lent by
depends on where the mentions before it were placed, so fitting and reading take turns. Prints the table, then the
share of mentions placed right by weights fitted on other topics (folds), and of the even half, which is never fitted.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from components.events import extract, placing
from components.events.choosing import Choice
from components.events.lent_places import Chance
from components.events.reading import Reading
from components.events.told_places import ToldPlaces
from components.model import (
    Article,
    Mention,
    Modality,
    Place,
    ResolvedToponym,
    Sentence,
    TimeExpression,
    When,
)
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from components.text.sentences import split_sentences
from event_scores import NEAR_KM, nearest_to
from gold_scores import distance_km
from main_events import told_for
from place_gold import EVEN, FOLDS, MAIN, ROW, SHORT, Spot, Wanted, all_wanted

# What grammar says before any gold is seen; the fit leaves it only as far as the gold speaks against it.
PRIOR: dict[str, float] = {
    "own": 1.5, "own_located": 1.5, "own_nearest": 0.7, "own_inside": -0.5, "own_there_in": 1.0, "own_head": 1.0,
    "own_aim": 1.0, "own_tries": 1.5, "own_court": 0.5, "own_closed": -1.5, "own_passed": -2.0, "own_quoted": -2.0,
    "own_dateline": -1.0, "own_frame": -0.5, "own_chain": -2.0, "own_reference": -1.5, "own_belongs": -1.5,
    "own_about": -1.5, "own_listed": -0.7, "own_hospital": -1.0, "own_ablative": -0.5, "own_genitive": -0.3,
    "own_large_actor": -1.0, "own_club": -0.7, "own_accusative": -0.3, "own_route": -0.7, "own_served": -1.5,
    "own_left": 1.0, "own_carried": -1.0, "own_clause": 0.3, "own_other_clause": -1.5, "exact": 1.0, "scene": 0.7,
    "usual": 0.5, "before": 0.2, "named_near": 0.2, "named_beside": 0.3, "named_far": -0.5, "named_ahead": -1.2,
    "again": 1.2, "again_country": 3.5, "other_day": -0.5, "dateline": -0.5, "title": 0.4, "kind_site": 0.6,
    "kind_village": 0.5, "kind_district": 0.5, "kind_city": 0.3, "kind_country": -1.0, "kind_continent": -1.5,
    "kind_region": -0.2, "refines_lead": 0.5, "of_noun": 0.8, "seat": 0.8, "own_at_body": 0.7, "own_felt": -2.5,
    "own_sends": -1.0, "own_case": -2.0, "own_speaks": 0.4, "own_struck": 2.5, "seat_unnamed": 0.8,
    "seat_in": 2.0, "here": 1.5, "own_denied": -3.0, "own_to": 1.0, "host": 3.0, "large_ahead": -2.0,
    "own_office_speaks": 1.0, "before_court": 1.5,
}  # fmt: skip
RIDGE = 4.0
_ROUNDS = 4
Floats = NDArray[np.float64]
Option = tuple[Place | None, frozenset[str]]  # a place, None for nowhere, and what speaks for it


@dataclass(frozen=True)
class Read:
    """An article with what `extract` needs of it, so that it is tagged and resolved once."""

    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    toponyms: tuple[ResolvedToponym, ...]


@dataclass(frozen=True)
class Case:
    """One gold mention: the places it may have happened at, which are right, and whether one of them was chosen."""

    wanted: Wanted
    chances: tuple[Option, ...]
    right: tuple[bool, ...]
    chosen: bool
    words: str


def read_all(articles: Mapping[str, Article], gazetteer: Gazetteer) -> dict[str, Read]:
    """Every article, read up to its toponyms."""
    found = {}
    for name, article in articles.items():
        whole = analyse(article, gazetteer)
        found[name] = Read(whole.article, split_sentences(article.text), whole.times, whole.toponyms)
    return found


@contextmanager
def recorded(into: dict[tuple[str, int, str], list[Option]]) -> Iterator[None]:
    """Keep what each call of `placing.chances` found, by article text, start of the trigger and type."""
    held = placing.chances, placing.nowhere_pieces

    def key(scenes: ToldPlaces, reading: Reading, choice: Choice) -> tuple[str, int, str]:
        return scenes.text, choice.trigger.span(reading.words).start, str(choice.trigger.type)

    def keep(
        scenes: ToldPlaces, reading: Reading, choice: Choice, modality: Modality, when: When | None
    ) -> list[Chance]:
        found = held[0](scenes, reading, choice, modality, when)
        into[key(scenes, reading, choice)] = [(one.place, frozenset(one.pieces)) for one in found]
        return found

    def keep_none(scenes: ToldPlaces, reading: Reading, choice: Choice, modality: Modality) -> set[str]:
        pieces = held[1](scenes, reading, choice, modality)
        into[key(scenes, reading, choice)].append((None, frozenset(pieces)))
        return pieces

    placing.chances, placing.nowhere_pieces = keep, keep_none
    try:
        yield
    finally:
        placing.chances, placing.nowhere_pieces = held


def cases_of(rows: Sequence[Wanted], read: Mapping[str, Read]) -> list[Case]:
    """The gold mentions that the house found, as the present weights read them."""
    kept: dict[tuple[str, int, str], list[Option]] = {}
    with recorded(kept):
        mentions = {name: extract(one.article, one.sentences, one.times, one.toponyms)[0] for name, one in read.items()}
    hits = [(row, _found(row, mentions[row.article])) for row in rows]
    return [_case(row, hit, read[row.article].article.text, kept) for row, hit in hits if hit]


def _case(row: Wanted, hit: Mention, text: str, kept: Mapping[tuple[str, int, str], Sequence[Option]]) -> Case:
    found = kept[(text, hit.trigger.start, str(hit.type))]
    others = row.places[1:]
    wanted = row.places[0][0] if row.places else "-"
    usable = [one for one in found if _fits(one[0], row) or not any(_is(one[0], other) for other in others)]
    return Case(
        row,
        tuple(usable),
        tuple(_fits(place, row) for place, _ in usable),
        _fits(hit.where.place if hit.where else None, row),
        f"{row.article}|{wanted}|{hit.type}|{hit.modality}|{hit.trigger.of(text)}|{row.sentence.of(text)[:150]}",
    )


def _found(row: Wanted, mentions: Sequence[Mention]) -> Mention | None:
    beside = [m for m in mentions if m.span.overlaps(row.sentence)]
    if row.trigger is not None:
        return nearest_to(beside, row.trigger, row.type)
    return max(beside, key=lambda m: m.confidence, default=None) if row.weight == ROW else told_for(beside, row.type)


def _fits(place: Place | None, row: Wanted) -> bool:
    return _is(place, row.places[0]) if row.places else place is None


def _is(place: Place | None, wanted: Spot) -> bool:
    if place is None:
        return False
    name, lat, lon = wanted
    if lat is None or lon is None:
        return place.name == name
    return distance_km(lat, lon, place.lat, place.lon) <= NEAR_KM


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """The weights under which the right places are likeliest (of the ridge-penalised likelihood)."""
    usable = [case for case in cases if any(case.right) and not all(case.right)]
    names = sorted({piece for case in usable for _, pieces in case.chances for piece in pieces})
    column = {name: at for at, name in enumerate(names)}
    rows = [
        (number, pieces, good)
        for number, case in enumerate(usable)
        for (_, pieces), good in zip(case.chances, case.right, strict=True)
    ]
    x = np.zeros((len(rows), len(names)))
    for at, (_, pieces, _) in enumerate(rows):
        x[at, [column[piece] for piece in pieces]] = 1
    group = np.array([number for number, _, _ in rows])
    good = np.array([float(right) for _, _, right in rows])
    counts = np.array([case.wanted.weight for case in usable])
    share = counts[group]
    prior = np.array([PRIOR.get(name, 0.0) for name in names])

    def loss(w: Floats) -> tuple[float, Floats]:
        e = np.exp(np.clip(x @ w, -30, 30))
        p = e / np.bincount(group, e)[group]
        q = e * good / np.bincount(group, e * good)[group]
        slope = x.T @ (share * (p - q)) + RIDGE * (w - prior)
        return RIDGE / 2 * ((w - prior) ** 2).sum() - counts @ np.log(np.bincount(group, p * good)), slope

    return dict(zip(names, minimize(loss, prior, jac=True, method="L-BFGS-B").x.tolist(), strict=True))


@contextmanager
def weighed(weights: Mapping[str, float]) -> Iterator[None]:
    """The house with other weights."""
    held = dict(placing.WEIGHTS)
    placing.WEIGHTS.clear()
    placing.WEIGHTS.update(weights)
    try:
        yield
    finally:
        placing.WEIGHTS.clear()
        placing.WEIGHTS.update(held)


def learned(rows: Sequence[Wanted], read: Mapping[str, Read], without: int | None) -> dict[str, float]:
    """Weights of all folds but one (and never of the even half), reading and fitting in turn."""
    weights, rounds = dict(placing.WEIGHTS), []
    for _ in range(_ROUNDS):
        with weighed(weights):
            cases = cases_of(rows, read)
        weights = fitted([case for case in cases if case.wanted.fold not in {without, EVEN}])
        rounds.append(weights)
    settled = rounds[1:]  # the last rounds swing a little around each other
    return {name: sum(one.get(name, 0.0) for one in settled) / len(settled) for name in weights}


def shares(cases: Sequence[Case]) -> str:
    """Shares placed right: topics, rows, main events and paragraphs, the halves that are not fitted on apart."""
    parts = {
        "topics": [c for c in cases if c.wanted.weight == 1 and c.wanted.places and c.wanted.places[0][1] is not None],
        "topics nowhere": [c for c in cases if c.wanted.weight == 1 and not c.wanted.places],
        "rows": [c for c in cases if c.wanted.weight == ROW],
        "odd": [c for c in cases if c.wanted.weight == MAIN and c.wanted.fold != EVEN and c.wanted.places],
        "odd nowhere": [c for c in cases if c.wanted.weight == MAIN and c.wanted.fold != EVEN and not c.wanted.places],
        "even": [c for c in cases if c.wanted.weight == MAIN and c.wanted.fold == EVEN and c.wanted.places],
        "even nowhere": [c for c in cases if c.wanted.weight == MAIN and c.wanted.fold == EVEN and not c.wanted.places],
        "paragraphs": [c for c in cases if c.wanted.weight == SHORT],
    }
    return "  ".join(
        f"{name} {sum(c.chosen for c in part) / len(part):.4f} of {len(part)}" for name, part in parts.items() if part
    )


def main() -> None:
    """Print the table and the cross-validated shares."""
    out = sys.stdout.write
    articles, rows = all_wanted()
    read = read_all(articles, open_gazetteer())
    out(f"# as it stands: {shares(cases_of(rows, read))}\n")
    tested: list[Case] = []
    for fold in range(FOLDS):
        with weighed(learned(rows, read, fold)):
            tested += [case for case in cases_of(rows, read) if case.wanted.fold == fold]
    out(f"# cross-validated: {shares(tested)}\n")
    weights = learned(rows, read, None)
    with weighed(weights):
        whole = cases_of(rows, read)
    out(f"# fitted on all but the even half: {shares(whole)}\n")
    for name, weight in sorted(weights.items()):
        n = sum(name in pieces for case in whole for _, pieces in case.chances)
        out(f'    "{name}": {weight:.2f},  # {n}\n')
    if "-v" in sys.argv:
        _list_errors(tested, weights)


def _list_errors(cases: Sequence[Case], weights: Mapping[str, float]) -> None:
    def total(pieces: frozenset[str]) -> float:
        return sum(weights.get(piece, 0.0) for piece in pieces)

    for case in cases:
        if case.chosen:
            continue
        sys.stdout.write(case.words + "\n")
        ranked = sorted(zip(case.chances, case.right, strict=True), key=lambda pair: -total(pair[0][1]))
        for (place, pieces), good in ranked[:5]:
            name = place.name if place else "-"
            sys.stdout.write(f"      {'*' if good else ' '} {name:20} {total(pieces):.2f} {' '.join(sorted(pieces))}\n")


if __name__ == "__main__":
    main()
