"""Keyboard, phone, both looks: everybody reaches every event."""

from typing import Any

import pytest

TABS = ("Zaman", "Harita", "Olaylar")
PANES = {"Zaman": ".st-key-timeline .timeline", "Harita": ".st-key-map iframe", "Olaylar": ".st-key-events .list"}


def test_timeline_by_keyboard(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.page.locator(".st-key-timeline .stage").focus()
    before = page.page.locator(".st-key-timeline .window").inner_text()
    page.page.keyboard.press("+")
    page.until_changed(".st-key-timeline .window", before)
    page.page.keyboard.press("Home")
    page.mark("event-fetih").wait_for()
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    page.card.locator("h2").wait_for()
    assert page.page.locator('.st-key-timeline [aria-selected="true"]').count() == 1


def test_range_by_keyboard(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=2022-06-01&to=2022-06-28"))
    page.settle("60 / 72 olay")
    page.page.locator('.st-key-timeline .handle[data-side="left"]').focus()
    page.page.keyboard.press("ArrowRight")
    page.settle("57 / 72 olay")
    assert "from=2022-06-02" in page.page.url


def test_list_by_keyboard(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    rows = page.page.locator(".st-key-events .row")
    rows.first.focus()
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    page.page.locator('.st-key-events .row[aria-selected="true"]').wait_for()
    assert rows.nth(1).get_attribute("aria-selected") == "true"


def test_marks_of_the_map_by_keyboard(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.pin("event-akkuyu").focus()
    page.page.keyboard.press("Enter")
    page.page.locator('.st-key-card .card[data-event-id="event-akkuyu"]').wait_for()


def test_the_map_is_one_tab_stop_and_keeps_the_focus(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    marks = page.frame().locator(".leaflet-marker-pane > *")
    assert marks.count() > 3
    assert page.frame().locator('.leaflet-marker-pane > [tabindex="0"]').count() == 1
    page.frame().locator('.leaflet-marker-pane > [tabindex="0"]').focus()
    page.page.keyboard.press("End")
    focused = page.frame().locator(".leaflet-marker-pane > :focus")
    assert focused.get_attribute("tabindex") == "0"
    last = focused.get_attribute("data-event-id")
    page.page.keyboard.press("ArrowRight")
    assert focused.get_attribute("data-event-id") == last
    page.page.keyboard.press("Enter")
    page.page.locator(f'.st-key-card .card[data-event-id="{last}"]').wait_for()
    page.frame().locator('.leaflet-marker-pane > :focus[aria-selected="true"]').wait_for()


def test_the_wheel_leaves_the_page_alone(visit: Any, atlas: Any) -> None:
    """Scrolling over the timeline scrolls the page; with Ctrl it zooms."""
    page = atlas(visit(height=600))
    box, window = page.stage(), page.page.locator(".st-key-timeline .window")
    before = window.inner_text()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.page.mouse.wheel(0, 200)
    page.until("() => document.querySelector('[data-testid=stMain]').scrollTop > 50")
    assert window.inner_text() == before
    page.page.mouse.wheel(0, -400)
    page.page.keyboard.down("Control")
    page.page.mouse.wheel(0, -200)
    page.page.keyboard.up("Control")
    page.until_changed(".st-key-timeline .window", before)


def test_from_centuries_to_hours(visit: Any, atlas: Any) -> None:
    """From six centuries down to the hours of one day, where the time of day is in sight."""
    page = atlas(visit("?from=2023-02-06&to=2023-02-06&event=event-deprem"))
    window = ".st-key-timeline .window"
    page.reads(window, "5–7 Şubat 2023")
    page.page.locator('.st-key-timeline [data-act="all"]').click()
    page.until_changed(window, "5–7 Şubat 2023: 2 olay")
    page.page.locator('.st-key-timeline [data-act="range"]').click()
    page.reads(window, "5–7 Şubat 2023")
    page.page.locator(".st-key-timeline .stage").focus()
    for _ in range(8):
        page.page.keyboard.press("+")
    page.reads(window, "6 Şubat 2023")
    page.page.locator('.st-key-timeline [data-act="clear"]').click()
    page.settle("72 / 72 olay")
    page.page.locator('.st-key-timeline [data-act="all"]').click()
    page.mark("event-fetih").wait_for()


@pytest.mark.parametrize("width", [360, 390])
def test_phone_has_tabs_and_no_sideways_scroll(visit: Any, atlas: Any, width: int) -> None:
    page = atlas(visit(width=width, height=800, has_touch=True, is_mobile=True))
    for tab in TABS:
        page.page.get_by_role("tab", name=tab).click()
        page.page.locator(PANES[tab]).wait_for()
        for other in set(TABS) - {tab}:
            assert not page.page.locator(PANES[other]).is_visible()
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_map_on_the_phone_draws_its_marks(visit: Any, atlas: Any) -> None:
    page = atlas(visit(width=390, height=800, has_touch=True, is_mobile=True))
    page.page.get_by_role("tab", name="Harita").click()
    page.pin("event-akkuyu").first.click()
    page.card.locator("h2").wait_for()


def test_handles_are_big_enough_for_a_finger(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=2022-06-01&to=2022-06-28", width=390, height=800, has_touch=True, is_mobile=True))
    box = page.page.locator('.st-key-timeline .handle[data-side="left"]').bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read(visit: Any, atlas: Any, theme: str) -> None:
    """Contrast of the small print against its ground, at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""
    page = atlas(visit(f"?theme={theme}&event=event-operasyon"))
    page.card.locator(".by").first.wait_for()
    for selector in (".row .when", ".row .meta", ".card .by", ".card dt", ".rest", ".window"):
        ratio = page.page.locator(selector).first.evaluate(CONTRAST)
        assert ratio >= 4.5, f"{selector}: {ratio:.2f}"


CONTRAST = """node => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const over = (colour, under) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(',')})`;
  };
  const grounds = [];
  for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
    grounds.unshift(getComputedStyle(at).backgroundColor);
  }
  const ground = grounds.reduce((under, colour) => over(colour, under), 'rgb(255,255,255)');
  const light = colour => colour.match(/\\d+/g).map(Number).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const [a, b] = [light(over(getComputedStyle(node).color, ground)), light(ground)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""


def test_roles_and_names(visit: Any, atlas: Any) -> None:
    """What a screen reader hears: lists of options with names, one tab stop each, the selected one told."""
    page = atlas(visit("?event=event-akkuyu"))
    page.pin("event-akkuyu").wait_for()
    for area in (".st-key-timeline .lanes", ".st-key-events .rows"):
        box = page.page.locator(area)
        assert box.get_attribute("role") == "listbox"
        assert box.get_attribute("aria-label")
        assert box.locator('[role="option"][tabindex="0"]').count() == 1
        assert box.locator('[role="option"][aria-selected="true"]').count() == 1
    assert page.pin("event-akkuyu").get_attribute("role") == "option"
    assert "27 Nisan 2023" in page.pin("event-akkuyu").get_attribute("aria-label")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-09-19", "19 Eylül 2023"),
        ("2023-09-19~", "ui.about 19 Eylül 2023"),
        ("2023?-09-19", "ui.probably 19 Eylül 2023"),
    ],
)
def test_a_day_that_is_near_differs_from_one_that_is_unsure(visit: Any, edtf: str, words: str) -> None:
    page = visit()
    assert page.evaluate(WHEN, {"edtf": edtf, "t0": 19619, "t1": 19620, "precision": 1}) == words


WHEN = """async item => (await import(new URL('assets/app/time.js', document.baseURI).href))
  .when(item, { say: code => code, locale: 'tr-TR' })"""
