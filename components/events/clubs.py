"""The town of a match told by its clubs alone: the host's, whoever is said to play away or at home."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from components.events.choosing import Choice
from components.events.kinds import rows
from components.events.reading import Reading
from components.events.towns import town_of
from components.events.words import Word, before_apostrophe
from components.model import EventType, Place
from components.text.per_word import per_word
from components.text.turkish import fold_case

_HOME = ("sahasında", "evinde", "ağırla")
_OBJECT = ("ı", "i", "u", "ü")


class Playing(NamedTuple):
    """A club that a sentence names: its first and last word, its town, and whether it is whom the other one meets."""

    first: int
    last: int
    town: Place
    met: bool


def host_of(reading: Reading, choice: Choice) -> Place | None:
    """The town of the club on whose ground the match was played; None if the words do not say whose."""
    if choice.trigger.type != EventType.MEETING:
        return None
    stop = choice.end + 1 if choice.end else len(reading.words)
    folded = reading.folded[:stop]
    away = next((at for at in range(choice.start, stop) if folded[at].startswith("deplasman")), None)
    if away is None and not any(word.startswith(_HOME) for word in folded[choice.start :]):
        return None
    clubs = [club for club in playing(reading.words[:stop]) if club.first >= choice.start]
    if away is None:
        return next((club.town for club in clubs if not club.met), None)
    owner = next((club for club in clubs if club.last == away - 1 and folded[away].startswith("deplasmanı")), None)
    behind = next((club for club in clubs if club.first > away), None)
    host = owner or behind or next((club for club in clubs if club.met), None)
    return host.town if host else None


def playing(words: Sequence[Word]) -> list[Playing]:
    """The clubs that a sentence names, in its order."""
    found = []
    for at, word in enumerate(words):
        for behind, town in _opened_by(word.folded) if word.capital else ():
            last = at + len(behind)
            if last < len(words) and all(map(str.startswith, [one.folded for one in words[at + 1 : last + 1]], behind)):
                found.append(Playing(at, last, town, _is_met(words, last)))
                break
    return found


def _is_met(words: Sequence[Word], last: int) -> bool:
    """True for "Bursaspor'u", "Bursaspor ile", "Bursaspor'la"."""
    folded = words[last].folded
    if before_apostrophe(folded) != folded:
        return folded.endswith((*_OBJECT, "la", "le"))
    return last + 1 < len(words) and words[last + 1].folded == "ile"


@per_word
def _opened_by(folded: str) -> tuple[tuple[tuple[str, ...], Place], ...]:
    return tuple(_clubs().get(before_apostrophe(folded), ()))


@cache
def _clubs() -> dict[str, list[tuple[tuple[str, ...], Place]]]:
    """All clubs by the first word of their names, long names before short ones."""
    listed: dict[str, list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for clubs, town in towns():
        for club in clubs:
            first, *behind = fold_case(club).split()
            listed[first].append((tuple(behind), town))
    return {first: sorted(found, key=lambda one: -len(one[0])) for first, found in listed.items()}


def towns() -> list[tuple[list[str], Place]]:
    """The clubs of each town, and the town as the gazetteer knows it."""
    return [(clubs.split(";"), town_of(*town)) for clubs, *town in rows("clubs.tsv")]
