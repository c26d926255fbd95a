"""Article text never becomes markup or script, nothing is fetched from outside, and a map that fails says so."""

import re
from pathlib import Path
from typing import Any

from tests.browser import shelf
from tests.browser.conftest import ROOT

XSS = "() => window.__xss ?? null"


def test_hostile_titles_are_shown_as_they_are(visit: Any, atlas: Any) -> None:
    """In list, timeline, map and card; quote-free payloads too. `visit` asserts that nothing was fetched."""
    page = atlas(visit("?from=2022-05-01&to=2022-05-31"))
    page.settle("4 / 72 olay")
    for number, title in enumerate(shelf.HOSTILE):
        event = f"event-hostile{number}"
        assert title in page.row(event).inner_text()
        page.row(event).click()
        page.page.locator(f'.st-key-card .card[data-event-id="{event}"] blockquote').wait_for()
        assert page.card.locator("h2").inner_text() == title
        assert page.card.locator("blockquote").inner_text() == title
        assert title in page.mark(event).inner_text()
        page.pin(event).wait_for()
        assert title in page.frame().locator(".oa-tip-selected").inner_text()
    assert page.page.evaluate(XSS) is None
    assert all(frame.evaluate(XSS) is None for frame in page.page.frames)
    assert page.page.locator('img[src="x"]').count() == 0


def test_hostile_titles_in_filters_and_results(visit: Any, atlas: Any, tmp_path: Path) -> None:
    """Choices of a filter and names of files go through Streamlit, whose labels are Markdown that fetches pictures."""
    page = atlas(visit())
    page.page.get_by_role("button", name="Gelişmiş").click()
    page.page.get_by_label("Haber", exact=True).first.click()
    page.page.keyboard.type("resim")
    page.page.get_by_text("![resim](http://evil.example/x.png) Ankara’da ziyaret").first.wait_for()
    page.page.keyboard.press("Enter")
    page.settle("1 / 72 olay")
    page.page.keyboard.press("Escape")
    page.page.keyboard.press("Escape")
    name = tmp_path / "![x](http:evil.example)<img src=x onerror=alert(1)>.pdf"
    name.write_bytes(b"%PDF-")
    page.page.get_by_role("button", name="Haber ekle").click()
    with page.page.expect_response(lambda answer: "upload_file" in answer.url):  # a file still on its way is not read
        page.page.locator('[data-testid="stFileUploader"] input[type="file"]').set_input_files(str(name))
    page.page.locator('[data-testid="stFileChipName"]').wait_for()
    page.page.get_by_role("button", name="Oku ve ekle").click()
    page.page.get_by_text("<img src=x onerror=alert(1)>.pdf:").first.wait_for()


def test_hostile_address(visit: Any, atlas: Any) -> None:
    query = "?q=![](http://evil.example/q.png)&event=<script>alert(1)</script>&publisher=![](http://evil.example/p.png)"
    page = atlas(visit(query + "&from=![](http://evil.example/f.png)"))
    page.settle("0 / 72 olay")
    assert page.page.evaluate(XSS) is None


def test_offsets_survive_letters_outside_the_basic_plane(visit: Any, atlas: Any) -> None:
    """Offsets count code points, JavaScript counts UTF-16 units: a flame before the words must not shift the marks."""
    page = atlas(visit("?event=event-operasyon"))
    sentence = page.card.locator("blockquote").first
    assert sentence.locator("mark.time").inner_text() == "19 Eylül"
    assert sentence.locator("mark.place").inner_text() == "Karabağ"
    page.card.get_by_role("button", name="Haberin tamamı").first.click()
    assert page.card.locator(".reading .here mark.place").first.inner_text() == "Karabağ"
    assert page.card.locator(".reading").first.inner_text().startswith("İlk cümle burada durur.")


def test_date_and_place_words_differ_by_more_than_colour(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-operasyon"))
    style = "mark => getComputedStyle(mark).borderBottomStyle"
    assert page.card.locator("blockquote mark.time").first.evaluate(style) == "dotted"
    assert page.card.locator("blockquote mark.place").first.evaluate(style) == "solid"


def test_reports_that_differ_stand_side_by_side(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-operasyon"))
    figures = page.card.locator(".contradiction .figure")
    figures.first.wait_for()
    assert figures.all_inner_texts() == ["3Olay Atlası örnek, 23 Eylül 2023", "7Başka Gazete, 23 Eylül 2023"]
    assert page.card.locator(".report").count() == 2
    page.card.locator("details summary").first.click()
    assert page.card.locator(".candidates li").count() >= 2


def test_sentences_of_one_article_stand_together(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-operasyon"))
    first = page.card.locator(".report").first
    first.locator("blockquote").nth(1).wait_for()
    assert first.locator(".by").count() == 1
    assert page.card.locator(".said").count() == 3
    assert page.card.locator("h3").first.inner_text().startswith("Haberler (2 haber, 3 cümle)")
    first.get_by_role("button", name="Haberin tamamı").click()
    second = first.locator(".reading .here").nth(1)
    second.wait_for()
    assert second.inner_text() == "Operasyon sürüyor."


def test_a_figure_and_the_head_lead_down_the_card(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-operasyon", height=720))
    page.card.locator(".figure", has_text="Başka Gazete").click()
    assert page.card.evaluate(IN_SIGHT, "Karabağ’da 19 Eylül’de operasyon yapıldı.")
    page.card.locator("nav").get_by_role("button", name="Bağlı olaylar").click()
    assert page.card.evaluate(IN_SIGHT, "Bu olay")


IN_SIGHT = """(card, words) => {
  const low = card.getBoundingClientRect().bottom + 1;
  const high = card.querySelector('header').getBoundingClientRect().bottom;
  return [...card.querySelectorAll('blockquote, small')].some(node => {
    const { top, bottom } = node.getBoundingClientRect();
    return node.textContent.includes(words) && top >= high && bottom <= low;
  });
}"""


def test_linked_events_can_be_walked(visit: Any, atlas: Any) -> None:
    page = atlas(visit("?event=event-operasyon"))
    assert page.card.locator(".this").inner_text().startswith("Bu olay")
    assert "“ertesi gün”" in page.card.locator(".step", has_text="Liderler telefonda görüştü").inner_text()
    page.card.locator(".step", has_text="Liderler telefonda görüştü").click()
    page.page.locator('.st-key-card .card[data-event-id="event-gorusme"]').wait_for()
    page.card.locator(".step", has_text="Karabağ’da operasyon başladı").click()
    page.page.locator('.st-key-card .card[data-event-id="event-operasyon"]').wait_for()


def test_a_map_that_fails_says_so(visit: Any) -> None:
    """An exception in the map's script leaves a map without height and without a word."""
    page = visit("?lang=tr")
    page.route("**/assets/app/map.js", lambda route: route.fulfill(content_type="text/javascript", body="throw 1"))
    page.reload()
    page.get_by_text("Harita çizilemedi").wait_for()


def test_a_map_whose_script_is_never_loaded_says_so(visit: Any) -> None:
    page = visit("?lang=tr", failing=True)
    page.route("**/assets/leaflet/leaflet.js", lambda route: route.fulfill(status=404, body=""))
    page.reload()
    page.get_by_text("Harita çizilemedi").wait_for(timeout=30_000)


def test_the_server_never_imports_the_map_component(served: Any, browser: Any, tmp_path: Path) -> None:
    """streamlit_folium imported by the server's half registers nothing, and every visitor's map is a 404."""
    source = (ROOT / "app.py").read_text("utf-8")
    wrong = tmp_path / "app.py"
    wrong.write_text(
        source.replace("    from components.server", "    import streamlit_folium\n    from components.server", 1)
    )
    assert map_status(served, browser, wrong) == 404
    assert map_status(served, browser, ROOT / "app.py") == 200


def map_status(served: Any, browser: Any, script: Path) -> int:
    """The answer to the request for the map's frame."""
    with served(script) as address:
        page = browser.new_page()
        with page.expect_response(re.compile("/component/streamlit_folium.*index.html"), timeout=60_000) as caught:
            page.goto(address)
        status: int = caught.value.status
        page.close()
        return status
