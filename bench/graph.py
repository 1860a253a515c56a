"""A made-up graph of any size, one country of which is a hub.

What it is made of, for each tie: an Event, its Claim, the relationship MET_WITH between two
officials, three Entries (one in the list of each country, one in that of the pair), SUPPORTS and
STATED_IN; an Article for five ties; an Official, with REPRESENTS, for twenty.  The pairs that
have a tie get a Dyad.  The first half of the ties, 50,000 at most, are the hub's (MA), spread
evenly over all other countries; those of the others are between neighbours in the list of
countries, so that most pairs have a few hundred.  Dates lie evenly on the days of 2005-2024,
types and statuses follow one another.  Everything is a function of the number of the tie: two
runs give the same graph.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Any

from graph.derive.dyads import dyad
from graph.model import Difference, EdgeKey, Graph, NodeKey
from graph.reference import reference
from graph.stores.base import Store, Transaction
from graph.stores.write import apply

HUB = "MA"
HUB_TIES = 50_000
FIRST_DAY, DAYS = dt.date(2005, 1, 1), 7_300
TYPES = ("met_with", "visited", "message", "called_for")
STATUSES = ("held", "held", "held", "planned", "denied")
BATCH = 2_000

Pair = tuple[str, str]


def fill(store: Store, ties: int) -> int:
    """Write the graph of so many ties and return how many nodes and relationships it has.

    The next part is made while the store writes the one before.
    """
    parts = [range(first, min(first + BATCH, ties)) for first in range(0, ties, BATCH)]
    elements = 0
    with store.patiently(), ProcessPoolExecutor(1) as maker:
        making = maker.submit(_part, parts[0], ties)
        for following in (*parts[1:], None):
            part = making.result()
            if following:
                making = maker.submit(_part, following, ties)
            elements += len(part.nodes) + len(part.edges)
            store.write(lambda transaction, part=part: _put(transaction, part))
    dyads = dict(_dyads(ties))
    store.write(lambda transaction: _put(transaction, Graph(nodes=dyads)))
    return elements + len(dyads)


def _part(numbers: range, ties: int) -> Graph:
    return graph_of(numbers, lambda number: pair_of(number, ties))


def graph_of(numbers: range, pair: Callable[[int], Pair]) -> Graph:
    """Return the part of the graph that some ties are, each between its pair of countries."""
    nodes: dict[NodeKey, Any] = {}
    edges: dict[EdgeKey, Any] = {}
    for number in numbers:
        _add(number, pair(number), nodes, edges)
    return Graph(nodes, edges)


def pair_of(number: int, ties: int) -> Pair:
    """Return the two countries of a tie, sorted; the first ones are the hub's."""
    return hub_pair(number) if number < min(HUB_TIES, ties // 2) else neighbours(number)


def hub_pair(number: int) -> Pair:
    """Return the hub and any other country, sorted."""
    first, second = sorted((HUB, _others()[number % len(_others())]))
    return first, second


def neighbours(number: int) -> Pair:
    """Return two countries that stand side by side in the list, the hub left out."""
    place = number % (len(_others()) - 1)
    return _others()[place], _others()[place + 1]


def tie_of(number: int, pair: Pair) -> dict[str, Any]:
    """Return a tie as an Entry keeps it."""
    first, second = pair
    event = f"event:meeting-{first.lower()}-{second.lower()}-{number:06x}"
    sentence = f"Le responsable {number} a rencontré dimanche à Rabat son homologue à Nouméa."
    article = _article(number)
    return {
        "uid": f"{event}~{number:06x}",
        "type": TYPES[number % len(TYPES)],
        "status": STATUSES[number % len(STATUSES)],
        "date": day(number),
        "date_precision": "day",
        "reports": 1 + number % 3,
        "confidence": 0.5 + number % 50 / 100,
        "event": event,
        "name": f"Meeting {number} of {first} and {second}",
        "sides": [
            {"uid": _official(number, code), "kind": "Official", "part": part,
             "name": f"Responsable {number // 20} de {code}", "country": code}
            for part, code in (("a", first), ("b", second))
        ],
        "evidence": [
            {"claim": f"claim:{number:012x}", "article": article, "title": f"Dépêche {number // 5}",
             "language": "fr", "published": day(number), "in": "text", "sentence": sentence,
             "start": 0, "end": len(sentence), "spans": {"a": [0, 14], "b": [41, 55]},
             "rule": "bench", "status": "held", "confidence": 0.9}
        ],
    }  # fmt: skip


def _add(number: int, codes: Pair, nodes: dict[NodeKey, Any], edges: dict[EdgeKey, Any]) -> None:
    tie = tie_of(number, codes)
    text = json.dumps(tie, ensure_ascii=False, separators=(",", ":"))
    shown = {name: tie[name] for name in ("type", "status", "confidence", "reports", "date")}
    parties = (*codes, "~".join(codes))
    entries = [f"{party}|{tie['date']}|{tie['uid']}" for party in parties]
    event, claim = ("Event", tie["event"]), ("Claim", f"claim:{number:012x}")
    article = ("Article", tie["evidence"][0]["article"])
    nodes[event] = {**shown, "type": "meeting", "name": tie["name"], "entries": entries}
    for party, uid in zip(parties, entries, strict=True):
        nodes["Entry", uid] = {"party": party, **shown, "tie": text}
    nodes[claim] = {"type": tie["type"], "article": article[1], "date": tie["date"]}
    nodes[article] = {"title": f"Dépêche {number // 5}", "published": tie["date"], "language": "fr"}
    officials: list[NodeKey] = []
    for code in codes:
        official = ("Official", _official(number, code))
        officials.append(official)
        nodes[official] = {"name": f"Responsable {number // 20} de {code}", "country": code}
        edges["REPRESENTS", official, ("Country", code), ""] = {}
    made = {"event": tie["event"], "date": tie["date"], "status": tie["status"]}
    edges["MET_WITH", *officials, tie["uid"]] = made
    edges["STATED_IN", claim, article, ""] = {}
    edges["SUPPORTS", claim, event, ""] = {"tie": tie["uid"]}


def _dyads(ties: int) -> Iterator[tuple[NodeKey, Any]]:
    lists: dict[str, list[dict[str, Any]]] = {}
    for number in range(ties):
        first, second = pair_of(number, ties)
        made = {"uid": f"{number}", "type": TYPES[number % len(TYPES)], "date": day(number),
                "status": STATUSES[number % len(STATUSES)], "sides": [], "reports": 1,
                "confidence": 0.5}  # fmt: skip
        lists.setdefault(f"{first}~{second}", []).append(made)
    yield from (dyad(pair, made) for pair, made in lists.items())


def _put(transaction: Transaction, part: Graph) -> None:
    apply(transaction, Difference(put=part))


@cache
def _others() -> list[str]:
    return [code for code in sorted(reference().countries) if code != HUB]


def _article(number: int) -> str:
    return f"article:bench-{number // 5:06x}"


def _official(number: int, code: str) -> str:
    return f"official:{code.lower()}:responsable-{number // 20:06x}"


def day(number: int) -> str:
    """Return the date of a tie."""
    # a step that shares no factor with the number of days visits all of them
    return (FIRST_DAY + dt.timedelta(days=number * 1_009 % DAYS)).isoformat()
