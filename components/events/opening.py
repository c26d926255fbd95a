"""The day and the scene that an article's opening tells: what the sentences around it lean on."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from components.events.choosing import Choice
from components.events.modality import modality_of
from components.events.own_time import own_candidates, usable_times
from components.events.placing import scene_of
from components.events.reading import Reading
from components.events.time_choice import score
from components.events.time_cues import is_clock_only
from components.events.timing import FRESH_DAYS, is_fresh
from components.events.told_places import ToldPlaces
from components.model import Modality, Place, PublicationDate, When

_DAY_SENTENCES = 4  # "Kaza, dün sabah meydana geldi" stands this far down
_SCENE_SENTENCES = 3
_SURE = 2.0  # score of a date that no other clause has taken

_Chosen = Sequence[tuple[Choice, ...]]


def opening_day(readings: Sequence[Reading], chosen: _Chosen, published: PublicationDate | None) -> When | None:
    """The day of the week before publication on which the opening first says that something happened, its freshest.

    None if the day of publication is unknown or the opening names no such day.
    """
    day = published.day if published else None
    if day is None:
        return None
    first: tuple[Reading, When] | None = None
    for reading, choice in _opening(readings, chosen, _DAY_SENTENCES):
        if first is not None and first[0] is not reading:
            break
        told = _told_day(reading, choice, day)
        if told is not None and (first is None or first[1].earliest < told.earliest):
            first = reading, told
    return first[1] if first else None


def _told_day(reading: Reading, choice: Choice, day: date) -> When | None:
    """The fresh day that the sentence tells for the event, if it says that it happened."""
    if choice.rule == "second" or not reading.times:
        return None
    times = [time for time in usable_times(reading) if not is_clock_only(time)]
    own = max(own_candidates(reading, choice, Modality.ASSERTED, day, times), key=score, default=None)
    if own is None or own.when is None or score(own) < _SURE or not is_fresh(own.when, day, FRESH_DAYS):
        return None
    return own.when if modality_of(reading, choice.trigger, choice.frame) == Modality.ASSERTED else None


def opening_scene(scenes: ToldPlaces, readings: Sequence[Reading], chosen: _Chosen) -> Place | None:
    """The first place finer than a region in which the opening sets something; None if it names none."""
    for reading, choice in _opening(readings, chosen, _SCENE_SENTENCES):
        place = scene_of(scenes, reading, choice)
        if place is not None:
            return place
    return None


def _opening(readings: Sequence[Reading], chosen: _Chosen, sentences: int) -> Iterator[tuple[Reading, Choice]]:
    """The events of the first sentences of the text proper, those told in passing left out."""
    body = (pair for pair in zip(readings, chosen, strict=True) if pair[0].standing in {"lead", "body"})
    for reading, choices in islice(body, sentences):
        yield from ((reading, choice) for choice in choices if not choice.embedded)
