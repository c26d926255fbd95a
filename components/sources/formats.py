"""Which reader reads which bytes: the content decides where it can be told, else the suffix of the name."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from components.sources.archive import members
from components.sources.decode import decode, decode_as_is
from components.sources.draft import Draft, Failure, OverLimit, Unreadable, failure
from components.sources.feed import read_feed
from components.sources.pdf import read_pdf
from components.sources.plain import read_plain
from components.sources.records import read_json, read_lines
from components.sources.table import read_csv, read_workbook
from components.sources.webpage import read_page
from components.sources.word import read_word
from components.text.turkish import fold_plain

MAX_FILE_BYTES = 200_000_000

Found = Iterator[Draft | Failure]
Reader = Callable[[bytes, str], Found]


def _one(read: Callable[[bytes, str], Draft]) -> Reader:
    """A reader of one article as a reader of several."""

    def several(data: bytes, name: str) -> Found:
        yield read(data, name)

    return several


def _text(read: Callable[[str, str], Found], decoder: Callable[[bytes], str] = decode) -> Reader:
    """A reader of text as a reader of bytes."""

    def decoded(data: bytes, name: str) -> Found:
        yield from read(decoder(data), name)

    return decoded


READERS: dict[str, Reader] = {
    "txt": _one(lambda data, name: read_plain(decode(data), name)),
    "html": _one(read_page),
    "feed": read_feed,
    "pdf": _one(read_pdf),
    "docx": _one(read_word),
    "csv": _text(read_csv),
    "xlsx": read_workbook,
    "jsonl": _text(read_lines, decode_as_is),
    "json": _text(read_json, decode_as_is),
}
SUFFIXES = {
    "txt": "txt text md markdown",
    "html": "html htm xhtml mhtml",
    "feed": "xml rss atom rdf",
    "pdf": "pdf",
    "docx": "docx",
    "csv": "csv tsv tab",
    "xlsx": "xlsx xlsm",
    "jsonl": "jsonl ndjson",
    "json": "json",
    "zip": "zip",
}
_FORMAT_OF = {suffix: form for form, suffixes in SUFFIXES.items() for suffix in suffixes.split()}


def format_of(data: bytes, name: str) -> str:
    """The format of a file; raises `Unreadable` for a known binary format that cannot be read."""
    suffix = fold_plain(PurePosixPath(name.replace("\\", "/")).suffix).removeprefix(".")
    form = _FORMAT_OF.get(suffix)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return form if form in {"docx", "xlsx"} else "zip"
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise Unreadable("sources.old_office")
    if form in {"pdf", "docx", "xlsx", "zip"}:
        raise Unreadable("sources.not_its_format", suffix)
    return form if form and form != "txt" else _by_content(head) or "txt"


def _by_content(head: bytes) -> str | None:
    """The format of a file whose name says nothing or only that it is text; None for plain text."""
    start = head[:200].removeprefix(b"<?xml")
    if b"<rss" in head or b"<feed" in head or b"<rdf:RDF" in head:
        return "feed"
    if start.startswith((b'{"', b'[{"', b"{\n")):
        return "json"
    lowered = start.replace(b"HTML", b"html").replace(b"DOCTYPE", b"doctype")
    return "html" if lowered.startswith((b"<!doctype html", b"<html")) else None


def drafts(data: bytes, name: str, inside_archive: bool = False) -> Found:
    """What stands in some bytes, before normalisation; never raises for their content."""
    try:
        if not data.strip():
            raise Unreadable("sources.empty")
        if len(data) > MAX_FILE_BYTES:
            raise OverLimit("sources.large_file", len(data) // 1_000_000, MAX_FILE_BYTES // 1_000_000)
        form = format_of(data, name)
        if form != "zip":
            yield from READERS[form](data, name)
        elif inside_archive:
            raise Unreadable("sources.nested_zip")
        else:
            yield from _archived(data, name)
    except Unreadable as error:
        yield failure(name, error)


def _archived(data: bytes, name: str) -> Found:
    for found in members(data, name):
        if isinstance(found, Failure):
            yield found
        else:
            yield from drafts(*found, inside_archive=True)
