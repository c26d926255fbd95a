"""What looks like a date and is none: amounts, law and telephone numbers, prices; and the table of all guards."""

import re
from collections.abc import Callable

from components.dates import guards_names as names
from components.dates import guards_weekdays as weekdays
from components.dates.rule import Hit
from components.dates.short_years import follows_apostrophe
from components.dates.surroundings import next_word, suffix_of, text_around, word_before, words_around
from components.dates.vocabulary import LOCATIVE, SUFFIXES
from components.dates.words import Words

# what is counted: "2024 kişi", "1453 metrelik"
_COUNTED_WORDS = """
    kişi metre metrekare km km² kilo kilometre santim santimetre milimetre m² m g l kg mm cm mil feet fit lira
    tl dolar avro euro sterlin ruble ton hektar dekar dönüm litre varil ons gram derece hp cc watt kw mw gw volt
    mhz khz ghz hz mb gb kb beygir kalori promil adet tane parça hane haneli nüfus nüfuslu üye sayfa puan bin
    milyon milyar trilyon basamak adım rakım rakımlı numara numaralı sayılı nolu madde maç gol oy yaş yaşındaki
    yaşında yaşına ev konut daire bina araç otomobil yatak koltuk asker personel öğrenci öğretmen işçi kadın
    erkek çocuk yaralı ölü şehit vatandaş polis memur seyirci taraftar yolcu çalışan sporcu hasta vaka test doz
    kelime firma şirket aile okul köy esnaf çiftçi aday sandık seçmen eser kitap füze uçak gemi tank mermi hap
    fidan ağaç büyükbaş küçükbaş kupon abone takipçi dosya parsel tür at ay artış saat gün dakika hafta
""".split()
_COUNTED = re.compile(
    f"(?:{'|'.join(_COUNTED_WORDS)})"
    r"(?:y?[ıiuüae]|n?[ıiuü]n|[dt][ae]n?|l[ıiuü]k?|(?:l[ıiuü])?l[ea]r\w*|s[ıiuü]n?\w{0,3}|nin|y?l[ae])?"
)


_CODE_BEFORE = frozenset(
    "no numara numaralı sayılı madde maddesi kanun yasa tck sayı esas karar yüzde parsel ada plaka plakalı iso en din "
    "tel telefon faks kod kodu sürüm sürümü versiyon versiyonu android ios windows tür model dahili posta pk e k adet "
    "toplam yaklaşık tam fazla üzeri ortalama".split()
)
_ROUGH_BEFORE = frozenset("toplam yaklaşık tam ortalama".split())


_MORE_OR_LESS = tuple("fazla aşkın aşan aştı yakın ulaş çıktı çıkan yüksel buldu bulan geçti düştü düşen indi".split())


_MONEY = re.compile(
    r"\b(?:lira|dolar(?!ken)|avro|euro|sterlin|kur(?:u|dan|a|un|unun|unda)?\b|puan|seviye|yüzde(?=[^#]*#)|oran|milyon|milyar|kuruş|"
    r"faiz|tl\b|endeks|hisse|büyüklü|şiddet|\w*metre|kilo|derece|ağırlı|litre|borsa|parite|ons\b|gram|artış|düşüş|değer|"
    r"fiyat)"
)


_NUMBER_MARKS = frozenset(".,:/-")


def _inside_number(words: Words, first: int, mark: str, rule: str) -> bool:
    """1.234, 2/15, 0-3: the number before the mark belongs to this one."""
    if not words.part(first)[:1].isdigit():
        return False
    before = words.part(first - 2)
    if mark != "-" and before[-1:].isdigit():
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
    return words.part(last)[-1:].isdigit() and words.part(last + 2)[:1].isdigit()


_OTHER_CALENDARS = frozenset("hicri hicrî rumi rumî".split())  # their years are others; the Gregorian twin is read


def _year(hit: Hit) -> bool:
    """A lone number of four digits is a year only if nothing counts with it."""
    words, first, last = hit.words, hit.first, hit.last
    if word_before(words, first) in _OTHER_CALENDARS:
        return True
    if last > first and not words.part(last).isdigit():
        return False
    number = int(words.part(first)[:4])
    suffix = suffix_of(words, last)
    if words.part(last + 1) == "=":
        return True  # the base of an index: "2003=100"
    if _counted_after(words, last) or _number_row(words, first, last):
        return True
    if not suffix and names.year_opens_name(words, last):
        return True
    if suffix in LOCATIVE or (len(words.part(first)) > 4):
        return word_before(words, first) in _CODE_BEFORE - _ROUGH_BEFORE and number < 1900
    if suffix.startswith(
        ("inci", "ıncı", "uncu", "üncü", "nci", "ncı", "li", "lı", "lu", "lü", "lik", "lık", "luk", "lük")
    ):
        return True
    word, _ = next_word(words, last)
    if _COUNTED.fullmatch(word) or word_before(words, first) in _CODE_BEFORE or "%" in words.part(first - 1):
        return True
    if word.startswith(("tarihli", "tarihinde", "doğumlu", "yapımı")):
        return number > 2100
    if word in {"ila", "ilâ"}:
        return True
    heading = first == 0 or words.letters[first - 1] == "0"  # "1453 - …" opens a line
    marked = (
        words.letters[first - 1 : first] == "("
        or (heading and words.letters[last + 1 : last + 2] == "_")
        or bool(suffix)
        or _listed_year(words, last)
        or word.startswith(_OF_OLD)
        or word.startswith(("civar", "dolay", "sıra", "baş", "son", "orta"))
    )
    return not 1900 <= number <= 2099 and not (marked and 1000 <= number < 2100)


_OF_OLD = tuple("rekor deprem yangın savaş antlaşma devrim isyan salgın kıtlık muhtıra ferman".split())  # "1845 rekoru"


def _listed_year(words: Words, last: int) -> bool:
    """1691 ve 1940'ta, 1648, 1691 ve 1940'ta: another year follows, and nothing that they count."""
    gap = words.letters[last + 1 : last + 2]
    other = last + 4 if gap == " " and words.part(last + 2) in {"ve", "ile"} else last + 2
    if gap not in {" ", ";"} or other >= len(words.parts) or len(words.part(other)) != 4:
        return False
    return "YEAR" in words.word(other).classes and not _COUNTED.fullmatch(next_word(words, other)[0])


def _counted_after(words: Words, last: int) -> bool:
    """2000'den fazla, 1500'ü aşkın, 1900'e yakın."""
    return bool(suffix_of(words, last)) and next_word(words, last)[0].startswith(_MORE_OR_LESS)


def _number_row(words: Words, first: int, last: int) -> bool:
    """Inside a telephone number or behind the letters of a number plate."""
    blank = words.letters[first - 1 : first] == " "
    before = words.part(first - 2) if blank else ""
    after = words.part(last + 2) if words.letters[last + 1 : last + 2] == " " else ""
    if before.isdigit() and (len(before) != 4 or before.startswith("0")):
        return True
    if after.isdigit() and words.part(last + 4).isdigit():
        return True
    return blank and len(before) <= 3 and words.all_capitals(first - 2) and words.part(first - 4).isdigit()


_TIMELY = frozenset({"PART", "DUN", "BUGUN", "YARIN", "WEEKDAY", "GUN_P3", "MONTH", "YEAR"})


def _clock(hit: Hit) -> bool:
    """14.30'da is a time; 3.45'lik, 19.50 liradan, 2.15 puan are none."""
    words, first, last = hit.words, hit.first, hit.last
    if hit.has("saat"):
        return False
    if words.letters[first + 1] == ":" and len(words.part(first)) == 2:
        return suffix_of(words, last).startswith(("lik", "lık", "luk", "lük"))
    if len(words.part(first)) == 1 and words.letters[first + 1] == ".":
        return "PART" not in words.word(first - 2).classes or words.letters[first - 1] != " " or not hit.has("loc")
    if words.word(first - 2).classes.keys() & _TIMELY and words.letters[first - 1 : first] == " ":
        return False
    return bool(_MONEY.search(words_around(words, first, last)))


_EXCEEDED = ("aşkın", "aşan", "geçkin")  # "bir ayı aşkın süredir"
_BABIES = ("bebek", "bebeğ", "çocuk", "çocuğ")


def _of_a_baby(words: Words, last: int) -> bool:
    """An age: "14 günlük bebek", "14 günlük Azra bebek"."""
    word, index = next_word(words, last)
    return word.startswith(_BABIES) or (words.capital(index) and next_word(words, index)[0].startswith(_BABIES))


def _lone_count(hit: Hit) -> bool:
    """ "bir gün" (some day), "bir saat" of a watch, "bin yıl" stay out unless a measure word follows."""
    words, last = hit.words, hit.last
    if follows_apostrophe(words, hit.first) and words.part(hit.first + 2).startswith("yılı"):
        return True  # "'23 yılında" is a year
    if "UNIT_LIK" in hit.word("u").classes and _of_a_baby(words, last):
        return True
    if next_word(words, last)[0].startswith("dilim"):  # "11 saat dilimi"
        return True
    before = word_before(words, hit.first)
    if before in {"milyon", "milyar"} or (words.part(hit.first) == "bin" and before.isdigit()):
        return True  # "1 milyon 200 bin yıllık"
    if hit.text("c") != "bir":
        return hit.text("c") == "kırk" and words.part(hit.first + 2) == "yılın"
    unit = words.part(hit.first + 2)
    if next_word(words, last)[0].startswith(_EXCEEDED):
        return False
    if unit in {"günü", "yılı", "ayı", "saati", "haftası", "gece", "günün", "yılın"}:
        return True
    word, _ = next_word(words, last)
    if unit in {"saniye", "dakika"}:
        return not word  # "Bir dakika, ne dediniz?"
    if unit.startswith("gün") and unit in {"gün", "güne", "günden"}:
        return not word.startswith(
            (
                "süre",
                "boyunca",
                "içinde",
                "sonra",
                "önce",
                "için",
                "kala",
                "kaldı",
                "geçti",
                "ara",
                "uzat",
                "tatil",
                "gecik",
            )
        )
    return unit.endswith(("lar", "ler"))


def _quarter(hit: Hit) -> bool:
    """A quarter of a basketball match."""
    return bool(re.search(r"basket|periyot|ribaund|sayı farkı|pota|maç|takım|potada|skor", text_around(hit, 300)))


_MEETINGS = tuple("gezi toplant görüşme ziyaret maç oturum zirve duruşma seans program antrenman seçim tören".split())


def _nowadays(hit: Hit) -> bool:
    """Bugüne kadar (so far), bugünkü Türkmenistan are no dates; in "2020'den bugüne kadar" it ends a stretch."""
    if hit.text("d") == "bugünkü":
        index = next_word(hit.words, hit.last)[1]
        meeting = hit.words.part(index + 2).startswith(_MEETINGS)  # "bugünkü Brüksel gezisi"
        return hit.words.capital(index) and not meeting and not hit.words.all_capitals(hit.first)
    if hit.text("d") != "bugüne" or next_word(hit.words, hit.last)[0] not in {"kadar", "dek", "değin"}:
        return False
    return hit.words.part(hit.first - 2) not in SUFFIXES["SUF_ABL"].split()


def blocked(hit: Hit, rule: str) -> bool:
    """True if the words around a match, or its own form, say that it is no date."""
    words, first, last = hit.words, hit.first, hit.last
    before, after = words.letters[first - 1 : first], words.letters[last + 1 : last + 2]
    if before in _NUMBER_MARKS and _inside_number(words, first, before, rule):
        return True
    if after in _NUMBER_MARKS and after != "-" and _number_goes_on(words, last):
        return True
    check = _CHECKS.get(rule)
    return check is not None and check(hit)


_CHECKS: dict[str, Callable[[Hit], bool]] = {
    "year": _year,
    "before_christ": lambda hit: hit.words.part(hit.last + 2).startswith("bin"),  # "MÖ 2. binyıl"
    "years": lambda hit: (
        bool(_COUNTED.fullmatch(next_word(hit.words, hit.last)[0]))
        or word_before(hit.words, hit.first) in _CODE_BEFORE - _ROUGH_BEFORE
    ),
    "day_month": names.day_is_name,
    "known_day": names.day_is_name,
    "month": names.month_is_name,
    "bare_weekday": weekdays.weekday_is_name,
    "clock": _clock,
    "clock_range": _clock,
    "duration": _lone_count,
    "edge_of_unit": lambda hit: bool({"ONE", "TEN", "NUM"} & hit.words.word(max(hit.first - 2, 0)).classes.keys()),
    "season_of_year": lambda hit: names.year_opens_name(hit.words, hit.first),
    "shifted_unit": lambda hit: word_before(hit.words, hit.first) == "her",  # "her geçen gün"
    "deictic": _nowadays,
    "looking_back": lambda hit: word_before(hit.words, hit.first).endswith(("dan", "den")),
    "part": weekdays.part_is_name,
    "quarter": _quarter,
    "shifted_month": names.shifted_month_is_thing,
    "numeric_short": lambda hit: word_before(hit.words, hit.first) in _CODE_BEFORE,
    "per_unit": weekdays.is_ordinary,
    "short_month": names.is_lower_case,
}
