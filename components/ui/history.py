"""What a person has corrected, and the way back."""

from datetime import datetime

import streamlit as st

from components.exchange.days import edtf_words
from components.library import Library
from components.library.edits import Edit, Saying
from components.ui.i18n import chosen, t

LATEST = 12  # corrections shown; taking them back shows the earlier ones


def show(library: Library) -> None:
    """The latest corrections, each with a button that takes it back."""
    made = [edit for edit in library.edits() if not edit.undone][-LATEST:]
    if not made:
        return
    st.caption(t("ui.corrections"))
    for edit in reversed(made):
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.text("\n".join(filter(None, (_title(library, edit), _told(edit)))))
        right.button(t("ui.undo"), key=f"undo_{edit.number}", on_click=_undo, args=(library, edit.number))


def _undo(library: Library, number: int) -> None:
    library.undo(number)


def _title(library: Library, edit: Edit) -> str:
    """What the corrected event is called now; nothing if its article was taken out."""
    mention = edit.body.mention if isinstance(edit.body, Saying) else edit.body.pairs[0][0]
    told = library.telling(mention)
    return library.events([told])[0].title if told else ""


def _told(edit: Edit) -> str:
    """A correction in a line: what was said, and when."""
    day = f"{datetime.fromisoformat(edit.made).astimezone():%d.%m.%Y %H:%M}"
    if not isinstance(edit.body, Saying):
        return f"{t(f'ui.edit_{edit.kind}')} · {day}"
    said = edit.body.override
    value = {
        "when": edtf_words(said.when.edtf, chosen()) if said.when else t("ui.undated"),
        "where": said.where.place.name if said.where else t("ui.unplaced"),
        "type": t(f"type.{said.type.value}") if said.type else "",
    }[said.field]
    return f"{t(f'ui.edit_{said.field}')}: {value} · {day}"
