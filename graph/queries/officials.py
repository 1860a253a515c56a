"""Officials: of a country, and one with offices and doubts."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import NotFound
from graph.queries.outdated import node_uids
from graph.stores.base import Row, Store

_STEP = 500
_OF_COUNTRY = """
MATCH (c:Country {uid: $uid})<-[:REPRESENTS]-(o:Official)
WHERE o.uid > $after
RETURN o.uid AS uid, o.name AS name, o.role AS role, o.title AS title, o.articles AS articles
ORDER BY o.uid LIMIT $limit
"""
_OFFICIAL = "MATCH (o:Official {uid: $uid}) RETURN properties(o) AS official"
_OFFICES = """
MATCH (o:Official {uid: $uid})-[h:HOLDS_OFFICE]->(b)
RETURN b.uid AS uid, labels(b)[0] AS kind, b.name AS name, h.title AS title, h.role AS role,
       h.first_seen AS first_seen, h.last_seen AS last_seen, h.reports AS reports
ORDER BY last_seen DESC, uid, title
"""
_DOUBTS = """
MATCH (o:Official {uid: $uid})-[p:POSSIBLY_SAME_AS]-(other:Official)
RETURN other.uid AS uid, other.name AS name, p.score AS score, p.why AS why
ORDER BY score DESC, uid
"""


def officials_of(store: Store, country: str, after: str = "", limit: int = 20) -> list[Row]:
    """Return officials of a country by uid, from the one after ``after`` on."""
    return store.read(_OF_COUNTRY, uid=country, after=after, limit=limit)


def all_officials_of(store: Store, country: str, after: str = "") -> Iterator[Row]:
    """Yield all officials of a country by uid, from the one after ``after`` on."""
    while rows := officials_of(store, country, after, _STEP):
        yield from rows
        after = rows[-1]["uid"]


def official(store: Store, uid: str) -> Row:
    """Return an official with ``offices`` and ``possibly_same_as``; a successor by an outdated uid.

    Raises:
        NotFound: there is none.
    """
    for known in node_uids(store, uid):
        found = store.read(_OFFICIAL, uid=known)
        if found:
            properties = {k: v for k, v in found[0]["official"].items() if k != "fold"}
            return {
                **properties,
                "offices": store.read(_OFFICES, uid=known),
                "possibly_same_as": store.read(_DOUBTS, uid=known),
            }
    raise NotFound("No official has this uid.")
