"""How much the store holds."""

from __future__ import annotations

from collections import Counter

from graph.queries.countries import dyads
from graph.stores.base import Store

_LABELS = ("Country", "Parliament", "Organization", "Official", "Event", "Agreement", "Article")


def statistics(store: Store) -> dict[str, dict[str, int]]:
    """Return how many ``nodes`` there are of each kind, and ``ties`` between countries by type."""
    nodes = {
        label: int(store.read(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"])
        for label in _LABELS
    }
    ties: Counter[str] = Counter()
    for dyad in dyads(store):
        ties.update(dyad["types"])
    return {"nodes": nodes, "ties": dict(ties)}
