"""The page without a browser: it opens, reads, filters, speaks two languages, and names what it cannot read."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from components.errors import GeocodingOffline, LibraryError
from components.library import Library, Refusal, from_query
from components.model import Candidate, Event, EventType, Reason
from components.places import Gazetteer, gazetteer_path
from components.ui import first_run, settings
from components.ui import shelf as shelves
from components.ui.articles import NAMED
from components.ui.filters import distinct
from components.ui.i18n import plain
from components.wording import table
from tests.browser import shelf

APP = Path(__file__).parents[1] / "app.py"
START_S = 60


@pytest.fixture
def library(tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A library of a test's own, with the events of the browser tests."""
    folder = tmp_path / "library"
    shelf.stock(folder)
    monkeypatch.setenv("OLAY_ATLASI_LIBRARY", str(folder))
    monkeypatch.setattr(shelves, "gazetteer", lambda: gazetteer)
    shelves.library.cache_clear()
    yield folder
    shelves.library.cache_clear()


def opened(**query: str) -> AppTest:
    """The page after its first run."""
    app = AppTest.from_file(str(APP), default_timeout=START_S)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def hub(app: AppTest) -> dict[str, Any]:
    """What the header was given."""
    protos = [element.proto for element in app.main.get("bidi_component")]
    data = next(json.loads(proto.json) for proto in protos if "header" in proto.component_name)
    assert isinstance(data, dict)
    return data


def test_opens_with_all_events(library: Path) -> None:
    data = hub(opened())
    assert data["count"] == {"count": 72, "total": 72, "undated": 1, "unplaced": 2}
    assert data["lang"] == "tr"
    assert data["query"] == ""


def test_reads_the_address(library: Path) -> None:
    app = opened(**{"from": "2023-01-01", "q": "deprem", "lang": "en"})
    assert hub(app)["count"]["count"] == 1
    assert hub(app)["query"] == "from=2023-01-01&q=deprem"
    assert app.button(key="read").label == "Read and add"


def test_filter_narrows(library: Path) -> None:
    app = opened()
    app.multiselect(key="filter_type_tr").set_value(["afet"]).run()
    assert hub(app)["query"] == "type=afet"
    assert hub(app)["count"]["count"] == 2
    app.button(key="clear").click().run()
    assert hub(app)["query"] == ""
    assert app.multiselect(key="filter_type_tr").value == []


def test_choices_are_counted_under_the_other_filters(library: Path) -> None:
    app = opened()
    assert app.multiselect(key="filter_type_tr").options[0] == "Görüşme ve buluşma (61)"
    app.multiselect(key="filter_publisher_tr").set_value(["Gazete 0"]).run()
    assert "Gazete 0 (20)" in app.multiselect(key="filter_publisher_tr").options
    types = app.multiselect(key="filter_type_tr")
    assert types.options[0] == "Görüşme ve buluşma (20)"
    assert "Afet ve kaza (0)" in types.options
    types.set_value(["gorusme"]).run()
    assert hub(app)["query"] == "type=gorusme&publisher=Gazete+0"
    app.text_input(key="filter_q_tr").set_value("toplantı").run()
    assert app.multiselect(key="filter_type_tr").value == ["gorusme"]


def test_a_label_that_was_counted_anew_is_understood(library: Path) -> None:
    """A browser that has not heard of the new counts sends the choice under its old label."""
    app = opened()
    app.session_state["filter_type_tr"] = ["Görüşme ve buluşma (999)"]
    app.session_state["filter_place_tr"] = []
    with_state = app.multiselect(key="filter_publisher_tr").set_value(["Gazete 1"])
    with_state.run()
    assert hub(app)["query"] == "type=gorusme&publisher=Gazete+1"


def test_days_in_the_wrong_order_are_turned_round(library: Path) -> None:
    app = opened(**{"from": "2023-06-01"})
    app.date_input(key="filter_to_tr").set_value("2023-01-01").run()
    assert hub(app)["query"] == "from=2023-01-01&to=2023-06-01"


def test_what_means_nothing_is_said_and_dropped(library: Path) -> None:
    app = opened(**{"from": "yarın", "q": "deprem"})
    assert "from=yarın" in app.warning[0].value
    assert hub(app)["query"] == "q=deprem"


def test_a_pasted_article_is_read(library: Path) -> None:
    app = opened()
    paste(app, "Ankara’da 3 Mart 2021’de bir deprem oldu. Depremde 4 kişi öldü.", title="Ankara’da deprem")
    assert "Yapıştırılan metin: 1 haber" in app.text[0].value
    shelf_after = shelves.library().articles()
    assert [one.title for one in shelf_after].count("Ankara’da deprem") == 1
    paste(app, "Ankara’da 3 Mart 2021’de bir deprem oldu. Depremde 4 kişi öldü.", title="Ankara’da deprem")
    assert "zaten kitaplıkta" in app.text[0].value
    assert shelves.library().articles() == shelf_after


def test_the_date_given_is_for_what_states_none(library: Path) -> None:
    app = opened()
    files = [
        ("tarihsiz.txt", "Ankara’da dün patlama oldu.".encode(), "text/plain"),
        ("tarihli.jsonl", '{"text": "Bursa’da dün sel oldu.", "published": "2020-01-05"}'.encode(), ""),
    ]
    app.file_uploader[0].set_value(files)
    app.date_input(key="paste_date").set_value(date(2021, 5, 6))
    read(app)
    assert not app.exception
    app.button(key="show_added").click().run()
    assert hub(app)["query"].count("article=") == 2
    shown = shelves.library().page(from_query([*parse_qsl(hub(app)["query"])])).rows
    assert [row.item.edtf for row in shown] == ["2020-01-04", "2021-05-05"]


def test_a_pasted_text_is_titled_by_its_first_line(library: Path) -> None:
    app = opened()
    paste(app, "Bursa’da sel\n\nBursa’da 3 Mart 2021’de sel oldu.")
    assert "Bursa’da sel" in [one.title for one in shelves.library().articles()]


def test_a_forgotten_date_of_publication_can_be_given_later(library: Path) -> None:
    app = opened()
    paste(app, "Ankara’da dün patlama oldu.")
    assert "1 haberin yayın tarihi bilinmiyor" in app.text[0].value
    app.date_input(key="paste_date").set_value(date(2021, 5, 6))
    paste(app, "Ankara’da dün patlama oldu.")
    assert "Yayın tarihi eksik olan 1 haber" in app.text[0].value
    assert "bilinmiyor" not in app.text[0].value
    app.button(key="show_added").click().run()
    shown = shelves.library().page(from_query([*parse_qsl(hub(app)["query"])])).rows
    assert [row.item.edtf for row in shown] == ["2021-05-05"]


def test_an_addition_is_taken_back(library: Path) -> None:
    before = shelves.library().articles()
    app = opened()
    paste(app, "Ankara’da 5 Mayıs 2021’de patlama oldu.")
    app.button(key="show_added").click().run()
    app.button(key="take_back").click().run()
    assert not app.exception
    assert app.text[0].value == "1 haber kitaplıktan çıkarıldı."
    assert shelves.library().articles() == before
    assert hub(app)["query"] == ""
    assert not [button for button in app.button if button.key in {"take_back", "show_added"}]


def test_what_many_articles_tell_is_shown_by_when_they_came(library: Path) -> None:
    lines = [f'{{"text": "Ankara’da {1 + n % 28} Mayıs 2021’de {n}. patlama oldu."}}' for n in range(NAMED + 1)]
    app = opened()
    time.sleep(1)  # the library notes seconds, and was stocked in this one
    app.file_uploader[0].set_value([("cok.jsonl", "\n".join(lines).encode(), "")])
    read(app)
    assert "cok.jsonl: 41 haber" in app.text[0].value
    app.button(key="show_added").click().run()
    query = hub(app)["query"]
    assert query.startswith("added=")
    assert "article=" not in query
    assert 0 < hub(app)["count"]["count"] <= 41
    app.button(key="added").click().run()
    assert hub(app)["query"] == ""


def paste(app: AppTest, text: str, title: str = "") -> None:
    """Put a text into the form and press the button."""
    next(area for area in app.text_area if (area.key or "").startswith("paste_")).set_value(text)
    app.text_input(key="paste_title").set_value(title)
    read(app)
    assert not app.exception


def read(app: AppTest) -> None:
    """Press the button and wait until all is read."""
    app.button(key="read").click().run()
    while "job" in app.session_state:
        app.run()


def test_nothing_given_is_said(library: Path) -> None:
    app = opened()
    read(app)
    assert app.text[0].value == "Bir dosya seçin ya da metin yapıştırın."


def test_a_broken_file_is_named_and_the_others_go_on(library: Path) -> None:
    app = opened()
    files = [("iyi.txt", "Ankara’da 5 Mayıs 2021’de patlama oldu.".encode(), "text/plain"), ("kotu.pdf", b"%PDF-", "")]
    app.file_uploader[0].set_value(files)
    read(app)
    lines = app.text[0].value.splitlines()
    assert lines[0] == "Eklenen: 1 haber · Zaten var: 0 · Okunamayan: 1"
    assert any(line.startswith("iyi.txt: 1 haber") for line in lines)
    assert any(line.startswith("kotu.pdf: ") for line in lines)


def test_first_visit_reads_the_samples(tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    home, seeds = tmp_path / "home", tmp_path / "seeds"
    home.mkdir()
    seeds.mkdir()
    (seeds / "deprem.txt").write_text("Ankara’da 3 Mart 2021’de bir deprem oldu. Depremde 4 kişi öldü.", "utf-8")
    (home / gazetteer_path().name).symlink_to(gazetteer.path)
    monkeypatch.setenv("OLAY_ATLASI_HOME", str(home))
    monkeypatch.delenv("OLAY_ATLASI_LIBRARY", raising=False)
    monkeypatch.setattr(first_run, "SEEDS", seeds)
    shelves.library.cache_clear()
    app = opened()
    assert hub(app)["count"]["total"] > 0
    assert len(shelves.library().articles()) == 1
    shelves.library.cache_clear()


def test_a_library_of_ones_own_begins_empty(
    tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLAY_ATLASI_LIBRARY", str(tmp_path / "mine"))
    shelves.library.cache_clear()
    assert hub(opened())["count"]["total"] == 0
    shelves.library.cache_clear()


def correcting(event: str) -> AppTest:
    """The page with the window for an event, asked for as the card asks."""
    app = AppTest.from_file(str(APP), default_timeout=START_S)
    app.session_state.correcting = event
    app.run()
    assert not app.exception
    return app


def first_event(library: Path) -> Event:
    """The earliest event that has a place."""
    rows = Library.open(library).page(limit=100).rows
    identity = next(row.item.id for row in rows if row.item.place and row.item.t0 is not None)
    (event,) = Library.open(library).events([identity])
    return event


def test_a_person_corrects_time_and_type(library: Path) -> None:
    event = first_event(library)
    app = correcting(event.id)
    app.text_input(key="correct_when").set_value("3 Mart 2019 saat 14.30").run()
    other = EventType.PROTEST if event.type != EventType.PROTEST else EventType.VISIT
    app.selectbox(key="correct_type").set_value(other)
    app.button(key="correct_save").click().run()
    (now,) = Library.open(library).events([event.id])
    assert now.when is not None
    assert (now.when.edtf, now.when.clock, now.when.source) == ("2019-03-03", "14:30", "edited")
    assert now.type == other
    assert "correcting" not in app.session_state


def test_a_date_without_a_year_is_no_correction(library: Path) -> None:
    event = first_event(library)
    app = correcting(event.id)
    app.text_input(key="correct_when").set_value("3 Mart").run()
    app.button(key="correct_save").click().run()
    assert "3 Mart" in app.warning[0].value
    assert Library.open(library).edits() == ()


def test_a_person_finds_a_place_and_takes_it_back(library: Path) -> None:
    event = first_event(library)
    app = correcting(event.id)
    app.text_input(key="correct_place").set_value("Sivrihisar").run()
    app.button(key="correct_save").click().run()
    (now,) = Library.open(library).events([event.id])
    assert now.where is not None
    assert (now.where.place.name, now.where.source) == ("Sivrihisar", "edited")
    app.button(key="undo_1").click().run()
    assert Library.open(library).events([event.id]) == (event,)


def test_two_events_are_made_one_and_the_page_follows(library: Path) -> None:
    app = correcting("event-operasyon")
    reports = {mention.id for mention in Library.open(library).events(["event-operasyon"])[0].mentions}
    (other,) = Library.open(library).events(["event-gorusme"])
    app.selectbox(key="correct_merge").set_value("event-gorusme").run()
    app.button(key="correct_merge_do").click().run()
    (now,) = Library.open(library).events([app.session_state.shown])
    assert {mention.id for mention in now.mentions} >= reports | {other.mentions[0].id}
    assert hub(app)["shown"] == now.id


def test_a_report_is_taken_out_of_an_event(library: Path) -> None:
    app = correcting("event-operasyon")
    (event,) = Library.open(library).events(["event-operasyon"])
    apart = event.mentions[1].id
    app.multiselect(key="correct_split").set_value([apart]).run()
    app.button(key="correct_split_do").click().run()
    (now,) = Library.open(library).events([app.session_state.shown])
    assert apart not in {mention.id for mention in now.mentions}


def test_a_first_run_that_breaks_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: first_run.Work) -> None:
        raise RuntimeError("no room on the disk")

    monkeypatch.setattr(first_run, "_read_samples", broken)
    monkeypatch.setattr(first_run, "ready", lambda: False)
    work = first_run.Work()
    with pytest.raises(RuntimeError):
        first_run._do(work)
    assert str(work.error) == "no room on the disk"


def test_a_correction_that_cannot_be_made_says_why(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise LibraryError("event-operasyon: there is no such event; look at the list again.")

    app = correcting("event-operasyon")
    monkeypatch.setattr(Library, "override", refuse)
    app.selectbox(key="correct_type").set_value(EventType.PROTEST)
    app.button(key="correct_save").click().run()
    assert "no such event" in app.warning[0].value
    assert app.session_state.correcting == "event-operasyon"


def test_a_correction_that_comes_too_late_is_refused_in_turkish(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise Refusal("{0}: there is no such event; look at the list again.", "library.no_event", "event-operasyon")

    app = correcting("event-operasyon")
    monkeypatch.setattr(Library, "override", refuse)
    app.selectbox(key="correct_type").set_value(EventType.PROTEST)
    app.button(key="correct_save").click().run()
    assert app.warning[0].value == plain("Bu olay artık yok; listeye yeniden bakın.")


def test_a_library_that_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.sqlite").write_bytes(b"no library at all" * 99)
    monkeypatch.setenv("OLAY_ATLASI_LIBRARY", str(tmp_path / "library"))
    shelves.library.cache_clear()
    app = AppTest.from_file(str(APP), default_timeout=START_S)
    app.run()
    shelves.library.cache_clear()
    assert not app.exception
    assert "kitaplık açılamadı" in app.error[0].value


def test_a_server_that_is_not_reached_is_said_in_turkish(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        def ask(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
            raise GeocodingOffline("nominatim.openstreetmap.org was not reached")

    monkeypatch.setattr(settings, "geocoder", Silent)
    app = correcting(first_event(library).id)
    app.toggle(key="nominatim").set_value(True).run()
    app.text_input(key="correct_place").set_value("Örnekköy").run()
    app.button(key="correct_ask").click().run()
    assert "adresine ulaşılamadı" in app.warning[0].value


def test_nothing_is_asked_online_until_a_person_asks(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    there = replace(shelf.PAZARCIK, id="osm:node/1", name="Örnekköy")

    class Fake:
        def ask(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
            asked.append(name)
            return (Candidate(there, 0.4, Reason("places.online", ("nominatim",))),)

    monkeypatch.setattr(settings, "geocoder", Fake)
    event = first_event(library)
    app = correcting(event.id)
    assert not app.toggle(key="nominatim").value
    assert not app.toggle(key="online_tiles").value
    app.text_input(key="correct_place").set_value("Örnekköy").run()
    assert not [button for button in app.button if button.key == "correct_ask"]
    app.toggle(key="nominatim").set_value(True).run()
    assert asked == []
    app.button(key="correct_ask").click().run()
    assert asked == ["Örnekköy"]
    app.button(key="correct_save").click().run()
    (now,) = Library.open(library).events([event.id])
    assert now.where is not None
    assert now.where.place.id == "osm:node/1"


def test_markdown_in_labels_is_broken_up() -> None:
    assert plain("![x](http://evil.example/x.png)") == "\\!\\[x\\]\\(http\\:\\/\\/evil\\.example\\/x\\.png\\)"


def test_labels_are_told_apart() -> None:
    assert distinct({"a": "Ereğli", "b": "Ereğli", "c": "Bor"}) == {"a": "Ereğli", "b": "Ereğli (2)", "c": "Bor"}


def test_every_word_of_the_page_is_in_the_table() -> None:
    """Codes in Python and in the panes' scripts; what is put together (`kind.…`) is checked by its prefix."""
    files = [*Path(shelves.ASSETS).parent.rglob("*.py"), *Path(shelves.ASSETS).glob("*.js")]
    code_words = re.compile(r"[\"`]((?:ui|kind|family|modality|type|link|figure)\.[a-z_.\-]+)[\"`$]")
    written = {code for file in files for code in code_words.findall(file.read_text("utf-8"))}
    known = set(table())
    assert len(written) > 80
    for code in written:
        assert code in known or any(row.startswith(code) for row in known), code


def test_both_languages_are_complete() -> None:
    assert all(turkish.strip() and english.strip() for turkish, english in table().values())
