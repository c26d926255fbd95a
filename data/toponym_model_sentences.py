"""Makes news sentences out of templates: names of the gazetteer, persons, clubs, and endings in vowel harmony."""

import random
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from components.places.evidence_words import FIRST_NAMES
from components.text.turkish import capitalise, fold_case, upper_case
from data.toponym_model_corpus import Example

Row = tuple[str, str, str | None, int | None]  # name, kind, country, population
KINDS = {"P": "PLACE", "F": "FAC", "R": "PER", "O": "ORG", "M": "MISC"}
COPIES = 12  # of each template
_MARK = re.compile(r"<(?P<kind>[PFROM]) (?P<words>[^>]*)>(?P<ending>(?:'?(?:n?DA[a-z]*|[yn]A|nIn|yI|ylA|lI))?)")
_SLOT = re.compile(r"\$(?P<name>[a-zA-Z]+)(?P<number>\d?)(?P<ending>'lI)?")
_NAME = re.compile(r"[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]{2,}(?:[ -][A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+)?$")
_WORDS = Path(__file__).with_name("toponym_model_names.tsv")
_VOWELS = "aeıioöuüâîû"
SETTLED = ("city", "village", "district")
_NEAR = ("AZ", "AM", "GE", "IR", "IQ", "SY", "RU", "UA", "GR", "BG", "CY", "IL", "PS", "LB", "EG", "LY", "SA", "AF")


@dataclass
class Vocabulary:
    """Lists of words by slot name; `rng` chooses."""

    rng: random.Random
    lists: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of_gazetteer(cls, path: Path, rng: random.Random) -> "Vocabulary":
        """The gazetteer's names by kind and country, and the names of persons and clubs of the table beside."""
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        rows = connection.execute("SELECT name, kind, country, population FROM place ORDER BY id").fetchall()
        connection.close()
        lists = {"ad": [capitalise(name) for name in sorted(FIRST_NAMES)]}
        for line in _WORDS.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                name, words = line.split("\t")
                lists.setdefault(name, []).extend(words.split(";"))
        near = [row for row in rows if row[2] in _NEAR]
        lists["koy"] = _named(
            rows, lambda kind, country, people: country == "TR" and kind in SETTLED and (people or 0) < 20_000
        )
        lists["wkoy"] = _named(near, lambda kind, country, people: kind in SETTLED and (people or 0) < 50_000)
        lists["yakin"] = _named(near, lambda kind, country, people: (people or 0) >= 10_000)
        lists["uzak"] = _named(rows, lambda kind, country, people: (people or 0) >= 300_000)
        lists["ilce"] += _named(
            rows, lambda kind, country, people: country == "TR" and kind in SETTLED and (people or 0) >= 10_000
        )
        lists["bolge"] += _named(rows, lambda kind, country, people: kind in ("region", "water") and country is None)
        return cls(rng, lists)

    def pick(self, name: str) -> str:
        """A word for a slot."""
        if name == "sayi":
            return str(self.rng.randint(2, 60))
        if name.startswith("UPPER"):
            return upper_case(self.pick(fold_case(name.removeprefix("UPPER").replace("I", "İ"))))
        if name == "sehir" and self.rng.random() < 0.5:
            name = self.rng.choice(("yakin", "uzak", "il"))
        return self.rng.choice(self.lists[name])

    def any_place(self) -> str:
        """The name of a place for a sentence of the corpus."""
        return self.pick(self.rng.choice(("il", "ilce", "koy", "wkoy", "yakin", "uzak", "ulke", "sehir", "bolge")))


def news_sentences(path: Path, vocabulary: Vocabulary, rng: random.Random) -> list[Example]:
    """Each template several times with other words."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [_filled(line, vocabulary, rng) for line in lines for _ in range(COPIES)]


def _filled(template: str, vocabulary: Vocabulary, rng: random.Random) -> Example:
    chosen: dict[str, str] = {}

    def fill(words: str) -> str:
        return _SLOT.sub(lambda slot: _slot(slot, vocabulary, chosen), words)

    text, spans, at = "", [], 0
    for mark in _MARK.finditer(template):
        text += fill(template[at : mark.start()])
        written = fill(mark["words"])
        spans.append((len(text), len(text) + len(written), KINDS[mark["kind"]]))
        text += written + inflected(written, mark["ending"])
        at = mark.end()
    return Example(text + fill(template[at:]), tuple(spans))


def _slot(slot: re.Match[str], vocabulary: Vocabulary, chosen: dict[str, str]) -> str:
    key = slot["name"] + slot["number"]
    if key not in chosen:
        chosen[key] = vocabulary.pick(slot["name"])
    word = chosen[key]
    return word + inflected(word, slot["ending"]).replace("'", "") if slot["ending"] else word


def inflected(word: str, ending: str) -> str:
    """An ending (A = a/e, I = ı/i/u/ü, D = d/t) as it sounds after a word; upper case if the word is."""
    if not ending:
        return ""
    folded = fold_case(word)
    vowel = next((letter for letter in reversed(folded) if letter in _VOWELS), "e")
    after_vowel = folded[-1:] in _VOWELS
    body = ending.lstrip("'")
    if body[0] in "ny" and body[1] in "AIl" and not after_vowel:
        body = body[1:]
    body = body.replace("D", "t" if folded[-1:] in "fstkçşhp" and body[0] == "D" else "d")
    result = ""
    for letter in body:
        if letter == "A":
            letter = "a" if vowel in "aıouâû" else "e"
        elif letter == "I":
            letter = {"a": "ı", "ı": "ı", "â": "ı", "o": "u", "u": "u", "û": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
        if letter in _VOWELS:
            vowel = letter
        result += letter
    sounded = ("'" if ending.startswith("'") else "") + result
    return upper_case(sounded) if len(word) > 1 and word == upper_case(word) else sounded


def _named(rows: list[Row], wanted: Callable[[str, str | None, int | None], bool]) -> list[str]:
    """The names of the wanted places that are one or two words of Turkish letters."""
    return [name for name, kind, country, people in rows if _NAME.match(name) and wanted(kind, country, people)]
