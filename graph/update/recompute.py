"""What a change of claims changes in the graph: the difference that there is to write."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.derive import derive_blocks
from graph.derive.blocks import official_block
from graph.derive.dyads import dyad
from graph.model import Difference, EdgeKey, Graph, NodeKey
from graph.update.scope import Change, Scope
from graph.update.shelf import Shelf

_ENTRY = "Entry"
_BODIES = frozenset({"Country", "Organization"})


def recompute(change: Change, shelf: Shelf) -> Difference:
    """Return the difference that a change makes to what is derived."""
    if not change:
        return Difference(Graph())
    scope = Scope(change, shelf)
    articles = scope.articles()
    found = difference(derive_blocks(scope.before, articles), derive_blocks(scope.after, articles))
    dyads, gone = _dyads(found, shelf)
    used = {node for node in found.drop_nodes if _is_used(node, found, change, shelf)}
    return without_idle_drops(
        Difference(
            put=Graph({**found.put.nodes, **dyads}, found.put.edges),
            drop_nodes=(found.drop_nodes | gone) - used,
            drop_edges=found.drop_edges,
        )
    )


def difference(before: Graph, after: Graph) -> Difference:
    """Return how to come from one graph to another."""
    return Difference(
        put=Graph(
            {node: p for node, p in after.nodes.items() if before.nodes.get(node) != p},
            {edge: p for edge, p in after.edges.items() if before.edges.get(edge) != p},
        ),
        drop_nodes=frozenset(set(before.nodes) - set(after.nodes)),
        drop_edges=frozenset(set(before.edges) - set(after.edges)),
    )


def without_idle_drops(change: Difference) -> Difference:
    """Leave out the edges that go with their nodes anyway."""
    staying = (e for e in change.drop_edges if not {e[1], e[2]} & change.drop_nodes)
    return Difference(change.put, change.drop_nodes, frozenset(staying))


def apply_to(graph: Graph, change: Difference) -> Graph:
    """Return a graph after a difference, as a store would hold it."""
    nodes = {node: p for node, p in graph.nodes.items() if node not in change.drop_nodes}
    edges = {edge: p for edge, p in graph.edges.items() if _stays(edge, change)}
    return Graph({**nodes, **change.put.nodes}, {**edges, **change.put.edges})


def _stays(edge: EdgeKey, change: Difference) -> bool:
    return edge not in change.drop_edges and not {edge[1], edge[2]} & change.drop_nodes


def _dyads(
    found: Difference, shelf: Shelf
) -> tuple[dict[NodeKey, Mapping[str, Any]], set[NodeKey]]:
    """Return the pairs of countries whose lists have changed, and those without a tie left."""
    put = {uid: json.loads(p["tie"]) for uid, p in _entries(found.put.nodes)}
    dropped = {uid for uid, _ in _entries(dict.fromkeys(found.drop_nodes))}
    lists: dict[str, list[Any]] = {_party(uid): [] for uid in (*put, *dropped)}
    for uid, tie in {**shelf.entries(lists), **put}.items():
        if uid not in dropped:
            lists[_party(uid)].append(tie)
    nodes = dict(dyad(pair, ties) for pair, ties in lists.items() if ties)
    return nodes, {("Dyad", pair) for pair, ties in lists.items() if not ties}


def _entries(nodes: Mapping[NodeKey, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the entries of pairs of countries."""
    for (label, uid), properties in nodes.items():
        if label == _ENTRY and "~" in _party(uid):
            yield uid, properties


def _party(entry: str) -> str:
    return entry.partition("|")[0]


def _is_used(node: NodeKey, found: Difference, change: Change, shelf: Shelf) -> bool:
    """Tell whether a body that no table holds still stands in facts outside of the scope."""
    label, uid = node
    if label not in _BODIES:
        return False
    dropped = {name for kind, name in found.drop_nodes if kind == _ENTRY}
    departing = {claim.uid for claim in change.departing}
    entries = set(shelf.entries([uid])) - dropped
    people = {claim.uid for claim in shelf.claims_in([official_block(uid)])} - departing
    return bool(entries or people)
