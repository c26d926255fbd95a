"""Whether a sentence says that it happened: told from the verb's ending and the words around it."""

import re
from collections.abc import Sequence

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import form_of
from components.model import Modality

_CLAIM = re.compile(r"(?:iddia|öne sür|ileri sür|söylenti|sözde|savun(?:du|an|ul))")
_CLAIM_WORDS = frozenset(
    {"iddia", "iddiası", "iddialar", "iddiasına", "iddiaya", "iddialara", "iddiasıyla", "söylentisi"}
)
_IF = re.compile(
    r"hâlinde|halinde$|durumunda$|takdirde$|şayet$|eğer$|belki$|olası$|muhtemel|ihtimali|ihtimal|olasılığı|riski$|tehlikesi$|gerek(?:ir|iyor|li|tiğ)|isteniyor|istendi"
)
_PLAN = re.compile(r"planlan|planlıyor|hedeflen|hedefliyor|öngörül|öngörüyor|bekleniyor|beklenen|hazırlanıyor|niyet")
_NOT = frozenset(
    {
        "değil",
        "değildi",
        "değildir",
        "yok",
        "yoktu",
        "yoktur",
        "olmadı",
        "olmadığı",
        "olmadığını",
        "edilmedi",
        "yapılmadı",
    }
)
_NEAR = 2  # words between a noun and the verb that denies it
_OBLIQUE = ("da", "de", "ta", "te", "dan", "den", "la", "le", "nın", "nin", "ya", "ye", "na", "ne")
_TAKES_PLACE = re.compile(
    r"ol[am]|yap|gerçekleş|düzenle|imzala|sağla|var[ıa]?l|bulun|çık|yaşan|meydana|gel|kaydedil|ed[ie]l|et[mt]|ver"
)
_FUTURE = frozenset({"future", "future_clause", "future_past"})
_HYPOTHETICAL = frozenset({"condition", "necessity", "able"})


def modality_of(reading: Reading, trigger: Trigger, frame: str | None) -> Modality:
    """The modality of a trigger; `frame` = the folded verb that reports it ("iddia etti"), or None."""
    behind = reading.folded[trigger.last + 1 : trigger.governor + 3]
    if _is_negated(reading, trigger, behind):
        return Modality.NEGATED
    if trigger.form in _HYPOTHETICAL or any(map(_IF.match, behind)):
        return Modality.HYPOTHETICAL
    if trigger.form in _FUTURE or _announced(reading, trigger):
        return Modality.PLANNED
    if (frame and _CLAIM.match(frame)) or not _CLAIM_WORDS.isdisjoint(reading.folded):
        return Modality.CLAIMED
    if trigger.form == "background" or reading.standing == "background" or _told_as_background(reading):
        return Modality.BACKGROUND
    return Modality.ASSERTED


def _is_negated(reading: Reading, trigger: Trigger, behind: Sequence[str]) -> bool:
    """A verb that is negated itself, or a noun whose verb denies that it took place ("anlaşma imzalanmadı").

    "Yangın söndürülemedi", "saldırıyla bağ kurulamadı" negate something else: the fire and the attack took place.
    """
    if trigger.role != "noun":
        return trigger.negated or bool(_NOT & set(behind[:2]))
    word = reading.words[trigger.last].folded
    near = trigger.governor - trigger.last <= _NEAR and not word.endswith(_OBLIQUE)
    verb = reading.words[trigger.governor].folded
    denied = trigger.negated and bool(_TAKES_PLACE.match(verb))
    return near and (denied or bool(_NOT & set(behind[:2])))


def _announced(reading: Reading, trigger: Trigger) -> bool:
    """ "imzalanması bekleniyor", "yapılması planlanan": the verb behind a verbal noun says that it is still to come."""
    if _PLAN.match(reading.words[trigger.first].folded):
        return True
    if trigger.form in {"past", "background", "evidential", "converb"}:
        return False
    return any(map(_PLAN.match, reading.folded[trigger.last + 1 : max(trigger.governor, trigger.last) + 4]))


def _told_as_background(reading: Reading) -> bool:
    """True if the sentence itself is told in -mIştI, whatever the ending of the trigger's own clause is."""
    at = reading.predicate()
    return at is not None and form_of(reading.words[at].folded) == "background"
