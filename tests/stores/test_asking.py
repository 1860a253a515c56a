"""Users' queries on both stores: their values, their limits, and that they change nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from graph.errors import BadInput, EntenteError, LimitReached, Refused
from graph.model import Difference, EdgeKey, Graph, NodeKey
from graph.stores import Store
from graph.stores.write import apply, read_graph

OFFICIAL: NodeKey = ("Official", "official:ma:x-000001")
MOROCCO: NodeKey = ("Country", "MA")


def test_values_come_as_json_and_exact(store: Store) -> None:
    query = (
        "RETURN $n AS number, date('2025-04-06') AS day, duration('P1M') AS span, "
        "[1, null, true] AS list, {a: 'é'} AS map, 1.5 AS half"
    )
    answer = store.ask(query, {"n": 9007199254740993})
    assert answer.columns == ("number", "day", "span", "list", "map", "half")
    assert answer.rows == (
        (9007199254740993, "2025-04-06", "P1M", [1, None, True], {"a": "é"}, 1.5),
    )
    assert not answer.truncated


def test_nodes_relationships_and_paths_come_without_engine_ids(store: Store) -> None:
    edge: EdgeKey = ("REPRESENTS", OFFICIAL, MOROCCO, "")
    graph = Graph({OFFICIAL: {"role": "envoy"}}, {edge: {"n": 1}})
    store.write(lambda transaction: apply(transaction, Difference(put=graph)))
    query = "MATCH p = (o:Official)-[r:REPRESENTS]->(c:Country) RETURN o, r, p"
    official, relationship, path = store.ask(query, {}).rows[0]
    assert official == {
        "labels": ["Official"],
        "properties": {"uid": OFFICIAL[1], "role": "envoy"},
    }
    ends = {"start": OFFICIAL[1], "end": "MA"}
    assert relationship == {"type": "REPRESENTS", **ends, "properties": {"n": 1}}
    assert path["relationships"] == [relationship]
    assert [node["labels"] for node in path["nodes"]] == [["Official"], ["Country"]]


def test_rows_beyond_the_limit_are_cut(opened: Callable[..., Store]) -> None:
    few = opened(query_rows=5)
    answer = few.ask("MATCH (c:Country) RETURN c.uid AS uid ORDER BY uid", {})
    assert [len(answer.rows), answer.truncated] == [5, True]
    exact = few.ask("MATCH (c:Country) RETURN c.uid AS uid ORDER BY uid LIMIT 5", {})
    assert [len(exact.rows), exact.truncated] == [5, False]
    assert exact.rows == answer.rows


def test_bytes_beyond_the_limit_are_cut(opened: Callable[..., Store]) -> None:
    small = opened(query_bytes=1000)
    one_row = small.ask("MATCH (c:Country) RETURN collect(c.name) AS names", {})
    assert (one_row.rows, one_row.truncated) == ((), True)
    several = small.ask("MATCH (c:Country) RETURN c.name AS name", {})
    assert several.truncated
    assert 0 < sum(len(str(row[0]).encode()) for row in several.rows) < 1000


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Country {uid: 'XX'}) RETURN 1",
        "MATCH (c:Country) SET c.name = 'x' RETURN 1",
        "MATCH (c:Country) DETACH DELETE c RETURN 1",
        "MERGE (c:Country {uid: 'XX'}) RETURN c",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row",
        "CREATE USER bob SET PASSWORD 'long enough'",
        "DROP CONSTRAINT country_uid",
        "SHOW USERS",
    ],
)
def test_a_write_is_refused_even_without_the_gate(store: Store, query: str) -> None:
    before = read_graph(store)
    if store.name == "embedded" and ") SET " in query:
        # its engine refuses a change of a node when it is committed, which it never is
        store.ask(query, {})
    else:
        with pytest.raises(Refused):
            store.ask(query, {})
    assert read_graph(store) == before


@pytest.mark.parametrize("query", ["nonsense", "RETURN $missing", "RETURN nope(1)", "RETURN 1 / 0"])
def test_a_wrong_query_is_refused_with_its_kind(store: Store, query: str) -> None:
    with pytest.raises(Refused, match=r"\(\w+\)"):
        store.ask(query, {})


@pytest.mark.parametrize("value", [10**30, "a\ud800", {1: 2}, object()])
def test_a_parameter_that_cannot_be_sent_is_bad_input(store: Store, value: object) -> None:
    with pytest.raises(BadInput):
        store.ask("RETURN $value AS value", {"value": value})
    assert store.ask("RETURN 1 AS one", {}).rows == ((1,),)


def test_a_runaway_query_is_stopped_and_others_are_answered(store: Store) -> None:
    runaway = (
        "MATCH (a:Country), (b:Country), (c:Country), (d:Country) "
        "WHERE a.uid + b.uid + c.uid + d.uid = '-' RETURN count(*) AS n"
    )
    begin = time.perf_counter()
    failures: list[EntenteError] = []

    def ask() -> None:
        try:
            store.ask(runaway, {})
        except EntenteError as error:
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    assert store.read("MATCH (c:Country {uid: 'MA'}) RETURN c.uid AS uid") == [{"uid": "MA"}]
    for thread in threads:
        thread.join()
    assert time.perf_counter() - begin < 5 + 2
    assert [type(error) for error in failures] == [LimitReached, LimitReached]


def test_a_query_that_asks_for_all_memory_harms_nobody(store: Store) -> None:
    doubling = "WITH reduce(s = 'x', i IN range(1, 40) | s + s) AS s RETURN size(s) AS n"
    for _ in range(5):
        with pytest.raises((LimitReached, Refused)):
            store.ask(doubling, {})
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
