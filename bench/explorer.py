"""First draw of the explorer in Chromium: from the request of the page to the first drawn frame."""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from api.app import create_app
from bench.articles import many
from graph.settings import Settings
from graph.stores import open_store
from graph.update import Arrival, load
from loaders.extraction.pipeline import EXTRACTOR, extract
from tests.viz.conftest import ARGUMENTS, CHROMIUM, READY

ARTICLES, ROUNDS = 200, 7


def main() -> None:
    """Fill a store, serve it, open the page in a new context each round."""
    arrivals = [Arrival(article, extract(article)) for article in many(ARTICLES)]
    drawn = []
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(data=Path(scratch, "data"))
        with open_store(settings) as store, sync_playwright() as playwright:
            store.ensure_schema()
            load(store, arrivals, EXTRACTOR)
            server = make_server("127.0.0.1", 0, create_app(store, settings), threaded=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for _ in range(ROUNDS + 1):
                page = browser.new_context().new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/")
                page.wait_for_function(READY)
                drawn.append(page.evaluate("performance.now()"))
                page.context.close()
            browser.close()
            server.shutdown()
    print(json.dumps({"first_draw_ms": round(statistics.median(drawn[1:])), "rounds": ROUNDS}))


if __name__ == "__main__":
    main()
