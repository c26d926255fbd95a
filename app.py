"""Front door: `streamlit run app.py`. Seen by the server it is the web application, run by Streamlit it is the page.

The server's half must never import the page: streamlit-folium, imported outside a script run, gives every visitor a map
that is 404.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from threading import Thread

    from components.server import middleware, routes
    from components.ui.shelf import ASSETS, library
    from components.views.outlines import outlines

    Thread(target=outlines, daemon=True).start()  # a second of work that the first visitor's map would wait for

    app = st.App(__file__, routes=routes(library, ASSETS), middleware=middleware())
else:
    from components.ui import page

    page.show()
