"""A short title in the sentence's own words: the best stretch that ends in the event's verb and begins at a joint.

A stretch may begin at the start of the sentence, behind a comma, or behind a word that closes an adjunct ("-DA",
"-ArAk", "sonra", "için" …), so that no phrase is cut through. Subject and scene may be put back in front. Dates, words
in brackets and openers ("ayrıca") are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.events.reading import Reading
from components.events.triggers import Trigger
from components.events.words import FINITE, Word, form_of
from components.model import Span
from components.text.turkish import APOSTROPHES, capitalise, fold_case

LIMIT = 90  # characters; a title is shorter

_OPENERS = frozenset(
    "ayrıca ancak öte yandan ise bunun üzerine arada böylece nitekim dolayısıyla ve ama fakat ardından bu de da".split()
)
_JOINTS = frozenset(
    "amacıyla üzere için dolayı kapsamında çerçevesinde doğrultusunda itibaren rağmen göre sonra önce kadar ile "
    "sonucu sonucunda nedeniyle ardından sırasında üzerine sonrasında öncesinde tarafından dolayısıyla ise".split()
)
_CASES = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")
_GENITIVES = ("nın", "nin", "nun", "nün", "ların", "lerin", "ının", "inin")
_BINDING = frozenset("ve ile veya ya bir iki üç her bu o şu en çok daha".split())
_NOMINAL = frozenset({"noun", None})
_LIGHT = frozenset(
    "yaşanan gerçekleşen gerçekleştirilen düzenlenen yapılan kaydedilen başlayan başlatılan süren çıkan gelen görülen "
    "oynanan açıklanan duyurulan bildirilen paylaşılan tamamlanan imzalanan kurulan olan".split()
)  # participles that only say that their noun took place: without their date or place they say nothing
_OPEN_CLAUSE = frozenset({"participle", "clause", "future_clause"})
_LIGHT_VERB = re.compile(
    r"et(?:t|m|en|erek|ip)|ed(?:il|en|erek|ip|ec)|ol(?:an|arak|du|up|ac)|yap(?:ıl|t|an|arak|ıp)|kal(?:an|d|arak)"
)
_TOLD_ALREADY = frozenset({"past", "background", "future", "progressive", "evidential", "converb"})
_STUMP = 3  # words: fewer tell nothing


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words chosen for a title, and how good a title they make."""

    chosen: tuple[int, ...]
    points: float


def title_of(text: str, reading: Reading, trigger: Trigger, keep: Sequence[Span], drop: Sequence[Span]) -> str:
    """The title; `keep` are the places and actors it should name, `drop` the dates it can do without."""
    words = reading.words
    named = tuple(_numbers(words, span) for span in keep)
    stretches = sorted(
        _stretches(text, reading, trigger, named, drop), key=lambda stretch: (-stretch.points, stretch.chosen[0])
    )
    for stretch in stretches:
        if sum(words[at].end - words[at].start for at in stretch.chosen) < LIMIT:
            title = _joined(text, words, stretch.chosen)
            if len(title) < LIMIT:
                return capitalise(title)
    return _squeezed(text, words, trigger)


def _numbers(words: Sequence[Word], span: Span) -> frozenset[int]:
    """The numbers of the words that a span covers or touches."""
    return frozenset(at for at, word in enumerate(words) if word.start < span.end and span.start < word.end)


def _stretches(
    text: str, reading: Reading, trigger: Trigger, named: Sequence[frozenset[int]], drop: Sequence[Span]
) -> Iterator[_Stretch]:
    words = reading.words
    plain = _plain(text, reading, drop)
    held = frozenset[int]().union(*named)
    subject = _subject(reading, held, plain)
    scene = tuple(at for at in plain if at in held and _is_scene(words[at]))
    costs = {at: _cost_of_beginning(words, plain, at) for at in plain if at <= trigger.first}
    for end in _ends(reading, trigger):
        verb = _points_of_ending(reading, end)
        for start, cost in costs.items():
            if cost is None:
                continue
            body = tuple(plain[bisect_left(plain, start) : bisect_right(plain, end)])
            before = tuple(at for at in scene if at < start and (not subject or at > subject[-1]))
            for front in dict.fromkeys(((), subject, (*subject, *before))):
                chosen = (*front, *body)
                if chosen and not (front and front[-1] >= start):
                    yield _Stretch(chosen, _points(trigger, chosen, named) + verb - cost)


def _is_scene(word: Word) -> bool:
    """True for a name in "-DA": where it is can be told beside any verb of the sentence."""
    return word.folded.endswith(("da", "de", "ta", "te")) and any(mark in word.folded for mark in APOSTROPHES)


def _ends(reading: Reading, trigger: Trigger) -> list[int]:
    """The sentence's predicate (with the reporting verb), and the event's own verb or noun."""
    own = max(trigger.governor, trigger.last)
    predicate = reading.predicate()
    if predicate is None:
        return sorted({own, len(reading.words) - 1})
    ends = {own, predicate} if predicate > trigger.last else {own}
    followed = reading.words[trigger.last + 1].folded if trigger.last + 1 < len(reading.words) else ""
    if trigger.role == "noun" and followed in _JOINTS:
        ends.add(trigger.last)
    return sorted(ends)


def _points(trigger: Trigger, chosen: tuple[int, ...], named: Sequence[frozenset[int]]) -> float:
    """Names count most, a whole sentence some; a stump costs, and so does a stretch without the event's own words."""
    if not all(at in chosen for at in range(trigger.first, trigger.last + 1)):
        return -10.0
    names = 1.5 * sum(not one.isdisjoint(chosen) for one in named[:4])
    whole = 1.0 if chosen[0] == 0 else 0.0
    stump = 3.0 if len(chosen) < _STUMP else 0.0
    return min(names, 4.0) + whole - stump + len(chosen) / 100


def _points_of_ending(reading: Reading, end: int) -> float:
    """An ending in the predicate is best, in another finite verb good; a bare clause costs."""
    predicate = reading.predicate()
    if end == predicate:
        return 3.0
    form = form_of(reading.words[end].folded)
    if form in FINITE:
        return 2.0
    if form in _NOMINAL:
        return 2.0 if predicate is None else 0.5
    return -1.0


def _plain(text: str, reading: Reading, drop: Sequence[Span]) -> list[int]:
    """Word numbers without openers, words in brackets and dates."""
    words, depth, plain = reading.words, 0, list[int]()
    dropped = frozenset[int]().union(*(_numbers(words, span) for span in drop))
    for at, word in enumerate(words):
        before = text[words[at - 1].end : word.start] if at else ""
        depth += before.count("(") - before.count(")")
        if depth > 0 or at in dropped:
            continue
        if word.folded in _LIGHT and at and (not plain or plain[-1] != at - 1):
            continue
        plain.append(at)
    while len(plain) > 3 and words[plain[0]].folded in _OPENERS | _LIGHT:
        plain.pop(0)
    return plain


def _subject(reading: Reading, held: frozenset[int], plain: Sequence[int]) -> tuple[int, ...]:
    """The words of the actor that opens the sentence and stands apart by a comma; `()` if none does."""
    for at in plain[:9]:
        word = reading.words[at]
        if word.after.startswith(","):
            opening = tuple(n for n in plain if n <= at)
            return (
                opening
                if not held.isdisjoint(opening) and form_of(word.folded) not in {"converb", "after_clause"}
                else ()
            )
    return ()


def _cost_of_beginning(words: Sequence[Word], plain: Sequence[int], at: int) -> float | None:
    """0 at a joint, more where modifiers are left behind, None where a name or a genitive would be cut through."""
    place = plain.index(at)
    if place == 0:
        return 0.0
    before = words[at - 1]
    if _LIGHT_VERB.match(words[at].folded) or form_of(words[at].folded) in _TOLD_ALREADY:
        return None
    if words[at].folded in _OPENERS | _JOINTS | {"değil"} or _wants_what_stands_before(words[at]):
        return None
    if before.after:
        closes = before.after.startswith((",", ";", ":")) and form_of(before.folded) in FINITE | {"converb"}
        return 0.0 if closes else 2.0 if before.after.startswith((",", ";", ":")) else None
    if plain[place - 1] != at - 1 or before.folded in _JOINTS or form_of(before.folded) == "converb":
        return 0.0
    if _is_adjunct(before):
        return 0.0
    bound = before.capital or before.folded.endswith(_GENITIVES) or before.folded in _BINDING or before.folded.isdigit()
    return None if bound else 2.0


def _wants_what_stands_before(word: Word) -> bool:
    """True for a verb in "-An" or "-DIğI": cut off from its own words it opens no title ("Çıkan yangında …")."""
    return not word.capital and form_of(word.folded) in _OPEN_CLAUSE


def _is_adjunct(word: Word) -> bool:
    """True for a word in "-DA" or "-DAn": what stands behind it can stand alone."""
    if not word.folded.endswith(_CASES) or len(word.folded) <= 4:
        return False
    return not word.capital or any(mark in word.folded for mark in APOSTROPHES)


def _joined(text: str, words: Sequence[Word], chosen: Sequence[int]) -> str:
    """The words as written, with the marks between those that stood beside each other."""
    parts: list[str] = []
    for place, at in enumerate(chosen):
        last = place + 1 == len(chosen)
        beside = not last and chosen[place + 1] == at + 1
        gap = text[words[at].end : words[at + 1].start] if beside else "" if last else " "
        if not last and not beside and words[at].after.startswith(","):
            gap = ", "
        parts.append(text[words[at].start : words[at].end] + gap)
    return _balanced("".join(parts).replace("\n", " "))


def _balanced(title: str) -> str:
    """Without a quotation mark or bracket whose partner was left out."""
    for opening, closing in (("“", "”"), ("(", ")"), ("«", "»")):
        if title.count(opening) != title.count(closing):
            title = title.replace(opening, "").replace(closing, "")
    return title.replace('"', "") if title.count('"') % 2 else title


def _squeezed(text: str, words: Sequence[Word], trigger: Trigger) -> str:
    """No stretch fits: the trigger with as many words before it as fit."""
    last = max(trigger.governor, trigger.last)
    first = trigger.first
    if len(text[words[first].start : words[last].end]) >= LIMIT:
        last = trigger.last
    while first > 0 and len(text[words[first - 1].start : words[last].end]) < LIMIT:
        first -= 1
    title = text[words[first].start : words[last].end]
    return capitalise(_balanced(title)) if title else capitalise(fold_case(text[: LIMIT - 1]))
