"""Tells when weekdays, parts of the day and "daily" are names or ordinary words: "Salı Pazarı", "öğle namazı"."""

from components.dates.guards_names import is_surname
from components.dates.rule import Hit
from components.dates.surroundings import next_word, starts_sentence, suffix_of
from components.dates.words import Words

_TOWNS = {"çarşamba", "perşembe", "pazar"}
_NO_NAMES = frozenset("pazartesi salı perşembe cumartesi".split())  # nobody is called so: "Kulüp Pazartesi toplanacak"
_IN_TOWN = tuple("girişi çıkışı sahil kavşağı mevki devlet limanı merkez kıyı yönü istikamet".split())


def _town_listed(words: Words, last: int) -> bool:
    """Çarşamba ve Terme: the other one is no time."""
    other = last + 4
    listed = words.part(last + 2) in {"ve", "ile"} and words.letters[last + 1 : last + 2] == " "
    return listed and words.capital(other) and not words.word(other).classes and not words.part(other)[:1].isdigit()


def weekday_is_name(hit: Hit) -> bool:
    """Cuma namazı, Salı Pazarı, Çarşamba ilçesi, Pazar günü: what follows decides."""
    words, first, last = hit.words, hit.first, hit.last
    word, index = next_word(words, last)
    if word.startswith(
        ("namaz", "hutbe", "sela", "pazar", "ilçe", "belediye", "ova", "kaymakam", "mektup", "sohbet", "yeri", "annele")
    ):
        return True
    if (
        words.capital(first)
        and words.part(first) in _TOWNS
        and (word.startswith(_IN_TOWN) or _town_listed(words, last))
    ):
        return True
    if word and "PART_P3" in words.word(index).classes:
        return False  # "Bush Perşembe gecesi konuşacak"
    if words.part(first).startswith("pazar") and not words.part(first).startswith("pazartesi"):
        return words.word(first).case != "NOM" or bool(suffix_of(words, last))
    if words.word(first).case in {"ACC", "INS"} or (words.part(first) == "cumaya" and word.startswith(("git", "gel"))):
        return True
    if words.capital(first) and word and words.capital(index) and words.capital(index + 2):
        return not words.all_capitals(first)
    capital = words.capital(first) and not starts_sentence(words, first) and not words.all_capitals(first)
    return capital and (
        bool(suffix_of(words, last))
        or (is_surname(words, first) and not (words.part(first) in _NO_NAMES and starts_sentence(words, first - 2)))
        or (bool(word) and words.capital(index) and not words.word(index).classes)
    )


_PART_NAMES = tuple("namaz ezan yemeğ gazete haberl kulüb kahvaltı yazı lise".split())


def part_is_name(hit: Hit) -> bool:
    """Öğle namazı, akşam yemeği, gece hayatı; "dün sabah namazından sonra" tells when."""
    before = hit.words.word(hit.first - 2).classes.keys() if hit.first >= 2 else set()
    if before & {"DUN", "WEEKDAY", "BUGUN"} and hit.words.letters[hit.first - 1] == " ":
        return False
    word, _ = next_word(hit.words, hit.last)
    return word.startswith(_PART_NAMES) or word in {"hayatı", "hayatında", "hayatının"}


def is_ordinary(hit: Hit) -> bool:
    """Günlük hayat, yıllık izin, günlük tutmak: daily in the sense of ordinary, a diary."""
    words = hit.words
    word, _ = next_word(words, hit.last)
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
