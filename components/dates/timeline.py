"""What a text has said so far that later dates lean on: publication date, the day in hand, the day to come."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from components.dates import verbs
from components.dates.rungs import Step
from components.dates.values import Meaning
from components.dates.years import Ladder
from components.model import PublicationDate, Reason, TimePrecision

_NEXT_DAYS = 15  # so soon after the day in hand it goes on with the story even if publication is as near
NEWS_DAYS = 2  # so many days before publication lies what a report is about
PLAN_SENTENCES = 3  # so many sentences after a day to come, the future still means that day
FAR_DAYS_BACK = 12  # so many told days back "o gün" may point
_A_YEAR = 366
_STORY_DAYS = 45  # a day without a year at most so long after the one before it goes on with its story


_OF_MONTHS = {TimePrecision.MONTH, TimePrecision.SEASON}


class ToldDay(NamedTuple):
    """A day as the text told it: its meaning, and the code point where its words end."""

    meaning: Meaning
    end: int


class Manner(NamedTuple):
    """How a day was told: `off` nothing happened on it ("26 Temmuz'dan bu yana"), `had` as earlier ("dün vermişti"),
    `aside` of a noun ("22 Ekim'de aldığı karar")."""

    off: bool
    had: bool
    aside: bool


@dataclass(slots=True)
class Timeline:
    """What is known while a text is read from front to back: publication, years, the date in hand."""

    published: PublicationDate | None
    ladder: Ladder
    previous: Meaning | None = None
    previous_day: Meaning | None = None
    coming_day: Meaning | None = None
    coming_at: int = 0
    month_at: int = 0  # where `previous` stands
    day_at: int = 0  # where `previous_day` stands
    news_day: Meaning | None = None  # the last day, of those looked at, that was not named by the way
    days: list[ToldDay] = field(default_factory=list)  # all that were the day in hand, the last one is it now
    today_by_weekday: bool = False  # the text called the day of publication by its weekday, as it would once more
    looked_at: int = 0  # how many of `days` have been, to see whether they are days of the news
    period: Meaning | None = None  # the last whole months that figures may be given for
    period_at: int = 0  # where they stand
    next_week: date | None = None  # the Monday of "gelecek hafta salı"
    week_at: int = 0  # where that stands
    at: int = 0  # code point where the draft in hand begins
    end: int = 0
    today: date | None = field(init=False)  # the publication day; None if it is not known to the day

    def __post_init__(self) -> None:
        self.today = self.published.day if self.published else None

    def remember(self, found: Meaning) -> None:
        """What the text is talking about now: the last date that is not still to come."""
        if found.type not in {"DATE", "TIME"} or found.earliest is None:
            return
        if found.precision in _OF_MONTHS and found.value and found.value[5:7].isdigit():
            self.period, self.period_at = found, self.at
        if self.today is None or found.earliest <= self.today:
            self.previous, self.month_at = found, self.at
            if found.earliest == found.latest:
                self.previous_day, self.day_at = found, self.at
                self.days.append(ToldDay(found, self.end))
        elif found.earliest == found.latest and not verbs.is_off(self.ladder.folded, self.end):
            self.coming_day, self.coming_at = found, self.at

    def _days_ago(self, day: date | None) -> int:
        return (self.today - day).days if self.today and day else 0

    def _manner(self, told: ToldDay) -> Manner:
        """How a day was told; looked up only where a later expression leans on it, which is seldom."""
        days, end = self._days_ago(told.meaning.earliest), told.end
        return Manner(
            days > 0 and verbs.is_off(self.ladder.folded, end),
            self.ladder.is_pluperfect(end),
            days > NEWS_DAYS and verbs.is_aside(self.ladder.folded, end),
        )

    def _last_news(self) -> Meaning | None:
        """The last day that was told as news and not by the way; each day is looked at once."""
        for one in self.days[self.looked_at :]:
            if not any(self._manner(one)):
                self.news_day = one.meaning
        self.looked_at = len(self.days)
        return self.news_day

    def recent_news(self) -> date | None:
        """The last day told as news if it is one of the last days; None if it is not."""
        news = self._last_news()
        return news.earliest if news and self._days_ago(news.earliest) <= NEWS_DAYS else None

    def news_of(self) -> date | None:
        """The day of the news itself, where the day in hand was only named aside; None if it was not."""
        if not self.days:
            return None
        off, had, aside = self._manner(self.days[-1])
        earlier = had and not self.ladder.is_pluperfect(self.end) and not self._sets_paragraph(self.days[-1])
        by_the_way = off or aside or earlier
        news = self._last_news() if by_the_way else None
        day = news.earliest if news else None
        if aside and day is None and self.ladder.sentences_between(self.day_at, self.at) == 0:
            return self.today if verbs.tells_reason(self.ladder.folded, self.days[-1].end, self.at) else None
        if off and self.today:
            return day if day and self._days_ago(day) <= NEWS_DAYS else self.today
        other = day and (aside or self.ladder.sentences_between(self.day_at, self.at) > 0)
        return day if day and other and self._days_ago(day) <= NEWS_DAYS else None

    def _sets_paragraph(self, told: ToldDay) -> bool:
        """True for the first day of the paragraph in hand, unless that opens the text: the rest goes on from there."""
        folded = self.ladder.folded
        start = folded.rfind("\n", 0, told.end) + 1
        if start == 0 or folded.find("\n", told.end, self.at) >= 0:
            return False
        return len(self.days) < 2 or self.days[-2].end < start

    def is_until(self) -> bool:
        """True if the day in hand was only told as the end of something: "sabaha kadar sürdü"."""
        return bool(self.days) and verbs.is_off(self.ladder.folded, self.days[-1].end)

    def is_count(self) -> bool:
        """True for the hour up to which a later sentence counts: "saat 11.00 itibarıyla"."""
        return verbs.is_as_of(self.ladder.folded, self.end) and self.ladder.sentences_between(self.day_at, self.at) > 0

    def is_remembered(self) -> bool:
        """True for the hour at which a day of long ago is remembered: "… yıl dönümünde saat 03.02'de"."""
        told = self.previous_day.earliest if self.previous_day else None
        if self._days_ago(told) <= _STORY_DAYS or self.ladder.sentences_between(self.day_at, self.at) > 0:
            return False
        return verbs.tells_anniversary(self.ladder.folded, self.day_at, self.at)

    def is_ahead(self) -> bool:
        """True if the sentence tells of the future and names no past day."""
        return self.ladder.tense(self.end) == "future" and self.ladder.sentences_between(self.day_at, self.at) > 0

    def _month_told(self) -> tuple[date | None, str]:
        """The month that figures are given for, if one of the last sentences names it; else that of publication."""
        told = self.previous
        if (
            told
            and told.precision is TimePrecision.MONTH
            and self.ladder.sentences_between(self.month_at, self.at) <= 2
        ):
            return told.earliest, "previous"
        return self.today, "published"

    def period_told(self) -> Meaning | None:
        """The whole months told last, if that was in one of the last sentences."""
        near = self.ladder.sentences_between(self.period_at, self.at) <= PLAN_SENTENCES
        return self.period if near else None

    def _in_the_story(self, told: date) -> bool:
        """True if the last sentences tell of a time long past."""
        old = self.today is None or (self.today - told).days > 60
        near = self.ladder.sentences_between(self.day_at, self.at) <= 2
        return old and near and self.ladder.tense(self.end) in {"past", ""}

    def story_day(self) -> date | None:
        """The day that the last sentences tell of, if it is long past; None otherwise."""
        told = self.previous_day.earliest if self.previous_day else None
        return told if told and self.today and self._in_the_story(told) else None

    def story_year(self, month: int, day: int, weekday: int | None) -> Step | None:
        """The year of a day that goes on with a story of long ago: "26 Ağustos 1922 … 30 Ağustos'ta"."""
        told = self.story_day()
        if told is None or weekday is not None or self._other_year(told):
            return None
        days_on = (date(told.year, month, min(day, 28)) - told).days + day - min(day, 28)
        if not 0 <= days_on <= _STORY_DAYS or (days_on > _NEXT_DAYS and self._recent(month, day)):
            return None
        return Step(told.year, "previous", 0.75, Reason("dates.year_text", (str(told.year),)))

    def _other_year(self, told: date) -> bool:
        """True if the text has gone on to a time of another year since that day."""
        last = self.previous.earliest if self.previous and self.month_at > self.day_at else None
        return last is not None and last.year != told.year

    def _recent(self, month: int, day: int) -> bool:
        """True if such a day lies within the last weeks before publication."""
        if self.today is None:
            return False
        near = date(self.today.year, month, min(day, 28))
        return abs((self.today - near).days) <= _STORY_DAYS

    def _coming_up(self, reach: int) -> bool:
        """True if the sentence tells of the future and one of the last few named the day; or it did, and no past."""
        away, tense = self.ladder.sentences_between(self.coming_at, self.at), self.ladder.tense(self.end)
        nearer = self.previous_day is not None and self.day_at > self.coming_at
        if nearer and self.ladder.sentences_between(self.day_at, self.at) == 0:
            return False  # "Bu akşam 20.45'te …, 23.00'te … oynanacak"
        if tense == "future":
            return away <= reach
        return away == 0 and not nearer

    @property
    def forgotten(self) -> bool:
        """True if the day in hand is past and too many sentences lie since; a past verb keeps to it a little longer."""
        told = self.previous_day.earliest if self.previous_day else None
        if told is None or self.today is None or (self.today - told).days <= 7:
            return False
        fresh = (self.today - told).days <= _STORY_DAYS and self.ladder.tense(self.end) == "past"
        return self.ladder.sentences_between(self.day_at, self.at) > (2 if fresh else 1)

    def clock_told(self) -> datetime | None:
        """The clock time told in this sentence or the one before; None if there is none or the verb is not past."""
        told = self.previous_day.value if self.previous_day else None
        if told is None or ":" not in told or "/" in told or self.ladder.tense(self.end) not in {"past", ""}:
            return None
        if told.endswith("24:00"):
            return None
        return datetime.fromisoformat(told) if self.ladder.sentences_between(self.day_at, self.at) <= 1 else None

    def in_next_week(self, weekday: int) -> date | None:
        """The day of the week told for a plan: "gelecek hafta salı toplanacak, cuma oylayacak"; None if none was."""
        if self.next_week is None or self.ladder.sentences_between(self.week_at, self.at) > 1:
            return None
        return self.next_week + timedelta(days=weekday)

    def in_brackets(self, weekday: int) -> date | None:
        """The day just named, if this weekday stands beside it: "yarın (cumartesi)", "ayın üçünde, bir cumartesi"."""
        last = max(self.day_at if self.previous_day else 0, self.coming_at)
        if not self.ladder.opens_bracket(self.at) and not self.ladder.stands_beside(last, self.at):
            return None
        days = [day.earliest for day in (self.coming_day, self.previous_day) if day and day.earliest]
        return next((day for day in days if day.weekday() == weekday), None)

    def told_weekday(self, weekday: int) -> date | None:
        """The last of the days told that fell on a weekday: what "o pazar" points to; None if none did."""
        days = (day.meaning.earliest for day in reversed(self.days[-FAR_DAYS_BACK:]))
        return next((day for day in days if day and day.weekday() == weekday), None)

    @property
    def lately_at(self) -> int:
        """Where the text last told of the year before publication; 0 if it is talking about older days."""
        told = self.previous.earliest if self.previous else None
        return self.month_at if told and self._days_ago(told) <= _A_YEAR else 0

    def _far(self, told: date | None, grain: str) -> tuple[date | None, str]:
        """The day that "o gün" points to: the last one told that is further off than the news; else the last one."""
        if grain == "day" and told and self._days_ago(told) <= NEWS_DAYS:
            days = (day.meaning.earliest for day in reversed(self.days[-FAR_DAYS_BACK:]))
            told = next((day for day in days if self._days_ago(day) > NEWS_DAYS), told)
        return (told, "previous") if told else (self.today, "published")

    def base(self, leans: str, grain: str = "", reach: int = PLAN_SENTENCES) -> tuple[date | None, str]:
        """The day that a shift counts from, and the anchor's name; a shift of days counts from a day."""
        spoken_of = self.previous_day if grain == "day" else self.previous
        if grain == "day" and leans in {"previous", "far"} and self.coming_day and self._coming_up(reach):
            spoken_of, leans = self.coming_day, "previous"
        told = spoken_of.earliest if spoken_of else None
        if leans == "month":
            return self._month_told()
        if leans == "far":
            return self._far(told, grain)
        if leans == "told":
            return (told, "previous") if told and self._in_the_story(told) else (self.today, "published")
        if told and (leans == "previous" or (leans == "later" and self.ladder.tense(self.end) != "future")):
            return told, "previous"
        if leans == "later" and self.ladder.tense(self.end) != "future":
            return None, "open"
        if leans == "event":
            return (told, "previous") if told else (None, "open")
        return self.today, "published"
