"""Colours of the kinds of event, in one place for timeline, map, list and legend.

Fourteen hues cannot be told apart, six can, also by the colour-blind: the families take the hues of Okabe and Ito
("Color Universal Design", 2008), darkened for light paper and lightened for dark, each at least 3:1 against its ground
(WCAG 2.2, 1.4.11). Colour never stands alone: list, card and tooltip name the type in words.
"""

from components.model import EventType

LIGHT_GROUND = "#fbfaf6"
DARK_GROUND = "#16181b"

FAMILIES: dict[str, dict[str, str]] = {
    "talks": {"light": "#0a6aa8", "dark": "#5db4e8"},
    "conflict": {"light": "#c2500a", "dark": "#f0883e"},
    "harm": {"light": "#3b3733", "dark": "#d9d4ca"},
    "public": {"light": "#a5487f", "dark": "#e08fbf"},
    "justice": {"light": "#0b7d5c", "dark": "#35c49a"},
    "words": {"light": "#7b766c", "dark": "#9a958b"},
    "other": {"light": "#7b766c", "dark": "#9a958b"},
}

FAMILY_OF: dict[EventType, str] = {
    EventType.MEETING: "talks",
    EventType.VISIT: "talks",
    EventType.AGREEMENT: "talks",
    EventType.DEESCALATION: "talks",
    EventType.OPERATION: "conflict",
    EventType.ATTACK: "conflict",
    EventType.EXPLOSION: "conflict",
    EventType.DEATHS: "harm",
    EventType.DISASTER: "harm",
    EventType.PROTEST: "public",
    EventType.ELECTION: "public",
    EventType.ARREST: "justice",
    EventType.COURT: "justice",
    EventType.STATEMENT: "words",
}


def marks() -> dict[str, dict[str, object]]:
    """The table as the browser reads it: families with a colour for each theme, types with their family."""
    return {"families": dict(FAMILIES), "types": {str(kind): family for kind, family in FAMILY_OF.items()}}


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1..21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
