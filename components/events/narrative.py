"""What is known while an article is read from top to bottom: the ground that later sentences stand on."""

from dataclasses import dataclass, field

from components.events.kinds import HARMING
from components.events.reading import Reading
from components.events.timing import published_when
from components.events.told_places import ToldPlaces
from components.model import Article, EventType, Mention, Span, When

_TOLD_HERE = frozenset({"own", "narrative"})


@dataclass(slots=True)
class Narrative:
    """An article's sentences, names and context (`context_of`), and what the sentences already read have told.

    `published`: the day of publication as a time, None if unknown; `lead_time`: the day a lead sentence gives the
    others; `opening`: the day the opening tells; `used`: where the times and toponyms begin that some mention took in;
    `passing`: the ids of what is told in passing; `last_dated`: the last mention with a time;
    `of_type`, `of_word`: the last one of each type, and of each trigger stem, that its own or a narrative date dates;
    `dated`: the last time of each type; `harm`: the type of the last harm told.
    """

    article: Article
    readings: tuple[Reading, ...]
    names: dict[int, tuple[tuple[Span, str], ...]]
    context: tuple[str, ...]
    attacked: bool
    places: ToldPlaces
    mentions: list[Mention] = field(default_factory=list)
    lead_time: When | None = None
    opening: When | None = None
    used: set[int] = field(default_factory=set)
    passing: set[str] = field(default_factory=set)
    last_dated: Mention | None = None
    of_type: dict[EventType, Mention] = field(default_factory=dict)
    of_word: dict[str, Mention] = field(default_factory=dict)
    dated: dict[EventType, When] = field(default_factory=dict)
    harm: EventType | None = None
    published: When | None = field(init=False)

    def __post_init__(self) -> None:
        self.published = published_when(self.article.published)

    def remember(self, mention: Mention, stem: str, passing: bool) -> None:
        """Take in the next mention; `stem` = the first letters of its trigger, `passing` = told in passing."""
        self.mentions.append(mention)
        if passing:
            self.passing.add(mention.id)
        if mention.type in HARMING:
            self.harm = mention.type
        if mention.when is None:
            return
        self.last_dated = mention
        self.dated[mention.type] = mention.when
        if mention.when.source in _TOLD_HERE:
            self.of_type[mention.type] = mention
            self.of_word[stem] = mention
