"""What is drawn: colours that can be told apart, a map that takes nothing from outside, borders without slivers."""

import gzip
import json
import re

import pytest

from components.model import EventType
from components.views.folium_map import offline_map
from components.views.marks import DARK_GROUND, FAMILIES, FAMILY_OF, LIGHT_GROUND, contrast, marks
from components.views.outlines import outlines
from components.wording import table


def script(channel: str) -> str:
    """The JavaScript that folium makes of a map, with the random ids taken out."""
    atlas = offline_map(channel)
    atlas.get_root().render()
    return str(atlas.get_root().script.render()).replace(atlas.get_name(), "map")


def test_every_type_has_a_colour_and_a_name() -> None:
    assert set(FAMILY_OF) == set(EventType)
    assert set(FAMILY_OF.values()) < set(FAMILIES)
    assert {f"type.{kind}" for kind in EventType} <= set(table())


@pytest.mark.parametrize(("theme", "ground"), [("light", LIGHT_GROUND), ("dark", DARK_GROUND)])
def test_marks_stand_out_from_the_ground(theme: str, ground: str) -> None:
    for family, colours in FAMILIES.items():
        assert contrast(colours[theme], ground) >= 3, family


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_families_differ() -> None:
    for theme in ("light", "dark"):
        seen = {colours[theme] for family, colours in FAMILIES.items() if family != "other"}
        assert len(seen) == len(FAMILIES) - 1


def test_marks_are_json() -> None:
    assert json.loads(json.dumps(marks()))["types"]["afet"] == "harm"


def test_map_takes_nothing_from_outside() -> None:
    atlas = offline_map("channel")
    links = [link for _, link in (*atlas.default_js, *atlas.default_css)]
    assert all(link.startswith("/assets/") for link in links)
    html = atlas.get_root().render()
    assert not re.search(r"https?://(?!www\.w3\.org)", html.replace(atlas._repr_html_(), ""))


def test_script_of_the_map_is_constant() -> None:
    """streamlit-folium mounts a map anew when its script changes: between two runs of one session it must not."""
    assert script("channel") == script("channel")
    assert "OlayAtlasi.start(map, " in script("channel")


def test_script_holds_the_channel_as_json() -> None:
    assert '{"channel": "a\\u201d"}' in script("a”")


def test_outlines_are_closed_rings_that_share_their_borders() -> None:
    collection = json.loads(gzip.decompress(outlines()))
    rings = [ring for one in collection["features"] for part in one["geometry"]["coordinates"] for ring in part]
    assert len(collection["features"]) > 200
    assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in rings)
    near = [{tuple(point) for point in ring if 36 < point[0] < 44 and 36 < point[1] < 42} for ring in rings]
    turkey = max(near, key=len)
    shared = [len(turkey & other) for other in near if other and other is not turkey]
    assert max(shared) > 50
