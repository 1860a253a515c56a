"""The sentences that say which offices a person holds."""

from __future__ import annotations

from collections.abc import Mapping

from graph.claims import claim_from_json
from graph.model import Mention
from graph.queries.officials import official
from graph.reference import reference
from graph.stores.base import Row, Store

_CLAIMS = """
MATCH (o:Official {{uid: $uid}})<-[:SUPPORTS]-(c:Claim)-[:STATED_IN]->(a:Article)
WITH c, a, coalesce(c.published, '') + '|' + c.uid AS position
WHERE position > $after
RETURN position, c.content AS content, a.uid AS article, a.title AS title, a.language AS language,
       a.published AS published, a.url AS url, a.source AS source, a.recorded_at AS loaded
ORDER BY position {order} LIMIT $limit
"""


def evidence_of_offices(store: Store, uid: str, after: str = "", limit: int = 20) -> list[Row]:
    """Return sentences that name a person with an office, the earliest published first.

    Each has the ``office``'s body or country, ``title`` and ``role`` as in the person's list of
    offices, and its ``position`` in this list, which the next page begins after.

    Raises:
        NotFound: there is no such person; by an outdated uid the list is empty.
    """
    person = official(store, uid)
    rows = store.read(_CLAIMS.format(order="ASC"), uid=uid, after=after, limit=limit)
    return [_told(person, row) for row in rows]


def latest_office(store: Store, uid: str) -> Row | None:
    """Return the latest sentence that names a person with an office."""
    person = official(store, uid)
    rows = store.read(_CLAIMS.format(order="DESC"), uid=uid, after="", limit=1)
    return next((_told(person, row) for row in rows), None)


def _told(person: Mapping[str, str], row: Row) -> Row:
    claim = claim_from_json(row.pop("content"))
    (mention,) = claim.people.values()
    quote = mention.quote or claim.fact.quote
    return {
        **row,
        "office": _held_in(person, mention),
        "worded": mention.office,
        "role": mention.role,
        "claim": claim.uid,
        "confidence": claim.fact.confidence,
        "rule": claim.fact.rule,
        "in": quote.where,
        "sentence": quote.sentence or None,
        "start": quote.start,
        "end": quote.end,
        "spans": {part: list(at) for part, at in quote.spans.items()},
    }


def _held_in(person: Mapping[str, str], mention: Mention) -> str | None:
    """Return the uid of the chamber, country or body that an office belongs to."""
    if mention.parliament in reference().parliaments:
        return mention.parliament
    body = person.get("affiliation", "")
    return person.get("country") or (body if body.startswith("org:") else None)
