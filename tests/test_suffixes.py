"""Names inside inflected words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.places.suffixes import find_stem, stems
from components.text.turkish import fold_case
from tests.cases import cases


@pytest.mark.parametrize("row", cases("suffixes.tsv"))
def test_name_in_word(row: tuple[str, ...]) -> None:
    word, expected, known = row
    names = known.split(";")
    found = find_stem(word, lambda stem: stem.name in names)
    assert (found.name if found else "-") == expected


@given(st.text(alphabet="abcçdeğhıijklmnoöprsştuüvyzABÇDİIĞKŞ'’", min_size=1, max_size=25))
def test_readings_are_parts_of_the_word(word: str) -> None:
    readings = list(stems(word))
    assert readings
    for stem in readings:
        assert 0 < stem.length <= len(word)
        assert len(stem.name) == stem.length
        if stem.how != "softened":
            assert word.startswith(stem.name)
        else:
            assert fold_case(word[: stem.length - 1]) == fold_case(stem.name[:-1])


@given(st.text(alphabet="abcçdeğhıijklmnoöprsştuüvyz", min_size=1, max_size=25))
def test_longest_reading_comes_first(word: str) -> None:
    lengths = [stem.length for stem in stems(word)]
    assert lengths == sorted(lengths, reverse=True)
