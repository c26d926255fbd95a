"""A report that stands alone: one HTML file without scripts or addresses to load, every word of an article escaped."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from components.exchange.days import display_date
from components.exchange.flat import FlatEvent
from components.model import GeoPrecision
from components.wording import say

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --mark: #b3541e; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem; max-width: 60rem; }
h1 { margin: 0 0 .25rem; } h2 { border-bottom: 1px solid var(--line); margin: 2rem 0 .5rem; }
article { padding: .6rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
article h3 { margin: 0; font-size: 1rem; } p { margin: .25rem 0; } .facts, .sources { font-size: .85rem; opacity: .8; }
blockquote { margin: .25rem 0; padding-left: .8rem; border-left: 3px solid var(--mark); }
svg { width: 100%; height: 6rem; } svg rect { fill: var(--mark); } svg text { font-size: 9px; fill: currentColor; }
"""
_UNDATED = "9999"


def write_report(events: Iterable[FlatEvent], language: str = "tr") -> bytes:
    """The events by year in order of time, the undated last, with their sentences and sources."""
    shown = sorted(events, key=lambda event: (event.earliest or _UNDATED, event.latest, event.event_id))
    years = "".join(_year(year, list(found), language) for year, found in groupby(shown, key=_year_of))
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>Olay Atlası</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
        f"<h1>Olay Atlası</h1><p>{escape(_summary(shown, language))}</p>{_histogram(shown)}{years}</body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _year_of(event: FlatEvent) -> str:
    return (event.earliest or _UNDATED)[:4]


def _summary(events: Sequence[FlatEvent], language: str) -> str:
    undated = sum(not event.earliest for event in events)
    unplaced = sum(event.latitude is None for event in events)
    return say("exchange.summary", language, len(events), undated, unplaced)


def _year(year: str, events: Sequence[FlatEvent], language: str) -> str:
    heading = say("exchange.undated", language) if year == _UNDATED else year
    return f"<h2>{escape(heading)}</h2>{''.join(_entry(event, language) for event in events)}"


def _entry(event: FlatEvent, language: str) -> str:
    facts = [display_date(event, language), say(f"type.{event.event_type}", language), _place(event, language)]
    if event.modality != "asserted":
        facts.append(say(f"modality.{event.modality}", language))
    return (
        f'<article id="{escape(event.event_id)}"><h3>{escape(event.title)}</h3>'
        f'<p class="facts">{escape(" · ".join(fact for fact in facts if fact))}</p>'
        f"<blockquote>{escape(event.notes)}</blockquote>"
        f'<p class="sources">{escape(say("exchange.sources", language, event.sources))} {_sources(event)}</p></article>'
    )


def _place(event: FlatEvent, language: str) -> str:
    if event.latitude is None:
        return say("exchange.unplaced", language)
    spot = event.geo_precision <= GeoPrecision.SETTLEMENT
    return f"{event.location} ({event.latitude:.3f}, {event.longitude:.3f})" if spot else event.location


def _sources(event: FlatEvent) -> str:
    """Names of the publishers, and links only to web addresses."""
    links = [
        f'<a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>'
        for url in event.source_url
        if url.startswith(("https://", "http://"))
    ]
    return "; ".join([*(escape(name) for name in event.source), *links])


def _histogram(events: Sequence[FlatEvent]) -> str:
    """Events a year as bars; nothing where fewer than two years are seen."""
    counts = Counter(int(event.earliest[:4]) for event in events if event.earliest)
    if len(counts) < 2:
        return ""
    first, last, most = min(counts), max(counts), max(counts.values())
    width = 600 / (last - first + 1)
    bars = "".join(
        f'<rect x="{(year - first) * width:.2f}" y="{80 - 76 * count / most:.2f}" width="{max(width - 1, 0.5):.2f}" '
        f'height="{76 * count / most:.2f}"><title>{year}: {count}</title></rect>'
        for year, count in sorted(counts.items())
    )
    labels = f'<text x="0" y="92">{first}</text><text x="600" y="92" text-anchor="end">{last}</text>'
    return f'<svg viewBox="0 0 600 96" role="img" preserveAspectRatio="none">{bars}{labels}</svg>'
