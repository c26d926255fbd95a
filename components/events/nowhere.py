"""What speaks for a mention having no place that the article tells: who only says something may be anywhere."""

import re

from components.events.choosing import Choice
from components.events.kinds import HARMING
from components.events.reading import Reading
from components.events.told_places import ToldPlaces, is_large
from components.model import EventType, Modality
from components.text.per_word import per_word

_SUBJECT = 7  # words of a clause among which the one who acts is told
_SPEAKER = re.compile(
    r"bakanlı[ğk]|sözcü|genelkurmay|federasyon|başkanlı[ğk]ı?(?:$|n[ıc]|['’])|şirket|sendika|komite|komisyon|"
    r"kurum|banka|büro|konfederasyon|derne[ğk]|birliği|örgüt|hükümet|parti|müdürlü[ğk]|ajans|holding|vakf|vakıf|"
    r"yetkili|uzman|avukat|temsilci"
)  # bodies and people that speak wherever they are
_HOLDER = re.compile(
    r"(?:baş)?bakan(?:ı|lar)?$|(?:cumhur)?başkan(?:ı)?$|müdürü?$|lideri?$|sekreteri?$|komutanı?$|savcı"
)
_WRITTEN = re.compile(
    r"yazılı$|rapor|mektup|mesaj|telefon|twitter|tweet|internet|bildiri(?!l|y|r)|veriler|istatistik|anket"
)
_HARM = HARMING | {EventType.DEATHS, EventType.ARREST}
_MEANT = re.compile(r"olay|kaza|saldırı|bölge|bura|ora(?:da|ya|dan)|kent|ilçe|köy|ev(?:de|in|i)|yer")


def nowhere_pieces(scenes: ToldPlaces, reading: Reading, choice: Choice, modality: Modality) -> set[str]:
    """The pieces of the chance that no place told is the mention's (names of `placing.WEIGHTS`)."""
    trigger = choice.trigger
    said = is_said(choice)
    pieces = {"nowhere", f"nowhere_{trigger.type}", f"nowhere_{modality}", f"nowhere_at_{reading.standing}"}
    named = scenes.named[reading.number]
    subject = reading.folded[choice.start : choice.start + _SUBJECT]
    if any(map(_is_speaker, subject)):
        pieces.add("nowhere_speaker_said" if said else "nowhere_speaker")
    elif not said and any(map(_is_holder, subject)):
        pieces.add("nowhere_holder")
    if any(map(_is_written, reading.folded)):
        pieces.add("nowhere_written")
    if any(map(_is_meant, reading.folded)):
        pieces.add("nowhere_meant")
    if choice.embedded:
        pieces.add("nowhere_passing")
    if named:
        fine = any(one.literal and not is_large(one.place) for one in named)
        pieces.add("nowhere_fine" if fine else "nowhere_named")
    before = scenes.readings[reading.number - 1] if reading.number else None
    if before is None or before.sentence.paragraph != reading.sentence.paragraph:
        pieces.add("nowhere_opens")
    if reading.times:
        pieces.add("nowhere_dated")
    return pieces


def is_said(choice: Choice) -> bool:
    """True for what is a statement itself, or told as somebody's words and harms nobody."""
    of = choice.trigger.type
    return of == EventType.STATEMENT or (choice.frame is not None and of not in _HARM)


@per_word
def _is_speaker(folded: str) -> bool:
    return _SPEAKER.match(folded) is not None


@per_word
def _is_holder(folded: str) -> bool:
    return _HOLDER.match(folded) is not None


@per_word
def _is_written(folded: str) -> bool:
    return _WRITTEN.match(folded) is not None


@per_word
def _is_meant(folded: str) -> bool:
    return _MEANT.match(folded) is not None
