"""Files that others read: back without loss, valid for their readers, and harmless whatever an article says."""

import csv
import io
import json
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import UnreadableInput
from components.exchange import FORMATS, FlatEvent, flat, read_csv, read_geojson, read_lines, write
from components.exchange.days import display_date, edtf_words
from components.exchange.geojson import write_geojson
from components.exchange.table import COLUMNS, write_csv
from components.library.answers import Item, Record, Shelf
from components.model import (
    Event,
    EventType,
    Figure,
    GeoPrecision,
    Link,
    Mention,
    Modality,
    Place,
    Reason,
    Span,
    TimePrecision,
    When,
    Where,
)

HOSTILE = "<img src=x onerror=alert(1)> </script> `${1}` ]]> & \"'"
YEVLAH = Place("atlas:yevlah", "Yevlah", "city", 40.61, 47.15, 5.0, "AZ", "AZ-YEV", ("Azerbaycan",))
AZERBAIJAN = Place("iso:AZ", "Azerbaycan", "country", 40.5, 47.5, 166.0, "AZ")
DAY = When(date(2023, 9, 21), date(2023, 9, 21), "2023-09-21", TimePrecision.DAY, "own", "10:30")
MONTH = When(date(2023, 9, 1), date(2023, 9, 30), "2023-09", TimePrecision.MONTH, "own")
SPAN = When(date(2023, 9, 19), date(2023, 9, 20), "2023-09-19/2023-09-20", TimePrecision.DAY, "own")


def record(
    identity: str = "e1",
    title: str = "Yevlah'ta görüşme",
    when: When | None = DAY,
    place: Place | None = YEVLAH,
    precision: GeoPrecision = GeoPrecision.SETTLEMENT,
    sentence: str = "Heyetler 21 Eylül'de Yevlah'ta görüştü.",
    publisher: str | None = "Örnek Ajans",
    url: str | None = "https://ornek.example/haber?a=1&b=2",
) -> Record:
    """An event with one report."""
    where = Where(place, precision, "own", Span(24, 30)) if place else None
    mention = Mention(
        f"m-{identity}",
        "a1",
        Span(0, len(sentence)),
        Span(0, 8),
        EventType.MEETING,
        title,
        Modality.ASSERTED,
        when,
        (where,) if where else (),
        ("Azerbaycan", "Karabağ Ermenileri"),
        (Figure("killed", 2.0, Span(0, 1)),),
        ("görüş",),
        0.9,
        (Reason("places.only"),),
    )
    event = Event(
        identity,
        EventType.MEETING,
        title,
        Modality.ASSERTED,
        when,
        where,
        mention.actors,
        (mention,),
        1,
        0.9,
        (Reason("places.only"),),
    )
    item = Item(identity, title, None, None, None, None, None, "gorusme", "asserted", *(None,) * 6, 1, 0.9)
    shelf = Shelf("a1", "Başlık", publisher, "2023-09-21", url, "2026-01-01T00:00:00+00:00", 1, None)
    return Record(event, item, (sentence,), (shelf,), (Link(identity, "e2", "after", "ardından", "connective"),))


RECORDS = (
    record(),
    record("e2", "Operasyon", SPAN, AZERBAIJAN, GeoPrecision.COUNTRY),
    record("e3", "Toplantı", MONTH, None),
    record("e4", HOSTILE, None, YEVLAH, sentence=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)"),
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_every_time(form: str) -> None:
    assert write(form, RECORDS) == write(form, RECORDS) != b""


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_empty(form: str) -> None:
    assert isinstance(write(form, ()), bytes)


def test_lines_come_back_without_loss() -> None:
    assert read_lines(write("jsonl", RECORDS)) == RECORDS


def test_a_broken_line_is_named() -> None:
    with pytest.raises(UnreadableInput, match="line 2"):
        read_lines(write("jsonl", RECORDS[:1]) + b"{}\n")


def test_csv_comes_back() -> None:
    assert read_csv(write("csv", RECORDS)) == tuple(flat(one) for one in RECORDS)


def test_geojson_comes_back() -> None:
    assert read_geojson(write("geojson", RECORDS)) == tuple(flat(one) for one in RECORDS)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=20)
PARTS = st.lists(WORDS.map(str.strip).filter(bool), max_size=3).map(tuple)
MADE = {str: WORDS, int: st.integers(0, 9), float: st.floats(0, 1), tuple[str, ...]: PARTS}
EVENTS = st.builds(
    FlatEvent,
    **{field.name: MADE.get(field.type, st.none() | st.integers(0, 90)) for field in fields(FlatEvent)},
)


@given(st.lists(EVENTS, max_size=3).map(tuple))
def test_any_words_come_back_from_csv_and_geojson(events: tuple[FlatEvent, ...]) -> None:
    events = tuple(replace(event, earliest="", event_date="") for event in events)
    assert read_csv(write_csv(events)) == events
    assert read_geojson(write_geojson(events)) == events


@pytest.mark.parametrize("words", ["=1+1", "+90 312", "-5 derece", "@ad", "\tsekme", "'=1", "＝1"])
def test_no_cell_runs_as_a_formula(words: str) -> None:
    table = write("csv", [record(title=words, sentence=words, publisher=words)])
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    for cell in rows[1]:
        assert not re.match(r"[=+\-@\t＝]", cell)
    assert read_csv(table)[0].title == words


def test_csv_opens_in_a_spreadsheet() -> None:
    table = write("csv", RECORDS)
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["event_date"], rows[0]["clock"], rows[0]["fatalities"]) == ("2023-09-21", "10:30", "2")
    assert (rows[2]["event_date"], rows[2]["edtf"], rows[2]["earliest"]) == ("", "2023-09", "2023-09-01")
    assert rows[2]["latitude"] == ""


def test_a_table_without_our_columns_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="event_id"):
        read_csv("başlık,metin\n1,2\n".encode())


def test_geojson_says_how_exact_it_is() -> None:
    features = json.loads(write("geojson", RECORDS))["features"]
    assert [bool(feature["geometry"]) for feature in features] == [True, True, False, True]
    assert features[0]["geometry"]["coordinates"] == [47.15, 40.61]
    assert features[1]["properties"]["geo_precision"] == 5
    assert features[0]["when"]["timespans"] == [{"start": {"in": "2023-09-21"}, "end": {"in": "2023-09-21"}}]
    assert features[2]["when"]["timespans"] == [{"start": {"earliest": "2023-09-01"}, "end": {"latest": "2023-09-30"}}]
    assert features[3]["when"] is None


def test_kml_is_xml_with_coarse_dates() -> None:
    tree = ElementTree.fromstring(write("kml", RECORDS))
    spaces = {"k": "http://www.opengis.net/kml/2.2"}
    marks = tree.findall(".//k:Placemark", spaces)
    assert [mark.get("id") for mark in marks] == ["e1", "e2", "e4"]
    assert marks[0].findtext(".//k:when", None, spaces) == "2023-09-21"
    assert marks[1].findtext(".//k:end", None, spaces) == "2023-09-20"
    assert marks[1].findtext("k:styleUrl", None, spaces) == "#area"
    assert marks[2].findtext("k:name", None, spaces) == HOSTILE
    assert "<img" not in (marks[2].findtext("k:description", None, spaces) or "")


def test_kml_has_no_letter_that_xml_forbids() -> None:
    ElementTree.fromstring(write("kml", [record(title="Bir\x00iki\x0büç\ufffe", sentence="\x01")]))


def test_timelinejs_leaves_out_what_is_not_known() -> None:
    events = json.loads(write("timelinejs", RECORDS))["events"]
    assert events[0]["start_date"] == {"year": 2023, "month": 9, "day": 21, "hour": 10, "minute": 30}
    assert events[1]["end_date"] == {"year": 2023, "month": 9, "day": 20}
    assert events[2]["start_date"] == {"year": 2023, "month": 9}
    assert "end_date" not in events[2]
    assert [event["unique_id"] for event in events] == ["e1", "e2", "e3"]


def test_timelinejs_text_is_no_html() -> None:
    words = json.loads(write("timelinejs", [record(title=HOSTILE, sentence=HOSTILE)]))["events"][0]["text"]
    assert "<img" not in words["headline"] + words["text"]


def test_calendar_holds_whole_days() -> None:
    lines = write("ics", RECORDS).decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20230921T103000" in lines
    assert "DTSTART;VALUE=DATE:20230919" in lines
    assert "DTEND;VALUE=DATE:20230921" in lines
    assert "GEO:40.610000;47.150000" in lines
    assert sum(line.startswith("GEO:") for line in lines) == 1


@given(WORDS, WORDS)
def test_calendar_lines_are_short_and_never_broken_by_words(title: str, sentence: str) -> None:
    data = write("ics", [record(title=title * 9, sentence=sentence * 9)])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"BEGIN:VEVENT") == 1 == data.count(b"\r\nEND:VEVENT")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("language", ["tr", "en"])
def test_report_stands_alone_and_shows_words_as_they_are(language: str) -> None:
    page = write("html", RECORDS, language).decode()
    assert "<img" not in page
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert not re.search(r"(?:src|@import|url)\s*[=(]", page.replace("src=x onerror", ""))
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert page.count("<article") == len(RECORDS)


@pytest.mark.parametrize(
    ("when", "turkish", "english"),
    [
        (DAY, "21 Eylül 2023 10:30", "21 September 2023 10:30"),
        (MONTH, "Eylül 2023", "September 2023"),
        (SPAN, "19 Eylül 2023 – 20 Eylül 2023", "19 September 2023 – 20 September 2023"),
        (replace(MONTH, earliest=date(2023, 1, 1), latest=date(2023, 12, 31), edtf="2023"), "2023", "2023"),
        (
            replace(MONTH, earliest=date(2020, 1, 1), latest=date(2022, 12, 31), edtf="2020/2022"),
            "2020 – 2022",
            "2020 – 2022",
        ),
        (
            replace(MONTH, latest=date(2023, 10, 31), edtf="2023-09/2023-10"),
            "Eylül 2023 – Ekim 2023",
            "September 2023 – October 2023",
        ),
        (replace(SPAN, latest=SPAN.earliest, edtf="2023-09-19~"), "yaklaşık 19 Eylül 2023", "about 19 September 2023"),
        (replace(SPAN, latest=SPAN.earliest, edtf="2023?-09-19"), "19 Eylül 2023 (?)", "19 September 2023 (?)"),
        (None, "Tarihsiz", "Undated"),
    ],
)
def test_dates_in_words(when: When | None, turkish: str, english: str) -> None:
    event = flat(record(when=when))
    assert (display_date(event, "tr"), display_date(event, "en")) == (turkish, english)


def test_a_day_of_an_unknown_year() -> None:
    event = replace(flat(record(when=None)), edtf="XXXX-02-29")
    assert display_date(event, "tr") == "29 Şubat, yılı bilinmiyor"


def test_report_counts_what_is_missing() -> None:
    page = write("html", [*RECORDS, record("e5", when=replace(DAY, latest=DAY.latest + timedelta(days=400)))]).decode()
    assert "5 olay; 1 tanesinin tarihi, 1 tanesinin yeri bilinmiyor." in page


@pytest.mark.parametrize(
    ("edtf", "turkish", "english"),
    [
        ("2023-09-19", "19 Eylül 2023", "19 September 2023"),
        ("2023-09", "Eylül 2023", "September 2023"),
        ("2020/2022", "2020 – 2022", "2020 – 2022"),
        ("2023-09~", "yaklaşık Eylül 2023", "about September 2023"),
        ("XXXX-09-19", "19 Eylül, yılı bilinmiyor", "19 September, year unknown"),
        ("2023?-09-19", "19 Eylül 2023", "19 September 2023"),
        ("2023-W05", "2023-W05", "2023-W05"),
        ("../2020-05", "../2020-05", "../2020-05"),
        ("Kuzey-Güney", "Kuzey-Güney", "Kuzey-Güney"),
    ],
)
def test_edtf_in_words(edtf: str, turkish: str, english: str) -> None:
    assert (edtf_words(edtf, "tr"), edtf_words(edtf, "en")) == (turkish, english)
