"""Finding one's way: search, neighbours, paths."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from api.answers import Found, FoundList, NeighbourEntry, Neighbours, PathAnswer
from api.models import NeighbourhoodBody, PathBody, SearchQuery
from api.resources.common import items, resource
from api.security import reads
from graph.queries.neighbours import neighbourhood
from graph.queries.paths import Path, path
from graph.queries.search import search
from graph.stores.base import Store


def explore_blueprint(store: Store) -> APIBlueprint:
    """Return ``/search``, ``/neighbourhood`` and ``/path``; the latter take long lists by POST."""
    blueprint = resource("explore")

    @blueprint.get("/search")
    @blueprint.input(SearchQuery, location="query")
    @blueprint.output(FoundList)
    def find(query_data: SearchQuery) -> Any:
        """Find countries, bodies, people, agreements, events and articles by name or words.

        All words must occur; the last one may be unfinished.  Case and accents do not matter.  The
        whole name of a town finds its country, with the `town`.
        """
        found = search(store, query_data.q, query_data.limit)
        return items(found, Found, query_data.format, "found")

    @blueprint.post("/neighbourhood")
    @reads
    @blueprint.input(NeighbourhoodBody)
    @blueprint.output(Neighbours)
    def around(json_data: NeighbourhoodBody) -> Any:
        """List who stands around a node: partners with counts and dates by type of tie.

        Partners among `shown` are all listed, and at most `limit` others.
        """
        filters, limit = json_data.filters(), json_data.limit
        found = neighbourhood(store, json_data.uid, json_data.shown, filters, limit)
        rows = [{**vars(neighbour), "ties": neighbour.ties} for neighbour in found.neighbours]
        if json_data.format != "json":
            return items(rows, NeighbourEntry, json_data.format, "neighbours")
        return {"items": rows, "more": found.more, "truncated": found.truncated}

    @blueprint.post("/path")
    @reads
    @blueprint.input(PathBody)
    @blueprint.output(PathAnswer)
    @blueprint.doc(responses={404: "One of the two is not in the store"})
    def way(json_data: PathBody) -> Any:
        """Show a shortest path between two nodes, at most six steps long, a sentence with each."""
        found = path(store, json_data.first, json_data.second) or Path((), (), ())
        return {"nodes": found.nodes, "steps": found.steps, "ties": found.ties}

    return blueprint
