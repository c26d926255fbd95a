"""Reader of `tests/gold`: texts and their annotations, with offsets found from the quoted words."""

import re
from dataclasses import dataclass
from pathlib import Path

from components.model import Article, Span
from components.sources import Failure, read

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class GoldDate:
    """Date words and their value; `neutral` = doubtful either way."""

    span: Span
    type: str
    value: str | None
    neutral: bool


@dataclass(frozen=True)
class GoldPlace:
    """Place words and their point; `neutral` = not literal, or doubtful."""

    span: Span
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float
    neutral: bool


@dataclass(frozen=True)
class GoldText:
    """An article with everything that counts in it."""

    slug: str
    article: Article
    dates: tuple[GoldDate, ...]
    places: tuple[GoldPlace, ...]


class _Finder:
    """Finds quoted words in reading order, from the start of a word."""

    def __init__(self, text: str, where: str) -> None:
        self.text, self.where, self.position = text, where, 0

    def next(self, quote: str, row: int) -> Span:
        found = re.compile(r"(?<!\w)" + re.escape(quote)).search(self.text, self.position)
        assert found, f"{self.where}:{row}: {quote!r} is not in the text after offset {self.position}"
        self.position = found.end()
        return Span(found.start(), found.end())


def gold_texts() -> list[GoldText]:
    """All annotated texts, by name."""
    return [_gold_text(path) for path in sorted((GOLD / "annotations").glob("*.tsv"))]


def gold_article(slug: str) -> Article:
    """One text of `tests/gold/texts`."""
    path = GOLD / "texts" / f"{slug}.txt"
    (article,) = read(path.read_bytes(), path.name)
    assert not isinstance(article, Failure), article
    return article


def _gold_text(path: Path) -> GoldText:
    article = gold_article(path.stem)
    dates, places = [], []
    finders = {"date": _Finder(article.text, path.name), "place": _Finder(article.text, path.name)}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, quote, *rest = line.split("\t")
        span = finders[kind.removeprefix("skip-")].next(quote, number)
        if kind == "date":
            dates.append(GoldDate(span, rest[0], None if rest[1] == "-" else rest[1], rest[0] == "IGNORE"))
        elif kind == "place":
            lat, lon, radius = (None if cell in {"-", ""} else float(cell) for cell in rest[1:4])
            places.append(GoldPlace(span, rest[0], lat, lon, radius or 0.0, rest[4].strip() != "1"))
    return GoldText(path.stem, article, tuple(dates), tuple(places))
