"""How a title opens, and what it leaves out: read with dates and places."""

import pytest

from cases import cases
from components.model import Article
from components.pipeline import analyse
from components.places import Gazetteer


@pytest.mark.parametrize("case", cases("title_openings.tsv"))
def test_opening(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    sentence, opening = case
    titles = [mention.title for mention in analyse(Article("a", "", sentence), gazetteer).mentions]
    assert titles
    assert all(title.startswith(opening) for title in titles), titles


@pytest.mark.parametrize("case", cases("titles_dated.tsv"))
def test_title_read_with_dates_and_places(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    sentence, title = case
    mentions = analyse(Article("a", "", sentence), gazetteer).mentions
    assert mentions
    assert max(mentions, key=lambda mention: mention.confidence).title == title


@pytest.mark.parametrize("case", cases("titles_parts.tsv"))
def test_titles_of_all_that_a_sentence_tells(case: tuple[str, ...], gazetteer: Gazetteer) -> None:
    sentence, titles = case
    mentions = analyse(Article("a", "", sentence), gazetteer).mentions
    assert " | ".join(mention.title for mention in mentions) == titles
    assert all(len(mention.title) < 90 for mention in mentions)
