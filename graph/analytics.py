"""The network of countries as a whole: who is central in it, and who stands near whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx
import numpy as np

from graph.errors import NotFound
from graph.queries.countries import dyads
from graph.stores.base import Store

Network: TypeAlias = "networkx.Graph[str]"

# how often a walk goes on along a tie instead of starting anew somewhere
_DAMPING = 0.85


@dataclass(frozen=True)
class Rank:
    """How central a country is.

    ``ties`` and ``partners`` count what it has; ``pagerank`` weighs its partners by their own
    rank, and all ranks add up to 1; ``betweenness`` is the share of shortest ways over it.
    """

    uid: str
    ties: int
    partners: int
    pagerank: float
    betweenness: float


def network(store: Store) -> Network:
    """Return the countries with ties, each edge with ``ties`` and ``distance`` (1 / ties)."""
    return network_of(dyads(store))


def network_of(pairs: Iterable[Mapping[str, Any]]) -> Network:
    """Return the network of pairs as ``graph.queries.countries.dyads`` gives them."""
    made: Network = networkx.Graph()
    for pair in pairs:
        first, second = pair["countries"]
        made.add_edge(first, second, ties=pair["ties"], distance=1 / pair["ties"])
    return made


def centrality(countries: Network) -> list[Rank]:
    """Return all countries of a network, the most central by PageRank first."""
    pagerank = _pagerank(countries)
    betweenness = networkx.betweenness_centrality(countries, weight="distance")
    ranks = [
        Rank(
            uid=uid,
            ties=int(countries.degree(uid, weight="ties")),
            partners=int(countries.degree(uid)),
            pagerank=pagerank[uid],
            betweenness=betweenness[uid],
        )
        for uid in countries
    ]
    return sorted(ranks, key=lambda rank: (-rank.pagerank, rank.uid))


def _pagerank(countries: Network) -> dict[str, float]:
    """Return PageRank with ties as weights, solved exactly: there are a few hundred countries."""
    if not countries:
        return {}
    weights = networkx.to_numpy_array(countries, weight="ties")
    steps = weights / weights.sum(axis=1, keepdims=True)
    everywhere = np.full(len(weights), (1 - _DAMPING) / len(weights))
    ranks = np.linalg.solve(np.eye(len(weights)) - _DAMPING * steps.T, everywhere)
    return dict(zip(countries, map(float, ranks), strict=True))


def closest_way(countries: Network, first: str, second: str) -> list[str]:
    """Return the countries on the way of the strongest relations, empty when there is none.

    Unlike the shortest path of ``graph.queries.paths`` it prefers many ties to few steps.

    Raises:
        NotFound: one of the two has no ties.
    """
    try:
        return [str(uid) for uid in networkx.shortest_path(countries, first, second, "distance")]
    except networkx.NodeNotFound as error:
        raise NotFound("One of the two countries has no ties.") from error
    except networkx.NetworkXNoPath:
        return []
