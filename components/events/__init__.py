"""What happened, told once: triggers -> mentions (extract) -> events with all their reports (link) -> relations.

The public doors: `extract` (one article), `link` and its incremental form `Linker`, `sketch` and `find_copies`
(near-duplicate articles). Knows nothing of files, screens or how dates and places were found.
"""

from components.events.copies import find_copies, sketch
from components.events.extractor import extract
from components.events.kinds import Kind, kinds
from components.events.linker import Changes, Linked, LinkEdits, Linker, link

__all__ = ["Changes", "Kind", "LinkEdits", "Linked", "Linker", "extract", "find_copies", "kinds", "link", "sketch"]
