"""The whole graph derived again from its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from graph.claims import claim_from_json
from graph.decisions import decision_from_json
from graph.derive import derive_blocks, pairs
from graph.derive.dyads import dyad
from graph.derive.records import naming_of, placed
from graph.derive.rulings import Rulings
from graph.model import Claim, Difference, Graph
from graph.reference import reference_graph
from graph.stores.base import Store, Transaction
from graph.stores.write import apply, read_graph
from graph.update.batches import batches
from graph.update.recompute import difference, without_idle_drops
from graph.update.shelf import article_of

_WRITE = 20_000
_KEPT = frozenset({"Article", "Claim", "Decision"})
Properties = Mapping[str, Any]


def rebuild(store: Store) -> int:
    """Derive everything again from the stored claims; return how much differed and was written.

    A rebuild that is broken off is finished by the next one.
    """
    stored = read_graph(store)
    wanted = _derived_again(stored)
    change = without_idle_drops(difference(_without_reference(stored), wanted))
    for part in _parts(change):
        store.write(partial(_write, part))
    return (
        len(change.put.nodes) + len(change.put.edges) + len(change.drop_nodes | change.drop_edges)
    )


def _write(change: Difference, transaction: Transaction) -> None:
    apply(transaction, change)


def _derived_again(stored: Graph) -> Graph:
    """Return the graph that the claims of a stored one give, its records with it."""
    articles = _of("Article", stored)
    old = {uid for uid, properties in articles.items() if properties.get("superseded")}
    claims = (
        claim_from_json(properties["content"]) for properties in _of("Claim", stored).values()
    )
    current = [claim for claim in claims if claim.article not in old]
    rulings = Rulings(decision_from_json(p["content"]) for p in _of("Decision", stored).values())
    read = {uid: article_of(properties) for uid, properties in articles.items()}
    derived = derive_blocks(rulings.effective(current), read)
    dyads = dict(dyad(pair, ties) for pair, ties in pairs(derived).items())
    records = _records(stored, current, rulings)
    return Graph({**records.nodes, **derived.nodes, **dyads}, {**records.edges, **derived.edges})


def _records(stored: Graph, current: list[Claim], rulings: Rulings) -> Graph:
    """Return what is recorded and not derived, each claim in the block it lies in now."""
    nodes = {node: p for node, p in stored.nodes.items() if node[0] in _KEPT}
    edges = {e: p for e, p in stored.edges.items() if {e[1][0], e[2][0]} <= _KEPT}
    edges = {edge: p for edge, p in edges.items() if edge[0] != "DECIDES"}
    for claim in current:
        node = "Claim", claim.uid
        nodes[node] = placed(nodes[node], claim, rulings)
        edges |= naming_of(claim, rulings)
    return Graph(nodes, edges)


def _of(label: str, graph: Graph) -> dict[str, Properties]:
    return {uid: properties for (kind, uid), properties in graph.nodes.items() if kind == label}


def _without_reference(stored: Graph) -> Graph:
    """Return a stored graph without the nodes and edges of the reference data."""
    known = reference_graph()
    return Graph(
        {node: p for node, p in stored.nodes.items() if node not in known.nodes},
        {edge: p for edge, p in stored.edges.items() if edge not in known.edges},
    )


def _parts(change: Difference) -> Iterator[Difference]:
    """Cut a difference into parts to be written one after the other."""
    for edges in batches(sorted(change.drop_edges), _WRITE):
        yield Difference(Graph(), drop_edges=frozenset(edges))
    for nodes in batches(sorted(change.drop_nodes), _WRITE):
        yield Difference(Graph(), drop_nodes=frozenset(nodes))
    for put in batches(sorted(change.put.nodes.items()), _WRITE):
        yield Difference(Graph(nodes=dict(put)))
    for put_edges in batches(sorted(change.put.edges.items()), _WRITE):
        yield Difference(Graph(edges=dict(put_edges)))
