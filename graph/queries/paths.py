"""The shortest way from one actor to another through ties."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from graph.errors import NotFound
from graph.ontology import ontology
from graph.queries.kinds import kind_of
from graph.queries.offices import latest_office
from graph.queries.ties import Tie, ties_by_uid, ties_of_event
from graph.stores.base import Row, Store

MAX_STEPS = 6

_BOTH = """
OPTIONAL MATCH (a:{first} {{uid: $first}})
OPTIONAL MATCH (b:{second} {{uid: $second}})
RETURN a.uid AS first, b.uid AS second
"""
_SHORTEST = """
MATCH (a:{first} {{uid: $first}}), (b:{second} {{uid: $second}})
MATCH p = shortestPath((a)-[:{types}*..{steps}]-(b))
RETURN [n IN nodes(p) | n.uid] AS nodes,
       [n IN nodes(p) | labels(n)[0]] AS kinds,
       [n IN nodes(p) | coalesce(n.name, n.title, n.uid)] AS names,
       [r IN relationships(p) | type(r)] AS types,
       [r IN relationships(p) | r.uid] AS ties
LIMIT 1
"""


@dataclass(frozen=True)
class Path:
    """A way from actor to actor.

    ``nodes`` have ``uid``, ``kind`` and ``label``; ``steps`` lie between two of them each and have
    ``type``, where they are ties ``tie``, and the ``evidence`` of the sentence that says so best
    (for whom a person acts, the latest one); ``ties`` are those ties whole.
    """

    nodes: tuple[Row, ...]
    steps: tuple[Row, ...]
    ties: tuple[Tie, ...]


def path(store: Store, first: str, second: str) -> Path | None:
    """Return a shortest path of at most six steps, None when there is none.

    A person counts as joined to their country.

    Raises:
        NotFound: one of the two is not in the store.
    """
    kinds = {"first": kind_of(first), "second": kind_of(second)}
    there = store.read(_BOTH.format(**kinds), first=first, second=second)[0]
    for name in ("first", "second"):
        if there[name] is None:
            raise NotFound(f"The {name} of the two is not in the store.")
    if first == second:
        return Path((), (), ())
    query = _SHORTEST.format(**kinds, types="|".join(_joining()), steps=MAX_STEPS)
    found = store.read(query, first=first, second=second)
    return _path(store, found[0]) if found else None


def _path(store: Store, row: Row) -> Path:
    nodes = tuple(
        {"uid": uid, "kind": kind, "label": name}
        for uid, kind, name in zip(row["nodes"], row["kinds"], row["names"], strict=True)
    )
    steps = tuple(
        {"from": start["uid"], "to": end["uid"], "type": kind, "tie": tie}
        for (start, end), kind, tie in zip(pairwise(nodes), row["types"], row["ties"], strict=True)
    )
    ties = ties_by_uid(store, [step["tie"] for step in steps if step["tie"]])
    said = {tie["uid"]: tie for tie in ties}
    told = ({**step, "evidence": _evidence(store, step, said.get(step["tie"]))} for step in steps)
    return Path(nodes, tuple(told), tuple(ties))


def _evidence(store: Store, step: Row, tie: Tie | None) -> Row | None:
    """Return the sentence of a step: of its tie, of its event, or of whom its person acts for."""
    ends = {kind_of(step[name]): step[name] for name in ("from", "to")}
    if tie is None and "Event" in ends:
        found = ties_of_event(store, ends["Event"])
        tie = next((one for one in found if set(ends.values()) & _sides(one)), None)
    if tie is not None:
        return next(iter(tie["evidence"]), None)
    return latest_office(store, ends["Official"]) if "Official" in ends else None


def _sides(tie: Tie) -> set[str]:
    sides = tie["sides"]
    return {side["uid"] for side in sides} | {side.get("country", "") for side in sides}


def _joining() -> list[str]:
    """Return the relationships that a path may follow: the ties' own, and whom a person is of."""
    types = ontology().types.values()
    named = {kind.relationship for kind in types if kind.event} - {"action"}
    actions = {action.upper() for kind in types for action in kind.actions}
    return sorted(named | actions | {"REPRESENTS"})
