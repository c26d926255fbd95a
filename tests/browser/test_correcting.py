"""A person corrects an event from its card, sees list, map and card follow, and takes it back."""

from typing import Any

CHOSEN = """place => [...document.querySelectorAll('[role="dialog"] [data-testid="stSelectbox"]')]
    .some(box => (box.innerText + box.querySelector("input")?.value).includes(place))"""


def test_a_place_is_corrected_and_taken_back(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    events, card, dialog = (page.page.locator(css) for css in (".st-key-events", ".st-key-card", '[role="dialog"]'))
    events.locator("[data-event-id]").first.click()
    card.locator("h2").wait_for()
    title = card.locator("h2").inner_text()
    before = card.locator("dd").nth(1).inner_text()
    card.get_by_role("button", name="Düzelt").click()
    dialog.get_by_label("Yer ara").fill("Sivrihisar")
    dialog.get_by_label("Yer ara").press("Enter")
    page.page.wait_for_function(CHOSEN, arg="Sivrihisar")
    dialog.get_by_role("button", name="Kaydet").click()
    card.locator("dd", has_text="Sivrihisar").wait_for()
    assert card.locator("h2").inner_text() == title
    events.locator('[aria-selected="true"]', has_text="Sivrihisar").wait_for()
    page.frame().locator(".oa-tip-selected", has_text="Sivrihisar").first.wait_for()
    page.page.get_by_role("button", name="Ayarlar").click()
    page.page.get_by_role("button", name="Geri al").click()
    card.locator("dd", has_text=before).wait_for()


def test_a_page_inside_another_one_corrects_nothing(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?embed=true"))
    page.page.locator(".st-key-events [data-event-id]").first.click()
    page.page.locator(".st-key-card h2").wait_for()
    assert page.page.get_by_role("button", name="Düzelt").count() == 0
