"""Completes lists: beside certain places unknown names are places too ("Gemikonağı, Yedidalga ve Lefke'de")."""

from bisect import bisect_left
from collections.abc import Iterator

from components.model import Span, Toponym
from components.places.evidence_scene import Scene
from components.places.evidence_unknown import may_be_left, may_be_listed, may_be_repeated
from components.places.evidence_words import LINKS
from components.places.suffixes import ABLATIVE, DATIVE, DEMONYM, PLACE_CASE
from components.text.turkish import fold_case

DASHES = frozenset("-–")
_JOINTS = frozenset((",", "ve", "ile"))
MAX_MEMBERS = 12
BY_COMPANY = 0.6  # confidence of a name that is a place for the names beside it


def with_lists(scene: Scene, found: list[Toponym]) -> list[Toponym]:
    """The toponyms of a sentence in order, with the members of their lists that nobody knew."""
    if not found:
        return found
    starts = [word.start for word in scene.words]
    taken = {item.span.start for item in found}
    added: list[Toponym] = []
    for item in found:
        if not item.literal:
            continue
        first, last = bisect_left(starts, item.span.start), bisect_left(starts, item.span.end) - 1
        if _closes_list(scene, first, last, item):
            added += _members(scene, first, taken)
        added += [*_other_end(scene, last, taken), *_in_brackets(scene, last, taken), *_from(scene, first, last, taken)]
    if not added:
        return found
    return sorted([*found, *added], key=lambda item: item.span)


def _closes_list(scene: Scene, first: int, last: int, item: Toponym) -> bool:
    """True if "ve" stands before the name (words `first` to `last`) and an ending of place or a head noun behind it."""
    if scene.forms[first - 1].folded != "ve":
        return False
    ending = scene.forms[last].ending or scene.forms[last].folded[item.span.end - scene.words[last].start :]
    return bool(ending and PLACE_CASE.match(ending)) or scene.forms[last + 1].head is not None


def _members(scene: Scene, first: int, taken: set[int]) -> list[Toponym]:
    """The unknown single words of the list before word `first`; any other word ends the list."""
    members: list[Toponym] = []
    index = first - 2
    while index >= 0 and len(members) < MAX_MEMBERS and scene.forms[index + 1].folded in _JOINTS:
        word = scene.words[index]
        if word.start not in taken:
            if not may_be_listed(scene, index) or not _stands_alone(scene, index):
                break
            members.append(
                Toponym(Span(word.start, word.end), word.form.text, word.form.text, confidence=BY_COMPANY, rule="list")
            )
            taken.add(word.start)
        index -= 2
    return members


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
    if scene.forms[last + 1].text != "(" or scene.forms[last + 3].text != ")":
        return []
    inner = scene.words[last + 2]
    if inner.start in taken or inner.form.upper or not may_be_listed(scene, last + 2):
        return []
    taken.add(inner.start)
    return [Toponym(Span(inner.start, inner.end), inner.form.text, inner.form.text, confidence=BY_COMPANY, rule="list")]


def _stands_alone(scene: Scene, index: int) -> bool:
    """True if the word before is no capital word that may belong to the same name."""
    before = scene.forms[index - 1]
    if index == 0:
        return scene.readings[0] is not None  # any word has a capital there
    return not before.capital or bool(before.ending)


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
