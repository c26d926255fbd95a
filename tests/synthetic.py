"""Synthetic libraries: N events with dates, places, types and reports spread as in news; one seed, one library."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from components.model import (
    Analysis,
    Article,
    Event,
    EventType,
    GeoPrecision,
    Link,
    Mention,
    Modality,
    Place,
    PublicationDate,
    Reason,
    Span,
    TimePrecision,
    When,
    Where,
)

FIRST_DAY = date(2001, 1, 1)
DAYS = 9_400
EVENTS_AN_ARTICLE = 4
PUBLISHERS = tuple(f"Gazete {letter}" for letter in "ABCÇDEFGĞHIİJK")
ACTORS = ("Valilik", "AFAD", "Dışişleri Bakanlığı", "Emniyet", "Çiftçiler Birliği", "İtfaiye", "Belediye", "Sendika")
WORDS = "deprem yangın toplantı ırmak ışık İzmirli şûra öğretmen köprü fabrika liman sel çığ duruşma karar maç".split()
PRECISIONS = (
    (TimePrecision.DAY, 1, 70),
    (TimePrecision.TIME, 1, 10),
    (TimePrecision.WEEK, 7, 4),
    (TimePrecision.MONTH, 30, 8),
    (TimePrecision.YEAR, 365, 4),
    (None, 0, 4),
)
KINDS = (("site", 0.2), ("city", 12.0), ("district", 25.0), ("province", 80.0), ("region", 200.0), ("country", 500.0))
GRADES = {
    "site": GeoPrecision.SITE,
    "city": GeoPrecision.SETTLEMENT,
    "district": GeoPrecision.SETTLEMENT,
    "province": GeoPrecision.PROVINCE,
    "region": GeoPrecision.REGION,
    "country": GeoPrecision.COUNTRY,
}


def places(count: int, seed: int = 1) -> list[Place]:
    """Places in 8 countries of 10 provinces each; the country and province of each are places too."""
    dice = random.Random(seed)
    made = [_country(code, dice) for code in range(8)]
    made += [_province(made[code % 8], code // 8, dice) for code in range(80)]
    while len(made) < count:
        made.append(_settlement(dice.choice(made[8:88]), len(made), dice))
    return made[:count]


def _country(code: int, dice: random.Random) -> Place:
    alpha2 = f"{chr(65 + code)}X"
    lat, lon = dice.uniform(-30, 60), dice.uniform(-120, 140)
    return Place(f"iso:{alpha2}", f"Ülke {code}", "country", lat, lon, 500.0, alpha2)


def _province(country: Place, number: int, dice: random.Random) -> Place:
    key = f"{country.country}-{number:02d}"
    lat, lon = country.lat + dice.uniform(-4, 4), country.lon + dice.uniform(-6, 6)
    return Place(f"iso:{key}", f"İl {key}", "province", lat, lon, 80.0, country.country, key, (country.name,))


def _settlement(province: Place, number: int, dice: random.Random) -> Place:
    kind, radius = dice.choices(KINDS, (10, 50, 20, 0, 5, 0))[0]
    within = (*((province.name,) if kind != "region" else ()), *province.within)
    key = province.province if kind != "region" else None
    lat, lon = province.lat + dice.gauss(0, 0.5), province.lon + dice.gauss(0, 0.5)
    return Place(f"geonames:{number}", f"Yer {number}", kind, lat, lon, radius, province.country, key, within)


def library(count: int, seed: int = 1, spots: int = 2_000) -> Iterator[tuple[Analysis, tuple[Event, ...]]]:
    """Articles with the events that they alone report; `count` events in all."""
    dice = random.Random(seed)
    gazetteer = places(min(spots, max(100, count)), seed)
    weights = [1 / rank for rank in range(1, len(gazetteer) + 1)]  # news repeat places by Zipf's law
    dice.shuffle(gazetteer)
    for number, start in enumerate(range(0, count, EVENTS_AN_ARTICLE)):
        chosen = dice.choices(gazetteer, weights, k=min(EVENTS_AN_ARTICLE, count - start))
        yield _article(number, chosen, dice, seed)


def _article(number: int, chosen: list[Place], dice: random.Random, seed: int) -> tuple[Analysis, tuple[Event, ...]]:
    identity = f"a{seed}-{number}"
    sentences = [_sentence(place, f"{number}sayılı", dice) for place in chosen]
    text = " ".join(sentences)
    published = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    out = PublicationDate(published, published, "metadata", 0.97)
    article = Article(identity, f"Haber {number}: {dice.choice(WORDS)}", text, out, None, dice.choice(PUBLISHERS))
    mentions = []
    start = 0
    for place, sentence in zip(chosen, sentences, strict=True):
        mentions.append(_mention(article, Span(start, start + len(sentence)), place, published, dice))
        start += len(sentence) + 1
    events = tuple(_event(mention) for mention in mentions)
    return Analysis(article, (), (), tuple(mentions), ()), events


def _sentence(place: Place, own: str, dice: random.Random) -> str:
    """Words that other articles use too, around one that makes this article no copy of theirs."""
    return " ".join((place.name, "yakınında", *dice.choices(WORDS, k=4), own, *dice.choices(WORDS, k=4), "oldu."))


def _mention(article: Article, span: Span, place: Place, day: date, dice: random.Random) -> Mention:
    trigger = Span(span.end - 5, span.end - 1)
    where = Where(place, GRADES[place.kind], "own", Span(span.start, span.start + len(place.name)))
    return Mention(
        f"{article.id}:{span.start}:{trigger.start}",
        article.id,
        span,
        trigger,
        dice.choice(tuple(EventType)),
        f"{place.name}: {span.of(article.text)[-40:]}",
        dice.choices(tuple(Modality), (70, 12, 8, 3, 3, 4))[0],
        _when(day, span, dice),
        () if dice.random() < 0.1 else (where,),
        tuple(dice.sample(ACTORS, dice.randrange(3))),
        (),
        tuple(dice.choices(WORDS, k=3)),
        round(dice.uniform(0.3, 1.0), 2),
        (Reason("time.own", ("dün",)),),
    )


def _when(day: date, span: Span, dice: random.Random) -> When | None:
    precision, length, _ = dice.choices(PRECISIONS, [weight for *_, weight in PRECISIONS])[0]
    if precision is None:
        return None
    last = day + timedelta(days=length - 1)
    edtf = day.isoformat() if length == 1 else f"{day.isoformat()}/{last.isoformat()}"
    clock = f"{dice.randrange(24):02d}:{dice.randrange(60):02d}" if precision is TimePrecision.TIME else None
    return When(day, last, edtf, precision, "own", clock, Span(span.start, span.start + 3))


def _event(mention: Mention) -> Event:
    return Event(
        f"e-{mention.id}",
        mention.type,
        mention.title,
        mention.modality,
        mention.when,
        mention.where,
        mention.actors,
        (mention,),
        1,
        mention.confidence,
    )


def links(events: list[Event]) -> list[Link]:
    """Every event comes after the one before it."""
    return [Link(later.id, sooner.id, "after", "ardından", "cue", 0.8) for sooner, later in pairwise(events)]
