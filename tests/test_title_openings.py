"""How a title opens: with words that stand on their own."""

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
