"""Timeline, map, list and card are one selection: chosen in one, seen in all, without a rerun of the map."""

from typing import Any


def test_click_on_the_timeline_is_seen_everywhere(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.frame()
    page.mark("event-akkuyu").click()
    page.pin("event-akkuyu").wait_for()
    assert page.pin("event-akkuyu").get_attribute("aria-selected") == "true"
    assert page.row("event-akkuyu").get_attribute("aria-selected") == "true"
    page.card.get_by_role("heading", name="Akkuyu’da ilk yakıt töreni yapıldı").wait_for()


def test_click_on_the_map_is_seen_on_the_timeline(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.pin("event-akkuyu").click()
    page.page.locator('.st-key-timeline [data-event-id="event-akkuyu"][aria-selected="true"]').wait_for()
    page.card.get_by_role("heading", name="Akkuyu’da ilk yakıt töreni yapıldı").wait_for()


def test_event_outside_both_views_is_brought_in(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=2022-06-01&to=2022-06-30"))
    page.frame()
    page.page.goto(f"{page.page.url.split('?')[0]}?event=event-fetih")
    page = atlas(page.page)
    page.page.locator('.st-key-timeline [data-event-id="event-fetih"][aria-selected="true"]').wait_for()


def test_the_sign_of_a_chosen_event_keeps_clear_of_the_buttons(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=2023-01-01"))
    for event in ("event-operasyon", "event-akkuyu", "event-hatay"):
        page.row(event).click()
        page.frame().locator(f'[data-event-id="{event}"][aria-selected="true"]').wait_for()
        page.page.wait_for_timeout(300)
        sign = page.frame().locator(".oa-tip-selected").bounding_box()
        tools = page.frame().locator(".oa-tools").bounding_box()
        assert sign["y"] >= tools["y"] + tools["height"] or sign["x"] + sign["width"] <= tools["x"]


def test_back_closes_the_first_card(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=2023-01-01"))
    page.settle("6 / 72 olay")
    page.row("event-deprem").click()
    page.card.get_by_role("heading", name="Pazarcık’ta").wait_for()
    page.row("event-hatay").click()
    page.card.get_by_role("heading", name="Hatay’da").wait_for()
    page.page.go_back()
    page.card.locator(".legend").wait_for()
    assert "event=" not in page.page.url


def test_escape_clears_all(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-akkuyu"))
    selected = page.page.locator('[aria-selected="true"][data-event-id]')
    page.frame().locator('[data-event-id="event-akkuyu"][aria-selected="true"]').wait_for()
    page.row("event-akkuyu").focus()
    page.page.keyboard.press("Escape")
    page.card.locator(".legend").wait_for()
    page.frame().locator('[aria-selected="true"]').wait_for(state="detached")
    assert selected.count() == 0
    assert "event=" not in page.page.url


def test_choosing_costs_no_rerun(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.frame()
    page.page.evaluate(
        "() => { const send = WebSocket.prototype.send; window.__sent = 0;"
        " WebSocket.prototype.send = function (...args) { window.__sent += 1; return send.apply(this, args); } }"
    )
    for event in ("event-akkuyu", "event-deprem", "event-hatay"):
        page.mark(event).click()
        page.page.locator(f'.st-key-card .card[data-event-id="{event}"]').wait_for()
    assert page.page.evaluate("window.__sent") == 0


def test_the_map_is_never_mounted_again(visit: Any, atlas: Any) -> None:
    """A click, a filter, another language: the same frame goes on; streamlit-folium would mount a changed script."""
    page = atlas(visit())
    page.frame()
    frame = next(one for one in page.page.frames if "streamlit_folium" in one.url)
    frame.evaluate("window.__same = true")
    page.mark("event-akkuyu").click()
    page.page.get_by_label("Ara", exact=True).fill("deprem")
    page.settle("1 / 72 olay")
    page.page.locator(".st-key-header .lang").click()
    page.settle("1 / 72 events")
    assert frame.evaluate("window.__same") is True
    assert page.pin("event-deprem").count() == 1


def test_the_map_follows_a_second_selection(visit: Any, atlas: Any) -> None:
    """No stale map: what is drawn is what is selected now, also when only digits of the selection differ."""
    page = atlas(visit("?from=2023-02-06&to=2023-02-06"))
    page.pin("event-deprem").wait_for()
    page.date("Bitiş", "27042023")
    page.settle("3 / 72 olay")
    page.date("Başlangıç", "27042023")
    page.settle("1 / 72 olay")
    page.frame().locator('[data-event-id="event-deprem"]').wait_for(state="detached")


def test_cluster_counts_and_opens(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    cluster = page.frame().locator('.oa-mark[data-count="65"]')
    cluster.click()
    rows = page.frame().locator(".oa-popup .oa-row")
    rows.first.wait_for()
    rows.nth(2).click()
    page.card.locator("h2").wait_for()
    assert page.page.locator('.st-key-events [aria-selected="true"]').count() == 1


def test_marks_say_how_exactly_a_place_is_known(visit: Any, atlas: Any) -> None:
    """A country is a badge with its name, a province and a region are discs, and none of them is a pin."""
    page = atlas(visit("?from=2023-01-01"))
    frame = page.frame()
    assert frame.locator(".oa-country .badge").inner_text() == "Ermenistan"
    assert frame.locator(".oa-country .pin, .oa-province .pin, .oa-region .pin").count() == 0
    assert frame.locator(".oa-site .pin").count() == 1
    assert frame.locator(".leaflet-overlay-pane path").count() == 2


def test_panes_find_each_other_after_the_server_was_started_anew(served: Any, visit: Any, atlas: Any) -> None:
    """A new session has a new channel; the panes of the old page must move to it."""
    with served() as address:
        page = atlas(visit(address=address))
        page.frame()
        page.page.evaluate("sessionStorage.setItem('kept', 'yes')")
    port = int(address.rpartition(":")[2])
    with served(port=port):
        page.page.wait_for_function(CONNECTED, timeout=60_000)
        page.frame().locator('[data-event-id="event-akkuyu"]').wait_for(timeout=60_000)
        page.mark("event-akkuyu").click()
        page.frame().locator('[data-event-id="event-akkuyu"][aria-selected="true"]').wait_for()
        assert page.page.evaluate("sessionStorage.getItem('kept')") == "yes"


CONNECTED = "() => document.querySelector('.stApp')?.dataset.testConnectionState === 'CONNECTED'"


def test_escape_works_from_anywhere(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-akkuyu"))
    page.card.locator("h2").wait_for()
    page.page.locator(".st-key-header h1").click()
    page.page.keyboard.press("Escape")
    page.card.locator(".legend").wait_for()


def test_the_row_of_an_event_from_the_address_is_in_sight(visit: Any, atlas: Any) -> None:
    """The rows may come after the event, and the event after the rows."""
    page = atlas(visit("?event=event-plain15"))
    page.page.locator('.st-key-events .row:not(.pinned)[aria-selected="true"]').wait_for()
    page.card.locator("blockquote").first.wait_for()
    box, rows = page.row("event-plain15").bounding_box(), page.page.locator(".st-key-events .rows").bounding_box()
    assert rows["y"] - 1 <= box["y"] <= rows["y"] + rows["height"]


def test_a_choice_is_not_undone_by_a_message_from_before_it(visit: Any, atlas: Any) -> None:
    """The hub answers panes that come late; its answer may have been sent before it heard of a click."""
    page = atlas(visit())
    page.pin("event-akkuyu").wait_for()
    (frame,) = [one for one in page.page.frames if "/component/" in one.url]
    frame.evaluate("() => { window.before = structuredClone(window.olayAtlasiMap.pane.state); }")
    page.row("event-fetih").click()
    page.card.locator("h2").wait_for()
    frame.evaluate("""() => new BroadcastChannel(window.olayAtlasiMap.pane.channel.name)
      .postMessage({ kind: 'state', from: 'header', state: window.before })""")
    page.page.wait_for_timeout(500)
    assert page.card.get_attribute("data-event-id") == "event-fetih"
    assert page.row("event-fetih").get_attribute("aria-selected") == "true"
