"""A shelf in memory: the derivation and its increments without a store."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from graph.claims import claim_from_json, claims_of
from graph.decisions import Decision, Undoing, decision_from_json
from graph.derive import derive
from graph.model import Article, Claim, Difference, Graph
from graph.update import graph_lines
from graph.update.absorb import Recording, absorb, independent, remove
from graph.update.arrivals import Arrival, Outcome
from graph.update.deciding import decided
from graph.update.loading import as_correction
from graph.update.recompute import apply_to
from graph.update.settling import settled
from graph.update.shelf import article_of

EXTRACTOR = "test-1"
_read = lru_cache(maxsize=10_000)(claim_from_json)


class MemoryShelf:
    """A graph in memory that answers as a store does, and takes what a store would be written."""

    def __init__(self) -> None:
        self.graph = Graph()

    def load(
        self, arrivals: Iterable[Arrival], most: int = 100, extractor: str = EXTRACTOR
    ) -> list[Outcome]:
        """Load articles as ``graph.update.load`` does."""
        outcomes: list[Outcome] = []
        for batch in independent(arrivals, most):
            became, change = absorb(batch, self, Recording(extractor, "full", "now"))
            self._apply(change)
            links, change = settled([arrival.article for arrival in batch], self)
            self._apply(change)
            corrections = {uid for uid, head in links.items() if head}
            outcomes += [as_correction(outcome, corrections) for outcome in became]
        return outcomes

    def delete(self, *identities: str) -> None:
        """Take articles out as ``graph.update.delete`` does."""
        gone = self.article_records("identity", identities)
        self._apply(remove(gone, self))
        self._apply(settled(list(map(article_of, gone)), self)[1])

    def decide(self, *decisions: Decision) -> None:
        """Record decisions as ``graph.update.decide`` does."""
        self._apply(decided(decisions, self))

    def undo(self, decision: Decision) -> None:
        """Take a decision back as ``graph.update.undo`` does."""
        undoing = Undoing(by="somebody", at="2026-01-01T00:00:00Z")
        self.decide(decision.model_copy(update={"undone": undoing}))

    def decisions(self, in_force: bool = True) -> list[Decision]:
        texts = [p["content"] for (kind, _), p in self.graph.nodes.items() if kind == "Decision"]
        every = [decision_from_json(text) for text in texts]
        return [d for d in every if d.in_force or not in_force]

    def claim_records(self, uids: Collection[str]) -> list[dict[str, Any]]:
        return [{**self.graph.nodes["Claim", uid], "uid": uid} for uid in sorted(uids)]

    def dump(self) -> str:
        """Return the canonical dump."""
        return graph_lines(self.graph)

    def claims_in(self, blocks: Collection[str]) -> list[Claim]:
        return [c for c, p in self._claims() if {p.get("block"), p.get("within")} & set(blocks)]

    def claims_of(self, articles: Collection[str]) -> list[Claim]:
        return [claim for claim, _ in self._claims() if claim.article in articles]

    def claims_about(self, persons: Collection[str]) -> list[Claim]:
        return [claim for claim, p in self._claims() if p.get("person") in persons]

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
            (_read(properties["content"]), properties)
            for (label, _), properties in self.graph.nodes.items()
            if label == "Claim"
        ]

    def _articles(self) -> list[dict[str, Any]]:
        return [
            {**properties, "uid": uid}
            for (label, uid), properties in self.graph.nodes.items()
            if label == "Article"
        ]


def loaded(arrived: Iterable[Arrival], most: int = 100) -> MemoryShelf:
    """A shelf with these articles."""
    shelf = MemoryShelf()
    shelf.load(arrived, most)
    return shelf


def whole(arrived: Sequence[Arrival], made: Iterable[Decision] = ()) -> str:
    """The dump of everything that articles and decisions give, derived at once."""
    claims = [c for a in arrived for c in claims_of(a.article, a.extraction, EXTRACTOR)]
    return graph_lines(derive(claims, [a.article for a in arrived], made, extractor=EXTRACTOR))
