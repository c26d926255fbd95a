"""What the words around a place name say about something having happened there: its case, the nouns behind it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from components.events.reading import Reading
from components.model import Place, ResolvedToponym, Span
from components.text.turkish import APOSTROPHE, fold_case

_BEHIND = 70  # letters behind a name that its case and its noun are looked for in
_CASE = re.compile(
    rf"(?P<attributive>{APOSTROPHE}?(?:n?d[ae]|t[ae])ki\b)|(?P<located>{APOSTROPHE}?(?:n?d[ae]|t[ae])\b)|"
    rf"{APOSTROPHE}(?:(?P<dative>y?[ae]|n[ae])\b|(?P<ablative>[dt][ae]n|nd[ae]n)\b|(?P<genitive>n?[ıiuü]n)\b|"
    r"(?P<accusative>[yn]?[ıiuü])\b)"
)
_SPOTS = (
    "yakın ilçe kent şehr köy eyalet mahalle semt açık mevki çevre civar kıyı sahil sınır belde ada başkent kasaba "
    "genel kırsal kesim yayla merkez orman stad salon havaliman havaalan liman iskele cadde sokağ sokak meydan park "
    "kavşa köprü giriş çıkış kuzey güney doğu batı yol otoyol karayol etek yamac yamaç tepe zirve ova vadi dere göl "
    "nehr nehir ırmağ ırmak körfez boğaz cephe üs kamp karargâh karargah fabrika tesis maden ocağ ocak çarşı pazar "
    "arazi alan saha yerleşke kampüs bahçe saray köşk konut müze otel hastane okul fakülte cezaev gar istasyon ön "
    "terminal kule baraj santral tarla cami kilise mezarlı önü bölge taraf yaka il iç üzer"
).replace(" ", "|")
_NEAR = re.compile(
    rf"(?:{APOSTROPHE}n?[ıiuü]n)?\s+(?:\w+\s){{0,2}}?(?:(?:{_SPOTS})\w*?[ıiuü]{APOSTROPHE}?nd[ae](?P<ki>ki)?\b|merkezli\b)"
)  # "Hakkâri kırsalında", "Kozan Barajı'nın girişinde", "Trabzon Limanı'ndaki"
_SPOT_CASE = re.compile(
    rf"\s(?:\w+\s)?(?:{_SPOTS})\w*?[ıiuü]{APOSTROPHE}?(?:(?P<dative>n[ae])|(?P<ablative>nd[ae]n))\b"
)  # "Yevlah şehrine", "Bodrum ilçesinden"
_OFF = re.compile(
    rf"(?:{APOSTROPHE}n?[ıiuü]n)?\s(?:\w+\s)?(?:kıyı|sahil|kara)\w*\s(?:\w+\s)?\d\S*\s(?:bin\s)?"
    r"(?:kilometre|km|mil|deniz mili|metre)\s(?:uza[ğk]|açı[ğk])\w*?[ıiuü]nda(?P<ki>ki)?\b"
)  # "Libya kıyılarının 110 kilometre açığında"
_INSIDE = re.compile(
    rf"(?:{APOSTROPHE}n?[ıiuü]n)?\s(?:\w+\s){{0,2}}?(?!(?:sıra|sonra|sonuc|ara|hakk|konu|kapsam|karşı|saat|tarih|neden|"
    r"durum|takdir|hâl|hal|şekl|gün|yıl|ay|hafta|gece|sabah|akşam|öncü|üzer|esna|adı|ad)\w*[ıiuü]nd[ae])"
    rf"\w{{2,}}[ıiuü]{APOSTROPHE}?nd[ae](?P<ki>ki)?\b"
)  # "Pütürge'nin suyunda", "Gönen yenilgisinde": rather what than where
_AND_THERE = re.compile(
    rf"(?:,\s\w+)?\s(?:ve|ile)\s\w+(?:\s\w+)?(?:{APOSTROPHE}[dt][ae]\b|\s(?:il|kent|ilçe|köy|şehir)\w*[dt][ae]\b)"
)
_PASSED = re.compile(
    rf"{APOSTROPHE}(?:[dt][ae]n|nd[ae]n)\s(?:\w+\s){{0,3}}?(?:gelen|gelip|kalkan|havalanan|ayrılan|hareket eden|"
    rf"yola çıkan|giden|dönen|dönüş\w*)\b|{APOSTROPHE}(?:y?[ae]|n[ae])\s(?:\w+\s){{0,2}}?(?:gitmek|giden|doğru|"
    r"dönen)\b|(?:(?:\s?[-–]\s?|,?\s(?:ve\s)?)\w+)?\s(?:sefer[il]|uçuş|ekspres|yolcu)\w*"
)  # "Ankara'dan gelen", "Sinop'a gitmek üzere", "Ankara-Sinop seferini": where somebody came from or went
_GONE_TO = re.compile(
    rf"{APOSTROPHE}(?:y?[ae]|n[ae])\s(?:\w+\s){{0,2}}?(?:git|gid|geç|uç|gel|dön|ulaş|var|in)\w*?(?:[ae]r[ae]k|[ıiuü]p)\b"
)  # "Kabil'e uçarak Gani'yle görüştü": where somebody had gone before it happened
_FROM_THERE = re.compile(
    rf"{APOSTROPHE}n?[ıiuü]n\s(?:yaklaşık\s)?(?:\d\S*\s(?:bin\s)?(?:kilometre|km|mil|metre)\s)?(?:kuş uçuşu\s)?"
    r"(?:kuzey|güney|doğu|batı)\w*?(?:sındaki|ındaki|indeki|undaki|sında|ında|inde|unda)\b"
)  # "Trablus'un 45 kilometre batısındaki Zaviye'de": a place to measure from
_THERE_IN = re.compile(r"ki\s(?:[\w.’']+\s){0,3}?\w+(?:[ıiuü]nd[ae]|[dt][ae])\b")  # "Muratpaşa'daki yeni binasında"
_THERE_TO = re.compile(r"ki\s(?:[\w.’']+\s){0,3}?\w+(?:[ıiuü]n[ae]|y[ae])\b")  # "Berde'deki merkez hastanesine"
_SENDERS = re.compile(
    r"(?:,\s\w+)*\s(?:ve\s)?(?:çevre|komşu|diğer)\s(?:il|ilçe|kent|köy|şehir|ülke)\w*?[dt][ae]n\b"
)  # "Bolu ve çevre illerden": where help came from
_SENDS = re.compile(
    rf"{APOSTROPHE}?[dt][ae]n\s(?:\w+\s){{0,4}}?(?:\w*ekib|ekip|\w*araç|araç|arac|itfaiye|ambulans|otobüs|tır|gemi|uçak|helikopter|"
    r"işçi|asker|gönüllü|doktor|uzman|destek|yardım|gönderil|sevk|katıl|kişi)"
)  # "Uşak'tan da ambulanslar gönderildi": who came from there
_STATED = re.compile(
    rf"{APOSTROPHE}?[dt][ae]n\s(?:\w+\s)?(?:yap(?:tığı|ılan)|gönder(?:diği|ilen)|yayımla(?:dığı|nan)|seslen\w*|konuş\w*|bildir\w*|duyur\w*)"
    r"(?!\s\w*\s?(?:sefer|uçuş|yolculu|ihracat|ithalat))"
)  # "Washington'dan yaptığı açıklamada"
_STRUCK = re.compile(
    rf"{APOSTROPHE}(?:y|n)?[ıiuü]n?\s(?:[\w-]+\s){{0,5}}?(?:sars|vur|yık|kavur|etkile|etkisi altına al)"
    r"(?:an|en|dı|du|di|ti)\b"
)  # "Ekvador'un kıyısını sarsan deprem", "Bodrum'u vuran fırtına"
_NO_SCENE = (
    (
        "belongs",
        re.compile(
            r"\s(?:milletvekil|doğumlu|plaka|nüfusuna|asıllı|kökenli|bandıralı|bayraklı|temsilcisi|sorumlusu|sözcüsü|"
            r"büyükelçisi|konsolosu|muhabiri|uyruklu|menşeli|yapımı)"
        ),
    ),  # "İzmir milletvekili", "Panama bayraklı": who or what is of there
    ("passed", re.compile(r"\s(?:üzerinden|yönünden|istikametinden|aktarmalı)\b")),
    (
        "about",
        re.compile(
            rf"{APOSTROPHE}(?:y?[ae]|n[ae])\s(?:ilişkin|dair|karşı|destek)\b|(?:{APOSTROPHE}y?l[ae]|\sile)\silgili\b|"
            r"\s(?:konusu|sorunu|meselesi|krizi|politikası)"
        ),
    ),  # what is talked about
    ("bench", re.compile(rf"{APOSTROPHE}(?:[dt]a|[dt]e)(?:ki)?\s(?:bir\s)?(?:\w+\s)?mahkeme")),
    (
        "route",
        re.compile(
            r"(?:\s?[-–]\s?\w+)?\s(?:kara\s?yolunun|otoyolunun|otobanının|yolunun|(?:\w+\s)?hattı\w*|seferinin)\b"
        ),
    ),
    ("served", re.compile(r"'?[dt][ae]ki\s(?:[\w.’']+\s){1,4}?(?:için|hakkında|adına)\b")),
    ("denied", re.compile(rf"{APOSTROPHE}?[dt][ae]\sdeğil,?\s")),  # "Musul'da değil Bağdat'ta"
    ("between", re.compile(r"(?:\s(?:ile|ve)\s\w+)?\sarasında")),
)
_ANY_NO_SCENE = re.compile("|".join(words.pattern for _, words in _NO_SCENE))  # most names match none
_BODIES = tuple(
    (name, re.compile(words))
    for name, words in (
        ("accord", r"anlaşma|antlaşma|sözleşme|protokol|mutabakat|süreci|bildirge|beyanname|kriter|paktı"),
        ("court", r"mahkemesi|adliyesi|savcılı|cezaevi|barosu|hâkimli|hakimli"),
        ("club", r"spor\b|spor['’]|spor kulübü|\bfk\b|\bsk\b|takımı"),
        (
            "office",
            r"valili|valisi|belediye|kaymakam|emniyet|jandarma|itfaiye|meclis|müdürlü|müdürü|müftü|afad|odası|ticaret|"
            r"sanayi|üniversite|hastane|teşkilatı|kolluk|sağlık|il\b|ilçe",
        ),
        ("occasion", r"festivali|fuarı|bienali|maratonu|şenli|konseri"),
    )
)
_CAPITALS = re.compile(r"(?:\s(?:\d+\.|ve|[A-ZÇĞİÖŞÜ][\w’'-]*))+")
_AT_BODY = re.compile(rf"{APOSTROPHE}(?:n?d[ae]|t[ae])(?:ki)?$")  # "Muğla Adliyesi'nde", "8. Üs Komutanlığı'ndaki"
_LISTED = re.compile(r"\s*(?:,|\bve\b|\bile\b)\s*")
_DATELINE = re.compile(
    r"\W{0,3}(?P<town>[^\n,(–—]{2,30}?)(?P<land>,\s?[^\n,(–—]{2,30}?)?\s*(?:\([^)\n]{2,20}\))?\s*[-–—]{1,2}\s"
)
_WIDE = frozenset({"country", "region", "continent", "province", "water"})  # "Suriye'nin kuzeyinde" is in Syria


class Named(NamedTuple):
    """A place as a sentence names it. `marks` = what the words say (located, dative, passed …); `run` = how many
    places stand before it in its list ("Adana, Mersin ve Hatay'da": 0, 1, 2)."""

    place: Place
    span: Span
    literal: bool
    marks: frozenset[str]
    run: int


def named_in(text: str, reading: Reading) -> tuple[Named, ...]:
    """The places a sentence names, in its order; none that nobody knows or that only an accord is named by."""
    known = [resolved for resolved in reading.toponyms if resolved.place]
    named = [_named(text, reading, known, at) for at in range(len(known))]
    return tuple([one for one in named if "accord" not in one.marks])


def _named(text: str, reading: Reading, known: Sequence[ResolvedToponym], at: int) -> Named:
    toponym, place = known[at].toponym, known[at].place
    assert place is not None
    last, before = _end_of_list(text, known, at), 0
    while at > before and _beside(text, known[at - before - 1], known[at - before]):
        before += 1
    following = known[at + 1].toponym.span.start if at + 1 < len(known) else len(text)
    behind = fold_case(text[last : last + _BEHIND])
    part = _FROM_THERE.match(behind)
    if part and (place.kind in _WIDE or following >= last + _BEHIND):
        marks = {"attributive" if part[0].endswith("ki") else "located"}
    else:
        marks = set(_words_say(behind))
    body, there = _body(text, toponym.span.end, following)
    if body and (not toponym.literal or body != "body"):
        marks = {body, "at_body"} if there else {body}
    elif not toponym.literal:
        marks = {"metonym"}
    elif there:
        marks.add("at_body")
    if reading.quoted(toponym.span):
        marks.add("quoted")
    if _is_dateline(text, toponym.span):
        marks.add("dateline")
    if "hastane" in fold_case(place.name):
        marks.add("hospital")
    return Named(place, toponym.span, toponym.literal, frozenset(marks), before)


def _words_say(behind: str) -> Iterator[str]:
    """What the folded words behind a name say: its case, a place word behind it, a journey."""
    if _FROM_THERE.match(behind):
        yield "reference"
        return
    case = _CASE.match(behind)
    if case:
        yield str(case.lastgroup)
    if case and case.lastgroup == "attributive":
        if _THERE_IN.match(behind, case.end() - 2):
            yield "there_in"
        elif _THERE_TO.match(behind, case.end() - 2):
            yield "there_to"
    near = _NEAR.match(behind) or _OFF.match(behind)
    if near:
        yield "attributive" if near["ki"] else "located"
    elif _AND_THERE.match(behind):
        yield "located"
    else:
        inside, led = _INSIDE.match(behind), _SPOT_CASE.match(behind)
        if led and not case:
            yield str(led.lastgroup)
        elif inside:
            yield "attributive" if inside["ki"] else "inside"
        elif not case:
            yield "bare"
    if _SENDERS.match(behind):
        yield "ablative"
    if _STATED.match(behind):
        yield "stated"
    if _STRUCK.match(behind):
        yield "struck"
    if _SENDS.match(behind):
        yield "sends"
    if _PASSED.match(behind):
        yield "passed"
    if _GONE_TO.match(behind):
        yield "gone_to"
    for name, words in _NO_SCENE if _ANY_NO_SCENE.match(behind) else ():
        if words.match(behind):
            yield name


def _body(text: str, end: int, following: int) -> tuple[str | None, bool]:
    """What kind of body the capitals behind a name make of it (None without any), and whether something is there.

    `following`: where the next name starts, which is no part of it: "Kumluca ve Finike'deki".
    """
    behind = _CAPITALS.match(text, end, min(end + _BEHIND, following))
    if behind is None:
        return None, False
    folded = fold_case(behind[0])
    return next((name for name, words in _BODIES if words.search(folded)), "body"), bool(_AT_BODY.search(folded))


def _end_of_list(text: str, known: Sequence[ResolvedToponym], at: int) -> int:
    """The end of the last place told side by side with this one: they share its ending."""
    while at + 1 < len(known) and _beside(text, known[at], known[at + 1]):
        at += 1
    return known[at].toponym.span.end


def _beside(text: str, one: ResolvedToponym, other: ResolvedToponym) -> bool:
    return _LISTED.fullmatch(text, one.toponym.span.end, other.toponym.span.start) is not None


def _is_dateline(text: str, span: Span) -> bool:
    """True for the place a report was sent from: "ANKARA (AA) - …", "BELGRAD, Sırbistan -- …" opens a line."""
    dateline = _DATELINE.match(text, text.rfind("\n", 0, span.start) + 1)
    if dateline is None or span.end > max(dateline.end("town"), dateline.end("land")):
        return False
    return dateline["land"] is None or dateline["town"].isupper()
