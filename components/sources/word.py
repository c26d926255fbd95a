"""Word documents (DOCX): paragraphs and the cells of tables in the order of the page."""

import io
from collections.abc import Iterator
from typing import Any

from components.sources.draft import Draft, Unreadable
from components.sources.plain import first_line_title
from components.sources.published import not_after
from components.sources.visible import text_date

UNTITLED = "Word Document"  # what python-docx calls a document that states no title


def read_word(data: bytes, name: str) -> Draft:
    """The one article of a document; the day the file was made is only an upper bound of its publication."""
    import docx  # only for documents

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and of its own through
        raise Unreadable("sources.bad_docx") from error
    text = "\n".join(line for line in _lines(document) if line.strip())
    if not text:
        raise Unreadable("sources.empty")
    made = document.core_properties.created
    stated = document.core_properties.title
    return Draft(
        name=name,
        text=text,
        title=stated if stated and stated != UNTITLED else first_line_title(text),
        published=text_date(text) or (not_after(made.date()) if made and made.year > 2013 else None),
    )


def _lines(container: Any) -> Iterator[str]:
    for part in container.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            yield part.text
