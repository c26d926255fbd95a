"""Fit the weights of `components/events/time_weights.tsv`, by which a mention gets its time.

Run `PYTHONPATH=.:tests python tests/fit_times.py`: it rewrites the table and prints how many dates are right in
articles that the weights were not fitted on (5 folds). A softmax regression over the candidates of each gold mention,
drawn by a ridge not to zero but to the table's column `grammar`: what is known of a cue before anything is counted.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import time_gold
from components.events import extract, inherited_time, time_choice
from components.events.kinds import rows
from components.events.time_choice import Candidate
from components.model import Analysis
from components.pipeline import analyse
from components.places import open_gazetteer
from components.text.sentences import split_sentences
from time_gold import Group, Reported

TABLE = Path(time_choice.__file__).with_name("time_weights.tsv")
HEAD = "# source\tcue\tweight (tests/fit_times.py)\tgrammar: what it is drawn to, by hand\n"
FOLDS, RIDGE, ROUNDS = 5, 4.0, 2
LEAST = 0.05  # smaller weights are left out of the table
RARE = 3  # cues seen less often get no weight unless the grammar gives them one
UNTOLD = 0.4  # what a mention without a date in the gold counts: a day too many costs less than a day missed
UNKNOWABLE = 0.25  # what one counts whose date the article does not tell: better none than a wrong one
Cue = tuple[str, str]
Weights = dict[Cue, float]
Floats = NDArray[np.float64]
Sample = tuple[Sequence[Candidate], int, float]  # candidates of a mention, which is right, how much it counts


class Reader:
    """Extracts articles anew with whatever weights are set; dates and places are read once."""

    def __init__(self, gold: Iterable[Group]) -> None:
        gazetteer = open_gazetteer()
        self.read = {a.id: analyse(a, gazetteer) for group in gold for a in group.articles}
        self.sentences = {id_: split_sentences(one.article.text) for id_, one in self.read.items()}
        self.candidates: dict[str, Sequence[Candidate]] = {}

    def analyses(self, group: Group) -> dict[str, Analysis]:
        """The group's articles, extracted; `candidates` holds those of each mention id afterwards."""
        found = {}
        for article in group.articles:
            one = self.read[article.id]
            mentions, discarded = extract(article, self.sentences[article.id], one.times, one.toponyms)
            found[article.id] = Analysis(article, one.times, one.toponyms, mentions, discarded)
        return found

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Keep the candidates of every mention that is extracted."""
        candidates = inherited_time.candidates

        def kept(state, reading, choice, *rest):  # type: ignore[no-untyped-def]
            listed = candidates(state, reading, choice, *rest)
            trigger = choice.trigger.span(reading.words).start
            self.candidates[f"{state.article.id}:{reading.span.start}:{trigger}"] = listed
            return listed

        inherited_time.candidates = kept
        try:
            yield
        finally:
            inherited_time.candidates = candidates

    def samples(self, gold: Iterable[Group]) -> list[Sample]:
        """The candidates of every mention found of which exactly one is right; if none is, that is "unknown"."""
        listed = []
        with self.watched():
            for group in gold:
                read = self.analyses(group)
                for one in group.reported:
                    listed += self._sample(one, read[one.article])
        return listed

    def _sample(self, one: Reported, analysis: Analysis) -> list[Sample]:
        hit = one.find(analysis)
        if hit is None:
            return []
        candidates = self.candidates[hit.id]
        right = [at for at, c in enumerate(candidates) if c.period == one.days]
        share = 1.0 if one.days else UNTOLD
        if not right:
            right, share = [at for at, c in enumerate(candidates) if c.period is None], UNKNOWABLE
        return [(candidates, right[0], share)] if len(right) == 1 else []

    def right(self, gold: Iterable[Group]) -> Counter[tuple[str, bool]]:
        """How many dated gold mentions of each source got their days, and how many did not."""
        counts: Counter[tuple[str, bool]] = Counter()
        for group in gold:
            read = self.analyses(group)
            for one in group.reported:
                hit = one.find(read[one.article])
                if one.days is None or (hit is None and group.source != "main events"):
                    continue
                when = hit.when if hit else None
                counts[group.source, when is not None and (when.earliest, when.latest) == one.days] += 1
        return counts


@contextmanager
def weighed(weights: Mapping[Cue, float]) -> Iterator[None]:
    """The house with other weights."""
    held, table = time_choice.weights, _nested(weights)
    time_choice.weights = cache(lambda: table)
    try:
        yield
    finally:
        time_choice.weights = held


def _nested(weights: Mapping[Cue, float]) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for (source, cue), weight in weights.items():
        table.setdefault(source, {})[cue] = weight
    return table


def grammar() -> Weights:
    """The table's fourth column."""
    return {(row[0], row[1]): float(row[3]) for row in rows(TABLE.name) if row[3] != "-"}


def trained(reader: Reader, gold: Sequence[Group]) -> Weights:
    """Weights fitted in rounds: what one mention inherits hangs on the times chosen before it."""
    weights = grammar()
    for _ in range(ROUNDS):
        with weighed(weights):
            weights = _fitted(reader.samples(gold))
    return weights


def _cues(candidate: Candidate) -> Iterator[Cue]:
    return ((source, cue) for source, cues in candidate.cues for cue in cues)


def _fitted(samples: Sequence[Sample]) -> Weights:
    known = grammar()
    seen = Counter(cue for candidates, _, _ in samples for c in candidates for cue in set(_cues(c)))
    names = sorted({cue for cue, n in seen.items() if n >= RARE} | set(known))
    column = {cue: at for at, cue in enumerate(names)}
    x = np.zeros((sum(len(candidates) for candidates, _, _ in samples), len(names)))
    row = 0
    for candidates, _, _ in samples:
        for candidate in candidates:
            for cue in _cues(candidate):
                if cue in column:
                    x[row, column[cue]] += 1
            row += 1
    drawn_to = np.array([known.get(cue, 0.0) for cue in names])
    return dict(zip(names, _likeliest(x, samples, drawn_to).tolist(), strict=True))


def _likeliest(x: Floats, samples: Sequence[Sample], drawn_to: Floats) -> Floats:
    """The ridge softmax regression; rows of `x` are the candidates, sample by sample."""
    sizes = np.array([len(candidates) for candidates, _, _ in samples])
    starts = np.cumsum(sizes) - sizes
    of = np.repeat(np.arange(len(samples)), sizes)
    right = starts + np.array([at for _, at, _ in samples])
    counts = np.array([count for _, _, count in samples])

    def loss(w: Floats) -> tuple[float, Floats]:
        z = x @ w
        z -= np.maximum.reduceat(z, starts)[of]
        p = np.exp(z)
        p /= np.add.reduceat(p, starts)[of]
        slope = x.T @ (p * counts[of]) - x[right].T @ counts + RIDGE * (w - drawn_to)
        return RIDGE / 2 * ((w - drawn_to) ** 2).sum() - counts @ np.log(p[right]), slope

    found: Floats = minimize(loss, drawn_to, jac=True, method="L-BFGS-B").x
    return found


def _write(weights: Weights) -> None:
    known = grammar()
    lines = [
        f"{source}\t{cue}\t{weight:.2f}\t{known.get((source, cue), '-')}\n"
        for (source, cue), weight in sorted(weights.items(), key=lambda item: (item[0][0], -abs(item[1]), item[0][1]))
        if abs(weight) >= LEAST or (source, cue) in known
    ]
    TABLE.write_text(HEAD + "".join(lines), "utf-8")


def _told(counts: Counter[tuple[str, bool]]) -> Iterator[str]:
    for source in sorted({source for source, _ in counts}):
        right, wrong = counts[source, True], counts[source, False]
        yield f"{source:12} {right}/{right + wrong} = {right / (right + wrong):.3f}\n"


def main() -> None:
    """Print the cross-validated shares, then fit on everything and write the table."""
    gold = time_gold.groups()
    reader = Reader(gold)
    fold = {
        group: at
        for source in {g.source for g in gold}
        for at, group in enumerate(g for g in gold if g.source == source)
    }
    counts: Counter[tuple[str, bool]] = Counter()
    for left_out in range(FOLDS):
        with weighed(trained(reader, [g for g in gold if fold[g] % FOLDS != left_out])):
            counts += reader.right(g for g in gold if fold[g] % FOLDS == left_out)
    sys.stdout.writelines(_told(counts))
    _write(trained(reader, gold))


if __name__ == "__main__":
    main()
