"""Finds places by their head noun alone, whatever their name: "X Stadyumu", "Y Devlet Hastanesi", "Z köyü"."""

from dataclasses import dataclass, replace

from components.places.crf_tagger import Odds
from components.places.evidence_scene import any_reading
from components.places.evidence_words import (
    BODIES,
    CENTRES,
    COMMON,
    DEMONYMS,
    DIRECTIONS,
    FUNCTION,
    GENERIC,
    LOOSE_HEADS,
    NAMED_BY_ANYTHING,
    OFFICIAL_REGIONS,
    ORDINARY,
    ORDINARY_OR_EVERYDAY,
    PLURALS,
    SMALL_OUTSIDE,
    TITLES,
    ZONES,
)
from components.places.recognizer_names import Names
from components.places.recognizer_starts import (
    LESSER,
    MAX_NAME_WORDS,
    SETTLED,
    after_country,
    after_person,
    after_settlement,
    before_dash,
    behind_number,
    headline_start,
    is_modified,
    name_start,
)
from components.places.recognizer_words import Head, Word

A_SITE = 0.8  # probability from which on any "Merkezi" is one
A_SETTLEMENT = 0.5  # probability from which on an unknown word that opens a sentence names a village: "Damlacık köyü"
_OF_TOWNS = frozenset(
    ("Limanı", "Havalimanı", "Havaalanı", "Kampı", "Kapısı")
)  # called like their town and standing in it


@dataclass(frozen=True, slots=True)
class HeadSpan:
    """Words `first..last` (exclusive) named by a head noun; `end` = offset where the span ends; `hint` "" = none.

    `completed_by`: the head noun that a list of names shares ("Ömerli ve Darlık barajları" → "Barajı").
    """

    first: int
    last: int
    end: int
    hint: str
    inside: bool
    completed_by: str = ""


def head_spans(text: str, words: list[Word], names: Names, odds: Odds, headline: bool) -> list[HeadSpan]:
    """Spans of places with a head noun, in order; in a `headline` capitals tell nothing."""
    spans: list[HeadSpan] = []
    for at in [at for at, word in enumerate(words) if at and (word.form.head or word.form.shared)]:
        word, head = words[at], words[at].form.head
        floor = spans[-1].last if spans else 0
        if head is None:
            spans += _sharing_head(text, words, names, odds, at, floor)
            continue
        if spans and floor == at - len(_tail(words, floor, at)) and _goes_on(words, spans[-1], at):
            spans[-1] = replace(spans[-1], last=at + 1, end=word.start + head.length, hint=head.kind)
            continue
        first = name_start(text, words, names, odds, at, floor)
        if first == at or not _may_name(text, words, names, odds, first, at, headline):
            continue
        if head.inside and _is_country(text, words, names, first, at):
            continue
        first = after_country(text, words, names, first, at)
        first = after_settlement(text, words, names, after_person(words, names, first, at), at)
        first = after_settlement(text, words, names, first, at)  # a province, then its district
        first = before_dash(text, words, names, behind_number(text, words, names, first, at), at)
        if headline:
            first = headline_start(text, words, names, first, at)
        if (head.inside and not _is_small_part(words, names, first, at)) or _is_official(words, first, at):
            spans.append(HeadSpan(first, at + 1, word.start + head.length, head.kind, inside=True))
        elif head.kind != "country":
            spans += _listed(text, words, first, floor, head) if head.noun in PLURALS else ()
            hint = "" if head.kind == "site" else head.kind
            spans.append(HeadSpan(first, at, words[at - 1].end, hint, inside=False))
    return spans


def _is_country(text: str, words: list[Word], names: Names, first: int, at: int) -> bool:
    """True for "Fildişi Sahili" and "Marshall Adaları": the head noun is part of a country's name."""
    head = words[at].form.head
    known = names.known(text[words[first].start : words[at].start + (head.length if head else 0)])
    return known is not None and known.kind == "country"


def _is_small_part(words: list[Word], names: Names, first: int, at: int) -> bool:
    """True for a head noun written small that the name goes without: "Harşa mahallesi", "Mombasa limanı"."""
    form = words[at].form
    if form.capital or form.head is None:
        return False
    town = names.single(words, first) if first == at - 1 and form.head.kind == "site" else None
    return form.head.noun in SMALL_OUTSIDE or (town is not None and town.known.kind in SETTLED)


def _sharing_head(text: str, words: list[Word], names: Names, odds: Odds, at: int, floor: int) -> list[HeadSpan]:
    """The names in "Ömerli ve Darlık barajlarında"; none for a single one ("Ankara hastaneleri")."""
    form = words[at].form
    if form.shared is None or form.capital:
        return []
    kind, singular = form.shared
    first = name_start(text, words, names, odds, at, floor)
    if first == at or not _names_settlement(words, first, at):
        return []
    others = _listed(text, words, first, floor, Head(form.stem, 0, kind, inside=False))
    spans = [*others, HeadSpan(first, at, words[at - 1].end, kind, inside=False)]
    if not others or any(words[span.first - 1].form.text == "-" for span in spans):
        return []
    return [_completed(text, words, names, span, singular) for span in spans]


def _completed(text: str, words: list[Word], names: Names, span: HeadSpan, singular: str) -> HeadSpan:
    """The span called by its head noun, unless it is only a town that has such a site: "Aktau ve Kurık limanları"."""
    name = text[words[span.first].start : span.end]
    town = names.known(name) if singular in _OF_TOWNS and not names.known(f"{name} {singular}") else None
    if town is not None and town.kind in SETTLED:
        return replace(span, hint="")
    return replace(span, completed_by=singular)


def _listed(text: str, words: list[Word], first: int, floor: int, head: Head) -> list[HeadSpan]:
    """The names before the last one in "Sazlı, Kulfal ve Korubaşı köyleri", in order."""
    names: list[HeadSpan] = []
    stop = first
    while stop - 2 >= floor and words[stop - 1].form.folded in (",", "ve", "ile"):
        start = last = stop - 1
        while start > floor and _is_bare_name(text, words, start - 1, last):
            start -= 1
        if start == last or (start == 0 and words[0].form.folded in ORDINARY_OR_EVERYDAY):
            break
        if any(word.form.folded in TITLES for word in words[start + 1 : last]):
            break  # "Ninova Valisi Nevfel Agub, Karakuş ve Bertella kasabaları"
        names.append(HeadSpan(start, last, words[last - 1].end, head.kind, inside=False))
        stop = start
    return names[::-1]


def _is_bare_name(text: str, words: list[Word], index: int, last: int) -> bool:
    form = words[index].form
    joined = index + 1 == last or text[words[index].end : words[index + 1].start] == " "
    return form.capital and not form.ending and form.head is None and joined


def _tail(words: list[Word], floor: int, at: int) -> list[Word]:
    """The capital words without ending between a span and a head noun: "Milli" in "Munzur Vadisi Milli Parkı"."""
    tail = words[floor:at]
    return tail if all(word.form.capital and not word.form.ending for word in tail) else words


def _goes_on(words: list[Word], before: HeadSpan, at: int) -> bool:
    """True if the head noun at `at` continues the name that ended just before: "Bolu Dağı" + "Tüneli"."""
    head = words[at].form.head
    if head is None or not words[at].form.capital or not (before.inside or _is_written_large(words, before, at)):
        return False
    last = words[before.last - 1 if before.inside else before.last].form
    if head.kind != "site" and not (head.kind in LESSER and at == before.last):
        return False
    whole = last.head is not None and last.head.length == len(last.text)
    closed = before.hint in ("street", "neighbourhood") and not (last.folded == "yolu" and at == before.last)
    return whole and not closed


def _is_written_large(words: list[Word], before: HeadSpan, at: int) -> bool:
    """True for "Köyü" in "Tarlaağzı Köyü Camisi": outside the village's name, inside that of its mosque."""
    form = words[before.last].form
    return before.last == at - 1 and form.capital and before.hint == "village" and form.folded == "köyü"


def _may_name(text: str, words: list[Word], names: Names, odds: Odds, first: int, at: int, headline: bool) -> bool:
    """True if the words before the head noun can be the name of such a place."""
    form = words[at].form
    head = form.head
    last = words[at - 1].form
    if head is None or (headline and not _holds_in_headline(text, words, names, at)):
        return False
    if not head.inside and first == 0 and at == 1 and not names.word(last.text) and odds.place[0] < A_SETTLEMENT:
        return False
    if not head.inside:
        return _is_official(words, first, at) or _names_settlement(words, first, at)
    if not form.capital and is_modified(words, at):
        return words[at - 2].form.capital
    if not form.capital:
        loose = head.noun in LOOSE_HEADS and head.noun not in SMALL_OUTSIDE
        common = at - first == 1 and (last.folded in COMMON or last.folded in GENERIC)
        return not loose and not common and last.folded not in DEMONYMS and last.folded not in BODIES
    if head.noun in ("merkezi", "evi") and not any_reading(last, CENTRES) and odds.facility[at] < A_SITE:
        return False
    if (
        head.kind == "site"
        and head.noun not in NAMED_BY_ANYTHING
        and all(word.form.folded in GENERIC for word in words[first:at])
    ):
        return False
    alone = at - first == 1
    return not (alone and first == 0 and (last.folded in FUNCTION or last.folded in BODIES))


def _holds_in_headline(text: str, words: list[Word], names: Names, at: int) -> bool:
    """True if the words before the head noun end in a known name, or the head noun needs none."""
    head, last = words[at].form.head, words[at - 1].form
    if head is None or last.folded in ORDINARY:
        return False
    if not head.inside or head.kind in ("street", "neighbourhood"):
        return True
    start = headline_start(text, words, names, max(0, at - MAX_NAME_WORDS), at)
    return names.single(words, start) is not None and words[start].form.folded not in ORDINARY


def _names_settlement(words: list[Word], first: int, at: int) -> bool:
    last = words[at - 1].form
    if last.folded in BODIES or last.text.isdigit():
        return False
    head, alone = words[at].form.head, at - first == 1
    if head is not None and head.kind in ("region", "city") and alone and last.folded in COMMON:
        return False
    if head is not None and head.kind == "region" and alone and last.folded in ZONES:
        return False
    people = head is not None and head.kind == "village" and last.folded in DEMONYMS
    return not (alone and (people or last.folded in FUNCTION or last.folded in DIRECTIONS))


def _is_official(words: list[Word], first: int, at: int) -> bool:
    """True for the official regions, whose "Bölgesi" is part of the name, and for industrial and free zones."""
    head = words[at].form.head
    name = " ".join(word.form.folded for word in words[first:at])
    zone = name.endswith(("sanayi", "serbest", "endüstri", "özerk"))
    return head is not None and head.noun == "bölgesi" and (name in OFFICIAL_REGIONS or zone)
