"""Which words of a sentence a title may hold: no opener, dateline or words in brackets, no date it can do without."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from components.events.reading import Reading
from components.events.words import Word, form_of
from components.model import Span
from components.text.turkish import APOSTROPHES

OPENERS = frozenset(
    "ayrıca ancak öte yandan ise bunun üzerine arada böylece nitekim dolayısıyla ve ama fakat ardından de da üstelik "
    "oysa halbuki hâlbuki dahası".split()
)
JOINTS = frozenset(
    "amacıyla üzere için dolayı kapsamında çerçevesinde doğrultusunda itibaren rağmen göre sonra önce kadar ile "
    "sonucu sonucunda nedeniyle ardından sırasında üzerine sonrasında öncesinde tarafından dolayısıyla ise".split()
)
AND = frozenset("ve ama ancak fakat".split())
_COUPLING = frozenset("ve ile veya ya ila".split())
POSTPOSITIONS = JOINTS | frozenset(
    "arasında arası arasındaki sonraki önceki beri bu dek değin civarında itibarıyla itibariyle boyunca süresince "
    "içinde".split()
)
_ADVERB_OF_TIME = re.compile(
    rf"[{APOSTROPHES}](?:[dt][ae](?:n|ki)?|[ny]?[ae])$|(?:^|\D)(?:dün|bugün|yarın|akşam[ıi]?|sabah[ıi]?|gece(?:si)?|öğle(?:n|yin)?|"
    r"gün[ü]?|günlerde|günlerinde|doğru|ertesi|hafta|yıl|ay|önce|sonra|[ıi]nd[ae]|s[ae]l[ıi]|ç[ae]rş[ae]mb[ae]|perşembe|cuma|cumartesi|"
    r"pazar|pazartesi|(?:ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)[dt][ae](?:n|ki)?)$"
)  # endings of the last word of a date that say when, rather than which
_LIGHT = frozenset(
    "yaşanan gerçekleşen gerçekleştirilen düzenlenen yapılan kaydedilen başlayan başlatılan süren çıkan gelen görülen "
    "oynanan açıklanan duyurulan bildirilen paylaşılan tamamlanan imzalanan kurulan olan".split()
)  # participles that only say that their noun took place: without their date or place they say nothing
_NO_START = OPENERS | _LIGHT
_POINTING = frozenset(
    "arada nedenle sırada esnada yüzden kapsamda çerçevede amaçla doğrultuda süreçte".split()
)  # "bu …"
_PARTICLES = frozenset({"da", "de", "ise"})
_BOUND_PARTICLE = frozenset("ya hem daha bir ne o".split())  # "ya da", "hem de"
_QUOTES = re.compile('["“«]')
_ABLATIVE = ("dan", "den", "tan", "ten")
_SETTING = re.compile(r"belirlen|ertelen|bırakıl|bıraktı|saptan|kararlaştır|açıklan")  # a day is what they settle
OPEN_CLAUSE = frozenset({"participle", "clause", "future_clause"})
_ABOUT = frozenset("saatlerinde sularında sıralarında civarında doğru".split())
_DATELINE_WORDS = 4
_DASHES = ("-", "–", "—")


def words_in(reading: Reading, span: Span) -> int:
    """The set of the words that a span covers or touches."""
    first = bisect_right(reading.starts, span.start)
    if first and reading.words[first - 1].end > span.start:
        first -= 1
    return between(first, max(first, reading.word_from(span.end)))


def between(first: int, stop: int) -> int:
    """The set of the words `first..stop` (exclusive)."""
    return (1 << stop) - (1 << first)


def date_words(reading: Reading, span: Span) -> int:
    """The set of the words of a date, with "saatlerinde" or "sularında" behind it."""
    numbers = words_in(reading, span)
    stop = numbers.bit_length()
    return numbers | 1 << stop if numbers and stop < len(reading.folded) and reading.folded[stop] in _ABOUT else numbers


def plain_words(text: str, reading: Reading, dates: Sequence[int]) -> list[int]:
    """Word numbers without openers, words in brackets and dates."""
    words = reading.words
    left_out = between(0, _behind_dateline(text, words)) | _in_brackets(text, words)
    for date in dates:
        left_out |= date if _is_adverbial(words, date) else 0
    if not _PARTICLES.isdisjoint(reading.folded):
        left_out |= _loose_particles(text, words) & ~_in_names(reading)
    plain = [] if left_out else list(range(len(words)))
    for at, word in enumerate(words if left_out else ()):
        if left_out >> at & 1:
            continue
        if word.folded not in _LIGHT or not _is_left_alone(words, plain, at):
            plain.append(at)
    while len(plain) > 3 and (words[plain[0]].folded in _NO_START or _is_empty(words, plain)):
        plain.pop(0)
    return plain


def _loose_particles(text: str, words: Sequence[Word]) -> int:
    """The set of "de" and "ise" that only set something beside what was told before; not those of "ya da", "hem de"."""
    loose = [at for at, word in enumerate(words) if word.folded in _PARTICLES and _is_loose(words, at)]
    return sum([1 << at for at in loose]) & ~sum(quoted_words(text, words))


def _in_names(reading: Reading) -> int:
    """The set of the words inside the names of places: "de" in "Stade de France"."""
    inside = 0
    for one in reading.toponyms:
        inside |= words_in(reading, one.toponym.span)
    return inside


def _is_loose(words: Sequence[Word], at: int) -> bool:
    if at == 0 or words[at - 1].after or words[at - 1].folded in _BOUND_PARTICLE:
        return False
    foreign = at + 1 < len(words) and words[at + 1].folded in {"la", "los", "las"}  # "Place de la Concorde"
    return not foreign and not words[at].capital


def _is_left_alone(words: Sequence[Word], plain: Sequence[int], at: int) -> bool:
    """True for a light participle whose date was left out and that nothing else determines: "dün çıkan yangın"."""
    if at == 0 or (plain and plain[-1] == at - 1):
        return False
    return not plain or words[plain[-1]].after.startswith(",")


def _is_empty(words: Sequence[Word], plain: Sequence[int]) -> bool:
    """True for "bu nedenle", "o sırada", and for "meydana gelen" whose date was left out."""
    first, second = words[plain[0]], words[plain[1]]
    if first.folded == "meydana" and plain[0] and second.folded == "gelen":
        return True
    return first.folded in _POINTING or (first.folded in {"bu", "o", "aynı"} and second.folded in _POINTING)


def quoted_words(text: str, words: Sequence[Word]) -> list[int]:
    """The sets of the words between quotation marks."""
    found: list[int] = []
    opened: int | None = None
    if not words or not _QUOTES.search(text, words[0].start - 1 if words[0].start else 0, words[-1].end):
        return found
    for at, word in enumerate(words):
        if opened is None and word.start and text[word.start - 1] in '"“«':
            opened = at
        if opened is not None and text[word.end : word.end + 2].lstrip(".!?,")[:1] in {'"', "”", "»"}:
            found.append(between(opened, at + 1))
            opened = None
    return found


def _in_brackets(text: str, words: Sequence[Word]) -> int:
    """The set of the words in brackets."""
    if not words or text.find("(", words[0].start, words[-1].end) < 0:
        return 0
    depth = inside = 0
    for at, word in enumerate(words[:-1], start=1):
        depth += word.after.count("(") - word.after.count(")")
        inside |= int(depth > 0) << at
    return inside


def _behind_dateline(text: str, words: Sequence[Word]) -> int:
    """The number of the first word behind a dateline: "ANKARA - ", "Rize (AA) - "; 0 if none opens the sentence."""
    for at, word in enumerate(words[:_DATELINE_WORDS]):
        if word.after.endswith(_DASHES):
            dateline = text[words[0].start : word.end]
            town, land, _ = dateline.partition(",")
            return at + 1 if (town if land else dateline).isupper() or ("(" in dateline and words[0].capital) else 0
    return 0


def _is_adverbial(words: Sequence[Word], date: int) -> bool:
    """True for a date that the sentence can do without: "dün", "6 Şubat'ta", not "Mayıs seçimi", "5 ve 7 Eylül arası".

    What a date determines ("Mayıs seçimleri"), or what hangs on it ("sonra", "itibaren"), would lose its sense.
    """
    if not date:
        return False
    first, last = (date & -date).bit_length() - 1, date.bit_length() - 1
    before = words[first - 1].folded if first else ""
    behind = words[last + 1].folded if last + 1 < len(words) else ""
    beyond = words[last + 2].folded if last + 2 < len(words) else ""
    if before == "bir" or {before, behind} & _COUPLING or behind in POSTPOSITIONS or _SETTING.match(behind):
        return False
    if (words[last].folded.endswith("ki") and beyond in _COUPLING) or _hangs_on(words, first, last):
        return False
    if first == 0 and behind not in _LIGHT and form_of(behind) in OPEN_CLAUSE | {"converb", "after_clause"}:
        return False
    return bool(words[last].after) or _ADVERB_OF_TIME.search(words[last].folded) is not None


def _hangs_on(words: Sequence[Word], first: int, last: int) -> bool:
    """True for "yaş gününden bir gün sonra", "açılışın iki gün öncesinde": the date counts from the word before it."""
    if first == 0:
        return False
    before, counted = words[first - 1].folded, {word.folded for word in words[first : last + 1]}
    after_it = bool(counted & {"sonra", "önce"}) and before.endswith(_ABLATIVE)
    return after_it or (bool(counted & {"sonrasında", "öncesinde"}) and before.endswith(("ın", "in", "un", "ün")))
