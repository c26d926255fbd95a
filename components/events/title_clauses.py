"""The words of a sentence that tell one of its clauses: the subject, the clause, the verb that reports it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from components.events.choosing import Choice
from components.events.reading import Reading
from components.events.title_cuts import STUMP, members, set_of
from components.events.title_starts import subject_of
from components.events.title_words import AND, between
from components.events.triggers import Trigger
from components.events.words import form_of
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES

_OBLIQUE = re.compile(rf"[{APOSTROPHES}]|(?:[dt][ae]n?|y[aeıiuü]|n[aeıiuü]|l[ae])$")
_REPORTED = frozenset({"clause", "future_clause"})
_SAME_SUBJECT = frozenset({"converb", "after_clause"})


def own_clause(reading: Reading, choice: Choice) -> tuple[Reading, int]:
    """The reading without a comma between the clause and its reporting verb, and the set of their words; -1 = all."""
    words = reading.words
    if not choice.told_to:
        return reading, between(choice.start, len(words)) if choice.start else -1
    report = next((other.first for other in reversed(reading.triggers) if other.role == "report"), 0)
    if report <= choice.told_to:
        return reading, -1
    closed = replace(words[choice.told_to], after="")
    told = reading.part((*words[: choice.told_to], closed, *words[choice.told_to + 1 :]), reading.triggers)
    return told, between(choice.start, choice.told_to + 1) | between(report, len(words))


def clause_words(
    reading: Reading, plain: Sequence[int], actors: Sequence[int], trigger: Trigger, own: int
) -> list[int]:
    """Those of the plain words that are the clause's own, behind the subject of the sentence if it is theirs too.

    It surely is if the clause opens with a word that is no subject. All plain words if the clause has too few, or if
    who reports it would go unnamed.
    """
    told = members(own, plain)
    if told and reading.folded[told[0]] in AND:
        del told[0]
    if len(told) < STUMP:
        return list(plain)
    reported = _is_reported(reading, own)
    if told[0] == plain[0] or not (reported or _opens_without_subject(reading.folded[told[0]])):
        return told
    subject = subject_of(reading.words, plain, actors, trigger.first) & set_of(plain)
    before = (1 << told[0]) - 1
    if reported and not subject and any(0 < actor & before == actor for actor in actors):
        return list(plain)
    return members(own | subject, plain)


def _is_reported(reading: Reading, own: int) -> bool:
    """True for a clause behind another that the same verb reports: "… öldüğünü, | … yaralandığını bildirdi"."""
    start = (own & -own).bit_length() - 1
    return start > 0 and form_of(reading.folded[start - 1]) in _REPORTED


@per_word
def _opens_without_subject(folded: str) -> bool:
    """True for a word in a case or a converb: "saat 14.00'te", "köşkte", "imzalayarak"."""
    return _OBLIQUE.search(folded) is not None or form_of(folded) in _SAME_SUBJECT
