"""The tree of errors. An error is raised only when a person must act; its text is one sentence that says what to do.

OlayAtlasiError
├── UnreadableInput        a file, row or page that gives no article (named; the others go on)
│   └── TooLarge           over a stated limit of size or count
├── GazetteerMissing       the index is not built, or by another version: run `python -m components gazetteer build`
├── InvalidSelection       a filter value that means nothing (which field, which value)
├── LibraryError           the library's file cannot be opened or written
└── GeocodingError         the online service did not answer
    ├── GeocodingRefused   it said no (rate, user agent, key)
    └── GeocodingOffline   it was not reached
"""


class OlayAtlasiError(Exception):
    """Anything this house raises on purpose."""


class UnreadableInput(OlayAtlasiError):
    """A file, row or page gives no article."""


class TooLarge(UnreadableInput):
    """An input is over a stated limit."""


class GazetteerMissing(OlayAtlasiError):
    """The gazetteer index is not there or not of this version."""


class InvalidSelection(OlayAtlasiError):
    """A filter value means nothing."""


class LibraryError(OlayAtlasiError):
    """The library's file cannot be opened or written."""


class GeocodingError(OlayAtlasiError):
    """The online service gave no answer."""


class GeocodingRefused(GeocodingError):
    """The online service said no."""


class GeocodingOffline(GeocodingError):
    """The online service was not reached."""
