"""Seconds to load 1,000 articles into each store, extraction included and apart."""

from __future__ import annotations

import json
import time

from bench.articles import many
from bench.stores import both
from graph.update import Arrival, load
from loaders.extraction.pipeline import EXTRACTOR, extract

ARTICLES = 1_000


def main() -> None:
    """Load into both stores in one run and print the figures."""
    articles = many(ARTICLES)
    started = time.perf_counter()
    arrivals = [Arrival(article, extract(article)) for article in articles]
    figures: dict[str, float] = {"extraction_seconds": round(time.perf_counter() - started, 1)}
    with both() as stores:
        for name, store in stores.items():
            started = time.perf_counter()
            load(store, arrivals, EXTRACTOR)
            figures[f"{name}_seconds"] = round(time.perf_counter() - started, 1)
    print(json.dumps({"articles": ARTICLES, **figures}))


if __name__ == "__main__":
    main()
