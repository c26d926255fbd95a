"""Tells from the verb behind a date whether its sentence speaks of the past or of what is still to come."""

import re
from collections.abc import Iterator

TENSE_REACH = 300  # code points after a date in which its verb is looked for
_FUTURE = (
    r"(?!gelecek (?:hafta|ay|yıl|sene|sezon|dönem|nesil|günler)|gecekondu|yiyecek|içecek|yakacak|baca[kğ]|alacaklı)"
    r"(?:[^\W\d_]*[ae]ca[kğ](?!t[ıi](?!r))\w*|[^\W\d_]*ece[kğ](?!t[ıi](?!r))\w*)|planlan(?!andan)\w*|bekleni\w*|beklenen\w*|"
    r"öngörül\w*|hedefle(?!r)\w*|son başvuru\w*|davet e\w+|belirlendi\w*|"
    r"(?<=toplantıya )çağr\w+|(?<=oturuma )çağr\w+|(?<=ifadeye )çağr\w+"
)
_NO_VERB = (
    r"(?!kendi|haziran|vatan|zaten|keten|kredi|gümüş|geçmiş\b|soyadı|efendi|kanadı|senedi|cildi|tadı\b|kadı\b|mevcudu|mescidi|tahtı|"
    r"[^\W\d_]*üstü\b|şimdi|yedi\b|ordu\b|adı\b|ardı\b|yurdu\b|maddi|ciddi|altmış|yetmiş|itibaren|erken|ekran|insan|bayan|"
    r"plan|temettü|müfetti|(?:baş|başba|ba|h[aâ]|ser|fur|vol|dük|me|im|tür|gür)kan\b|(?:as|ars|kap|cey|ya)lan\b|"
    r"(?:tören|s(?:iren|eyran)|hayran|evren|nişan|isyan|ziyan|beyan|yelken|diken|kaydı|derdi|reddi|şehidi|ümidi|vaadi|"
    r"evladı|hasadı|umudu|kurdu|hadi|vadi|hattı|testi|vakti|çifti|dostu|paktı|pisti|heyelan|restoran|ramazan|komutan|"
    r"yılan|teknisyen|işveren|hijyen|bazen|fiilen|naklen|zımnen|öğlen)\b)"
)
_PAST = (
    r"(?<!cak )(?<!cek )olan\b|(?:et|at|aç|aş|as|uç|iç|ek|es)t[ıiuü](?:lar|ler|k|m)?\b|(?:öl|aç|aş|uç)[ae]n\w*|"
    rf"{_NO_VERB}[^\W\d_]{{2,}}(?:(?:[fstkçşhp]t|d)[ıiuü](?:lar|ler|k|m)?|"
    rf"m[ıiuü]ş(?! ol(?:acak|ur|abil))t?[ıiuü]?\w{{0,3}}|[dt][ıiuü]ğ[ıiuü]\w*|"
    r"[ylnrşkç][ae]n|(?<=ap|op|ut|rt|as|es|us|az|oz|ız|oğ|ıt|it|üt|at|et)[ae]n(?:l[ae]r\w*)?|"
    r"[ıiuü]yor(?:lar)?d[ıiu]\w{0,3}|m[ae]kteyd[ıi]|m[ae]ktayd[ıi])\b(?!['’‘`´]\w)|\d+['’]?[dt][ıiuü]\b|"
    r"eden\b|giden\b|beri\b|yana\b"
)
_PRESENT = (
    r"[^\W\d_]*[ae]c[ae]kt[ıi]\w*|[^\W\d_]{2,}(?:[ıiuü]yor(?!(?:lar)?d)|makta(?!yd|n)|mekte(?!yd|n)|abilir|ebilir)\w*"
)
# "17 Nisan'da yapılmasına karar verildi": a decision about a day to come
_DECIDED = re.compile(
    r"m[ae]s[ıi](?:n[ıiae])? (?:[^\W\d_]+ ){0,3}?"
    r"(?:kararlaştır(?!ıl?mıştı)|karar (?:ver|al)(?!(?:il|ın)?m[ıi]şt)|karara bağlan(?!m[ıi]şt)|uygun gör|"
    r"(?:öneri|öner|iste|talep et)(?:l|n)?[dt]i)"
)
_DECIDING = ("kararlaştır", "ver", "al", "bağlan", "gör", "öner", "iste", "et")
# What each of these has near its beginning; most words have not, so three long patterns need not be tried there.
_GLANCE = (
    r"(?=[^\W\d_]*(?:[ae](?:n|c[ae])|[dt][ıiuü]|m(?:[ıiuü]ş|[ae]kt)|yor|bilir)|"
    r"\d|öngör|hedef|son b|davet|beri)"
)
FORMS = {"future": _FUTURE, "present": _PRESENT, "past": _PAST}
# The patterns say "any letter"; small Latin ones, which is what folded verbs have, are told half again as fast.
_LETTER, _SMALL_LATIN = r"[^\W\d_]", "[a-zß-öø-ʯ]"
_NAMED = "|".join(f"(?P<{name}>{pattern})" for name, pattern in FORMS.items())
# It begins with what stands before the verb, so that the search runs from blank to blank.
_TENSE = re.compile(rf"[^a-zß-öø-ʯ0-9_]{_GLANCE}(?:{_NAMED})".replace(_LETTER, _SMALL_LATIN))
_DATIVE = r"(?:(?<=[ae])|['’‘`´][yn]?[ae])"
_DEFERRED = re.compile(
    rf"{_DATIVE}\s+(?:ertele|bırak|kalac|kald[ıi]|kalır|sark)|{_DATIVE}\s+kadar\s[^.]{{0,40}}\bkal[dm]|"
    r"['’‘`´]?[dt][ae]n\s+(?:öne|erkene)\s+(?:al|çek)"  # "4 Kasım'dan öne alındı"
)
# "nisan başında dönme planını erteledi": what is put off is still to come
_PLANNED = re.compile(
    r"(?:['’‘`´]?[dt][ae]|(?<=[dt][ae])) (?:[^\W\d_]++(?:['’][^\W\d_]*+)? ){0,3}?[^\W\d_]{2,}m[ae] "
    r"(?:plan|karar|niyet)[^\W\d_]*+ (?:[^\W\d_]++ ){0,4}?(?:ertele|iptal|vazgeç|askıya)"
)
_FOR = re.compile(r"\s+için\b")
_AFTER_THAT = re.compile(r"(?:['’‘`´ ]?n?[dt][ae]ki|(?<=ki))\b[^.\n]{0,80}?\b(?:ardından|sonra)\b")
# "perşembe gece yarısına kadar sürdü": it lasted, nothing is due then
_LASTED = re.compile(
    r"(?:['’‘`´][yn]?[ae])?\s+(?:kadar|dek)\s+(?:[^\W\d_]+\s+){0,3}?"
    r"(?:sür(?:dü|müş)|devam et|bekle|çalış|uzadı|yağ|kaldı)"
)
_ADJECTIVE = re.compile(r"['’‘`´ ]?n?[dt][ae]ki\b")
_FROM_THEN = re.compile(r"(?:['’‘`´ ]?[dt][ae]n)? itibaren\b")
_DESCRIBING = re.compile(r"c(?<=[ae]c)[ae]k (?!ve\b|olan\b|ol|da\b|de\b|şekilde|diye|mi\b|ama\b)[a-zß-öø-ʯ]{3}")
_PREDICATE = re.compile(r"(?:['’‘`´]n?[dt][ae]|(?<=[dt][ae]))[.!…]?\s*")
_FAR_WORDS = 4
_AWAITED = re.compile(r"(?: [^\W\d_]+){1,3} (?:için|öncesi(?:nde)?)\b")
_HAD = re.compile(r"m(?<=[^\W\d_]m)[ıiuü]şt[ıiuü](?:lar|ler)?\b")  # begins with a letter: searched ten times as fast
_OFF = re.compile(
    r"(?:['’‘`´ ]?n?[dt][ae]n|(?<=[dt][ae]n)) (?:bu yana|beri|itibaren|önce)\b| tarihli\b|"
    r"(?:['’‘`´]?[yn]?[ae])? (?:kadar|dek)\b"
)
_ASIDE = re.compile(
    r"['’‘`´ ]?n?[dt][ae](?:ki\b| (?:[^\W\d_]++(?:['’][^\W\d_]++)? ){0,4}?"
    r"[^\W\d_]+(?:[dt][ıiuü]ğ[ıiuü]\w*|[ae]n) [^\W\d_])"
)
_REASON = re.compile(r"\b(?:için|nedeniyle|dolayısıyla|ilgili|ilişkin|anısına|davası\w*|soruşturması\w*)\b")
_CALLED_OFF = re.compile(
    r"\b(?:iptal|ertele|yasakla|ara ver|tatil (?:ed|ilan)|uzatıl|davet ed|izin ver)[^.]*d[ıi]\b"
    r"(?<!mıştı)(?<!mişti)"
)
_AS_OF = re.compile(r"(?:['’‘`´]?[yn]?[aeıiuü])? itibar[ıi]yl?[ae]\b")
_ANNIVERSARY = re.compile(r"yıl ?dönümü|\d\.? ?(?:['’][ıiuü]nc[ıiuü] )?yılında|seneidevriye")
# "Şubat ayı verileri 15 Nisan'da açıklanacak": figures are of a month that is over
_FIGURES = re.compile(
    r"(?:['’‘`´]?n?[ıiuü]n|['’‘`´]?n?[ae])? (?:[^\W\d_]+ ){0,3}?"
    r"(?:veri|enflasyon|rakam|istatistik|endeks|sonuç|bilanço|ihracat|ithalat|işsizlik|ödemeler|"
    r"dış ticaret|sanayi üretim)"
)
# 'pazartesi günü gazetecilere, "…" süreceğini söyledi': it was said then
_SAID = re.compile(r"[^\"“”\n]{0,80}?, [\"“]")
_UNTIL = re.compile(rf"{_DATIVE}\s+(?:kadar|dek)\b|(?:['’‘`´ ]?[dt][ae]n)\s+önce\b")


def verbs_between(folded: str, text: str, start: int, stop: int) -> Iterator[str]:
    """past, present, future or decided by each verb form between two code points, in order.

    The first word of a text is never taken for one.
    """
    for found in _TENSE.finditer(folded, start - 1 if start else 0, min(stop, start + TENSE_REACH)):
        at = found.start() + 1
        if text[at : at + 1].isupper() and text[at + 1 : at + 2].islower():  # Lübnan ends like a participle
            continue
        deciding = found.lastgroup == "past" and folded.startswith(_DECIDING, at)
        decided = deciding and _DECIDED.search(folded, max(start, at - 60), found.end() + 8)
        yield "decided" if decided else str(found.lastgroup)


def first_verb(folded: str, text: str, start: int, stop: int) -> str:
    """The tense of the first verb between two code points; "" if there is none."""
    return next(verbs_between(folded, text, start, stop), "")


def _bare_future(folded: str, text: str, end: int, stop: int) -> str:
    """past, if the future is far off and describes a noun: "salı … yıl sonuna kadar sürecek yasağı ilan etti"."""
    found = _DESCRIBING.search(folded, end, stop)
    if (
        found is None
        or folded.count(" ", end, found.start()) < _FAR_WORDS
        or first_verb(folded, text, end, found.start())
    ):
        return ""
    last = ["", *verbs_between(folded, text, found.end(), stop)][-1]
    return "past" if last == "past" else ""


def tense(folded: str, text: str, end: int, stop: int) -> str:
    """past, present (or unclear), future, until, from or "" for a date up to `end` in a sentence up to `stop`."""
    if _DEFERRED.match(folded, end) or _PLANNED.match(folded, end):
        return "future"
    name = _bare_future(folded, text, end, stop) or first_verb(folded, text, end, stop)
    if name == "future" and _is_said(folded, text, end, stop):
        name = "past"
    if name == "decided":
        name = "" if _ADJECTIVE.match(folded, end) else "future"
    if _UNTIL.match(folded, end):
        lasted = _LASTED.match(folded, end)
        return "future" if name != "past" else "past" if lasted else "until"
    if name == "past" and _FROM_THEN.match(folded, end):
        return "from"
    if (name == "past" and _FOR.match(folded, end)) or (name == "future" and _AFTER_THAT.match(folded, end)):
        return ""
    return name


def _is_said(folded: str, text: str, end: int, stop: int) -> bool:
    """True if no verb stands between a date and the words that were said then, and a past one behind them."""
    found = _SAID.match(folded, end, stop)
    if found is None or first_verb(folded, text, end, found.end()):
        return False
    return ["", *verbs_between(folded, text, found.end(), stop)][-1] == "past"


def is_predicate(folded: str, end: int, stop: int) -> bool:
    """True if a sentence without a verb ends with a date that ends at `end`: "Seçimler mayıs sonunda"."""
    return bool(_PREDICATE.fullmatch(folded, end, stop))


def is_pluperfect(folded: str, start: int, stop: int) -> bool:
    """True if a sentence tells what had happened before: "vermişti"."""
    return bool(_HAD.search(folded, start, stop))


def is_awaited(folded: str, end: int) -> bool:
    """True if what a date that ends at `end` belongs to is still to come: "pazar günkü seçimler için"."""
    return bool(_AWAITED.match(folded, end))


def is_off(folded: str, end: int) -> bool:
    """True if a date that ends at `end` is no scene of anything: "-den bu yana", "tarihli", "-e kadar"."""
    return bool(_OFF.match(folded, end))


def is_aside(folded: str, end: int) -> bool:
    """True if a date that ends at `end` belongs to a noun: "22 Ekim'deki", "22 Ekim'de aldığı karar"."""
    return bool(_ASIDE.match(folded, end))


def tells_reason(folded: str, start: int, stop: int) -> bool:
    """True if what stands between two code points is why something else is done: "… öldürülen yazar için"."""
    return bool(_REASON.search(folded, start, stop))


def is_called_off(folded: str, start: int, stop: int) -> bool:
    """True if the rest of a sentence says what was decided about something planned: "iptal edildi", "ara verildi"."""
    return bool(_CALLED_OFF.search(folded, start, stop))


def is_as_of(folded: str, end: int) -> bool:
    """True if figures are counted up to a time that ends at `end`: "saat 11.00 itibarıyla"."""
    return bool(_AS_OF.match(folded, end))


def is_of_figures(folded: str, end: int) -> bool:
    """True if a month that ends at `end` is the one that figures are about: "şubat ayı enflasyonu"."""
    return bool(_FIGURES.match(folded, end))


def tells_anniversary(folded: str, start: int, stop: int) -> bool:
    """True if an anniversary is named between two code points."""
    return bool(_ANNIVERSARY.search(folded, start, stop))
