"""What speaks for and against a sentence's own date words as the time of one of its events.

Turkish closes a clause with its verb, so between a date and the event's words every verb that closes a clause of its
own (-An, -DIğI, -Ip, a finite verb) may have taken the date: "31 Mart'ta seçilen başkan dün tutuklandı". Each cue is a
word that `time_choice` weighs; none decides alone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from components.events.clauses import DATED, closings, takes
from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.model import Modality, TimeExpression, TimePrecision
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES

_ENDING = re.compile(r"er(?:di|miş)|bitti|bitmiş|tamamlan|söndürül|durdurul|kaldırıl|kesil")  # "grev dün sona erdi"
_SINCE_REACH = 4  # words from "beri" to "ilk"
_UNTIL = frozenset({"kadar", "dek", "değin"})
_NEAR, _MIDDLE = 1, 4  # words between a date and the verb that may take it
_ADJECTIVE_WORDS = 3  # "21 Eylül'deki silahlı saldırı": how far behind its adjective a noun stands
_WEEK = 7  # days
_CASE = re.compile(r"dava|duruşma|soruşturma|ilgili|ilişkin|yargıla|sanık|sanığ|zanlı|şüpheli|fail")
_CASE_REACH = 3  # words
_OBLIQUE = re.compile(r"\w{3,}(?:[dt][ae](?:ki)?|[dt][ae]n|n[ıiuü]n|[ıiuü]nı|[sş]ını|sini|yl[ae])$")
_PRECISIONS = {
    TimePrecision.TIME: "clock",
    TimePrecision.DAY: "day",
    TimePrecision.WEEK: "week",
    TimePrecision.MONTH: "month",
    TimePrecision.SEASON: "month",
    TimePrecision.YEAR: "month",
}
_MOODS = {
    Modality.ASSERTED: "told",
    Modality.CLAIMED: "told",
    Modality.NEGATED: "told",
    Modality.BACKGROUND: "earlier",
    Modality.PLANNED: "ahead",
    Modality.HYPOTHETICAL: "ahead",
}


def precision_of(precision: TimePrecision) -> str:
    """How fine a time is: clock, day, week, or month for all that is coarser."""
    return _PRECISIONS.get(precision, "month")


def is_clock_only(time: TimeExpression) -> bool:
    """True for "saat 15.30'da", "öğle saatlerinde": an hour that leans on a day told before."""
    return time.type == "TIME" and time.anchor == "previous"


@per_word
def is_oblique(word: str) -> bool:
    """True for a noun in a case that takes it up as known: "kazada", "saldırının", "yangından"."""
    return _OBLIQUE.match(word) is not None


def age_of(then: date | None, day: date | None) -> str | None:
    """How long before the day of publication a day is: ahead, today, yesterday, week, old; None if unknown."""
    if then is None or day is None:
        return None
    days = (day - then).days
    if days < 0:
        return "ahead"
    return ("today", "yesterday")[days] if days <= 1 else "week" if days <= _WEEK else "old"


def mood_of(modality: Modality, embedded: bool) -> str:
    """What matters of a modality: told (news), earlier, ahead; passing = told in passing, in a clause of its own."""
    return "passing" if embedded else _MOODS[modality]


def own_cues(
    reading: Reading, trigger: Trigger, times: Sequence[TimeExpression], at: int, mood: str, day: date | None
) -> tuple[str, list[str]]:
    """The cues of `times[at]` for the trigger, and what they speak of: an "own" date, or one "closed" off by a clause.

    `times`: all dates of the sentence, in order; `day`: the day of publication.
    """
    time, words = times[at], reading.words
    first, behind = reading.word_from(time.span.start), reading.word_from(time.span.end)
    where = side_of(trigger, first)
    age = age_of(time.earliest, day)
    cues = [mood, where, precision_of(time.precision), time.anchor]
    if mood == "passing" and where != "before":
        cues.append("behind passing")
    if is_clock_only(time):
        cues.append("clock only")
    if age:
        cues.append(f"{age} {mood}")
    if len(times) == 1:
        cues.append("only")
    if where == "between" and behind == trigger.governor:
        cues.append("at its verb")
    end = trigger.first if where == "before" else trigger.governor
    found = [] if where == "behind" else closings(reading, behind, end)
    cues += _clauses(found, end - behind) if where != "behind" else _behind(words, trigger, behind)
    cues += _endings(words, behind, mood, time.mod == "AFTER")
    cues += _bindings(reading, behind, trigger, where)
    cues += _rank(times, at, words[trigger.first].start)
    bound = f"until {mood}" in cues and mood != "ahead"
    return ("closed" if bound or takes(found) else "own"), cues


def side_of(trigger: Trigger, first: int) -> str:
    """Where word `first` stands: before the trigger, between it and its verb, or behind both."""
    if first <= trigger.first:
        return "before"
    return "between" if first < trigger.governor else "behind"


def _behind(words: Sequence[Word], trigger: Trigger, behind: int) -> Iterator[str]:
    finite = any(form_of(word.folded) in FINITE for word in words[trigger.governor : behind])
    yield "behind finite" if finite else "behind clause"


def _clauses(found: Sequence[tuple[int, str]], words: int) -> Iterator[str]:
    """Which verb closes the first clause between date and trigger, how near to the date; `words` between the two."""
    if not found:
        yield f"clear {_far(words)}"
        return
    yield f"{found[0][1]} {_far(found[0][0])}"
    if len(found) > 1:
        yield "twice"
    if any(kind == "finite" for _, kind in found):
        yield "finite"


def _far(distance: int) -> str:
    return "near" if distance <= _NEAR else "middle" if distance <= _MIDDLE else "far"


def _endings(words: Sequence[Word], behind: int, mood: str, open_end: bool) -> Iterator[str]:
    """What the words behind the date make of it: until, since, from then on.

    What happens "1984'ten beri ilk kez" is bound by that year and does not last since then.
    """
    following = [word.folded for word in words[behind : behind + _SINCE_REACH]]
    lasting = "beri" in following[:1] or following[:2] == ["bu", "yana"]
    if _UNTIL & set(following[:2]) or (lasting and "ilk" in following):
        yield f"until {mood}"
    elif lasting:
        yield f"lasting {mood}"
    if not lasting and (open_end or "itibaren" in following[:1]):
        yield f"since {mood}"
    if words[behind - 1].after.startswith(","):
        yield "comma"


def _bindings(reading: Reading, behind: int, trigger: Trigger, where: str) -> Iterator[str]:
    """Whether the date is an adjective ("dünkü", "3 Mart saldırısı"), and of which noun."""
    words = reading.words
    last = words[behind - 1].folded
    if last.endswith("ki") or (behind < len(words) and words[behind].folded in DATED):
        other = any(behind <= one.first < trigger.first for one in reading.triggers)
        near = where == "before" and trigger.first - behind <= _ADJECTIVE_WORDS
        yield "adjective own" if near and not other else "adjective other"
    elif trigger.first == behind and trigger.role == "noun" and not any(mark in last for mark in APOSTROPHES):
        yield "adjective name"
    if _is_case(reading, trigger.last):
        yield f"case {where}"
    if trigger.role != "verb":
        yield f"{where} noun"
        if where == "between" and _ENDING.match(words[trigger.governor].folded):
            yield "between ending"
        if is_oblique(words[trigger.last].folded):
            yield f"{where} oblique"


def _is_case(reading: Reading, last: int) -> bool:
    """True for what a trial or an inquiry is about: "kazanın davası", "saldırıyla ilgili soruşturma"."""
    return any(map(_CASE.match, reading.folded[last + 1 : last + 1 + _CASE_REACH]))


def _rank(times: Sequence[TimeExpression], at: int, first: int) -> Iterator[str]:
    if any(_holds(times[at], other) for other in times):
        yield "holds another"  # "bu yılki kazı 1 Haziran'da başladı"
    if times[at].span.start <= first and (at + 1 == len(times) or times[at + 1].span.start > first):
        yield "nearest"


def _holds(time: TimeExpression, other: TimeExpression) -> bool:
    """True for a period that another date is a part of."""
    if not (time.earliest and time.latest and other.earliest and other.latest) or time.precision <= other.precision:
        return False
    return time.earliest <= other.earliest and other.latest <= time.latest
