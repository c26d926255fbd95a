"""The API says what the library says, in the shape that page and README promise, and survives whatever it is asked."""

import json
import re
import tomllib
from dataclasses import replace
from math import cos, radians
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import synthetic
from components.library import Library
from components.library.selection import box_from
from components.model import EventType, Modality, Reason
from components.places import Gazetteer
from components.server import middleware, routes
from components.server.labels import labels
from components.server.payload import Payload, label, sentences
from components.server.security import policy
from components.server.tiles import tile

N = 300
ROWS = list(synthetic.library(N, seed=5))
EVENTS = [event for _, events in ROWS for event in events]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`${alert(1)}`",
    "'\"--><!--",
    "![x](http://evil.example/x.png)",
    "\u2028\u2029\x07",
    "İĞÜŞÖÇ ığüşöç 🜁",
)
ITEM = {
    "id", "title", "t0", "t1", "edtf", "precision", "clock", "type", "modality", "lat", "lon", "place", "kind",
    "geo_precision", "radius_km", "sources", "confidence",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.open(tmp_path_factory.mktemp("library"))
    made.put([analysis for analysis, _ in ROWS], EVENTS, synthetic.links(EVENTS))
    return made


@pytest.fixture(scope="module")
def client(library: Library, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    assets = tmp_path_factory.mktemp("assets")
    (assets / "pane.js").write_text("export default 1;")
    app = Starlette(routes=routes(lambda: library, assets), middleware=middleware())
    return TestClient(app, raise_server_exceptions=True)


def ask(client: TestClient, path: str, **parameters: Any) -> Any:
    """The JSON of an answer that is fine."""
    answer = client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_timeline(client: TestClient) -> None:
    found = ask(client, "/api/timeline", bins=50, limit=7, t0=10000, t1=20000)
    assert set(found) == {
        "version", "extent", "window", "all", "selected", "items", "in_window", "count", "total", "undated",
    }  # fmt: skip
    assert found["window"] == [10000, 20000]
    assert len(found["all"]) == len(found["selected"]) == 50
    assert len(found["items"]) == 7
    assert sum(found["selected"]) == found["in_window"]
    assert all(set(item) == ITEM for item in found["items"])


def test_cells(client: TestClient) -> None:
    found = ask(client, "/api/cells", view="-180,-90,180,90", zoom=5)
    assert sum(cell["count"] for cell in found["cells"]) == found["in_view"] == found["count"] - found["unplaced"]
    for cell in found["cells"]:
        assert {"lat", "lon", "count", "class", "bounds", "types", "ids", "item"} <= set(cell)
        assert cell["class"] in {"site", "settlement", "province", "region", "country"}
        assert (set(cell["item"]) == ITEM) if cell["count"] == 1 else cell["item"] is None


def test_events(client: TestClient) -> None:
    found = ask(client, "/api/events", limit=20, offset=10, sort="-time")
    assert (found["count"], found["total"], len(found["events"])) == (N, N, 20)
    assert all(set(row) == ITEM | {"sentence", "publishers", "when_text", "actors"} for row in found["events"])
    undated = ask(client, "/api/events", tray="undated", limit=500)
    assert len(undated["events"]) == found["undated"]
    assert all(row["t0"] is None for row in undated["events"])


def test_one_event(client: TestClient) -> None:
    event = next(event for event in EVENTS[5:] if event.when and event.where)
    found = ask(client, f"/api/events/{event.id}", lang="en")
    assert set(found["event"]) == ITEM | {"actors", "when", "where", "why"}
    assert found["event"]["when"]["edtf"] == event.when.edtf  # type: ignore[union-attr]
    assert found["event"]["where"]["name"] == event.where.place.name  # type: ignore[union-attr]
    (mention,) = found["mentions"]
    text = ask(client, f"/api/articles/{mention['article']['id']}")["text"]
    assert mention["sentence"] == text[mention["start"] : mention["end"]]
    assert {
        "id",
        "article",
        "sentence",
        "start",
        "end",
        "marks",
        "modality",
        "figures",
        "when",
        "places",
        "why",
    } <= set(mention)
    assert {link["direction"] for link in found["links"]} == {"in", "out"}
    assert all(set(link["item"]) == ITEM for link in found["links"])


def test_an_article(client: TestClient) -> None:
    article = ROWS[3][0].article
    found = ask(client, f"/api/articles/{article.id}")
    assert (found["text"], found["title"], found["publisher"]) == (article.text, article.title, article.publisher)
    assert {event["id"] for event in found["events"]} == {event.id for event in ROWS[3][1]}


@pytest.mark.parametrize(
    ("language", "label_"), [("tr", "Afet ve kaza"), ("en", "Disaster or accident"), ("xx", "Afet ve kaza")]
)
def test_facets_speak_the_language(client: TestClient, language: str, label_: str) -> None:
    found = ask(client, "/api/facets", lang=language)
    labels_ = {value["value"]: value["label"] for value in found["types"]}
    assert labels_["afet"] == label_
    assert sum(value["count"] for value in found["types"]) == N
    assert {"value", "label", "kind", "within", "count"} == set(found["places"][0])


def test_every_type_and_modality_has_a_label() -> None:
    for language in ("tr", "en"):
        for code in (*(f"type.{one}" for one in EventType), *(f"modality.{one}" for one in Modality)):
            assert label(code, language) != code.rpartition(".")[2]


def test_all_routes_narrow_alike(client: TestClient) -> None:
    query = {"type": ["afet", "yargi"], "from": "2005", "to": "2020-06", "confidence": "0.4", "lang": "en"}
    counts = {ask(client, f"/api/{name}", **query)["count"] for name in ("timeline", "cells", "events", "facets")}
    assert len(counts) == 1
    assert 0 < counts.pop() < N


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/api/events?type=deprem", "type"),
        ("/api/timeline?from=19.09.2023", "from"),
        ("/api/timeline?t0=5&t1=4", "t1"),
        ("/api/timeline?t0=nan", "t0"),
        ("/api/timeline?t0=1e300", "t0"),
        ("/api/timeline?bins=-1", "bins"),
        ("/api/timeline?limit=2.5", "limit"),
        ("/api/cells?view=1,2,3", "view"),
        ("/api/cells?zoom=çok", "zoom"),
        ("/api/events?sort=title;DROP TABLE events", "sort"),
        ("/api/events?tray=all", "tray"),
        ("/api/events?offset=x", "offset"),
        ("/api/facets?modality=yes", "modality"),
        ("/api/facets?confidence=2", "confidence"),
        ("/api/facets?bbox=a,b,c,d", "bbox"),
        ("/api/facets?q=" + "x" * 501, "q"),
        ("/api/labels?view=0,0,0", "view"),
        ("/api/events/x?place=" + "x" * 501, None),
    ],
)
def test_a_question_that_means_nothing_is_answered_with_a_sentence(
    client: TestClient, path: str, field: str | None
) -> None:
    said = {}
    for language in ("tr", "en"):
        answer = client.get(f"{path}&lang={language}")
        if field is None:
            assert answer.status_code == 404  # an event is asked for by its id alone
            return
        assert answer.status_code == 400
        said[language] = answer.json()["error"]
        assert said[language].startswith(f"{field}=")
    assert said["tr"] != said["en"]


@pytest.mark.parametrize("path", ["events/yok", "articles/yok", "nothing", "events/..%2f..%2fetc%2fpasswd", "events/"])
def test_what_is_not_there_is_404_in_json(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"].startswith("/api/")


def test_a_window_turned_round_says_so(client: TestClient) -> None:
    assert client.get("/api/timeline?t0=5&t1=4").json()["error"] == "t1=4: t0’dan sonra olmalı."


def test_the_api_only_reads(client: TestClient) -> None:
    assert client.post("/api/events").status_code == 405
    assert client.delete("/api/events/x").status_code == 405


@pytest.mark.parametrize(
    "value", ["' OR 1=1 --", '"; DROP TABLE events; --', "%", "_", "\x00", "*", 'a" OR words:b', "NEAR(a b, 2)", "{a}"]
)
@pytest.mark.parametrize("name", ["q", "place", "actor", "publisher", "article"])
def test_no_value_is_taken_for_sql(client: TestClient, name: str, value: str) -> None:
    found = ask(client, "/api/events", **{name: value})
    assert found["total"] == N
    if name != "q":
        assert found["count"] == 0
    assert ask(client, "/api/timeline")["total"] == N


def test_limits_hold(client: TestClient) -> None:
    assert len(ask(client, "/api/timeline", bins=10**8, limit=10**8)["all"]) == 2000
    assert len(ask(client, "/api/events", limit=10**8)["events"]) <= 500
    assert client.get("/api/events", params=[("actor", f"k{n}") for n in range(501)]).status_code == 400
    assert client.get("/api/events", params=[("x", "1")] * 2001).status_code == 400


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A library whose titles, actors, publishers and texts are all hostile."""
    library = Library.open(tmp_path_factory.mktemp("hostile"))
    for number, words in enumerate(HOSTILE):
        ((analysis, (event, *_)), *_) = synthetic.library(4, seed=100 + number)
        article = replace(analysis.article, title=words, publisher=words, text=words + analysis.article.text, url=words)
        (mention,) = event.mentions
        told = replace(mention, title=words, actors=(words,), why=(Reason("library.not_analysed", (words, words)),))
        shown = replace(event, title=words, actors=(words,), mentions=(told,), why=told.why)
        library.put([replace(analysis, article=article, mentions=(told,))], [shown])
    return TestClient(Starlette(routes=routes(lambda: library)))


@pytest.mark.parametrize("path", ["timeline?t0=0&t1=30000", "events", "facets", "cells?view=-180,-90,180,90&zoom=9"])
def test_hostile_words_come_through_as_they_are_and_end_nothing(hostile: TestClient, path: str) -> None:
    answer = hostile.get(f"/api/{path}")
    assert answer.status_code == 200
    assert not re.search(r"[<>&\u2028\u2029]", answer.text)
    shown = json.dumps(answer.json(), ensure_ascii=False)
    for words in HOSTILE if path != "cells?view=-180,-90,180,90&zoom=9" else ():
        assert json.dumps(words, ensure_ascii=False)[1:-1] in shown


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_on_a_card_and_in_an_article(hostile: TestClient, words: str) -> None:
    (row,) = ask(hostile, "/api/events", actor=words)["events"]
    assert (row["title"], row["publishers"], row["actors"]) == (words, [words], [words])
    card = hostile.get(f"/api/events/{row['id']}")
    assert not re.search(r"[<>&\u2028\u2029]", card.text)
    assert words in card.json()["event"]["why"][0]
    article = card.json()["mentions"][0]["article"]
    assert (article["title"], article["url"]) == (words, words)
    assert ask(hostile, f"/api/articles/{article['id']}")["text"].startswith(words)


def test_an_actor_is_found_by_any_spelling(hostile: TestClient) -> None:
    assert len(ask(hostile, "/api/events", actor="ığüşöç IĞÜŞÖÇ 🜁")["events"]) == 1


def test_json_holds_no_nan_and_survives_broken_letters() -> None:
    assert Payload({"a": "\ud800"}).body == b'{"a":"?"}'
    with pytest.raises(ValueError, match="JSON"):
        Payload({"a": float("nan")})


def test_a_reason_without_words_is_seen() -> None:
    assert sentences([Reason("no.such", ("x",))], "tr") == ["no.such x"]


def test_headers_are_on_every_answer(client: TestClient) -> None:
    for path in ("/api/events", "/api/nothing", "/assets/leaflet/leaflet.js", "/tiles/0/0/0.png", "/elsewhere"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'self'" in headers["content-security-policy"]


def test_the_policy_names_no_other_host_but_the_tile_server_in_the_maps_frame() -> None:
    page, frame = policy("/", "localhost:8501"), policy("/component/streamlit_folium.st_folium/index.html", "x")
    assert "ws://localhost:8501" in page
    assert "http" not in page.replace("http-equiv", "")
    assert re.findall(r"https?://\S+", frame.replace(";", "")) == ["https://tile.openstreetmap.org"]
    assert "evil" not in policy("/", "evil.example; script-src *")


def test_tiles_are_counted_from_the_north(client: TestClient) -> None:
    answer = client.get("/tiles/1/0/0.png")
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content.startswith(b"\x89PNG")
    assert tile(5, 18, 12) != tile(5, 18, 31 - 12)
    for wrong in ("7/0/0", "1/2/0", "1/0/2", "0/0/1"):
        assert client.get(f"/tiles/{wrong}.png").status_code == 404


def test_assets(client: TestClient) -> None:
    for path in ("/assets/leaflet/leaflet.js", "/assets/app/pane.js"):
        assert client.get(path).headers["content-type"].startswith("text/javascript")
    assert client.get("/assets/leaflet/images/marker-icon.png").status_code == 200
    assert client.get("/assets/leaflet/../../__init__.py").status_code == 404
    outlines = client.get("/assets/outlines.json")
    assert outlines.headers["content-encoding"] == "gzip"
    assert outlines.json()["type"] == "FeatureCollection"
    plain = client.get("/assets/outlines.json", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == outlines.json()


TURKEY = box_from("view", "25.5,35.5,45,42.5")


@pytest.mark.parametrize("zoom", range(2, 13))
def test_labels_do_not_cover_each_other(gazetteer: Gazetteer, zoom: int) -> None:
    found = labels(gazetteer.path, TURKEY, zoom)
    assert 0 < len(found) <= 120
    px = 256 * 2**zoom / 360
    for at, one in enumerate(found):
        for other in found[:at]:
            close = abs(one["lat"] - other["lat"]) * px / cos(radians(one["lat"])) < 14  # Mercator stretches
            assert not (close and abs(one["lon"] - other["lon"]) * px < 3.4 * (len(one["name"]) + len(other["name"])))


def test_labels_go_from_countries_to_towns(client: TestClient, gazetteer: Gazetteer) -> None:
    far = {one["name"] for one in ask(client, "/api/labels", view="0,20,60,60", zoom=4)["labels"]}
    near = {one["name"] for one in ask(client, "/api/labels", view="31,37,34,39", zoom=9)["labels"]}
    assert {"Türkiye", "Rusya", "İran"} & far
    assert "Konya" in near
    assert "Türkiye" not in near


def test_a_view_over_the_date_line(gazetteer: Gazetteer, library: Library) -> None:
    assert {one["name"] for one in labels(gazetteer.path, box_from("view", "165,-50,200,-30"), 4)} >= {"Yeni Zelanda"}
    both = library.cells(view=box_from("view", "100,-90,260,90"), zoom=3)
    assert both.in_view == sum(
        event.where is not None and (event.where.place.lon >= 100 or event.where.place.lon <= -100) for event in EVENTS
    )


def test_a_library_that_cannot_be_read_is_503(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    library.counts()
    for file in tmp_path.iterdir():
        file.unlink()
    answer = TestClient(Starlette(routes=routes(lambda: library))).get("/api/events")
    assert answer.status_code == 503
    assert "library.sqlite" in answer.json()["error"]


def test_streamlit_reports_no_use_of_it() -> None:
    config = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
