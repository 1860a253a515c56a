"""The explorer under test: ties of the invented dispatches, and the page in a real browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from werkzeug.serving import make_server

from api.app import create_app
from graph.claims import claims_of
from graph.derive import derive
from graph.model import Article, Extraction
from graph.settings import Settings
from graph.stores import Store, open_store
from graph.update import Arrival, load
from tests.support.gold import gold_extraction, own
from tests.viz.dispatches import ALL

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = "() => window.__explorer && window.__explorer.ready"
Tie = dict[str, Any]
Open = Callable[..., Page]


def arrivals() -> list[tuple[Article, Extraction]]:
    """The invented dispatches, read."""
    return [gold_extraction(article, gold) for article, gold in ALL]


@pytest.fixture(scope="session")
def ties() -> list[Tie]:
    """All ties of the invented dispatches, as their entries hold them."""
    import json

    read = arrivals()
    claims = [c for article, found in read for c in claims_of(article, found, "gold-1")]
    graph = derive(claims, [article for article, _ in read])
    entries = (node for (label, _), node in graph.nodes.items() if label == "Entry")
    found = {tie["uid"]: tie for tie in (json.loads(entry["tie"]) for entry in entries)}
    return [found[uid] for uid in sorted(found)]


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the invented dispatches and some of the annotated ones."""
    settings = Settings(data=tmp_path_factory.mktemp("explorer") / "data")
    with open_store(settings) as store:
        store.ensure_schema()
        read = [*arrivals(), *own()[:30]]
        load(store, [Arrival(article, found) for article, found in read], "gold-1")
        yield store


@pytest.fixture(scope="session")
def address(filled_store: Store) -> Iterator[str]:
    """Where the explorer over the filled store answers."""
    yield from served(filled_store)


@pytest.fixture(scope="session")
def base_url(address: str) -> str:
    """What pages open relative addresses against."""
    return address


def served(store: Store, settings: Settings | None = None) -> Iterator[str]:
    app = create_app(store, settings or Settings(data=Path("unused")))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)
    server.server_close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium; in CI its absence fails, elsewhere it leaves these tests out."""
    if not CHROMIUM:
        message = "no Chromium: apt-get install chromium, or set CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1360, "height": 860},
        "locale": "fr-FR",
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def explorer(page: Page, address: str) -> Iterator[Open]:
    """Open the explorer; afterwards nothing foreign was asked for and the console is empty."""
    yield from watched(page, address)


def watched(page: Page, address: str, ready: str = READY) -> Iterator[Open]:
    problems: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((address, "data:", "blob:")) else foreign.append(asked.url)
        ),
    )

    def open_page(query: str = "", expected: tuple[str, ...] = ()) -> Page:
        page.goto(f"{address}/{query}")
        page.wait_for_function(ready)
        open_page.expected = expected  # type: ignore[attr-defined]
        return page

    yield open_page
    expected = getattr(open_page, "expected", ())
    assert foreign == []
    assert [p for p in problems if not any(text in p for text in expected)] == []


@pytest.fixture
def axe() -> str:
    """axe-core's script; in CI its absence fails, elsewhere it leaves these tests out."""
    if "AXE" not in os.environ:
        message = "AXE names no axe.min.js: .ci/axe FILE fetches it"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return Path(os.environ["AXE"]).read_text(encoding="utf-8")
