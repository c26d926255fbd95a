"""Reads the publication date out of an article that brings none: the line it was filed under, if the text has one."""

import re
from datetime import date

from components.dates.expressions import tag
from components.model import PublicationDate, TimeExpression
from components.text.turkish import fold_case

# the place and date line that agencies begin with: ANKARA, 21 Eylül (AA) - or BAKÜ (AA) - 21 Eylül 2023 -
_AGENCY = r"\((?:aa|dha|iha|anka|ajanslar|reuters|afp|ap|trend|apa|tass|dpa|cihan|ubha|igf|ba)\)"
_AGENCY_AFTER = re.compile(rf"\s*{_AGENCY}")
_AGENCY_BEFORE = re.compile(rf"{_AGENCY}\s*[-–]?\s*$")
_YEARLESS = re.compile(r"(?:\d{4}|XXXX)-(?P<day>\d\d-\d\d)$")
_DASH = re.compile(r"\s*[-–]\s")
_LABEL = re.compile(r"^\s*(?:giriş|yayın(?:lan)?ma|yayın|haber|oluşturulma)?(?: ?tarihi?)?\s*[:|]")
_HEAD = 400  # code points of an article in which a dateline may stand


def infer_published(text: str, latest: date | None) -> PublicationDate | None:
    """The day an undated article came out, if its head says so; it is not after `latest`. None if unsure."""
    head = text[:_HEAD]
    for found in tag(head):
        if (
            found.type in {"DATE", "TIME"}
            and found.earliest
            and found.earliest == found.latest
            and found.anchor == "absolute"
        ):
            source = _source(head, found)
            if source and (latest is None or found.earliest <= latest):
                return PublicationDate(found.earliest, found.earliest, source, 0.9 if source == "header" else 0.85)
    return _from_dateline(text, latest)


def _source(head: str, found: TimeExpression) -> str | None:
    """header for a date alone on its line or behind a label, dateline beside an agency's name; else None."""
    start = head.rfind("\n", 0, found.span.start) + 1
    end = head.find("\n", found.span.end)
    before = fold_case(head[start : found.span.start])
    after = fold_case(head[found.span.end : end if end >= 0 else len(head)])
    if _LABEL.match(before) or (not before.strip(" -|") and not after.strip(" -|0123456789:.")):
        return "header"
    beside = _AGENCY_AFTER.match(after) or (_AGENCY_BEFORE.search(before) and _DASH.match(after))
    return "dateline" if beside and len(before) < 60 else None


def _from_dateline(text: str, latest: date | None) -> PublicationDate | None:
    """A dateline without a year: only if the text's own dates and `latest` leave one year."""
    if latest is None:
        return None
    for found in tag(text[:_HEAD]):
        if found.anchor in {"open", "inferred", "previous"} and _source(text[:_HEAD], found) == "dateline":
            return _only_year(text, found, latest)
    return None


def _only_year(text: str, found: TimeExpression, latest: date) -> PublicationDate | None:
    """The one year that lies between the latest date the text names and `latest`; None if there are none or several."""
    spelt = _YEARLESS.match(found.value or "")
    ends = [time.latest for time in tag(text) if time.anchor == "absolute" and time.latest and time.latest <= latest]
    if spelt is None or not ends:
        return None
    lower = max(ends)
    days = [day for year in range(lower.year, latest.year + 1) if (day := _real_day(year, spelt["day"]))]
    fitting = [day for day in days if lower <= day <= latest]
    return PublicationDate(fitting[0], fitting[0], "inferred", 0.8) if len(fitting) == 1 else None


def _real_day(year: int, month_and_day: str) -> date | None:
    """The day of a year, None for 29 February of a common year."""
    try:
        return date.fromisoformat(f"{year:04d}-{month_and_day}")
    except ValueError:
        return None
