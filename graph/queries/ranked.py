"""Lists of ties by how many report them or how surely they are read.

Unlike lists by date they follow no index: a page reads all ties of the party and keeps the first.
"""

from __future__ import annotations

import json
import re
from typing import Literal

from graph.errors import BadInput
from graph.queries.entries import Page, TieFilter, falling, vague
from graph.stores.base import Store
from graph.stores.lists import mirrored

Measure = Literal["reports", "confidence"]

_RANKED = """
MATCH (e:Entry)
WHERE e.newest > $above AND e.newest < $below
WITH e
WHERE (size($types) = 0 OR e.type IN $types) AND (size($statuses) = 0 OR e.status IN $statuses)
  AND e.confidence >= $min_confidence AND e.reports >= $min_reports AND NOT e.date IN $vague
WITH e, e.{measure} AS rank
WHERE $rank IS NULL OR rank {beyond} $rank OR (rank = $rank AND e.newest > $newest)
RETURN e.uid AS uid, e.tie AS tie, rank
ORDER BY rank {order}, e.newest LIMIT $limit
"""
_CURSOR = re.compile(r"(?P<rank>[0-9.]+)\|(?P<position>[0-9]{4}(?:-[0-9]{2}){0,2}\|[!-~]+)")


def ranked(
    store: Store,
    party: str,
    measure: Measure,
    filters: TieFilter,
    cursor: str | None,
    limit: int,
    *,
    least_first: bool = False,
) -> Page:
    """Return a page of a party's ties, the most reported or surest first, of equals the newest.

    The cursor is ``rank|date|tie uid``.

    Raises:
        BadInput: the cursor is of a list in another order.
    """
    rank, newest = _after(party, cursor)
    above, below = falling(filters, None)
    query = _RANKED.format(
        measure=measure,
        beyond=">" if least_first else "<",
        order="ASC" if least_first else "DESC",
    )
    rows = store.read(
        query,
        above=f"{party}|{above}",
        below=f"{party}|{below}",
        rank=rank,
        newest=newest,
        limit=limit + 1,
        types=list(filters.types),
        statuses=list(filters.statuses),
        min_confidence=filters.min_confidence,
        min_reports=filters.min_reports,
        vague=vague(filters),
    )
    shown = rows[:limit]
    following = None
    if len(rows) > limit:
        last = shown[-1]
        following = f"{last['rank']}|{last['uid'].partition('|')[2]}"
    return Page(tuple(json.loads(row["tie"]) for row in shown), following)


def _after(party: str, cursor: str | None) -> tuple[float | None, str]:
    if cursor is None:
        return None, ""
    match = _CURSOR.fullmatch(cursor)
    try:
        rank = float(match["rank"]) if match else None
    except ValueError:
        rank = None
    if match is None or rank is None:
        raise BadInput("The cursor is of a list in another order: begin again without it.")
    return rank, f"{party}|{mirrored(match['position'])}"
