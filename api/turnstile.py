"""How many may do something at once, and how often in a minute."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from api.problems import TooBusy


class Turnstile:
    """Lets so many through at once, and of those that are counted so many a minute."""

    def __init__(self, at_once: int, a_minute: int) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self._times: deque[float] = deque(maxlen=a_minute)

    @contextmanager
    def passed(self, *, counted: bool) -> Iterator[None]:
        """Hold a place meanwhile.

        Raises:
            TooBusy: there is none.
        """
        if not self._places.acquire(blocking=False):
            raise TooBusy("Too many of these run at once.")
        try:
            if counted:
                self._count()
            yield
        finally:
            self._places.release()

    def _count(self) -> None:
        now = time.monotonic()
        if len(self._times) == self._times.maxlen and now - self._times[0] < 60:
            raise TooBusy("Too many of these in a minute.")
        self._times.append(now)
