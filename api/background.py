"""Work beside serving: stored articles that an older extractor has read are read again."""

from __future__ import annotations

import logging
import threading
import time

from graph.errors import EntenteError
from graph.model import Article, Extraction
from graph.stores.base import Store
from graph.update import outdated
from loaders.extraction.pipeline import EXTRACTOR, extract
from loaders.load import read_again

_LOG = logging.getLogger(__name__)
_LEAVE_SECONDS = 20.0


class Stopped(Exception):
    """The service ends; what is not read yet is read when it runs again."""


class Rereading(threading.Thread):
    """Reads articles again while requests are answered, resting as long as it works.

    The claims of an article are replaced in one transaction, so that every answer is of before or
    after.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(name="rereading", daemon=True)
        self._store = store
        self._ending = threading.Event()

    def run(self) -> None:
        """Read what is outdated; a failure is logged and ends it, serving goes on."""
        try:
            if not (waiting := outdated(self._store, EXTRACTOR).readable):
                return
            _LOG.warning("Reading %d articles again, by %s.", waiting, EXTRACTOR)
            count = sum(1 for _ in read_again(self._store, self._read))
            _LOG.warning("%d articles were read again.", count)
        except Stopped:
            _LOG.warning("Reading again is broken off; it goes on when the service runs again.")
        except EntenteError as error:
            _LOG.error("Articles cannot be read again: %s", error)

    def end(self) -> None:
        """Stop after the article at hand, and wait for it."""
        self._ending.set()
        self.join(_LEAVE_SECONDS)

    def _read(self, article: Article) -> Extraction:
        started = time.monotonic()
        extraction = extract(article)
        if self._ending.wait(time.monotonic() - started):
            raise Stopped
        return extraction
