"""The two stores side by side, for the benchmarks: an embedded engine and the tests' Neo4j."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from graph.settings import Settings
from graph.stores import open_store
from graph.stores.base import Store
from tests.support import neo4j_server


@contextmanager
def both() -> Iterator[dict[str, Store]]:
    """Open an empty store of each kind."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(neo4j_server.running())
        stores = {
            "embedded": stack.enter_context(open_store(Settings(data=scratch / "data"))),
            "neo4j": stack.enter_context(open_store(Settings(data=scratch, neo4j=server.address))),
        }
        for store in stores.values():
            store.ensure_schema()
        yield stores
