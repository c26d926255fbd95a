"""The shipped articles through the whole pipeline: what was read out of each is written down and reviewed as a diff.

`pytest tests/test_golden.py --accept` rewrites `tests/golden/`; the git diff is the review.
"""

from pathlib import Path

import pytest

from components.model import Analysis, Article
from components.pipeline import analyse
from components.places import Gazetteer
from components.sources import Failure, read

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))


def seed(path: Path) -> Article:
    """One shipped article."""
    (article,) = read(path.read_bytes(), path.name)
    assert not isinstance(article, Failure), article
    return article


def written(analysis: Analysis) -> str:
    """Dates, places and events of an analysis, one a line, in reading order."""
    text = analysis.article.text
    rows = [("date", time.text, time.type, time.value or "-", time.anchor) for time in analysis.times]
    for resolved in analysis.toponyms:
        place = resolved.place
        use = "literal" if resolved.toponym.literal else "named"
        spot = (place.id, f"{place.lat:.2f}", f"{place.lon:.2f}") if place else ("-", "-", "-")
        rows.append(("place", resolved.toponym.text, use, *spot))
    for mention in analysis.mentions:
        when = mention.when.edtf if mention.when else "-"
        where = mention.where.place.name if mention.where else "-"
        rows.append(("event", mention.trigger.of(text), mention.type, mention.modality, when, where, mention.title))
    return "".join("\t".join(row) + "\n" for row in rows)


def test_there_are_enough_seeds() -> None:
    assert len(SEEDS) >= 40
    for path in SEEDS:
        words = len(seed(path).text.split())
        assert 100 <= words <= 520, f"{path.name}: {words} words"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_golden(path: Path, gazetteer: Gazetteer, request: pytest.FixtureRequest) -> None:
    found = written(analyse(seed(path), gazetteer))
    file = HERE / "golden" / f"{path.stem}.tsv"
    if request.config.getoption("--accept"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert file.read_text("utf-8") == found
