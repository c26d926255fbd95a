"""Days of the lunar year in the civil calendar: Ramazan, the two Bayrams and their eves."""

from datetime import date, timedelta
from functools import cache

from hijridate import Hijri

# feast -> (Hijri month, day, length in days); Türkiye's own calendar may differ from Umm al-Qura by one day
FEASTS = {
    "ramazan": (9, 1, 29),
    "ramazan bayramı": (10, 1, 3),
    "kurban bayramı": (12, 10, 4),
    "kadir gecesi": (9, 26, 1),
}
_FIRST, _LAST = 1343, 1500  # Hijri years that hijridate converts


@cache
def _starts(feast: str) -> tuple[date, ...]:
    month, day, _ = FEASTS[feast]
    return tuple(Hijri(year, month, day).to_gregorian() for year in range(_FIRST, _LAST))


def _ramadan_days(start: date) -> int:
    """29 or 30: until the feast that ends the month."""
    return next((feast - start).days for feast in _starts("ramazan bayramı") if feast > start)


def feast_days(feast: str, year: int) -> tuple[date, date] | None:
    """First and last day of a feast in a civil year (the first one of two); None outside 1925–2076."""
    for start in _starts(feast):
        if start.year == year:
            days = FEASTS[feast][2] if feast != "ramazan" else _ramadan_days(start)
            return start, start + timedelta(days=days - 1)
    return None
