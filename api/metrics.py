"""Counts of requests and how long they took, in the text format of Prometheus."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What a process has served since it started, by route and never by address."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._answered: Counter[str] = Counter()
        self.running = 0

    def begin(self) -> None:
        """Count a request as running."""
        with self._lock:
            self.running += 1

    def end(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        with self._lock:
            self.running -= 1
            self._requests[method, route, status] += 1
            self._answered[route] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]
            self._within.update((route, bound) for bound in BOUNDS if seconds <= bound)

    def text(self) -> str:
        """Return all metrics as Prometheus reads them."""
        with self._lock:
            return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield "# HELP http_requests_total Requests answered."
        yield "# TYPE http_requests_total counter"
        for (method, route, status), count in sorted(self._requests.items()):
            labels = f'method="{method}",route="{_quoted(route)}",status="{status}"'
            yield f"http_requests_total{{{labels}}} {count}"
        yield "# HELP http_request_seconds Time until an answer was ready."
        yield "# TYPE http_request_seconds histogram"
        for route, count in sorted(self._answered.items()):
            label = f'route="{_quoted(route)}"'
            for bound in BOUNDS:
                within = self._within[route, bound]
                yield f'http_request_seconds_bucket{{{label},le="{bound:g}"}} {within}'
            yield f'http_request_seconds_bucket{{{label},le="+Inf"}} {count}'
            yield f"http_request_seconds_sum{{{label}}} {self._seconds[route]:.6f}"
            yield f"http_request_seconds_count{{{label}}} {count}"
        yield "# HELP http_requests_running Requests being answered now."
        yield "# TYPE http_requests_running gauge"
        yield f"http_requests_running {self.running}"


def _quoted(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
