"""Articles into a store: extract, batch, load; what failed is reported and holds up nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from graph.model import Article, Extraction
from graph.settings import Retention
from graph.stores.base import Store
from graph.update import Arrival, Outcome, reread
from graph.update import load as update
from loaders.extraction.pipeline import EXTRACTOR, extract
from loaders.sources import Failure

BATCH = 100


def load(
    store: Store, reads: Iterable[Article | Failure], retention: Retention = "full"
) -> Iterator[Outcome | Failure]:
    """Load a stream of articles, at most ``BATCH`` in one transaction; yield what became of each.

    Whatever was yielded is in the store, so that a caller may stop at any moment.
    """
    stream = iter(reads)
    while batch := list(islice(stream, BATCH)):
        yield from (read for read in batch if isinstance(read, Failure))
        arrivals = [Arrival(read, extract) for read in batch if isinstance(read, Article)]
        yield from update(store, arrivals, EXTRACTOR, retention)


def read_again(store: Store, read: Callable[[Article], Extraction] = extract) -> Iterator[Outcome]:
    """Read the stored articles again that an older extractor has read; yield what became of each.

    ``read`` does what ``extract`` does, and may rest between two articles.
    """
    yield from reread(store, read, EXTRACTOR)
