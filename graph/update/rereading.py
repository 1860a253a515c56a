"""Stored articles read again, by a newer extractor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.model import Article, Extraction
from graph.stores.base import Store
from graph.update.arrivals import Arrival, Outcome
from graph.update.loading import BATCH, load
from graph.update.shelf import article_of

_NEXT = """
MATCH (a:Article)
WHERE a.uid > $after AND a.superseded IS NULL AND a.text IS NOT NULL AND a.extractor <> $extractor
RETURN properties(a) AS properties ORDER BY a.uid LIMIT $limit
"""
_COUNTS = """
MATCH (a:Article) WHERE a.superseded IS NULL AND a.extractor <> $extractor
RETURN count(a.text) AS readable, count(a) AS every
"""


@dataclass(frozen=True)
class Outdated:
    """How many articles another extractor has read: those whose text is kept, and the others."""

    readable: int
    without_text: int


def outdated(store: Store, extractor: str) -> Outdated:
    """Count the articles that ``reread`` would read, and those that cannot be read again."""
    row = store.read(_COUNTS, extractor=extractor)[0]
    return Outdated(row["readable"], row["every"] - row["readable"])


def reread(
    store: Store, extract: Callable[[Article], Extraction], extractor: str
) -> Iterator[Outcome]:
    """Read the stored articles again that another extractor has read; yield what became of each.

    Articles whose text is not kept stay as they were read.  It may be stopped after any article;
    the next call goes on with what is left.
    """
    after = ""
    while rows := store.read(_NEXT, after=after, extractor=extractor, limit=BATCH):
        articles = [article_of(row["properties"]) for row in rows]
        yield from load(store, [Arrival(article, extract) for article in articles], extractor)
        after = rows[-1]["properties"]["uid"]
