"""The map that Streamlit shows: a `folium.Map` that takes everything from this machine and holds no data.

streamlit-folium mounts a map anew when its script changes, and its hash of the script passes over `_name` parts, so
data in the script would flicker or, worse, stay as it was. So the script is one constant line; what is drawn, in
which language and colours, comes from the JSON API and from the other panes.
"""

import json

import folium
from branca.element import MacroElement
from folium.template import Template

SCRIPTS = [("leaflet", "/assets/leaflet/leaflet.js"), ("olay_atlasi", "/assets/app/map_entry.js")]
STYLES = [("leaflet_css", "/assets/leaflet/leaflet.css"), ("olay_atlasi_css", "/assets/app/map.css")]
_START = (
    "{% macro script(this, kwargs) %}OlayAtlasi.start({{ this._parent.get_name() }}, {{ this.options }});{% endmacro %}"
)


class OfflineMap(folium.Map):
    """Leaflet and our layer, nothing from a content network: no jQuery, no Bootstrap, no icon fonts."""

    default_js = SCRIPTS
    default_css = STYLES


class Layer(MacroElement):
    """The call that starts our layer; `channel` = name of the BroadcastChannel that links the panes of one session."""

    _template = Template(_START)

    def __init__(self, channel: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "OlayAtlasi"
        self.options = json.dumps({"channel": channel})


def offline_map(channel: str) -> OfflineMap:
    """A new map each time: `st_folium` changes the object that it is given, so a map is never kept."""
    atlas = OfflineMap(location=(39.0, 35.0), zoom_start=5, tiles=None, min_zoom=2, max_zoom=13, world_copy_jump=True)
    atlas.options["maxZoom"] = 13  # folium's `max_zoom` reaches only its own tile layer
    atlas.options["minZoom"] = 2
    atlas.options["zoomSnap"] = 0.5
    atlas.options["fadeAnimation"] = False  # else two titles stand on the map for a fifth of a second
    Layer(channel).add_to(atlas)
    return atlas
