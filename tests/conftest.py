"""Stores for the tests: one embedded engine and one Neo4j per session, emptied for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import settings as hypothesis_settings

from graph.settings import Settings
from graph.stores import Store, open_store
from graph.stores.write import wipe
from tests.support import neo4j_server
from tests.support.neo4j_server import GivenNeo4j, OwnNeo4j

# how long an example takes says more of the machine than of the code
hypothesis_settings.register_profile("entente", deadline=None)
hypothesis_settings.load_profile("entente")


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the session's embedded store."""
    return Settings(data=tmp_path_factory.mktemp("embedded") / "data")


@pytest.fixture(scope="session")
def neo4j_running() -> Iterator[OwnNeo4j | GivenNeo4j]:
    """The session's Neo4j; where none can be had, its tests are left out, and in CI fail."""
    try:
        with neo4j_server.running() as server:
            yield server
    except neo4j_server.Unavailable as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(f"{error} (set NEO4J_TEST_URI or NEO4J_LIB to run this half of the tests)")


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_running: OwnNeo4j | GivenNeo4j) -> Settings:
    """Settings of the session's Neo4j."""
    return Settings(data=Path("/nonexistent"), neo4j=neo4j_running.address)


@pytest.fixture(scope="session")
def _embedded_session(embedded_settings: Settings) -> Iterator[Store]:
    with open_store(embedded_settings) as store:
        yield store


@pytest.fixture(scope="session")
def _neo4j_session(neo4j_settings: Settings) -> Iterator[Store]:
    with open_store(neo4j_settings) as store:
        yield store


@pytest.fixture
def embedded_store(_embedded_session: Store) -> Store:
    """The embedded store: its schema and reference nodes, and nothing else."""
    return _emptied(_embedded_session)


@pytest.fixture
def neo4j_store(_neo4j_session: Store) -> Store:
    """A real Neo4j: its schema and reference nodes, and nothing else."""
    return _emptied(_neo4j_session)


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each of the two stores in turn, empty."""
    return cast(Store, request.getfixturevalue(f"{request.param}_store"))


def _emptied(store: Store) -> Store:
    store.ensure_schema()
    store.write(wipe)
    return store
