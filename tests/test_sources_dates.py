"""When an article came out: the dates that files, pages and words state."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.sources.published import find_date, read_date
from source_files import SEPTEMBER


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2023-09-21", "2023-09-21"),
        ("2023-09-20T22:30:00Z", "2023-09-21"),
        ("2023-09-20T22:30:00+00:00", "2023-09-21"),
        ("2023-09-21T01:30:00+03:00", "2023-09-21"),
        ("2023-09-21T01:30:00+0300", "2023-09-21"),
        ("2023-09-21 00:00:00", "2023-09-21"),
        ("2023/09/21", "2023-09-21"),
        ("20230921", "2023-09-21"),
        ("21.09.2023", "2023-09-21"),
        ("05.09.2023", "2023-09-05"),
        ("5/9/2023", "2023-09-05"),
        ("21-09-2023 14:05", "2023-09-21"),
        ("21.09.23", "2023-09-21"),
        ("21 Eylül 2023", "2023-09-21"),
        ("21 EYLÜL 2023", "2023-09-21"),
        ("06 ŞUBAT 2023 Pazartesi", "2023-02-06"),
        ("3 ARALIK 2023", "2023-12-03"),
        ("12 KASIM 2020", "2020-11-12"),
        ("5 EKİM 2020", "2020-10-05"),
        ("Per, 21 Eyl 2023 14:05:00 +0300", "2023-09-21"),
        ("Wed, 20 Sep 2023 22:30:00 GMT", "2023-09-21"),
        ("September 21, 2023", "2023-09-21"),
        ("Sept. 21, 2023", "2023-09-21"),
        ("AUGUST 5, 2023", "2023-08-05"),
        ("1695247200", "2023-09-21"),
        ("1695247200000", "2023-09-21"),
        ("Güncelleme: 21.09.2023 - 14:05", "2023-09-21"),
        ("31.02.2023", None),
        ("21 Elma 2023", None),
        ("yarın", None),
        ("12.5.7.2023", None),
        ("0000-00-00", None),
    ],
)
def test_written_dates(words: str, wanted: str | None) -> None:
    bounds = read_date(words)
    assert (bounds[0].isoformat() if bounds else None) == wanted
    assert bounds is None or bounds[0] == bounds[1]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("2023-09", SEPTEMBER), ("Eylül 2023", SEPTEMBER), ("2023", (date(2023, 1, 1), date(2023, 12, 31)))],
)
def test_coarse_dates_stay_coarse(words: str, wanted: tuple[date, date]) -> None:
    assert read_date(words) == wanted


@given(st.text(max_size=60))
def test_any_words_are_a_date_or_none(words: str) -> None:
    bounds = read_date(words)
    assert bounds is None or bounds[0] <= bounds[1]


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_every_form(stated: date) -> None:
    forms = (f"{stated:%d.%m.%Y}", stated.isoformat(), f"{stated:%d/%m/%Y}", f"{stated:%a, %d %b %Y 12:00:00 +0300}")
    assert {find_date(form) for form in forms} == {(stated, stated)}
