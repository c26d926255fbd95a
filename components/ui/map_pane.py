"""The map in the page. streamlit-folium is imported here, inside a script run, and nowhere else: imported by the server
itself it registers nothing, and every visitor's map is a 404."""

from components.views.folium_map import offline_map

HEIGHT = 410  # px, as the timeline beside it


def show(channel: str) -> None:
    """Mount the map once; nothing comes back from it through Streamlit, so panning costs no rerun."""
    from streamlit_folium import st_folium  # see the first lines of this file

    st_folium(offline_map(channel), key="atlas", height=HEIGHT, use_container_width=True, returned_objects=[])
