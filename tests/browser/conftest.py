"""The app on a free port with a library of its own, and a real browser in front of it.

No test here may see a request to another machine, nor an error of a script in the page.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from components.places import build_gazetteer, gazetteer_path
from tests.browser import shelf

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
HOW_TO = "no browser: install Chromium (Debian: apt-get install chromium) or run `playwright install chromium`"
START_S = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's folder: the index of places (that of this machine if it is built) and the library of `shelf.py`."""
    folder = tmp_path_factory.mktemp("home")
    built, wanted = gazetteer_path(), folder / gazetteer_path().name
    if built.is_file():
        wanted.symlink_to(built)
    else:
        build_gazetteer(wanted, lambda share, step: None)
    shelf.stock(folder / "library")
    return folder


@pytest.fixture(scope="session")
def served(home: Path) -> Callable[..., Any]:
    """Starts an app: `with served(script) as address`."""
    from contextlib import contextmanager

    @contextmanager
    def serve(script: Path = ROOT / "app.py", port: int = 0, **environment: str) -> Iterator[str]:
        port = port or free_port()
        log = home / f"server-{port}.log"
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        surroundings = os.environ | {"OLAY_ATLASI_HOME": str(home), "PYTHONPATH": str(ROOT)} | environment
        with log.open("w") as out:
            process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(process, f"http://127.0.0.1:{port}", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)

    return serve


@pytest.fixture(scope="session")
def app(served: Callable[..., Any]) -> Iterator[str]:
    """The app's address."""
    with served() as address:
        yield address


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Until the server is healthy; its log if it dies."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server died:\n{log.read_text()[-3000:]}")
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server was not healthy in {START_S} s:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium: `$CHROMIUM_PATH`, the system's, or Playwright's own; REQUIRE_BROWSER=1 forbids to do without."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = next((found for found in (os.environ.get("CHROMIUM_PATH"), *map(shutil.which, BROWSERS)) if found), None)
    with sync_api.sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        except sync_api.Error:
            if os.environ.get("REQUIRE_BROWSER"):
                raise
            pytest.skip(HOW_TO)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any, app: str) -> Iterator[Callable[..., Any]]:
    """Opens the page as a new visitor: `visit("?q=…", width=390)`; afterwards no outside request, no script error."""
    contexts: list[Any] = []
    outside: list[str] = []
    errors: list[str] = []

    def open_page(
        query: str = "",
        width: int = 1440,
        height: int = 900,
        failing: bool = False,
        address: str = app,
        **options: Any,
    ) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **({"locale": "tr-TR"} | options))
        contexts.append(context)
        context.route("**/*", lambda route: _local(route, address, outside))
        page = context.new_page()
        if not failing:  # a test that breaks a script on purpose
            page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(f"{address}/{query}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []


def _local(route: Any, address: str, outside: list[str]) -> None:
    if route.request.url.startswith((address, "data:", "blob:")):
        route.continue_()
    else:
        outside.append(route.request.url)
        route.abort()


class Atlas:
    """The page by its contract: rows, marks and pins carry `data-event-id`."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.wait_for_selector(".st-key-events [data-event-id], .st-key-events .none", state="attached", timeout=30_000)

    @property
    def count(self) -> str:
        """The words of the header's count."""
        return str(self.page.locator('[data-testid="count"]').inner_text())

    def frame(self) -> Any:
        """The map's frame, once its marks are there."""
        frame = self.page.frame_locator(".st-key-map iframe")
        frame.locator(".oa-mark").first.wait_for(state="attached", timeout=30_000)
        return frame

    def mark(self, event: str) -> Any:
        """An event's mark on the timeline."""
        return self.page.locator(f'.st-key-timeline [data-event-id="{event}"]')

    def pin(self, event: str) -> Any:
        """An event's mark on the map."""
        return self.frame().locator(f'[data-event-id="{event}"]')

    def row(self, event: str) -> Any:
        """An event's row in the list."""
        return self.page.locator(f'.st-key-events [data-event-id="{event}"]')

    @property
    def card(self) -> Any:
        """The card."""
        return self.page.locator(".st-key-card .card")

    def stage(self) -> dict[str, float]:
        """Where the timeline is on the screen: x, y, width, height."""
        box: dict[str, float] = self.page.locator(".st-key-timeline .stage").bounding_box()
        return box

    def date(self, label: str, day: str) -> None:
        """Type a day (`27042023`) into a date filter."""
        self.page.get_by_role("group", name=label).get_by_role("spinbutton").first.click()
        self.page.keyboard.type(day)
        self.page.locator(".st-key-header h1").click()  # a day counts when its field is left

    def until(self, condition: str, argument: object = None) -> None:
        """Wait until a JavaScript condition holds in the page."""
        self.page.wait_for_function(condition, arg=argument, timeout=15_000)

    def until_changed(self, selector: str, before: str) -> None:
        """Wait until an element reads differently."""
        from playwright.sync_api import expect

        expect(self.page.locator(selector)).not_to_have_text(before, timeout=15_000)

    def reads(self, selector: str, words: str) -> None:
        """Wait until an element's words hold these."""
        from playwright.sync_api import expect

        expect(self.page.locator(selector)).to_contain_text(words, timeout=15_000)

    def narrowed(self) -> int:
        """How many events are left once fewer than all are shown."""
        from playwright.sync_api import expect

        expect(self.page.locator('[data-testid="count"]')).not_to_have_text("72 / 72 olay", timeout=15_000)
        return int(self.count.split(" / ")[0])

    def settle(self, words: str) -> None:
        """Wait for the header's count to read so."""
        self.page.get_by_text(words, exact=True).first.wait_for(timeout=15_000)


@pytest.fixture
def atlas() -> type[Atlas]:
    """The page object."""
    return Atlas
