"""What an article is about, and the type that general words take from it: "karar verdi" in a trial is the trial's.

General verbs ("reddetti", "geldi"), deaths and verbs of no table say little about the type. They follow the words of
their own sentence first (a court, a ballot box), then the kind of event told before them, then the article's topic.
"""

import re
from collections import Counter
from collections.abc import Sequence

from components.events.choosing import Choice
from components.events.kinds import HARMING
from components.events.reading import Reading
from components.events.triggers import find_triggers
from components.events.words import words_of
from components.model import EventType, Span
from components.text.per_word import per_word

# Schools, ferries, roads, water: their closing and opening are announcements, whatever the cause of it.
_SERVICES = re.compile(
    r"sefer(?:$|i$|ler|e$)|uçuş(?:$|lar)|feribot|vapur|okul(?:$|lar|da|u$)|dersler|eğitim(?:e|i)?$|şebeke|önerge|bayra[kğ]|yas$|trafi[kğ]e|"
    r"yasa[kğ](?:$|ı$|ını$)"
)
_DOMAINS: tuple[tuple[EventType, re.Pattern[str]], ...] = (
    (
        EventType.COURT,
        re.compile(
            r"mahkeme|dava(?!r|et|lı$|cı|s[ıi]z)|aihm|sanı[kğ]|savcı|h[aâ]kim(?:$|in|l|e)|duruşma|avukat|iddianame|müşteki|tanı[kğ](?:$|l|ı)|"
            r"bilirkişi|müfettiş|adliye|tahkim|yargıtay|danıştay|temyiz|beraat|tutuklul|hüküm(?!et)|ifadeye|ifadesi"
        ),
    ),
    (
        EventType.ELECTION,
        re.compile(
            r"seçim(?!li)|seçmen|propaganda|oyu$|oylar|sandı[kğ](?!lı)|aday(?!a)|mazbata|ysk|referandum|başkanlığ[ae]|koltu"
        ),
    ),
    (
        EventType.PROTEST,
        re.compile(r"grev|eylemci|protesto|gösterici|sendika|işçi(?:ler|$)|miting|pankart|slogan|yürüyüş"),
    ),
    (EventType.ARREST, re.compile(r"gözaltı|şüpheli|tutuklu|emniyet|zanlı")),
    (
        EventType.DISASTER,
        re.compile(
            r"enkaz|kurtarma|arama(?!$)|sahil$|afad|hasar|artçı|kazazede|mahsur|sel(?:de|in|den)$|boğul|facia|sürüklen|göçük|"
            r"tahlisiye|dalgıç|hipotermi|bat(?:an|tı|mış)$|kayalık|taşan$|rüzg[aâ]r|lodos|sarsıntı"
        ),
    ),
    (EventType.ATTACK, re.compile(r"topçu|mermi|roket(?!i)|nişancı|kurşun|korsan(?!lık)|saldırgan|bombardıman|mevzi")),
    (EventType.DEESCALATION, re.compile(r"çadır|konteynerle|battaniye|esir(?:$|i|l)|takas|mülteci")),
    (EventType.STATEMENT, _SERVICES),
)
_DOMAIN = re.compile("|".join(f"({pattern.pattern})" for _, pattern in _DOMAINS))  # a group for each
_FOLLOWING = frozenset(EventType) - {EventType.STATEMENT, EventType.DEATHS, EventType.VISIT, EventType.AGREEMENT}
_DECIDERS = frozenset({EventType.COURT, EventType.ELECTION, EventType.AGREEMENT})  # elsewhere a decision is a decision
_OPENS = ("aç", "kapa")  # a road, a school, a shop: their opening and closing is their own
_HELP = ("kurtar", "sevk", "müdahale", "inceleme", "çağrıl", "görevlendir")
_SET_OFF = re.compile(
    r"bombalı|sabotaj|intihar saldırı|canlı bomba|terör|el yapımı|bomba yüklü|saldırgan|suikast|üstlen|"
    r"kamikaze|insansız hava|topçu atış|bombardıman"
)
_THEMES = frozenset({EventType.DISASTER, EventType.ATTACK, EventType.PROTEST})
_OWN_WORDS = frozenset({EventType.COURT, EventType.ELECTION, EventType.STATEMENT, EventType.DEESCALATION})
_RELEASING = frozenset({EventType.COURT, EventType.ARREST})
_BECAUSE = frozenset("nedeniyle yüzünden sebebiyle dolayısıyla".split())
_SICKNESS = re.compile(r"salgın|virüs|koronavirüs|covid|ebola|kolera|kızamık|difteri|veba(?!l)|şarbon|kuduz|sıtma")
_SHAKEN = ("hasar", "sarsıl", "yıkıl", "çök")
_TITLE, _LEAD, _BODY = 3, 2, 1  # how much a trigger says about the topic where it stands
_ENOUGH = 3


def is_attack(folded: str) -> bool:
    """True if the article (folded) tells that its explosions were set off by somebody."""
    return _SET_OFF.search(folded) is not None


def topic_of(title: str, readings: Sequence[Reading], choices: Sequence[Sequence[Choice]]) -> EventType | None:
    """The type most of the article's telling triggers have, headline and lead first; None if there are too few."""
    votes: Counter[EventType] = Counter()
    for trigger in find_triggers(words_of(title, Span(0, len(title)))):
        if trigger.role in {"verb", "noun"} and trigger.type in _FOLLOWING:
            votes[trigger.type] += _TITLE
    for reading, chosen in zip(readings, choices, strict=True):
        weight = _LEAD if reading.standing in {"lead", "heading"} else _BODY
        for choice in chosen:
            if not (choice.weak or choice.apart) and choice.trigger.type in _FOLLOWING:
                votes[choice.trigger.type] += weight
    type_ = min(votes, key=lambda type_: (-votes[type_], str(type_)), default=None)
    return type_ if type_ and votes[type_] >= _ENOUGH else _theme(title, readings)


def _theme(title: str, readings: Sequence[Reading]) -> EventType | None:
    """What harm an article without telling triggers goes on about: the domain of most of its words, well ahead."""
    told = [*words_of(title, Span(0, len(title))), *(word for reading in readings for word in reading.words)]
    votes: Counter[EventType] = Counter(type_ for word in told if (type_ := _domain_of(word.folded)) in _THEMES)
    ranked = sorted(votes, key=lambda type_: (-votes[type_], str(type_)))
    if not ranked or votes[ranked[0]] < _ENOUGH:
        return None
    return ranked[0] if len(ranked) == 1 or votes[ranked[0]] >= 2 * votes[ranked[1]] else None


def typed(
    reading: Reading,
    choice: Choice,
    topic: EventType | None,
    domain: EventType | None,
    harm: EventType | None,
    attacked: bool,
) -> Choice:
    """The choice with its type settled; `domain`: the sentence's (`domain_of`).

    `harm`: the type of the last harm that the article told, None before any; `attacked`: explosions of this article
    are attacks (`is_attack`).
    """
    trigger = choice.trigger
    if attacked and trigger.type == EventType.EXPLOSION:
        return _as(choice, EventType.ATTACK)
    if trigger.role == "harm":
        cause = harm or (domain if domain in HARMING else topic if topic in HARMING else None)
        if cause is None and any(map(_sickens, reading.folded)):
            cause = EventType.DISASTER
        return _as(choice, cause) if cause else choice
    if not choice.weak:
        return _as(choice, _in_setting(reading, choice, topic, domain))
    if domain in _OWN_WORDS or (domain is not None and topic in {domain, None}):
        return _as(choice, domain)
    if choice.rule == "statement" or (choice.rule == "framed" and trigger.role in {"broad", "bare"}):
        return choice
    follows = trigger.type == EventType.STATEMENT and topic in _FOLLOWING
    first = reading.folded[trigger.first]
    if trigger.role == "general":
        follows = follows and (topic in _DECIDERS or first.startswith(_HELP))
    else:
        follows = follows and not first.startswith(_OPENS)
    return _as(choice, topic) if topic and follows else choice


def _in_setting(reading: Reading, choice: Choice, topic: EventType | None, domain: EventType | None) -> EventType:
    """The type of words that tell another event in another setting.

    An "operasyon" of the police is arrests, hostages set free are no release by a court, a house damaged by shelling
    is no disaster, and ferries that stay in harbour "fırtına nedeniyle" are an announcement.
    """
    trigger, first = choice.trigger, reading.words[choice.trigger.first].folded
    if trigger.type == EventType.OPERATION and trigger.role == "noun" and topic == EventType.ARREST:
        return EventType.ARREST
    if first == "serbest" and topic in {EventType.DEESCALATION, EventType.ATTACK} and domain not in _RELEASING:
        return EventType.DEESCALATION
    if first == "tahliye" and topic in _RELEASING and domain != EventType.DISASTER:
        return EventType.ARREST
    if trigger.type != EventType.DISASTER or choice.rule == "second":
        return trigger.type
    if first.startswith(_SHAKEN) and topic in {EventType.ATTACK, EventType.OPERATION}:
        return EventType.ATTACK
    behind = reading.words[trigger.last + 1].folded if trigger.last + 1 < len(reading.words) else ""
    return EventType.STATEMENT if behind in _BECAUSE and domain == EventType.STATEMENT else trigger.type


def domain_of(reading: Reading) -> EventType | None:
    """The domain of most of a sentence's words; None if no word has one."""
    votes: dict[EventType, int] = {}
    for at, type_ in enumerate(map(_domain_of, reading.folded)):
        if type_ is not None and not (at > 0 and type_ == EventType.STATEMENT and reading.words[at].capital):
            votes[type_] = votes.get(type_, 0) + 1  # a service whose word is part of a name is none
    return min(votes, key=lambda type_: (-votes[type_], str(type_)), default=None) if votes else None


@per_word
def _domain_of(folded: str) -> EventType | None:
    """The domain whose word this is, or None."""
    match = _DOMAIN.match(folded)
    return _DOMAINS[match.lastindex - 1][0] if match and match.lastindex else None


@per_word
def _sickens(folded: str) -> bool:
    """True for an epidemic or what spreads it."""
    return _SICKNESS.match(folded) is not None


def _as(choice: Choice, type_: EventType) -> Choice:
    if type_ == choice.trigger.type:
        return choice
    return choice._replace(trigger=choice.trigger._replace(type=type_), rule="topic")
