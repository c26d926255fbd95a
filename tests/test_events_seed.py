"""The article this project was born from: what must be read out of it."""

import pytest

from components.events import link
from components.model import Article, EventType, Mention
from components.pipeline import analyse
from components.places import Gazetteer


@pytest.fixture
def mentions(birth_article: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    article = Article("dogum", birth_article.splitlines()[0], birth_article)
    return analyse(article, gazetteer).mentions


def one(mentions: tuple[Mention, ...], type_: EventType, word: str) -> Mention:
    found = [m for m in mentions if m.type == type_ and word in m.title]
    assert found, [m.title for m in mentions]
    return found[0]


def test_operation(mentions: tuple[Mention, ...]) -> None:
    mention = one(mentions, EventType.OPERATION, "operasyon")
    assert mention.where is not None
    assert mention.where.place.name == "Karabağ"
    assert mention.partial is not None
    assert mention.partial.text == "19 Eylül"


def test_phone_call(mentions: tuple[Mention, ...]) -> None:
    mention = one(mentions, EventType.MEETING, "telefonda görüştü")
    assert "İlham Aliyev" in mention.actors


def test_shooting(mentions: tuple[Mention, ...]) -> None:
    mention = one(mentions, EventType.ATTACK, "ateş açılması")
    assert mention.where is not None
    assert mention.where.place.name == "Canyatak"


def test_invitation(mentions: tuple[Mention, ...]) -> None:
    mention = one(mentions, EventType.VISIT, "davet")
    assert mention.where is not None
    assert mention.where.place.name == "Yevlah"


def test_arms_laid_down_a_day_later(mentions: tuple[Mention, ...]) -> None:
    mention = one(mentions, EventType.DEESCALATION, "silah bırak")
    assert mention.when is not None
    assert (mention.when.edtf, mention.when.source) == ("2023-09-20~", "derived")


def test_titles_are_short(mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> None:
    assert all(3 < len(mention.title) < 90 for mention in mentions)
    assert link(mentions).events
