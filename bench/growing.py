"""How adding an article and a full rebuild grow with the graph, in the embedded store.

The graph is that of the annotated dispatches, told again and again months later, until the store
holds so many claims (100,000, or as many as the argument says).  One article is added to the empty
store and to the full one, five times each.  Then all that is derived is taken out and derived and
written again by ``rebuild``; beside it stand the derivation alone, in memory, and the bare writing
of the same rows.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from graph.claims import claim_from_json
from graph.derive import derive_blocks
from graph.model import Difference, Graph
from graph.settings import Settings
from graph.stores import open_store
from graph.stores.base import Store
from graph.stores.write import apply, read_graph
from graph.update import delete, load, rebuild
from graph.update.arrivals import Arrival
from graph.update.batches import batches
from graph.update.shelf import article_of
from tests.support.many import many

CLAIMS = 100_000
TIMES = 5
_STATED = frozenset({"Article", "Claim", "Decision", "Country", "Organization", "Parliament"})
_ROWS = 20_000


def main(claims: int = CLAIMS) -> None:
    """Fill a store and print the figures."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_store(Settings(data=Path(scratch))) as store,
    ):
        store.ensure_schema()
        arrivals = iter(many(sys.maxsize))
        load(store, islice(arrivals, TIMES), "warm")
        delete(store, [row["identity"] for row in store.read(_IDENTITIES)])
        empty = adding(store, list(islice(arrivals, TIMES)), alone=True)
        while _count(store) < claims:
            load(store, islice(arrivals, 100), "bench")
        full = adding(store, list(islice(arrivals, TIMES)))
        ratio = round(full / empty, 2)
        growing = {"one_into_empty": empty, "one_into_full": full, "ratio": ratio}
        print(json.dumps({"claims": _count(store), **growing, **rebuilding(store)}))


_IDENTITIES = "MATCH (a:Article) RETURN a.identity AS identity"


def adding(store: Store, arrivals: Iterable[Arrival], alone: bool = False) -> float:
    """Return the median of the seconds that adding an article takes, ``alone`` in the store."""
    seconds = []
    for arrival in arrivals:
        seconds.append(_timed(lambda arrival=arrival: load(store, [arrival], "bench")))
        if alone:
            delete(store, [arrival.article.identity])
    return round(statistics.median(seconds), 3)


def rebuilding(store: Store) -> dict[str, float]:
    """Return the seconds of a rebuild, of the derivation alone and of the bare writing."""
    whole = read_graph(store)
    nodes = {node: values for node, values in whole.nodes.items() if node[0] not in _STATED}
    edges = {e: p for e, p in whole.edges.items() if e[1] in nodes or e[2] in nodes}
    derivation = _timed(lambda: derived(whole))
    _take_out(store, nodes)
    raw = _timed(lambda: _write(store, Graph(nodes, edges)))
    _take_out(store, nodes)
    rebuilt = _timed(lambda: rebuild(store))
    seconds = {"derivation": derivation, "raw_write": raw, "rebuild": rebuilt}
    over = (rebuilt - derivation) / raw
    return {**{name: round(took, 1) for name, took in seconds.items()}, "over": round(over, 2)}


def derived(stored: Graph) -> Graph:
    """Return what the claims of a stored graph give."""
    read = {uid: article_of(p) for (label, uid), p in stored.nodes.items() if label == "Article"}
    contents = (p["content"] for (label, _), p in stored.nodes.items() if label == "Claim")
    return derive_blocks([claim_from_json(content) for content in contents], read)


def _take_out(store: Store, nodes: Iterable[tuple[str, str]]) -> None:
    for part in batches(sorted(nodes), _ROWS):
        drop = Difference(Graph(), drop_nodes=frozenset(part))
        store.write(lambda transaction, drop=drop: apply(transaction, drop))


def _write(store: Store, graph: Graph) -> None:
    for nodes in batches(sorted(graph.nodes.items()), _ROWS):
        put = Difference(Graph(nodes=dict(nodes)))
        store.write(lambda transaction, put=put: apply(transaction, put))
    for edges in batches(sorted(graph.edges.items()), _ROWS):
        put = Difference(Graph(edges=dict(edges)))
        store.write(lambda transaction, put=put: apply(transaction, put))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _count(store: Store) -> int:
    return int(store.read("MATCH (c:Claim) RETURN count(c) AS n")[0]["n"])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
