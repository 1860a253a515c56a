"""GraphML, written by networkx, for Gephi, yEd and networkx itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import networkx

from graph.errors import LimitReached

MOST = 20_000
_SHOWN = (
    "type", "status", "date", "date_end", "date_precision", "name", "place", "action", "mode",
    "stage", "kind", "scope", "mutual", "what", "reports", "confidence", "event",
)  # fmt: skip


def of_ties(ties: Iterable[Mapping[str, Any]]) -> str:
    """Return ties as edges between each two of their sides; an edge's ``uid`` is its tie's.

    Raises:
        LimitReached: there are more than ``MOST``.
    """
    graph: Any = networkx.MultiGraph()
    for number, tie in enumerate(ties):
        if number == MOST:
            raise LimitReached(
                f"A GraphML file holds at most {MOST} ties: narrow them by since, until or type, "
                "or take format=jsonl."
            )
        for side in tie["sides"]:
            named = {name: side.get(name) for name in ("kind", "name", "role", "country")}
            graph.add_node(side["uid"], **_plain(named))
        sentence = next((quoted.get("sentence") for quoted in tie["evidence"]), None)
        shown = _plain({**{n: tie.get(n) for n in _SHOWN}, "uid": tie["uid"], "sentence": sentence})
        for a, b in combinations([side["uid"] for side in tie["sides"]], 2):
            graph.add_edge(a, b, key=f"{tie['uid']} {a} {b}", **shown)
    return _text(graph)


def of_items(items: Iterable[Mapping[str, Any]]) -> str:
    """Return the items of a list as nodes, by their uid where they have one.

    Raises:
        LimitReached: there are more than ``MOST``.
    """
    graph: Any = networkx.MultiGraph()
    for number, item in enumerate(items):
        if number == MOST:
            raise LimitReached(
                f"A GraphML file holds at most {MOST} nodes: narrow the list, or take format=jsonl."
            )
        uid = str(item.get("uid") or number)
        graph.add_node(number if uid in graph else uid, **_plain(item))
    return _text(graph)


def of_rows(rows: Iterable[Sequence[Any]]) -> str:
    """Return the nodes, relationships and paths that stand in the rows of a query's answer."""
    graph: Any = networkx.MultiDiGraph()
    for row in rows:
        for value in row:
            _add(value, graph)
    return _text(graph)


def _add(value: Any, graph: Any) -> None:
    if isinstance(value, list):
        for inner in value:
            _add(inner, graph)
    elif isinstance(value, dict) and "labels" in value and "properties" in value:
        properties = value["properties"]
        uid = properties.get("uid") or json.dumps(properties, sort_keys=True)
        graph.add_node(uid, **_plain({"label": ":".join(value["labels"]), **properties}))
    elif isinstance(value, dict) and {"type", "start", "end", "properties"} <= value.keys():
        graph.add_edge(
            value["start"], value["end"], **_plain({"type": value["type"], **value["properties"]})
        )
    elif isinstance(value, dict):
        _add(list(value.values()), graph)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values that GraphML has a type for; null is left out, lists are JSON."""
    return {
        name: value
        if isinstance(value, bool | int | float)
        else _clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in values.items()
        if value is not None
    }


def _clean(text: str) -> str:
    """Leave out the characters that XML cannot carry."""
    return "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff")


def _text(graph: Any) -> str:
    return "\n".join(networkx.generate_graphml(graph))
