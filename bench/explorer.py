"""The explorer in Chromium over a made-up graph: first draw, expanding, dragging, page weight.

``python -m bench.explorer [TIES]`` prints medians of one run in milliseconds, the weight in kB as
it goes over the wire.  The server is warm: each view has been asked for before it is measured.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from api.app import create_app
from bench.graph import HUB, fill
from graph.settings import Settings
from graph.stores import open_store
from tests.viz.conftest import ARGUMENTS, CHROMIUM, READY

TIES, ROUNDS, STEPS = 100_000, 5, 40
LARGEST = f"?lang=en&open={HUB}&people=yes&extra=300"  # as many nodes as a picture holds
ARRIVED = """() => {
  const [page] = performance.getEntriesByType('navigation');
  return [page.responseEnd, window.__explorer.after, window.__explorer.drawn.nodes.size];
}"""
WEIGHT = """() => performance.getEntriesByType('resource')
  .concat(performance.getEntriesByType('navigation'))
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""
EXPAND = """id => new Promise((done) => {
  const heading = document.getElementById('heading');
  const begun = performance.now();
  new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - begun)))
    .observe(heading, { childList: true });
  document.getElementById('canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'e' }));
})"""
FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const step = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""
OTHER = "() => [...window.__explorer.drawn.nodes].find((id) => id !== 'MA')"
MIDDLE = """() => {
  const { network } = window.__explorer;
  const box = document.getElementById('canvas').getBoundingClientRect();
  const at = network.canvasToDOM(network.getPositions(['MA'])['MA']);
  return [box.left + at.x, box.top + at.y];
}"""


def main() -> None:
    """Fill a store, serve it, open the page in a new context each round."""
    ties = int(sys.argv[1]) if len(sys.argv) > 1 else TIES
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(data=Path(scratch, "data"))
        with open_store(settings) as store, sync_playwright() as playwright:
            store.ensure_schema()
            fill(store, ties)
            server = make_server("127.0.0.1", 0, create_app(store, settings), threaded=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            address = f"http://127.0.0.1:{server.server_port}/"
            figures = {**_drawn(browser, address), **_moved(browser, address)}
            browser.close()
            server.shutdown()
    print(json.dumps({"ties": ties, "rounds": ROUNDS, **figures}))


def _drawn(browser: Browser, address: str) -> dict[str, float]:
    """Return how long the largest picture takes, and the weight of a page."""
    found = [_seen(browser, f"{address}{LARGEST}", ARRIVED) for _ in range(ROUNDS + 1)][1:]
    arrived, ready, nodes = zip(*found, strict=True)
    waits = [end - begin for begin, end in zip(arrived, ready, strict=True)]
    weight = _seen(browser, f"{address}?lang=en", WEIGHT)
    return {
        "nodes": nodes[0],
        "draw_after_arrival_ms": round(statistics.median(waits)),
        "draw_after_click_ms": round(statistics.median(ready)),
        "page_kB": round(weight / 1000),
    }


def _moved(browser: Browser, address: str) -> dict[str, float]:
    """Return how long expanding takes, and the 95th percentile of frames while dragging."""
    opened = f"{address}?lang=en&open={HUB}"
    partner = f"{opened}&pick={_timed(browser, opened, lambda page: page.evaluate(OTHER))}"
    expanded = [_timed(browser, partner, _expand) for _ in range(ROUNDS + 1)][1:]
    frames = _timed(browser, f"{address}{LARGEST}", _drag)
    return {"expand_ms": round(statistics.median(expanded)), "drag_frame_p95_ms": round(frames)}


def _seen(browser: Browser, address: str, script: str) -> list[float]:
    return _timed(browser, address, lambda page: page.evaluate(script))


def _timed(browser: Browser, address: str, look: Callable[[Page], Any]) -> Any:
    context = browser.new_context(viewport={"width": 1360, "height": 860}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.wait_for_function(READY)
    try:
        return look(page)
    finally:
        context.close()


def _expand(page: Page) -> float:
    page.wait_for_load_state("networkidle")
    return float(page.evaluate(EXPAND))


def _drag(page: Page) -> float:
    page.wait_for_load_state("networkidle")
    x, y = page.evaluate(MIDDLE)
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(STEPS):
        page.mouse.move(x + 3 * step, y + 2 * step)
    frames = sorted(page.evaluate("() => window.frames_"))
    page.mouse.up()
    return float(frames[int(0.95 * (len(frames) - 1))])


if __name__ == "__main__":
    main()
