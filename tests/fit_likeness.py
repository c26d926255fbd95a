"""Fit the weights of `components/events/likeness.py` on the event gold.

Run `PYTHONPATH=.:tests python tests/fit_likeness.py`. A ridge logistic regression over all pairs the linker would
score: mentions the house found for the gold, one event or not as annotated. Beside them stand pairs of different
topics, given one day or place: a library holds other news of the same day and town, which so small a gold does not
show. Prints the table, then what the linker scores on topics that the weights were not fitted on (5 folds).
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

import coreference as c
from components.events import likeness, link
from components.events.blocks import Blocks
from components.events.columns import NEVER, Columns, Ints
from components.events.evidence import Evidence
from components.events.likeness import gates, one_scene, same_world
from components.events.scenes import NOWHERE
from components.model import Analysis, Mention
from components.pipeline import analyse
from components.places import open_gazetteer
from event_gold import GoldMention, Topic, topics
from event_scores import found_for

FOLDS = 5
RIDGE = 2.0
_STRIDE = 100
_LEAST = {
    "day_told": 0.2,
    "place_across": 0.2,
    "actors_across": 0.2,
    "agree": 0.86,
    "words": 1.5,
    "words_across": 1.6,
}  # floors: the gold's topics are alike in all this on purpose, so it cannot show what these say elsewhere
_AGAINST = {"upper_beside", "upper_across", "lower_beside", "lower_across", "other_kind_beside"} | {
    "some_days",
    "far_days",
}
Floats = NDArray[np.float64]
Hits = Sequence[tuple[GoldMention, Mention | None]]


class Sample:
    """Pairs as a table: `x` pieces of evidence and a last column of ones, `y` 1 for one event, `fold` of the pair."""

    def __init__(self, hits: Hits, fold_of: Mapping[str, int]) -> None:
        events = {hit.id: one.event for one, hit in hits if hit}
        mentions = sorted({hit.id: hit for _, hit in hits if hit}.values(), key=lambda one: one.id)
        columns = Columns()
        columns.add(mentions)
        a, b = _compared(columns)
        label = [events[mention.id] for mention in mentions]
        fold = np.array([fold_of[mention.article_id] for mention in mentions])
        topic = [one.split("/")[0] for one in label]
        self.names = [name for name, _ in _evidence(columns, a, b).pieces()]
        other_a, other_b = _strangers(topic, fold)
        met = [_table(one, other_a, other_b) for one in _as_if_met(columns)]
        self.x = np.vstack([_table(columns, a, b), *met])
        same = [label[i] == label[j] for i, j in zip(a, b, strict=True)]
        self.y = np.array([*same, *[False] * (len(other_a) * len(met))], np.float64)
        self.fold = np.concatenate((fold[a], *[fold[other_a]] * len(met)))

    def weights(self, without: int | None = None) -> Floats:
        """The weights; a piece of agreement that would speak against one event is left out (weight 0)."""
        kept = self.fold != without if without is not None else np.ones(len(self.y), np.bool_)
        x, y = self.x[kept], self.y[kept]
        used = list(range(x.shape[1]))
        while True:
            w = np.zeros(x.shape[1])
            w[used] = _fitted(x[:, used], y)
            wrong = [at for at in used[:-1] if w[at] < 0 and self.names[at] not in _AGAINST]
            if not wrong:
                return np.maximum(w, [*(_LEAST.get(name, -np.inf) for name in self.names), -np.inf])
            used = [at for at in used if at not in wrong]


def _fitted(x: Floats, y: Floats) -> Floats:
    """Logistic regression with a ridge penalty on all weights."""

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        slope = x.T @ (expit(z) - y) + RIDGE * w
        return RIDGE / 2 * (w @ w) + np.logaddexp(0, z).sum() - y @ z, slope

    found: Floats = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def _strangers(topic: Sequence[str], fold: Ints) -> tuple[Ints, Ints]:
    """Every `_STRIDE`-th pair of mentions of different topics of one fold."""
    pairs = [
        (i, j)
        for j in range(len(topic))
        for i in range(j)
        if topic[i] != topic[j] and fold[i] == fold[j] and (i * 31 + j * 17) % _STRIDE == 0
    ]
    a, b = np.array(pairs, np.int32).T
    return a, b


def _as_if_met(columns: Columns) -> tuple[Columns, ...]:
    """The mentions as if all had one day and place, one day and no place, or one place and no day."""
    somewhere = np.full_like(columns.place, np.bincount(columns.place[columns.place >= 0]).argmax())
    nowhere, never = np.full_like(columns.place, NOWHERE), np.full_like(columns.lo, NEVER)
    day = np.full_like(columns.lo, columns.lo.max())
    seen = ((day, somewhere), (day, nowhere), (never, somewhere))
    return tuple(replace(columns, lo=at, hi=at, monthday=never, calendar=never, place=place) for at, place in seen)


def _table(columns: Columns, a: Ints, b: Ints) -> Floats:
    pieces = [piece.astype(np.float64) for _, piece in _evidence(columns, a, b).pieces()]
    return np.column_stack([*pieces, np.ones(len(a))])


def _evidence(columns: Columns, a: Ints, b: Ints) -> Evidence:
    return Evidence(columns, a, b, columns.scenes.stands(columns.place[a], columns.place[b]))


def _compared(columns: Columns) -> tuple[Ints, Ints]:
    rows = np.arange(len(columns), dtype=np.int32)
    pairs = {
        (min(i, j), max(i, j)) for a, b in Blocks().add(columns, rows) for i, j in zip(a, b, strict=True) if i != j
    }
    a, b = np.array(sorted(pairs), np.int32).T
    stands = columns.scenes.stands(columns.place[a], columns.place[b])
    open_ = gates(columns, a, b) & same_world(columns, a, b) & one_scene(columns, a, b, stands)
    return a[open_], b[open_]


@contextmanager
def weighed(names: Sequence[str], w: Floats) -> Iterator[None]:
    """The linker with other weights."""
    held = dict(likeness.WEIGHTS), likeness.BIAS
    likeness.WEIGHTS.update(zip(names, w[:-1].tolist(), strict=True))
    likeness.BIAS = float(w[-1])
    try:
        yield
    finally:
        likeness.WEIGHTS.update(held[0])
        likeness.BIAS = held[1]


def cross_validated(
    hits: Hits, mentions: Sequence[Mention], sample: Sample, fold_of: Mapping[str, int]
) -> dict[str, float]:
    """Scores of the linker over all topics, each linked with weights fitted on the other folds."""
    named: list[tuple[GoldMention, object]] = []
    for fold in range(FOLDS):
        with weighed(sample.names, sample.weights(without=fold)):
            event_of = {m.id: event.id for event in link(mentions).events for m in event.mentions}
        named += [
            (one, (fold, event_of[hit.id]) if hit else ("missed", one))
            for one, hit in hits
            if fold_of[one.article] == fold
        ]
    wanted, got = c.clusters_of((one, one.event) for one, _ in named), c.clusters_of(named)
    return {"muc": c.muc(wanted, got).f1, "b3": c.b_cubed(wanted, got).f1, "ceafe": c.ceaf_e(wanted, got).f1,
            "conll": c.conll(wanted, got), "lea": c.lea(wanted, got).f1}  # fmt: skip


def folds(gold: Sequence[Topic]) -> dict[str, int]:
    """Fold of each article: topics in turn, by name."""
    return {article.id: at % FOLDS for at, topic in enumerate(gold) for article in topic.articles}


def main() -> None:
    """Print the table and the cross-validated scores."""
    gold, gazetteer = topics(), open_gazetteer()
    analyses: dict[str, Analysis] = {a.id: analyse(a, gazetteer) for topic in gold for a in topic.articles}
    hits = [(one, found_for(one, analyses[one.article])) for topic in gold for one in topic.mentions]
    sample = Sample(hits, folds(gold))
    w = sample.weights()
    for name, weight in zip([*sample.names, "BIAS"], w, strict=True):
        sys.stdout.write(f'    "{name}": {weight:.2f},\n')
    mentions = [m for analysis in analyses.values() for m in analysis.mentions]
    for name, score in cross_validated(hits, mentions, sample, folds(gold)).items():
        sys.stdout.write(f"# {name} {score:.4f}\n")


if __name__ == "__main__":
    main()
