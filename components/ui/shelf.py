"""What all sessions and the routes beside the page share: the library and the gazetteer, opened once a process.

The server's half of `app.py` imports this file, so nothing here may import a Streamlit component.
"""

from functools import cache
from pathlib import Path

from components.library import Library, default_library_path
from components.places import Gazetteer, open_gazetteer

ASSETS = Path(__file__).parent / "assets"


@cache
def library() -> Library:
    """The person's library; made where there is none."""
    return Library.open(default_library_path())


@cache
def gazetteer() -> Gazetteer:
    """The index of place names; GazetteerMissing where it is not built."""
    return open_gazetteer()
