"""Ties of a country, of a pair, and one by its uid."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask.typing import ResponseReturnValue

from api.models import CountryPath, PairPath, TiePageQuery, TiesPage
from api.resources.common import MOVED, by_country_code, resource
from graph.queries.ties import ties_of
from graph.stores.base import Store


def ties_blueprint(store: Store) -> APIBlueprint:
    """Return the lists of ties."""
    blueprint = resource("ties")

    @blueprint.get("/countries/<code>/ties")
    @by_country_code
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    def of_country(
        code: str, path_data: CountryPath, query_data: TiePageQuery
    ) -> ResponseReturnValue:
        """List the ties of a country, newest first."""
        return _page(store, code, None, query_data)

    @blueprint.get("/countries/<code>/ties/<other>")
    @by_country_code
    @blueprint.input(PairPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    def of_pair(
        code: str, other: str, path_data: PairPath, query_data: TiePageQuery
    ) -> ResponseReturnValue:
        """List the ties between two countries, newest first."""
        return _page(store, code, other, query_data)

    return blueprint


def _page(store: Store, code: str, other: str | None, query: TiePageQuery) -> ResponseReturnValue:
    found = ties_of(store, code, other, query.filters(), query.cursor, query.limit)
    return {"items": list(found.items), "next": found.next}
