"""Every word of time, once: which word classes it belongs to and what it stands for.

A class name (MONTH, WEEKDAY, GECEN …) is what the patterns in `rules_*.py` are written with. All words are folded.
"""

from dataclasses import dataclass, field

from components.dates.inflection import derived, noun_forms

MONTHS = "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split()
MONTH_SHORT = {"oca": 1, "şub": 2, "mar": 3, "nis": 4, "may": 5, "haz": 6, "tem": 7, "ağu": 8, "eyl": 9, "eki": 10} | {
    "kas": 11,
    "ara": 12,
    "ağus": 8,
}
MONTH_PLAIN = {"subat": 2, "mayis": 5, "agustos": 8, "eylul": 9, "kasim": 11, "aralik": 12}
WEEKDAYS = "pazartesi salı çarşamba perşembe cuma cumartesi pazar".split()
WEEKDAY_SHORT = {"pzt": 0, "pts": 0, "sal": 1, "çar": 2, "çrş": 2, "per": 3, "prş": 3, "cum": 4, "cmt": 5, "cts": 5} | {
    "paz": 6
}
ONES = {"bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9}
EACH = {"birer": 1, "ikişer": 2, "üçer": 3, "dörder": 4, "beşer": 5, "altışar": 6, "yedişer": 7, "sekizer": 8} | {
    "dokuzar": 9,
    "onar": 10,
    "yirmişer": 20,
}
TENS = {"on": 10, "yirmi": 20, "otuz": 30, "kırk": 40, "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80} | {
    "doksan": 90
}
ORDINALS = {"birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "beşinci": 5, "altıncı": 6, "yedinci": 7} | {
    "sekizinci": 8,
    "dokuzuncu": 9,
    "onuncu": 10,
    "yirminci": 20,
}
# unit -> (ISO 8601 letter, stands after the T of a duration, plain days)
UNITS: dict[str, tuple[str, bool]] = {
    "saniye": ("S", True),
    "dakika": ("M", True),
    "saat": ("H", True),
    "gün": ("D", False),
    "hafta": ("W", False),
    "ay": ("M", False),
    "yıl": ("Y", False),
    "sene": ("Y", False),
    "yüzyıl": ("C", False),
    "asır": ("C", False),
    "çeyrek": ("Q", False),
}
UNIT_CLASS = {"gün": "GUN", "hafta": "HAFTA", "ay": "AY", "yıl": "YIL", "sene": "YIL", "saat": "SAAT"} | {
    "gece": "GECE",
    "yüzyıl": "YUZYIL",
    "asır": "YUZYIL",
    "sabah": "SABAH",
}
SEASONS = {"ilkbahar": 1, "bahar": 1, "yaz": 2, "sonbahar": 3, "güz": 3, "kış": 4}
PARTS = {
    "sabah": "MO",
    "öğle": "MI",
    "öğlen": "MI",
    "ikindi": "AF",
    "akşam": "EV",
    "akşamüstü": "EV",
    "akşamüzeri": "EV",
    "gece": "NI",
}
PART_ADVERBS = {"sabahleyin": "MO", "öğleyin": "MI", "akşamleyin": "EV", "geceleyin": "NI"}
ROMAN = "ı ıı ııı ıv v vı vıı vııı ıx x xı xıı xııı xıv xv xvı xvıı xvııı xıx xx xxı".split()
EDGES = {"baş": "START", "orta": "MID", "son": "END"}

SUFFIXES = {
    "SUF_ABL": "den dan ten tan nden ndan inden ından undan ünden sinden",
    "SUF_GEN": "in ın un ün nin nın nun nün",
    "SUF_DAT": "e a ye ya ne na ine ına una üne",
    "SUF_LOC": "de da te ta nde nda inde ında unda ünde",
    "SUF_REL": "deki daki teki taki ndeki ndaki indeki ındaki undaki ündeki",
    "SUF_ACC": "i ı u ü yi yı yu yü ni nı nu nü ini ını unu ünü",
    "SUF_POSS": "i ı u ü si sı su sü inde ında unda ünde sinde sında sunda sünde ine ına una üne sine sına inin ının "
    "unun ünün sinin sının inden ından undan ünden sinden sından indeki ındaki undaki ündeki ini ını unu ünü sini sını",
    "SUF_INS": "le la yle yla iyle ıyla uyla üyle siyle sıyla",
    "SUF_ORD": "inci ıncı uncu üncü nci ncı ncu ncü",
    "SUF_PL": "ler lar leri ları lerin ların lerde larda lerden lardan lere lara lerdeki lardaki lerinde larında "
    "lerinden larından lerine larına lerinin larının lerindeki larındaki",
    "SUF_LI": "li lı lu lü",
    "SUF_DIR": "dir dır dur dür tir tır tur tür",
    "SUF_LIK": "lik lık luk lük",
}

LOCATIVE = frozenset(f"{SUFFIXES['SUF_LOC']} {SUFFIXES['SUF_ABL']} {SUFFIXES['SUF_REL']}".split())
# class -> words; plain lists, every form that matters is spelt out
WORDS = {
    "BU": "bu",
    "SU": "şu",
    "O": "o",
    "AYNI": "aynı",
    "HER": "her",
    "GECEN": "geçen geçtiğimiz geride",
    "GECEN_REL": "geçenki",
    "GELECEK": "gelecek önümüzdeki",
    "ONCEKI": "önceki",
    "SONRAKI": "sonraki",
    "ERTESI": "ertesi",
    "EVVELKI": "evvelki evvelsi",
    "SON": "son",
    "ILK": "ilk",
    "YENI": "yeni",
    "ONCE": "önce evvel öncesi öncesine öncesinde önceydi öncesinden öncesindeki "
    "öncesinin önceki önceye önceden öncenin",
    "SONRA": "sonra sonrası sonrasına sonrasında sonraki sonraya sonradan sonrasındaki",
    "SONRA_BARE": "sonra sonrası sonrasında sonrasına sonraki",
    "ONCE_BARE": "önceydi önce evvel öncesi öncesinde öncesine önceki",
    "BERI": "beri",
    "SONRASI": "sonrası sonrasında sonrasına sonrasındaki",
    "ONCESI": "öncesi öncesinde öncesine öncesindeki",
    "YANA": "yana",
    "KADAR": "kadar dek değin",
    "ITIBAREN": "itibaren",
    "ILE": "ile ila ilâ",
    "ILA": "ila ilâ",
    "VE": "ve veya",
    "ARA": "arası arasında arasındaki arasına arasından arasını arasının aralığında aralığı",
    "BIR": "bir",
    "BIRKAC": "birkaç",
    "KAC": "kaç",
    "UZUN": "uzun",
    "YARIM": "yarım",
    "CEYREK": "çeyrek",
    "BUCUK": "buçuk",
    "YUZ": "yüz",
    "BIN": "bin",
    "BUGUN": "bugün bugünkü bugünün bugünden bugüne bugünü bugünküler",
    "DUN": "dün dünkü dünün dünden düne",
    "YARIN": "yarın yarınki yarından yarına",
    "GUNKU": "günkü",
    "HAFTAKI": "haftaki",
    "HAFTAYA": "haftaya",
    "OBUR": "öbür öteki",
    "DOGRU": "doğru",
    "SUF_DIST": "er ar şer şar",
    "YILKI": "yılki seneki",
    "SONU": "sonu sonunda sonunu sonuna sonundan sonundaki sonunun",
    "AYLIK": "aylık",
    "OGLEDEN": "öğleden",
    "UNITS_LONG": "yıllardır aylardır haftalardır günlerdir saatlerdir yıllarca aylarca haftalarca günlerce saatlerce",
    "SAATIYLE": "saatiyle saatle",
    "YEREL": "yerel mahalli",
    "TSI": "tsi gmt utc",
    "TURKIYE": "türkiye greenwich moskova",
    "BAGLAYAN": "bağlayan",
    "KARSI": "karşı",
    "YARISI": "yarısı yarısında yarısından yarısına yarısının yarısındaki yarısını yarı yarıda yarıyı",
    "CEYREGI": "çeyreği çeyreğinde çeyreğinden çeyreğine çeyreğinin çeyreğindeki çeyreğini çeyrek çeyrekte çeyrekteki",
    "YARIYIL": "yarıyıl yarıyılı yarıyılında yarıyılın",
    "CENTURY": "yüzyıl yy asır",
    "GECE_YARISI": "gece",
    "TARIH": "tarihi tarihinde tarihli tarihinden tarihine tarihindeki tarihleri tarihlerinde tarihiyle tarih",
    "MO": "mö iö",
    "MS": "ms is",
    "M_": "m",
    "OE_": "ö",
    "S_": "s",
    "SEZON": "sezonu sezonunda sezonunun sezonundan sezonuna sezonundaki sezon sezonunu",
    "MILAT": "milattan miladdan isa'dan",
    "BAYRAM": "bayramı bayramında bayramının bayramından bayramına bayramını bayram bayramın bayramda bayramdan",
    "RAMAZAN": "ramazan",
    "RAMAZAN_LOC": "ramazanda ramazanın ramazandan ramazana",
    "KURBAN": "kurban",
    "SEKER": "şeker",
    "AREFE": "arefe arife arefesi arifesi arefesinde arifesinde",
    "NEVRUZ": "nevruz nevruzda newroz",
    "YILBASI": "yılbaşı yılbaşında yılbaşından yılbaşına yılbaşının",
    "HICRI": "hicri rumi",
    "OGRETIM": "öğretim eğitim",
    "TATIL": "tatilinde tatili tatilinin",
}


@dataclass(slots=True)
class Word:
    """What a folded word may be: class name -> number or text it stands for; `case` of a noun form."""

    classes: dict[str, int | str] = field(default_factory=dict)
    case: str = "NOM"


def build() -> dict[str, Word]:
    """The whole lexicon: folded word -> Word."""
    words: dict[str, Word] = {}
    _add_nouns(words)
    _add_numbers(words)
    _add_relations(words)
    _add_lost_letters(words)
    return words


# a text whose ş, ı and ğ were lost on the way from an old code page, or that was typed without any Turkish letter
_LOST = (str.maketrans("şığ", "sig"), str.maketrans("çğıöşü", "cgiosu"))
_LOSABLE = frozenset("MONTH WEEKDAY PART UNIT UNIT_DIR UNIT_LIK YARIN BUGUN DUN GECEN GELECEK ONE GUNKU".split())


def _add_lost_letters(words: dict[str, Word]) -> None:
    for form, word in list(words.items()):
        if len(form) > 3 and word.classes.keys() & _LOSABLE:
            for table in _LOST:
                words.setdefault(form.translate(table), word)


def _put(words: dict[str, Word], form: str, name: str, value: int | str = 0, case: str = "") -> None:
    word = words.setdefault(form, Word())
    word.classes.setdefault(name, value)
    if case and word.case == "NOM":
        word.case = case


def _put_noun(words: dict[str, Word], stem: str, name: str, value: int | str, front: bool = False) -> None:
    """All forms under `name`, and under NAME_SG, NAME_P3 (possessive), NAME_PL, NAME_PLP3, NAME_GEN … for one case."""
    soft = stem in {"ocak", "aralık", "çeyrek"}
    forms = list(noun_forms(stem, soft, front))
    if soft:
        forms += list(noun_forms(stem, False, front))
    for form, case in forms:
        number, _, kind = case.rpartition(".")
        _put(words, form, name, value, kind)
        for extra in {"": ("SG", kind), "P3": ("P3",), "PL": ("PL",), "PLP3": ("PL", "PLP3")}[number]:
            _put(words, form, f"{name}_{extra}", value)


def _add_nouns(words: dict[str, Word]) -> None:
    for number, month in enumerate(MONTHS, 1):
        _put_noun(words, month, "MONTH", number)
    for short, number in MONTH_SHORT.items():
        _put(words, short, "MONTH_SHORT", number)
    for plain, number in MONTH_PLAIN.items():
        _put(words, plain, "MONTH", number)
    for number, weekday in enumerate(WEEKDAYS):
        _put_noun(words, weekday, "WEEKDAY", number)
    for short, number in WEEKDAY_SHORT.items():
        _put(words, short, "WEEKDAY_SHORT", number)
    for stem in UNITS:
        _add_unit(words, stem)
    for season, number in SEASONS.items():
        _put_noun(words, season, "SEASON", number)
    for part, code in PARTS.items():
        _put_noun(words, part, "PART", code)
        _put(words, part + "ki", "PART_KI", code)
        if part in UNIT_CLASS:
            _put_noun(words, part, UNIT_CLASS[part], code)
    for adverb, code in PART_ADVERBS.items():
        _put(words, adverb, "PART", code)
    for edge, mod in EDGES.items():
        for form, case in noun_forms(edge):
            if case.startswith(("P3", "PLP3")):
                _put(words, form, "EDGE", mod, case.rpartition(".")[2])
    for stem in ("asr", "yüzyıl", "asır"):
        for form, case in noun_forms(stem):
            _put(words, form, "CENTURY", 0, case.rpartition(".")[2])
    for numeral in ROMAN:
        _put(words, numeral, "ROMAN")


def _add_unit(words: dict[str, Word], stem: str) -> None:
    front = stem == "saat"
    _put_noun(words, stem, "UNIT", stem, front)
    if stem in UNIT_CLASS:
        _put_noun(words, stem, UNIT_CLASS[stem], stem, front)
    extra = derived(stem, front)
    for form in extra["lik"]:
        _put(words, form, "UNIT_LIK", stem)
    if stem in {"gün", "hafta", "ay", "yıl"}:
        _put(words, extra["lik"][0], "PER_UNIT", stem)
        _put(words, stem + ("kü" if stem == "gün" else "ki"), "UNIT_KI", stem)
    for form in extra["dir"]:
        _put(words, form, "UNIT_DIR", stem)
    for form in (stem + "dır", stem + "dir", stem + "tir"):
        _put(words, form, "UNIT_DIR", stem)


def _add_numbers(words: dict[str, Word]) -> None:
    for number in range(100):
        for form in {str(number), f"{number:02d}"}:
            _put(words, form, "NUM", number)
            if 1 <= number <= 31:
                _put(words, form, "DAYNO", number)
            if 1 <= number <= 12:
                _put(words, form, "MONTHNO", number)
            if number <= 24:
                _put(words, form, "HOURNO", number)
        _put(words, f"{number:02d}", "TWO", number)
        if number <= 59:
            _put(words, f"{number:02d}", "MINUTE", number)
    for number in range(100, 10000):
        _put(words, str(number), "NUM", number)
        if 1000 <= number < 2200:
            _put(words, str(number), "YEAR", number)
        elif number < 1000:
            _put(words, str(number), "YEAR3", number)
    _add_glued(words)
    for form, number in ONES.items():
        _put(words, form, "ONE", number)
    for form, number in TENS.items():
        _put(words, form, "TEN", number)
    for form, number in EACH.items():
        _put(words, form, "EACH", number)
    for form, number in (*ONES.items(), *TENS.items()):
        for inflected, case in noun_forms(form):
            _put(words, inflected, "HOUR_WORD", number, case.rpartition(".")[2])
            if case.startswith("P3."):
                _put(words, inflected, "DAY_WORD", number)
    for form, number in ORDINALS.items():
        _put(words, form, "ORDINAL", number)


def _add_glued(words: dict[str, Word]) -> None:
    """Numbers whose apostrophe was lost: 2023te, 90lı, 3ü, 15inci."""
    tails = set(f"{SUFFIXES['SUF_LOC']} {SUFFIXES['SUF_ABL']} {SUFFIXES['SUF_REL']} {SUFFIXES['SUF_GEN']}".split())
    for year in range(1900, 2100):
        for tail in tails:
            _put(words, f"{year}{tail}", "YEAR", year, "LOC")
    for number in range(1, 32):
        for tail in SUFFIXES["SUF_ORD"].split():
            _put(words, f"{number}{tail}", "ORDINAL", number)
    decade_tails = f"{SUFFIXES['SUF_PL']} {SUFFIXES['SUF_LI']}".split()
    for number in [*range(10, 100, 10), *range(1700, 2100, 10)]:
        for tail in decade_tails:
            _put(words, f"{number}{tail}", "DECADE", number)


_CASES = {"bugüne": "DAT", "yarına": "DAT", "düne": "DAT", "bugünden": "ABL", "dünden": "ABL", "yarından": "ABL"}


def _add_relations(words: dict[str, Word]) -> None:
    for name, listed in (*WORDS.items(), *SUFFIXES.items()):
        for form in listed.split():
            _put(words, form, name, 0, _CASES.get(form, ""))


NOTHING = Word()
LEXICON = build()
