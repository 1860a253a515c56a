"""Seeing whether queries changed a store, reached the network, or go on behind one's back."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psutil

from graph.settings import Settings
from graph.stores import Store
from graph.stores.folder import DataFolder
from graph.stores.write import read_graph

IDLE = 0.05
"""How busy, in processors, a store may be that has nothing to do; on a full machine a query that
goes on still gets more."""


def everything(store: Store) -> Any:
    """Return nodes, edges, labels, property keys, constraints, indexes and users."""

    def schema(what: str) -> list[Any]:
        rows = store.write(lambda transaction: transaction.run(what))
        return sorted(str(row.get("name")) for row in rows)

    graph = read_graph(store)
    labels = store.read("MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l AS l ORDER BY l")
    keys = store.read("MATCH (n) UNWIND keys(n) AS k RETURN DISTINCT k AS k ORDER BY k")
    defined = [schema("SHOW CONSTRAINTS"), schema("SHOW INDEXES")]
    return dict(graph.nodes), dict(graph.edges), labels, keys, defined, _users(store)


def _users(store: Any) -> list[str]:
    if store.name == "embedded":
        users = store.folder.path / "config" / "server-users.jsonl"
        return sorted(users.read_text(encoding="utf-8").splitlines())
    with store._writer.session(database="system") as session:
        return sorted(str(record.data()) for record in session.run("SHOW USERS"))


def process_of(settings: Settings) -> psutil.Process | None:
    """Return the process of a store, None where it is on another machine."""
    if settings.neo4j is None:
        engine = DataFolder(settings.data).state()
        return psutil.Process(engine.pid) if engine else None
    port = int(settings.neo4j.uri.rpartition(":")[2])
    for connection in psutil.net_connections("tcp"):
        if connection.laddr and connection.laddr.port == port and connection.status == "LISTEN":
            return psutil.Process(connection.pid)
    return None


def rests_within(process: psutil.Process, seconds: float) -> bool:
    """Tell whether a process has nothing to do any more at some moment within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = sum(process.cpu_times()[:2])
        time.sleep(1)
        if sum(process.cpu_times()[:2]) - before <= IDLE:
            return True
    return False


class Beside:
    """Another client, who asks something plain again and again; ``slowest`` is what it waited."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self.slowest = 0.0
        self.asked = 0
        self._ask = ask
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        while not self._ending.wait(0.05):
            began = time.monotonic()
            self._ask()
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.asked += 1

    def __enter__(self) -> Beside:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()


class listening:
    """A server on the loopback that notes who connects."""

    def __enter__(self) -> tuple[int, list[Any]]:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.heard: list[Any] = []
        threading.Thread(target=self.accept, daemon=True).start()
        return self.server.getsockname()[1], self.heard

    def accept(self) -> None:
        while True:
            try:
                connection, address = self.server.accept()
            except OSError:
                return
            self.heard.append(address)
            with suppress(OSError):
                connection.close()

    def __exit__(self, *_: object) -> None:
        self.server.close()
