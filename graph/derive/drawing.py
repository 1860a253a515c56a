"""One fact in the graph: its relationship, who takes part, which claims support it, its entries."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Any

from graph.dates import precision
from graph.derive.agreements import Agreement
from graph.derive.building import Builder
from graph.derive.events import Event
from graph.derive.naming import event_name
from graph.derive.parties import Side, body_side
from graph.derive.tie_json import tie_json
from graph.derive.ties import Json, Tie
from graph.model import Article, NodeKey
from graph.reference import reference

UNDATED = "0000"
"""Where a date stands in an entry's uid, for a fact without one."""
_SHOWN = ("mode", "stage", "kind", "scope", "mutual", "what")


@dataclass(frozen=True)
class Drawn:
    """A fact with the event that it is and the agreement that it is about."""

    tie: Tie
    event: Event
    agreement: Agreement | None

    @cached_property
    def uid(self) -> str:
        """The fact's uid."""
        return self.event.tie_uid(self.tie)

    def add(self, articles: Mapping[str, Article], graph: Builder) -> list[str]:
        """Add the fact to a graph; return the uids of its entries."""
        event: NodeKey = "Event", self.event.uid
        for kind, start, end, more in self._relationships(graph):
            if start != end:
                graph.edge(kind, start, end, self.uid, **self._properties, **more)
        self._add_parts(event, graph)
        supported = [event]
        if self.agreement:
            supported.append(("Agreement", self.agreement.uid))
            graph.edge("CONCERNS", event, supported[1])
        for reading in self.tie.readings:
            for node in supported:
                graph.edge("SUPPORTS", ("Claim", reading.claim.uid), node, tie=self.uid)
        return self._add_entries(articles, graph)

    @cached_property
    def _properties(self) -> Mapping[str, Any]:
        tie = self.tie
        return {
            "event": self.event.uid,
            "date": tie.date,
            "date_precision": precision(tie.date),
            "status": tie.status,
            "reports": tie.independent,
            "confidence": tie.confidence,
            **{detail: tie.detail(detail) for detail in _SHOWN},
        }

    def _relationships(self, graph: Builder) -> Iterator[tuple[str, NodeKey, NodeKey, Json]]:
        """Yield the relationships that stand for the fact: type, both ends, further properties."""
        kind = self.tie.kind
        name = kind.relationship_of({"action": self.tie.detail("action")})
        if kind.block == "event":
            for _, who in self._standing(graph):
                yield name, who, ("Event", self.event.uid), {}
        elif self.tie.type == "signed" and self.agreement:
            for part, signer in self._standing(graph):
                yield name, signer, ("Agreement", self.agreement.uid), {"part": part}
        else:
            yield from ((name, a, b, {}) for a, b in self._ends(graph))

    def _standing(self, graph: Builder) -> Iterator[tuple[str, NodeKey]]:
        """Yield each part with each node that stands in it."""
        for part, sides in self.tie.sides.items():
            yield from ((part, _node(side, graph)) for side in sides)

    def _ends(self, graph: Builder) -> Iterator[tuple[NodeKey, NodeKey]]:
        """Yield both ends of a fact between two parts, and the way back when it is mutual."""
        first, second = list(self.tie.kind.parts)[:2]
        nodes = list(self._standing(graph))
        starts = [node for part, node in nodes if part == first]
        ends = [node for part, node in nodes if part == second]
        yield from product(starts, ends)
        if self.tie.detail("mutual"):
            yield from product(ends, starts)

    def _add_parts(self, event: NodeKey, graph: Builder) -> None:
        """Say who takes part: each side, and through a person their country, body and chamber."""
        is_tie = self.tie.kind.block == "event"
        for part, sides in self.tie.sides.items():
            for side in sides:
                key = self.uid if is_tie else ""
                graph.edge("TOOK_PART_IN", _node(side, graph), event, key, part=part)
                if side.named:
                    for body in self._behind(side, graph):
                        _took_part_via(graph, body, event, part, side.uid)

    def _behind(self, person: Side, graph: Builder) -> set[NodeKey]:
        """Return whom a person stands for in this fact."""
        bodies: set[NodeKey] = set()
        if not person.affiliation.startswith("name:"):
            bodies.add(graph.body(_body_of(person)))
        for reading in self.tie.readings:
            mention = reading.mention_for(person)
            if mention and mention.parliament in reference().parliaments:
                bodies.add(("Parliament", str(mention.parliament)))
        return bodies

    def _add_entries(self, articles: Mapping[str, Article], graph: Builder) -> list[str]:
        tie = self.tie
        more = {"agreement": self.agreement.uid} if self.agreement else {}
        name = event_name(self.event.ties, "en")
        content = tie_json(tie, self.uid, self.event.uid, name, articles, **more)
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        date = tie.date or UNDATED
        uids = []
        for party in self._parties():
            uids.append(f"{party}|{date}|{self.uid}")
            graph.node(
                ("Entry", uids[-1]),
                {
                    "party": party,
                    "date": date,
                    "type": tie.type,
                    "status": tie.status,
                    "confidence": tie.confidence,
                    "reports": content["reports"],
                    "tie": text,
                },
            )
        return uids

    def _parties(self) -> list[str]:
        """Return in whose lists it stands: countries and bodies, pairs of countries, else persons.

        A participation is not listed for pairs.
        """
        countries = self.tie.countries
        bodies = {s.affiliation for s in self.tie.all_sides if s.affiliation.startswith("org:")}
        pairs = combinations(countries, 2) if self.tie.kind.block != "event" else ()
        listed = [*countries, *sorted(bodies), *(f"{a}~{b}" for a, b in pairs)]
        return listed or [side.uid for side in self.tie.all_sides]


def _node(side: Side, graph: Builder) -> NodeKey:
    return side.key if side.named else graph.body(side)


def _body_of(person: Side) -> Side:
    country = person.country
    return body_side(f"country:{country}" if country else person.affiliation)


def _took_part_via(graph: Builder, body: NodeKey, event: NodeKey, part: str, person: str) -> None:
    """Add that a body takes part through a person, beside others through whom it does."""
    known = graph.edges.get(("TOOK_PART_IN", body, event, ""), {})
    via = sorted({*known.get("via", ()), person})
    graph.edge("TOOK_PART_IN", body, event, part=known.get("part", part), via=via)
