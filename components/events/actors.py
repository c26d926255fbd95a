"""Who took part: persons, organisations, offices and countries that act; one name for each within an article."""

import re
from collections.abc import Iterable, Iterator, Sequence

from components.events.reading import Reading
from components.events.words import Word, before_apostrophe, form_of
from components.model import Span
from components.text.per_word import per_word
from components.text.turkish import APOSTROPHES, fold_case

_ORGANISATION = re.compile(
    r"(?:bakanlığı|bakanlık|başkanlığı|başkanlık|müdürlüğü|komutanlığı|genelkurmay|valiliği|kaymakamlığı|başsavcılığı|savcılığı|"
    r"partisi|belediyesi|ordusu|üniversitesi|mahkemesi|yargıtay|danıştay|kurumu|kurulu|birliği|derneği|vakfı|sendikası|konfederasyonu|"
    r"kulübü|bankası|holding|federasyonu|komitesi|konseyi|örgütü|parlamentosu|meclisi|senatosu|odası|ajansı|enstitüsü|hastanesi|"
    r"kuvvetleri|gücü|güçleri|hükümeti|hükumeti|komisyonu|şirketi|teşkilatı|emniyeti|divanı|sarayı|koalisyonu|ittifakı|hareketi|"
    r"kızılay|itfaiyesi|takımı|tabipliği|barosu|kooperatifi|grubu|mahkemeleri|heyeti)(?:n[ıiuü]n|n[ae]|n[ıi]|nd[ae]n?|yl[ae]|nca|nce)?$"
)
_ACRONYM = re.compile(r"[A-ZÇĞİÖŞÜ]{2,6}$")
_OFFICE = re.compile(
    r"(?:cumhurbaşkanı|başbakanı|başbakan|bakanı|başkanı|sözcüsü|valisi|kaymakamı|başsavcısı|komutanı|lideri|sekreteri|müdürü|"
    r"büyükelçisi|elçisi|temsilcisi|kralı|kraliçesi|prensi|milletvekili|yardımcısı|danışmanı|rektörü|direktörü|savcısı|hakimi|papa)"
)
_SHORTEST = 1  # letters: a name is longer
_FULL = 2  # words: behind a body's name only a first name and a surname are somebody's
_NAMES_BEGIN = frozenset({"dünya", "batı", "doğu", "kuzey", "güney", "kurtuluş", "müslüman"})
_ROLES = frozenset(
    "sürücü sanık öğretmen gazeteci doktor avukat işçi şoför oyuncu futbolcu komutan bakan vali kaymakam hakim "
    "hâkim savcı müdür muhtar imam sanatçı yazar şair yönetmen pilot kaptan general albay binbaşı yüzbaşı "
    "profesör rektör papa kral kraliçe prens şeyh hafız usta antrenör hakem balıkçı çoban terzi mühendis mimar".split()
)
_NOT_NAMES = frozenset(
    "prof dr doç av op sn açıklamada açıklamasında olay olayda öte ancak ayrıca bu söz toplantıda görüşmede dün "
    "bugün yarın ne kaynak haberde haber son ilk pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat "
    "mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık kurtuluş ramazan kurban bayramı dünya batı "
    "doğu kuzey güney avro dolar euro tl müslüman hristiyan türkçe ingilizce hz allah".split()
)


def people_and_bodies(text: str, readings: Sequence[Reading]) -> dict[int, tuple[tuple[Span, str], ...]]:
    """Sentence number -> the actors named there, by position; one person has one (the longest) name in an article."""
    raw = {reading.number: tuple(_names(text, reading)) for reading in readings}
    starts = frozenset(reading.span.start for reading in readings)
    certain = {name for names in raw.values() for span, name in names if not _opens(starts, span, name)}
    parts = {part for name in certain if " " in name for part in name.split()[-1:]}
    raw = {
        number: tuple([pair for pair in names if pair[1] in certain or pair[1] in parts or not _opens(starts, *pair)])
        for number, names in raw.items()
    }
    body = {reading.number for reading in readings if "heading" not in reading.standing}
    full = _full_names([name for number, names in raw.items() if number in body for _, name in names])
    if not full:
        return raw
    return {number: tuple([(span, full.get(name, name)) for span, name in names]) for number, names in raw.items()}


def _opens(starts: frozenset[int], span: Span, name: str) -> bool:
    """True for one word at the start of a sentence: its capital says nothing, unless the article knows the name."""
    return " " not in name and not _ACRONYM.match(name) and span.start in starts


def acting_countries(text: str, reading: Reading) -> tuple[tuple[Span, str], ...]:
    """Countries and capitals that act in the sentence: they stand for a government, or are its bare subject."""
    found = []
    for resolved in reading.toponyms:
        span, place = resolved.toponym.span, resolved.place
        if place is None or place.kind not in {"country", "region"}:
            continue
        bare = text[span.end : span.end + 1] in {",", " "} and text[span.end : span.end + 1] == ","
        with_partner = text[span.end : span.end + 4] == " ve " or text[max(0, span.start - 4) : span.start] == " ve "
        if not resolved.toponym.literal or bare or with_partner:
            found.append((span, place.name))
    return tuple(found)


def actors_of(*groups: Iterable[tuple[Span, str]]) -> tuple[str, ...]:
    """Names in the order of the sentence, each once, a name inside another's span left out."""
    spans = [pair for group in groups for pair in group]
    if len(spans) > 1:
        spans.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    kept: list[tuple[Span, str]] = []
    for span, name in spans:
        if not any(other.covers(span) for other, _ in kept) and all(name != seen for _, seen in kept):
            kept.append((span, name))
    return tuple([name for _, name in kept])


def _names(text: str, reading: Reading) -> Iterator[tuple[Span, str]]:
    if reading.standing == "heading" and _shouted(text, reading):
        return
    for run in _runs(reading):
        yield from _named(text, reading, run)


def _shouted(text: str, reading: Reading) -> bool:
    part = reading.span.of(text)
    return len(part) > 3 and sum(1 for c in part if c != fold_case(c)) > 0.6 * sum(1 for c in part if c.isalpha())


def _runs(reading: Reading) -> Iterator[list[Word]]:
    """Stretches of capitalised words; a mark, a suffix behind an apostrophe or a date ends one."""
    run: list[Word] = []
    free = 0  # the word behind the run
    for at in [at for at, word in enumerate(reading.words) if word.capital]:
        word = reading.words[at]
        if run and at > free:
            yield run
            run = []
        if _may_name(reading, at):
            run.append(word)
            free = at + 1
            if word.after or _inflected(word.folded):
                yield run
                run = []
    if run:
        yield run


def _may_name(reading: Reading, at: int) -> bool:
    """False for words that have their capital from elsewhere: a date, the start of a sentence, an event's own word."""
    word = reading.words[at]
    leads = not word.after and at + 1 < len(reading.words) and reading.words[at + 1].capital
    bare = before_apostrophe(word.folded)
    if bare in _NOT_NAMES and not (leads and bare in _NAMES_BEGIN):
        return False
    if reading.times and _touches(word.start, word.end, [time.span for time in reading.times]):
        return False
    if at or reading.standing in {"heading", "subheading"} or _touches(word.start, word.end, _placed(reading)):
        return True
    if leads:
        return form_of(word.folded) not in {"participle", "converb"}
    return not any(trigger.first == 0 for trigger in reading.triggers)


def _placed(reading: Reading) -> list[Span]:
    return [resolved.toponym.span for resolved in reading.toponyms]


def _touches(start: int, end: int, spans: Iterable[Span]) -> bool:
    """True if one of the spans has a code point of `start..end`."""
    return any(span.start < end and start < span.end for span in spans)


@per_word
def _inflected(folded: str) -> bool:
    return any(mark in folded for mark in APOSTROPHES)


def _named(text: str, reading: Reading, run: list[Word]) -> Iterator[tuple[Span, str]]:
    end = run[-1].start + len(before_apostrophe(run[-1].folded))
    bodies = [at for at, word in enumerate(run) if _is_body(word.folded)]
    person = _after_office(run[bodies[-1] + 1 :] if bodies else run)
    if bodies:
        body = Span(run[0].start, run[bodies[-1]].end)
        yield body, _without_case(body.of(text))
        if len(person) >= _FULL:
            yield Span(person[0].start, end), text[person[0].start : end]
        return
    if not person or (reading.toponyms and _touches(person[0].start, end, _placed(reading))):
        return
    name = text[person[0].start : end]
    if len(name) > _SHORTEST and not any(map(str.isdigit, name)):
        yield Span(person[0].start, end), name


@per_word
def _is_body(folded: str) -> bool:
    return _ORGANISATION.match(folded) is not None


def _after_office(run: list[Word]) -> list[Word]:
    """The words behind the last office ("Cumhurbaşkanı İlham Aliyev" -> İlham Aliyev); all words without one."""
    offices = [at for at, word in enumerate(run) if _is_office(word.folded)]
    return run[offices[-1] + 1 :] if offices else run


@per_word
def _is_office(folded: str) -> bool:
    return folded in _ROLES or _OFFICE.match(folded) is not None


_CASE_OF_BODY = re.compile(r"(?<=[ıiuü])(?:n[ıiuü]n|n[ae]|n[ıi]|nd[ae]n?|yl[ae]|nca|nce)$")


def _without_case(name: str) -> str:
    """ "Savunma Bakanlığından" -> "Savunma Bakanlığı"; what stands behind an apostrophe goes too."""
    for mark in APOSTROPHES:
        name = name.split(mark, 1)[0]
    match = _CASE_OF_BODY.search(fold_case(name))
    return name[: match.start()] if match else name


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Short form -> the one longer name of the article that ends (a surname) with it; ambiguous surnames stay short."""
    distinct = sorted(set(names), key=lambda name: (-name.count(" "), name))
    full: dict[str, str] = {}
    for name in distinct:
        if " " in name:
            continue
        longer = [
            other for other in distinct if other.endswith(" " + name) and not _ORGANISATION.search(fold_case(other))
        ]
        if len(longer) == 1:
            full[name] = longer[0]
    return full
