"""Chambers, organizations, agreements, events and claims; the evidence behind a tie or event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from apiflask import APIBlueprint

from api.answers import TiesPage
from api.listings import EvidenceList, NodeAnswer, NodesPage, TieEvidence
from api.models import ListQuery, NodesQuery, PageQuery, TiePageQuery, UidPath
from api.resources.common import MOVED, items, moved, nodes_page, resource, ties_around
from graph.queries.nodes import body, claim, evidence, with_ties
from graph.queries.relations import life_of
from graph.queries.ties import Tie, tie
from graph.stores.base import Store


def nodes_blueprint(store: Store) -> APIBlueprint:
    """Return lists of nodes by kind, one of each, and ``…/evidence``."""
    blueprint = resource("nodes")
    _add_bodies(blueprint, store)
    _add_derived(blueprint, store)

    @blueprint.get("/ties/<uid>/evidence")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(ListQuery, location="query")
    @blueprint.output(EvidenceList)
    @blueprint.doc(responses=MOVED)
    def of_tie(uid: str, path_data: UidPath, query_data: ListQuery) -> Any:
        """List every sentence that a tie rests on or that contradicts it, with its article."""
        found = tie(store, uid)
        return _sentences(uid, found["uid"], [found], query_data)

    @blueprint.get("/claims")
    @blueprint.input(PageQuery, location="query")
    @blueprint.output(NodesPage)
    def claims(query_data: PageQuery) -> Any:
        """List claims by uid: what single sentences state."""
        return nodes_page(store, "Claim", query_data)

    @blueprint.get("/claims/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(NodeAnswer)
    def one_claim(uid: str, path_data: UidPath) -> Any:
        """Show a claim: its sentence and offsets, its parts, and what it supports."""
        return claim(store, uid)

    return blueprint


def _add_bodies(blueprint: APIBlueprint, store: Store) -> None:
    @blueprint.get("/parliaments")
    @blueprint.input(NodesQuery, location="query")
    @blueprint.output(NodesPage)
    def parliaments(query_data: NodesQuery) -> Any:
        """List legislatures and their chambers by uid, all or those of a country."""
        return nodes_page(store, "Parliament", query_data, query_data.country)

    @blueprint.get("/parliaments/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(NodeAnswer)
    def parliament(uid: str, path_data: UidPath) -> Any:
        """Show a legislature or chamber with those who hold an office in it."""
        return body(store, "Parliament", uid)

    @blueprint.get("/organizations")
    @blueprint.input(PageQuery, location="query")
    @blueprint.output(NodesPage)
    def organizations(query_data: PageQuery) -> Any:
        """List intergovernmental bodies by uid."""
        return nodes_page(store, "Organization", query_data)

    @blueprint.get("/organizations/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(NodeAnswer)
    def organization(uid: str, path_data: UidPath) -> Any:
        """Show an intergovernmental body with those who hold an office in it."""
        return body(store, "Organization", uid)

    @blueprint.get("/organizations/<uid>/ties")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(TiePageQuery, location="query")
    @blueprint.output(TiesPage)
    def ties(uid: str, path_data: UidPath, query_data: TiePageQuery) -> Any:
        """List the ties of an intergovernmental body, newest first."""
        body(store, "Organization", uid)
        return ties_around(store, uid, query_data)


def _add_derived(blueprint: APIBlueprint, store: Store) -> None:
    @blueprint.get("/agreements")
    @blueprint.input(NodesQuery, location="query")
    @blueprint.output(NodesPage)
    def agreements(query_data: NodesQuery) -> Any:
        """List agreements by uid, all or those that a country is a party to."""
        return nodes_page(store, "Agreement", query_data, query_data.country)

    @blueprint.get("/events")
    @blueprint.input(PageQuery, location="query")
    @blueprint.output(NodesPage)
    def events(query_data: PageQuery) -> Any:
        """List events by uid; those of a country are at `/countries/{code}/events`."""
        return nodes_page(store, "Event", query_data)

    @blueprint.get("/agreements/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(NodeAnswer)
    @blueprint.doc(responses=MOVED)
    def agreement(uid: str, path_data: UidPath) -> Any:
        """Show an agreement with its ties and its ``life``, stage by stage with its sentence.

        An outdated uid is redirected to its successor.
        """
        found = with_ties(store, "Agreement", uid)
        if found["uid"] != uid:
            return moved(uid=found["uid"])
        return {**found, "life": life_of(store, found["ties"])}

    @blueprint.get("/events/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(NodeAnswer)
    @blueprint.doc(responses=MOVED)
    def event(uid: str, path_data: UidPath) -> Any:
        """Show an event with its ties; an outdated uid is redirected to its successor."""
        found = with_ties(store, "Event", uid)
        return found if found["uid"] == uid else moved(uid=found["uid"])

    @blueprint.get("/agreements/<uid>/evidence")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(ListQuery, location="query")
    @blueprint.output(EvidenceList)
    @blueprint.doc(responses=MOVED)
    def of_agreement(uid: str, path_data: UidPath, query_data: ListQuery) -> Any:
        """List every sentence that an agreement rests on, with its article."""
        return _evidence(store, "Agreement", uid, query_data)

    @blueprint.get("/events/<uid>/evidence")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(ListQuery, location="query")
    @blueprint.output(EvidenceList)
    @blueprint.doc(responses=MOVED)
    def of_event(uid: str, path_data: UidPath, query_data: ListQuery) -> Any:
        """List every sentence that an event rests on, with its article."""
        return _evidence(store, "Event", uid, query_data)


def _evidence(store: Store, kind: Literal["Agreement", "Event"], uid: str, asked: ListQuery) -> Any:
    found = with_ties(store, kind, uid)
    return _sentences(uid, found["uid"], found["ties"], asked)


def _sentences(asked_for: str, uid: str, ties: Iterable[Tie], asked: ListQuery) -> Any:
    """Return the evidence of ties as asked for; by an outdated uid the way to its successor."""
    if uid != asked_for:
        return moved(uid=uid)
    return items(evidence(ties), TieEvidence, asked.format, "evidence")
