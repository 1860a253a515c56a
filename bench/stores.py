"""The two stores side by side, for the benchmarks: an embedded engine and the tests' Neo4j."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graph.settings import Settings
from graph.stores import open_store
from graph.stores.base import Store
from tests.support.neo4j_server import OwnNeo4j, running

LARGE_HEAP = "1g"


@contextmanager
def both() -> Iterator[dict[str, Store]]:
    """Open an empty store of each kind."""
    with opened_both() as opened:
        yield {name: store for name, (store, _) in opened.items()}


@contextmanager
def opened_both() -> Iterator[dict[str, tuple[Store, Settings]]]:
    """Open an empty store of each kind, and give the settings by which others open it too."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(running())
        wanted = {
            "embedded": Settings(data=scratch / "data"),
            "neo4j": Settings(data=scratch / "none", neo4j=server.address),
        }
        opened = {
            name: (stack.enter_context(open_store(settings)), settings)
            for name, settings in wanted.items()
        }
        for store, _ in opened.values():
            store.ensure_schema()
        yield opened


@contextmanager
def kept(folder: Path, name: str) -> Iterator[tuple[Store, Settings, OwnNeo4j | None]]:
    """Open one store of a folder that stays, with the memory that docker-compose.yml gives it."""
    server = None
    settings = Settings(data=folder / "data", heap=LARGE_HEAP)
    if name == "neo4j":
        server = OwnNeo4j(folder / "neo4j", heap=LARGE_HEAP, page_cache="512m")
        settings = Settings(data=folder / "none", neo4j=server.address)
        server.start()
    try:
        with open_store(settings) as store:
            store.ensure_schema()
            yield store, settings, server
    finally:
        if server:
            server.stop()
