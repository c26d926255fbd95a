"""The other taggers, each behind one signature: text and publication day in, spans with TIMEX3 values out.

Both rivals get what helps them most: one sentence at a time, and a blank in place of every apostrophe (offsets stay).
Duckling is optional (`pip install pyduckling-native-phihos`, Linux x86-64); dateparser comes with htmldate.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from components.dates import tag
from components.model import PublicationDate, Span
from components.text.sentences import split_sentences

Tagger = Callable[[str, date], list["Found"]]
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_UNITS = {"second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W")} | {
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "year": ("P", "Y"),
}


@dataclass(frozen=True)
class Found:
    """What a tagger found."""

    span: Span
    value: str | None
    type: str = "DATE"


def ours(text: str, day: date) -> list[Found]:
    """This house."""
    found = tag(text, PublicationDate(day, day, "user", 1.0))
    return [Found(one.span, one.value, one.type) for one in found]


def dateparser_tr(text: str, day: date) -> list[Found]:
    """dateparser's search for Turkish; it gives words without offsets and a moment without grain: the day is taken."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(day, time()), "PREFER_DATES_FROM": "past"}
    out = []
    for start, sentence in _sentences(text):
        position = 0
        for words, moment in search_dates(sentence, languages=["tr"], settings=settings) or []:
            at = sentence.find(words, position)
            if at >= 0:
                position = at + len(words)
                out.append(Found(Span(start + at, start + position), moment.date().isoformat()))
    return out


def duckling_tr() -> Tagger:
    """Duckling's Turkish rules for times and durations; ImportError where its wheel is not installed."""
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    locale = duckling.parse_locale("TR_TR", duckling.default_locale_lang(duckling.parse_lang("TR")))
    dimensions = duckling.parse_dimensions(["time", "duration"])

    def find(text: str, day: date) -> list[Found]:
        noon = (day - date(1970, 1, 1)).days * 86400 + 9 * 3600  # 12:00 in Istanbul
        context = duckling.Context(duckling.parse_ref_time(zones, "Europe/Istanbul", noon), locale)
        out: list[Found] = []
        for start, sentence in _sentences(text):
            rows = duckling.parse(sentence, context, dimensions, False)
            rows = json.loads(rows) if isinstance(rows, str) else rows
            out += _without_overlaps(start, rows)
        return out

    return find


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for sentence in split_sentences(text):
        yield sentence.span.start, _APOSTROPHES.sub(" ", sentence.span.of(text))


def _without_overlaps(start: int, rows: list[dict]) -> Iterator[Found]:
    """The longest of overlapping readings, times before durations ("2020" is also 2020 minutes)."""
    end = 0
    for row in sorted(rows, key=lambda row: (row["start"], row["dim"] != "time", -row["end"])):
        if row["start"] >= end:
            end = row["end"]
            kind = "DURATION" if row["dim"] == "duration" else "DATE"
            yield Found(Span(start + row["start"], start + end), _value(row["dim"], row["value"]), kind)


def _value(dimension: str, value: dict) -> str | None:
    if dimension == "duration":
        before, letter = _UNITS[value["unit"]]
        return f"{before}{value['value']}{letter}"
    if value["type"] == "interval":
        ends = [value.get("from"), value.get("to")]
        first, last = (_moment(end["value"], end["grain"], bool(at)) if end else None for at, end in enumerate(ends))
        return f"{first}/{last}" if first and last else first or last
    return _moment(value["value"], value["grain"], False)


def _moment(iso: str, grain: str, exclusive: bool) -> str:
    """TIMEX3 for a moment with a grain; the end of an interval is the one before it."""
    if len(iso.partition("-")[0]) > 4:
        return iso.partition("T")[0]  # "9999" ends in the year 10000 for Duckling; no datetime reaches so far
    moment = datetime.fromisoformat(iso).replace(tzinfo=None)
    if exclusive:
        moment -= timedelta(days=1) if grain in {"day", "week", "month", "year"} else timedelta(0)
    if grain == "week":
        year, week, _ = moment.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if grain in {"hour", "minute", "second"}:
        return moment.strftime("%Y-%m-%dT%H:%M")
    return moment.date().isoformat()[: {"year": 4, "month": 7}.get(grain, 10)]
