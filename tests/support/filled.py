"""Stores filled with annotated dispatches, or with entries made by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Article, Difference, Extraction, Graph
from graph.stores import Store
from graph.stores.write import apply
from graph.update import Arrival, load
from tests.support.gold import own

Read = tuple[Article, Extraction]


def dispatches(*prefixes: str) -> list[Read]:
    """Return the annotated dispatches whose ids begin so (``own-frp``), all without prefixes."""
    wanted = tuple(f"id:{prefix}" for prefix in prefixes) or ("id:",)
    return [read for read in own() if read[0].identity.startswith(wanted)]


def fill(store: Store, read: Iterable[Read]) -> None:
    """Load dispatches as they would come out of an extractor."""
    load(store, [Arrival(article, extraction) for article, extraction in read], "gold-1")


def tie(number: int, date: str | None, **more: Any) -> dict[str, Any]:
    """Return a tie as an Entry keeps it; ``number`` makes its uid."""
    event = f"event:meeting-ma-kz-{number:06x}"
    made = {
        "uid": f"{event}~{number:06x}",
        "type": "met_with",
        "status": "held",
        "date": date,
        "date_precision": {4: "year", 7: "month", 10: "day"}[len(date)] if date else "unknown",
        "reports": 1,
        "confidence": 0.9,
        "event": event,
        "name": f"Meeting {number}",
        "sides": [
            {"uid": code, "kind": "Country", "part": part, "name": code, "country": code}
            for part, code in (("a", "KZ"), ("b", "MA"))
        ],
        "evidence": [],
        **more,
    }
    return {name: value for name, value in made.items() if value is not None}


def entries(ties: Iterable[Mapping[str, Any]], *parties: str) -> Graph:
    """Return the entries of ties in the lists of these parties, with the ties' events."""
    nodes: dict[tuple[str, str], Mapping[str, Any]] = {}
    for made in ties:
        date = made.get("date", "0000")
        uids = [f"{party}|{date}|{made['uid']}" for party in parties]
        nodes["Event", made["event"]] = {"type": "meeting", "entries": uids}
        for party, uid in zip(parties, uids, strict=True):
            shown = {name: made[name] for name in ("type", "status", "confidence", "reports")}
            text = json.dumps(made)
            nodes["Entry", uid] = {"party": party, "date": date, **shown, "tie": text}
    return Graph(nodes=nodes)


def put(store: Store, graph: Graph) -> None:
    """Write a graph's nodes and edges."""
    store.write(lambda transaction: apply(transaction, Difference(put=graph)))
