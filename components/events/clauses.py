"""Which verbs close a clause between words and an event: what stands before a closed clause belongs to its verb."""

import re
from collections.abc import Sequence

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE, form_of
from components.model import Span
from components.text.per_word import per_word

_LIGHT = re.compile(
    r"yapılan|düzenlen|gerçekle|başlayan|gelen|olan|yaşanan|süren|tamamlanan|sona|başlatılan|çıkan|kurulan|açıklanan|imzalanan|"
    r"oynanan|toplanan|geçen"
)  # participles that only say that their noun took place: "dün düzenlenen tören"
DATED = frozenset({"tarihli", "tarihindeki", "yılındaki"})
_KINDS = {
    "participle": "participle",
    "clause": "clause",
    "future_clause": "clause",
    "after_clause": "after",
    "converb": "converb",
    "condition": "converb",
}
_AFTERMATH = frozenset(
    "ardından sonrasında sonrası akabinde nedeniyle yüzünden dolayısıyla gerekçesiyle ilişkin ilgili üzere".split()
)  # they set off what stands before them: "15 Temmuz'daki girişimin ardından", "yarın toplanmak üzere"
_TAKING = frozenset(
    {"participle", "light participle", "light aftermath", "clause", "dated", "aftermath"}
)  # clauses that keep what stands in them
_LIGHT_KINDS = frozenset({"light", "light other"})
_FULL = frozenset({"participle", "aftermath"})
_NO_VERBS = frozenset({"dated", "aftermath"})
_LEANING = frozenset({"converb", "after"})  # clauses that may lean on a participle
_JOINED = 2  # words from a converb to the participle that it belongs to
_NOUN_PHRASE = 4  # words from a participle to the noun it belongs to
_LOCATIVE = re.compile(r"\w{2}[dt][ae]$")
_REACH = 5  # words: farther from a verb that closes a clause, words are rather the main verb's


def closings(reading: Reading, start: int, end: int) -> list[tuple[int, str]]:
    """The verbs among words `start` to `end` that close a clause: how many words behind `start`, and of which kind.

    Kinds: participle, light, light other (not of an event: "başlayan müdür"), clause (-DIğI), after, converb, finite,
    dated ("3 Mart tarihli"), aftermath. A light participle with a full one behind it is as full: "31 Mart'ta yapılan
    seçimi kazanan başkan"; a converb or "-dıktan sonra" beside a participle belongs to it: "1974'te alınarak katledilen
    köylüler", "2 Ekim'de konsolosluğa girdikten sonra kaybolan gazeteci".
    """
    found = [(at - start, kind) for at in range(start, end) if (kind := _closing(reading, at))]
    if found and found[0][1] in _LIGHT_KINDS:
        taken = next((kind for _, kind in found if kind in _FULL), None)
        found[0] = (found[0][0], f"light {taken}" if taken else "light")
    elif len(found) > 1 and found[0][1] in _LEANING and found[1] in _joined(found[0][0]):
        found[0] = (found[0][0], "participle")
    return found


def _joined(at: int) -> tuple[tuple[int, str], ...]:
    """The closings that a converb at this place may belong to."""
    return tuple((at + step, "participle") for step in range(1, _JOINED + 1))


def _closing(reading: Reading, at: int) -> str | None:
    kind = _kind_of(reading.folded[at])
    if kind is None or (reading.words[at].capital and kind not in _NO_VERBS):
        return None
    return "light other" if kind == "light" and not _of_an_event(reading, at) else kind


@per_word
def _kind_of(folded: str) -> str | None:
    """The kind of clause that a word in small letters closes; light also for "light other"."""
    if folded in DATED:
        return "dated"
    if folded in _AFTERMATH:
        return "aftermath"
    form = form_of(folded)
    if form == "participle":
        return "light" if _LIGHT.match(folded) else "participle"
    if form in FINITE:
        return None if form == "aorist" else "finite"
    return _KINDS.get(form or "")


def _of_an_event(reading: Reading, at: int) -> bool:
    """True if what stands behind the participle is an event or where one was: "başlayan grev", "düzenlenen törende"."""
    behind = reading.words[at + 1 : at + 1 + _NOUN_PHRASE]
    return any(one.role == "noun" and at < one.first <= at + _NOUN_PHRASE for one in reading.triggers) or any(
        _LOCATIVE.search(word.folded) for word in behind
    )


def takes(found: Sequence[tuple[int, str]]) -> bool:
    """True if the first closed clause keeps the words before it to itself: "31 Mart'ta seçilen başkan tutuklandı"."""
    return bool(found) and found[0][1] in _TAKING and found[0][0] < _REACH


def is_closed(reading: Reading, span: Span, trigger: Trigger) -> bool:
    """True if a place belongs to a clause closed before the trigger."""
    between = span.start >= reading.words[trigger.first].start
    last = trigger.governor if between else trigger.first
    start = min(reading.word_from(span.end), last)
    near = min(start + _REACH, last)
    return any(map(_kind_of, reading.folded[start:near])) and takes(closings(reading, start, last))
