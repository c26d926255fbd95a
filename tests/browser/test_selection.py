"""Brush, filters, address: each narrows timeline, map, list and counts together."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser import shelf
from tests.browser.conftest import ROOT

COUNTS = "marks => marks.map(mark => mark.dataset.count ?? 1)"


def drag(page: Any, start: float, end: float) -> None:
    """Over the bars of the timeline, from one share of its width to another."""
    box = page.stage()
    y = box["y"] + box["height"] - 70
    mouse = page.page.mouse
    mouse.move(box["x"] + box["width"] * start, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] * end, y, steps=6)
    mouse.up()


def fewest_on_map(page: Any, limit: int) -> int:
    """How many events the map's marks count, once that is within the limit or ten seconds have passed."""
    for _ in range(100):
        marks = sum(int(mark) for mark in page.frame().locator(".oa-mark").evaluate_all(COUNTS))
        if marks <= limit:
            break
        page.page.wait_for_timeout(100)
    return marks


def test_brush_narrows_everything(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    drag(page, 0.5, 0.99)
    number = page.narrowed()
    page.until("() => new URL(location).searchParams.has('from')")
    assert page.page.locator(".st-key-events [data-event-id]").count() == number
    assert fewest_on_map(page, number) <= number
    chosen = page.page.evaluate("new URL(location).searchParams.get('from')")
    first = page.page.get_by_role("group", name="Başlangıç").get_by_role("spinbutton")
    first.filter(has_text=str(int(chosen[8:]))).first.wait_for()


def test_range_is_taken_away(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=2022-01-01&to=2022-12-31"))
    page.settle("64 / 72 olay")
    page.page.locator('.st-key-timeline [data-act="clear"]').click()
    page.settle("72 / 72 olay")
    assert "from=" not in page.page.url


def test_text_search_folds_turkish(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.page.get_by_label("Ara", exact=True).fill("PAZARCIK")
    page.settle("1 / 72 olay")
    assert "q=PAZARCIK" in page.page.url
    page.row("event-deprem").wait_for()


def test_place_filter(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.page.get_by_label("Yer").first.click()
    page.page.keyboard.type("Hatay")
    page.page.keyboard.press("Enter")
    page.settle("1 / 72 olay")
    assert "place=atlas" in page.page.url


def test_address_restores_everything_in_a_fresh_browser(visit: Any, atlas: Any) -> None:
    query = "?from=2023-01-01&to=2023-12-31&type=afet&type=operasyon&q=oldu&event=event-deprem&lang=en&theme=dark"
    first = atlas(visit(query))
    first.settle("1 / 72 events")
    first.card.get_by_role("heading", name="Pazarcık’ta 7,7 büyüklüğünde deprem oldu").wait_for()
    second = atlas(visit("?" + first.page.url.split("?", 1)[1]))
    second.settle("1 / 72 events")
    second.card.get_by_role("heading", name="Pazarcık’ta 7,7 büyüklüğünde deprem oldu").wait_for()
    assert (
        second.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(22, 24, 27)"
    )
    assert set(second.page.url.split("?")[1].split("&")) == set(first.page.url.split("?")[1].split("&"))


def test_back_returns_to_the_selection_before(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    page.page.get_by_label("Ara", exact=True).fill("deprem")
    page.settle("1 / 72 olay")
    page.page.go_back()
    page.settle("72 / 72 olay")
    page.until("() => document.querySelector('.st-key-filters input').value === ''")


def test_what_an_address_cannot_mean_is_said(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?from=yarin&type=<script>alert(1)</script>"))
    page.settle("72 / 72 olay")
    assert page.page.get_by_text("Adresteki süzgeç anlaşılamadı").count() == 2


def test_only_this_area(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-akkuyu"))
    frame = page.frame()
    frame.locator('[data-event-id="event-akkuyu"][aria-selected="true"]').wait_for()
    for _ in range(6):
        frame.locator(".leaflet-control-zoom-in").click()
    frame.get_by_role("button", name="Yalnız bu alan").click()
    page.until("() => new URL(location).searchParams.has('bbox')")
    assert page.narrowed() < 72


def test_language_switch(visit: Any, atlas: Any) -> None:
    page = atlas(visit(locale="en-GB"))
    page.settle("72 / 72 events")
    page.page.locator(".st-key-header .lang").click()
    page.settle("72 / 72 olay")
    page.page.get_by_text("Zaman çizelgesi", exact=False).first.wait_for(state="attached")
    assert "lang=tr" in page.page.url


@pytest.mark.parametrize(("label", "start"), [("CSV", b"event_id,"), ("GeoJSON", b"{")])
def test_download_of_the_selection(visit: Any, atlas: Any, label: str, start: bytes) -> None:
    page = atlas(visit("?q=deprem"))
    page.page.get_by_role("button", name="İndir").click()
    page.page.get_by_text("Seçili 1 olay").wait_for()
    with page.page.expect_download() as caught:
        page.page.get_by_role("button", name=f"{label} ·").click()
    data = Path(caught.value.path()).read_bytes().removeprefix(b"\xef\xbb\xbf")
    assert data.startswith(start)
    assert "Pazarcık’ta 7,7 büyüklüğünde deprem oldu".encode() in data
    assert b"Akkuyu" not in data


def test_trays_add_up(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    page.page.locator('.st-key-events [data-tray="undated"]').click()
    page.row("event-tarihsiz").wait_for()
    assert page.page.locator(".st-key-events [data-event-id]").count() == 1
    page.page.locator('.st-key-events [data-tray="unplaced"]').click()
    page.row("event-fetih").wait_for()
    assert page.page.locator(".st-key-events [data-event-id]").count() == 2


def test_what_the_command_line_adds_is_seen(served: Any, home: Path, visit: Any, atlas: Any, tmp_path: Path) -> None:
    """An article ingested by another process while the page is open."""
    folder = tmp_path / "library"
    shelf.stock(folder)
    article = tmp_path / "haber.txt"
    article.write_text("Ankara’da 3 Mart 2021’de bir deprem oldu. Depremde 4 kişi öldü.", "utf-8")
    with served(OLAY_ATLASI_LIBRARY=str(folder)) as address:
        page = atlas(visit(address=address))
        page.settle("72 / 72 olay")
        command = [sys.executable, "-m", "components", "ingest", str(article), "--library", str(folder)]
        surroundings = os.environ | {"OLAY_ATLASI_HOME": str(home)}
        subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True)
        page.until_changed('[data-testid="count"]', "72 / 72 olay")


def test_tiles_of_this_machine(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.frame()
    page.page.get_by_role("button", name="Ayarlar").click()
    page.page.get_by_text("Ayrıntılı harita zemini").click()
    tile = page.page.frame_locator(".st-key-map iframe").locator(".leaflet-tile-loaded").first
    tile.wait_for(state="attached", timeout=15_000)
    assert "/tiles/" in tile.get_attribute("src")


def test_the_timeline_goes_where_the_chosen_events_are(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    window = page.page.locator(".st-key-timeline .window")
    assert " / 7" in window.inner_text()
    page.page.get_by_label("Ara", exact=True).fill("fetih")
    page.page.keyboard.press("Enter")
    page.mark("event-fetih").wait_for()
    assert " / " not in window.inner_text()


def test_the_timeline_comes_closer_to_events_that_stand_crowded(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    page.page.get_by_label("Ara", exact=True).fill('"toplantı yapıldı"')
    page.reads(".st-key-timeline .window", "2022: 60 olay")


def test_the_map_goes_where_the_chosen_events_are(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-akkuyu"))
    for _ in range(3):
        page.frame().get_by_role("button", name="Yakınlaştır").click()
        page.page.wait_for_timeout(400)
    page.date("Başlangıç", "01012023")
    page.settle("6 / 72 olay")
    page.pin("event-operasyon").wait_for()


def test_the_timeline_says_why_it_is_empty(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?q=zelzele"))
    page.reads(".st-key-timeline .none", "Bu seçime uyan olay yok.")


def test_a_text_is_added_shown_and_taken_back(served: Any, visit: Any, atlas: Any, tmp_path: Path) -> None:
    with served(OLAY_ATLASI_LIBRARY=str(tmp_path / "library")) as address:
        page = atlas(visit(address=address))
        page.page.get_by_role("button", name="Haber ekle").click()
        page.page.locator(".st-key-add_form textarea").fill("Ankara’da 5 Mayıs 2021’de patlama oldu.")
        page.page.get_by_role("button", name="Oku ve ekle").click()
        page.page.get_by_role("button", name="Bu haberlerin olaylarını göster").click()
        page.page.locator(".st-key-add_form").wait_for(state="hidden")
        page.settle("1 / 1 olay")
        page.page.get_by_role("button", name="Haber ekle").click()
        page.page.get_by_role("button", name="Eklemeyi geri al").click()
        page.settle("0 / 0 olay")


def test_an_empty_library_says_how_to_begin(served: Any, visit: Any, atlas: Any, tmp_path: Path) -> None:
    with served(OLAY_ATLASI_LIBRARY=str(tmp_path / "library")) as address:
        page = atlas(visit(address=address))
        page.settle("0 / 0 olay")
        page.reads(".st-key-card .card", "Haberleri dosya olarak yükleyin")
        page.reads(".st-key-timeline .none", "Tarihi bilinen olay yok.")


def test_enter_chooses_the_first_match_alone(visit: Any, atlas: Any) -> None:
    page = atlas(visit())
    page.settle("72 / 72 olay")
    page.page.get_by_role("combobox", name="Yayıncı").click()
    page.page.get_by_text("Select all").wait_for(state="detached")
    page.page.keyboard.type("Gazete 1")
    page.page.get_by_role("option", name="Gazete 1 (20)").wait_for()
    page.page.keyboard.press("Enter")
    page.settle("20 / 72 olay")
    page.page.keyboard.press("Escape")
    page.page.get_by_label("Ara", exact=True).fill("toplantı")
    page.page.keyboard.press("Enter")
    page.page.get_by_label("Ara", exact=True).fill("12. toplantı")
    page.page.keyboard.press("Enter")
    page.page.locator(".st-key-filter_publisher_tr").get_by_text("Gazete 1 (").wait_for()
    assert "publisher=Gazete+1" in page.page.url
