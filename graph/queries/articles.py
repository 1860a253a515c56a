"""Articles: how many, and one with the ties that its sentences support."""

from __future__ import annotations

from graph.errors import NotFound
from graph.queries.ties import position, ties_by_uid
from graph.stores.base import Row, Store

_COUNT = "MATCH (a:Article) RETURN count(a) AS articles"
_ARTICLE = "MATCH (a:Article {uid: $uid}) RETURN properties(a) AS article"
_TIES = """
MATCH (a:Article {uid: $uid})<-[:STATED_IN]-(:Claim)-[s:SUPPORTS]->(:Event)
RETURN DISTINCT s.tie AS tie
"""
_INTERNAL = frozenset({"fold", "prints"})
_VERSIONS = """
MATCH (a:Article {{{name}: $identity}})
RETURN a.uid AS uid, a.published AS published, a.version AS version
"""


def count_articles(store: Store) -> int:
    """Return how many articles the store holds, all versions counted."""
    return int(store.read(_COUNT)[0]["articles"])


def count_claims(store: Store) -> int:
    """Return how many claims the store holds, those of superseded versions counted."""
    return int(store.read("MATCH (c:Claim) RETURN count(c) AS claims")[0]["claims"])


def article(store: Store, uid: str) -> Row:
    """Return an article, its ``ties`` newest first, and the uids of all its ``versions``, with
    the corrections that came under other names.

    Its ``text`` is there only when the retention setting keeps it.

    Raises:
        NotFound: there is none.
    """
    found = store.read(_ARTICLE, uid=uid)
    if not found:
        raise NotFound("No article has this uid.")
    properties = {name: v for name, v in found[0]["article"].items() if name not in _INTERNAL}
    ties = ties_by_uid(store, [row["tie"] for row in store.read(_TIES, uid=uid)])
    head = properties.get("corrects") or properties["identity"]
    versions = [
        row
        for name in ("identity", "corrects")
        for row in store.read(_VERSIONS.format(name=name), identity=head)
    ]
    versions.sort(key=lambda row: (row["published"] or "", row["version"]))
    return {
        **properties,
        "ties": sorted(ties, key=position, reverse=True),
        "versions": [row["uid"] for row in versions],
    }
