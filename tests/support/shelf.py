"""A shelf in memory: the derivation and its increments without a store."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.claims import claim_from_json
from graph.model import Article, Claim, Difference, Graph
from graph.update import graph_lines
from graph.update.absorb import Recording, absorb, independent, remove
from graph.update.arrivals import Arrival, Outcome
from graph.update.recompute import apply_to
from graph.update.shelf import article_of


class MemoryShelf:
    """A graph in memory that answers as a store does, and takes what a store would be written."""

    def __init__(self) -> None:
        self.graph = Graph()

    def load(
        self, arrivals: Iterable[Arrival], most: int = 100, extractor: str = "test-1"
    ) -> list[Outcome]:
        """Load articles as ``graph.update.load`` does."""
        outcomes: list[Outcome] = []
        for batch in independent(arrivals, most):
            became, change = absorb(batch, self, Recording(extractor, "full", "now"))
            self._apply(change)
            outcomes += became
        return outcomes

    def delete(self, *identities: str) -> None:
        """Take articles out as ``graph.update.delete`` does."""
        self._apply(remove(self.article_records("identity", identities), self))

    def dump(self) -> str:
        """Return the canonical dump."""
        return graph_lines(self.graph)

    def claims_in(self, blocks: Collection[str]) -> list[Claim]:
        return [c for c, p in self._claims() if {p.get("block"), p.get("within")} & set(blocks)]

    def claims_of(self, articles: Collection[str]) -> list[Claim]:
        return [claim for claim, _ in self._claims() if claim.article in articles]

    def claims_about(self, persons: Collection[str]) -> list[Claim]:
        return [claim for claim, p in self._claims() if p.get("person") in persons]

    def recorded(self, claims: Iterable[Claim]) -> Mapping[str, str]:
        return {c.uid: self.graph.nodes["Claim", c.uid]["recorded_at"] for c in claims}

    def articles(self, uids: Collection[str]) -> dict[str, Article]:
        return {r["uid"]: article_of(r) for r in self._articles() if r["uid"] in uids}

    def article_records(self, name: str, values: Collection[str]) -> list[dict[str, Any]]:
        return [record for record in self._articles() if record.get(name) in values]

    def articles_from(self, origin: str) -> list[dict[str, Any]]:
        return [record for record in self._articles() if origin in record.get("origins", ())]

    def entries(self, parties: Collection[str]) -> dict[str, Any]:
        return {
            uid: json.loads(p["tie"])
            for (label, uid), p in self.graph.nodes.items()
            if label == "Entry" and p["party"] in parties
        }

    def _apply(self, change: Difference) -> None:
        known = self.graph.nodes.keys() - change.drop_nodes
        for kind, start, end, _ in change.put.edges:
            for node in (start, end):
                told = node in known or node in change.put.nodes
                assert told or node[0] in ("Country", "Organization", "Parliament"), (kind, node)
        self.graph = apply_to(self.graph, change)

    def _claims(self) -> list[tuple[Claim, Mapping[str, Any]]]:
        return [
            (claim_from_json(properties["content"]), properties)
            for (label, _), properties in self.graph.nodes.items()
            if label == "Claim"
        ]

    def _articles(self) -> list[dict[str, Any]]:
        return [
            {**properties, "uid": uid}
            for (label, uid), properties in self.graph.nodes.items()
            if label == "Article"
        ]
