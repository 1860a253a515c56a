"""Nodes of one kind: listed by uid, or one by its uid with what belongs to it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal

from graph.errors import NotFound
from graph.queries.entries import UNDATED, Page, TieFilter, page
from graph.queries.outdated import node_uids
from graph.queries.ties import Tie, ties_about
from graph.stores.base import Row, Store

Kind = Literal["Parliament", "Organization", "Official", "Agreement", "Event", "Article", "Claim"]

# the range alone, so that the embedded engine walks the index (see graph.queries.entries)
_LIST = """
MATCH (n:{kind}) WHERE n.uid > $after
WITH n WHERE $country IS NULL OR n.country = $country OR $country IN n.countries
RETURN properties(n) AS node {order} LIMIT $limit
"""
_ONE = "MATCH (n:{kind} {{uid: $uid}}) RETURN properties(n) AS node"
_HOLDERS = """
MATCH (n:{kind} {{uid: $uid}})<-[h:HOLDS_OFFICE]-(o:Official)
RETURN o.uid AS uid, o.name AS name, h.title AS title, h.role AS role,
       h.first_seen AS first_seen, h.last_seen AS last_seen
ORDER BY last_seen DESC, uid
"""
_EVENTS = 200
_EVENTS_BY_UID = "UNWIND $uids AS uid MATCH (n:Event {uid: uid}) RETURN properties(n) AS node"
_SUPPORTED = """
MATCH (c:Claim {uid: $uid})-[s:SUPPORTS]->(n) RETURN n.uid AS uid, s.tie AS tie ORDER BY uid
"""
# what only the service itself uses
_OWN = frozenset(
    {"fold", "entries", "content", "keys", "block", "within", "person", "prints", "newest"}
)
_TIES = 200
_STEP = 500


def listed(
    store: Store, kind: Kind, after: str = "", limit: int = 20, country: str | None = None
) -> list[Row]:
    """Return nodes of a kind by uid, from the one after ``after`` on, perhaps of one country.

    Articles come without their text.
    """
    query = _LIST.format(kind=kind, order=store.in_order("n.uid"))
    rows = store.read(query, after=after, limit=limit, country=country)
    left_out = {"text"} if kind == "Article" else set[str]()
    return [_shown(row["node"], left_out) for row in rows]


def all_listed(store: Store, kind: Kind, after: str, country: str | None = None) -> Iterator[Row]:
    """Yield all nodes of a kind by uid, from the one after ``after`` on."""
    while rows := listed(store, kind, after, _STEP, country):
        yield from rows
        after = rows[-1]["uid"]


def events_of(
    store: Store, country: str, filters: TieFilter, cursor: str | None, limit: int
) -> Page:
    """Return a page of a country's events, newest first, each once; a cursor as lists of ties have.

    An event is listed when one of its ties is.
    """
    found: dict[str, str] = {}
    while len(found) <= limit:
        some = page(store, country, filters, cursor, _EVENTS)
        for tie in some.items:
            # behind all ties of the event, whose uids go on with its own and six hex digits
            found.setdefault(tie["event"], f"{tie.get('date') or UNDATED}|{tie['event']}~!")
        if (cursor := some.next) is None:
            break
    shown = list(found)[:limit]
    rows = store.read(_EVENTS_BY_UID, uids=shown)
    nodes = {row["node"]["uid"]: _shown(row["node"]) for row in rows}
    following = found[shown[-1]] if len(found) > limit else None
    return Page(tuple(nodes[uid] for uid in shown if uid in nodes), following)


def body(store: Store, kind: Literal["Parliament", "Organization"], uid: str) -> Row:
    """Return a chamber or an organization with the ``holders`` of its offices, latest seen first.

    Raises:
        NotFound: there is none.
    """
    found = _shown(_one(store, kind, uid))
    return {**found, "holders": store.read(_HOLDERS.format(kind=kind), uid=uid)}


def with_ties(store: Store, kind: Literal["Agreement", "Event"], uid: str) -> Row:
    """Return an agreement or event with its ``ties``, each with all its evidence, newest first.

    By an outdated uid it is the successor, whose own uid then differs.

    Raises:
        NotFound: there is none.
    """
    for known in node_uids(store, uid):
        if found := store.read(_ONE.format(kind=kind), uid=known):
            ties = ties_about(store, known, limit=_TIES)
            return {**_shown(found[0]["node"]), "ties": list(ties.items)}
    raise NotFound(f"No {kind.lower()} has this uid.")


def claim(store: Store, uid: str) -> Row:
    """Return a claim: where it is stated, its sentence, parts and people, and what it supports.

    Raises:
        NotFound: there is none.
    """
    found = _one(store, "Claim", uid)
    content: Mapping[str, Any] = json.loads(found["content"])
    fact = content["fact"]
    return {
        **_shown(found),
        "spans": fact["quote"]["spans"],
        "parts": fact["parts"],
        "people": {key: person["name"] for key, person in content["people"].items()},
        "supports": store.read(_SUPPORTED, uid=uid),
    }


def evidence(ties: Iterable[Tie]) -> list[Row]:
    """Return every sentence that ties rest on or that contradicts them, each with its tie."""
    return [
        {"tie": tie["uid"], "contradicts": contradicts, **quoted}
        for tie in ties
        for contradicts, name in ((False, "evidence"), (True, "contradictions"))
        for quoted in tie.get(name) or ()
    ]


def _one(store: Store, kind: Kind, uid: str) -> Row:
    found = store.read(_ONE.format(kind=kind), uid=uid)
    if not found:
        raise NotFound(f"No {kind.lower()} has this uid.")
    node: Row = found[0]["node"]
    return node


def _shown(node: Row, left_out: Collection[str] = ()) -> Row:
    hidden = _OWN | set(left_out)
    return {name: value for name, value in node.items() if name not in hidden}
