"""Neo4j as the store: a server that somebody else runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import neo4j
from neo4j import ManagedTransaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import Refused, StoreError
from graph.settings import Settings
from graph.stores.bolt import BoltStore
from graph.stores.failures import ours

_ANALYZERS = {"names": "standard-no-stop-words", "prose": "french"}
_SCHEMES = tuple(f"{name}{kind}://" for name in ("bolt", "neo4j") for kind in ("", "+s", "+ssc"))
_NO_ADDRESS = "NEO4J_URI must look like bolt://host:7687 or neo4j://host:7687."
_TAKE_TURN = "MERGE (l:Lock {uid: 'writer'}) SET l.turn = coalesce(l.turn, 0) + 1"
_FORBIDDEN = ("LoadCSV", "Show", "Terminate")


class Neo4jStore(BoltStore):
    """Neo4j 5 LTS or newer, at NEO4J_URI."""

    name = "neo4j"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        if settings.neo4j is None:
            raise StoreError("NEO4J_URI is not set.")
        self._server = settings.neo4j
        self.database = settings.neo4j.database

    def _connect(self) -> None:
        if not self._server.uri.startswith(_SCHEMES):
            raise StoreError(_NO_ADDRESS)
        try:
            driver = self._driver(self._server.uri, self._server.username, self._server.password)
        except (ValueError, DriverError) as error:
            raise StoreError(_NO_ADDRESS) from error
        self._reader = self._writer = driver
        try:
            with self._session(driver, neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()  # not retried: who waits here wants to know
        except (Neo4jError, DriverError, OSError) as error:
            raise ours(error) from error

    def _take_turn(self, transaction: ManagedTransaction) -> None:
        transaction.run(_TAKE_TURN).consume()

    def _vet(self, session: neo4j.Session, query: str, parameters: Mapping[str, Any]) -> None:
        """Refuse what is not a plain read by the server's own plan for it."""
        transaction = session.begin_transaction(timeout=self.settings.query_seconds)
        try:
            text = f"EXPLAIN {query}"
            summary = transaction.run(text, dict(parameters)).consume()
        finally:
            transaction.close()
        operators = set(_operators(cast(dict[str, Any], summary.plan or {})))
        if summary.query_type != "r" or any(o.startswith(_FORBIDDEN) for o in operators):
            raise Refused("Only reading queries on the graph are allowed.")

    def create_full_text_index(self, name: str, label: str, analyzer: str) -> None:
        """Index the property ``fold`` of a label."""
        self.define(
            f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.fold] "
            f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{_ANALYZERS[analyzer]}'}}}}"
        )


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of all steps of a plan, as in ``LoadCSV@neo4j``."""
    yield str(plan.get("operatorType", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)
