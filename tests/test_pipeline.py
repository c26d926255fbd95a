"""The pipeline as a whole: laws that hold for any article, and the article this project was born from."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.model import Analysis, Article, EventType, PublicationDate
from components.pipeline import analyse, when_in_words
from components.places import Gazetteer

NEWS = (
    "Bakü'de dün 19 Eylül 2023'te saat 04.17'de 3 kişi öldü . ! ? \n \" ' İ ı Karabağ Van Ordu Ali Bey açıkladı".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(NEWS), max_size=60).map(" ".join),
)
PUBLISHED = PublicationDate(date(2023, 9, 23), date(2023, 9, 23), "user", 1.0)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, dated=st.booleans())
def test_laws(gazetteer: Gazetteer, text: str, dated: bool) -> None:
    analysis = analyse(Article("a", "", text, PUBLISHED if dated else None), gazetteer)
    for time in analysis.times:
        assert time.span.of(text) == time.text
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    for resolved in analysis.toponyms:
        assert resolved.toponym.span.of(text) == resolved.toponym.text
    assert conserved(analysis)
    assert len({mention.id for mention in analysis.mentions}) == len(analysis.mentions)


def conserved(analysis: Analysis) -> bool:
    """Everything found ends in a mention or in `discarded`."""
    used = {discard.span for discard in analysis.discarded}
    for mention in analysis.mentions:
        used |= {where.evidence for where in mention.places if where.evidence}
        used |= {mention.when.evidence} if mention.when and mention.when.evidence else set()
    covered = [mention.span for mention in analysis.mentions]
    found = [time.span for time in analysis.times] + [resolved.toponym.span for resolved in analysis.toponyms]
    return all(span in used or any(sentence.covers(span) for sentence in covered) for span in found)


@pytest.fixture(scope="module", params=["dated", "undated"])
def birth(request: pytest.FixtureRequest, gazetteer: Gazetteer, birth_article: str) -> Analysis:
    """The article read with and without its publication date."""
    published = PUBLISHED if request.param == "dated" else None
    return analyse(Article("birth", "", birth_article, published), gazetteer)


def test_birth_dates(birth: Analysis) -> None:
    found = {time.text: time for time in birth.times}
    assert found["2020-2022"].value == "2020/2022"
    assert (found["24 saat"].type, found["24 saat"].value) == ("DURATION", "PT24H")
    day = found["19 Eylül"]
    if birth.article.published:
        assert day.value == "2023-09-19"
    else:
        assert day.anchor in {"inferred", "open"}
        assert day.value is None or day.confidence < 0.9


BIRTH_PLACES = {
    "Karabağ": (39.8, 46.75, 60),
    "Canyatak": (40.0, 46.8, 40),
    "Yevlah": (40.62, 47.15, 15),
    "Bakü": (40.38, 49.87, 25),
    "Erivan": (40.18, 44.51, 20),
    "Azerbaycan": (40.4, 47.7, 200),
    "Ermenistan": (40.2, 44.9, 150),
    "Rusya": (60.0, 95.0, 3500),
}


@pytest.mark.parametrize("name", BIRTH_PLACES)
def test_birth_places(birth: Analysis, name: str) -> None:
    from gold_scores import distance_km

    lat, lon, reach = BIRTH_PLACES[name]
    text = birth.article.text
    spots = [resolved for resolved in birth.toponyms if resolved.toponym.name == name]
    stands = sum(
        text.startswith(name, at) and not text[at - 1 : at].isalnum() and not text[at + len(name) :][:1].isalpha()
        for at in range(len(text))
    )
    assert len(spots) == stands
    for resolved in spots:
        assert resolved.place is not None
        assert distance_km(lat, lon, resolved.place.lat, resolved.place.lon) < reach


def test_birth_events(birth: Analysis) -> None:
    def events(kind: EventType, word: str) -> list[str | None]:
        return [
            m.where.place.name if m.where else None
            for m in birth.mentions
            if m.type is kind and word in m.span.of(birth.article.text)
        ]

    assert "Karabağ" in events(EventType.OPERATION, "antiterör")
    assert events(EventType.MEETING, "telefonda")
    assert "Canyatak" in events(EventType.ATTACK, "ateş açılması")
    assert events(EventType.VISIT, "davet etmişti")
    operation = next(m for m in birth.mentions if "antiterör" in m.span.of(birth.article.text))
    if birth.article.published:
        assert operation.when is not None
        assert operation.when.edtf == "2023-09-19"


@pytest.mark.parametrize(
    ("words", "edtf", "clock"),
    [
        ("6 Şubat 2023", "2023-02-06", None),
        ("6 Şubat 2023 04.17", "2023-02-06", "04:17"),
        ("2023-02-06 04:17", "2023-02-06", "04:17"),
        ("Mart 2021", "2021-03", None),
        ("2021-03", "2021-03", None),
        ("1999", "1999", None),
        ("6-9 Şubat 2023", "2023-02-06/2023-02-09", None),
        ("2023-02-06/2023-02-09", "2023-02-06/2023-02-09", None),
    ],
)
def test_a_person_writes_a_time(words: str, edtf: str, clock: str | None) -> None:
    when = when_in_words(words)
    assert when is not None
    assert (when.edtf, when.clock, when.source, when.evidence) == (edtf, clock, "edited", None)
    assert when.earliest <= when.latest


@pytest.mark.parametrize(
    "words", ["3 Mart", "dün", "2023-13", "2023-02-30", "2024/2023", "6 Şubat 2023 ve 9 Mart 2023"]
)
def test_a_time_that_is_not_clear_is_none(words: str) -> None:
    assert when_in_words(words) is None
