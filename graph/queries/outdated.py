"""Uids that derivation has replaced: found again through the claim whose digits end them.

A derived uid ends in the first six hexadecimal digits of its anchor claim's uid.  When other
claims join or leave, the anchor may change; the claim then supports the successor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.queries.kinds import kind_of
from graph.stores.base import Store

_TIES = """
MATCH (c:Claim)-[s:SUPPORTS]->(:Event)
WHERE c.uid >= $low AND c.uid < $high
RETURN DISTINCT s.tie AS uid
"""
_NODES = """
MATCH (c:Claim)-[:SUPPORTS]->(n:{kind})
WHERE c.uid >= $low AND c.uid < $high
RETURN DISTINCT n.uid AS uid
"""


def tie_uids(store: Store, uid: str) -> Iterator[str]:
    """Yield the uid of a tie, then its successor's; none when none or several could be it."""
    yield uid
    yield from _only(_supported(store, _TIES, uid), uid)


def node_uids(store: Store, uid: str) -> Iterator[str]:
    """Yield the uid of a node, then its successor's; none when none or several could be it."""
    yield uid
    yield from _only(_supported(store, _NODES.format(kind=kind_of(uid)), uid), uid)


def _supported(store: Store, query: str, uid: str) -> list[str]:
    digits = re.search(r"[-~]([0-9a-f]{6})$", uid)
    if not digits:
        return []
    claim = f"claim:{digits[1]}"
    # "g" follows the last hexadecimal digit
    return [row["uid"] for row in store.read(query, low=claim, high=f"{claim}g")]


def _only(found: list[str], uid: str) -> list[str]:
    """Return the one successor; among several, the one of the same sort: ``event:visit-…``."""
    others = [other for other in found if other != uid]
    sort = uid.partition("-")[0]
    alike = [other for other in others if other.partition("-")[0] == sort]
    return next((group for group in (others, alike) if len(group) == 1), [])
