"""How many may do something at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from api.problems import TooBusy


class Turnstile:
    """Lets so many through at once."""

    def __init__(self, at_once: int) -> None:
        self._places = threading.BoundedSemaphore(at_once)

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Hold a place meanwhile.

        Raises:
            TooBusy: there is none.
        """
        if not self._places.acquire(blocking=False):
            raise TooBusy("Too many of these run at once.")
        try:
            yield
        finally:
            self._places.release()
