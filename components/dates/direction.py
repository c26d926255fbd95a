"""Which way and from where words such as geçen, önümüzdeki, ertesi, aynı, bir önceki point."""

from components.dates.draft import Draft
from components.dates.rule import Hit

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
    if classes & {"AYNI", "O"}:
        return 0, "", "previous"
    return 0, "", "published"


def vague(_: Hit) -> Draft:
    """Son yıllarda, geçtiğimiz günlerde: a time that nobody can put a value to."""
    return Draft("vague")


NEAR = "<g:GECEN|GELECEK|BU>"
