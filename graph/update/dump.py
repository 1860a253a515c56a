"""The canonical dump: two graphs are the same when theirs are equal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.model import Graph
from graph.stores.base import Store
from graph.stores.write import read_graph

_UNCOMPARED = frozenset({"recorded_at"})


def canonical_dump(store: Store) -> str:
    """Return everything stored but recording times: sorted lines, one JSON value each.

    Decisions that were taken back are a record of what people did, and no part of the graph.
    """
    return graph_lines(read_graph(store))


def graph_lines(graph: Graph) -> str:
    """Return a graph as sorted lines, as ``canonical_dump`` does."""
    shown = ((node, p) for node, p in graph.nodes.items() if p.get("in_force") is not False)
    lines = [_line([*node], properties) for node, properties in shown]
    lines += [_line([*edge], properties) for edge, properties in graph.edges.items()]
    return "".join(f"{line}\n" for line in sorted(lines))


def _line(key: list[Any], properties: Mapping[str, Any]) -> str:
    kept = {name: value for name, value in properties.items() if name not in _UNCOMPARED}
    return json.dumps([*key, kept], ensure_ascii=False, sort_keys=True)
