"""Articles per second of extraction beside spaCy's full French pipeline, in turn, one core.

For each language on diplomatic articles alone; where there is everyday news of the language, also
on a mixed feed in which one article in ten is diplomatic.  The French pipeline is the yardstick
for every language: those of the others have its architecture, and their speed is that of a token.
Takes JSON Lines files of diplomatic articles; without them, the dispatches of the tests.
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
from graph.reference import LANGUAGES
from loaders.extraction.pipeline import extract
from loaders.sources import read_sources

ROOT = Path(__file__).resolve().parents[1]
EVERYDAY = ROOT / "tests" / "data"
DISPATCHES = sorted(map(str, (EVERYDAY / "own").glob("*-articles.jsonl")))
ROUNDS = 3
OTHERS = 9  # everyday articles for each diplomatic one in the mixed feed
LONGEST = 200  # articles of the mixed feed


def main(paths: Sequence[str]) -> None:
    """Warm both up, then measure them in turn."""
    feeds = {language: _feeds(paths, language) for language in LANGUAGES}
    for article in (a for feed in feeds.values() for a in feed.get("diplomatic", ())):
        read(article)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"megabytes_before_the_model": round(megabytes)}))
    model = spacy.load("fr_core_news_md")
    for language, each in feeds.items():
        figures = {name: _compared(feed, model) for name, feed in each.items()}
        print(json.dumps({"language": language, **figures}))


def _feeds(paths: Sequence[str], language: str) -> dict[str, list[Article]]:
    """Return the articles of a language, and a mixed feed where it has everyday news."""
    diplomatic = [article for path in paths for article in _articles(path, language)]
    everyday = list(_articles(EVERYDAY / f"everyday-{language}.jsonl", language))
    if not diplomatic or not everyday:
        return {"diplomatic": diplomatic} if diplomatic else {}
    others = itertools.cycle(everyday)
    mixed = [a for d in diplomatic for a in (d, *itertools.islice(others, OTHERS))]
    return {"diplomatic": diplomatic, "mixed": mixed[:LONGEST]}


def read(article: Article) -> object:
    """Read an article, also in a language on trial."""
    return extract(article, trial=True)


def _articles(path: str | Path, language: str) -> Iterator[Article]:
    found = read_sources([str(path)]) if Path(path).exists() else ()
    return (r for r in found if isinstance(r, Article) and r.language == language)


def _compared(articles: Sequence[Article], model: spacy.Language) -> dict[str, float]:
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        ours.append(_rate(read, articles))
        theirs.append(_rate(lambda article: model(article.text), articles))
    ratios = [a / b for a, b in zip(ours[1:], theirs[1:], strict=True)]
    return {
        "articles": len(articles),
        "extraction_per_second": round(statistics.median(ours[1:]), 1),
        "spacy_per_second": round(statistics.median(theirs[1:]), 1),
        "ratio": round(statistics.median(ratios), 1),
    }


def _rate(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return articles per second of processor time: others on the machine do not count."""
    started = time.process_time()
    for article in articles:
        work(article)
    return len(articles) / (time.process_time() - started)


if __name__ == "__main__":
    main(sys.argv[1:] or DISPATCHES)
