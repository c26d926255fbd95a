"""Data on standard output: JSON Lines in UTF-8, each line at once so that a pipe sees it."""

import json
import sys
from typing import Any


def write(words: str) -> None:
    """One line."""
    sys.stdout.buffer.write(words.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


def complain(words: str) -> None:
    """One line on stderr: what failed, and what was done."""
    sys.stderr.write(f"{words}\n")


def line(record: dict[str, Any]) -> str:
    """A record as one line of JSON; half letters of broken UTF-16 are escaped, all else stays readable."""
    words = json.dumps(record, ensure_ascii=False)
    return words if words.isascii() or _encodable(words) else json.dumps(record)


def _encodable(words: str) -> bool:
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
