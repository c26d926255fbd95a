"""Numbers that matter in a sentence: killed, injured, missing, detained, magnitude, score; number words count too."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_

from components.events.reading import Reading
from components.events.words import Word, before_apostrophe
from components.model import Figure, Span
from components.text.per_word import per_word

_UNITS = {"sıfır": 0, "bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9}
_TENS = {
    "on": 10,
    "yirmi": 20,
    "otuz": 30,
    "kırk": 40,
    "elli": 50,
    "altmış": 60,
    "yetmiş": 70,
    "seksen": 80,
    "doksan": 90,
}
_THOUSAND = 1000
_SCALES = {"yüz": 100, "bin": 1000, "milyon": 1_000_000}
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_DECIMAL = re.compile(r"\d\.\d$")
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+$|\d+(?:,\d+)?$")
_HARM = re.compile(
    r"(?P<killed>ölü(?!m$|ms)|öldü|öle?n|ölen|ölüm|öldür|kaybe(?:tti|den|tmiş)|yitir|"
    r"şehit|ceset|cesed|vefat|can ver|boğul|katle|kaybı(?:n|$))|"
    r"(?P<injured>yaral)|"
    r"(?P<missing>kayıp|kayb(?:ol|oldu)|kaybol|mahsur)|"
    r"(?P<detained>gözaltı|tutuklan|tutukla[dmy]|yakalan|yakala[dm])"
)
_COUNTED = re.compile(
    r"kişi|asker|işçi|polis|çocuk|sivil|yolcu|öğrenci|kadın|erkek|insan|vatandaş|şüpheli|göçmen|terörist|mürettebat|madenci|"
    r"bebek|genç|turist|gazeteci|memur|er$|subay|şehit|can$|zanlı|militan|hasta|köylü|sürücü|personel|sanık|protestocu|gösterici"
)
_MAGNITUDE = re.compile(r"büyüklüğü|büyüklükte|şiddetinde")
_SCORE = re.compile(
    r"(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d.]|\s*(?:ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık))"
)
_SPORT = re.compile(r"yen|mağlup|galip|berabere|kazan|skor|set|maç|kaybet|deplasman|gol|öne geç|üstün")
_LOSS = ("kaybı", "kaybın")  # "can kaybı 5'e yükseldi": the number follows
_REACH = 7  # words between a number and the harm it counts
_MEASURES = ("yaş", "yıl", "gün", "saat", "ay", "metre", "kilometre", "katlı", "ayrı")
_COUNTING, _HARMING, _SIZING, _PLAYING, _DIGIT = 1, 2, 4, 8, 16  # see `_signs`


def number_at(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """The number that begins at word `at` and the index after it ("22 bin 168", "yüz yirmi"); None if none does."""
    total, part, here = 0.0, 0.0, at
    while here < len(words) and (numeral := _numeral(words[here].folded)):
        kind, value = numeral
        if kind == "scale":
            part = max(part, 1) * value
            if value >= _THOUSAND:
                total, part = total + part, 0.0
        elif kind == "word" or here == at or words[here - 1].folded in _SCALES:
            part += value
        else:
            break
        here += 1
        if words[here - 1].after:
            break
    return (total + part, here) if here > at else None


@per_word
def _numeral(folded: str) -> tuple[str, float] | None:
    """A word that a number may begin with: which part of a number it is (digits, word, scale), and its value."""
    word = before_apostrophe(folded)
    if word in _SCALES:
        return "scale", _SCALES[word]
    if word in _UNITS or word in _TENS:
        return "word", _UNITS.get(word, 0) + _TENS.get(word, 0)
    value = _digit_value(word)
    return None if value is None else ("digits", value)


def find_figures(text: str, reading: Reading) -> tuple[Figure, ...]:
    """The figures of a sentence in order; a number inside a date counts nothing."""
    signs = [*map(_signs, reading.folded)]
    signed = reduce(or_, signs, 0)
    sized, scored = signed & _SIZING, signed & _PLAYING and signed & _DIGIT
    if not (signed & _HARMING or sized or scored):
        return ()
    words, times = reading.words, [time.span for time in reading.times]
    numbers = _numbers(words, signs, times)
    found = _harmed(words, signs, numbers)
    if sized:
        found += _magnitudes(words, numbers)
    if scored:
        found += _scores(text, words, times)
    return tuple(sorted(found, key=lambda figure: (figure.span, figure.kind)))


@per_word
def _signs(folded: str) -> int:
    """What a word may be part of, as bits: most sentences hold too little of it for any figure."""
    return (
        _COUNTING * (_numeral(folded) is not None)
        | _HARMING * (_harm(folded) is not None)
        | _SIZING * _tells_magnitude(folded)
        | _PLAYING * (_SPORT.match(folded) is not None)
        | _DIGIT * (not folded.isalpha() and any(map(str.isdigit, folded)))
    )


def _digit_value(word: str) -> float | None:
    if not _DIGITS.match(word):
        return None
    if _GROUPED.match(word):
        return float(word.replace(".", ""))
    return float(word.replace(",", "."))


def _numbers(words: Sequence[Word], signs: Sequence[int], times: Sequence[Span]) -> list[tuple[int, int, float]]:
    """(first word, word after, value) of every number that is no date, age or ordinal."""
    found: list[tuple[int, int, float]] = []
    free = 0  # the first word behind the last number
    for at in [at for at, sign in enumerate(signs) if sign & _COUNTING]:
        number = number_at(words, at) if at >= free else None
        if number is None:
            continue
        value, after = number
        nextword = words[after].folded if after < len(words) else ""
        counts = not words[after - 1].after.startswith(".") and not nextword.startswith(_MEASURES)
        if counts and not any(time.overlaps(words[at].span) for time in times):
            found.append((at, after, value))
        free = after
    return found


def _harmed(words: Sequence[Word], signs: Sequence[int], numbers: list[tuple[int, int, float]]) -> list[Figure]:
    figures: list[Figure] = []
    taken: set[int] = set()
    for at in [at for at, sign in enumerate(signs) if sign & _HARMING]:
        kind, number = _harm(words[at].folded), _counted(words, numbers, at, taken)
        if kind is not None and number is not None:
            taken.add(number[0])
            figures.append(Figure(kind, number[2], Span(words[number[0]].start, words[number[1] - 1].end)))
    return figures


@per_word
def _harm(folded: str) -> str | None:
    """The kind of harm a word tells, or None."""
    match = _HARM.match(folded)
    return match.lastgroup if match else None


def _counted(
    words: Sequence[Word], numbers: list[tuple[int, int, float]], at: int, taken: set[int]
) -> tuple[int, int, float] | None:
    """The number a harm word counts: the nearest free one before it, or after "ölü sayısı", "yaralı sayısının"."""
    if words[at].folded.startswith(_LOSS) or (at + 1 < len(words) and words[at + 1].folded.startswith("sayı")):
        behind = [n for n in numbers if at < n[0] <= at + 5 and n[0] not in taken]
        return behind[0] if behind else None
    ahead = [n for n in numbers if n[1] <= at and at - n[1] <= _REACH and n[0] not in taken]
    if not ahead:
        return None
    _, after, _ = ahead[-1]
    between = words[after:at]
    direct = after == at or any(_COUNTED.match(word.folded) for word in between[:3])
    split = any(word.after.startswith((";", ".")) for word in between)
    return ahead[-1] if direct and not split else None


def _magnitudes(words: Sequence[Word], numbers: list[tuple[int, int, float]]) -> list[Figure]:
    figures: list[Figure] = []
    for first, after, value in _decimal(words, numbers):
        near = [w.folded for w in words[after : after + 2]] + [
            w.folded for w in words[max(0, first - 2) : first] if w.folded == "büyüklüğü"
        ]
        if 0 < value < 10 and any(map(_tells_magnitude, near)):
            figures.append(Figure("magnitude", value, Span(words[first].start, words[after - 1].end)))
    return figures


def _tells_magnitude(folded: str) -> bool:
    return _MAGNITUDE.match(folded) is not None


def _decimal(words: Sequence[Word], numbers: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Numbers, with "5.6" read as a decimal (a magnitude is written with either mark)."""
    dotted = [
        (at, at + 1, float(before_apostrophe(w.folded)))
        for at, w in enumerate(words)
        if w.folded[0].isdigit() and _DECIMAL.match(before_apostrophe(w.folded))
    ]
    return [*numbers, *dotted]


def _scores(text: str, words: Sequence[Word], times: Sequence[Span]) -> list[Figure]:
    figures: list[Figure] = []
    for match in _SCORE.finditer(text, words[0].start, words[-1].end):
        span = Span(*match.span())
        if not any(map(span.overlaps, times)):
            figures += [Figure("score", float(match[group]), Span(*match.span(group))) for group in (1, 2)]
    return figures[:2]
