"""A sentence as words: where each stands, its folded form, and what its ending says about the verb."""

import re
from dataclasses import dataclass

from components.model import Span
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES, fold_case

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_STEM = 5
_WORD = re.compile(rf"(\d+(?:[.,:]\d+)+(?:[{APOSTROPHES}]\w+)?|\w+(?:[{APOSTROPHES}-]\w+)*)")


@dataclass(slots=True)
class Word:
    """A word: code points of the article, the folded form, whether it starts with a capital, and the mark after it.

    Not frozen, because texts are made of many and a frozen one takes four times as long to make.
    """

    start: int
    end: int
    folded: str
    capital: bool
    after: str  # the punctuation between it and the next word

    @property
    def span(self) -> Span:
        """The word's code points."""
        return Span(self.start, self.end)


@per_word
def before_apostrophe(folded: str) -> str:
    """A word without its apostrophe and what follows it."""
    return folded if folded.isalnum() else _APOSTROPHE.split(folded, maxsplit=1)[0]


def stem_of(word: Word) -> str:
    """The first letters, by which a word takes up another one: "saldırıda" takes up "saldırı"."""
    return word.folded[:_STEM]


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a sentence in order."""
    pieces = _WORD.split(fold_case(text[span.start : span.end]))  # a gap, a word, a gap, …
    words, end = [], span.start + len(pieces[0])
    for folded, gap in zip(pieces[1::2], pieces[2::2], strict=True):
        start, end = end, end + len(folded)
        words.append(Word(start, end, folded, text[start] != folded[0], "" if gap == " " else gap.strip()))
        end += len(gap)
    return tuple(words)


# Endings, most telling first. Each is tried at the end of a folded word.
_PERSON = "(?:l[ae]r|k|m|n|n[ıiuü]z|[ıiuü]z|s[ıi]n|y[ıi]m|[ıi]m)?"
_CASE = "(?:n[ıiuü]n|n[ıiuü]|na|ne|nda|nde|ndan|nden|yla|yle|[ıiuü]|a|e|d[ae]|d[ae]n|ki)?"
_D = "(?:(?<=[çfhkpsşt])t|(?<![çfhkpsşt])d)"  # -DI after a voiceless letter is -tI: "toplantı" is no past tense
_FORMS: tuple[tuple[str, str], ...] = (
    ("able", "[ıiuüae]bil(?:ir|ecek|iyor|diğ|ec|meli|mek|mes|se)\\w*"),
    ("background", f"m[ıiuü]şt[ıiuü]{_PERSON}"),
    ("background", f"[ıiuü]yordu{_PERSON}|m[ae]kt[ae]yd[ıi]{_PERSON}"),
    ("future_past", f"[ae]cakt[ıi]{_PERSON}|[ae]cekt[ıi]{_PERSON}"),
    ("evidential", f"m[ıiuü]ş(?:t[ıiuü]r)?{_PERSON}"),
    ("progressive", f"[ıiuü]yor(?:dur)?{_PERSON}|m[ae]kt[ae](?:d[ıi]r)?{_PERSON}|m[ae]kteler"),
    ("future", f"(?:[ae]cak|[ae]cek)(?:t[ıi]r|l[ae]r)?{_PERSON}|[ae]ca[ğ][ıi][mz]|[ae]ce[ğ][ıi][mz]"),
    ("future_clause", f"(?:[ae]cağ|[ae]ceğ)[ıi](?:m|n|m[ıi]z|n[ıi]z)?{_CASE}|(?:[ae]cakları|[ae]cekleri){_CASE}"),
    ("necessity", "m[ae]l[ıi](?:y[ıi]z|d[ıi]r|yd[ıi]|l[ae]r)?"),
    ("condition", "(?:s[ae]|rs[ae]|ysa|yse)(?:yd[ıi]|l[ae]r|k)?"),
    ("clause", f"{_D}[ıiuü]ğ[ıiuü](?:m|n|m[ıi]z|n[ıi]z)?{_CASE}|{_D}[ıiuü]kl[ae]r[ıi]{_CASE}"),
    ("after_clause", f"{_D}[ıiuü]kt[ae]n"),
    ("past", f"{_D}[ıiuü](?:l[ae]r|k|m)?"),
    (
        "converb",
        "y?[ae]r[ae]k|[ıiuü]p|y?[ıiuü]nc[ae]|(?:[aeıiuü]r|yor|[ae]c[ae]k|m[ıiuü]ş|d[ae]|[ae]z|l[ıiuü]y)ken|m[ae]d[ae]n|m[ae]ks[ıi]z[ıi]n",
    ),
    ("infinitive", "m[ae]k|m[ae]kt[ae]n|m[ae]k(?:le|la|sa|se)"),
    ("participle", "y?[ae]n(?:l[ae]r(?:[ıi]n|[ıiae]|d[ae]n?)?)?"),
    (
        "noun",
        f"m[ae]s[ıi]{_CASE}|m[ae]l[ae]r[ıi]{_CASE}|m[ae](?:y[ae]|y[ıi]|n[ıi]n|d[ae]n?|yl[ae])?|[ıiuü]ş[ıiuü]{_CASE}",
    ),
    ("aorist", "(?:(?<!l)[ae]r|[ıiuü]r|[aeıiuü]rl[ae]r|m[ae]z(?:l[ae]r)?)(?:k|m)?"),
)
_FORM = re.compile("|".join(f"(?P<f{number}>{pattern})$" for number, (_, pattern) in enumerate(_FORMS)))
_NEGATED = re.compile(
    r"m[ae](?:d[ıi]|yaca[kğ]|yece[kğ]|m[ıi]ş|y[ae]n|z(?:$|l[ae]r|d[ıi])|d[ıi]ğ|y[ae]r[ae]k|m[ae]s[ıi]|y[ıi]nc|ml[ae]k)|m[ıiuü]yor"
)


_NO_VERBS = frozenset(
    "uyarınca gereğince zaman insan alan neden "
    "düzen orman liman plan ilan vatan iran yan plan ekran taban tavan roman kaplan aslan "
    "bayan fidan meydan ramazan şaban sultan hakan ozan dükkan imkan tren beden ten sistemden birden yeniden "
    "hemen aynen madem öğren uzman yazman sayman düşman kahraman müslüman alman rahman zaten esasen kısmen "
    "tamamen resmen fiilen aslen önceden sonradan yarından kadın hanım bakan başbakan çoban fren liken tüzen "
    "hiçbir milyonlarca adem sıradan tarafından yandan şimdi kendi hangi yedi ikindi cuma hafta ortada burada orada "
    "aşağıda yukarıda firma dönem elma dolma karma cuma akademi sinema tema mama lama dram program dilim kurum "
    "adı tadı ardı yurdu ordu sırtı altı üstü hattı batı kentti kasa masa kısa nasa fransa oysa yoksa ise borsa "
    "bursa anayasa yasa tasa manisa piyasa altmış yetmiş gümüş kamış".split()
)

_NO_AORISTS = frozenset(
    "haber memur nehir şehir karar kenar pazar kadar diğer lider demir kömür lazer hamur nazar esir zafer asker kamer "
    "fatur mimar sonbahar ilkbahar cevher müdür doktor motor rektör aktör direktör terör ünlüler insanlar çocuklar "
    "işçiler yetkililer kişiler ekipler polisler askerler taraflar liderler dolar milyar yasar duvar radar hangar "
    "pınar çınar davar hünkar bahar zarar şair nadir kader keder hançer çember bakanlar uzmanlar sektör".split()
)
_AORIST_LETTERS = 5
_AORIST = f"f{[name for name, _ in _FORMS].index('aorist')}"

_NO_PARTICIPLE = re.compile(
    r"(?!(?:eden|giden|güden)$|\w*(?:[dfs]{2}|ay|ah|ak|kr)eden$)\w*d[ae]n$|\w*[kpçşsfht]t[ae]n$|\w*[nrşz]ken$|"
    r"(?!gömen)\w*m[ae]n(?:l[ae]r\w*)?$|(?:or|pl|ekr|kapt|komut)an(?:lar\w*)?$"
)  # "binden", "kentten", "başkanken", "göçmen", "idman" end like the participles "giden", "tutan", "çeken"
_PARTICIPLE = f"f{[name for name, _ in _FORMS].index('participle')}"

FINITE = frozenset(
    {"past", "background", "evidential", "progressive", "future", "future_past", "necessity", "able", "aorist"}
)
CLAUSES = frozenset({"clause", "future_clause", "noun"})


@per_word
def form_of(folded: str) -> str | None:
    """What the ending of a verb says: past, background (-mIştI), future, clause (-DIğI) …; None = no verb ending."""
    word = _before_apostrophe(folded)
    if len(word) < 3 or word in _NO_VERBS:
        return None
    match = _FORM.search(word, 1)
    if match and match.lastgroup == _AORIST and (len(word) < _AORIST_LETTERS or word in _NO_AORISTS):
        return None
    if match and match.lastgroup == _PARTICIPLE and _NO_PARTICIPLE.match(word):
        return None
    return _FORMS[int(str(match.lastgroup)[1:])][0] if match else None


@per_word
def is_negated(folded: str) -> bool:
    """True if the verb's ending holds -mA- or -mAz: "imzalanmadı", "katılmayacak"."""
    return _NEGATED.search(folded, 2) is not None


def _before_apostrophe(folded: str) -> str:
    if folded.isalnum():
        return folded
    for mark in APOSTROPHES:
        at = folded.find(mark)
        if at > 0:
            return folded[:at]
    return folded
