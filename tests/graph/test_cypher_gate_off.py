"""With the gate off the stores themselves must hold: no attack changes anything."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.cypher_gate import check
from graph.errors import EntenteError, Refused
from graph.stores import Store
from tests.support.filled import dispatches, fill
from tests.support.watching import Beside, everything, listening, process_of, rests_within

CORPUS = json.loads(
    (Path(__file__).parent.parent / "data" / "cypher_corpus.json").read_text(encoding="utf-8")
)
# what nothing stops once it runs would keep the engine busy for the rest of the session
GROUPS = sorted({entry["group"] for entry in CORPUS} - {"endless", "legitimate"})
ENDLESS = [entry["q"] for entry in CORPUS if entry["group"] == "endless"]
EXHAUSTING = [
    "MATCH (a), (b), (c) WHERE a.uid < b.uid AND b.uid < c.uid RETURN count(*) AS n",
    "MATCH p = (a)-[*]-(b) RETURN count(p) AS n",
    "UNWIND range(1,1000000000) AS x RETURN count(x)",
    *ENDLESS,
]
# loops inside one expression, and expressions that double a list, go on behind their limits
ONLY_THE_GATE = {
    "embedded": {ENDLESS[2], ENDLESS[7]},
    "neo4j": {ENDLESS[1], ENDLESS[5], ENDLESS[6]},
}
FILLS_MEMORY = {ENDLESS[0]}  # collecting it again, an engine answers nobody for a moment
STOPPED = 5 + 2  # seconds: the limit of a user's query, and what stopping it may take
LIMIT = STOPPED + 3  # the same for several at once, on a busy machine
PARAMETERS = {"u": "file:///etc/passwd", "uid": "MA", "a": "MA", "b": "KZ", "q": "maroc", "n": 9}


@pytest.fixture
def watched(store: Store) -> Iterator[Store]:
    """A store with a few dispatches; afterwards nothing of it or of its files has changed."""
    fill(store, dispatches("own-frp-01"))
    before, files = everything(store), set(Path.cwd().iterdir())
    yield store
    assert everything(store) == before
    assert set(Path.cwd().iterdir()) == files


@pytest.mark.parametrize("group", GROUPS)
def test_without_the_gate_no_attack_changes_anything(watched: Store, group: str) -> None:
    attacks = [entry["q"] for entry in CORPUS if entry["group"] == group]
    with ThreadPoolExecutor(4) as at_once:  # some run until the store's time limit
        list(at_once.map(lambda query: attempt(watched, query), attacks))
    assert watched.read("RETURN 1 AS one") == [{"one": 1}]


def test_without_the_gate_no_request_leaves_the_store(watched: Store) -> None:
    with listening() as (port, heard):
        for address in (f"http://127.0.0.1:{port}/", f"http://localhost:{port}/x.csv"):
            attempt(watched, f"LOAD CSV FROM '{address}' AS r RETURN r")
        attempt(watched, "LOAD CSV FROM $u AS r RETURN r", u=f"http://127.0.0.1:{port}/")
        assert heard == []


@pytest.mark.parametrize("query", EXHAUSTING)
def test_without_the_gate_what_exhausts_is_stopped_and_keeps_nobody_waiting(
    store: Store, request: pytest.FixtureRequest, query: str
) -> None:
    if query in ONLY_THE_GATE[store.name]:
        with pytest.raises(Refused):
            check(query)
        return
    process = process_of(request.getfixturevalue(f"{store.name}_settings"))
    assert process is not None

    def plain() -> object:
        return store.read("MATCH (c:Country {uid: 'MA'}) RETURN c.name AS name")

    with Beside(plain) as before:
        time.sleep(2)
    began = time.monotonic()
    with Beside(plain) as meanwhile:
        attempt(store, query)
    assert time.monotonic() - began < STOPPED
    # another client waits a second at most, longer only where it does so anyway on this machine
    most = STOPPED if query in FILLS_MEMORY else 1 + 5 * before.slowest
    assert meanwhile.slowest < most
    assert rests_within(process, STOPPED)


@pytest.mark.parametrize(
    "query",
    [
        "SHOW TRANSACTIONS YIELD * RETURN *",
        "SHOW SETTINGS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
        "CREATE (:A)",
        "CREATE INDEX foo FOR (n:A) ON (n.x)",
        "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    ],
)
def test_neo4j_refuses_by_its_own_plan_what_its_read_mode_would_run(
    neo4j_store: Store, query: str
) -> None:
    with pytest.raises(Refused):
        neo4j_store.ask(query, {})


def test_legitimate_queries_run(watched: Store) -> None:
    refused = []
    for entry in CORPUS:
        if entry["allow"]:
            try:
                watched.ask(check(entry["q"]), {**PARAMETERS, "noms": ["a"], "liste": [1]})
            except EntenteError as error:
                refused.append((entry["q"], str(error)))
    assert refused == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_the_gate_lets_through_of_mutated_queries_changes_nothing(
    watched: Store, data: st.DataObject
) -> None:
    pieces = [word for entry in CORPUS if len(entry["q"]) < 200 for word in entry["q"].split()]
    query = " ".join(data.draw(st.lists(st.sampled_from(pieces), min_size=2, max_size=12)))
    start = data.draw(st.sampled_from(["MATCH (n) ", "WITH 1 AS n ", "CALL { ", ""]))
    try:
        attempt(watched, check(start + query))
    except Refused:
        return


def attempt(store: Store, query: str, **parameters: Any) -> None:
    """Run a query as a user would; that it is refused or fails is as good as an answer."""
    began = time.monotonic()
    with suppress(EntenteError):
        store.ask(query, {**PARAMETERS, **parameters})
    assert time.monotonic() - began < LIMIT
