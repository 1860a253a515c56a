"""Writing what derivation yields against a raw UNWIND of the same rows, in turn."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from bench import graph as made
from graph.model import Difference, Graph
from graph.stores.base import Row, Store, Transaction
from graph.stores.lists import list_keys
from graph.stores.search import SEARCHED, folded
from graph.stores.write import apply

ROUNDS, AT_ONCE, UNWOUND = 6, 1_000, 1_000
RAW_NODES = "UNWIND $rows AS row MERGE (n:{} {{uid: row.uid}}) SET n = row.properties"
RAW_EDGES = (
    "UNWIND $rows AS row MATCH (a:{} {{uid: row.start}}) MATCH (b:{} {{uid: row.end}}) "
    "CREATE (a)-[r:{}]->(b) SET r = row.properties"
)

Statements = list[tuple[str, list[Row]]]


def measured(store: Store, ties: int) -> dict[str, Any]:
    """Write new ties of the hub and of others both ways; return elements a second, and ratios."""
    figures: dict[str, Any] = {}
    for whose, pair, first in (
        ("others", made.neighbours, ties),
        ("hub", made.hub_pair, 10 * ties),
    ):
        ours, raw = [], []
        for round_ in range(ROUNDS):
            begin = first + 2 * round_ * AT_ONCE
            parts = [made.graph_of(range(n, n + AT_ONCE), pair) for n in (begin, begin + AT_ONCE)]
            ours.append(_rate(store, parts[0], _ours(parts[0])))
            raw.append(_rate(store, parts[1], _raw(parts[1])))
        figures[whose] = {
            "elements_a_tie": round((len(parts[0].nodes) + len(parts[0].edges)) / AT_ONCE, 1),
            "ours_a_second": round(statistics.median(ours)),
            "raw_a_second": round(statistics.median(raw)),
            "ratio": round(statistics.median(raw) / statistics.median(ours), 2),
        }
    return figures


def _rate(store: Store, part: Graph, work: Any) -> float:
    with store.patiently():
        began = time.perf_counter()
        store.write(work)
        return (len(part.nodes) + len(part.edges)) / (time.perf_counter() - began)


def _ours(part: Graph) -> Any:
    return lambda transaction: apply(transaction, Difference(put=part))


def _raw(part: Graph) -> Any:
    statements = _statements(part)

    def work(transaction: Transaction) -> None:
        for query, rows in statements:
            for first in range(0, len(rows), UNWOUND):
                transaction.run(query, rows=rows[first : first + UNWOUND])

    return work


def _statements(part: Graph) -> Statements:
    """Return the rows that ``apply`` would write, each with its statement, edges as they lie."""
    statements: Mapping[str, list[Row]] = defaultdict(list)
    for (label, uid), properties in part.nodes.items():
        own = folded(label, properties) if label in SEARCHED else {}
        own |= list_keys(label, uid, properties, "2026-01-01")
        row = {"uid": uid, "properties": {**own, **properties, "uid": uid}}
        statements[RAW_NODES.format(label)].append(row)
    for (kind, start, end, key), properties in part.edges.items():
        named = {"uid": key} if key else {}
        row = {"start": start[1], "end": end[1], "properties": {**properties, **named}}
        statements[RAW_EDGES.format(start[0], end[0], kind)].append(row)
    return list(statements.items())
