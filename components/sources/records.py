"""JSON and JSON Lines: one article an object, under the names that news corpora and extractors use."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from components.sources.draft import Draft, Failure, Unreadable, failure
from components.sources.plain import first_line_title, stated_date
from components.sources.visible import address_date, text_date
from components.text.turkish import fold_case

COLUMNS = {
    "text": "text metin content içerik icerik maintext main_text body gövde haber_metni haber article raw_text"
    " özet summary description spot",
    "title": "title başlık baslik headline manşet title_page",
    "published": "published tarih date date_publish datepublished published_at publish_date pubdate pub_date yayın"
    " yayın_tarihi yayin_tarihi published_date created_at",
    "url": "url link adres source_url bağlantı",
    "publisher": "publisher kaynak source yayıncı sitename source_domain hostname gazete site",
    "language": "language lang dil",
    "id": "id kimlik article_id",
}
_FIELD_OF = {word: field for field, words in COLUMNS.items() for word in words.split()}
_RANK = {word: rank for words in COLUMNS.values() for rank, word in enumerate(words.split())}
_WRAPPERS = ("articles", "items", "documents", "data", "haberler", "results")


def columns(names: list[str]) -> dict[str, str]:
    """Which of these column names holds which field; where two would do, the more telling one."""
    chosen: dict[str, str] = {}
    for name in sorted(names, key=lambda name: _RANK.get(_key(name), 99)):
        field = _FIELD_OF.get(_key(name))
        if field:
            chosen.setdefault(field, name)
    return chosen


def _key(name: str) -> str:
    return fold_case(name.strip()).replace(" ", "_").replace("-", "_")


def draft(values: Mapping[str, Any], name: str) -> Draft:
    """The article of one object or row; raises `Unreadable` without a text and for a date that is none."""
    where = columns(list(values))
    fields = {field: _words(values[column]) for field, column in where.items()}
    text = fields.get("text", "")
    if not text.strip():
        raise Unreadable("sources.no_text_field" if "text" not in where else "sources.empty")
    url = fields.get("url") or None
    return Draft(
        name=name,
        text=text,
        title=fields.get("title") or first_line_title(text),
        published=stated_date(fields.get("published", "")) or (address_date(url) if url else None) or text_date(text),
        url=url,
        publisher=fields.get("publisher") or None,
        language=fields.get("language") or None,
        id=_identity(values, where),
    )


def _identity(values: Mapping[str, Any], where: Mapping[str, str]) -> str | int | None:
    """The record's id as it is written, a number or words; None without one."""
    identity = values.get(where.get("id", ""))
    return identity if isinstance(identity, str | int) and identity != "" else None


def _words(value: Any) -> str:
    """A field as words; null is nothing, a list is its first element, an object its name (schema.org publishers)."""
    if isinstance(value, list):
        return _words(value[0]) if value else ""
    if isinstance(value, dict):
        return _words(value.get("name", value.get("@id", "")))
    return "" if value is None else str(value)


def read_lines(text: str, name: str) -> Iterator[Draft | Failure]:
    """Articles of JSON Lines, in order; a bad line is named by its number and the others go on."""
    if not text.strip():
        yield failure(name, Unreadable("sources.empty"))
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield read_line(line, f"{name}:{number}")


def read_line(line: str, name: str) -> Draft | Failure:
    """The article of one line of JSON."""
    values: dict[str, Any] = {}
    try:
        values = _object(line)
        return draft(values, name)
    except Unreadable as error:
        return failure(name, error, _identity(values, columns(list(values))))


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable("sources.bad_json", error) from error
    if not isinstance(value, dict):
        raise Unreadable("sources.no_object")
    return value


def read_json(text: str, name: str) -> Iterator[Draft | Failure]:
    """Articles of a JSON file: one object, a list of them, or a list under a usual name ("articles")."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip().startswith("{") and "\n" in text.strip():
            yield from read_lines(text, name)
        else:
            yield failure(name, Unreadable("sources.bad_json", error))
        return
    found = _listed(value)
    for number, one in enumerate(found, 1):
        label = name if len(found) == 1 else f"{name}:{number}"
        try:
            if not isinstance(one, dict):
                raise Unreadable("sources.no_object")
            yield draft(one, label)
        except Unreadable as error:
            yield failure(label, error)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        inner = next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), None)
        return inner if inner is not None else [value]
    return [value]
