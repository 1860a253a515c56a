"""Articles per second of French extraction beside spaCy's full French pipeline, in turn, one core.

Twice in one run: on diplomatic articles alone, and on a mixed feed in which one article in ten is
diplomatic and the others are everyday news.  Takes a JSON Lines file of diplomatic articles;
without one, the sample dispatches.
"""

from __future__ import annotations

import itertools
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import spacy

from graph.model import Article
from loaders.extraction.pipeline import extract
from loaders.sources import read_sources

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "dispatches.jsonl"
EVERYDAY = ROOT / "tests" / "data" / "everyday-fr.jsonl"
ROUNDS = 5
OTHERS = 9  # everyday articles for each diplomatic one in the mixed feed


def main(path: str) -> None:
    """Warm both up, then measure them in turn."""
    diplomatic, everyday = list(_french(path)), itertools.cycle(_french(EVERYDAY))
    mixed = [a for d in diplomatic for a in (d, *itertools.islice(everyday, OTHERS))]
    for article in diplomatic:
        extract(article)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    model = spacy.load("fr_core_news_md")
    feeds = {"diplomatic": diplomatic, "mixed": mixed[: max(200, len(diplomatic))]}
    figures = {name: _compared(feed, model) for name, feed in feeds.items()}
    print(json.dumps({**figures, "megabytes_before_spacy": round(megabytes)}))


def _french(path: str | Path) -> Iterator[Article]:
    read = read_sources([str(path)])
    return (r for r in read if isinstance(r, Article) and r.language == "fr")


def _compared(articles: Sequence[Article], model: spacy.Language) -> dict[str, float]:
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        ours.append(_rate(extract, articles))
        theirs.append(_rate(lambda article: model(article.text), articles))
    ratios = [a / b for a, b in zip(ours[1:], theirs[1:], strict=True)]
    return {
        "articles": len(articles),
        "extraction_per_second": round(statistics.median(ours[1:]), 1),
        "spacy_per_second": round(statistics.median(theirs[1:]), 1),
        "ratio": round(statistics.median(ratios), 1),
    }


def _rate(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return articles per second."""
    started = time.perf_counter()
    for article in articles:
        work(article)
    return len(articles) / (time.perf_counter() - started)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(SAMPLES))
