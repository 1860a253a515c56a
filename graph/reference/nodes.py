"""The reference data as a graph: countries, organizations, parliaments and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import EdgeKey, Graph, NodeKey
from graph.reference.book import reference
from graph.reference.countries import Country
from graph.reference.organizations import Organization
from graph.reference.parliaments import Parliament


def reference_graph() -> Graph:
    """Return the nodes Country, Organization and Parliament with CHAMBER_OF edges."""
    book = reference()
    nodes: dict[NodeKey, Mapping[str, Any]] = {}
    edges: dict[EdgeKey, Mapping[str, Any]] = {}
    for code, country in book.countries.items():
        nodes["Country", code] = _present(_country(country))
    for uid, organization in book.organizations.items():
        nodes["Organization", uid] = _present(_organization(organization))
    for uid, parliament in book.parliaments.items():
        nodes["Parliament", uid] = _present(_parliament(parliament))
        edges["CHAMBER_OF", ("Parliament", uid), ("Country", parliament.country), ""] = {}
    return Graph(nodes=nodes, edges=edges)


def _present(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _country(country: Country) -> Mapping[str, Any]:
    return {
        "name": country.label("en"),
        "iso3": country.iso3,
        "wikidata": country.wikidata,
        "status": country.status,
        "cameo": country.cameo,
        **{f"name_{language}": names.short for language, names in country.names.items()},
    }


def _organization(organization: Organization) -> Mapping[str, Any]:
    return {
        "name": organization.label("en"),
        "acronym": organization.acronym,
        "kind": organization.kind,
        "wikidata": organization.wikidata,
        "country": organization.country,
        **{f"name_{lang}": names[0] for lang, names in organization.names.items() if names},
    }


def _parliament(parliament: Parliament) -> Mapping[str, Any]:
    return {
        "name": parliament.name("en"),
        "name_en": parliament.name("en"),
        "name_fr": parliament.name("fr"),
        "name_native": next(iter(parliament.native), None),
        "chamber": parliament.chamber,
        "country": parliament.country,
        "valid_from": parliament.valid_from,
        "valid_to": parliament.valid_to,
    }
