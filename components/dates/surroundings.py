"""Looks at the words around a match, for the guards."""

from components.dates.rule import Hit
from components.dates.words import Words


def next_word(words: Words, last: int) -> tuple[str, int]:
    """The word after the expression and its suffix, and its index; "" after a break."""
    index = last + 1
    if words.letters[index : index + 1] in {"'", "`"}:
        index += 2
    return (words.part(index + 1), index + 1) if words.letters[index : index + 1] == " " else ("", index + 1)


def suffix_of(words: Words, last: int) -> str:
    return words.part(last + 2) if words.letters[last + 1 : last + 2] in {"'", "`"} else ""


def word_before(words: Words, first: int) -> str:
    return words.part(first - 2) if first >= 2 and words.letters[first - 1] in " !=:#" else ""


def starts_sentence(words: Words, index: int) -> bool:
    return index == 0 or words.letters[index - 1] in "!=0"


def words_around(words: Words, first: int, last: int) -> str:
    """The folded words near an expression: eight before, six after, within the line."""
    before = "".join(words.parts[max(0, first - 12) : first]).rpartition("\n")[2]
    return before + " # " + "".join(words.parts[last + 1 : last + 10]).partition("\n")[0]


def text_around(hit: Hit, reach: int) -> str:
    """The folded text around an expression, so many code points to each side."""
    starts = hit.words.starts
    return hit.words.folded[max(0, starts[hit.first] - reach) : starts[hit.last] + reach]
