"""Trains the tagger of place names: `python -m data.train_toponyms path/to/wikiner` writes data/toponym_model.npz.

The folder holds `train.conll` and `dev.conll` of Turkish-Wiki-NER (turkish-nlp-suite, CC BY-SA 4.0); the sentences of
`toponym_model_templates.txt` and copies of the corpus with other names in their places are added. Takes minutes.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pycrfsuite

from components.places.crf_features import LABELS, OFFSETS, seen_from, word_features
from components.places.crf_tagger import read_row, row_extras
from components.places.gazetteer import open_gazetteer
from components.places.recognizer_names import Names
from components.places.recognizer_words import words
from data.toponym_model_corpus import Example, read_conll, swapped, upper_cased, without_apostrophes
from data.toponym_model_sentences import Vocabulary, news_sentences

HERE = Path(__file__).parent
MODEL = HERE / "toponym_model.npz"
SEED = 7
L1, L2, ITERATIONS = 0.06, 0.15, 130
MIN_WEIGHT = 0.02


def observe(example: Example, names: Names) -> tuple[list[list[str]], list[str]]:
    """The features and the label of every word of an example."""
    row_words = words(example.text, 0, len(example.text))
    row = read_row(example.text, row_words, names)
    own = [word_features(word.form, names.word(word.form.text)) for word in row_words]
    features: list[list[str]] = [[] for _ in row_words]
    for index, extra in row_extras(row):
        features[index] += extra
    for index in range(len(row_words)):
        for offset in OFFSETS:
            if 0 <= index + offset < len(row_words):
                features[index] += [f"{offset}|{item}" for item in own[index + offset] if seen_from(offset, item)]
    return features, example.labels([(word.start, word.end) for word in row_words])


def corpus(folder: Path, rng: random.Random) -> list[Example]:
    """Everything the tagger learns from."""
    vocabulary = Vocabulary.of_gazetteer(open_gazetteer().path, rng)
    plain = read_conll(folder / "train.conll")
    copies = [swapped(item, vocabulary, rng) for item in plain if item.has_place]
    news = news_sentences(HERE / "toponym_model_templates.txt", vocabulary, rng)
    loud = [upper_cased(item) for item in rng.sample(plain, len(plain) // 25)]
    quiet = [without_apostrophes(item) for item in rng.sample(news, len(news) // 8)]
    return plain + copies + news + loud + quiet


def train(examples: list[Example], names: Names, path: str) -> None:
    """Fit the weights by L-BFGS with a pinch of L1, so that few features remain."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for example in examples:
        trainer.append(*observe(example, names))
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.minfreq": 2})
    trainer.train(path)


def export(path: str, target: Path) -> int:
    """Write the weights as one matrix, a byte each; the number of features kept."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    parsed = tagger.info()
    rows: dict[str, int] = {}
    cells = []
    for (attribute, label), weight in parsed.state_features.items():
        if abs(weight) < MIN_WEIGHT:
            continue
        offset, bar, name = attribute.partition("|")
        at_offset = bar and offset.lstrip("-").isdigit()
        base, place = (name, OFFSETS.index(int(offset))) if at_offset else (attribute, OFFSETS.index(0))
        cells.append((rows.setdefault(base, len(rows)), place * len(LABELS) + LABELS.index(label), weight))
    weights = np.zeros((len(rows), len(OFFSETS) * len(LABELS)), np.float32)
    for row, column, weight in cells:
        weights[row, column] = weight
    transitions = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (before, after), weight in parsed.transitions.items():
        transitions[LABELS.index(before), LABELS.index(after)] = weight
    scale = np.float32(np.abs(weights).max() / 127)
    np.savez_compressed(
        target,
        features=np.array("\n".join(rows)),
        weights=np.round(weights / scale).astype(np.int8),
        transitions=transitions,
        scale=scale,
    )
    return len(rows)


def main() -> int:
    """Train and write the model; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with train.conll of Turkish-Wiki-NER")
    parser.add_argument("--model", type=Path, default=MODEL)
    given = parser.parse_args()
    started = time.perf_counter()
    examples = corpus(given.folder, random.Random(SEED))
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/toponyms.crfsuite"
        train(examples, Names(open_gazetteer()), path)
        kept = export(path, given.model)
    size = given.model.stat().st_size / 1e6
    print(f"{len(examples)} sentences, {kept} features, {size:.2f} MB, {time.perf_counter() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
