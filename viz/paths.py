"""A way between two actors: what to draw of it, and the sentence of each step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.ontology import Language
from graph.queries.kinds import kind_of
from graph.queries.paths import Path, path
from graph.queries.ties import Tie, ties_of_event
from graph.stores.base import Store
from viz import source
from viz.ends import tally_of
from viz.scene import REPRESENTS, Edge, Scene
from viz.telling import told


def between(store: Store, first: str, second: str) -> Path:
    """Return a shortest way; empty when there is none of at most six steps.

    Raises:
        NotFound: one of the two is not in the store.
    """
    return path(store, first, second) or Path((), (), ())


def drawn(store: Store, way: Path, ends: tuple[str, str], language: Language) -> Scene:
    """Return the actors and ties of a way; both ends alone when there is none."""
    uids = [node["uid"] for node in way.nodes] or list(ends)
    ties = {str(tie["uid"]): tie for tie in way.ties}
    nodes = tuple(source.end(store, uid, language) for uid in dict.fromkeys(uids))
    edges = tuple(_edge(step, ties) for step in way.steps)
    return Scene(nodes, edges, frozenset(ends))


def steps(store: Store, way: Path, language: Language) -> list[dict[str, Any]]:
    """Return each step with its tie told; ``tie`` is None where a person acts for their country.

    A step to or from an event that somebody took part in has a tie that the event is made of.
    """
    ties = {str(tie["uid"]): tie for tie in way.ties}
    return [
        {
            "from": step["from"],
            "to": step["to"],
            "tie": told(tie, language)
            if (tie := ties.get(step["tie"]) or _of(store, step))
            else None,
        }
        for step in way.steps
    ]


def _of(store: Store, step: Mapping[str, Any]) -> Tie | None:
    """Return a tie of the event at an end of a step, one that names the other end if there is."""
    for event, other in ((step["from"], step["to"]), (step["to"], step["from"])):
        if kind_of(event) == "Event":
            found = ties_of_event(store, event)
            named = (tie for tie in found if other in _sides(tie))
            return next(named, found[0] if found else None)
    return None


def _sides(tie: Tie) -> set[str]:
    sides = tie["sides"]
    return {side["uid"] for side in sides} | {side.get("country", "") for side in sides}


def _edge(step: Mapping[str, Any], ties: Mapping[str, Tie]) -> Edge:
    first, second = sorted((step["from"], step["to"]))
    tie = ties.get(step["tie"])
    if tie is None:
        return Edge(first, second, REPRESENTS)
    tally = tally_of(tie)
    return Edge(first, second, tally.tone, tallies=(tally,), ties=(str(tie["uid"]),))
