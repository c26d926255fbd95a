"""Arabic names with an article inside or before them: "Maarat en-Numan", "el-Faşir". One name, or none at all."""

from components.places.evidence_words import ARTICLES, FUNCTION, MILITIAS
from components.places.recognizer_names import Reading
from components.places.recognizer_words import Word

MAX_WORDS = 3  # before the article
WELL_KNOWN = 1e5  # prior of a name that may stand before another one's article: "Suriye el-Kaide"


def whole_only(words: list[Word], readings: list[Reading | None]) -> None:
    """Take away the readings of mere parts: Maarat of "Maarat en-Numan", Şam of "Ahrar eş-Şam"."""
    for at, word in enumerate(words):
        if word.form.text not in ARTICLES:
            continue
        first = _first_word(words, at)
        last = article_end(words, first)
        reading = readings[first]
        if not last or (reading and (reading.last >= last or reading.known.prior >= WELL_KNOWN)):
            continue
        if first == 0 and _is_known(readings[last - 1]) and words[0].form.stem not in MILITIAS:
            continue  # "Saldırı es-Süveyda'da": any word may open a sentence
        readings[first:last] = [None] * (last - first)


def _is_known(reading: Reading | None) -> bool:
    return reading is not None and reading.known.prior >= WELL_KNOWN


def _first_word(words: list[Word], article: int) -> int:
    """The first of the capital words right before an article; the article itself if there is none."""
    first = article
    while first > max(0, article - MAX_WORDS) and _leads(words, first - 1):
        first -= 1
    return first


def _leads(words: list[Word], index: int) -> bool:
    """True for a word that may begin a name which an article carries on."""
    form = words[index].form
    if not form.capital or form.ending or index + 1 == len(words) or words[index].end == words[index + 1].start:
        return False
    return index > 0 or not (form.folded in FUNCTION or form.folded.endswith(("ler", "lar")))


def article_end(words: list[Word], first: int) -> int:
    """One past the last word of a name like "Maarat en-Numan" that begins at a word; 0 if none does."""
    if not _leads(words, first):
        return 0
    for article in range(first + 1, min(first + MAX_WORDS + 1, len(words) - 2)):
        if words[article].form.text in ARTICLES:
            return article + 3 if _is_joined(words, article) else 0
        if not _leads(words, article):
            return 0
    return 0


def _is_joined(words: list[Word], article: int) -> bool:
    """True for an article with a hyphen and a capital word: "el-Faşir"."""
    dash, name = words[article + 1], words[article + 2]
    joined = words[article].end == dash.start and dash.end == name.start
    return joined and dash.form.text in "-–" and name.form.capital


def with_article(words: list[Word], first: int) -> int:
    """Where a name begins whose article is written small: "el" of "el-Faşir"; `first` itself without one."""
    article = first - 2
    if article < 0 or words[article].form.text not in ARTICLES or not _is_joined(words, article):
        return first
    return article
