"""Countries, their officials, how two of them stand, and who is central."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from apiflask import APIBlueprint

from api.answers import (
    Countries,
    Country,
    CountryEntry,
    OfficialEntry,
    OfficialsPage,
    RankEntry,
    Ranks,
    Statistics,
)
from api.listings import NodesPage
from api.models import (
    CountryPath,
    EventsQuery,
    ListQuery,
    PageQuery,
    PairPath,
    RanksQuery,
    RelationQuery,
)
from api.relation import Relation
from api.resources.common import MOVED, by_country_code, items, resource, ties_page, uid_page
from graph.analytics import centrality, network
from graph.queries.countries import countries, country
from graph.queries.nodes import events_of
from graph.queries.officials import all_officials_of, officials_of
from graph.queries.relations import relation
from graph.queries.statistics import statistics
from graph.stores.base import Store


def countries_blueprint(store: Store) -> APIBlueprint:
    """Return ``/countries`` and what is below it, ``/centrality`` and ``/statistics``."""
    blueprint = resource("countries")

    @blueprint.get("/countries")
    @blueprint.input(ListQuery, location="query")
    @blueprint.output(Countries)
    def all_countries(query_data: ListQuery) -> Any:
        """List all countries, those with most ties to others first."""
        return items(countries(store), CountryEntry, query_data.format, "countries")

    @blueprint.get("/countries/<code>")
    @blueprint.input(CountryPath, location="path")
    @blueprint.output(Country)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def one(code: str, path_data: CountryPath) -> Any:
        """Show a country with its partners and chambers."""
        return country(store, code)

    @blueprint.get("/countries/<code>/officials")
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(PageQuery, location="query")
    @blueprint.output(OfficialsPage)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def officials(code: str, path_data: CountryPath, query_data: PageQuery) -> Any:
        """List a country's officials by uid."""
        asked, after = query_data, query_data.cursor or ""
        if asked.format != "json":
            return items(
                all_officials_of(store, code, after), OfficialEntry, asked.format, "officials"
            )
        return uid_page(officials_of(store, code, after, asked.limit + 1), asked.limit)

    @blueprint.get("/countries/<code>/events")
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(EventsQuery, location="query")
    @blueprint.output(NodesPage)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def events(code: str, path_data: CountryPath, query_data: EventsQuery) -> Any:
        """List a country's events, newest first: those of which a tie is listed for it."""
        asked = query_data
        return ties_page(events_of(store, code, asked.filters(), asked.cursor, asked.limit))

    _add_figures(blueprint, store)
    return blueprint


def _add_figures(blueprint: APIBlueprint, store: Store) -> None:
    @blueprint.get("/countries/<code>/relations/<other>")
    @blueprint.input(PairPath, location="path")
    @blueprint.input(RelationQuery, location="query")
    @blueprint.output(Relation)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def between(code: str, other: str, path_data: PairPath, query_data: RelationQuery) -> Any:
        """Show how two countries stand: visas, agreements, acts, now or as of a date.

        Each with the sentence that says so and since when it holds.  A state ends only by a
        sentence that says so; as of a date, only what certainly held then is shown.
        """
        return relation(store, code, other, query_data.as_of)

    @blueprint.get("/centrality")
    @blueprint.input(RanksQuery, location="query")
    @blueprint.output(Ranks)
    def ranks(query_data: RanksQuery) -> Any:
        """List the countries that are most central in the network of ties."""
        found = centrality(network(store))[: query_data.limit]
        return items(map(asdict, found), RankEntry, query_data.format, "centrality")

    @blueprint.get("/statistics")
    @blueprint.output(Statistics)
    def counts() -> Any:
        """Count what the store holds."""
        return statistics(store)
