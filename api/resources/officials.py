"""Officials: all of them, and one with offices, their evidence, doubts and ties."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from api.answers import Official, TiesPage
from api.listings import NodesPage, OfficeEvidence, OfficesPage
from api.models import NodesQuery, OfficesQuery, TiePageQuery, UidPath
from api.resources.common import MOVED, items, moved, nodes_page, resource, ties_around, ties_page
from graph.queries.offices import evidence_of_offices
from graph.queries.officials import official
from graph.queries.ties import ties_about
from graph.stores.base import Store

MOST = 5_000  # sentences in a file


def officials_blueprint(store: Store) -> APIBlueprint:
    """Return ``/officials`` and what is below it."""
    blueprint = resource("officials")

    @blueprint.get("/officials")
    @blueprint.input(NodesQuery, location="query")
    @blueprint.output(NodesPage)
    def every(query_data: NodesQuery) -> Any:
        """List officials by uid, all or those of a country."""
        return nodes_page(store, "Official", query_data, query_data.country)

    @blueprint.get("/officials/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Official)
    @blueprint.doc(responses=MOVED)
    def one(uid: str, path_data: UidPath) -> Any:
        """Show an official; an outdated uid is redirected to its successor."""
        found = official(store, uid)
        if found["uid"] != uid:
            return moved(uid=found["uid"])
        return {**found, "ties": ties_page(ties_about(store, uid))[0]}

    @blueprint.get("/officials/<uid>/ties")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    def ties(uid: str, path_data: UidPath, query_data: TiePageQuery) -> Any:
        """List the ties of an official, newest first."""
        found = official(store, uid)
        if found["uid"] != uid:
            return moved(uid=found["uid"])
        return ties_around(store, uid, query_data)

    @blueprint.get("/officials/<uid>/evidence")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(OfficesQuery, location="query")
    @blueprint.output(OfficesPage)
    @blueprint.doc(responses=MOVED)
    def offices(uid: str, path_data: UidPath, query_data: OfficesQuery) -> Any:
        """List the sentences that name an official with an office, the earliest published first."""
        found = official(store, uid)
        if found["uid"] != uid:
            return moved(uid=found["uid"])
        asked, limit = query_data, query_data.limit if query_data.format == "json" else MOST
        rows = evidence_of_offices(store, uid, asked.cursor or "", limit + 1)
        shown = rows[:limit]
        if asked.format != "json":
            return items(shown, OfficeEvidence, asked.format, "evidence")
        return {"items": shown, "next": shown[-1]["position"] if len(rows) > limit else None}

    return blueprint
