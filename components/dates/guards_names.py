"""Names and things that look like a date and are none: people, streets, stadiums, markets, stoves and sowing."""

import re

from components.dates.lexicon import LEXICON, NOTHING
from components.dates.rule import Hit
from components.dates.surroundings import next_word, starts_sentence, suffix_of, text_around, word_before
from components.dates.vocabulary import LOCATIVE
from components.dates.words import Words

# heads of names that a date may open: "19 Mayıs Stadyumu", "15 Temmuz Şehitler Köprüsü"
_NAME_HEADS = re.compile(
    r"(?:stad|stat|köprü|meydan|cadde|sokağ|sokak|mahalle|üniversite|lise|okul|ilkokul|ortaokul|kolej|hastane|park|"
    r"bulvar|otogar|baraj|salon|derneğ|dernek|vakf|vakıf|camii|kültür|kompleks|tesis|yurd|anadolu|spor|tiyatrosu|sitesi|"
    r"apartman|blok|kavşa|tünel|viyadük|terminal|gar[ıi]|müze|anıt|abide|kışla|gemi|fakülte|platform|hareketi|örgüt|"
    r"tugay|kolu)"
)


_PERSON_HEADS = frozenset(
    "bey hanım beyin hanımın beye hanıma öğretmen öğretmenin hemşire doktor bebek bebeği bebeğin teyze".split()
)


_MONTH_THINGS = tuple(
    "enflasyon veri zam toplantı seçim dönem rapor rakam endeks bütçe fatura maaş ihracat ithalat istatistik "
    "gün taksit ödeme anket sayısı".split()
)
_PUT_OFF = tuple("kalır kalac kaldı ertele bırak sark".split())  # "kasıma kaldı"


_MONTH_HEADS = frozenset("oca şub mar nis may haz tem ağu eyl eki kas ara".split())


def _named_place(hit: Hit) -> bool:
    """A day and month that open a name: capitals follow up to a word such as Stadyumu."""
    words, index = hit.words, hit.last + 2
    if words.letters[hit.last + 1 : hit.last + 2] != " ":
        return False
    for _ in range(6):
        word = words.part(index)
        if word.startswith(("günü", "haftası", "bayramı", "gecesi", "saldırı", "deprem")):
            return False
        if words.capital(index) and _NAME_HEADS.match(word):
            return True
        if not (words.capital(index) or word in {"ve", "ile"}) or words.letters[index + 1 : index + 2] != " ":
            return False
        index += 2
    return False


# names of contests that begin with their year: "2015 Avrupa Şampiyonası"
_CONTESTS = ("kupa", "olimpiyat", "şampiyona", "lig", "ödül", "oyunları", "turnuva", "rallisi")


# buildings whose name may begin with a year, and what makes a year of it again: "2015 Kale Köprüsü faciası"
_BUILDINGS = ("köprü", "stad", "stat", "tünel")
_HAPPENINGS = ("saldırı", "facia", "kaza", "patlama", "yangın", "olay", "protesto", "eylem", "baskın", "çök")


def year_opens_name(words: Words, last: int) -> bool:
    """A year before a capital word, up to five words on to Kupası, Olimpiyatları …; or capitals on to Köprüsü."""
    index, capitals = last + 2, True
    if words.letters[last + 1 : last + 2] != " " or not words.capital(index):
        return False
    for _ in range(5):
        if words.part(index).startswith(_CONTESTS):
            return True
        capitals = capitals and words.capital(index)
        if capitals and words.part(index).startswith(_BUILDINGS):
            return not next_word(words, index)[0].startswith(_HAPPENINGS)
        if words.letters[index + 1 : index + 2] != " ":
            return False
        index += 2
    return False


def day_is_name(hit: Hit) -> bool:
    """19 Mayıs Stadyumu, iki ekim makinesi, bir mayıs sabahı."""
    if hit.text("d") == "bir" and not hit.words.capital(hit.first + 2):
        return True
    if hit.text("d") == "bir" and not hit.has("y"):
        return not hit.words.capital(hit.first)
    if _sown(hit) or (
        hit.words.part(hit.first)[:1].isalpha()
        and _doubtful(hit.text("m"))
        and not hit.words.capital(hit.match.start("m"))
    ):
        return True
    bare = hit.match.end("m") == hit.last + 1  # "4 Eylül Cumartesi günü Hürriyet Caddesi'nde" opens no name
    return bare and _named_place(hit)


def _sown(hit: Hit) -> bool:
    """ "iki ekim makinesi", "3 ocak söndü": a lower-case month that is also a thing, in a form no date takes."""
    words, index = hit.words, hit.first + 2
    return words.part(index) in {"ekimi", "ekimini", "ocağı", "ocağın"} and not words.capital(index)


_MINE = re.compile(r"maden|grizu|göçük|galeri|kömür oca|taş oca")


def month_is_name(hit: Hit) -> bool:
    """A lone month: a suffix of place, "ayı", or a form that no name and no thing takes."""
    words, first, last = hit.words, hit.first, hit.last
    if last > first:
        return False
    if _bound(words, first) or _person(words, first, last) or _named_place(hit):
        return True
    if words.part(first).startswith(("ocak", "ocağ")) and _MINE.search(text_around(hit, 160)):
        return True
    capital, suffix = words.capital(first), suffix_of(words, last)
    case = words.word(first).case
    if suffix and case != "NOM":
        return True  # "Santa Marta'da": the month would be Mart'a
    if suffix:
        return not capital or not (suffix in LOCATIVE or _dated_after(words, last))
    doubtful = words.part(first).startswith(("ekim", "ocak", "ocağ", "aralı", "kasım", "mart"))
    if case in {"LOC", "ABL", "REL"}:
        return (not capital or starts_sentence(words, first)) and _thing(words, first)
    if case != "NOM":
        return case == "INS" or (doubtful and not _dated_after(words, last))
    if next_word(words, last)[0].startswith(("böce", "ayrı")) or (capital and is_surname(words, first)):
        return True
    return doubtful and not (_dated_beside(words, first, last) or _dated_after(words, last))


def _dated_after(words: Words, last: int) -> bool:
    """True if what follows makes a month of it: sonunda, kadar, ilk haftası, enflasyonu."""
    word, index = next_word(words, last)
    known = words.word(index).classes.keys() & {"EDGE", "KADAR", "ILK", "SON", "ITIBAREN"} if word else set()
    if word == "için" and re.match(r"planlan|öngör|hedef|bekle|açıkla", words.part(index + 2)):
        return True
    put_off = words.word(last).case == "DAT" and word.startswith(_PUT_OFF)
    return bool(known) or put_off or word.startswith(_MONTH_THINGS)


def _doubtful(word: str) -> bool:
    return any(word.startswith(month) for month in ("ekim", "ocak", "aralık"))


def _bound(words: Words, first: int) -> bool:
    """K-Mart, taş ocağında: part of another word, or possessed by something that is no year."""
    classes = words.word(first).classes
    if ("MONTH_P3" in classes or "MONTH_PL" in classes) and "MONTH_SG" not in classes:
        return True
    return (
        words.letters[first - 1 : first] == "-"
        and words.part(first - 2).isalpha()
        and not words.word(first - 2).classes
    )


def shifted_month_is_thing(hit: Hit) -> bool:
    """Bu aralıkta, bu ocakta: "in this gap", "on this stove"."""
    month = hit.match.start("m")
    return (
        "BU" in hit.word("g").classes
        and hit.last == month
        and _doubtful(hit.text("m"))
        and not hit.words.capital(month)
    )


def _dated_beside(words: Words, first: int, last: int) -> bool:
    """True if another month, a year or a dash stands beside: "haziran-temmuz", "mart ve nisan"."""
    near = (words.part(last + 2), words.part(last + 4), words.part(first - 2), words.part(first - 4))
    return any(word[:3] in _MONTH_HEADS and "MONTH" in words_class(word) for word in near)


def _thing(words: Words, first: int) -> bool:
    """Ocakta (on the stove), bu aralıkta (in this gap), ekimde (in sowing): words around that make it a thing."""
    if words.part(first) not in {
        "ocakta",
        "ocaktaki",
        "ocaktan",
        "aralıkta",
        "aralıktaki",
        "aralıktan",
        "ekimde",
        "ekimden",
    }:
        return False
    return word_before(words, first).startswith(
        (
            "bu",
            "o",
            "dar",
            "geniş",
            "taş",
            "maden",
            "aynı",
            "şu",
            "kısa",
            "tohum",
            "buğday",
            "organ",
            "saç",
            "kömür",
            "küçük",
        )
    ) or words.part(first + 2).startswith(("pişen", "unut", "çalış", "kalan", "bulunan", "yan", "kayna"))


def _person(words: Words, first: int, last: int) -> bool:
    """Eylül Hanım, Kasım Süleymani, Ayşe Nisan: a name before or after."""
    word, index = next_word(words, last)
    if word in _PERSON_HEADS or (words.capital(first) and _initial(words, index)):
        return True
    if (
        not words.capital(first)
        or words.word(first).case in {"LOC", "ABL", "REL"}
        or suffix_of(words, last) in LOCATIVE
    ):
        return False
    after = words.capital(index) and not words.word(index).classes and not words.all_capitals(first)
    before = (
        first >= 2
        and words.letters[first - 1] == " "
        and words.capital(first - 2)
        and not starts_sentence(words, first - 2)
    )
    before = before and not words.word(first - 2).classes and not words.all_capitals(first)
    return bool((word and after) or before)


def _initial(words: Words, index: int) -> bool:
    """True for "A." of "Temmuz A.", a surname that is not told."""
    return len(words.part(index)) == 1 and words.capital(index) and words.letters[index + 1 : index + 2] in {".", "!"}


def is_surname(words: Words, first: int) -> bool:
    """A capital word just before a bare month: Ayşe Nisan."""
    before = first - 2
    return (
        first >= 2
        and words.letters[first - 1] == " "
        and words.capital(before)
        and not words.word(before).classes
        and not words.all_capitals(first)
    )


def is_lower_case(hit: Hit) -> bool:
    """3 mar: a short month is written with a capital."""
    return not hit.words.capital(hit.match.start("m"))


def words_class(word: str) -> frozenset[str]:
    """The lexicon's classes of a folded word."""

    return frozenset(LEXICON.get(word, NOTHING).classes)
