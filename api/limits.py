"""How often a caller may ask: a bucket of requests for each, which fills again evenly."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_CALLERS = 10_000


@dataclass
class _Bucket:
    left: float
    at: float


class Limits:
    """So many requests a minute for each caller and purpose, as many at once after a pause."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(a_minute)
        self._clock = clock
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._lock = threading.Lock()

    def wait(self, caller: str, purpose: str, cost: float = 1.0) -> int:
        """Take a request out of the caller's bucket; return 0, or the seconds to wait."""
        now = self._clock()
        with self._lock:
            bucket = self._bucket((caller, purpose), now)
            if bucket.left >= cost:
                bucket.left -= cost
                return 0
            return max(1, math.ceil((cost - bucket.left) * 60 / self._size))

    def _bucket(self, key: tuple[str, str], now: float) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= _CALLERS:  # those who were silent longest are full again
                del self._buckets[min(self._buckets, key=lambda known: self._buckets[known].at)]
            bucket = self._buckets[key] = _Bucket(self._size, now)
        bucket.left = min(self._size, bucket.left + (now - bucket.at) * self._size / 60)
        bucket.at = now
        return bucket
