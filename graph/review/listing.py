"""Decisions as they stand: in force, without object, contradicted or taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from graph.decisions import TOGETHER, Decision, decision_from_json
from graph.errors import NotFound
from graph.stores.base import Row, Store
from graph.update.shelf import StoredShelf

State = Literal["in force", "dormant", "contradicted", "undone"]
Json = dict[str, Any]

_NAMED = """
MATCH {decision}-[r:DECIDES]->(c:Claim)
OPTIONAL MATCH (c)-[:SUPPORTS]->(n)
RETURN d.uid AS decision, r.group AS group, c.uid AS claim, labels(n)[0] AS kind, n.uid AS uid
"""
_NAMED_BY_ALL = _NAMED.format(decision="(d:Decision)")
_NAMED_BY_ONE = _NAMED.format(decision="(d:Decision {uid: $uid})")
_ONE = "MATCH (d:Decision {uid: $uid}) RETURN d.content AS content"
_SHOWN = ("Official", "Event")
Group = Mapping[str, set[str]]
"""The claims of a group that are there, each with the officials and events that it supports."""


def listed(store: Store, undone: bool = False) -> list[Json]:
    """Return the decisions, the latest first, each with its ``state`` and what it names now.

    A decision is ``dormant`` while something that it names is not in the store, and
    ``contradicted`` while another one keeps apart what it puts together.
    """
    named = _named(store.read(_NAMED_BY_ALL))
    decisions = StoredShelf(store.read).decisions(in_force=not undone)
    rows = [shown(decision, named.get(decision.uid, {})) for decision in decisions]
    return sorted(rows, key=lambda row: (row["at"], row["uid"]), reverse=True)


def one(store: Store, uid: str) -> Json:
    """Return one decision as ``listed`` does.

    Raises:
        NotFound: there is none.
    """
    rows = store.read(_ONE, uid=uid)
    if not rows:
        raise NotFound(f"No decision has the uid {uid!r}.")
    named = _named(store.read(_NAMED_BY_ONE, uid=uid))
    return shown(decision_from_json(rows[0]["content"]), named.get(uid, {}))


def shown(decision: Decision, groups: Mapping[int, Group]) -> Json:
    """Return a decision as JSON, with what of its groups is there."""
    there = [groups.get(number, {}) for number in range(len(decision.about))]
    return {
        "uid": decision.uid,
        **decision.model_dump(mode="json", exclude_none=True),
        "changes": dict(decision.changes),
        "state": _state(decision, there),
        "claims": [sorted(group) for group in there],
        "now": [sorted(set().union(*group.values())) for group in there],
    }


def _state(decision: Decision, groups: list[Group]) -> State:
    if not decision.in_force:
        return "undone"
    if not all(groups):
        return "dormant"
    if decision.kind in TOGETHER:
        supported = [set().union(*group.values()) for group in groups]
        if not set.intersection(*supported):
            return "contradicted"
    return "in force"


def _named(rows: Iterable[Row]) -> dict[str, dict[int, dict[str, set[str]]]]:
    """Return, by decision and group, the claims that are there and what they support."""
    found: dict[str, dict[int, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        supported = found[row["decision"]][row["group"]].setdefault(row["claim"], set())
        if row["kind"] in _SHOWN:
            supported.add(row["uid"])
    return found
