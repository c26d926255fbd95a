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
    "COUNT": "(?:<NUM>(?:[.,]<NUM>|['`]<SUF_DIST>| <BIN>(?: <NUM>)?)?|<EACH>|"
    "(?:<ONE> )?<BIN>(?: (?:<ONE> )?<YUZ>)?(?: <TEN>)?(?: <ONE>)?|(?:<ONE> )?<YUZ>(?: <TEN>)?(?: <ONE>)?|"
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
    for form, word in LEXICON.items():
        words[form] = kinds.setdefault(frozenset(word.classes), chr(0x100 + len(kinds)))
    classes: dict[str, str] = {}
    for names, letter in kinds.items():
        for name in names:
            classes[name] = classes.get(name, "") + letter
    return words, classes


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


OPENING = 3  # letters at which the tagger looks to choose the rules it tries: a word, what follows it, the next word
Opening = tuple[frozenset[str], ...]  # the letters that may stand first, second, third
ANYTHING = frozenset(
    {*WORD_LETTER.values(), OTHER, BREAK, NEWLINE, *" .,:;!/'`_#()-"}
)  # every character of `Words.letters`
_HEAD = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|:))?")
_TIMES = re.compile(r"\{(\d+),(\d+)\}")


def openings(pattern: str) -> frozenset[Opening]:
    """All that a match of the pattern may begin with, `OPENING` letters of it; shorter ones are whole matches.

    Back references and look-arounds count as met, but for a look-ahead at the end, which says what follows: so what no
    opening fits can never match.
    """
    found, _ = _alternatives(expand(pattern), 0)
    if () in found:
        raise ValueError(f"pattern may match nothing: {pattern}")
    return frozenset(found)


def _alternatives(source: str, at: int) -> tuple[set[Opening], int]:
    """Openings of `a|b|c` from `at`, and where it ends (at `)` or the end)."""
    found = set[Opening]()
    while True:
        more, at = _sequence(source, at)
        found |= more
        if at >= len(source) or source[at] == ")":
            return found, at
        at += 1


def _sequence(source: str, at: int) -> tuple[set[Opening], int]:
    found: set[Opening] = {()}
    while at < len(source) and source[at] not in "|)":
        more, at = _atom(source, at)
        low, high, at = _repeats(source, at)
        for turn in range(min(high, OPENING)):
            choices = more if turn < low else more | {()}
            found = {(*one, *two)[:OPENING] for one in found for two in choices}
    return found, at


def _repeats(source: str, at: int) -> tuple[int, int, int]:
    """How often at least and at most what stands before `at` is repeated, and where that is said to the end."""
    if source.startswith("?", at):
        return 0, 1, at + 1
    times = _TIMES.match(source, at)
    return (int(times[1]), int(times[2]), times.end()) if times else (1, 1, at)


def _atom(source: str, at: int) -> tuple[set[Opening], int]:
    """Openings of one class, group, look-around or plain character."""
    if source[at] == "[":
        end = source.index("]", at)
        inside = source[at + 1 : end]
        letters = ANYTHING.difference(inside[1:]) if inside.startswith("^") else frozenset(inside)
        return {(letters,)}, end + 1
    if source.startswith("(?P=", at):
        return {(ANYTHING,)}, source.index(")", at) + 1
    head = _HEAD.match(source, at)
    if head is None:
        return {(frozenset(source[at]),)}, at + 1
    found, end = _alternatives(source, head.end())
    is_met = head[0].endswith(("=", "!")) and not (head[0] == "(?=" and end + 1 == len(source))
    return ({()} if is_met else found), end + 1
