"""The resolver by table, and the laws that hold for any text."""

import re

import pytest

from cases import cases
from components.model import ResolvedToponym, Span, Toponym
from components.places import Gazetteer, locate, resolve
from components.wording import explain, table

_MARK = re.compile(r"\{(?P<name>[^}:|]+)(?::(?P<hint>\w+))?(?P<metonym>\|m)?\}")
_STAND_IN = {"places.placed_at", "places.town_in_name"}


def marked(source: str) -> tuple[str, tuple[Toponym, ...]]:
    """A text without its braces, and the toponyms that stood in them."""
    text, position, toponyms = "", 0, []
    for mark in _MARK.finditer(source):
        text += source[position : mark.start()]
        span = Span(len(text), len(text) + len(mark["name"]))
        toponyms.append(Toponym(span, mark["name"], mark["name"], not mark["metonym"], mark["hint"]))
        text += mark["name"]
        position = mark.end()
    return text + source[position:], tuple(toponyms)


def means(resolved: ResolvedToponym, expected: str) -> bool:
    """Whether a toponym was resolved as the table's notation says."""
    place = resolved.place
    if expected in {"*", "-"}:
        return expected == "*" or place is None
    if place is None:
        return False
    if expected.startswith("="):
        return place.name == expected[1:]
    if expected.startswith("@"):
        return resolved.candidates[0].reason.code in _STAND_IN and place.within[0] == expected[1:]
    container, _, kind = expected.partition("/")
    return (not container or container in place.within) and (not kind or place.kind == kind)


@pytest.mark.parametrize("case", cases("resolution.tsv"))
def test_resolution(case: tuple[str, str], gazetteer: Gazetteer) -> None:
    text, toponyms = marked(case[0])
    expected = [item.strip() for item in case[1].split("|")]
    resolved = resolve(text, toponyms, gazetteer)
    assert len(resolved) == len(expected)
    for found, wanted in zip(resolved, expected, strict=True):
        assert means(found, wanted), (found.toponym.name, wanted, found.place)


@pytest.mark.parametrize("case", cases("exonyms.tsv"))
def test_exonym(case: tuple[str, str], gazetteer: Gazetteer) -> None:
    name, country = case
    best = next(iter(locate(name, gazetteer)), None)
    assert (best.place.country or "-country" if best else "-") == country


def test_every_reason_is_a_sentence(gazetteer: Gazetteer) -> None:
    for case in cases("resolution.tsv"):
        text, toponyms = marked(case.values[0][0])
        for resolved in resolve(text, toponyms, gazetteer):
            for candidate in resolved.candidates:
                assert "{" not in explain(candidate.reason, "tr") + explain(candidate.reason, "en")


def test_every_row_of_wording_is_used() -> None:
    codes = {code for code in table() if code.startswith("places.")}
    assert {"places.within", "places.placed_at", "places.best_known"} <= codes


def test_scores_are_shares_in_order(gazetteer: Gazetteer) -> None:
    for name in ("Ereğli", "Ankara", "Trablus", "Yeniköy", "Kelbecer"):
        scores = [candidate.score for candidate in locate(name, gazetteer, limit=50)]
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) <= 1.001
        assert all(0 <= score <= 1 for score in scores)


def test_one_sense_per_article(gazetteer: Gazetteer) -> None:
    text, toponyms = marked(
        "{Ereğli}'de sel. {Zonguldak}'ın {Ereğli:district} ilçesinde okullar tatil. {Ereğli} yolu kapalı."
    )
    resolved = resolve(text, toponyms, gazetteer)
    assert {found.place.id for found in resolved if found.toponym.name == "Ereğli" and found.place} == {
        "geonames:747471"
    }


def test_resolving_is_deterministic_and_keeps_order(gazetteer: Gazetteer) -> None:
    text, toponyms = marked("{Konya}, {Ereğli}, {Sur}, {Trablus} ve {Bilinmezköy:village} arasında.")
    once, twice = resolve(text, toponyms, gazetteer), resolve(text, toponyms, gazetteer)
    assert once == twice
    assert tuple(found.toponym for found in once) == toponyms


def test_title_helps_and_is_not_resolved(gazetteer: Gazetteer) -> None:
    text, toponyms = marked("{Ereğli}'de okullar tatil edildi.")
    (resolved,) = resolve(text, toponyms, gazetteer, title="Zonguldak'ta sel felaketi")
    assert resolved.place is not None
    assert resolved.place.province == "TR-67"


def test_nothing_to_resolve(gazetteer: Gazetteer) -> None:
    assert resolve("Hava güzeldi.", (), gazetteer) == ()


def test_unknown_name_has_no_candidates(gazetteer: Gazetteer) -> None:
    assert locate("Zqxwvk", gazetteer) == ()
