"""Reads the publication date out of an article that brings none: the line it was filed under, if the text has one."""

import re
from datetime import date

from components.dates.expressions import tag
from components.model import PublicationDate, TimeExpression
from components.text.turkish import fold_case

# "ANKARA, 21 Eylül (AA) -" and "BAKÜ (AA) 21 Eylül 2023": a date in the first line, beside an agency's short name
_AGENCY = re.compile(
    r"\((?:aa|dha|iha|anka|ajanslar|reuters|afp|ap|trend|apa|tass|dpa|thy|cihan|ubha|phoenix|igf|ba)\)"
)
_LABEL = re.compile(
    r"^\s*(?:giriş(?: tarihi)?|yayın(?:lan)?ma(?: tarihi)?|yayın tarihi|haber tarihi|tarih|oluşturulma(?: tarihi)?)\s*[:|]",
    re.M,
)
_HEAD = 400  # code points of an article in which a dateline may stand


def infer_published(text: str, latest: date | None) -> PublicationDate | None:
    """The day an undated article came out, if its head says it safely; `latest` = it cannot be later. None if unsure."""
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
    return "dateline" if _AGENCY.search(before + after[:12]) and len(before) < 60 else None


def _from_dateline(text: str, latest: date | None) -> PublicationDate | None:
    """A dateline without a year: only if the text's own dates and `latest` leave one year."""
    if latest is None:
        return None
    for found in tag(text[:_HEAD]):
        if found.value and found.value.startswith("XXXX-") or found.anchor == "inferred":
            if _source(text[:_HEAD], found) == "dateline":
                return _only_year(text, found, latest)
    return None


def _only_year(text: str, found: TimeExpression, latest: date) -> PublicationDate | None:
    month, day = (int(part) for part in (found.value or "").split("-")[1:3])
    absolute = [
        time.latest for time in tag(text) if time.anchor == "absolute" and time.latest and time.latest <= latest
    ]
    lower = max(absolute, default=None)
    if lower is None:
        return None
    years = [year for year in range(lower.year, latest.year + 1) if lower <= date(year, month, day) <= latest]
    if len(years) != 1:
        return None
    only = date(years[0], month, day)
    return PublicationDate(only, only, "inferred", 0.8)
