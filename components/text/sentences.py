"""Split a text into sentences: a full stop that belongs to "Prof. Dr.", "3. maddesi", "2. Karabağ Savaşı" ends none.

One pass over the text: what stands before and after a stop is looked at through a window of fixed width.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from components.model import Sentence, Span
from components.text.paragraphs import Paragraph, paragraph_bounds, paragraphs
from components.text.turkish import fold_case

# Before a name or a number; never the last word of a sentence when it is written with a capital.
TITLES = frozenset(
    "prof doç yrd dr av sn st sta hz alb gen org orgen korg tümg tuğg tümamiral yb bnb yzb üstğm üstgm tğm teğm astsb "
    "asb kur kd jan plt uzm uz çvş onb op opr dt ecz vet müh mim öğr gör arş ar as bşk gn müd yrd mah cad sok sk "
    "bul blv apt kat tel faks ltd şti tic san inc corp co mr mrs ms jr hv dz üniv fak böl der haz çev ed ank ist "
    "izm mt ft".split()
)
# Before a name or a number also in small letters.
POINTERS = frozenset("bkz örn yak krş m.ö m.s i.ö i.s yy tel çev haz prof dr".split())
# Before a number only: "Dk. 34", but "Oyun durdu, 34. dk. Ardından …".
_NUMBERED = frozenset("dk no nr md mad sf sy cilt fık ek".split())
_SMALL_ASKING = POINTERS | _NUMBERED  # all that is followed by something when it is written in small letters
# After these a number is a count, not an ordinal.
_COUNTED = frozenset(
    "saat yüzde sayısı sayı toplam sayısının numarası numara skoru skor puanı puan derece "
    "sadece yalnız yalnızca".split()
)
# Words that begin a sentence and no name.
_STARTERS = frozenset(
    "bu bunun bunu buna bunda bundan bunlar bunların şu o onun onlar böylece böyle ancak fakat ama lakin ayrıca öte "
    "olay olayın olayda olayla kaza kazada kazanın saldırıda yaralılar yaralıların ölenlerin yetkililer ekipler polis "
    "jandarma açıklamada çünkü zira oysa üstelik hatta yine dün bugün yarın ardından daha sonra önce şimdi söz "
    "the he she ıt they we this that these those ın but and when after before there".split()
)
_DOMAINS = frozenset("com net org tr gov edu tv info".split())
_OPENERS = "\"'“‘«([-–—"
_CLOSERS = "\"'”’»)\\]"
# The patterns begin with a plain class of letters: so the search for them runs over a text ten times as fast.
_STOP = re.compile(
    rf"(?P<stop>[.!?…](?<![.!?…]{{2}})[.!?…]*+)(?P<close>[{_CLOSERS}]*+)(?:\[\d+\])*+"
    r"(?=(?P<space>\s|\Z)|[\"“«(]?[A-ZÇĞİÖŞÜÂÎÛ][a-zçğıöşüâîû'’])"
)
_NEXT = re.compile(r"\s*[\"'“‘«(\[–—-]*\s*(?P<word>\w+)?")
_ROMAN = re.compile(r"[IVXLCDM]{2,7}")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_WINDOW = 48  # code points before a stop in which the word it may belong to is looked for
# In a short quotation (a title: "Susma! Konuş" yürüyüşü) and in a bracket no sentence ends.
_PAIRS = re.compile(
    r"[“«\"(](?:(?<=“)[^”“\n]{0,40}”|(?<=«)[^»«\n]{0,40}»|(?P<straight>(?<=\")[^\"\n]*\")|(?<=\()[^()\n]{0,120}\))"
)
_SHORT_QUOTE = 42  # code points
_LONGEST_HEADING = 160
_LONGEST_SENTENCE = 2_000  # code points; what reads a sentence may look at all pairs of its words


Bounds = tuple[int, int]  # where a sentence begins and ends


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences in order of the text, white space around them left out; no sentence goes over a paragraph's end."""
    found = paragraphs(text)
    return tuple([one for number, paragraph in enumerate(found) for one in _sentences(text, number, paragraph, found)])


def sentence_bounds(text: str) -> list[Bounds]:
    """Where the same sentences begin and end, for those who ask no more of them: half the work."""
    return [bounds for start, end, _ in paragraph_bounds(text) for bounds in _bounds(text, start, end)]


def _sentences(text: str, number: int, paragraph: Paragraph, every: tuple[Paragraph, ...]) -> Iterator[Sentence]:
    bounds = _bounds(text, paragraph.span.start, paragraph.span.end)
    alone = len(bounds) == 1 and len(every) > 1 and paragraph.is_line
    heading = alone and _is_heading(paragraph.span.of(text))
    for start, end in bounds:
        yield Sentence(Span(start, end), number, heading)


def _bounds(text: str, first: int, end: int) -> list[Bounds]:
    """The sentences of a paragraph."""
    bounds, start = list[Bounds](), first
    for stop in _ends(text, first, end):
        bounds.append((start, stop))
        start = _after_space(text, stop, end)
    if start < end:
        bounds.append((start, end))
    if end - first > _LONGEST_SENTENCE:
        bounds = [piece for one in bounds for piece in _pieces(text, *one)]
    return bounds


def _pieces(text: str, start: int, end: int) -> Iterator[Bounds]:
    """A sentence, cut between words where it is no sentence any more but a list or a table without a full stop."""
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + _LONGEST_SENTENCE
        yield start, start + len(text[start:cut].rstrip())
        start = _after_space(text, cut, end)
    yield start, end


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences end before the end of their paragraph."""
    quoted: tuple[list[int], list[int]] | None = None
    for found in _STOP.finditer(text, start, end):
        if found.end() >= end or (not _is_plain(text, found) and _belongs(text, start, end, found)):
            continue
        if quoted is None:
            quoted = _short_pairs(text, start, end)
        if not _inside(found.start(), quoted):
            yield found.end()


def _is_plain(text: str, found: re.Match[str]) -> bool:
    """True for most stops, which need no further look: "… söyledi. Bakan"."""
    stop, after = found.span()
    if after != stop + 1 or text[stop : after + 1] != ". " or not text[after + 1 : after + 2].isupper():
        return False
    word = text[text.rfind(" ", max(0, stop - _WINDOW), stop) + 1 : stop]
    return word.islower() and word.isalpha() and word not in _SMALL_ASKING


def _belongs(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    """True if the stop ends no sentence: an abbreviation, an ordinal, an initial, a small letter after it."""
    after = _NEXT.match(text, found.end(), end)
    follower = (after["word"] if after else None) or ""
    if follower[:1].islower():
        return True
    window = text[max(start, found.start() - _WINDOW) : found.start()]
    if window.endswith("(") and found["close"].startswith(")"):
        return True
    if found["space"] is None and not _missing_space(window, follower, found["stop"]):
        return True
    if found["stop"] != "." or found["close"]:
        return False
    return _is_open(window, follower)


def _missing_space(window: str, follower: str, stop: str) -> bool:
    """True if a sentence ends right before the next word ("geldi.Ankara"), which is no address and no initials."""
    token = _last_words(window)[1]
    if "@" in token or "/" in token or token.startswith("www") or fold_case(follower) in _DOMAINS:
        return False
    ending = token.rstrip("\"'”’»)")[-2:]
    return (len(ending) == 2 and ending.islower()) or ending[-1:].isdigit() or stop != "."


def _is_open(window: str, follower: str) -> bool:
    """True if the word before the stop asks for another."""
    before, token = _last_words(window)
    if token.isdigit():
        return len(token) <= 3 and fold_case(before) not in _COUNTED and not _begins_sentence(follower)
    if len(token) == 1 and token.isalpha():
        return token.isupper() and not _begins_sentence(follower)
    if _ROMAN.fullmatch(token) or _DOTTED.fullmatch(token):
        return not _begins_sentence(follower)
    word = token.rpartition(".")[2]
    folded = fold_case(word)
    if folded in _NUMBERED:
        return follower[:1].isdigit()
    return folded in POINTERS or (folded in TITLES and word[0].isupper() and not _begins_sentence(follower))


def _begins_sentence(word: str) -> bool:
    return fold_case(word) in _STARTERS


def _last_words(window: str) -> tuple[str, str]:
    """The last two words before a stop, without the quotation marks and brackets they begin with."""
    words = window.rsplit(None, 2)
    before = words[-2] if len(words) > 1 else ""
    return before, words[-1].lstrip(_OPENERS) if words else ""


def _short_pairs(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Starts and ends of the quotations and brackets in which no sentence ends."""
    pairs = [found for found in _PAIRS.finditer(text, start, end) if len(found["straight"] or "") < _SHORT_QUOTE]
    kept = [found.span() for found in pairs if _goes_on(text, found.end(), end)]
    return [span[0] for span in kept], [span[1] for span in kept]


def _goes_on(text: str, start: int, end: int) -> bool:
    """True if the sentence around a quotation goes on behind it."""
    after = _NEXT.match(text, start, end)
    return after is not None and (after["word"] or "")[:1].islower()


def _inside(offset: int, quoted: tuple[list[int], list[int]]) -> bool:
    n = bisect_right(quoted[0], offset) - 1
    return n >= 0 and offset < quoted[1][n]


def _is_heading(words: str) -> bool:
    """A short line without a full stop; an item of a list is none."""
    closed = words.rstrip("\"'”’»)").endswith((".", "…", ":", ";", ","))
    return not closed and len(words) < _LONGEST_HEADING and not words.startswith(("-", "–", "•", "*", "·"))
