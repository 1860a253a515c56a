"""Both stores, filled once for the tests of a module that only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.stores import Store
from graph.stores.write import wipe
from tests.support.filled import dispatches, fill


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def filled(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each of the two stores with 30 dispatches."""
    store: Store = request.getfixturevalue(f"_{request.param}_session")
    store.ensure_schema()
    store.write(wipe)
    fill(store, dispatches("own-frp", "own-en-0"))
    yield store
    store.write(wipe)
