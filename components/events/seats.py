"""Bodies that sit in a town nobody needs to name: the parliament in Ankara, the Security Council in New York."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from components.events.reading import Reading
from components.events.words import before_apostrophe
from components.model import Place
from components.text.per_word import per_word


class Seat(NamedTuple):
    """Where bodies sit. `sure`: those that act nowhere else, so that an article need not name the town."""

    place: Place
    sure: str
    likely: str


class _Body(NamedTuple):
    """The words of a body's name behind its first one, where it sits, and whether it acts nowhere else."""

    behind: tuple[str, ...]
    place: Place
    sure: bool


_PARTS = 3  # words behind a body's name that may tell a part of it
_THERE = re.compile(r"(?:n?d[ae]|t[ae])(?:ki)?$")


def _town(number: int, name: str, lat: float, lon: float, km: float, province: str, within: str) -> Place:
    """A town as the gazetteer knows it."""
    country = province.partition("-")[0]
    return Place(f"geonames:{number}", name, "city", lat, lon, km, country, province, tuple(within.split(", ")))


SEATS = (
    Seat(
        _town(323786, "Ankara", 39.91987, 32.85427, 15.0, "TR-06", "Ankara, Türkiye"),
        "tbmm|türkiye büyük millet meclisi|meclis genel kurul|yargıtay|danıştay|anayasa mahkemesi|bakanlar kurulu|"
        "yüksek seçim kurulu|ysk|milli güvenlik kurulu|millî güvenlik kurulu|mgk",
        "genelkurmay|merkez bankası",
    ),
    Seat(
        _town(5128581, "New York", 40.7143, -74.006, 25.0, "US-NY", "New York, ABD"),
        "güvenlik konseyi|bm genel kurul|birleşmiş milletler genel kurul",
        "birleşmiş milletler genel sekreteri",
    ),
    Seat(
        _town(2973783, "Strazburg", 48.5839, 7.7455, 13.0, "FR-6AE", "Alsas, Fransa"),
        "avrupa insan hakları mahkemesi|aihm",
        "avrupa parlamentosu|avrupa konseyi",
    ),
    Seat(
        _town(2747373, "Lahey", 52.0767, 4.2986, 17.0, "NL-ZH", "Zuid-Holland, Hollanda"),
        "uluslararası ceza mahkemesi|uluslararası adalet divanı",
        "adalet divanı|savaş suçları mahkemesi",
    ),
    Seat(
        _town(4140963, "Washington", 38.8951, -77.0364, 20.0, "US-DC", "Washington, ABD"),
        "abd kongresi|abd senatosu|abd temsilciler meclisi",
        "beyaz saray|pentagon|imf|dünya bankası|fed",
    ),
    Seat(
        _town(2800866, "Brüksel", 50.8505, 4.3488, 23.0, "BE-BRU", "Belçika"),
        "avrupa komisyonu|ab komisyonu",
        "nato|ab liderleri",
    ),
    Seat(
        _town(2660646, "Cenevre", 46.2022, 6.1457, 12.0, "CH-GE", "Cenevre, İsviçre"),
        "bm insan hakları konseyi",
        "dünya sağlık örgütü|dsö",
    ),
    Seat(
        _town(2761369, "Viyana", 48.2085, 16.3721, 25.0, "AT-9", "Viyana, Avusturya"),
        "uluslararası atom enerjisi ajansı|uaea",
        "opec",
    ),
    Seat(
        _town(524901, "Moskova", 55.752, 37.6178, 25.0, "RU-MOW", "Moskova, Rusya"),
        "rusya devlet duması",
        "kremlin|duma",
    ),
)


class Sitting(NamedTuple):
    """Where a body sits, whether it acts nowhere else, and whether something is told to be there."""

    place: Place
    sure: bool
    there: bool


def seats_in(reading: Reading) -> Iterator[Sitting]:
    """Where the bodies that a sentence names sit; not of one told right behind a place of its own.

    "Romanya Anayasa Mahkemesi" sits in no town that is known here.
    """
    for at, bodies in enumerate(map(_opened_by, reading.folded)):
        if not bodies or any(one.toponym.span.end == reading.starts[at] - 1 for one in reading.toponyms):
            continue
        for body in bodies:
            if _follow(body.behind, reading.folded[at + 1 :]):
                yield Sitting(body.place, body.sure, _is_there(reading, at + len(body.behind)))


def _is_there(reading: Reading, last: int) -> bool:
    """True for "TBMM'de", "TBMM Genel Kurulu'nda": the name's last word or a capital behind it says "there"."""
    behind = takewhile(lambda word: word.capital, reading.words[last + 1 : last + 1 + _PARTS])
    return any(_THERE.search(word.folded) for word in (reading.words[last], *behind))


def _follow(behind: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return len(words) >= len(behind) and all(map(str.startswith, words, behind))


@per_word
def _opened_by(folded: str) -> tuple[_Body, ...]:
    return tuple(_bodies().get(before_apostrophe(folded), ()))


@cache
def _bodies() -> dict[str, list[_Body]]:
    """All bodies by the first word of their names."""
    listed: dict[str, list[_Body]] = defaultdict(list)
    for seat in SEATS:
        for names, sure in ((seat.sure, True), (seat.likely, False)):
            for name in names.split("|"):
                first, *behind = name.split()
                listed[first].append(_Body(tuple(behind), seat.place, sure))
    return listed
