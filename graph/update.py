"""Changing the graph: articles in, articles out, the whole derived again.

What a change does to the graph is computed from the stored claims it touches and written in one
transaction with the claims themselves, so that the graph is always what its claims say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

from graph.absorb import Recording, absorb, independent, remove
from graph.arrivals import Arrival, Outcome
from graph.claims import claim_from_json
from graph.derive import derive_blocks, pairs
from graph.derive.dyads import dyad
from graph.derive.records import places_of
from graph.errors import NotFound
from graph.model import Difference, Graph
from graph.recompute import difference, without_idle_drops
from graph.reference import reference_graph
from graph.settings import Retention
from graph.shelf import StoredShelf, article_of
from graph.stores.base import Store, Transaction
from graph.stores.write import apply, read_graph

__all__ = ["Arrival", "Outcome", "canonical_dump", "delete", "graph_lines", "load", "rebuild"]

BATCH = 100
"""So many articles at most in one transaction."""
_WRITE = 20_000
_UNCOMPARED = frozenset({"recorded_at"})
_KEPT = frozenset({"Article", "Claim", "Decision"})
Properties = Mapping[str, Any]


def load(
    store: Store, arrivals: Iterable[Arrival], extractor: str, retention: Retention = "full"
) -> tuple[Outcome, ...]:
    """Load articles, at most ``BATCH`` in one transaction; return what became of each, in order.

    It may be stopped between two transactions: what is in then is complete.
    """
    outcomes: list[Outcome] = []
    for batch in independent(arrivals, BATCH):

        def work(transaction: Transaction, batch: Sequence[Arrival] = batch) -> list[Outcome]:
            recording = Recording(extractor, retention, _now())
            became, change = absorb(batch, StoredShelf(transaction.run), recording)
            apply(transaction, change)
            return became

        outcomes += store.write(work)
    return tuple(outcomes)


def delete(
    store: Store, references: Iterable[str] = (), source: str | None = None
) -> tuple[str, ...]:
    """Take articles out with all their versions and facts; return the uids of what is gone.

    Args:
        store: where they are.
        references: each an id, an uid, a URL or another name under which an article has come.
        source: all articles of this source as well.

    Raises:
        NotFound: there is no such article; then none is taken out.
    """
    shelf = StoredShelf(store.read)
    identities = {identity for name in references for identity in _known_as(name, shelf)}
    if source is not None:
        of_source = shelf.article_records("source", [source])
        if not of_source:
            raise NotFound(f"No article of the source {source!r} is in the store.")
        identities |= {record["identity"] for record in of_source}
    gone: list[str] = []
    for batch in _batches(sorted(identities), BATCH):

        def work(transaction: Transaction, batch: Sequence[str] = batch) -> list[str]:
            inside = StoredShelf(transaction.run)
            records = inside.article_records("identity", batch)
            apply(transaction, remove(records, inside))
            return [record["uid"] for record in records]

        gone += store.write(work)
    return tuple(sorted(gone))


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


def canonical_dump(store: Store) -> str:
    """Return everything stored but recording times: sorted lines, one JSON value each."""
    return graph_lines(read_graph(store))


def graph_lines(graph: Graph) -> str:
    """Return a graph as sorted lines, one JSON value each, without recording times."""
    lines = [_line([*node], properties) for node, properties in graph.nodes.items()]
    lines += [_line([*edge], properties) for edge, properties in graph.edges.items()]
    return "".join(f"{line}\n" for line in sorted(lines))


def _write(change: Difference, transaction: Transaction) -> None:
    apply(transaction, change)


def _line(key: list[Any], properties: Properties) -> str:
    kept = {name: value for name, value in properties.items() if name not in _UNCOMPARED}
    return json.dumps([*key, kept], ensure_ascii=False, sort_keys=True)


def _known_as(name: str, shelf: StoredShelf) -> set[str]:
    """Return the identities of the articles that a reference means."""
    found = shelf.article_records("uid", [name]) + shelf.article_records("url", [name])
    found += shelf.article_records("identity", [name, f"id:{name}", f"url:{name}"])
    found = found or shelf.articles_from(name)
    if not found:
        raise NotFound(f"No article is known as {name!r}.")
    return {record["identity"] for record in found}


def _derived_again(stored: Graph) -> Graph:
    """Return the graph that the claims of a stored one give, its records with it."""
    records = {node: dict(p) for node, p in stored.nodes.items() if node[0] in _KEPT}
    articles = {uid: article_of(p) for (label, uid), p in records.items() if label == "Article"}
    old = {uid for (_, uid), p in records.items() if p.get("superseded")}
    claims = [claim_from_json(p["content"]) for (kind, _), p in records.items() if kind == "Claim"]
    effective = [claim for claim in claims if claim.article not in old]
    for claim in effective:
        records["Claim", claim.uid].update(places_of(claim))
    derived = derive_blocks(effective, articles)
    dyads = dict(dyad(pair, ties) for pair, ties in pairs(derived).items())
    kept_edges = {e: p for e, p in stored.edges.items() if {e[1][0], e[2][0]} <= _KEPT}
    return Graph({**records, **derived.nodes, **dyads}, {**kept_edges, **derived.edges})


def _without_reference(stored: Graph) -> Graph:
    """Return a stored graph without the nodes and edges of the reference data."""
    known = reference_graph()
    return Graph(
        {node: p for node, p in stored.nodes.items() if node not in known.nodes},
        {edge: p for edge, p in stored.edges.items() if edge not in known.edges},
    )


def _parts(change: Difference) -> Iterator[Difference]:
    """Cut a difference into parts to be written one after the other."""
    for edges in _batches(sorted(change.drop_edges), _WRITE):
        yield Difference(Graph(), drop_edges=frozenset(edges))
    for nodes in _batches(sorted(change.drop_nodes), _WRITE):
        yield Difference(Graph(), drop_nodes=frozenset(nodes))
    for put in _batches(sorted(change.put.nodes.items()), _WRITE):
        yield Difference(Graph(nodes=dict(put)))
    for put_edges in _batches(sorted(change.put.edges.items()), _WRITE):
        yield Difference(Graph(edges=dict(put_edges)))


def _batches(items: Iterable[Any], most: int) -> Iterator[list[Any]]:
    stream = iter(items)
    while batch := list(islice(stream, most)):
        yield batch


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
