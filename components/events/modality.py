"""Whether a sentence says that it happened: told from the verb's ending and the words around it."""

import re
from collections.abc import Sequence

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE, form_of
from components.model import EventType, Modality
from components.text.per_word import per_word

_CLAIM = re.compile(
    r"(?:iddia|öne sür|ileri sür|söylenti|sözde|savun(?:du|an|ul)|değerlendiriliyor|sanılıyor|düşünülüyor)"
)
_CLAIM_WORDS = re.compile(r"iddia(?:$|lar$|sı$|ları$|sına$|ya$|lara$|larına$)|söylenti(?:si|ler|leri)?$")
_GROUNDS = re.compile(
    r"(?:üzerine|nedeniyle|gerekçesiyle|yüzünden|hakkında|dolayısıyla)$|redde|yalanla|yanıt|cevap|araştır|incele|kabul"
)  # behind a claim: what it led to, or what was answered to it
_IF = re.compile(
    r"hâlinde|halinde$|durumunda$|takdirde$|şayet$|eğer$|belki$|olası$|muhtemel|ihtimali|ihtimal|olasılığı|riski$|tehlikesi$|gerek(?:ir|iyor|li|tiğ)|isteniyor|istendi"
)
_PLAN = re.compile(
    r"planlan|planlıyor|hedeflen|hedefliyor|öngörül|öngörüyor|bekleniyor|beklenen|hazırlanıyor|hazırlıyor|niyet"
)
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
_NO_DENIAL = re.compile(
    r"kurtarılama|haber$"
)  # "kurtarılamadı" tells a death, "haber alınamadı" that somebody is missing
_SCHEDULED = frozenset({EventType.MEETING, EventType.COURT, EventType.ELECTION, EventType.PROTEST, EventType.VISIT})
_NEAR = 2  # words between a noun and the verb that denies it
_OBLIQUE = ("da", "de", "ta", "te", "dan", "den", "la", "le", "nın", "nin", "ya", "ye", "na", "ne")
_DATIVES = ("ya", "ye", "na", "ne", "a", "e")
_TAKES_PLACE = re.compile(
    r"ol[am]|yap|gerçekleş|düzenle|imzala|sağla|var[ıa]?l|bulun|çık|yaşan|meydana|gel|kaydedil|ed[ie]l|et[mt]|ver"
)
_FUTURE = frozenset({"future", "future_clause", "future_past"})
_HYPOTHETICAL = frozenset({"condition", "necessity", "able"})


def modality_of(reading: Reading, trigger: Trigger, frame: str | None) -> Modality:
    """The modality of a trigger; `frame` = the folded verb that reports it ("iddia etti"), or None."""
    behind = _behind(reading, trigger)
    if _is_negated(reading, trigger, behind):
        return Modality.NEGATED
    if trigger.form in _HYPOTHETICAL or any(map(_supposes, behind)):
        return Modality.HYPOTHETICAL
    if trigger.form in _FUTURE or _announced(reading, trigger) or is_ahead(reading, trigger):
        return Modality.PLANNED
    if (frame and _CLAIM.match(frame)) or _claims(reading, trigger) or _is_alleged(reading):
        return Modality.CLAIMED
    if trigger.form == "background" or reading.standing == "background" or _told_as_background(reading):
        return Modality.BACKGROUND
    return Modality.ASSERTED


def is_ahead(reading: Reading, trigger: Trigger) -> bool:
    """True for a noun whose own participle puts it off: "yarın yapılacak toplantı", "mayısta beklenen ziyaret"."""
    if trigger.role != "noun" or trigger.form == "background":
        return False
    if trigger.first == 0 or reading.words[trigger.first - 1].after:
        return False
    before = reading.folded[trigger.first - 1]
    return _plans(before) or (before.endswith(("acak", "ecek")) and form_of(before) == "future")


def _claims(reading: Reading, trigger: Trigger) -> bool:
    """True for a statement that is itself a claim: "… aynı türden olduğunu öne sürdü"."""
    if trigger.role != "report" or trigger.form not in FINITE:
        return False
    return _CLAIM.match(" ".join(reading.folded[trigger.first : trigger.last + 1])) is not None


def _behind(reading: Reading, trigger: Trigger) -> Sequence[str]:
    """The words behind the trigger up to the second one behind its verb, but not beyond its clause."""
    stop = trigger.governor + 3
    for at, word in enumerate(reading.words[trigger.governor : stop], trigger.governor + 1):
        if word.after[:1] in {",", ";"}:
            stop = at
            break
    return reading.folded[trigger.last + 1 : stop]


def _is_alleged(reading: Reading) -> bool:
    """True for "iddiasına göre", "iddiası var", not for grounds: "darp iddiası üzerine toplandı"."""
    alleged = [at for at, alleges in enumerate(map(_alleges, reading.folded)) if alleges]
    return any(not any(map(_GROUNDS.match, reading.folded[at + 1 : at + 2])) for at in alleged)


@per_word
def _alleges(folded: str) -> bool:
    return _CLAIM_WORDS.match(folded) is not None


@per_word
def _supposes(folded: str) -> bool:
    return _IF.match(folded) is not None


@per_word
def _plans(folded: str) -> bool:
    return _PLAN.match(folded) is not None


def _is_negated(reading: Reading, trigger: Trigger, behind: Sequence[str]) -> bool:
    """A verb that is negated itself, or a noun whose verb denies that it took place ("anlaşma imzalanmadı").

    "Yangın söndürülemedi", "saldırıyla bağ kurulamadı" negate something else: the fire and the attack took place.
    """
    if trigger.role != "noun":
        denied = trigger.negated and not _NO_DENIAL.match(reading.words[trigger.first].folded)
        return denied or bool(_NOT & set(behind[:2]))
    word = reading.words[trigger.last].folded
    verb = reading.words[trigger.governor].folded
    if trigger.negated and verb.startswith("katıl") and word.endswith(_DATIVES):
        return True
    near = trigger.governor - trigger.last <= _NEAR and not word.endswith(_OBLIQUE)
    denied = trigger.negated and bool(_TAKES_PLACE.match(verb))
    return near and (denied or bool(_NOT & set(behind[:2])) or "iptal" in behind)


def _announced(reading: Reading, trigger: Trigger) -> bool:
    """ "imzalanması bekleniyor", "yapılması planlanan": the verb behind a verbal noun says that it is still to come."""
    if _plans(reading.folded[trigger.first]):
        return True
    if trigger.form in {"past", "background", "evidential", "converb"}:
        return False
    if (
        trigger.type in _SCHEDULED
        and trigger.role == "noun"
        and "var" in reading.folded[trigger.last + 1 : trigger.last + 2]
    ):
        return True
    return any(map(_plans, reading.folded[trigger.last + 1 : max(trigger.governor, trigger.last) + 4]))


def _told_as_background(reading: Reading) -> bool:
    """True if the sentence itself is told in -mIştI, whatever the ending of the trigger's own clause is."""
    at = reading.predicate()
    return at is not None and form_of(reading.words[at].folded) == "background"
