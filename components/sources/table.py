"""Tables, one article a row: CSV and TSV as they come (comma, semicolon, tab; any encoding), and XLSX."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from components.sources.draft import Draft, Failure, OverLimit, Unreadable, failure
from components.sources.records import columns, draft

MAX_ROWS = 1_000_000
_DELIMITERS = "\t;,|"
_NO_DELIMITER = "\x1f"  # a table of one column, whose texts may hold any of the others
_STATED_DELIMITER = re.compile(r"sep=(.)\r?\n")  # how Excel says it
csv.field_size_limit(4_000_000)


def read_csv(text: str, name: str) -> Iterator[Draft | Failure]:
    """Articles of a table with a header line; the delimiter is the one that splits that line into most columns."""
    stated = _STATED_DELIMITER.match(text)
    first = text[stated.end() if stated else 0 :].lstrip("\r\n").split("\n", 1)[0]
    delimiter = stated[1] if stated else max(_DELIMITERS, key=first.count)
    if delimiter not in first:
        delimiter = _NO_DELIMITER
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    yield from _articles(_below(rows) if stated else rows, name)


def _below(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """All rows; the one that states the delimiter becomes an empty one, so that rows keep their numbers."""
    for number, row in enumerate(rows):
        yield row if number else []


def read_workbook(data: bytes, name: str) -> Iterator[Draft | Failure]:
    """Articles of the sheets of an XLSX file that have a column of texts; cells that are dates stay dates."""
    import openpyxl  # only for workbooks

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # openpyxl lets errors of zipfile, xml and of its own through
        raise Unreadable("sources.bad_workbook") from error
    sheets = book.worksheets
    for sheet in sheets:
        label = name if len(sheets) == 1 else f"{name}/{sheet.title}"
        rows = ([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))
        found = _articles(rows, label)
        yield from found if len(sheets) == 1 else _with_text(found)


def _with_text(found: Iterator[Draft | Failure]) -> Iterator[Draft | Failure]:
    """What a sheet gives, and nothing for a sheet of other things."""
    first = next(found, None)
    if first is None or (isinstance(first, Failure) and first.reason.code == "sources.no_text_column"):
        return
    yield first
    yield from found


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _articles(rows: Iterable[list[str]], name: str) -> Iterator[Draft | Failure]:
    numbered = _numbered(rows)
    header = next((row for _, row in numbered if any(cell.strip() for cell in row)), None)
    if header is None:
        yield failure(name, Unreadable("sources.empty"))
        return
    if "text" not in columns(header):
        yield failure(name, Unreadable("sources.no_text_column", ", ".join(cell for cell in header if cell)[:200]))
        return
    for number, row in numbered:
        if any(cell.strip() for cell in row):
            yield _row(header, row, f"{name}:{number}")


def _numbered(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number, from 1; a row the parser cannot read ends the table with its number in the sentence."""
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number > MAX_ROWS:
                raise OverLimit("sources.many_rows", MAX_ROWS)
            yield number, row
    except csv.Error as error:
        raise Unreadable("sources.bad_row", number + 1, error) from error


def _row(header: list[str], row: list[str], name: str) -> Draft | Failure:
    try:
        return draft(dict(zip(header, row, strict=False)), name)
    except Unreadable as error:
        return failure(name, error)
