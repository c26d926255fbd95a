"""Which of a sentence's triggers are events it reports: the last one, unless that only says who said so."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import CLAUSES, FINITE, form_of, is_negated
from components.model import EventType

_HARMING = frozenset(
    {EventType.ATTACK, EventType.EXPLOSION, EventType.DISASTER, EventType.OPERATION, EventType.PROTEST}
)
_STANDALONE = frozenset(
    {
        "past",
        "background",
        "evidential",
        "progressive",
        "future",
        "future_past",
        "converb",
        "after_clause",
        "clause",
        "noun",
        "participle",
    }
)
_RELATING = (
    "sonrasında", "sonrası", "ardından", "akabinde", "sonucu", "sonucunda", "nedeniyle", "yüzünden", "sebebiyle",
    "dolayısıyla", "üzerine", "sırasında", "esnasında", "öncesinde", "önce", "sonra", "neticesinde",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A trigger taken as an event. `frame` = the folded verb that reports it, or None. `rule` = why it was taken."""

    trigger: Trigger
    frame: str | None
    rule: str
    confidence: float


def choose(reading: Reading, dated: bool) -> tuple[Choice, ...]:
    """The events of a sentence in its order, the main one among them; `dated` = it has a date of its own."""
    triggers = [trigger for trigger in reading.triggers if not reading.quoted(trigger.span(reading.words))]
    content = [t for t in triggers if t.role in {"verb", "noun", "light", "harm"}]
    broad = [t for t in triggers if t.role == "broad"]
    report = _report(triggers)
    frame = _frame(reading, report)
    main = _main(reading, content, report)
    if main is not None:
        return _with_second(reading, content, main, frame)
    if broad and (reading.standing in {"lead", "heading"} or dated or reading.toponyms):
        return (Choice(broad[-1], frame, "broad", 0.6),)
    if report is not None:
        return (Choice(report, None, "statement", 0.5),)
    return _untyped(reading, dated)


def _report(triggers: Sequence[Trigger]) -> Trigger | None:
    """The sentence's reporting verb: the last trigger, if it only says that somebody said so."""
    return next((t for t in reversed(triggers) if t.role == "report"), None)


def _frame(reading: Reading, report: Trigger | None) -> str | None:
    if report is None:
        return None
    return " ".join(word.folded for word in reading.words[report.first : report.last + 1])


def _main(reading: Reading, content: Sequence[Trigger], report: Trigger | None) -> Trigger | None:
    if not content:
        return None
    inside = [t for t in content if report is None or t.governor < report.first or t.first > report.last]
    told = [t for t in inside if t.form in FINITE or t.form in CLAUSES] or inside or list(content)
    last = told[-1]
    if last.role == "harm":
        cause = [t for t in content if t.type in _HARMING and t.first != last.first]
        return cause[-1] if cause else last
    return last


def _with_second(reading: Reading, content: Sequence[Trigger], main: Trigger, frame: str | None) -> tuple[Choice, ...]:
    chosen = [Choice(main, frame, "framed" if frame else "last", 0.9 if main.form else 0.7)]
    for other in content:
        if other is not main and _second(reading, other, main, chosen):
            chosen.append(Choice(other, frame, "second", 0.7))
    return tuple(sorted(chosen, key=lambda choice: choice.trigger.first))


def _second(reading: Reading, other: Trigger, main: Trigger, chosen: Sequence[Choice]) -> bool:
    """Another event of the sentence: of another type, and related to the main one by a word or told by its own verb."""
    if other.role == "harm" or any(other.type == choice.trigger.type for choice in chosen):
        return False
    if other.governor == main.governor or other.type == EventType.STATEMENT:
        return False
    behind = [word.folded for word in reading.words[other.last + 1 : other.governor + 3]]
    if any(word in _RELATING for word in behind):
        return True
    return other.role == "verb" and other.form in {"past", "background", "converb", "after_clause", "evidential"}


def _untyped(reading: Reading, dated: bool) -> tuple[Choice, ...]:
    """A sentence whose verb is in no table: still an event if it opens the article or tells a date."""
    at = reading.predicate()
    if at is None or not (reading.standing == "lead" or dated):
        return ()
    form = form_of(reading.words[at].folded)
    if form not in {"past", "background", "evidential", "future", "progressive"}:
        return ()
    trigger = Trigger(EventType.STATEMENT, "broad", at, at, at, form, is_negated(reading.words[at].folded))
    return (Choice(trigger, None, "untyped", 0.4),)
