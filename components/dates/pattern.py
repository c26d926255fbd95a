"""The language rules are written in: word classes in angle brackets over a string with one letter a word.

`<MONTH>` is one word of that class, `<m:MONTH>` names it, `<A|B>` is either class, `<?>` any word. Between words stand
a blank, tight `.` `,` `-` `/` `:` `'`, and with blanks `!` for ". ", `;` for ", ", `_` for " - ", `#` for ": ", "`" for
an apostrophe and a blank; `~` is an optional apostrophe with the suffix after it. The rest is plain regular
expression. One letter a word keeps matching linear and fast whatever the text is.
"""

import re
from functools import cache

from components.dates.lexicon import LEXICON
from components.text.turkish import APOSTROPHES

# what may stand between two words -> the character that patterns see; anything else is BREAK
TIGHT = {".": ".", ",": ",", "-": "-", "–": "-", "—": "-", "/": "/", ":": ":"} | dict.fromkeys(APOSTROPHES, "'")
BREAK, NEWLINE, OTHER = "=", "0", "w"
# macros: names that stand for several words in a row
MACROS = {
    "DAY": "(?:<DAYNO>|<TEN>(?: <ONE>)?|<ONE>)",
    "YEARX": "(?:(?:<ONE> )?<BIN>(?: <ONE>)? <YUZ>(?: <TEN>)?(?: <ONE>)?|<ONE> <BIN>(?: <TEN>)?(?: <ONE>)?)",
    "COUNT": "(?:<NUM>(?:[.,]<NUM>|['`]<SUF_DIST>)?|<EACH>|(?:<ONE> )?<BIN>|(?:<ONE> )?<YUZ>(?: <TEN>)?(?: <ONE>)?|"
    "<TEN>(?: <ONE>)?|<ONE>)(?: <BUCUK>)?",
    "NTH": "(?:<NUM>(?:!|['`]<SUF_ORD> )|(?:<TEN> )?<ORDINAL> )",
    "NTH_END": "(?:<NUM>(?:!|['`]<SUF_ORD> )|(?:<TEN> )?<ORDINAL> |<ILK> |<SON> )",
    "CE": "(?:<MS>[ !]|<MILAT> <SONRA> |<M_>[.!]<S_>!)",
    "BCE": "(?:<MO>[ !]|<MILAT> <ONCE> |<M_>[.!]<OE_>!)",
}
_SLOT = re.compile(r"(?<!\?P)<(?![=!])(?:(?P<name>\w+):)?(?P<classes>[\w|?]+)>")


def separator_letter(separator: str) -> str:
    """The character for what stands between two words."""
    plain = separator.replace("\u00a0", " ").replace("\u202f", " ").replace("\t", " ")
    bare = plain.strip(" ")
    if "\n" in plain:
        return NEWLINE
    if not bare:
        return " "
    if bare in TIGHT:
        return _spaced(TIGHT[bare], plain != bare, plain.startswith(" "))
    return {"(": "(", ")": ")"}.get(bare, BREAK)


def _spaced(letter: str, spaced: bool, before: bool) -> str:
    if not spaced or letter == "-":
        return "_" if letter == "-" and spaced else letter
    if letter == "'":
        return BREAK if before else "`"
    return {".": "!", ",": ";", "/": "/", ":": "#"}[letter] if not before else {",": ";", "/": "/"}.get(letter, BREAK)


def _letters() -> tuple[dict[str, str], dict[str, str]]:
    """Word -> letter, class name -> its letters; words with the same classes share a letter."""
    kinds: dict[frozenset[str], str] = {}
    words: dict[str, str] = {}
    classes: dict[str, set[str]] = {}
    for form, word in LEXICON.items():
        names = frozenset(word.classes)
        letter = kinds.setdefault(names, chr(0x100 + len(kinds)))
        words[form] = letter
        for name in names:
            classes.setdefault(name, set()).add(letter)
    return words, {name: "".join(sorted(letters)) for name, letters in classes.items()}


WORD_LETTER, CLASS_LETTERS = _letters()
ANY = "[^ .,:;!/'`_=#()0-]"


def expand(pattern: str) -> str:
    """The regular expression of a pattern; KeyError for a class nobody put into the lexicon."""
    return _SLOT.sub(_slot, pattern).replace("~", f"(?:['`]{ANY})?")


def _slot(found: re.Match[str]) -> str:
    classes = found["classes"]
    if classes in MACROS:
        inside = expand(MACROS[classes])
    elif classes == "?":
        inside = ANY
    else:
        inside = "[" + "".join(CLASS_LETTERS[name] for name in classes.split("|")) + "]"
    return f"(?P<{found['name']}>{inside})" if found["name"] else inside


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled form of a pattern."""
    return re.compile(expand(pattern))


def first_letters(pattern: str) -> frozenset[str]:
    """The letters a match of the pattern may begin with; the tagger tries a rule only there."""
    letters, empty, _ = _alternatives(expand(pattern), 0)
    if empty:
        raise ValueError(f"pattern may match nothing: {pattern}")
    return frozenset(letters)


def _alternatives(source: str, at: int) -> tuple[set[str], bool, int]:
    """First letters of `a|b|c` from `at`, whether it may be empty, and where it ends (at `)` or the end)."""
    letters, empty = set[str](), False
    while True:
        more, nothing, at = _sequence(source, at)
        letters, empty = letters | more, empty or nothing
        if at >= len(source) or source[at] == ")":
            return letters, empty, at
        at += 1


def _sequence(source: str, at: int) -> tuple[set[str], bool, int]:
    letters, empty = set[str](), True
    while at < len(source) and source[at] not in "|)":
        more, nothing, at = _atom(source, at)
        if at < len(source) and source[at] in "?{":
            nothing, at = True, source.index("}", at) + 1 if source[at] == "{" else at + 1
        if empty:
            letters |= more
        empty = empty and nothing
    return letters, empty, at


def _atom(source: str, at: int) -> tuple[set[str], bool, int]:
    """First letters of one class, group, look-around or plain character."""
    if source[at] == "[":
        end = source.index("]", at)
        inside = source[at + 1 : end]
        every = {*WORD_LETTER.values(), OTHER} if inside.startswith("^") else set(inside)
        return every, False, end + 1
    if source.startswith("(?P=", at):
        return set(), False, source.index(")", at) + 1
    if source[at] != "(":
        return {source[at]}, False, at + 1
    looks = source.startswith(("(?=", "(?!", "(?<=", "(?<!"), at)
    head = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|:))?").match(source, at)
    assert head is not None
    letters, empty, end = _alternatives(source, head.end())
    return (set(), True, end + 1) if looks else (letters, empty, end + 1)
