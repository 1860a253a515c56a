"""The derivation: from claims to officials, facts, events, agreements and ties.

A pure function of claims, decisions and articles, whatever their order.  ``derive_blocks`` gives
what complete blocks give, so that a change is recomputed block by block; ``derive`` gives the
whole.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.decisions import Decision
from graph.derive.building import Builder
from graph.derive.dyads import dyad
from graph.derive.facts import add_facts
from graph.derive.families import linked, newest_versions, predecessor
from graph.derive.officials import officials
from graph.derive.people import add_officials
from graph.derive.readings import readings
from graph.derive.records import add_article, add_claims, decision_node
from graph.derive.rulings import Rulings
from graph.model import Article, Claim, Graph
from graph.prints import with_prints

Json = dict[str, Any]


def derive(
    claims: Iterable[Claim],
    articles: Iterable[Article],
    decisions: Iterable[Decision] = (),
    **recorded: Any,
) -> Graph:
    """Return the whole graph of these claims, articles and decisions, records and all.

    ``recorded`` are further properties of every article: the extractor that read it, say.
    """
    by_uid = {article.uid: with_prints(article) for article in linked(articles)}
    newest = newest_versions(by_uid.values())
    all_claims, made = list(claims), list(decisions)
    current = [claim for claim in all_claims if claim.article in newest]
    rulings = Rulings(made)
    derived = derive_blocks(rulings.effective(current), by_uid)
    graph = Builder()
    for article in by_uid.values():
        old = None if article.uid in newest else True
        add_article(article, graph, superseded=old, **recorded)
        if before := predecessor(article, by_uid.values()):
            graph.edge("VERSION_OF", ("Article", article.uid), ("Article", before.uid))
    add_claims(current, graph, rulings)
    add_claims((c for c in all_claims if c.article not in newest), graph, superseded=True)
    graph.nodes.update(map(decision_node, made))
    for pair, ties in pairs(derived).items():
        graph.node(*dyad(pair, ties))
    return Graph({**derived.nodes, **graph.nodes}, {**derived.edges, **graph.edges})


def derive_blocks(claims: Collection[Claim], articles: Mapping[str, Article]) -> Graph:
    """Return what the effective claims of complete blocks give, without records and dyads.

    With the claims of a fact's block, all claims must be there of its people's blocks, of the
    blocks that share an occasion with it and of the named event that it is part of.
    """
    graph = Builder()
    people = officials(claims)
    add_officials(people, graph)
    add_facts(readings(claims, people, articles), articles, graph)
    return graph.graph()


def pairs(graph: Graph) -> dict[str, list[Json]]:
    """Return the ties of each pair of countries, as its entries hold them."""
    found: dict[str, list[Json]] = defaultdict(list)
    for (label, _), properties in graph.nodes.items():
        if label == "Entry" and "~" in properties["party"]:
            found[properties["party"]].append(json.loads(properties["tie"]))
    return found
