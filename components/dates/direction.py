"""Which way and from where words such as geçen, önümüzdeki, ertesi, aynı, bir önceki point."""

from components.dates.draft import Draft
from components.dates.rule import Hit
from components.dates.surroundings import starts_sentence

GRAIN = {
    "gün": "day",
    "hafta": "week",
    "ay": "month",
    "yıl": "year",
    "sene": "year",
    "yüzyıl": "century",
    "asır": "century",
}


def direction_of(hit: Hit, name: str = "g") -> tuple[int, str, str]:
    """Shift, direction and what it leans on, of words such as geçen, önümüzdeki, ertesi, aynı, o, bir önceki."""
    classes = hit.word(name).classes.keys()
    if "GECEN" in classes:
        return -1, "past", "published"
    if "GELECEK" in classes:
        return 1, "future", "published"
    if classes & {"ERTESI", "SONRAKI"}:
        return 1, "future", "previous"
    if "ONCEKI" in classes:
        return -1, "past", "previous"
    if "O" in classes:
        return 0, "", "far"
    if "AYNI" in classes:
        return 0, "", "previous"
    return 0, "", "published"


# ablatives that nothing is counted from: "evden iki gün önce ayrıldı"
_NO_EVENTS = frozenset(
    "bundan neden zaten aniden yeniden evden evinden evlerinden okuldan okulundan işten işinden görevden görevinden "
    "cezaevinden hastaneden köyden köyünden ülkeden ülkesinden yurttan yurdundan partiden partisinden takımdan "
    "takımından kulüpten kulübünden üniversiteden üniversitesinden liseden lisesinden şirketten bankadan piyasadan "
    "ordudan ailesinden eşinden babasından annesinden kentten şehirden adadan limandan dışarıdan".split()
)


def _from_a_name(hit: Hit) -> bool:
    """True behind a name: "Rusya'dan iki yıl önce döndü"; a date is an event: "11 Eylül'den iki gün önce"."""
    words, index = hit.words, hit.first - 4
    if words.letters[hit.first - 3 : hit.first - 2] != "'" or index < 0:
        return False
    return not words.word(index).classes.keys() & {"MONTH", "YEAR", "BAYRAM", "WEEKDAY", "DAYNO"}


def _is_named(hit: Hit) -> bool:
    """True behind a capital inside a sentence: Ertan is no ablative."""
    before = hit.first - 2
    bare = hit.words.letters[before - 1 : before] != "'"
    return bare and hit.words.capital(before) and not starts_sentence(hit.words, before)


def leaning(hit: Hit, before: bool, unit: str) -> str:
    """What "so long before" counts from: an event just named ("seçimden iki gün önce"), the story, or publication."""
    word = hit.words.part(hit.first - 2) if hit.words.letters[hit.first - 1 : hit.first] == " " else ""
    ablative = word.endswith(("dan", "den", "tan", "ten")) and not _is_named(hit)
    if ablative and word not in _NO_EVENTS and not _from_a_name(hit):
        return "event"
    if not before:
        return "later"
    return "previous" if hit.text("c") == "bir" and unit == "gün" else "published"


def vague(_: Hit) -> Draft:
    """Son yıllarda, geçtiğimiz günlerde: a time that nobody can put a value to."""
    return Draft("vague")


NEAR = "<g:GECEN|GELECEK|BU>"
