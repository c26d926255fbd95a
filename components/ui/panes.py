"""The panes as Custom Components (v2): each is a little HTML; its script is a module that this server serves.

The panes talk to each other in the browser and to the JSON API, so they take next to nothing from Python and a click
costs no rerun. Only the header speaks with Python. Register at import: a component belongs to the running app.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.ui.shelf import ASSETS

# The script that Streamlit wraps into a blob has no address of its own, hence the one of the page.
_BOOT = """
export default async function (component) {{
  const pane = await import(new URL("assets/app/{name}.js", document.baseURI).href);
  return pane.default(component);
}}
"""

_HEADER = """
<div class="header">
  <h1>Olay Atlası</h1><span class="sub"></span>
  <div class="numbers"><span class="rest"></span>
    <span class="count" data-testid="count" aria-live="polite"></span></div>
  <div class="switches"><button type="button" class="lang"></button><button type="button" class="theme"></button></div>
  <p class="notice" role="alert" data-testid="notice" hidden></p>
  <div class="tabs" role="tablist"></div>
</div>
"""

_TIMELINE = """
<div class="timeline">
  <div class="bar" role="toolbar">
    <span class="window"></span>
    <button type="button" data-act="in">+</button><button type="button" data-act="out">−</button>
    <button type="button" data-act="all"></button><button type="button" data-act="range" hidden></button>
    <button type="button" data-act="clear" hidden></button>
  </div>
  <div class="stage" tabindex="0" role="application">
    <canvas></canvas>
    <div class="lanes" role="listbox" aria-orientation="horizontal"></div>
    <div class="handle" data-side="left" data-label="ui.range_start" tabindex="0" role="slider" hidden></div>
    <div class="handle" data-side="right" data-label="ui.range_end" tabindex="0" role="slider" hidden></div>
    <div class="hint" aria-hidden="true"></div>
    <p class="none" hidden></p>
  </div>
  <div class="live" aria-live="polite"></div>
</div>
"""

_LIST = """
<div class="list">
  <div class="top"><div class="trays" role="group"></div><select></select></div>
  <div class="rows" role="listbox"></div>
  <button type="button" class="more" hidden></button>
</div>
"""

_CARD = """
<section class="card" tabindex="-1"></section>
"""


def _pane(name: str, html: str) -> Callable[..., Any]:
    css = (ASSETS / "base.css").read_text("utf-8") + (ASSETS / f"{name}.css").read_text("utf-8")
    return st.components.v2.component(f"olay_atlasi_{name}", html=html, css=css, js=_BOOT.format(name=name))


_panes = {"header": _pane("header", _HEADER)} | {
    name: _pane(name, html) for name, html in (("timeline", _TIMELINE), ("list", _LIST), ("card", _CARD))
}


def header(data: dict[str, Any], on_commit: Callable[[], None]) -> None:
    """The hub: `data` is what all panes share; `on_commit` runs when a pane has changed the selection."""
    _panes["header"](key="hub", data=data, on_commit_change=on_commit)


def timeline(channel: str) -> None:
    """Density, axis and labelled events."""
    _panes["timeline"](key="timeline_pane", data={"channel": channel})


def events(channel: str) -> None:
    """The list: the text equivalent of timeline and map."""
    _panes["list"](key="list_pane", data={"channel": channel})


def card(channel: str) -> None:
    """One event with its evidence."""
    _panes["card"](key="card_pane", data={"channel": channel})


def name_upload_button(words: str) -> None:
    """Streamlit's upload button speaks English only; `words` come from our own table, never from an article."""
    button = '.st-key-add_form [data-testid="stFileUploaderDropzone"] button'
    st.html(
        f"<style>{button} p {{ font-size: 0; }} {button} p::after {{ content: '{words}'; font-size: 14px; }}</style>"
    )


def dress_page() -> None:
    """Our rules for Streamlit's own page."""
    st.html(f"<style>{(ASSETS / 'page.css').read_text('utf-8')}</style>")
