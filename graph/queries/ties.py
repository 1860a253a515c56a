"""Ties: lists of a country, a pair or anything else, and one by its uid."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from graph.errors import NotFound
from graph.queries.entries import ANY, LAST, UNDATED, Page, Tie, TieFilter, count, page, walk
from graph.queries.kinds import kind_of
from graph.queries.outdated import tie_uids
from graph.stores.base import Store

__all__ = ["ANY", "LAST", "Page", "Tie", "TieFilter", "count"]

# a relationship that is a tie says of which event; it stands between sides, or leads to an
# agreement or an event
_OF_NODE = """
MATCH (n:{kind} {{uid: $uid}})-[r]-() WHERE r.event IS NOT NULL
RETURN DISTINCT r.uid AS tie, r.event AS event, r.date AS date
"""
_OF_AGREEMENT = """
MATCH (n:Agreement {uid: $uid})<-[:CONCERNS]-(e:Event) RETURN e.uid AS event
"""
_ENTRIES = """
UNWIND $events AS uid MATCH (e:Event {uid: uid}) RETURN e.entries AS entries
"""
_TIES = """
UNWIND $uids AS uid MATCH (e:Entry {uid: uid}) RETURN e.uid AS uid, e.tie AS tie
"""
_LATEST = """
MATCH (e:Event) WHERE e.newest > ''
WITH e WHERE e.status = 'held'
RETURN e.uid AS event {order} LIMIT $limit
"""


def ties_of(
    store: Store,
    country: str,
    other: str | None = None,
    filters: TieFilter = ANY,
    cursor: str | None = None,
    limit: int = 20,
    *,
    oldest_first: bool = False,
) -> Page:
    """Return a page of the ties of a country, or of a pair, by default newest first.

    Args:
        store: where to read.
        country: alpha-2 code.
        other: alpha-2 code of the other country, or None for all ties of the one.
        filters: which ties to list.
        cursor: ``next`` of the page before.
        limit: at most so many.
        oldest_first: the other way round.
    """
    parties = party(country, other)
    return page(store, parties, filters, cursor, limit, oldest_first=oldest_first)


def all_ties(
    store: Store,
    country: str,
    other: str | None = None,
    filters: TieFilter = ANY,
    cursor: str | None = None,
) -> Iterator[Tie]:
    """Yield all ties of a country, or of a pair, newest first, those after a cursor."""
    return walk(store, party(country, other), filters, cursor)


def ties_about(
    store: Store,
    uid: str,
    filters: TieFilter = ANY,
    cursor: str | None = None,
    limit: int = 20,
) -> Page:
    """Return a page of the ties that a node takes part in, whatever its kind, newest first."""
    kind = kind_of(uid)
    if kind in ("Country", "Organization"):
        return page(store, uid, filters, cursor, limit)
    return page_of(filter(filters.admits, _ties_at(store, kind, uid)), cursor, limit)


def all_about(
    store: Store, uid: str, filters: TieFilter = ANY, cursor: str | None = None
) -> Iterator[Tie]:
    """Yield all ties that a node takes part in, newest first, those after a cursor."""
    kind = kind_of(uid)
    if kind in ("Country", "Organization"):
        yield from walk(store, uid, filters, cursor)
    else:
        found = filter(filters.admits, _ties_at(store, kind, uid))
        yield from (tie for tie in found if cursor is None or position(tie) < cursor)


def page_of(ties: Iterable[Tie], cursor: str | None, limit: int) -> Page:
    """Return a page out of a list that goes from new to old."""
    after = [tie for tie in ties if cursor is None or position(tie) < cursor]
    found = after[:limit]
    return Page(tuple(found), position(found[-1]) if len(after) > limit else None)


def tie(store: Store, uid: str) -> Tie:
    """Return one tie; by an outdated uid its successor, whose own uid then differs.

    Raises:
        NotFound: there is none.
    """
    for known in tie_uids(store, uid):
        found = ties_by_uid(store, [known])
        if found:
            return found[0]
    raise NotFound("No tie has this uid.")


def ties_by_uid(store: Store, uids: Collection[str]) -> list[Tie]:
    """Return the ties with these uids, in their order; unknown ones are left out."""
    wanted = list(dict.fromkeys(uids))
    events = {uid.partition("~")[0] for uid in wanted}
    found = {str(tie["uid"]): tie for tie in _of_events(store, events, set(wanted))}
    return [found[uid] for uid in wanted if uid in found]


def ties_of_event(store: Store, event: str) -> list[Tie]:
    """Return the ties that one event is made of, newest first."""
    return _newest_first(_of_events(store, [event]))


def latest_ties(store: Store, limit: int) -> list[Tie]:
    """Return the latest ties of all countries that have come about, newest first."""
    query = _LATEST.format(order=store.in_order("e.newest"))
    events = [row["event"] for row in store.read(query, limit=limit)]
    return _newest_first(_of_events(store, events))[:limit]


def party(country: str, other: str | None) -> str:
    """Return whose list it is: a country's, or a pair's."""
    return "~".join(sorted((country, other))) if other else country


def position(tie: Tie) -> str:
    """Return where a tie stands in lists by date: the cursor that the ties after it follow."""
    return f"{tie.get('date') or UNDATED}|{tie['uid']}"


def _ties_at(store: Store, kind: str, uid: str) -> list[Tie]:
    """Return all ties of a node whose own relationships are few."""
    if kind == "Event":
        return ties_of_event(store, uid)
    if kind == "Agreement":
        events = [row["event"] for row in store.read(_OF_AGREEMENT, uid=uid)]
        return _newest_first(_of_events(store, events))
    rows = store.read(_OF_NODE.format(kind=kind), uid=uid)
    wanted = {row["tie"] for row in rows}
    return _newest_first(_of_events(store, {row["event"] for row in rows}, wanted))


def _of_events(
    store: Store, events: Iterable[str], wanted: Collection[str] | None = None
) -> list[Tie]:
    """Return the ties of events, each once although it has several entries."""
    entry_of: dict[str, str] = {}
    for row in store.read(_ENTRIES, events=sorted(set(events))):
        for entry in row["entries"]:
            uid = entry.rpartition("|")[2]
            if wanted is None or uid in wanted:
                entry_of.setdefault(uid, entry)
    rows = store.read(_TIES, uids=sorted(entry_of.values()))
    return [json.loads(row["tie"]) for row in rows]


def _newest_first(ties: Iterable[Mapping[str, Any]]) -> list[Tie]:
    return sorted(ties, key=position, reverse=True)
