"""Finds the year that a date leaves out: the ladder from the same sentence down to the publication date."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import cached_property

from components.dates import verbs
from components.dates.calendar_days import day_of, distance, weekday_of
from components.dates.rungs import Known, Step
from components.model import PublicationDate, Reason, Sentence
from components.text.sentences import Bounds, sentence_bounds

_ADVERB = re.compile(r"['’‘`´ ]?n?[dt][ae](?:n|ki\w*)?\b|\s+(?:tarihi|saat|günü)\w*")
_DAY_NOUN = re.compile(r"(?:günü|gecesi|sabahı|akşamı|[dt][ae]n?)$")
_CHRONICLE = re.compile(r"\W{0,3}(?P<year>1\d{3}|20\d{2})\s*[-–—:]\s")  # a line of "Tarihte bugün"
_BESIDE = re.compile(r"[^,.\n]+, (?:yani |bir )?")  # "ağustosun üçünde, bir cumartesi"
_FIGURES_DAYS = 75  # so long after the first of a month its figures may still be due
_SEASON_BEGINS = 8  # the month in which seasons and school years begin
_LAST_YEAR_DAYS = 350  # what was called off on a day without a year was not so long ago: the day is still to come
NEAR_DAYS = 30  # a reading so near the publication date beats the date the text was talking about
VERBLESS = 3  # so many sentences back a verb is looked for where none stands
REACH = 8  # dates before and after one without a year that may give it theirs
FAR_DAYS = 200  # how long a story goes on after a date before its year is no longer taken over


class Ladder:
    """The rungs for one text. `known`: the dates that name their year, in order of the text."""

    def __init__(self, folded: str, text: str, known: list[Known], sentences: tuple[Sentence, ...] | None) -> None:
        self.folded, self._text, self._known = folded, text, known
        self._given = sentences
        self._named = {(one.first.month, one.first.day): one.first.year for one in known if one.first == one.last}
        self._places = [one.at for one in known]
        self._latest = max((one.last for one in known), default=None)
        self._tenses: dict[int, str] = {}
        self._last_verbs: dict[int, str] = {}

    @cached_property
    def _sentences(self) -> list[Bounds]:
        given = self._given
        return sentence_bounds(self._text) if given is None else [(one.span.start, one.span.end) for one in given]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._sentences]

    @cached_property
    def _rows(self) -> list[int]:
        """The sentence of each date that names its year."""
        return [self._sentence(known.at) for known in self._known]

    def _sentence(self, at: int) -> int:
        """Index of the sentence at a code point."""
        return bisect_right(self._starts, at) - 1

    def opens_bracket(self, at: int) -> bool:
        """True if the expression stands first in brackets."""
        return self.folded[at - 1 : at] == "("

    def stands_beside(self, first: int, at: int) -> bool:
        """True if the expression at `at` says again, behind a comma, what the one at `first` said."""
        beside = 0 < at - first < 35 and _BESIDE.fullmatch(self.folded, first, at)
        return bool(beside) and not verbs.first_verb(self.folded, self._text, first, at)

    def sentences_between(self, first: int, last: int) -> int:
        """How many sentence ends lie between two code points."""
        return self._sentence(last) - self._sentence(first)

    def tense(self, end: int) -> str:
        """past, present (or unclear), future, until, from or "" by what follows a code point in its sentence."""
        if end not in self._tenses:
            self._tenses[end] = self._read_tense(end)
        return self._tenses[end]

    def _read_tense(self, end: int) -> str:
        index = self._sentence(end)
        stop = self._sentences[index][1] if index >= 0 else len(self.folded)
        name = verbs.tense(self.folded, self._text, end, stop) or self._plan_before(index)
        if name or index < 0 or self._last_verb(index):
            return name
        answer = index > 0 and self.folded.endswith("?", 0, self._sentences[index - 1][1])
        return "future" if not answer and verbs.is_predicate(self.folded, end, stop) else ""

    def _plan_before(self, index: int) -> str:
        """future, if a sentence without a verb goes on with one about the future: "… yapılacak. Final 3 Mayıs'ta"."""
        if index < 0 or self._last_verb(index):
            return ""
        before = range(index - 1, max(-1, index - VERBLESS), -1)
        last = next((verb for verb in map(self._last_verb, before) if verb), "")
        return "future" if last in {"future", "decided"} else ""

    def _last_verb(self, index: int) -> str:
        """The tense of the last verb of a sentence, "" if it has none; found once, for dates stand side by side."""
        if index not in self._last_verbs:
            verbs_of = verbs.verbs_between(self.folded, self._text, *self._sentences[index])
            self._last_verbs[index] = ["", *verbs_of][-1]
        return self._last_verbs[index]

    def _called_off(self, end: int) -> bool:
        index = self._sentence(end)
        return index >= 0 and verbs.is_called_off(self.folded, end, self._sentences[index][1])

    def is_pluperfect(self, at: int) -> bool:
        """True if the rest of the sentence at a code point tells what had happened before."""
        index = self._sentence(at)
        return index >= 0 and verbs.is_pluperfect(self.folded, at, self._sentences[index][1])

    def year_of(
        self,
        month: int,
        day: int | None,
        weekday: int | None,
        at: int,
        end: int,
        published: PublicationDate | None,
        lately: int = 0,
    ) -> Step | None:
        """The year of a day or month that stands at `at`..`end`; None if nothing in or around the text tells it.

        `lately`: where the text last told of the year before publication; what it told of older years before is over.
        """
        today = (published.day or published.latest or published.earliest) if published else None
        if weekday is not None and day is not None:
            return self._by_weekday(month, day, weekday, today)
        by_date = self._by_publication(month, day, end, today) if today else None
        if by_date and self.tense(end) == "future":
            return by_date
        heading = self._by_heading(month, day, at)
        if heading is not None:
            return heading
        named = self._by_same_day(month, day, by_date, today)
        if named is not None:
            return named
        season = self._by_season(month, at, end)
        if season is not None:
            return season
        told = (
            None if by_date and self.tense(end) == "present" else self._by_text(month, day, at, lately, by_date, today)
        )
        return told or by_date or (self._by_bounds(month, day) if today is None else None)

    def _by_heading(self, month: int, day: int | None, at: int) -> Step | None:
        """The year that opens the paragraph, as in a chronicle: "1807 - … 25 Mayıs'ta"."""
        found = _CHRONICLE.match(self.folded, self.folded.rfind("\n", 0, at) + 1, at)
        if found is None:
            return None
        return Step(int(found["year"]), "previous", 0.85, Reason("dates.year_text", (found["year"],)))

    def _by_season(self, month: int, at: int, end: int) -> Step | None:
        """The year inside a season or school year named last: in this sentence, or further back for what is to come."""
        index = bisect_right(self._places, at)
        season = self._known[index - 1] if index else None
        if season is None or season.fine or season.last.year - season.first.year != 1:
            return None
        if self.sentences_between(season.at, at) > 0 and self.tense(end) == "past":
            return None
        year = season.first.year if month >= _SEASON_BEGINS else season.last.year
        return Step(year, "previous", 0.75, Reason("dates.year_text", (str(year),)))

    def _by_same_day(self, month: int, day: int | None, by_date: Step | None, today: date | None) -> Step | None:
        """The year that the text names for the same day elsewhere, unless publication is near that day."""
        year = self._named.get((month, day or 0))
        if year is None or (
            by_date and today and abs((day_of(by_date.year, month, day or 1) - today).days) <= 2 * NEAR_DAYS
        ):
            return None
        return Step(year, "previous", 0.85, Reason("dates.year_text", (str(year),)))

    def _by_weekday(self, month: int, day: int, weekday: int, today: date | None) -> Step | None:
        """The year whose weekday fits, nearest to the publication date or to the years of the text."""
        around = today or self._latest
        if around is None:
            return None
        fits = [year for year in range(around.year - 12, around.year + 8) if weekday_of(year, month, day) == weekday]
        if not fits:
            return self._by_publication(month, day, 0, today) if today else None
        best = min(fits, key=lambda year: abs((day_of(year, month, day) - around).days))
        anchor = "published" if today else "inferred"
        others = () if today else tuple(year for year in fits if year != best and year > around.year - 2)
        return Step(best, anchor, 0.95 if today else 0.7, Reason("dates.year_weekday", (str(best),)), others)

    def _adverbial(self, end: int) -> bool:
        """True if it says when ("19 Eylül'de"), not of what ("19 Eylül seçimleri"): only then the tense binds it."""
        return bool(_ADVERB.match(self.folded, end) or _DAY_NOUN.search(self.folded, max(0, end - 8), end))

    def _by_publication(self, month: int, day: int | None, end: int, today: date | None) -> Step | None:
        """The nearest such date before, or by tense after, the publication date."""
        if today is None:
            return None
        near = [day_of(today.year + offset, month, day or 1) for offset in (-1, 0, 1)]
        tense = self.tense(end)
        if tense == "future" and day is not None and self._told_lately(near, end, today):
            tense = "past"
        if tense == "future":
            over = day is None and verbs.is_of_figures(self.folded, end)
            reach = today - timedelta(days=_FIGURES_DAYS) if over else today.replace(day=1) if day is None else today
            best = next((found for found in near if found >= reach), near[-1])
        elif tense == "past" and self._adverbial(end):
            best = [found for found in near if (found - today).days <= bool(day)][-1]
            if day and (today - best).days > _LAST_YEAR_DAYS and self._called_off(end):
                best = day_of(best.year + 1, month, day)  # "31 Aralık'taki tören iptal edildi", told on the 27th
        else:
            # "mayısta sona eriyor", "9 Eylül'de açılıyor" look ahead as easily as back
            dear = 1.0 if tense == "present" and (day is None or self._adverbial(end)) else 2.0
            best = min(near, key=lambda found: distance(found, today, day is None, dear))
        sure = tense in {"past", "future"}
        reason = Reason(f"dates.year_{tense if sure else 'nearest'}", (str(best.year),))
        return Step(best.year, "published", 0.9 if sure else 0.8, reason)

    def _told_lately(self, near: list[date], end: int, today: date) -> bool:
        """True in "5 Aralık'ta … vermeyeceğini açıklamıştı" of 20 December: what was said lies just behind."""
        ahead = next((found for found in near if found >= today), near[-1])
        lately = any(0 <= (today - found).days <= NEAR_DAYS for found in near)
        return lately and (ahead - today).days > FAR_DAYS and self._last_verb(self._sentence(end)) == "past"

    def _by_text(
        self, month: int, day: int | None, at: int, lately: int, by_date: Step | None, today: date | None
    ) -> Step | None:
        """The year of a date in the same sentence, or of the one that the sentences just before talk about."""
        if not self._known:
            return None
        here, middle = self._sentence(at), bisect_right(self._places, at)
        reach = slice(max(0, middle - REACH), middle + REACH)
        near = [
            (known, here - row if known.fine or not self._parted(known.at, at) else 1)
            for known, row in zip(self._known[reach], self._rows[reach], strict=True)
            if abs(row - here) <= 3 and not (row != here and known.at < lately and known.is_old(today))
        ]
        before = [one for one in near if one[0].at < at and one[0].first.year == one[0].last.year]
        after = [one for one in near if one[0].at > at and one[1] == 0 and one[0].fine]
        fine = [place for place, (known, _) in enumerate(before) if known.fine]
        before = before[fine[-1] :] if fine else before  # the last one named keeps older ones out
        for known, away in (*reversed(before), *after):
            step = self._taken_over(known, month, day, known.at > at, away, by_date, today)
            if step is not None:
                return step
        return None

    def _parted(self, first: int, last: int) -> bool:
        """True if a semicolon stands between two places."""
        return first < last and self.folded.find(";", first, last) >= 0

    def _taken_over(
        self,
        known: Known,
        month: int,
        day: int | None,
        later: bool,
        away: int,
        by_date: Step | None,
        today: date | None,
    ) -> Step | None:
        """The year that a date of the text gives to one without, None if the publication date explains it better.

        `away` = sentences between the two.
        """
        year, same = known.first.year, away == 0
        found = day_of(year, month, day or 1)
        if known.fine and not later and found < known.first and (known.first - found).days > 31:
            found = day_of(year + 1, month, day or 1)
        gap = abs((found - known.first).days) if known.fine else 120
        if later and gap > 60:
            return None
        this_month = day is None and today is not None and by_date is not None and month == today.month
        if today and same and not later and known.first > today and not this_month:
            return Step(year, "previous", 0.8, Reason("dates.year_text", (str(year),)))
        if today and by_date:
            if found > today and by_date.year <= today.year and (found - today).days > 30:
                return None
            distance = abs((day_of(by_date.year, month, day or 1) - today).days)
            old = not same and known.is_old(today)
            if old and (gap > 4 * NEAR_DAYS or away > 1) and distance <= 3 * NEAR_DAYS:
                return None
            if distance <= NEAR_DAYS and (gap > 60 or not same):
                return None
            if gap > FAR_DAYS:
                return None
            if not same and (not known.fine or distance <= 2 * NEAR_DAYS):
                return None
        return Step(found.year, "previous", 0.85 if same else 0.7, Reason("dates.year_text", (str(found.year),)))

    def _by_bounds(self, month: int, day: int | None) -> Step | None:
        """Without a publication date: the first such date after the latest one that the text names."""
        lower = self._latest
        if lower is None:
            return None
        years = [year for year in range(lower.year, lower.year + 5) if day_of(year, month, day or 1) > lower]
        return Step(years[0], "inferred", 0.5, Reason("dates.year_bounds", (lower.isoformat(),)), tuple(years[1:]))
