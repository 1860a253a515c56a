"""Neo4j as a server that somebody else runs: wrong settings, restarts."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import BadInput, EntenteError, Refused, StoreError, StoreUnavailable
from graph.settings import Neo4jServer, Settings
from graph.stores import Store, open_store
from tests.support.neo4j_server import OwnNeo4j


def opening(settings: Settings, **changes: str) -> EntenteError:
    """The error that opening Neo4j with some settings changed ends in."""
    assert settings.neo4j is not None
    wrong = replace(settings, neo4j=replace(settings.neo4j, **changes))
    with pytest.raises(EntenteError) as refused:
        open_store(wrong).__enter__()
    return refused.value


def test_a_wrong_password_is_said_and_never_shown(
    neo4j_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        error = opening(neo4j_settings, password="not-the-password")
    assert type(error) is StoreError
    assert "NEO4J_PASSWORD" in str(error)
    assert "not-the-password" not in f"{error} {caplog.text}"


def test_a_database_that_does_not_exist(neo4j_settings: Settings) -> None:
    assert "NEO4J_DATABASE" in str(opening(neo4j_settings, database="nowhere"))


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "127.0.0.1:7687", "bolt://a:b@127.0.0.1"])
def test_an_address_of_another_form(neo4j_settings: Settings, uri: str) -> None:
    assert "bolt://host:7687" in str(opening(neo4j_settings, uri=uri))


def test_a_server_that_is_not_there_is_given_up_soon() -> None:
    nobody = Neo4jServer("bolt://127.0.0.1:9", "neo4j", "secret-password", "neo4j")
    begin = time.perf_counter()
    error = opening(Settings(data=Path("/nonexistent"), neo4j=nobody))
    assert type(error) is StoreUnavailable
    assert time.perf_counter() - begin < 6


@pytest.mark.parametrize(
    "query",
    ["SHOW TRANSACTIONS", "SHOW SETTINGS", "TERMINATE TRANSACTIONS 'x'", "SHOW DATABASES"],
)
def test_what_the_server_counts_as_reading_but_is_not_of_the_graph(
    neo4j_store: Store, query: str
) -> None:
    with pytest.raises(Refused):
        neo4j_store.ask(query, {})


def test_a_restart_is_noticed_and_needs_none_of_ours(
    neo4j_running: object, neo4j_store: Store
) -> None:
    if not isinstance(neo4j_running, OwnNeo4j):
        pytest.skip("the server is not ours to restart")
    count = "MATCH (c:Country {uid: 'MA'}) RETURN count(c) AS n"
    assert neo4j_store.ask(count, {}).rows == ((1,),)
    neo4j_running.stop()
    try:
        begin = time.perf_counter()
        assert not neo4j_store.ready()
        assert time.perf_counter() - begin < 2.5
        with pytest.raises(StoreUnavailable):
            neo4j_store.ask(count, {})
    finally:
        neo4j_running.start()
    assert neo4j_store.ask(count, {}).rows == ((1,),)
    assert neo4j_store.read(count) == [{"n": 1}]
    assert neo4j_store.ready()


def test_the_driver_is_never_given_a_parameter_in_place_of_an_option() -> None:
    """``routing_control=`` would become a query parameter, and the query would run as a writer."""
    root = Path(__file__).parents[2]
    named = re.compile("routing" + "_control")
    files = [
        file for part in ("graph", "api", "loaders", "viz") for file in (root / part).rglob("*.py")
    ]
    assert files
    assert [file for file in files if named.search(file.read_text(encoding="utf-8"))] == []


def test_a_password_file_may_be_the_one_of_the_neo4j_image(tmp_path: Path) -> None:
    secret = tmp_path / "neo4j_auth"
    secret.write_text("neo4j/long enough\n")
    environment = {"NEO4J_URI": "bolt://neo4j:7687", "NEO4J_PASSWORD_FILE": str(secret)}
    server = Settings.from_environment(environment).neo4j
    assert server == Neo4jServer("bolt://neo4j:7687", "neo4j", "long enough", "neo4j")
    with pytest.raises(BadInput, match="NEO4J_PASSWORD_FILE"):
        Settings.from_environment({**environment, "NEO4J_PASSWORD_FILE": str(tmp_path / "none")})
