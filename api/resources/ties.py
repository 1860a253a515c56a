"""Ties of a country, of a pair, and one by its uid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from apiflask import APIBlueprint

from api.answers import Tie, TiesPage
from api.files import ties_file
from api.listings import Period, Timeline
from api.models import (
    CountryPath,
    KnownTiesQuery,
    PairPath,
    SortedTieQuery,
    TimelineQuery,
    UidPath,
)
from api.resources.common import MOVED, by_country_code, items, moved, resource, ties_page
from graph.history import known_page, with_times
from graph.queries.countries import timeline
from graph.queries.ranked import ranked
from graph.queries.ties import Page, all_ties, party, tie, ties_of
from graph.stores.base import Row, Store


def ties_blueprint(store: Store) -> APIBlueprint:
    """Return the lists of ties, and ``/ties/<uid>``."""
    blueprint = resource("ties")

    @blueprint.get("/countries/<code>/ties")
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(KnownTiesQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def of_country(code: str, path_data: CountryPath, query_data: KnownTiesQuery) -> Any:
        """List the ties of a country, by default newest first.

        With `known_on` and `loaded_on` as they were known on a day, as for a pair, where they are
        not too many.
        """
        return _list_known(store, code, None, query_data)

    @blueprint.get("/countries/<code>/ties/<other>")
    @blueprint.input(PairPath, location="path")
    @blueprint.input(KnownTiesQuery, location="query")
    @blueprint.output(TiesPage)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def of_pair(code: str, other: str, path_data: PairPath, query_data: KnownTiesQuery) -> Any:
        """List the ties between two countries, by default newest first.

        With `known_on`, as they follow from what the press had reported by that day, with
        `loaded_on` from what had been loaded; corrected versions since then count as they stood.
        """
        return _list_known(store, code, other, query_data)

    @blueprint.get("/ties/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Tie)
    @blueprint.doc(responses=MOVED)
    def one(uid: str, path_data: UidPath) -> Any:
        """Show one tie with its evidence; an outdated uid is redirected to its successor."""
        found = tie(store, uid)
        return with_times(store, [found])[0] if found["uid"] == uid else moved(uid=found["uid"])

    _add_timelines(blueprint, store)
    return blueprint


def _list_known(store: Store, code: str, other: str | None, asked: KnownTiesQuery) -> Any:
    """Return a page of ties as they are known now, or as they were on the day asked for."""
    if known := asked.known():
        filters, cursor, limit = asked.filters(), asked.cursor, asked.limit
        return _timed(store, known_page(store, (code, other), known, filters, cursor, limit))
    return _list(store, code, other, asked)


def _add_timelines(blueprint: APIBlueprint, store: Store) -> None:
    @blueprint.get("/countries/<code>/timeline")
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(TimelineQuery, location="query")
    @blueprint.output(Timeline)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def country_timeline(code: str, path_data: CountryPath, query_data: TimelineQuery) -> Any:
        """Count a country's ties with other countries by year or month and type."""
        return _timeline(timeline(store, code, None, query_data.by), query_data)

    @blueprint.get("/countries/<code>/ties/<other>/timeline")
    @blueprint.input(PairPath, location="path")
    @blueprint.input(TimelineQuery, location="query")
    @blueprint.output(Timeline)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def pair_timeline(code: str, other: str, path_data: PairPath, query_data: TimelineQuery) -> Any:
        """Count the ties between two countries by year or month and type."""
        return _timeline(timeline(store, code, other, query_data.by), query_data)


def _timeline(found: Row, asked: TimelineQuery) -> Any:
    return (
        found
        if asked.format == "json"
        else items(found["periods"], Period, asked.format, "timeline")
    )


def _list(store: Store, code: str, other: str | None, asked: SortedTieQuery) -> Any:
    filters, cursor = asked.filters(), asked.cursor
    if asked.format != "json":
        return ties_file(all_ties(store, code, other, filters, cursor), asked.format)
    measure, rising = asked.order()
    if measure is None:
        found = ties_of(store, code, other, filters, cursor, asked.limit, oldest_first=rising)
    else:
        whose = party(code, other)
        found = ranked(store, whose, measure, filters, cursor, asked.limit, least_first=rising)
    return _timed(store, found)


def _timed(store: Store, page: Page) -> Any:
    return ties_page(replace(page, items=tuple(with_times(store, page.items))))
