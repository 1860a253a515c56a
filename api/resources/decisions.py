"""Decisions: what people have judged of what was derived."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from apiflask import APIBlueprint
from flask import g

from api.models import UidPath
from api.resources.common import items, resource, uid_page
from api.reviewing import (
    Decision,
    DecisionBody,
    DecisionsPage,
    DecisionsQuery,
    Queue,
    ReviewQuery,
    UndoQuery,
)
from graph.decisions import Undoing
from graph.review import Wish, listed, made, one, queue
from graph.stores.base import Store
from graph.update import decide, undo


def decisions_blueprint(store: Store) -> APIBlueprint:
    """Return ``/decisions``, ``/decisions/<uid>`` and ``/review``."""
    blueprint = resource("decisions")

    @blueprint.get("/decisions")
    @blueprint.input(DecisionsQuery, location="query")
    @blueprint.output(DecisionsPage)
    def every(query_data: DecisionsQuery) -> Any:
        """List decisions, the latest first, also those that have lost what they name."""
        rows = listed(store, query_data.undone)
        after = [place for place, row in enumerate(rows, 1) if row["uid"] == query_data.cursor]
        left = rows[after[0] :] if after else rows if query_data.cursor is None else []
        if query_data.format != "json":
            return items(left, Decision, query_data.format, "decisions")
        return uid_page(left, query_data.limit)

    @blueprint.post("/decisions")
    @blueprint.input(DecisionBody)
    @blueprint.output(Decision, status_code=201)
    @blueprint.doc(responses={404: "Something that is named is not there"})
    def add(json_data: DecisionBody) -> Any:
        """Decide: merge officials, split one, same event, different events, reject or correct.

        The decision names the claims behind what is named here, so that it holds over loading
        again, a newer extractor and a rebuild, until it is undone.
        """
        body = json_data
        wish = Wish(body.kind, body.about, _who(body.by), body.why, body.out, body.changes)
        decision = made(store, wish)
        decide(store, [decision])
        return one(store, decision.uid)

    @blueprint.get("/decisions/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Decision)
    def single(uid: str, path_data: UidPath) -> Any:
        """Show one decision, in force or undone."""
        return one(store, uid)

    @blueprint.delete("/decisions/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(UndoQuery, location="query")
    @blueprint.output(Decision)
    def take_back(uid: str, path_data: UidPath, query_data: UndoQuery) -> Any:
        """Undo a decision: the graph is then as if it had not been made; it stays as a record."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        undo(store, uid, Undoing(by=_who(query_data.by), at=now, why=query_data.why))
        return one(store, uid)

    _add_review(blueprint, store)
    return blueprint


def _add_review(blueprint: APIBlueprint, store: Store) -> None:
    @blueprint.get("/review")
    @blueprint.input(ReviewQuery, location="query")
    @blueprint.output(Queue)
    @blueprint.doc(responses={404: "There is no such official"})
    def waiting(query_data: ReviewQuery) -> Any:
        """List what waits for a decision, both sides with their sentences, the costliest first.

        With `about` only what touches a country, a pair of countries or an official.
        """
        doubts, total = queue(store, query_data.limit, query_data.about)
        return {"items": doubts, "total": total}


def _who(named: str | None) -> str:
    """Return who decides: the one whose key was sent, and whom they name."""
    caller = str(g.caller)
    return f"{named} ({caller})" if named else caller
