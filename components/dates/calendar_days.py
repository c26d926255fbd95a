"""Days of a month in one year or another, as the search for a missing year compares them."""

from datetime import date

MONTH_DAYS, MONTH_WEEKS = 31, 5  # the most a month has, a begun week counted


def distance(found: date, today: date, whole_month: bool, dear: float) -> float:
    """Days from the publication day, those ahead counted dearer."""
    days = (found - today).days
    if whole_month and found.year == today.year and found.month == today.month:
        return 0.0
    return days * dear if days > 0 else -days


def weekday_of(year: int, month: int, day: int) -> int | None:
    """0 Monday … 6 Sunday; None for 29 February of a common year."""
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def day_of(year: int, month: int, day: int) -> date:
    """The date; 29 February of a common year counts as the 28th where only distance matters."""
    return date(year, month, 28 if (month, day) == (2, 29) and not _leap(year) else day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
