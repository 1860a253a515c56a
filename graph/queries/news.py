"""What is new: ties written since a moment, the last one first.

A tie is written when a report of it comes or goes, or when what is known of it changes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.queries.ties import Tie
from graph.stores.base import Row, Store
from graph.stores.lists import BEYOND, mirrored

# the range alone, so that the embedded engine walks the index (see graph.queries.entries)
_OF_PARTY = """
MATCH (e:Entry) WHERE e.news > $above AND e.news < $below
RETURN e.news AS news, e.tie AS tie {order} LIMIT $limit
"""
_OF_PERSON = """
MATCH (o:Official {uid: $uid})-[r]-() WHERE r.event IS NOT NULL
WITH DISTINCT r.event AS event
MATCH (v:Event {uid: event}) UNWIND v.entries AS entry
MATCH (e:Entry {uid: entry})
RETURN e.news AS news, e.tie AS tie
"""


@dataclass(frozen=True)
class News:
    """A tie and the moment (ISO 8601, UTC) when it was last written."""

    written: str
    tie: Tie


def news(store: Store, party: str, since: datetime, limit: int) -> list[News]:
    """Return ties of a country, body or pair (``KZ~MA``) written since a moment, newest first."""
    rows = store.read(
        _OF_PARTY.format(order=store.in_order("e.news")),
        above=f"{party}|",
        below=f"{party}|{mirrored(_text(since))}{BEYOND}",
        limit=limit,
    )
    return [_item(row) for row in rows]


def news_of_official(store: Store, uid: str, since: datetime, limit: int) -> list[News]:
    """Return ties of a person written since a moment, newest first."""
    items = {item.tie["uid"]: item for item in map(_item, store.read(_OF_PERSON, uid=uid))}
    names = (
        item
        for item in items.values()
        if item.written >= _text(since) and uid in {side["uid"] for side in item.tie["sides"]}
    )
    return sorted(names, key=lambda item: (item.written, item.tie["uid"]), reverse=True)[:limit]


def _item(row: Row) -> News:
    position = mirrored(row["news"].partition("|")[2])
    return News(position.partition("|")[0], json.loads(row["tie"]))


def _text(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")
