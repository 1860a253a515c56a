"""Articles per second of French extraction beside spaCy's full French pipeline, in turn, one core.

Takes a JSON Lines file of articles; without one, the sample dispatches.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from graph.model import Article
from loaders.extraction.pipeline import extract
from loaders.sources import read_sources

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "dispatches.jsonl"
ROUNDS = 5


def rate(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return articles per second."""
    started = time.perf_counter()
    for article in articles:
        work(article)
    return len(articles) / (time.perf_counter() - started)


def main(path: str) -> None:
    """Warm both up, then measure them in turn."""
    read = [r for r in read_sources([path]) if isinstance(r, Article) and r.language == "fr"]
    model = spacy.load("fr_core_news_md")
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        ours.append(rate(extract, read))
        theirs.append(rate(lambda article: model(article.text), read))
    ratios = [a / b for a, b in zip(ours[1:], theirs[1:], strict=True)]
    figures = {
        "articles": len(read),
        "extraction_per_second": round(statistics.median(ours[1:]), 1),
        "spacy_per_second": round(statistics.median(theirs[1:]), 1),
        "ratio": round(statistics.median(ratios), 1),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(SAMPLES))
