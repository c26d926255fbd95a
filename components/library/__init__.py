"""Articles and their events on disk: added to safely, asked quickly."""

from components.library.library import Library, default_library_path, home_path
from components.library.refusal import Refusal
from components.library.selection import InvalidValue, from_query, to_query

__all__ = ["InvalidValue", "Library", "Refusal", "default_library_path", "from_query", "home_path", "to_query"]
