"""Turns a text into its words and one character a word, which is what the rules match on."""

import re
from dataclasses import dataclass
from itertools import accumulate, repeat

from components.dates.lexicon import LEXICON, NOTHING, Word
from components.dates.pattern import OTHER, WORD_LETTER, separator_letter
from components.text.turkish import fold_case

# All but Latin letters and digits, spelt out: so it is searched a sixth faster than \\W, and an apostrophe that counts
# as a letter (ʼ) is one of them. Words in other scripts are no words of time. A plain class in front is faster, too.
_NO_LETTER = "[^a-zß-öø-ʯ0-9_²³]"
_SEPARATORS = re.compile(f"({_NO_LETTER}{_NO_LETTER}*+)")


class _SeparatorLetters(dict[str, str]):
    """The letters of the separators met so far, of which all texts together have few; one look-up without a call."""

    def __missing__(self, separator: str) -> str:
        letter = separator_letter(separator)
        if len(self) < _KEPT_SEPARATORS:
            self[separator] = letter
        return letter


_KEPT_SEPARATORS = 4096
_SEPARATOR_LETTER = _SeparatorLetters()


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words and separators in turn (words at even indexes); `letters[i]` stands for `parts[i]`.

    `starts[i]` = code point where part i begins; one entry more than parts, the last is the length of the text.
    """

    text: str
    folded: str
    parts: list[str]
    starts: list[int]
    letters: str

    def word(self, index: int) -> Word:
        """What the lexicon says of the word at an index."""
        return LEXICON.get(self.parts[index], NOTHING)

    def part(self, index: int) -> str:
        """The folded word or separator at an index, "" outside the text."""
        return self.parts[index] if 0 <= index < len(self.parts) else ""

    def end(self, index: int) -> int:
        """Code point after part `index`."""
        return self.starts[index + 1]

    def capital(self, index: int) -> bool:
        """True if the word at an index begins with an upper-case letter."""
        at = self.starts[index] if 0 <= index < len(self.parts) else len(self.text)
        return self.text[at : at + 1].isupper()

    def all_capitals(self, index: int) -> bool:
        """True if the word at an index is written in upper case throughout."""
        return self.text[self.starts[index] : self.starts[index + 1]].isupper()


def read_words(text: str) -> Words:
    """Split a text; the loops run in the standard library's C code, so a MB takes less than a tenth of a second."""
    folded = fold_case(text)
    parts = _SEPARATORS.split(folded)
    letters = [OTHER] * len(parts)
    letters[::2] = map(WORD_LETTER.get, parts[::2], repeat(OTHER))
    letters[1::2] = map(_SEPARATOR_LETTER.__getitem__, parts[1::2])
    return Words(text, folded, parts, list(accumulate(map(len, parts), initial=0)), "".join(letters))
