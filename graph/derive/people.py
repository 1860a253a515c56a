"""Officials in the graph: their nodes, offices, countries and doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.derive.building import Builder
from graph.derive.forms import mention_of
from graph.derive.officials import Official, Officials
from graph.derive.parties import body_side
from graph.model import Claim, NodeKey, digest
from graph.reference import reference
from graph.text import fold

Office = tuple[NodeKey, str, str]
"""Where an office is held, the role, and its folded title."""


def add_officials(officials: Officials, graph: Builder) -> None:
    """Add the officials of complete blocks to a graph."""
    for official in officials.people:
        node = official.side.key
        graph.node(node, _properties(official))
        if country := official.side.country:
            graph.edge("REPRESENTS", node, graph.body(body_side(f"country:{country}")))
        for claim in official.claims:
            graph.edge("SUPPORTS", ("Claim", claim.uid), node)
        _add_offices(official, graph)
    for doubt in officials.doubts:
        graph.edge(
            "POSSIBLY_SAME_AS",
            ("Official", doubt.a),
            ("Official", doubt.b),
            score=doubt.score,
            why=doubt.why,
        )


def _properties(official: Official) -> Mapping[str, Any]:
    last = mention_of(_latest(official))
    return {
        "name": official.name,
        "aliases": list(official.aliases) or None,
        "role": last.role,
        "title": last.office,
        "country": official.side.country,
        "affiliation": official.affiliation,
        "articles": len({claim.identity for claim in official.claims}),
    }


def _latest(official: Official) -> Claim:
    """Return the latest claim that says something of the office, else the latest one."""
    telling = [claim for claim in official.claims if mention_of(claim).role != "other"]
    return max(telling or official.claims, key=lambda c: (c.published or "", c.uid))


def _add_offices(official: Official, graph: Builder) -> None:
    """Add one HOLDS_OFFICE for each office as worded, from when to when it was seen."""
    for (where, role, folded), claims in _offices(official, graph).items():
        days = sorted(claim.published for claim in claims if claim.published)
        graph.edge(
            "HOLDS_OFFICE",
            official.side.key,
            where,
            f"{role}-{digest(folded)[:6]}",
            title=mention_of(claims[0]).office,
            role=role,
            first_seen=days[0] if days else None,
            last_seen=days[-1] if days else None,
            reports=len({claim.identity for claim in claims}),
        )


def _offices(official: Official, graph: Builder) -> Mapping[Office, list[Claim]]:
    """Return the claims of each office, earliest published first."""
    held: dict[Office, list[Claim]] = defaultdict(list)
    for claim in official.claims:
        mention = mention_of(claim)
        where = _held_in(official, mention.parliament, graph)
        if where and (mention.office or mention.role != "other"):
            held[where, mention.role, fold(mention.office or "")].append(claim)
    return held


def _held_in(official: Official, parliament: str | None, graph: Builder) -> NodeKey | None:
    """Return the chamber, body or country that an office belongs to."""
    if parliament in reference().parliaments:
        return "Parliament", str(parliament)
    if country := official.side.country:
        return graph.body(body_side(f"country:{country}"))
    if official.affiliation.startswith("org:"):
        return graph.body(body_side(official.affiliation))
    return None
