"""What looks like a date and is none: amounts, law numbers, names of people, streets and stadiums, scores, prices, ages."""

import re
from collections.abc import Callable

from components.dates.lexicon import SUFFIXES
from components.dates.rule import Hit
from components.dates.words import Words

# beginnings of words that are counted: "2024 kişi", "1453 metre"
_COUNTED = tuple(
    "kişi metre km kilo m² kare lira tl dolar avro euro sterlin ruble asker personel öğrenci öğretmen ton hektar dekar dönüm adet tane "
    "haneli hane nüfus üye maç gol sayfa puan bin milyon milyar trilyon konut daire ev araç otomobil bina yatak koltuk oy "
    "sayılı no'lu nolu numara rakım derece litre varil ons gram mm cm mil feet beygir hp cc watt kw mw gw volt işçi "
    "kadın erkek çocuk yaralı ölü şehit vatandaş polis memur seyirci taraftar yolcu çalışan firma şirket parça adım parsel "
    "ada yaş yaşın kelime vaka hasta test doz aile okul köy esnaf çiftçi baş büyükbaş küçükbaş ağaç fidan kupon basamak "
    "promil kalori mb gb kb megabayt gigabayt km² kilometre santim saat gün dakika yıllık yıldır hafta aday sandık seçmen eser kitap "
    "füze uçak gemi tank iha siha mermi uyuşturucu hap adli trafik abone takipçi sporcu kulüp kurum dosya dava suç ihlal".split()
)
_COUNTED_EXACT = frozenset("m g l kg at tür ay ev oy ada".split())
_CODE_BEFORE = frozenset(
    "no numara numaralı sayılı madde maddesi kanun yasa tck sayı esas karar parsel ada plaka plakalı iso en din tel telefon faks kod kodu "
    "sürüm sürümü versiyon versiyonu android ios windows tür model dahili posta pk e k adet toplam yaklaşık tam fazla üzeri ortalama".split()
)
_ROUGH_BEFORE = frozenset("toplam yaklaşık tam ortalama".split())
# heads of names that a date may open: "19 Mayıs Stadyumu", "15 Temmuz Şehitler Köprüsü"
_NAME_HEADS = re.compile(
    r"(?:stad|stat|köprü|meydan|cadde|sokağ|sokak|mahalle|üniversite|lise|okul|ilkokul|ortaokul|kolej|hastane|park|bulvar|"
    r"otogar|baraj|salon|derneğ|dernek|vakf|vakıf|camii|kültür|kompleks|tesis|yurd|anadolu|spor|tiyatro|sitesi|apartman|blok|"
    r"kavşa|tünel|viyadük|terminal|gar[ıi]|müze|anıt|abide|kışla|gemi|fakülte|platform|hareketi|örgüt|tugay|kolu)"
)
_PEOPLE = frozenset("bey hanım bey'in efendi hoca abi abla usta paşa ağa dede nine teyze amca".split())
_PERSON_HEADS = frozenset("bey hanım beyin hanımın beye hanıma".split())
_DOUBTFUL_MONTHS = frozenset({"ocak", "mart", "ekim", "kasım", "aralık"})
_LOCATIVE = frozenset(f"{SUFFIXES['SUF_LOC']} {SUFFIXES['SUF_ABL']} {SUFFIXES['SUF_REL']}".split())
_MONEY = re.compile(
    r"lira|dolar|avro|euro|sterlin|kur|puan|seviye|yüzde|oran|milyon|milyar|kuruş|faiz|tl\b|endeks|hisse|büyüklü|şiddet|"
    r"metre|kilo|derece|ağırlı|litre|borsa|parite|ons|gram|ons|artış|düşüş|değer|fiyat"
)


def blocked(hit: Hit, rule: str) -> bool:
    """True if the words around a match, or its own form, say that it is no date."""
    words, first, last = hit.words, hit.first, hit.last
    if words.part(first)[:1].isdigit() and _inside_number(words, first, rule):
        return True
    if words.part(last)[-1:].isdigit() and _number_goes_on(words, last):
        return True
    check = _CHECKS.get(rule)
    return bool(check and check(hit))


def _inside_number(words: Words, first: int, rule: str) -> bool:
    """1.234, 2/15, 0-3: the number before belongs to this one."""
    mark = words.letters[first - 1 : first]
    before = words.part(first - 2)
    if mark in {".", ",", ":", "/"} and before[-1:].isdigit():
        return True
    return (
        mark == "-"
        and before[-1:].isdigit()
        and rule not in {"numeric", "clock"}
        and len(before) != 4
        and not _dated(before)
    )


def _dated(before: str) -> bool:
    return len(before) <= 2 and before.isdigit() and 1 <= int(before) <= 31


def _number_goes_on(words: Words, last: int) -> bool:
    mark = words.letters[last + 1 : last + 2]
    return mark in {".", ",", ":", "/"} and words.part(last + 2)[:1].isdigit()


def _next_word(words: Words, last: int) -> tuple[str, int]:
    """The word after the expression and its suffix, and its index; "" after a break."""
    index = last + 1
    if words.letters[index : index + 1] in {"'", "`"}:
        index += 2
    return (words.part(index + 1), index + 1) if words.letters[index : index + 1] == " " else ("", index + 1)


def _suffix(words: Words, last: int) -> str:
    return words.part(last + 2) if words.letters[last + 1 : last + 2] in {"'", "`"} else ""


def _year(hit: Hit) -> bool:
    """A lone number of four digits is a year only if nothing counts with it."""
    words, first, last = hit.words, hit.first, hit.last
    if last > first and not words.part(last).isdigit():
        return False
    number = int(words.part(first)[:4])
    suffix = _suffix(words, last)
    if suffix in _LOCATIVE or (len(words.part(first)) > 4):
        return _previous(words, first) in _CODE_BEFORE - _ROUGH_BEFORE and number < 1900
    if suffix.startswith(
        ("inci", "ıncı", "uncu", "üncü", "nci", "ncı", "li", "lı", "lu", "lü", "lik", "lık", "luk", "lük")
    ):
        return True
    word, _ = _next_word(words, last)
    if (
        word.startswith(_COUNTED)
        or word in _COUNTED_EXACT
        or _previous(words, first) in _CODE_BEFORE
        or "%" in words.part(first - 1)
    ):
        return True
    marked = words.letters[first - 1 : first] == "(" or bool(suffix)
    return not 1900 <= number <= 2099 and not (marked and 1000 <= number < 2100)


def _previous(words: Words, first: int) -> str:
    return words.part(first - 2) if first >= 2 and words.letters[first - 1] in " !=:" else ""


def _named_place(hit: Hit) -> bool:
    """A day and month that open a name: capitals follow up to a word such as Stadyumu."""
    words, index = hit.words, hit.last + 2
    if words.letters[hit.last + 1 : hit.last + 2] != " ":
        return False
    for _ in range(6):
        word = words.part(index)
        if words.capital(index) and _NAME_HEADS.match(word):
            return True
        if not (words.capital(index) or word in {"ve", "ile"}) or words.letters[index + 1 : index + 2] != " ":
            return False
        index += 2
    return False


def _day(hit: Hit) -> bool:
    if hit.text("d") == "bir" and not hit.words.capital(hit.first + 2):
        return True
    if hit.text("d") == "bir" and not hit.has("y"):
        return not hit.words.capital(hit.first)
    if _sown(hit):
        return True
    return not hit.has("y") and _named_place(hit)


def _sown(hit: Hit) -> bool:
    """ "iki ekim makinesi", "3 ocak söndü": a lower-case month that is also a thing, in a form no date takes."""
    words, index = hit.words, hit.first + 2
    return words.part(index) in {"ekimi", "ekimini", "ocağı", "ocağın"} and not words.capital(index)


def _month(hit: Hit) -> bool:
    """A lone month: a suffix of place, "ayı", or a capital that no name follows."""
    words, first, last = hit.words, hit.first, hit.last
    word = words.part(first)
    if last > first:
        return False
    stem = next((month for month in _DOUBTFUL_MONTHS if word.startswith(month[:-1])), "")
    suffix, case = _suffix(words, last), words.word(first).case
    if suffix in _LOCATIVE:
        return not words.capital(first) or _person(words, first, last)
    if suffix:
        return not words.capital(first) or bool(stem) or _person(words, first, last) or word in {"nisan", "eylül"}
    if case in {"LOC", "ABL", "REL"}:
        return word in {"ocakta", "ocaktaki", "aralıkta", "aralıktaki", "ekimde"} and _thing(words, first)
    if words.capital(first):
        return (
            case != "NOM"
            or _person(words, first, last)
            or _named_place(hit)
            or bool(stem and not _dated_beside(words, first, last))
        )
    return case != "NOM" or bool(stem) or not _dated_beside(words, first, last)


def _dated_beside(words: Words, first: int, last: int) -> bool:
    """True if another month, a year or a dash stands beside: "haziran-temmuz", "mart ve nisan"."""
    near = (words.part(last + 2), words.part(last + 4), words.part(first - 2), words.part(first - 4))
    return any(word[:3] in _MONTH_HEADS and "MONTH" in words_class(word) for word in near)


def words_class(word: str) -> frozenset[str]:
    """The lexicon's classes of a folded word."""
    from components.dates.lexicon import LEXICON, NOTHING

    return frozenset(LEXICON.get(word, NOTHING).classes)


_MONTH_HEADS = frozenset("oca şub mar nis may haz tem ağu eyl eki kas ara".split())


def _thing(words: Words, first: int) -> bool:
    """Ocakta (on the stove), bu aralıkta (in this gap): words before that make it a thing."""
    return _previous(words, first) in {"bu", "o", "dar", "geniş", "geçen", "taş", "maden", "aynı", "şu", "kısa"} or (
        words.part(first + 2) in {"pişen", "unutulan", "unuttuğu", "çalışan", "kalan", "bulunan"}
    )


def _person(words: Words, first: int, last: int) -> bool:
    """Eylül Hanım, Kasım Süleymani, Ayşe Nisan: a name before or after."""
    word, index = _next_word(words, last)
    if word in _PERSON_HEADS:
        return True
    after = words.capital(index) and not words.word(index).classes and not words.all_capitals(first)
    before = (
        first >= 2
        and words.letters[first - 1] == " "
        and words.capital(first - 2)
        and not _sentence_start(words, first - 2)
    )
    before = before and not words.word(first - 2).classes and not words.all_capitals(first)
    return bool((word and after) or before)


def _sentence_start(words: Words, index: int) -> bool:
    return index == 0 or words.letters[index - 1] in "!=0"


def _weekday(hit: Hit) -> bool:
    """Cuma namazı, Salı Pazarı, Çarşamba ilçesi, Pazar günü: what follows decides."""
    words, first, last = hit.words, hit.first, hit.last
    word, index = _next_word(words, last)
    if word.startswith(
        ("namaz", "hutbe", "sela", "pazar", "ilçe", "belediye", "ova", "kaymakam", "mektup", "sohbet", "yeri", "annele")
    ):
        return True
    if words.part(first).startswith("pazar") and not words.part(first).startswith("pazartesi"):
        return words.word(first).case != "NOM" or bool(_suffix(words, last))
    if words.word(first).case in {"ACC", "INS"} or words.word(first).case == "DAT" and words.part(first) == "cumaya":
        return True
    capital = words.capital(first) and not _sentence_start(words, first) and not words.all_capitals(first)
    return capital and (
        bool(_suffix(words, last)) or (bool(word) and words.capital(index) and not words.word(index).classes)
    )


def _clock(hit: Hit) -> bool:
    """14.30'da is a time; 3.45'lik, 19.50 liradan, 2.15 puan are none."""
    words, first, last = hit.words, hit.first, hit.last
    if hit.has("saat"):
        return False
    if words.letters[first + 1] == ":" and len(words.part(first)) == 2:
        return _suffix(words, last).startswith(("lik", "lık", "luk", "lük"))
    if len(words.part(first)) == 1 and words.letters[first + 1] == ".":
        return True
    if not hit.match.groupdict().get("loc"):
        return bool(_MONEY.search(_around(words, first, last)))
    return bool(_MONEY.search(_around(words, first, last)))


def _around(words: Words, first: int, last: int) -> str:
    """The folded words near an expression: eight before, six after, within the line."""
    before = "".join(words.parts[max(0, first - 12) : first]).rpartition("\n")[2]
    return before + " # " + "".join(words.parts[last + 1 : last + 10]).partition("\n")[0]


def _lone_count(hit: Hit) -> bool:
    """ "bir gün" (some day), "bir saat" of a watch, "bin yıl" stay out unless a measure word follows."""
    words, last = hit.words, hit.last
    if hit.text("c") != "bir":
        return False
    unit = words.part(hit.first + 2)
    if unit in {"günü", "yılı", "ayı", "saati", "haftası", "gece", "günün", "yılın", "saniye", "dakika"}:
        return True
    word, _ = _next_word(words, last)
    if unit.startswith("gün") and unit in {"gün", "günde", "güne", "günden"}:
        return not word.startswith(("süre", "boyunca", "içinde", "sonra", "önce", "için", "kala", "kaldı", "geçti"))
    return unit.endswith(("lar", "ler"))


def _quarter(hit: Hit) -> bool:
    return bool(re.search(r"basket|periyot|ribaund|sayı farkı|pota|maç|takım|potada|skor", hit.words.folded))


def _per_unit(hit: Hit) -> bool:
    """Günlük hayat, yıllık izin, günlük tutmak: daily in the sense of ordinary, a diary."""
    words = hit.words
    word, _ = _next_word(words, hit.last)
    if hit.first >= 2 and words.letters[hit.first - 1] == " ":
        before = words.word(hit.first - 2).classes
        if before.keys() & {
            "NUM",
            "ONE",
            "TEN",
            "BIRKAC",
            "BUCUK",
            "YUZ",
            "YARIM",
            "MONTH",
            "YEAR",
            "BIN",
        } or words.part(hit.first - 2) in {"onlarca", "yüzlerce", "kaç", "uzun"}:
            return True
    return word.startswith(("hayat", "yaşam", "dil", "tut", "güneş", "elbise", "giy", "yazı", "güven", "güneşlik"))


def _short_month(hit: Hit) -> bool:
    return not hit.words.capital(hit.words.letters and hit.match.start("m"))


_CHECKS: dict[str, Callable[[Hit], bool]] = {
    "year": _year,
    "years": lambda hit: (
        _next_word(hit.words, hit.last)[0].startswith(_COUNTED)
        or _previous(hit.words, hit.first) in _CODE_BEFORE - _ROUGH_BEFORE
    ),
    "day_month": _day,
    "month": _month,
    "bare_weekday": _weekday,
    "clock": _clock,
    "clock_range": _clock,
    "duration": _lone_count,
    "quarter": _quarter,
    "per_unit": _per_unit,
    "short_month": _short_month,
}
