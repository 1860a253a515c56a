"""Ties of a country, of a pair, and one by its uid."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from api.answers import Tie, TiesPage
from api.models import CountryPath, PairPath, TiePageQuery, UidPath
from api.resources.common import MOVED, by_country_code, moved, resource, ties_page
from graph.queries.ties import tie, ties_of
from graph.stores.base import Store


def ties_blueprint(store: Store) -> APIBlueprint:
    """Return the lists of ties, and ``/ties/<uid>``."""
    blueprint = resource("ties")

    @blueprint.get("/countries/<code>/ties")
    @by_country_code(store)
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    def of_country(code: str, path_data: CountryPath, query_data: TiePageQuery) -> Any:
        """List the ties of a country, newest first."""
        filters, cursor, limit = query_data.filters(), query_data.cursor, query_data.limit
        return ties_page(ties_of(store, code, None, filters, cursor, limit))

    @blueprint.get("/countries/<code>/ties/<other>")
    @by_country_code(store)
    @blueprint.input(PairPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    def of_pair(code: str, other: str, path_data: PairPath, query_data: TiePageQuery) -> Any:
        """List the ties between two countries, newest first."""
        filters, cursor, limit = query_data.filters(), query_data.cursor, query_data.limit
        return ties_page(ties_of(store, code, other, filters, cursor, limit))

    @blueprint.get("/ties/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Tie)
    @blueprint.doc(responses=MOVED)
    def one(uid: str, path_data: UidPath) -> Any:
        """Show one tie with its evidence; an outdated uid is redirected to its successor."""
        found = tie(store, uid)
        return found if found["uid"] == uid else moved(uid=found["uid"])

    return blueprint
