"""Places of a text: build and open the gazetteer, find place names, decide which place each means."""

from components.places.build import build_gazetteer
from components.places.gazetteer import Gazetteer, Match, describe, gazetteer_path, open_gazetteer
from components.places.recognizer import recognise
from components.places.resolver import locate, resolve

__all__ = [
    "Gazetteer",
    "Match",
    "build_gazetteer",
    "describe",
    "gazetteer_path",
    "locate",
    "open_gazetteer",
    "recognise",
    "resolve",
]
