"""Speed of linking: a synthetic library of a million mentions at once, then a hundred articles more.

`python -m tests.bench.linking [mentions]` prints seconds, mentions a second, peak memory and B³ against the synthetic
truth. The synthesis: events on 2,916 places (243 provinces of 12 districts, Zipf), 5,000 days (more of them recent), 14
types; 1-60 reports each (Pareto); a report has some of its event's seven words and two actors, five words of others, a
lent day off by one now and then, a month instead of a day, a province instead of a district, or no place. Six reports
make an article, whose context are the telling words it has most often.
"""

import itertools
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from components.events import Linker
from components.model import EventType, GeoPrecision, Mention, Modality, Place, Span, TimePrecision, When, Where

PROVINCES, DISTRICTS, WORDS, COMMON, PEOPLE, DAYS = 243, 12, 6000, 300, 3000, 5000
_PER_ARTICLE, _CONTEXT = 6, 8


def places() -> list[tuple[Place, Place]]:
    """(district, its province) for every district."""
    found = []
    for p in range(PROVINCES):
        lat, lon = 36 + p % 15, 26 + p // 15
        province = Place(f"p{p}", f"İl {p}", "province", lat, lon, 25, "TR", f"TR-{p}", ("Türkiye",))
        for d in range(DISTRICTS):
            spot = (f"İlçe {p}-{d}", "district", lat + 0.3 * (d // 4), lon + 0.3 * (d % 4), 5.0, "TR", f"TR-{p}")
            found.append((Place(f"d{p}-{d}", *spot, (province.name, "Türkiye")), province))
    return found


def synthesise(events: int, seed: int = 1) -> Iterator[tuple[int, Mention]]:
    """(number of the true event, mention) of every report, with the context of its article."""
    reports = _reports(events, seed)
    while article := list(itertools.islice(reports, _PER_ARTICLE)):
        counts = Counter(word for _, mention in article for word in mention.words if int(word[3:]) >= COMMON)
        context = tuple(sorted(counts, key=lambda word: (-counts[word], word))[:_CONTEXT])
        for number, mention in article:
            yield number, replace(mention, context=context)


def _reports(events: int, seed: int) -> Iterator[tuple[int, Mention]]:
    chance = random.Random(seed)
    spots = places()
    zipf = list(itertools.accumulate(1 / (n + 1) ** 0.8 for n in range(len(spots))))
    common = list(itertools.accumulate(1 / (n + 1) for n in range(WORDS)))
    rare = list(itertools.accumulate(1 / (n + COMMON) for n in range(WORDS - COMMON)))
    fame = list(itertools.accumulate(1 / (n + 1) ** 0.9 for n in range(PEOPLE)))
    vocabulary = [f"söz{n}" for n in range(WORDS)]
    people = [f"Kişi {n}" for n in range(PEOPLE)]
    types, serial = list(EventType), itertools.count()
    for number in range(events):
        district, province = chance.choices(spots, cum_weights=zipf)[0]
        day = date(2010, 1, 1) + timedelta(days=int(chance.random() ** 0.6 * DAYS))
        own = chance.choices(vocabulary[COMMON:], cum_weights=rare, k=7)
        who = chance.choices(people, cum_weights=fame, k=2)
        type_ = chance.choice(types)
        for _ in range(min(60, int(chance.paretovariate(1.1)))):
            words = [word for word in own if chance.random() < 0.6]
            words += chance.choices(vocabulary, cum_weights=common, k=5)
            where = _where(chance, district, province)
            n = next(serial)
            yield (
                number,
                Mention(
                    id=f"h{n // _PER_ARTICLE:07d}:{n % _PER_ARTICLE * 200}:9",
                    article_id=f"h{n // _PER_ARTICLE:07d}",
                    span=Span(n % _PER_ARTICLE * 200, n % _PER_ARTICLE * 200 + 150),
                    trigger=Span(9, 15),
                    type=type_ if chance.random() < 0.92 else chance.choice(types),
                    title="Olay",
                    modality=Modality.ASSERTED,
                    when=_when(chance, day),
                    places=(where,) if where else (),
                    actors=tuple(name for name in who if chance.random() < 0.7),
                    figures=(),
                    words=tuple(dict.fromkeys(words)),
                    confidence=0.9,
                ),
            )


def _when(chance: random.Random, day: date) -> When:
    lot = chance.random()
    if lot < 0.12:  # its sentence tells no day: that of the lead or of publication, which is the wrong one
        day += timedelta(days=chance.choice((-1, 1)))
        return When(day, day, day.isoformat(), TimePrecision.DAY, "lead")
    if lot < 0.2:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return When(first, last, f"{first:%Y-%m}", TimePrecision.MONTH, "own")
    if lot < 0.25:
        first, last = day - timedelta(days=3), day + timedelta(days=3)
        return When(first, last, f"{first}/{last}", TimePrecision.WEEK, "own")
    return When(day, day, day.isoformat(), TimePrecision.DAY, "own")


def _where(chance: random.Random, district: Place, province: Place) -> Where | None:
    lot = chance.random()
    if lot < 0.75:
        return Where(district, GeoPrecision.SETTLEMENT, "own")
    return Where(province, GeoPrecision.PROVINCE, "own") if lot < 0.95 else None


def b_cubed(truth: list[int], found: list[str]) -> tuple[float, float]:
    """Precision and recall of a partition, counted without building the clusters."""
    together = Counter(zip(truth, found, strict=True))
    left, right = Counter(truth), Counter(found)
    recall = sum(n * n / left[a] for (a, _), n in together.items()) / len(truth)
    precision = sum(n * n / right[b] for (_, b), n in together.items()) / len(truth)
    return precision, recall


def main() -> None:
    """Print one line for all at once, one for the addition."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rows = list(itertools.islice(synthesise(wanted), wanted))
    later = [mention for _, mention in itertools.islice(synthesise(2000, seed=2), 100 * _PER_ARTICLE)]
    start = time.process_time()
    linker = Linker()
    changes = linker.add(mention for _, mention in rows)
    seconds = time.process_time() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    event_of = {mention.id: event.id for event in changes.events for mention in event.mentions}
    precision, recall = b_cubed([number for number, _ in rows], [event_of[mention.id] for _, mention in rows])
    print(
        f"{len(rows)} mentions -> {len(changes.events)} events, {len(changes.links)} links in {seconds:.1f} s "
        f"({len(rows) / seconds:.0f}/s), peak {peak_mb} MB, B3 P {precision:.3f} R {recall:.3f}",
        flush=True,
    )
    del changes
    renamed = [_renamed(mention) for mention in later]
    start = time.process_time()
    added = linker.add(renamed)
    print(f"100 articles more: {time.process_time() - start:.2f} s, {len(added.events)} events told anew")


def _renamed(mention: Mention) -> Mention:
    return replace(mention, id="z" + mention.id, article_id="z" + mention.article_id)


if __name__ == "__main__":
    main()
