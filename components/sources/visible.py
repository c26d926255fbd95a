"""The publication date that a page or a plain text shows its readers: "Giriş: 21.09.2023 14:05", a line of its own."""

import re
from collections.abc import Iterable

from components.model import PublicationDate
from components.sources.published import (
    FIRST_YEAR,
    LAST_YEAR,
    Bounds,
    find_date,
    find_written,
    published,
    published_about,
)
from components.text.turkish import fold_case

ZONE_LINES = 14
_FIRST = r"(?:ilk\s+)?(?:giriş|yayın(?:lan?ma)?|yayımlan?ma|oluşturulma|eklenme|haber|published|posted|publication)"
_LATER = r"(?:son\s+)?(?:güncelle(?:n?me)?|düzenle(?:n?me)?|değişiklik|last\s+updated|updated|modified)"
_REACH = 44  # code points after a label in which its date must begin and end
_WEEKDAY = (
    r"(?:pazartesi|salı|çarşamba|perşembe|cumartesi|cuma|pazar|pzt|sal|çar|per|cum|cmt|paz"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_LABEL = re.compile(
    rf"(?<!\w)(?:(?P<first>{_FIRST}(?:\s+(?:tarihi|zamanı|saati|date|on))?|tarih|date)|(?P<later>{_LATER}(?:\s+tarihi)?))"
    rf"(?!\w)\s*[:|–-]?\s*(?=(?:{_WEEKDAY}[,\s]+)?(?:\d|[^\W\d_]{{3,9}}\s+\d))"
)
_BESIDE_DATE = re.compile(rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?|\b(?:{_WEEKDAY}|saat|at|gmt|tsi)\b|[\s,;:|/()+.–—-]+")
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_][^\n,:()]{1,40}?)\s*[,/-]\s*(?P<date>\d{1,2}\s+[^\W\d_]+\s+\d{4})\s*(?:\((?P<agency>[^)\n]{2,30})\)|[-–—:])",
    re.MULTILINE,
)
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?!\d)")


def labelled_date(lines: Iterable[str]) -> PublicationDate | None:
    """The date after "Giriş:" or "Yayınlanma:"; failing that the one after "Güncelleme:", with less confidence."""
    later = None
    for line in lines:
        folded = fold_case(line)
        labels = list(_LABEL.finditer(folded))
        starts = [label.start() for label in labels] + [len(line)]
        for number, label in enumerate(labels, 1):
            bounds = find_date(folded[label.end() : min(label.end() + _REACH, starts[number])])
            if bounds and label["first"]:
                return published(bounds, "header")
            later = later or bounds
    return published_about(later) if later else None


def line_date(lines: Iterable[str]) -> PublicationDate | None:
    """The first line that holds a full date and nothing else but a weekday or a clock."""
    return next((published(bounds, "header") for line in lines if (bounds := _only_date(line))), None)


def _only_date(line: str) -> Bounds | None:
    folded = fold_case(line.strip())
    found = find_written(folded) if len(folded) <= 60 else None
    if found is None:
        return None
    span, bounds = found
    return None if _BESIDE_DATE.sub("", folded[: span.start] + " " + folded[span.end :]) else bounds


def text_date(text: str) -> PublicationDate | None:
    """The date that a plain text itself gives away: labelled, on a line of its own, or in a dateline with a year."""
    lines = [line for line in text[:4000].split("\n") if line.strip()][:ZONE_LINES]
    return labelled_date(lines) or line_date(lines[:6]) or dateline_date(text)


def dateline_date(text: str) -> PublicationDate | None:
    """The date of "BAKÜ, 21 Eylül 2023 (AA) -" in the beginning of the text."""
    found = _DATELINE.search(text[:1500])
    return published(find_date(found["date"]), "dateline") if found else None


def address_date(url: str) -> PublicationDate | None:
    """The day that stands in an address: /2023/09/21/, -2023-09-21-, /20230921/."""
    for found in _IN_ADDRESS.finditer(url):
        if FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            bounds = find_date(f"{found[1]}-{found[3]}-{found[4]}")
            if bounds:
                return published(bounds, "url")
    return None
