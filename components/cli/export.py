"""`export`: what is selected of a library, as a file that others read."""

import sys
from collections.abc import Iterable
from pathlib import Path

from components.errors import LibraryError
from components.exchange import write
from components.library import Library, from_query

FILE_NAME = "library.sqlite"


def exported(folder: Path, form: str, pairs: Iterable[tuple[str, str]], output: Path | None, language: str) -> None:
    """Write the selected events of a library to a file or to stdout."""
    if not (folder / FILE_NAME).is_file():
        raise LibraryError(
            f"{folder} holds no library: run `python -m components ingest PATH --library {folder}` first"
        )
    data = write(form, Library.open(folder).export_records(from_query(pairs)), language)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise LibraryError(f"{output} cannot be written: {error.strerror or error}") from error
