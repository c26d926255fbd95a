"""What a sentence says about two of its events: after, precedes, causes, during, with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from components.events.reading import Reading
from components.events.words import FINITE, form_of
from components.model import Mention, Relation

_CUES: dict[str, str] = {
    "sonrasında": "after", "sonrası": "after", "ardından": "after", "sonra": "after", "akabinde": "after",
    "öncesinde": "precedes", "önce": "precedes",
    "sonucu": "causes", "sonucunda": "causes", "nedeniyle": "causes", "yüzünden": "causes", "sebebiyle": "causes",
    "dolayısıyla": "causes", "neticesinde": "causes",
    "ertesinde": "after", "ertesi": "after",
    "sırasında": "during", "esnasında": "during",
}  # fmt: skip
_BRINGING = {"yol": "aç", "neden": "ol", "sebep": "ol"}  # "yol aç-": the verbs that name a cause and what it brings
_BEHIND_VERBS = {"üzerine": "causes", "sırada": "during", "esnada": "during"}
_VERBAL = frozenset({"noun", "clause", "infinitive"})  # "-mAsI üzerine" causes; "Karabağ üzerine" is only about it
_KEN = 5  # letters: shorter words in -ken are no converbs (erken)
_CUE_REACH = 2  # words behind a trigger or its verb
_WHEN = re.compile("[ıiuü]nc[ae]$")
_AGENT = re.compile("(?:ğ[ıiuü]|l[ae]r[ıi]|.{5}s[ıiuü])nc[ae]$")


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


class _Said(NamedTuple):
    """A relation between two events, said by a cue; `by_first`: it is the first's to the second, else the other way."""

    kind: str
    evidence: str
    by_first: bool


def _relate(reading: Reading, first: Mention, second: Mention, related: dict[str, list[Relation]]) -> None:
    """`first` stands before `second`; a cue tells how: "X sonrasında Y", "X sonucu Y", "X'e neden olan Y"."""
    said = _cue(reading, first, second) or _brought(reading, first, second)
    if said is not None:
        holder, other = (first, second) if said.by_first else (second, first)
        related.setdefault(holder.id, []).append(Relation(said.kind, other.id, said.evidence, "cue"))


def _brought(reading: Reading, first: Mention, second: Mention) -> _Said | None:
    """What "yol açmak" and its like say: "X'in yol açtığı Y", "X Y'ye yol açtı"; "X'e neden olan Y" turns it round."""
    for word, verb in pairwise(reading.words):
        start = _BRINGING.get(word.folded)
        if start is None or not verb.folded.startswith(start) or word.start < first.trigger.end:
            continue
        evidence = f"{word.folded} {verb.folded}"
        if word.start < second.trigger.start:
            turned = verb.folded.endswith(("an", "en"))
            near = _words_between(reading, verb.end, second.trigger.start) < _CUE_REACH
            return _Said("causes", evidence, by_first=not turned) if near else None
        if form_of(verb.folded) in FINITE and _words_between(reading, second.trigger.end, word.start) < _CUE_REACH:
            return _Said("causes", evidence, by_first=True)
    return None


def _words_between(reading: Reading, start: int, end: int) -> int:
    return sum(start <= word.start < end for word in reading.words)


def _cue(reading: Reading, first: Mention, second: Mention) -> _Said | None:
    """The relating word from the end of the first trigger to the start of the second, and its kind."""
    between = [w for w in reading.words if first.trigger.end <= w.end and w.end <= second.trigger.start]
    for at, word in enumerate(between):
        kind = _CUES.get(word.folded)
        if kind is not None:
            return _Said(kind, word.folded, by_first=kind == "causes")
        kind = _BEHIND_VERBS.get(word.folded)
        if kind is not None and at and form_of(between[at - 1].folded) in _VERBAL:
            return _Said(kind, word.folded, by_first=kind == "causes")
        if form_of(word.folded) == "after_clause" or _is_when(word.folded):
            return _Said("after", word.folded, by_first=False)
        if word.folded.endswith("ken") and len(word.folded) > _KEN and at < _CUE_REACH:
            return _Said("during", word.folded, by_first=False)
    return None


def _is_when(folded: str) -> bool:
    """True for a verb in -IncA: "alınınca"; not for who did it: "savcılığınca", "ekiplerince", "mahkemesince"."""
    return _WHEN.search(folded) is not None and _AGENT.search(folded) is None
