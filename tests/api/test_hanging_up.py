"""A client that hangs up: its query ends at the limit, and its place is free again."""

from __future__ import annotations

import json
import socket
import threading
import time
from urllib.parse import urlsplit

import neo4j
import pytest

from api.app import create_app
from graph.settings import Settings
from graph.stores import Store
from tests.api.contract import served
from tests.api.test_cypher import CYPHER, ENDLESS


def running() -> list[str]:
    """The threads that wait for an engine's answer to somebody's query."""
    return [thread.name for thread in threading.enumerate() if thread.name == "query"]


def until(condition: bool, seconds: float) -> None:
    end = time.monotonic() + seconds
    while bool(running()) is not condition and time.monotonic() < end:
        time.sleep(0.02)


def in_neo4j(settings: Settings) -> list[str]:
    assert settings.neo4j
    login = (settings.neo4j.username, settings.neo4j.password)
    with neo4j.GraphDatabase.driver(settings.neo4j.uri, auth=login) as driver:
        found = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery")
    return [row[0] for row in found.records if "MATCH (a), (b), (c)" in (row[0] or "")]


def test_no_query_runs_on_for_nobody(store: Store, request: pytest.FixtureRequest) -> None:
    settings: Settings = request.getfixturevalue(f"{store.name}_settings")
    app = create_app(store, settings)
    with served(app) as address:
        body = json.dumps({"query": ENDLESS})
        asked = (
            f"POST {CYPHER} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
        for _ in range(2):  # both places
            place = urlsplit(address)
            with socket.create_connection((str(place.hostname), place.port or 0)) as client:
                client.sendall(asked.encode())
                time.sleep(0.3)
        until(True, 2)
        assert running()
        until(False, settings.query_seconds + 2)
        assert running() == []
        if settings.neo4j:
            assert in_neo4j(settings) == []
        assert app.test_client().post(CYPHER, json={"query": "RETURN 1 AS one"}).json["rows"] == [
            [1]
        ]
