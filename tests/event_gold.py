"""Reader of `tests/gold/events` (see its FORMAT.md): topics, articles, mentions found from quoted words, relations."""

import re
from dataclasses import dataclass
from pathlib import Path

from components.model import Article, Sentence, Span
from components.sources import Failure, read
from components.text.sentences import split_sentences

HERE = Path(__file__).parent / "gold" / "events"
TEXTS = HERE.parent / "texts"
NOT_ARTICLES = {"relations", "second"}


@dataclass(frozen=True)
class GoldMention:
    """A row: its sentence and trigger, and what the annotator said of them. `event` is unique over all topics."""

    article: str
    sentence: Span
    trigger: Span
    type: str
    modality: str
    when: str | None
    places: tuple[tuple[str, float | None, float | None], ...]
    event: str


@dataclass(frozen=True)
class Topic:
    """Articles that are easy to confuse, their mentions, relations (a, kind, b), and a second annotation if any."""

    name: str
    articles: tuple[Article, ...]
    mentions: tuple[GoldMention, ...]
    relations: tuple[tuple[str, str, str], ...]
    second: tuple[GoldMention, ...]


def topics() -> list[Topic]:
    """All topics by name; a row that does not fit its text is an error that names file and line."""
    return [_topic(folder) for folder in sorted(HERE.iterdir()) if folder.is_dir()]


def _topic(folder: Path) -> Topic:
    names = sorted({path.stem for path in folder.glob("*.tsv")} - NOT_ARTICLES)
    articles = {name: _article(TEXTS / f"{name}.txt") for name in names}
    mentions: list[GoldMention] = []
    for name, article in articles.items():
        path = folder / f"{name}.tsv"
        rows = [(number, name, cells) for number, cells in _rows(path)]
        mentions += _mentions(path, rows, {name: article}, folder.name)
    second = [(number, cells[0], cells[1:]) for number, cells in _rows(folder / "second.tsv")]
    return Topic(
        folder.name,
        tuple(articles.values()),
        tuple(mentions),
        tuple(
            (f"{folder.name}/{cells[0]}", cells[1], f"{folder.name}/{cells[2]}")
            for _, cells in _rows(folder / "relations.tsv")
        ),
        tuple(_mentions(folder / "second.tsv", second, articles, folder.name)),
    )


def _article(path: Path) -> Article:
    (article,) = read(path.read_bytes(), path.name)
    assert not isinstance(article, Failure), article
    return Article(path.stem, article.title, article.text, article.published, article.url, article.publisher)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    if not path.exists():
        return []
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [(n, [cell.strip() for cell in line.split("\t")]) for n, line in lines if line.strip() and line[0] != "#"]


def _mentions(
    path: Path, rows: list[tuple[int, str, list[str]]], articles: dict[str, Article], topic: str
) -> list[GoldMention]:
    mentions: list[GoldMention] = []
    position: dict[str, int] = {}
    for number, name, cells in rows:
        where = f"{path.name}:{number}"
        assert len(cells) == 7, f"{topic}/{where}: {len(cells)} columns instead of 7"
        quote, trigger, type_, modality, when, places, event = cells
        article = articles[name]
        sentence = _sentence(article, quote, position.get(name, 0), f"{topic}/{where}")
        position[name] = sentence.start
        mentions.append(
            GoldMention(
                name,
                sentence,
                _quoted(article.text, trigger, sentence, f"{topic}/{where}"),
                type_,
                modality,
                None if when == "-" else when,
                () if places == "-" else tuple(_place(place) for place in places.split(";")),
                f"{topic}/{event}",
            )
        )
    return mentions


def _sentence(article: Article, quote: str, start: int, where: str) -> Span:
    for sentence in _sentences(article):
        words = sentence.span.of(article.text)
        if sentence.span.start >= start and (words.startswith(quote) or quote in words[: len(quote) + 3]):
            return sentence.span
    found = article.text.find(quote, start)
    holder = next((s.span for s in _sentences(article) if s.span.start <= found < s.span.end), None)
    assert found >= 0, f"{where}: no sentence begins with {quote!r} from offset {start} on"
    assert holder is not None, f"{where}: {quote!r} stands in no sentence"
    return holder


def _sentences(article: Article) -> tuple[Sentence, ...]:
    return split_sentences(article.text)


def _quoted(text: str, quote: str, sentence: Span, where: str) -> Span:
    found = re.compile(r"(?<!\w)" + re.escape(quote)).search(text, sentence.start, sentence.end)
    assert found, f"{where}: {quote!r} is not in the sentence {sentence.of(text)[:60]!r}"
    return Span(found.start(), found.end())


def _place(cell: str) -> tuple[str, float | None, float | None]:
    name, _, point = cell.strip().partition("@")
    if not point:
        return name, None, None
    lat, lon = (float(part) for part in point.split(","))
    return name, lat, lon
