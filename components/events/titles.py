"""A short title in the sentence's own words: the clause of the event, adjuncts left out until it fits."""

import re
from collections.abc import Sequence

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import Word, form_of
from components.model import Span
from components.text.turkish import capitalise, fold_case

LIMIT = 90  # characters; a title is shorter

_OPENERS = frozenset(
    "ayrıca ancak öte yandan ise bunun üzerine bu arada öte yandan böylece ayrıca nitekim dolayısıyla ve ama "
    "fakat".split()
)
_PURPOSE = frozenset(
    "amacıyla üzere için dolayı kapsamında çerçevesinde doğrultusunda bağlamda itibaren rağmen göre".split()
)
_CLOSES_ADJUNCT = re.compile(r"(?:y?[ae]r[ae]k|m[ae]d[ae]n|ken)$")


def title_of(text: str, reading: Reading, trigger: Trigger, keep: Sequence[Span], drop: Sequence[Span]) -> str:
    """The title; `keep` are the places and actors it should name, `drop` the dates it can do without."""
    first, last = _clause(reading, trigger)
    chosen = list(range(first, last + 1))
    for step in (_without_openers, _without_parentheses, _without_dates, _without_purposes, _without_modifiers):
        if _length(text, reading.words, chosen) < LIMIT and step is not _without_openers and step is not _without_dates:
            break
        chosen = step(text, reading.words, chosen, keep, drop) or chosen
    return _fitted(text, reading.words, chosen, trigger)


def _clause(reading: Reading, trigger: Trigger) -> tuple[int, int]:
    """First and last word: up to the verb of the event; from behind the clause before it."""
    last = max(trigger.governor, trigger.last)
    first = 0
    for at in range(trigger.first - 1, -1, -1):
        word = reading.words[at]
        if word.after.startswith((";", ":", ".")) or (
            word.after == "," and form_of(word.folded) in {"past", "background", "converb", "after_clause"}
        ):
            first = at + 1
            break
    return first, last


def _length(text: str, words: Sequence[Word], chosen: Sequence[int]) -> int:
    return len(_joined(text, words, chosen))


def _joined(text: str, words: Sequence[Word], chosen: Sequence[int]) -> str:
    parts: list[str] = []
    for place, at in enumerate(chosen):
        neighbour = place + 1 < len(chosen) and chosen[place + 1] == at + 1
        mark = words[at].after if neighbour and words[at].after in {",", "-", "/", "”", '"', "'", "’"} else ""
        parts.append(text[words[at].start : words[at].end] + mark)
    return " ".join(parts)


def _without_openers(
    text: str, words: Sequence[Word], chosen: list[int], keep: Sequence[Span], drop: Sequence[Span]
) -> list[int]:
    start = 0
    while start < len(chosen) - 2 and words[chosen[start]].folded in _OPENERS:
        start += 1
    return chosen[start:]


def _without_parentheses(
    text: str, words: Sequence[Word], chosen: list[int], keep: Sequence[Span], drop: Sequence[Span]
) -> list[int]:
    depth, kept = 0, []
    for at in chosen:
        before = text[words[at - 1].end : words[at].start] if at else ""
        depth += before.count("(") - before.count(")")
        if depth <= 0:
            kept.append(at)
    return kept


def _without_dates(
    text: str, words: Sequence[Word], chosen: list[int], keep: Sequence[Span], drop: Sequence[Span]
) -> list[int]:
    return [at for at in chosen if not any(span.overlaps(words[at].span) for span in drop)]


def _without_purposes(
    text: str, words: Sequence[Word], chosen: list[int], keep: Sequence[Span], drop: Sequence[Span]
) -> list[int]:
    """Leave out "… amacıyla", "… üzere", "-ArAk" phrases: from the last comma, place or actor before them."""
    result = list(chosen)
    for at in chosen[:-1]:
        folded = words[at].folded
        if at in result and (folded in _PURPOSE or _CLOSES_ADJUNCT.search(folded)) and not words[at].capital:
            result = _cut(words, result, at, keep)
    return result


def _cut(words: Sequence[Word], chosen: list[int], at: int, keep: Sequence[Span]) -> list[int]:
    place = chosen.index(at)
    start = place
    while start > 0:
        before = words[chosen[start - 1]]
        if before.after or any(span.overlaps(before.span) for span in keep):
            break
        start -= 1
    return chosen[:start] + chosen[place + 1 :]


def _without_modifiers(
    text: str, words: Sequence[Word], chosen: list[int], keep: Sequence[Span], drop: Sequence[Span]
) -> list[int]:
    """Leave out relative clauses "… -An", "… -DIğI" that stand before a noun."""
    result = list(chosen)
    for at in chosen[:-1]:
        if (
            at in result
            and form_of(words[at].folded) in {"participle", "clause"}
            and not words[at].capital
            and not words[at].after
        ):
            result = _cut(words, result, at, keep)
    return result


def _fitted(text: str, words: Sequence[Word], chosen: list[int], trigger: Trigger) -> str:
    """The words from the end of the clause backwards, as many as fit; it never begins inside a name."""
    while chosen and _length(text, words, chosen) >= LIMIT:
        chosen = chosen[1:]
        while (
            len(chosen) > 3
            and not words[chosen[0] - 1].after
            and words[chosen[0] - 1].capital
            and words[chosen[0]].capital
        ):
            chosen = chosen[1:]
    title = _joined(text, words, chosen).rstrip(",;:- ")
    return (
        capitalise(title)
        if title
        else capitalise(fold_case(Span(words[trigger.first].start, words[trigger.last].end).of(text)))
    )
