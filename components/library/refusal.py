"""Why: who corrects an event in Turkish is told in Turkish what cannot be done."""

from components.errors import LibraryError
from components.model import Reason


class Refusal(LibraryError):
    """A library error with its `reason` for the rooms that have words in both languages; the text itself is English."""

    def __init__(self, sentence: str, code: str, *words: object) -> None:
        """`{0}`, `{1}` of the sentence are filled with `words`, as those of the code's row are."""
        self.reason = Reason(code, tuple(map(str, words)))
        super().__init__(sentence.format(*words))
