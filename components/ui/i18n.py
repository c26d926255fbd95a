"""Which language the page speaks, and its words."""

import streamlit as st

from components.errors import LibraryError
from components.library import Refusal
from components.wording import LANGUAGES, explain, say, table


def chosen() -> str:
    """The language of this session: of the address, else of the browser (Turkish if it says nothing)."""
    state = st.session_state
    if "language" not in state:
        asked = st.query_params.get("lang", "")
        browser = st.context.locale or "tr"
        state.language = asked if asked in LANGUAGES else "tr" if browser.startswith("tr") else "en"
    return str(state.language)


def t(code: str, *args: object) -> str:
    """A sentence of the house in the language of this session."""
    return say(code, chosen(), *args)


def words() -> dict[str, str]:
    """All sentences in the language of this session, unfilled, for the panes in the browser."""
    at = LANGUAGES.index(chosen())
    return {code: row[at] for code, row in table().items()}


def number(value: int) -> str:
    """A count with the thousands set apart as the language does."""
    return f"{value:,}".replace(",", "." if chosen() == "tr" else ",")


def because(error: LibraryError) -> str:
    """What a library refuses, in the language of this session where it knows how to say it."""
    return explain(error.reason, chosen()) if isinstance(error, Refusal) else str(error)


def plain(text: str) -> str:
    """Text from articles for a Streamlit label: labels are Markdown, and Markdown pictures are fetched from outside."""
    return "".join(f"\\{letter}" if letter in _MARKDOWN else letter for letter in text)


_MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$:&\"'=/^@%")
