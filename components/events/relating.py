"""What a sentence says about two of its events: after, precedes, causes, during, with the words that say so."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from components.events.reading import Reading
from components.events.words import form_of
from components.model import Mention, Relation

_CUES: dict[str, str] = {
    "sonrasında": "after", "sonrası": "after", "ardından": "after", "sonra": "after", "akabinde": "after",
    "öncesinde": "precedes", "önce": "precedes",
    "sonucu": "causes", "sonucunda": "causes", "nedeniyle": "causes", "yüzünden": "causes", "sebebiyle": "causes",
    "dolayısıyla": "causes", "neticesinde": "causes",
    "sırasında": "during", "esnasında": "during",
}  # fmt: skip
_VERBAL = frozenset({"noun", "clause", "infinitive"})  # "-mAsI üzerine" causes; "Karabağ üzerine" is only about it
_KEN = 5  # letters: shorter words in -ken are no converbs (erken)
_CUE_REACH = 2  # words behind a trigger or its verb


def relations_of(readings: Sequence[Reading], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the relations its own sentence states; order kept."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.span.start, []).append(mention)
    related: dict[str, list[Relation]] = {}
    for reading in readings:
        told = by_sentence.get(reading.span.start, [])
        for first, second in pairwise(told):
            _relate(reading, first, second, related)
    return [replace(m, relations=tuple(related[m.id])) if m.id in related else m for m in mentions]


def _relate(reading: Reading, first: Mention, second: Mention, related: dict[str, list[Relation]]) -> None:
    """`first` stands before `second`; the cue behind `first` tells how: "X sonrasında Y", "X sonucu Y"."""
    cue = _cue(reading, first, second)
    if cue is None:
        return
    kind, evidence = cue
    if kind == "causes":
        related.setdefault(first.id, []).append(Relation("causes", second.id, evidence, "cue"))
    else:
        related.setdefault(second.id, []).append(Relation(kind, first.id, evidence, "cue"))


def _cue(reading: Reading, first: Mention, second: Mention) -> tuple[str, str] | None:
    """The relating word from the end of the first trigger to the start of the second, and its kind."""
    between = [w for w in reading.words if first.trigger.end <= w.end and w.end <= second.trigger.start]
    for at, word in enumerate(between):
        kind = _CUES.get(word.folded)
        if kind is not None:
            return kind, word.folded
        if word.folded == "üzerine" and at and form_of(between[at - 1].folded) in _VERBAL:
            return "causes", "üzerine"
        if form_of(word.folded) == "after_clause" or word.folded.endswith(("ınca", "ince", "unca", "ünce")):
            return "after", word.folded
        if word.folded.endswith("ken") and len(word.folded) > _KEN and at < _CUE_REACH:
            return "during", word.folded
    return None
