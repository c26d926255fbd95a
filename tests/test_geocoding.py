"""Online help: polite, remembered, refusable; spoken to through a server made up here, never over the network."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderRateLimited, GeocoderTimedOut, GeocoderUnavailable

from components.errors import GeocodingError, GeocodingOffline, GeocodingRefused
from components.geocoding import PUBLIC_SERVER, Memory, open_geocoder
from components.model import Place
from components.wording import explain

AGENT = "olay-atlasi-test/1 (editor@example.org)"
ANSWER = [
    {"place_id": 1, "osm_type": "node", "osm_id": 42, "lat": "38.4", "lon": "38.3", "name": "Örnekköy",
     "display_name": "Örnekköy, Battalgazi, Malatya, Türkiye", "addresstype": "village",
     "address": {"country_code": "tr"}, "boundingbox": ["38.38", "38.42", "38.28", "38.32"]},
    {"place_id": 2, "osm_type": "way", "osm_id": 7, "lat": "40.0", "lon": "30.0", "name": "Örnek Parkı",
     "display_name": "Örnek Parkı, Sakarya, Türkiye", "type": "park", "address": {"country_code": "tr"}},
]  # fmt: skip


class Server:
    """Stands in for a Nominatim server: answers what it was given, counts and keeps what it was asked."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict[str, str]]] = []

    def adapter(self) -> Callable[..., BaseSyncAdapter]:
        """geopy's adapter factory."""
        server = self

        class Adapter(BaseSyncAdapter):  # type: ignore[misc]
            def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
                server.asked.append((url, headers))
                if isinstance(server.answer, Exception):
                    raise server.answer
                return server.answer

            def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
                raise AssertionError("geocoding asks for JSON")

        return lambda **_: Adapter(proxies=None, ssl_context=None)


def geocoder(path: Path, fake: Server, **options: Any) -> Any:
    return open_geocoder(path / "answers.sqlite", AGENT, adapter_factory=fake.adapter(), delay_s=0.0, **options)


def test_an_answer_becomes_candidates(tmp_path: Path) -> None:
    first, second = geocoder(tmp_path, Server(ANSWER)).ask("Örnekköy")
    assert first.place == Place(
        "osm:node/42", "Örnekköy", "village", 38.4, 38.3, 2.8, "TR", None, ("Battalgazi", "Malatya", "Türkiye")
    )
    assert (second.place.kind, second.place.radius_km) == ("site", 0.5)
    assert first.score > second.score
    assert "nominatim.openstreetmap.org" in explain(first.reason)


def test_it_says_who_asks_and_for_what(tmp_path: Path) -> None:
    server = Server(ANSWER)
    geocoder(tmp_path, server).ask("Örnekköy", country="TR")
    ((url, headers),) = server.asked
    assert url.startswith(PUBLIC_SERVER)
    assert headers["User-Agent"] == AGENT
    assert "countrycodes=TR" in url
    assert "accept-language=tr" in url


def test_another_server(tmp_path: Path) -> None:
    server = Server(ANSWER)
    geocoder(tmp_path, server, server="http://localhost:8080/nominatim").ask("Örnekköy")
    assert server.asked[0][0].startswith("http://localhost:8080/nominatim/search?")


def test_no_question_is_asked_twice_even_by_a_later_session(tmp_path: Path) -> None:
    server = Server(ANSWER)
    once = geocoder(tmp_path, server).ask("Örnekköy")
    again = geocoder(tmp_path, server).ask("  Örnekköy ")
    assert once == again
    assert len(server.asked) == 1


def test_an_empty_answer_is_remembered_too(tmp_path: Path) -> None:
    server = Server([])
    assert geocoder(tmp_path, server).ask("Yokköy") == ()
    assert geocoder(tmp_path, server).ask("Yokköy") == ()
    assert len(server.asked) == 1


def test_an_answer_can_be_taken_back(tmp_path: Path) -> None:
    server = Server(ANSWER)
    online = geocoder(tmp_path, server)
    online.ask("Örnekköy")
    assert online.memory.questions() == ("Örnekköy",)
    assert online.forget("Örnekköy")
    assert not online.forget("Örnekköy")
    online.ask("Örnekköy")
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("failure", "named"),
    [(GeocoderRateLimited("429"), GeocodingRefused), (GeocoderTimedOut("slow"), GeocodingOffline),
     (GeocoderUnavailable("no route"), GeocodingOffline)],
)  # fmt: skip
def test_failures_have_names_and_are_not_remembered(
    failure: Exception, named: type[GeocodingError], tmp_path: Path
) -> None:
    server = Server(failure)
    online = geocoder(tmp_path, server)
    with pytest.raises(named, match=r"nominatim\.openstreetmap\.org"):
        online.ask("Örnekköy")
    server.answer = ANSWER
    assert len(online.ask("Örnekköy")) == 2


@pytest.mark.parametrize("agent", ["", "  ", "geopy/2.4", "python-requests"])
def test_nobody_asks_anonymously(agent: str, tmp_path: Path) -> None:
    with pytest.raises(GeocodingRefused, match="user agent"):
        open_geocoder(tmp_path / "answers.sqlite", agent)


@pytest.mark.parametrize("server", ["nominatim", "ftp://host", "https://"])
def test_a_server_needs_an_address(server: str, tmp_path: Path) -> None:
    with pytest.raises(GeocodingRefused, match="server address"):
        open_geocoder(tmp_path / "answers.sqlite", AGENT, server)


def test_questions_keep_their_distance(tmp_path: Path) -> None:
    online = open_geocoder(tmp_path / "answers.sqlite", AGENT, adapter_factory=Server(ANSWER).adapter())
    assert online._geocode.min_delay_seconds >= 1.0


def test_threads_share_one_memory(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "answers.sqlite")
    place = Place("osm:node/1", "Örnek", "city", 40.0, 30.0, 5.0, "TR")
    threads = [threading.Thread(target=memory.keep, args=(f"soru {n}", "host", (place,))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(memory.questions()) == 20
    assert memory.recall("soru 7") == (place,)
    memory.close()
