"""A country's ties over REST against the bare query of the same page, on each store, in turn."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from api.app import create_app
from bench.articles import many
from bench.stores import both
from graph.queries.entries import TieFilter
from graph.queries.ties import ties_of
from graph.settings import Settings
from graph.update import Arrival, load
from loaders.extraction.pipeline import EXTRACTOR, extract

ARTICLES, ROUNDS, PAGE = 500, 60, 20


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Fill both stores, then ask each the same page both ways."""
    arrivals = [Arrival(article, extract(article)) for article in many(ARTICLES)]
    figures = {}
    with both() as stores:
        for name, store in stores.items():
            load(store, arrivals, EXTRACTOR)
            client = create_app(store, Settings(data=Path())).test_client()
            bare, rest = [], []
            for _ in range(ROUNDS):
                bare.append(
                    milliseconds(lambda s=store: ties_of(s, "MA", None, TieFilter(), None, PAGE))
                )
                rest.append(
                    milliseconds(lambda c=client: c.get(f"/api/v1/countries/MA/ties?limit={PAGE}"))
                )
            figures[name] = {
                "bare_ms": round(statistics.median(bare), 1),
                "rest_ms": round(statistics.median(rest), 1),
                "ratio": round(statistics.median(rest) / statistics.median(bare), 2),
            }
    print(json.dumps({"articles": ARTICLES, "page": PAGE, **figures}))


if __name__ == "__main__":
    main()
