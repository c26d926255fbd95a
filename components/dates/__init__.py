"""Dates: finds time expressions in Turkish text and puts them on the calendar.

lexicon and inflection know the words, pattern and rule are the language the `rules_*` tables are written in, tagger finds,
joiner and guards decide what belongs together and what is no date, anchor and years give the drafts their place.
"""

from components.dates.expressions import tag
from components.dates.publication import infer_published

__all__ = ["infer_published", "tag"]
