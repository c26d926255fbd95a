"""How well the types of short reports are told; `PYTHONPATH=.:tests python tests/type_scores.py [-v]` prints it.

`tests/gold/sentences/dev.tsv` and `test.tsv`: articles of a few sentences, each sentence with the events it tells.
Found = the sentence gave a mention; type, modality = of the found ones; extra = mentions whose type no event of their
sentence has, a sentence without events among them. `-v` lists what is wrong in dev and in `leads.tsv` (openings of
reports, many with a title that would do); test is not for reading.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from components.model import Article, Mention, Span
from components.pipeline import analyse
from components.places import Gazetteer, open_gazetteer
from event_scores import found_for

HERE = Path(__file__).parent / "gold" / "sentences"
NAMES = ("dev", "leads", "test")


@dataclass(frozen=True)
class Told:
    """An event a sentence tells: where its trigger stands in the article, its type and modality."""

    sentence: Span
    trigger: Span
    type: str
    modality: str


@dataclass(frozen=True)
class Short:
    """A short article, its sentences' spans and their events."""

    article: Article
    sentences: tuple[Span, ...]
    told: tuple[Told, ...]


def short_articles(name: str) -> list[Short]:
    """The articles of `dev` or `test`; a trigger that does not stand in its sentence is an error that names it."""
    text = (HERE / f"{name}.tsv").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [_short(f"{name}-{n}", block.split("\n")) for n, block in enumerate(body.strip().split("\n\n"), 1)]


def _short(name: str, lines: list[str]) -> Short:
    text, sentences, told = "", [], []
    for line in lines:
        words, *events = line.split("\t")
        start = len(text)
        sentences.append(Span(start, start + len(words)))
        told += [_told(words, event, sentences[-1], name) for event in events if event != "-"]
        text += words + "\n\n"
    return Short(Article(name, "", text), tuple(sentences), tuple(told))


def _told(words: str, event: str, sentence: Span, name: str) -> Told:
    trigger, _, told = event.partition(" = ")
    at = words.find(trigger)
    assert at >= 0, f"{name}: {trigger!r} is not in {words!r}"
    type_, modality = told.partition(" | ")[0].split(" ")
    return Told(sentence, Span(sentence.start + at, sentence.start + at + len(trigger)), type_, modality)


def measure(name: str, gazetteer: Gazetteer, verbose: bool = False) -> dict[str, float]:
    """Shares of the events found, right in type and in modality, and extra mentions per sentence."""
    found = types = modalities = events = sentences = extra = 0
    for short in short_articles(name):
        analysis = analyse(short.article, gazetteer)
        sentences += len(short.sentences)
        for one in short.told:
            hit = found_for(one, analysis)
            events, found = events + 1, found + (hit is not None)
            types += hit is not None and hit.type == one.type
            modalities += hit is not None and hit.modality == one.modality
            if verbose and (hit is None or hit.type != one.type):
                _show(short.article.text, one, hit)
        for mention in analysis.mentions:
            told = {one.type for one in short.told if mention.span.overlaps(one.sentence)}
            wrong = mention.type not in told
            extra += wrong
            if verbose and wrong:
                text = short.article.text
                sys.stdout.write(f"  + {mention.type.value} | {mention.trigger.of(text)} | {mention.span.of(text)}\n")
    return {
        f"sentences_{name}_found": found / events,
        f"sentences_{name}_type": types / max(found, 1),
        f"sentences_{name}_modality": modalities / max(found, 1),
        f"sentences_{name}_extra": extra / sentences,
    }


def _show(text: str, one: Told, hit: Mention | None) -> None:
    told = f"{hit.type.value} ({hit.trigger.of(text)})" if hit else "nothing"
    sys.stdout.write(f"{one.type} ({one.trigger.of(text)}) -> {told} | {one.sentence.of(text)}\n")


if __name__ == "__main__":
    gazetteer = open_gazetteer()
    for name in NAMES:
        for score, value in measure(name, gazetteer, verbose=name != "test" and "-v" in sys.argv).items():
            sys.stdout.write(f"{score:32} {value:.4f}\n")
