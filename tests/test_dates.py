"""Dates: every case of the table, every rule against its own example, and what must hold for any text whatever."""

import re
from datetime import date
from operator import contains

import pytest
from edtf import parse_edtf
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cases import cases
from components.dates import infer_published, tag
from components.dates.lexicon import LEXICON
from components.dates.pattern import ANYTHING, CLASS_LETTERS, OPENING, compiled, expand, openings
from components.dates.tagger import RULES, find
from components.dates.verbs import FORMS, first_verb
from components.dates.words import read_words
from components.model import PublicationDate, TimePrecision
from components.wording import explain

CASES = cases("dates.tsv")
SEED = date(2023, 9, 23)


def published(day: str) -> PublicationDate | None:
    """The publication date of a row, "-" for none."""
    if day == "-":
        return None
    found = date.fromisoformat(day)
    return PublicationDate(found, found, "user", 1.0)


@pytest.mark.parametrize("row", CASES)
def test_case(row: tuple[str, str, str]) -> None:
    day, text, wanted = row
    found = tag(text.replace("|", "\n"), published(day))
    assert (" ; ".join(f"{time.text}={time.value or '?'}" for time in found) or "-") == wanted


def test_table_is_wide() -> None:
    rows = [case.values[0] for case in CASES]
    without = sum(row[2] == "-" for row in rows)
    assert len(rows) >= 900
    assert without >= 300
    assert sum(bool(case.marks) for case in CASES) <= 20


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_finds_its_example(rule) -> None:
    found = find(read_words(f"Olay {rule.example}."))
    names = {name for atom in found for name in atom.rule.split("+")}
    assert rule.name in names or rule.name in {"part", "bare_weekday"}
    assert found


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_openings_know_options_groups_and_repeats() -> None:
    bu, son, number = (frozenset(CLASS_LETTERS[name]) for name in ("BU", "SON", "NUM"))
    blank, comma = frozenset(" "), frozenset(",")
    assert openings("(?:<BU> )?(?!<HER>)<x:NUM>(?:,<NUM>){0,3}(?= <SON>)") == {
        (bu, blank, number),
        (number, blank, son),
        (number, comma, number),
    }
    assert openings("<BU> (?:<SON>|<NUM>)") == {(bu, blank, son), (bu, blank, number)}


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(RULES), st.data())
def test_openings_leave_no_match_out(rule, data) -> None:
    """What a rule matches fits one of its openings, whatever stands around it."""
    letters = data.draw(st.from_regex(re.compile(expand(rule.pattern)), alphabet="".join(sorted(ANYTHING))))
    found = compiled(rule.pattern).search(letters)
    assume(found)  # strategies from patterns do not heed look-arounds
    begin = letters[found.start() : found.start() + OPENING]
    assert any(all(map(contains, opening, begin)) for opening in openings(rule.pattern))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.data())
def test_glance_leaves_no_verb_out(name: str, data) -> None:
    """What a form of the verb matches is found as one, though words are first looked at quickly."""
    letters = "abcçdefgğhıijklmnoöprsştuüvyz0123456789' "
    written = data.draw(st.from_regex(re.compile(FORMS[name]), fullmatch=True, alphabet=letters))
    assume(re.match(rf"(?:{FORMS[name]})", written))  # strategies from patterns do not heed look-arounds
    assert first_verb(f" {written}", f" {written}", 1, len(written) + 1)


PIECES = st.sampled_from(
    "19 Eylül 2023 'te ’de dün akşam saat 14.30 - – . , : / ( ) \n 9-10 Kasım yılında ayın 15 geçen hafta salı günü "
    "önceki üç buçuk yıl sonra İ I ı 0000000 99999999 1.2.3.4 31.02.2020 MÖ XIX. yüzyıl 'lı yıllar her bugüne kadar "
    "\u00a0 arasında ile bağlayan gece ertesi bir beş yüz bin on Ramazan Bayramı'nın ilk 29 Şubat 2100 1000 2199 "
    "eylülün pazara".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)
WORDS = st.sampled_from(sorted(LEXICON))
MARKS = st.sampled_from([" ", " ", " ", "'", ", ", ". ", "-", " - ", ".", ":", "/"])
SOUP = st.lists(st.tuples(WORDS, MARKS), max_size=12).map(lambda pairs: "".join(word + mark for word, mark in pairs))
DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, SOUP), st.one_of(st.none(), DAYS))
@example("31 Nisan 2023 - 1 Ocak 0001", None)
@example("bin yıl önce", date(1900, 1, 1))
def test_any_text(text: str, day: date | None) -> None:
    known = PublicationDate(day, day, "user", 1.0) if day else None
    found = tag(text, known)
    assert found == tag(text, known)
    end = 0
    for time in found:
        assert end <= time.span.start < time.span.end
        end = time.span.end
        assert time.span.of(text) == time.text
        assert time.type in {"DATE", "TIME", "DURATION", "SET"}
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        assert 0 < time.confidence <= 1
        assert time.anchor in {"absolute", "published", "previous", "inferred", "open"}
        assert all(explain(reason, language) for reason in time.why for language in ("tr", "en"))
        if time.edtf is not None:
            parse_edtf(time.edtf)
        if time.type in {"DURATION", "SET"}:
            assert time.earliest is None


@settings(max_examples=50, deadline=None)
@given(TEXTS, DAYS)
def test_publication_bounds_do_not_break(text: str, day: date) -> None:
    known = PublicationDate(day.replace(day=1), day, "file", 0.5)
    assert all(time.span.of(text) == time.text for time in tag(text, known))


def steps(text: str) -> int:
    """How much the tagger finds; the point is that it comes back at all."""
    return len(tag(text, published("2023-09-28")))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "1.",
        "12-",
        "bir ",
        "bin yüz ",
        "9, ",
        "9 ve ",
        "eylül-",
        "salı ",
        "19 eylül ",
        "son ",
        "'",
        "1'1",
        "\u00a0",
        "(",
        "2023 ",
        "14.30 ",
    ],
)
def test_long_lines_take_linear_time(piece: str) -> None:
    """A hundred thousand letters of one piece: quadratic matching takes minutes here."""
    steps(piece * (100_000 // len(piece)))


def test_seed_article(seed: str) -> None:
    found = {time.text: time for time in tag(seed, published("2023-09-23"))}
    assert found["19 Eylül"].value == "2023-09-19"
    assert found["2020-2022"].value == "2020/2022"
    assert found["24 saat"].value == "PT24H"
    assert found["24 saat"].type == "DURATION"


def test_seed_article_without_publication(seed: str) -> None:
    found = {time.text: time for time in tag(seed)}["19 Eylül"]
    assert found.anchor == "inferred"
    assert found.edtf == "2023?-09-19"
    assert found.alternatives[:2] == ("2024-09-19", "2025-09-19")
    assert found.confidence < 0.6


@pytest.fixture
def seed() -> str:
    """Dates as they stand in a report of 23 September 2023."""
    return (
        "Görüşmede, 2020-2022 dönemindeki üçlü anlaşmalar ele alındı.\n\nNE OLMUŞTU?\n\n"
        "Ordu, 19 Eylül'de operasyon başlatmıştı. Silahlı güçler 24 saat süren operasyonun sonunda silah bırakmıştı.\n"
    )


def test_unknown_year_stays_open() -> None:
    (found,) = tag("Toplantı 19 Eylül'de yapıldı.")
    assert (found.value, found.edtf, found.anchor) == ("XXXX-09-19", "XXXX-09-19", "open")
    assert found.earliest is None
    assert found.precision is TimePrecision.UNKNOWN


def test_bounds_of_publication_widen_what_leans_on_it() -> None:
    known = PublicationDate(date(2023, 9, 20), date(2023, 9, 23), "file", 0.5)
    (found,) = tag("Kaza dün oldu.", known)
    assert found.value is None
    assert (found.earliest, found.latest) == (date(2023, 9, 19), date(2023, 9, 22))


@pytest.mark.parametrize(
    ("text", "edtf", "mod", "earliest", "latest"),
    [
        ("2019'un başlarında", "2019~", "START", date(2019, 1, 1), date(2019, 5, 12)),
        ("yaklaşık 1850 yılında", "1850~", "APPROX", date(1850, 1, 1), date(1850, 12, 31)),
        ("1990'lı yıllarda", "199X", None, date(1990, 1, 1), date(1999, 12, 31)),
        ("9 Nisan 2023 günü saat 20.30 sıralarında", "2023-04-09", "APPROX", date(2023, 4, 9), date(2023, 4, 9)),
        ("9 Nisan 2023 civarında", "2023-04-09~", "APPROX", date(2023, 4, 9), date(2023, 4, 9)),
        ("MÖ 300 yılında", "-0299", None, None, None),
        ("19. yüzyılda", "1801/1900", None, date(1801, 1, 1), date(1900, 12, 31)),
        ("Mart 2023'te", "2023-03", None, date(2023, 3, 1), date(2023, 3, 31)),
        ("2018'den beri", "2018/..", "AFTER", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018 öncesinde", "../2018", "BEFORE", date(2018, 1, 1), date(2018, 12, 31)),
        ("9-10 Kasım 2020'de", "2020-11-09/2020-11-10", None, date(2020, 11, 9), date(2020, 11, 10)),
    ],
)
def test_edtf(text: str, edtf: str, mod: str | None, earliest: date | None, latest: date | None) -> None:
    (found,) = tag(text)
    assert (found.edtf, found.mod, found.earliest, found.latest) == (edtf, mod, earliest, latest)


@pytest.mark.parametrize(
    ("text", "latest", "wanted"),
    [
        ("ANKARA, 21 Eylül 2023 (AA) - Bakanlık açıkladı.", None, ("2023-09-21", "dateline")),
        ("21 Eylül 2023\n\nBakanlık açıkladı.", None, ("2023-09-21", "header")),
        ("Giriş: 21.09.2023 14:35\nBakanlık açıkladı.", None, ("2023-09-21", "header")),
        ("Bakanlık 10 Kasım 2020 tarihli anlaşmayı hatırlattı.", None, None),
        (
            "BAKÜ, 21 Eylül (AA) - 12 Ağustos 2023'te başlayan kriz sürüyor.",
            date(2024, 3, 1),
            ("2023-09-21", "inferred"),
        ),
        ("BAKÜ, 21 Eylül (AA) - 12 Ağustos 2021'de başlayan kriz sürüyor.", date(2024, 3, 1), None),
        ("BAKÜ, 21 Eylül (AA) - Kriz sürüyor.", date(2024, 3, 1), None),
        ("BAKÜ, 21 Eylül 2023 (AA) - Kriz sürüyor.", date(2023, 3, 1), None),
        ("", None, None),
    ],
)
def test_infer_published(text: str, latest: date | None, wanted: tuple[str, str] | None) -> None:
    found = infer_published(text, latest)
    assert (found and (str(found.day), found.source)) == wanted
