"""What a command is given: files, folders, or JSON Lines on standard input. A bad one is named, the rest go on."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from components.sources import SUFFIXES, Draft, Failure, Unreadable, drafts, failure
from components.sources.records import read_line
from components.text.turkish import fold_plain

PIPE = "-"
_KNOWN = frozenset(f".{suffix}" for suffixes in SUFFIXES.values() for suffix in suffixes.split())


def given(paths: Iterable[str]) -> Iterator[Draft | Failure]:
    """The articles of all paths, in the order given; `-` is JSON Lines on standard input."""
    for path in paths:
        yield from piped() if path == PIPE else from_file(Path(path))


def piped() -> Iterator[Draft | Failure]:
    """One article a line, read as the lines come. The words of a record are taken as they are."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        name = f"stdin:{number}"
        try:
            words = line.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield failure(name, Unreadable("sources.not_utf8"))
            continue
        if words.strip():
            yield read_line(words, name)


def from_file(path: Path) -> Iterator[Draft | Failure]:
    """The articles of a file, or of all readable files under a folder in the order of their names."""
    if path.is_dir():
        files = [one for one in sorted(path.rglob("*")) if one.is_file() and fold_plain(one.suffix) in _KNOWN]
        if not files:
            yield failure(str(path), Unreadable("sources.empty_folder"))
        for file in files:
            yield from from_file(file)
        return
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        yield failure(str(path), Unreadable("sources.missing_file"))
        return
    except OSError as error:
        yield failure(str(path), Unreadable("sources.unreadable_file", error.strerror or error))
        return
    yield from drafts(data, str(path))
