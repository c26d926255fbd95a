"""Which of a sentence's triggers are events it reports: the one its verb tells, unless that only says who said so."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from components.events.asides import (
    GENITIVES,
    dated_apart,
    follows,
    has_own_date,
    is_about,
    is_aside,
    is_parted,
)
from components.events.kinds import HARMING
from components.events.main_clauses import STATIVE, TELLING, main_clauses
from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import CLAUSES, FINITE, Word, form_of, is_negated
from components.model import EventType

_IS = re.compile(
    r"(?<!^gi)(?<!^ya)(?<!^sa)(?<!^ko)(?<!^du)(?<!^so)(?<!^ka)(?<!^ca)(?<!^u)yd[ıiuü]$|(?:vardı|yoktu|değildi)$"
)
_COUNTS = re.compile(
    r"yüksel|art|çık|ulaş|geril|azal|düş|aş|bul|tespit|belirlen|kaydedil|in(?:di|dir)|olarak|taburcu"
)  # a toll
_PASSING = HARMING | {EventType.ARREST}
_LOCATIVES = ("da", "de", "ta", "te")
_PUT_OFF = frozenset({EventType.COURT, EventType.ELECTION})  # a visit or match put off is a decision, a hearing is not
_IN_CASE = re.compile(r"m[ae]s[ıi]n[ıiae]$|m[ae]y[aeıi]$")
_RULED = frozenset({EventType.ARREST, EventType.COURT, EventType.ELECTION})
_HELD = frozenset("yapılan düzenlenen gerçekleştirilen gerçekleşen toplanan kurulan oynanan".split())
_BESIDE = 2  # words
_PHASE = re.compile(r"başla(?!ng)|devam|son$|ara$|geç(?:il|t|ec)|tamamla")  # "yargılanmasına devam edilecek"
_LESS_SURE = 0.05  # an event told before the sentence's last verb
_EARLY = 6  # sentences: an opening in which any past tense tells something that happened


class Choice(NamedTuple):
    """A trigger taken as an event. `frame` = the folded verb that reports it, or None. `rule` = why it was taken."""

    trigger: Trigger
    frame: str | None
    rule: str
    confidence: float
    weak: bool = False  # its type may follow the sentence's domain or the article's topic
    start: int = 0  # the first word of its clause, and the last; 0 = the sentence is one clause
    end: int = 0
    embedded: bool = False  # told in passing, in a clause of its own: "geçen yıl çöken yurdun davası"
    apart: bool = False  # a date parts it from the event of the verb, whatever the types
    told_to: int = 0  # the last word of its clause where a verb behind later clauses reports it; 0 = no such verb


def choose(reading: Reading, dated: bool) -> tuple[Choice, ...]:
    """The events of a sentence in its order, those each of its clauses tells; `dated` = it has a date of its own."""
    if reading.standing == "subheading":
        return ()
    parts = main_clauses(reading)
    if len(parts) == 1:
        return _choose(reading, dated)
    last = parts[-1][0]
    stops = [start - 1 for start, _ in parts[1:]] + [0]
    return tuple(
        _in_clause(choice, start, part, last)._replace(told_to=stop if len(part.words) > stop + 1 else 0)
        for (start, part), stop in zip(parts, stops, strict=True)
        for choice in _choose(part, dated)
        if choice.trigger.last >= start  # what trails behind a clause ("…, köy yönünden") tells no event of its own
    )


def _in_clause(choice: Choice, start: int, clause: Reading, last: int) -> Choice:
    """The choice of the clause that begins at word `start`; the last clause tells the sentence's main event."""
    sure = choice.confidence if start == last else choice.confidence - _LESS_SURE
    return choice._replace(start=start, end=len(clause.words) - 1, confidence=round(sure, 2))


def _choose(reading: Reading, dated: bool) -> tuple[Choice, ...]:
    triggers = [t for t in reading.triggers if not (reading.quotes and reading.quoted(t.span(reading.words)))]
    content = [t for t in triggers if t.role in {"verb", "noun", "general", "harm", "bare"}]
    report = next((t for t in reversed(triggers) if t.role == "report"), None)
    main = _main(reading, content, report)
    frame = _frame(reading, report, main)
    aside: tuple[Choice, ...] = ()
    if main is not None:
        told = _with_second(reading, content, main, frame)
        if not is_aside(reading, main, content, report):
            return told
        parted = is_parted(reading, main, content)
        aside = tuple(
            choice._replace(embedded=not follows(reading, choice.trigger), apart=choice.apart or parted)
            for choice in told
        )
    broad = [t for t in triggers if t.role == "broad"]
    placed = any(resolved.place and resolved.toponym.literal for resolved in reading.toponyms)
    telling = reading.standing in {"lead", "heading"} or dated or placed or reading.number <= _EARLY
    if broad and telling and report is None:
        return (*aside, Choice(_told_by_predicate(reading, broad[-1]), None, "broad", 0.6, weak=True))
    if report is not None and (report.form is not None or telling):
        return (*aside, _reported(reading, report))
    return (*aside, *_untyped(reading, dated)) if telling else aside


def _reported(reading: Reading, report: Trigger) -> Choice:
    """What is reported, if the clause before the reporting verb tells an act; else the statement itself."""
    for at in range(report.first - 1, max(-1, report.first - 3), -1):
        word = reading.words[at]
        form = None if word.capital or reading.quoted_word(at) else form_of(word.folded)
        if form in {"clause", "future_clause"} and not STATIVE.match(word.folded):
            trigger = Trigger(EventType.STATEMENT, "broad", at, at, at, form, is_negated(word.folded))
            return Choice(trigger, _frame(reading, report, None), "framed", 0.5, weak=True)
    return Choice(report, None, "statement", 0.5, weak=True)


def _main(reading: Reading, content: Sequence[Trigger], report: Trigger | None) -> Trigger | None:
    """The trigger the sentence's verb tells; in a reported clause, the last one before the reporting verb."""
    inside = [t for t in content if report is None or t.last < report.first or t.form in FINITE]
    if report is not None:
        inside = [t for t in inside if not _said_at(reading, t, report)]
    if not inside:
        return None
    predicate = reading.predicate()
    told = [t for t in inside if t.form in FINITE or (report is not None and t.form in CLAUSES)]
    last = told[-1] if told else inside[-1]
    by_predicate = [t for t in inside if predicate is not None and t.governor == predicate]
    if by_predicate:
        last = next((t for t in reversed(by_predicate) if not _is_occasion(reading, t)), by_predicate[-1])
    toll = next((t for t in reversed(inside) if t.role == "harm"), None)
    counted = last.type == EventType.STATEMENT and _COUNTS.match(reading.folded[last.first])
    if toll is not None and counted and toll.form != "clause":  # "öldürüldüğü evin önünde önlem artırıldı"
        last = toll._replace(governor=max(toll.governor, last.governor), form=last.form, negated=last.negated)
    if last.role == "general":
        last = _what_was_decided(reading.words, inside, last)
    if last.role == "harm":
        causes = [t for t in content if t.type in HARMING and t.role != "harm" and t.first != last.first]
        if causes:
            return causes[-1]._replace(governor=max(last.governor, causes[-1].governor), form=last.form)
    return last if last.form in FINITE or (report and last.form in CLAUSES) else _hung(reading, last, report)


def _said_at(reading: Reading, trigger: Trigger, report: Trigger) -> bool:
    """True for the occasion of a statement: "konferansta duyurdu", "törende konuştu"."""
    if trigger.role != "noun" or not report.first <= trigger.governor <= report.last:
        return False
    return reading.words[trigger.last].folded.endswith(_LOCATIVES)


def _is_occasion(reading: Reading, trigger: Trigger) -> bool:
    """True for a noun that only says on what occasion or after what: "karar, 42. oturumda verildi"."""
    if trigger.role != "noun":
        return False
    told = trigger.type == EventType.COURT  # "duruşmada" tells the hearing itself
    return follows(reading, trigger) or (not told and reading.words[trigger.last].folded.endswith(_LOCATIVES))


def _what_was_decided(words: Sequence[Word], content: Sequence[Trigger], general: Trigger) -> Trigger:
    """ "Ateşkes kararı aldı": the noun right before a general verb tells what kind of event it is."""
    put_off = words[general.first].folded.startswith("ertele")
    for other in reversed(content):
        near = other.last < general.first <= other.last + _BESIDE
        if put_off and other.type not in _PUT_OFF:
            continue
        if other.role == "verb" and other.type not in _RULED and _IN_CASE.search(words[other.last].folded):
            continue  # "asker göndermesini kararlaştırdı" tells a decision, "tutuklanmasına karar verdi" an arrest
        if near and other.role in {"noun", "verb"} and other.form not in FINITE | {"converb"}:
            return other._replace(governor=general.governor, form=general.form, negated=general.negated)
        named = other.role == "noun" or (other.type != EventType.STATEMENT and other.last != other.governor)
        if near and named and other.governor == general.governor:
            return other
    return general


def _hung(reading: Reading, trigger: Trigger, report: Trigger | None) -> Trigger:
    """A trigger without a finite verb hangs on the sentence's predicate, or on the verb of the clause reported."""
    if trigger.role != "noun" and trigger.form in CLAUSES:
        return _in_phase(reading, trigger) if report is None and trigger.form == "noun" else trigger
    if report is None:
        return _told_by_predicate(reading, trigger)
    for at in range(report.first - 1, trigger.last, -1):
        form = form_of(reading.words[at].folded)
        if form in CLAUSES and not reading.words[at].capital:
            return trigger._replace(governor=at, form=form, negated=is_negated(reading.words[at].folded))
    return trigger


def _in_phase(reading: Reading, trigger: Trigger) -> Trigger:
    """An act that the predicate says began, goes on or ended: its verb tells whether that took place."""
    at = reading.predicate()
    if at is None or at <= trigger.last or not any(map(_PHASE.match, reading.folded[at - 1 : at + 1])):
        return trigger
    return _told_by_predicate(reading, trigger)


def _told_by_predicate(reading: Reading, trigger: Trigger) -> Trigger:
    at = reading.predicate()
    if at is None or at <= trigger.last:
        return trigger
    folded = reading.words[at].folded
    return trigger._replace(governor=at, form=form_of(folded), negated=is_negated(folded))


def _frame(reading: Reading, report: Trigger | None, main: Trigger | None) -> str | None:
    if report is None or (main is not None and report.first < main.first):
        return None
    return " ".join(word.folded for word in reading.words[report.first : report.last + 1])


def _with_second(reading: Reading, content: Sequence[Trigger], main: Trigger, frame: str | None) -> tuple[Choice, ...]:
    chosen = [
        Choice(
            main, frame, "framed" if frame else "last", 0.9 if main.form else 0.7, weak=main.role in {"general", "bare"}
        )
    ]
    for other in content:
        if other.first == main.first:
            continue
        alike = [choice for choice in chosen if choice.trigger.type == other.type]
        if dated_apart(reading, other, main) and not any(choice.embedded for choice in alike):
            chosen.append(Choice(other, frame, "second", 0.6, embedded=True, apart=True))
        elif alike:
            continue
        elif _second(reading, other, main) or _held(reading, other):
            chosen.append(Choice(other, frame, "second", 0.7))
        elif _embedded(reading, other, main):
            chosen.append(Choice(other, frame, "second", 0.6, embedded=True))
    return tuple(sorted(chosen, key=lambda choice: choice.trigger.first))


def _second(reading: Reading, other: Trigger, main: Trigger) -> bool:
    """Another event: related to the main one by a word, or told by a finite verb or converb of its own."""
    if other.role in {"harm", "general"} or other.type == EventType.STATEMENT:
        return False
    if follows(reading, other) and other.last < max(main.first, main.governor):
        return True
    if other.governor == main.governor or is_about(reading, other):
        return False
    if other.form in {"clause", "future_clause"} and reading.words[other.governor].after.startswith(","):
        return True
    return other.form in {"past", "background", "converb", "after_clause", "evidential"}


def _held(reading: Reading, other: Trigger) -> bool:
    """True for the occasion that is said to have been held: "dün Sivas'ta yapılan toplantıda köylüler karşı çıktı"."""
    if other.role != "noun" or other.type == EventType.STATEMENT or other.first == 0:
        return False
    return reading.folded[other.first - 1] in _HELD and reading.folded[other.last].endswith(_LOCATIVES)


def _embedded(reading: Reading, other: Trigger, main: Trigger) -> bool:
    """An event told in passing, in front of the main one: "öldüğü", "çöken", "yangınının"."""
    if other.role in {"harm", "general"} or other.type == EventType.STATEMENT or main.type in HARMING:
        return False
    if other.last >= main.first or (other.type not in _PASSING and not has_own_date(reading, other, main)):
        return False
    word = reading.words[other.last].folded
    if main.role == "general" and other.last + _BESIDE >= main.first and _IN_CASE.search(word):
        return False  # an act that is asked for or decided on
    possessor = other.role == "noun" and (word.endswith(GENITIVES) or is_about(reading, other))
    return possessor or other.form in {"participle", "clause", "noun", None}


def _untyped(reading: Reading, dated: bool) -> tuple[Choice, ...]:
    """A verb that is in no table: still an event where the report opens, or where it tells a date or a place."""
    at = reading.predicate()
    if at is None:
        return ()
    word = reading.words[at].folded
    form = form_of(word)
    if form == "progressive" and reading.standing not in {"lead", "heading"} and not dated:
        return ()
    if form not in TELLING or _IS.search(word):
        return ()
    trigger = Trigger(EventType.STATEMENT, "broad", at, at, at, form, is_negated(word))
    return (Choice(trigger, None, "untyped", 0.4, weak=True),)
