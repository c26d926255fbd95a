"""Speed of the whole road from an article to its mentions, in one process, beside rivals that do a part of it each.

`python -m tests.bench.pipeline [articles]` prints, in seconds of processor time: articles and characters a second over
the seeds once (every word is new) and over the seeds repeated to 2,000; each room's share; dateparser's search for
dates alone and flashgeotext's scan for place names alone on the same articles; building the gazetteer; and, in a fresh
process, opening it and the first look-up.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import cycle, islice, pairwise
from pathlib import Path

from components.dates import infer_published, tag
from components.events import extract
from components.model import Article
from components.pipeline import analyse
from components.places import Gazetteer, build_gazetteer, open_gazetteer, recognise, resolve
from components.sources import read
from components.text.sentences import split_sentences
from tests.bench.dates.rivals import dateparser_tr

SEEDS = Path(__file__).parents[2] / "seeds"
ROOMS = ("sentences", "dates", "recognise", "resolve", "events")
ARTICLES = 2000
_FEW = 10  # articles are enough for a rival that needs a tenth of a second for each
_FIRST_NAME = "Kadıköy"


def seeds() -> list[Article]:
    """The articles of the first visit."""
    read_in = (found for path in sorted(SEEDS.glob("*.txt")) for found in read(path.read_bytes(), path.name))
    return [found for found in read_in if isinstance(found, Article)]


def seconds_of(work: Callable[[Article], object], articles: Iterable[Article]) -> float:
    """Processor time of some work on every article."""
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def by_room(articles: Sequence[Article], gazetteer: Gazetteer) -> dict[str, float]:
    """Processor time of each room; the steps of `pipeline.analyse`, with a clock between them."""
    spent = dict.fromkeys(ROOMS, 0.0)
    for article in articles:
        text, marks = article.text, [time.process_time()]
        sentences = split_sentences(text)
        marks.append(time.process_time())
        times = tag(text, article.published or infer_published(text, None), sentences)
        marks.append(time.process_time())
        toponyms = recognise(text, gazetteer, sentences, tuple(one.span for one in times), article.title)
        marks.append(time.process_time())
        resolved = resolve(text, toponyms, gazetteer, article.title, sentences)
        marks.append(time.process_time())
        extract(article, sentences, times, resolved)
        marks.append(time.process_time())
        for room, (start, end) in zip(ROOMS, pairwise(marks), strict=True):
            spent[room] += end - start
    return spent


def rivals() -> dict[str, tuple[int, Callable[[Article], object]]]:
    """Name -> on how many articles at most it is tried, and its work on one."""
    found: dict[str, tuple[int, Callable[[Article], object]]] = {}
    found["dateparser, dates alone"] = (_FEW, lambda article: dateparser_tr(article.text, _day_of(article)))
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        return found
    scan = GeoText()
    found["flashgeotext, names alone"] = (ARTICLES, lambda article: scan.extract(article.text, span_info=True))
    return found


def _day_of(article: Article) -> date:
    return (article.published and article.published.day) or date(2024, 1, 1)


def build() -> tuple[float, float]:
    """Processor seconds of making the gazetteer anew, and its megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        start = time.process_time()
        build_gazetteer(path, lambda share, what: None)
        return time.process_time() - start, path.stat().st_size / 1e6


def memory_kb() -> float:
    """Memory this process holds now; where Linux does not tell, the most it ever held."""
    held = Path("/proc/self/statm")
    if held.is_file():
        return int(held.read_text().split()[1]) * resource.getpagesize() / 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def print_opening() -> None:
    """Open the gazetteer and look one name up; only the first time in a process is worth a measurement."""
    before = memory_kb()
    start = time.perf_counter()
    gazetteer = open_gazetteer()
    opened = time.perf_counter()
    found = gazetteer.lookup(_FIRST_NAME)
    looked_up = time.perf_counter()
    opening = memory_kb() - before
    seconds_of(lambda article: analyse(article, gazetteer), seeds())
    reading = memory_kb() - before
    print(
        f"open {1000 * (opened - start):.1f} ms, first look-up {1000 * (looked_up - opened):.1f} ms "
        f"({len(found)} places of {_FIRST_NAME}); memory {opening / 1024:+.1f} MB, "
        f"{reading / 1024:+.1f} MB when all seeds are read"
    )


def main(count: int) -> None:
    """Print all figures."""
    gazetteer, articles = open_gazetteer(), seeds()
    length = sum(len(article.text) for article in articles) / len(articles)
    print(f"{len(articles)} seeds of {length:.0f} characters; processor time")
    first = seconds_of(lambda article: analyse(article, gazetteer), articles)
    _print_rate("extract, each seed once", len(articles), first, length)
    ours = seconds_of(lambda article: analyse(article, gazetteer), islice(cycle(articles), count))
    _print_rate(f"extract, {count} articles", count, ours, length)
    spent = by_room(articles, gazetteer)
    whole = sum(spent.values())
    print("shares: " + ", ".join(f"{room} {seconds / whole:.0%}" for room, seconds in spent.items()))
    for name, (most, work) in rivals().items():
        sample = articles[:most]
        work(sample[0])  # what it loads at its first call is not its speed
        seconds, own = seconds_of(work, sample), seconds_of(lambda article: analyse(article, gazetteer), sample)
        _print_rate(f"{name}, {len(sample)} articles", len(sample), seconds, length)
        print(f"    {seconds / own:.2f} times the seconds of our whole road on the same articles")
    taken, megabytes = build()
    print(f"gazetteer: built in {taken:.1f} s, {megabytes:.1f} MB")
    subprocess.run([sys.executable, "-m", "tests.bench.pipeline", "opening"], check=True)


def _print_rate(what: str, count: int, seconds: float, length: float) -> None:
    print(f"{what:42} {count / seconds:8.1f} articles/s {count * length / seconds / 1e3:8.1f} k characters/s")


if __name__ == "__main__":
    if sys.argv[1:] == ["opening"]:
        print_opening()
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else ARTICLES)
