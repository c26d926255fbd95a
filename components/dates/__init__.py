"""Dates: finds time expressions in Turkish text and puts them on the calendar.

lexicon and inflection know the words, pattern and rule are the language that the `rules_*` tables are written in,
tagger finds, joiner says what belongs together and guards what is no date, anchor and years give the drafts their
place on the calendar, values writes TIMEX3 and EDTF.
"""

from components.dates.expressions import tag
from components.dates.publication import infer_published

__all__ = ["infer_published", "tag"]
