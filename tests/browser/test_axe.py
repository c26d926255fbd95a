"""axe-core finds nothing that keeps people out: not in the page, nor in the map's frame, nor in a window over them."""

from typing import Any

import pytest

# Folium writes a viewport into the map's frame; there it has no effect, only the page's counts.
IN_A_FRAME = {"rules": {"meta-viewport": {"enabled": False}}}


def violations(frame: Any, options: dict[str, Any] | None = None) -> list[str]:
    """What axe-core objects to in a frame, a line each."""
    from axe_playwright_python.sync_playwright import Axe  # it imports Playwright, which a machine may do without

    found = Axe().run(frame, options=options).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_keeps_people_out(visit: Any, atlas: Any, scheme: str, width: int) -> None:
    page = atlas(visit(width=width, color_scheme=scheme))
    page.settle("72 / 72 olay")
    if width < 640:
        page.page.get_by_role("tab", name="Olaylar").click()
    page.page.locator(".st-key-events [data-event-id]").first.click()
    page.page.locator(".st-key-card h2").wait_for()
    assert violations(page.page) == []
    page.frame().locator(".oa-mark").first.wait_for(state="attached")  # on a phone it is behind a tab
    (atlas_frame,) = [frame for frame in page.page.frames if "/component/" in frame.url]
    assert violations(atlas_frame, IN_A_FRAME) == []


def test_the_window_for_corrections(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.page.locator(".st-key-events [data-event-id]").first.click()
    page.page.locator(".st-key-card").get_by_role("button", name="Düzelt").click()
    page.page.get_by_role("dialog").get_by_label("Nerede").wait_for()
    assert violations(page.page) == []
