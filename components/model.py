"""The furniture: frozen types that are carried from room to room. Nothing here computes, reads or remembers.

Conventions: offsets are code points of `Article.text`, half-open; degrees are WGS 84; distances are km; days are
proleptic Gregorian `date`s and every interval is inclusive at both ends. `None` = unknown, `()` = nothing there.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start..end` (end exclusive) of the text they were found in."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code of `components/wording` and the words to fill into its sentence."""

    code: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article came out: one day (earliest == latest) or bounds; `confidence` 0..1.

    `source` names the rung it came from: user, metadata, header, url, dateline, file, inferred.
    """

    earliest: date | None
    latest: date | None
    source: str
    confidence: float

    @property
    def day(self) -> date | None:
        """The day, when it is known to the day; else None."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read. `id` is stable: made from the content (`sources.article_id`), or given by the caller."""

    id: str
    title: str
    text: str  # NFC, lines end in \n
    published: PublicationDate | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "tr"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` counts from 0; `heading` = a line of its own without a full stop ("NE OLMUŞTU?")."""

    span: Span
    paragraph: int
    heading: bool = False


class TimePrecision(IntEnum):
    """How finely a time is known (ACLED's idea, finer codes)."""

    TIME = 0
    DAY = 1
    WEEK = 2
    MONTH = 3
    SEASON = 4
    YEAR = 5
    UNKNOWN = 9


class GeoPrecision(IntEnum):
    """How finely a place is known. REGION and COUNTRY are never drawn as a pin."""

    SITE = 1
    SETTLEMENT = 2
    PROVINCE = 3
    REGION = 4
    COUNTRY = 5
    NONE = 9


class Modality(StrEnum):
    """Whether the sentence says that it happened."""

    ASSERTED = "asserted"
    BACKGROUND = "background"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    CLAIMED = "claimed"


class EventType(StrEnum):
    """The 14 kinds of event; names and mappings in `components/events/types.tsv`."""

    MEETING = "gorusme"
    VISIT = "ziyaret_davet"
    AGREEMENT = "anlasma"
    STATEMENT = "aciklama"
    OPERATION = "operasyon"
    ATTACK = "saldiri"
    EXPLOSION = "patlama"
    DEATHS = "can_kaybi"
    PROTEST = "protesto"
    ARREST = "gozalti"
    COURT = "yargi"
    ELECTION = "secim"
    DISASTER = "afet"
    DEESCALATION = "gerilim_azalma"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: date words in the text and what they mean.

    `type` DATE TIME DURATION SET; `value` TIMEX3 value or None when it cannot be resolved (`edtf`, `earliest`,
    `latest` are then None too, except where bounds are known: "son yıllarda"); durations and sets have no bounds.
    `anchor` absolute, published, previous, inferred, open (a day whose year nobody knows: `XXXX-09-19`).
    `mod` TIMEX3 modifier (APPROX START MID END BEFORE AFTER) or None. `alternatives`: other values it may have.
    """

    span: Span
    text: str
    type: str
    value: str | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: TimePrecision
    anchor: str
    rule: str
    confidence: float
    mod: str | None = None
    alternatives: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """Place words in the text. `name` = what to look up (suffix and apostrophe gone).

    `hint`: kind of place that the words beside it tell (province, district, village, site, water, …) or None.
    `literal` False = inside the name of an organisation or event, or standing for a government or a team.
    """

    span: Span
    text: str
    name: str
    literal: bool = True
    hint: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on earth. `id` is `geonames:<n>`, `atlas:<slug>` or `iso:<code>`.

    `kind` country region province district city village site water mountain island continent;
    `radius_km` = how far from the point the place may reasonably reach; `country` ISO 3166 alpha-2 or None (seas);
    `province` = a key shared by all places of one first-level division (`TR-42`), or None;
    `within` = names of its containers, nearest first ("Konya", "Türkiye").
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    province: str | None = None
    within: tuple[str, ...] = ()
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym may mean; `score` 0..1 within its toponym (they sum to at most 1)."""

    place: Place
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class ResolvedToponym:
    """A toponym and its candidates, best first; `()` = a place, but nobody knows where."""

    toponym: Toponym
    candidates: tuple[Candidate, ...] = ()

    @property
    def place(self) -> Place | None:
        """The best candidate's place, or None."""
        return self.candidates[0].place if self.candidates else None


@dataclass(frozen=True, slots=True)
class When:
    """The time of an event. `clock` "HH:MM" local, or None. `evidence` = the date words, or None if none stand here.

    `source`: own, narrative, lead, published, derived, completed (from another report), edited.
    """

    earliest: date
    latest: date
    edtf: str
    precision: TimePrecision
    source: str
    clock: str | None = None
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event.

    `source`: own (its sentence sets it there), named (only names it), sentence_before, lead, title, completed, edited.
    """

    place: Place
    precision: GeoPrecision
    source: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters: kind killed, injured, missing, detained, magnitude, score, …"""

    kind: str
    value: float
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """What a sentence says about two of its events: this mention is `kind` (see `Link`) of the mention `other`."""

    kind: str
    other: str  # Mention.id
    evidence: str  # the words that say so
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One report of an event in one sentence. `id` is stable: article id, sentence start, trigger start."""

    id: str
    article_id: str
    span: Span  # the sentence
    trigger: Span
    type: EventType
    title: str
    modality: Modality
    when: When | None
    places: tuple[Where, ...]  # the place it happened first
    actors: tuple[str, ...]
    figures: tuple[Figure, ...]
    words: tuple[str, ...]  # folded content stems, for linking and search
    confidence: float
    why: tuple[Reason, ...] = ()
    partial: TimeExpression | None = None  # its date words when their year is unknown or inferred ("19 Eylül")
    relations: tuple[Relation, ...] = ()
    context: tuple[str, ...] = ()  # stems that tell its article from others, the most telling first

    @property
    def where(self) -> Where | None:
        """The place it happened, or None."""
        return self.places[0] if self.places else None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, told once, with every mention that reports it. `id` is stable over re-runs and additions."""

    id: str
    type: EventType
    title: str
    modality: Modality
    when: When | None
    where: Where | None
    actors: tuple[str, ...]
    mentions: tuple[Mention, ...]  # representative first, then by article and position
    sources: int  # independent sources: near-duplicate articles count once
    confidence: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Event `a` stands in relation `kind` to event `b`: after, precedes, causes, during, realises, same_story."""

    a: str
    b: str
    kind: str
    evidence: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Discard:
    """Something that was found and led to no event, and why."""

    article_id: str
    span: Span
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read out of one article. Every time and toponym ends in a mention or in `discarded`."""

    article: Article
    times: tuple[TimeExpression, ...]
    toponyms: tuple[ResolvedToponym, ...]
    mentions: tuple[Mention, ...]
    discarded: tuple[Discard, ...]


@dataclass(frozen=True, slots=True)
class BoundingBox:
    """West, south, east, north in degrees; west > east crosses the date line."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person looks at: shared by page, URL, API, export and command line. Empty = everything.

    Values inside one field are alternatives (OR), fields narrow each other (AND). `places` and `articles` are ids;
    a place selects all events at it or within it. `start`/`end` are inclusive days: what overlaps them stays.
    `added` = the first and last second (UTC) in which one of the event's articles came into the library.
    """

    start: date | None = None
    end: date | None = None
    box: BoundingBox | None = None
    places: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    query: str = ""
    added: tuple[datetime, datetime] | None = None
