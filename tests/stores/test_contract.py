"""What both stores promise."""

from __future__ import annotations

from graph.model import Difference, Graph
from graph.stores import Store
from graph.stores.write import apply, read_graph


def test_an_empty_store_holds_the_reference_nodes_and_nothing_else(store: Store) -> None:
    labels = store.read("MATCH (n) RETURN DISTINCT labels(n)[0] AS label")
    assert {row["label"] for row in labels} - {"Lock"} == {"Country", "Organization", "Parliament"}


def test_what_is_put_is_read_back_equal(store: Store) -> None:
    before = read_graph(store)
    put = Graph(
        nodes={("Official", "official:ma:x-000001"): {"name": "X", "aliases": ["x", "y"]}},
        edges={
            ("REPRESENTS", ("Official", "official:ma:x-000001"), ("Country", "MA"), ""): {},
            ("VISITED", ("Official", "official:ma:x-000001"), ("Country", "FR"), "t1"): {"n": 1},
        },
    )
    store.write(lambda transaction: apply(transaction, Difference(put=put)))
    after = read_graph(store)
    assert after.nodes == {**before.nodes, **put.nodes}
    assert after.edges == {**before.edges, **put.edges}
