"""Ties of a country, of a pair, and one by its uid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from apiflask import APIBlueprint

from api.answers import Tie, TiesPage
from api.models import CountryPath, PairPath, PairTiesQuery, TiePageQuery, UidPath
from api.resources.common import MOVED, by_country_code, moved, resource, ties_page
from graph.history import known_page, with_times
from graph.queries.ties import Page, tie, ties_of
from graph.stores.base import Store


def ties_blueprint(store: Store) -> APIBlueprint:
    """Return the lists of ties, and ``/ties/<uid>``."""
    blueprint = resource("ties")

    def timed(page: Page) -> Any:
        return ties_page(replace(page, items=tuple(with_times(store, page.items))))

    @blueprint.get("/countries/<code>/ties")
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def of_country(code: str, path_data: CountryPath, query_data: TiePageQuery) -> Any:
        """List the ties of a country, newest first."""
        filters, cursor, limit = query_data.filters(), query_data.cursor, query_data.limit
        return timed(ties_of(store, code, None, filters, cursor, limit))

    @blueprint.get("/countries/<code>/ties/<other>")
    @blueprint.input(PairPath, location="path")
    @blueprint.input(PairTiesQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def of_pair(code: str, other: str, path_data: PairPath, query_data: PairTiesQuery) -> Any:
        """List the ties between two countries, newest first.

        With `known_on`, as they follow from what the press had reported by that day, with
        `loaded_on` from what had been loaded; corrected versions since then count as they stood.
        """
        filters, cursor, limit = query_data.filters(), query_data.cursor, query_data.limit
        known = query_data.known()
        if known is None:
            return timed(ties_of(store, code, other, filters, cursor, limit))
        return timed(known_page(store, (code, other), known, filters, cursor, limit))

    @blueprint.get("/ties/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Tie)
    @blueprint.doc(responses=MOVED)
    def one(uid: str, path_data: UidPath) -> Any:
        """Show one tie with its evidence; an outdated uid is redirected to its successor."""
        found = tie(store, uid)
        return with_times(store, [found])[0] if found["uid"] == uid else moved(uid=found["uid"])

    return blueprint
