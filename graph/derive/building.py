"""Putting a graph together, missing values left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.derive.parties import Side
from graph.model import EdgeKey, Graph, NodeKey
from graph.reference import reference

Properties = dict[str, Any]


@dataclass
class Builder:
    """A graph in the making; an edge given twice has the properties of both."""

    nodes: dict[NodeKey, Properties] = field(default_factory=dict)
    edges: dict[EdgeKey, Properties] = field(default_factory=dict)

    def node(self, key: NodeKey, properties: Mapping[str, Any]) -> NodeKey:
        """Add a node."""
        self.nodes[key] = _present(properties)
        return key

    def edge(
        self, kind: str, start: NodeKey, end: NodeKey, key: str = "", /, **properties: Any
    ) -> None:
        """Add an edge, or properties to it."""
        self.edges.setdefault((kind, start, end, key), {}).update(_present(properties))

    def body(self, side: Side) -> NodeKey:
        """Return the node of a country or organization, adding it where no table has it."""
        book = reference()
        if side.uid not in book.countries and side.uid not in book.organizations:
            self.node(side.key, {"name": side.name, "name_en": side.name, "unlisted": True})
        return side.key

    def graph(self) -> Graph:
        """Return what was put together."""
        return Graph(nodes=self.nodes, edges=self.edges)


def _present(properties: Mapping[str, Any]) -> Properties:
    return {name: value for name, value in properties.items() if value is not None}
