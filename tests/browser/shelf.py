"""A small library with every kind of mark, hostile titles and reports that differ: what the browser tests look at.

It is put together from the house's own types, so these tests look at the page alone, not at how texts are read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from components.library import Library
from components.model import (
    Analysis,
    Article,
    Candidate,
    Event,
    EventType,
    Figure,
    GeoPrecision,
    Link,
    Mention,
    Modality,
    Place,
    PublicationDate,
    Reason,
    ResolvedToponym,
    Span,
    TimeExpression,
    TimePrecision,
    Toponym,
    When,
    Where,
)

ANKARA = Place("geonames:323786", "Ankara", "city", 39.92, 32.85, 12, "TR", "TR-06", ("Ankara", "Türkiye"), 5_700_000)
PAZARCIK = Place(
    "geonames:304825", "Pazarcık", "district", 37.49, 37.30, 15, "TR", "TR-46", ("Kahramanmaraş", "Türkiye")
)
HATAY = Place("atlas:hatay", "Hatay", "province", 36.40, 36.20, 60, "TR", "TR-31", ("Türkiye",))
KARABAG = Place("atlas:karabag", "Karabağ", "region", 39.82, 46.75, 70, "AZ", None, ("Azerbaycan",))
ARMENIA = Place("iso:AM", "Ermenistan", "country", 40.2, 45.0, 150, "AM")
AKKUYU = Place("atlas:akkuyu", "Akkuyu Nükleer Santrali", "site", 36.14, 33.54, 2, "TR", "TR-33", ("Mersin", "Türkiye"))
NAMESAKE = Place("geonames:1", "Karabağ", "village", 38.6, 30.6, 5, "TR", "TR-03", ("Afyonkarahisar", "Türkiye"))
GRADES = {
    "site": GeoPrecision.SITE,
    "province": GeoPrecision.PROVINCE,
    "region": GeoPrecision.REGION,
    "country": GeoPrecision.COUNTRY,
}

HOSTILE = (
    "<img src=x onerror=alert(1)> Ankara’da açıklama",
    "</script><script>window.__xss=1</script> Ankara’da görüşme",
    "`${window.__xss=1}` Ankara’da toplantı",
    "![resim](http://evil.example/x.png) Ankara’da ziyaret",
)


@dataclass(frozen=True)
class Report:
    """One row of the tables below: `day` None = undated, `place` None = unplaced."""

    key: str
    title: str
    type: EventType
    day: date | None
    place: Place | None
    sentence: str
    words: tuple[str, str] = ("", "")  # date words, place words of the sentence
    last: date | None = None
    precision: TimePrecision = TimePrecision.DAY
    clock: str | None = None
    modality: Modality = Modality.ASSERTED
    figure: float | None = None
    publisher: str = "Olay Atlası örnek"
    more: str = ""  # a second sentence of the article that reports the event


REPORTS = (
    Report("operasyon", "Karabağ’da operasyon başladı", EventType.OPERATION, date(2023, 9, 19), KARABAG,
           "🔥 Azerbaycan, 19 Eylül’de Karabağ’da bir operasyon başlattı.", ("19 Eylül", "Karabağ"), figure=3,
           more="Operasyon sürüyor."),
    Report("gorusme", "Liderler telefonda görüştü", EventType.MEETING, date(2023, 9, 20), None,
           "İki lider ertesi gün telefonda görüştü.", ("ertesi gün", "")),
    Report("ates", "Ermenistan’da sınırda ateş açıldı", EventType.ATTACK, date(2023, 9, 22), ARMENIA,
           "Ermenistan sınırında 22 Eylül’de ateş açıldığı öne sürüldü.", ("22 Eylül", "Ermenistan"),
           modality=Modality.CLAIMED),
    Report("deprem", "Pazarcık’ta 7,7 büyüklüğünde deprem oldu", EventType.DISASTER, date(2023, 2, 6), PAZARCIK,
           "Pazarcık’ta 6 Şubat 2023’te saat 04.17’de deprem oldu.", ("6 Şubat 2023", "Pazarcık"),
           precision=TimePrecision.TIME, clock="04:17", figure=12),
    Report("hatay", "Hatay’da arama kurtarma sürüyor", EventType.DISASTER, date(2023, 2, 1), HATAY,
           "Hatay’da şubat ayı boyunca arama kurtarma sürdü.", ("şubat ayı", "Hatay"), last=date(2023, 2, 28),
           precision=TimePrecision.MONTH),
    Report("akkuyu", "Akkuyu’da ilk yakıt töreni yapıldı", EventType.VISIT, date(2023, 4, 27), AKKUYU,
           "Akkuyu’da 27 Nisan 2023’te tören yapıldı.", ("27 Nisan 2023", "Akkuyu")),
    Report("tarihsiz", "Konvoy yola çıktı", EventType.OPERATION, None, ANKARA, "Konvoy Ankara’dan yola çıktı.",
           ("", "Ankara")),
    Report("fetih", "Fetih anlatıldı", EventType.OPERATION, date(1453, 5, 29), None, "Kent 29 Mayıs 1453’te düştü.",
           ("29 Mayıs 1453", "")),
)  # fmt: skip


def stock(folder: Path) -> None:
    """Write the library."""
    events = [event_of([report]) for report in REPORTS]
    second = replace(
        REPORTS[0], figure=7, publisher="Başka Gazete", sentence="Karabağ’da 19 Eylül’de operasyon yapıldı.", more=""
    )
    events[0] = event_of([REPORTS[0], second])
    events += [event_of([_hostile(n, title)]) for n, title in enumerate(HOSTILE)]
    events += [event_of([_plain(n)]) for n in range(60)]
    links = [Link("event-operasyon", "event-gorusme", "precedes", "ertesi gün", "cue")]
    Library.open(folder).put(
        [analysis for event in events for analysis in _analyses(event)], [e.event for e in events], links
    )


@dataclass(frozen=True)
class Told:
    """An event and the analyses of the articles that report it."""

    event: Event
    analyses: tuple[Analysis, ...]


def _analyses(told: Told) -> Iterable[Analysis]:
    return told.analyses


def _hostile(n: int, title: str) -> Report:
    return Report(f"hostile{n}", title, EventType.STATEMENT, date(2022, 5, 10 + n), ANKARA, title, ("", "Ankara"))


def _plain(n: int) -> Report:
    day = date(2022, 6, 1 + n % 28)
    return Report(f"plain{n}", f"Ankara’da {n + 1}. toplantı yapıldı", EventType.MEETING, day, ANKARA,
                  f"Ankara’da {n + 1}. toplantı yapıldı.", ("", "Ankara"), publisher=f"Gazete {n % 3}")  # fmt: skip


def event_of(reports: list[Report]) -> Told:
    """An event that these reports tell, the first one leading."""
    pairs = [_mentions(report, n) for n, report in enumerate(reports)]
    lead, first = pairs[0][0][0], reports[0]
    event = Event(
        id=f"event-{first.key}",
        type=first.type,
        title=first.title,
        modality=first.modality,
        when=lead.when,
        where=lead.where,
        actors=("Azerbaycan",),
        mentions=tuple(mention for mentions, _ in pairs for mention in mentions),
        sources=len(reports),
        confidence=0.8,
        why=(Reason("places.only"),),
    )
    return Told(event, tuple(analysis for _, analysis in pairs))


def _mentions(report: Report, n: int) -> tuple[tuple[Mention, ...], Analysis]:
    text = f"İlk cümle burada durur.\n\n{report.sentence}\n\n{report.more}Son cümle de burada."
    article = Article(f"article-{report.key}-{n}", report.title, text, _published(), None, report.publisher)
    span = _span(text, report.sentence)
    when, time = _time(report, text)
    where, toponym = _place(report, text)
    figures = (Figure("killed", report.figure, Span(span.start, span.start + 1)),) if report.figure else ()
    mention = Mention(f"{article.id}:0", article.id, span, Span(span.start, span.start + 2), report.type, report.title,
                      report.modality, when, (where,) if where else (), ("Azerbaycan",), figures, (), 0.8)  # fmt: skip
    again = replace(mention, id=f"{article.id}:1", span=_span(text, report.more), when=None, places=(), figures=())
    mentions = (mention, again) if report.more else (mention,)
    return mentions, Analysis(article, (time,) if time else (), (toponym,) if toponym else (), mentions, ())


def _published() -> PublicationDate:
    return PublicationDate(date(2023, 9, 23), date(2023, 9, 23), "header", 1.0)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _time(report: Report, text: str) -> tuple[When | None, TimeExpression | None]:
    if report.day is None:
        return None, None
    last = report.last or report.day
    edtf = report.day.isoformat()
    span = _span(text, report.words[0]) if report.words[0] else None
    when = When(report.day, last, edtf, report.precision, "own" if span else "lead", report.clock, span)
    if not span:
        return when, None
    time = TimeExpression(
        span, span.of(text), "DATE", edtf, edtf, report.day, last, report.precision, "absolute", "day", 1
    )
    return when, time


def _place(report: Report, text: str) -> tuple[Where | None, ResolvedToponym | None]:
    if report.place is None:
        return None, None
    span = _span(text, report.words[1])
    grade = GRADES.get(report.place.kind, GeoPrecision.SETTLEMENT)
    candidates = [Candidate(report.place, 0.85, Reason("places.only"))]
    if report.place is KARABAG:
        candidates.append(Candidate(NAMESAKE, 0.1, Reason("places.only")))
    toponym = Toponym(span, span.of(text), report.words[1])
    return Where(report.place, grade, "own", span), ResolvedToponym(toponym, tuple(candidates))
