"""Writing a difference into a store, and reading the graph back out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from graph.errors import StoreError
from graph.model import Difference, EdgeKey, Graph, NodeKey
from graph.ontology import ontology
from graph.stores.base import Row, Store, Transaction
from graph.stores.lists import KEYS, list_keys
from graph.stores.search import SEARCHED, folded

_BATCH = 1_000
_REFERENCE = frozenset({"Country", "Organization", "Parliament"})

# by how many edges a node of each kind may come to have: an edge is written from the end with
# fewer, because the embedded engine walks the edges of the node that it is written from
_DEGREES = (
    "Claim",
    "Entry",
    "Decision",
    "Dyad",
    "Agreement",
    "Event",
    "Article",
    "Official",
    "Parliament",
    "Organization",
    "Country",
)
# all are collected before the first is deleted: the embedded engine skips edges that it comes by
# while their neighbours in the same list are being deleted
_DELETE_ALL = "WITH collect(r) AS found UNWIND found AS r DETACH DELETE r RETURN count(*) AS gone"

_OWN = frozenset({"uid", "fold", *(name for names in KEYS.values() for name in names)})
_NO_KEY = "-"  # stands for the key of an edge that has none

EdgeKind = tuple[str, str, str]
Item = TypeVar("Item")


def apply(transaction: Transaction, difference: Difference) -> None:
    """Write a difference: removals, then nodes, then edges.

    A node that is put replaces the one with its uid whole, an edge the one with its type, ends
    and key.

    Raises:
        StoreError: a label or type is not in the ontology, or an edge has no node at an end.
    """
    _drop_edges(transaction, difference.drop_edges)
    _drop_nodes(transaction, difference.drop_nodes)
    fresh = _put_nodes(transaction, difference.put.nodes)
    _put_edges(transaction, difference.put.edges, fresh)


def wipe(transaction: Transaction) -> None:
    """Remove everything but the reference nodes and their CHAMBER_OF edges."""
    for label in _labels() - _REFERENCE:
        _until_none(transaction, f"MATCH (r:{label})")
    for label in _REFERENCE:  # bodies that only a text names are marked so
        _until_none(transaction, f"MATCH (r:{label}) WHERE r.unlisted = true")
    for kind in ontology().relationship_types() - {"CHAMBER_OF"}:
        _until_none(transaction, f"MATCH ()-[r:{kind}]->()")


def read_graph(store: Store) -> Graph:
    """Return everything that the store holds, but what it has for searches and lists itself."""
    nodes: dict[NodeKey, Mapping[str, Any]] = {}
    edges: dict[EdgeKey, Mapping[str, Any]] = {}
    with store.patiently():
        for label in sorted(_labels()):
            nodes |= _nodes(store, label)
        for kind in sorted(ontology().relationship_types()):
            edges |= _edges(store, kind)
    return Graph(nodes=nodes, edges=edges)


def _nodes(store: Store, label: str) -> dict[NodeKey, Mapping[str, Any]]:
    rows = store.read(f"MATCH (n:{label}) RETURN properties(n) AS properties")
    every = (row["properties"] for row in rows)
    return {
        (label, one["uid"]): {name: one[name] for name in one if name not in _OWN} for one in every
    }


def _edges(store: Store, kind: str) -> dict[EdgeKey, Mapping[str, Any]]:
    rows = store.read(
        f"MATCH (a)-[r:{kind}]->(b) RETURN labels(a)[0] AS a, a.uid AS start, "
        "labels(b)[0] AS b, b.uid AS end, properties(r) AS properties"
    )
    edges: dict[EdgeKey, Mapping[str, Any]] = {}
    for row in rows:
        key = row["properties"].pop("uid", "")
        edges[kind, (row["a"], row["start"]), (row["b"], row["end"]), key] = row["properties"]
    return edges


def _put_nodes(
    transaction: Transaction, nodes: Mapping[NodeKey, Mapping[str, Any]]
) -> frozenset[NodeKey]:
    """Write nodes and return those that were not there before."""
    fresh: set[NodeKey] = set()
    by_label: dict[str, list[Row]] = defaultdict(list)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for (label, uid), properties in nodes.items():
        text = folded(label, properties) if label in SEARCHED else {}
        text |= list_keys(label, uid, properties, now)
        by_label[_label(label)].append(
            {"uid": uid, "properties": {**text, **properties, "uid": uid}}
        )
    for label, rows in by_label.items():
        known = f"UNWIND $uids AS uid MATCH (n:{label} {{uid: uid}}) RETURN n.uid AS uid"
        put = f"UNWIND $rows AS row MERGE (n:{label} {{uid: row.uid}}) SET n = row.properties"
        for batch in _batches(rows):
            uids = [row["uid"] for row in batch]
            there = {row["uid"] for row in transaction.run(known, uids=uids)}
            fresh |= {(label, uid) for uid in uids if uid not in there}
            transaction.run(put, rows=batch)
    return frozenset(fresh)


def _put_edges(
    transaction: Transaction,
    edges: Mapping[EdgeKey, Mapping[str, Any]],
    fresh: frozenset[NodeKey],
) -> None:
    """Write edges in place of those with their keys."""
    _drop_edges(transaction, (edge for edge in edges if not _is_new(edge, edges[edge], fresh)))
    groups: dict[EdgeKind, list[Row]] = defaultdict(list)
    for edge, properties in edges.items():
        _, (_, start), (_, end), key = edge
        named = {"uid": key} if key else {}
        row = {"start": start, "end": end, "properties": {**properties, **named}}
        groups[_kind(edge)].append(row)
    for kind, rows in groups.items():
        for batch in _batches(rows):
            written = transaction.run(_create(kind), rows=batch)[0]["written"]
            if written != len(batch):
                raise StoreError(
                    f"{len(batch) - written} {kind[0]} edges from {kind[1]} to {kind[2]} have no "
                    "node at an end; run `entente doctor`."
                )


def _is_new(edge: EdgeKey, properties: Mapping[str, Any], fresh: frozenset[NodeKey]) -> bool:
    """Tell whether an edge cannot be there yet: one of its nodes was not, or its event."""
    _, start, end, _ = edge
    return bool(fresh & {start, end, ("Event", str(properties.get("event")))})


def _drop_edges(transaction: Transaction, edges: Iterable[EdgeKey]) -> None:
    """Remove edges, those between the same two nodes by one walk over what they share."""
    groups: dict[EdgeKind, dict[tuple[str, str], dict[str, bool]]] = defaultdict(dict)
    for edge in sorted(edges):
        _, (_, start), (_, end), key = edge
        groups[_kind(edge)].setdefault((start, end), {})[key or _NO_KEY] = True
    for kind, keys in groups.items():
        rows = [{"start": s, "end": e, "keys": held} for (s, e), held in keys.items()]
        for batch in _batches(rows):
            transaction.run(_delete(kind), rows=batch)


def _drop_nodes(transaction: Transaction, nodes: Iterable[NodeKey]) -> None:
    by_label: dict[str, list[str]] = defaultdict(list)
    for label, uid in sorted(nodes):
        by_label[_label(label)].append(uid)
    for label, uids in by_label.items():
        for batch in _batches(uids):
            transaction.run(
                f"UNWIND $uids AS uid MATCH (r:{label} {{uid: uid}}) {_DELETE_ALL}",
                uids=batch,
            )


def _pattern(kind: EdgeKind) -> tuple[str, str]:
    """Return how to match both ends of an edge and the edge itself, the low-degree end first."""
    name, start, end = kind
    first, second = f"(a:{start} {{uid: row.start}})", f"(b:{end} {{uid: row.end}})"
    if _DEGREES.index(start) <= _DEGREES.index(end):
        return f"MATCH {first} MATCH {second}", f"(a)-[r:{name}]->(b)"
    return f"MATCH {second} MATCH {first}", f"(b)<-[r:{name}]-(a)"


def _create(kind: EdgeKind) -> str:
    ends, edge = _pattern(kind)
    write = f"CREATE {edge} SET r = row.properties RETURN count(r) AS written"
    return f"UNWIND $rows AS row {ends} {write}"


def _delete(kind: EdgeKind) -> str:
    ends, edge = _pattern(kind)
    wanted = f"row.keys[coalesce(r.uid, '{_NO_KEY}')]"
    return f"UNWIND $rows AS row {ends} MATCH {edge} WHERE {wanted} {_DELETE_ALL}"


def _until_none(transaction: Transaction, match: str) -> None:
    """Delete every ``r`` that is matched, in batches."""
    while transaction.run(f"{match} WITH r LIMIT {_BATCH} {_DELETE_ALL}")[0]["gone"]:
        pass


def _labels() -> frozenset[str]:
    return frozenset(ontology().terms.kinds)


def _label(label: str) -> str:
    """Return a label that may stand in a query text."""
    if label not in _labels():
        raise StoreError(f"{label!r} is no kind of node of the ontology.")
    return label


def _kind(edge: EdgeKey) -> EdgeKind:
    """Return type and end labels of an edge that may stand in a query text."""
    kind, (start, _), (end, _), _ = edge
    if kind not in ontology().relationship_types():
        raise StoreError(f"{kind!r} is no relationship of the ontology.")
    return kind, _label(start), _label(end)


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for begin in range(0, len(items), _BATCH):
        yield items[begin : begin + _BATCH]
