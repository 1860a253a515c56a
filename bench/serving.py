"""The service as a process of its own, and a client that keeps its connection, for benchmarks."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import psutil

from graph.settings import Settings

ROOT = Path(__file__).parents[1]


class Service:
    """A running ``entente serve``."""

    def __init__(self, pid: int, port: int) -> None:
        self.port = port
        self.process = psutil.Process(pid)

    def megabytes(self) -> float:
        """Return how much memory it holds."""
        return float(self.process.memory_info().rss) / 1e6


class Client:
    """One connection to a service on this machine, kept from request to request."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, bytes]:
        """Send a request; return the status and the whole body."""
        try:
            self._connection.request(method, target, body, headers or {})
            answer = self._connection.getresponse()
            return answer.status, answer.read()
        except (http.client.HTTPException, OSError):
            self._connection.close()  # the next request opens it again
            raise

    def stream(self, target: str, size: int = 65_536) -> Iterator[bytes]:
        """Yield the body of an answer piece by piece."""
        self._connection.request("GET", target)
        answer = self._connection.getresponse()
        while piece := answer.read(size):
            yield piece

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()


@contextmanager
def serving(settings: Settings) -> Iterator[Service]:
    """Run ``entente serve`` over the store of the settings on a free port of the loopback."""
    environment = {**os.environ, "ENTENTE_DATA": str(settings.data), **_neo4j(settings)}
    environment |= {
        "ENTENTE_HEAP": settings.heap,
        "ENTENTE_QUERY_SECONDS": str(settings.query_seconds),
        "PYTHONPATH": str(ROOT),
    }
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", str(port)], env=environment
    )
    try:
        _wait(process, port)
        yield Service(process.pid, port)
    finally:
        process.terminate()
        process.wait(60)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    while process.poll() is None:
        with suppress(OSError), Client(port) as client:
            if client.ask("GET", "/readyz")[0] == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("The service did not start; what it said stands above.")


def _neo4j(settings: Settings) -> dict[str, Any]:
    if settings.neo4j is None:
        return {"NEO4J_URI": ""}
    server = settings.neo4j
    return {
        "NEO4J_URI": server.uri,
        "NEO4J_USERNAME": server.username,
        "NEO4J_PASSWORD": server.password,
        "NEO4J_DATABASE": server.database,
    }
