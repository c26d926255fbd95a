"""Completes lists: beside certain places unknown names are places too ("Gemikonağı, Yedidalga ve Lefke'de")."""

from bisect import bisect_left
from collections.abc import Iterator

from components.model import Span, Toponym
from components.places.evidence_fate import befalls_a_place, is_undergone
from components.places.evidence_scene import Scene, opens
from components.places.evidence_unknown import PLURAL, may_be_left, may_be_listed, may_be_repeated
from components.places.evidence_words import CLUBS, FIRM_VILLAGE_ENDINGS, LINKS, NAME_OPENERS, NO_MEMBER, PLACE_TAILS
from components.places.recognizer_brackets import BY_COMPANY, inner_name
from components.places.suffixes import ABLATIVE, DATIVE, DEMONYM, LOCATIVE, PLACE_CASE
from components.text.turkish import fold_case

DASHES = frozenset("-–")
_JOINTS = frozenset((",", "ve", "ile"))
MAX_MEMBERS = 12
BETWEEN = "arasında"
_NO_SETTLEMENT = frozenset("country continent region water mountain".split())
PERSON = 0.85  # from which on not even what befalls a name makes a place of it
UNLIKELY_PERSON = 0.3  # from which on something lies between persons


def with_lists(scene: Scene, found: list[Toponym]) -> list[Toponym]:
    """The toponyms of a sentence in order, with the members of their lists that nobody knew."""
    if not found:
        return found
    starts = [word.start for word in scene.words]
    ends = [(bisect_left(starts, item.span.start), bisect_left(starts, item.span.end) - 1) for item in found]
    taken = {starts[at] for first, last in ends for at in range(first, last + 1)}
    added: list[Toponym] = []
    for item, (first, last) in zip(found, ends, strict=True):
        if not item.literal:
            continue
        if _closes_list(scene, first, last, item):
            added += _members(scene, first, taken)
        added += _next_members(scene, first, last, taken)
        added += [*_other_end(scene, last, taken), *_in_brackets(scene, last, taken), *_from(scene, first, last, taken)]
    if not added:
        return found
    added += [inner for item in added for inner in _in_brackets(scene, bisect_left(starts, item.span.end) - 1, taken)]
    return sorted([*found, *added], key=lambda item: item.span)


def _closes_list(scene: Scene, first: int, last: int, item: Toponym) -> bool:
    """True if "ve" stands before the name (words `first` to `last`) and an ending of place, a head noun or
    "çevresinde" behind it.

    Also in "X ile Y arasında"; else one is rather there with somebody: "Merkel ile Berlin'de".
    """
    joint, after = scene.forms[first - 1].folded, scene.forms[last + 1]
    if joint == "ile":
        between = after.folded.startswith(BETWEEN) or (not scene.forms[last].ending and is_undergone(scene, last + 1))
        return between and scene.odds.person[first - 2] < UNLIKELY_PERSON
    if joint != "ve":
        return False
    ending = scene.forms[last].ending or scene.forms[last].folded[item.span.end - scene.words[last].start :]
    if not ending and befalls_a_place(scene, last + 1, ""):
        return True
    return bool(ending and PLACE_CASE.match(ending)) or after.head is not None or after.folded in PLACE_TAILS


def _members(scene: Scene, first: int, taken: set[int]) -> list[Toponym]:
    """The unknown single words of the list before word `first`; any other word ends the list."""
    members: list[Toponym] = []
    index = first - 2
    while index >= 0 and len(members) < MAX_MEMBERS and scene.forms[index + 1].folded in _JOINTS:
        index = _before_brackets(scene, index)
        word = scene.words[index]
        if word.start not in taken:
            first = index - _has_opener(scene, index)
            if not may_be_listed(scene, index) or not (first < index or _stands_alone(scene, index)):
                break
            name = " ".join(each.form.text for each in scene.words[first : index + 1])
            start = scene.words[first].start
            members.append(Toponym(Span(start, word.end), name, name, confidence=BY_COMPANY, rule="list"))
            taken.update((start, word.start))
            index = first
        index -= 2
    return members


def _next_members(scene: Scene, first: int, last: int, taken: set[int]) -> list[Toponym]:
    """The unknown names behind a settlement in a list whose last name is a place: "Mestanlı ve Koşukavak'tan"."""
    reading = scene.readings[first]
    if (reading and reading.known.kind in _NO_SETTLEMENT) or scene.forms[last].ending:
        return []
    rows: list[tuple[int, int]] = []
    at = last + 1
    while len(rows) < MAX_MEMBERS and scene.forms[at].folded in _JOINTS and scene.forms[at].folded != "ile":
        name = at + 1
        if name >= len(scene.words) or not _may_follow(scene, name):
            return []
        known = scene.readings[name]
        stop = known.last if known else name + 1
        rows.append((name, stop))
        if scene.forms[at].folded == "ve":
            return _as_listed(scene, rows, taken) if _is_put_there(scene, name, stop) else []
        at = stop
    return []


def _may_follow(scene: Scene, index: int) -> bool:
    """True if the word may be a place behind another one in a list, with or without an ending."""
    form, odds = scene.forms[index], scene.odds
    if not form.capital or form.upper or form.head or form.stem in NO_MEMBER or form.stem in CLUBS:
        return False
    return odds.body[index] < 0.7 and form.stem not in scene.setting.surnames and not DEMONYM.match(form.ending)


def _is_put_there(scene: Scene, first: int, stop: int) -> bool:
    """True if the ending or the verb of the list's last name speaks of a place, more surely than of a person."""
    ending = scene.forms[stop - 1].ending
    tailed = not ending and scene.forms[stop].folded in PLACE_TAILS
    if tailed or befalls_a_place(scene, stop, ending) or LOCATIVE.match(ending):
        return scene.odds.person[first] < PERSON
    return bool(ABLATIVE.match(ending) or DATIVE.match(ending)) and scene.odds.person[first] < UNLIKELY_PERSON


def _as_listed(scene: Scene, rows: list[tuple[int, int]], taken: set[int]) -> list[Toponym]:
    """Toponyms of the words that nobody took yet."""
    added = []
    for first, stop in rows:
        start, final = scene.words[first].start, scene.words[stop - 1]
        if start in taken:
            continue
        taken.update(word.start for word in scene.words[first:stop])
        end = final.start + len(final.form.stem)
        name = " ".join(
            [*(word.form.text for word in scene.words[first : stop - 1]), final.form.text[: end - final.start]]
        )
        added.append(Toponym(Span(start, end), name, name, confidence=BY_COMPANY, rule="list"))
    return added


def _before_brackets(scene: Scene, index: int) -> int:
    """The word before the brackets that close at `index` ("Sandallar (Santalaris) ve"), else `index` itself."""
    opening = next((at for at in range(index - 1, max(index - 5, 0), -1) if scene.forms[at].text == "("), 0)
    closed = scene.forms[index].text == ")" and opening and inner_name(scene, opening) == index
    return opening - 1 if closed else index


def _other_end(scene: Scene, last: int, taken: set[int]) -> list[Toponym]:
    """The unknown second end of a route: "Gafan" in "Gorus-Gafan yolu"."""
    if scene.forms[last + 1].text not in DASHES or scene.forms[last + 3].folded not in LINKS:
        return []
    end = scene.words[last + 2]
    if end.start in taken or not may_be_listed(scene, last + 2):
        return []
    taken.add(end.start)
    return [Toponym(Span(end.start, end.end), end.form.text, end.form.text, confidence=BY_COMPANY, rule="list")]


def _from(scene: Scene, first: int, last: int, taken: set[int]) -> list[Toponym]:
    """The unknown start of a way: "Kızıltoprak'tan" in "Kızıltoprak'tan Gebze'ye gitti"."""
    word, form = scene.words[first - 1], scene.forms[first - 1]
    if first < 1 or not DATIVE.match(scene.forms[last].ending) or word.start in taken:
        return []
    if not (form.capital and ABLATIVE.match(form.ending)) or not may_be_left(scene, first - 1):
        return []
    taken.add(word.start)
    name = form.text[: len(form.stem)]
    return [Toponym(Span(word.start, word.start + len(name)), name, name, confidence=BY_COMPANY, rule="list")]


def _in_brackets(scene: Scene, last: int, taken: set[int]) -> list[Toponym]:
    """The other name or the container in brackets: "Molivos (Mithimna)"."""
    opening = last + 1
    closing = inner_name(scene, opening) if scene.forms[opening].text == "(" else 0
    if not closing or any(scene.words[at].start in taken for at in range(opening + 1, closing)):
        return []
    inner = scene.words[opening + 1 : closing]
    taken.add(inner[0].start)
    name = " ".join(word.form.text for word in inner)
    return [Toponym(Span(inner[0].start, inner[-1].end), name, name, confidence=BY_COMPANY, rule="list")]


def _has_opener(scene: Scene, index: int) -> bool:
    """True for the second word of a name like "Ebu Gureyn" or "San Miguel"."""
    before = scene.forms[index - 1]
    return index > 0 and before.capital and before.folded in NAME_OPENERS


def _stands_alone(scene: Scene, index: int) -> bool:
    """True if the word before is no capital word that may belong to the same name."""
    if index == 0:
        known = scene.readings[0] is not None or scene.forms[0].stem.endswith(FIRM_VILLAGE_ENDINGS)
        return known and scene.forms[0].stem not in scene.setting.small
    before = scene.forms[index - 1]
    people = opens(scene, index - 1) and before.folded.endswith(PLURAL)
    return not before.capital or bool(before.ending) or people


def with_repeats(text: str, scenes: list[Scene], found: list[list[Toponym]]) -> list[Toponym]:
    """All toponyms in order; an unknown name that was certain once is a place wherever the article repeats it."""
    learned = {
        fold_case(item.name): item.hint
        for items in found
        for item in items
        if item.literal and item.rule in ("head", "list", "tagger") and item.name.isalpha()
    }
    everything: list[Toponym] = []
    for scene, items in zip(scenes, found, strict=True):
        everything += sorted([*items, *_repeats(text, scene, items, learned)], key=lambda item: item.span)
    return everything


def _repeats(text: str, scene: Scene, items: list[Toponym], learned: dict[str, str | None]) -> Iterator[Toponym]:
    if not learned:
        return
    for index in scene.capitals:
        word, form = scene.words[index], scene.forms[index]
        if form.stem not in learned or DEMONYM.match(form.ending):
            continue
        span = Span(word.start, word.start + len(form.stem))
        if any(item.span.overlaps(span) for item in items) or not may_be_repeated(scene, index):
            continue
        yield Toponym(span, span.of(text), span.of(text), hint=learned[form.stem], confidence=BY_COMPANY, rule="again")
