"""The words of the house in Turkish and English: reasons, kinds, types and labels, one a line in the `.tsv` beside.

A row is `code <TAB> Turkish <TAB> English`; `{0}`, `{1}` are filled with a `Reason`'s words. Each room that explains
itself keeps a file of its own (`dates.tsv`, `places.tsv`, `events.tsv`, `ui.tsv`), so a code starts with its room.
"""

from functools import cache
from importlib.resources import files

from components.model import Reason

LANGUAGES = ("tr", "en")


@cache
def table() -> dict[str, tuple[str, str]]:
    """All codes with their Turkish and English sentences."""
    rows: dict[str, tuple[str, str]] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if file.name.endswith(".tsv"):
            for line in file.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    code, turkish, english = line.split("\t")
                    rows[code] = (turkish, english)
    return rows


def say(code: str, language: str = "tr", *args: object) -> str:
    """The sentence of a code; raises KeyError for a code without a row, so that a missing translation is seen."""
    return table()[code][LANGUAGES.index(language)].format(*args)


def explain(reason: Reason, language: str = "tr") -> str:
    """A reason as a sentence."""
    return say(reason.code, language, *reason.args)
