"""Officials: one with offices, doubts and ties."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from api.answers import Official, TiesPage
from api.models import TiePageQuery, UidPath
from api.resources.common import MOVED, moved, resource, ties_page
from graph.queries.officials import official
from graph.queries.ties import ties_about
from graph.stores.base import Store


def officials_blueprint(store: Store) -> APIBlueprint:
    """Return ``/officials/<uid>`` and ``/officials/<uid>/ties``."""
    blueprint = resource("officials")

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
        filters, cursor, limit = query_data.filters(), query_data.cursor, query_data.limit
        return ties_page(ties_about(store, uid, filters, cursor, limit))

    return blueprint
