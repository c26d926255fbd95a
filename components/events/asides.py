"""Which triggers only set the scene for what a sentence tells: on what occasion, after what, or who somebody is."""

import re
from collections.abc import Sequence

from components.events.clauses import is_closed
from components.events.kinds import HARMING
from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import CLAUSES, form_of
from components.model import EventType

_HARMFUL = HARMING | {EventType.DEATHS}
_LOCATIVES = ("da", "de", "ta", "te")
GENITIVES = ("nın", "nin", "nun", "nün")
_RELATING = frozenset(
    "sonrasında sonrası ardından akabinde sonucu sonucunda nedeniyle yüzünden sebebiyle dolayısıyla üzerine sırasında "
    "esnasında öncesinde önce sonra neticesinde".split()
)
_SETTING_OFF = frozenset("üzerine ardından sonrasında sonrası sonra nedeniyle yüzünden dolayısıyla".split())
_COPULAS = frozenset("idi oldu olmadı vardı yoktu olmamıştı olacak olmayacak".split())
_ABOUT = frozenset("ilişkin ilgili yönelik hakkında konusunda dair".split())
_IS_THERE = re.compile(r"ol(?!ay|ası)|var|yok|bulun")  # "kurtulan olmadığını bildirdi"
_NEAR = 5  # words from a date to the event that it dates
_BESIDE = 3  # words from a clause to the verb that reports it: "öldüğünü de resmen açıkladı"


def follows(reading: Reading, trigger: Trigger) -> bool:
    """True for an event that a word relates to what comes behind it: "toplantının ardından", "saldırı sonucu"."""
    return not _RELATING.isdisjoint(reading.folded[trigger.last + 1 : trigger.last + 4])


def is_about(reading: Reading, trigger: Trigger) -> bool:
    """True for what something else is about: "saldırıya ilişkin", "kazayla ilgili"."""
    return not _ABOUT.isdisjoint(reading.folded[trigger.last + 1 : trigger.last + 2])


def is_parted(reading: Reading, main: Trigger, content: Sequence[Trigger]) -> bool:
    """True if a date parts the trigger from the sentence's verb, which has none of its own."""
    predicate = reading.predicate()
    said = next(other for other in content if other.first == main.first)
    return predicate is not None and dated_apart(reading, said, main._replace(first=predicate, governor=predicate))


def dated_apart(reading: Reading, other: Trigger, main: Trigger) -> bool:
    """True for what came before on another day, said of somebody or something: "kazada kaybolan çocuk dün bulundu".

    A date stands between it and the verb; what is no harm, or a possessor ("salı başlayan grevin ikinci adımı dün …"),
    has one of its own as well.
    """
    if other.role == "general" or other.type == EventType.STATEMENT or (other.role == "harm" and main.role == "harm"):
        return False
    word = reading.words[other.last].folded
    owns = other.role == "noun" and word.endswith(GENITIVES)
    last = other.last if owns else other.governor
    before = other.role == "noun" and follows(reading, other)
    if not (owns or before or other.form == "participle" or _is_scene(other, word)) or last >= main.first:
        return False
    starts = [time.span.start for time in reading.times if time.type in {"DATE", "TIME"}]
    behind, verb = reading.words[last].end, reading.words[main.governor].start
    own = any(start < reading.words[other.first].start for start in starts)
    return (own or (not owns and other.type in _HARMFUL)) and any(behind <= start < verb for start in starts)


def _is_scene(trigger: Trigger, word: str) -> bool:
    """True for "patlamada", "çatışmada": a verbal noun that says where something else took place."""
    return trigger.form == "noun" and trigger.governor == trigger.last and word.endswith(_LOCATIVES)


def has_own_date(reading: Reading, trigger: Trigger, main: Trigger) -> bool:
    """True if a date right before the trigger belongs to it alone: "2012'de göreve gelmesinden beri"."""
    start = reading.words[trigger.first].start
    return any(
        time.span.end <= start
        and trigger.first - reading.word_from(time.span.end) <= _NEAR
        and is_closed(reading, time.span, main)
        for time in reading.times
    )


def is_aside(reading: Reading, main: Trigger, content: Sequence[Trigger], report: Trigger | None) -> bool:
    """True if the trigger only says which or when, and the verb tells something else.

    "Yıkılan caminin onarımı tamamlandı", "toplantının ardından takvimi açıkladı", "kazada ölen işçinin babası konuştu".
    """
    predicate = reading.predicate()
    if predicate is None or any(other.last == predicate for other in content):
        return False
    own = next(other for other in content if other.first == main.first)  # before it was hung on a reported clause
    tolls = [other for other in content if other.role == "harm" and other.first > own.first]
    if any(_verb_behind(reading, toll) == predicate for toll in tolls):
        return False  # the harm that it did is told: "fırtınada kopan tel bir çobanın ölümüne yol açtı"
    if report is not None and main.first < report.first:
        return _is_beside_report(reading, own, report)
    if reading.folded[predicate] in _COPULAS:
        return False
    only = own.role == "noun" and not tolls  # it may be all that tells the kind of event: "kazada kaybolan genç döndü"
    if is_parted(reading, main, content) or _sets_off(reading, own):
        return True
    return not only and _in_participle(reading, own)


def _sets_off(reading: Reading, trigger: Trigger) -> bool:
    """True for what another event came after or out of: "sözleşmenin iptali üzerine 400 işçi açıkta kaldı"."""
    behind = reading.folded[trigger.last + 1 : trigger.last + 2]
    return trigger.type != EventType.STATEMENT and not _SETTING_OFF.isdisjoint(behind)


def _verb_behind(reading: Reading, toll: Trigger) -> int:
    """The verb that tells a toll: its own, or the one behind "ölümüne"."""
    if toll.form not in {"noun", None}:
        return toll.governor
    behind = range(toll.last + 1, min(len(reading.words), toll.last + 1 + _BESIDE))
    return next((at for at in behind if form_of(reading.folded[at])), toll.last)


def _is_beside_report(reading: Reading, main: Trigger, report: Trigger) -> bool:
    """True if the clause that a verb reports, or the verb itself where it reports none, tells something else."""
    if _in_participle(reading, main):
        return True
    if main.role != "noun" or not (main.governor == main.last or report.first <= main.governor <= report.last):
        return False
    apart = follows(reading, main) or is_about(reading, main)
    return apart and _reported_clause(reading, report) is None


def _reported_clause(reading: Reading, report: Trigger) -> int | None:
    """The verb of the clause reported: "öldüğünü açıkladı"; None if there is none."""
    for at in range(report.first - 1, max(-1, report.first - 1 - _BESIDE), -1):
        word = reading.words[at]
        if not word.capital and form_of(word.folded) in CLAUSES:
            return at
    return None


def _in_participle(reading: Reading, trigger: Trigger) -> bool:
    """True for "çöken yurdun", "patlamada yaralanan işçiler"; a name may look like a participle."""
    word = reading.words[trigger.governor]
    name = word.capital and trigger.governor > 0
    if _IS_THERE.match(" ".join(reading.folded[trigger.governor + 1 : trigger.governor + 2])):
        return False
    return not name and word.folded.endswith(("an", "en")) and form_of(word.folded) == "participle"
