"""Dates: our tagger beside dateparser and Duckling on the same annotated texts, in one run."""
