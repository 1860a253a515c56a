"""Lists of ties by date, read from Entry nodes page by page in the order of an index.

An entry's uid is ``party|date|tie uid``: a party is a country or a pair (``KZ~MA``), an undated
tie has ``0000``.  Oldest first, entries come by their uid; newest first by its mirror image
(``graph.stores.lists``).
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from graph.errors import BadInput
from graph.model import Status
from graph.ontology import ontology
from graph.stores.base import Row, Store
from graph.stores.lists import BEYOND, mirrored

Tie = Mapping[str, Any]

STATUSES: tuple[str, ...] = get_args(Status)
UNDATED = "0000"
# above every date and uid, and above the bar that ends a date
LAST = "}"
# every date there is, and none that is not, at any precision
_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_LEAP = "(0[48]|[2468][048]|[13579][26])"
_DAYS = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
DATE = f"({_YEAR}(-(0[1-9]|1[0-2]|{_DAYS}))?|([0-9]{{2}}{_LEAP}|{_LEAP}00)-02-29)"
DAY = f"({_YEAR}-({_DAYS})|([0-9]{{2}}{_LEAP}|{_LEAP}00)-02-29)"
_FIRST_DATED = "0001"

# the range alone in the first WHERE: beside other conditions the embedded engine may choose to
# walk all entries, in no order, instead of the index
_RANGE = """
MATCH (e:Entry) WHERE e.{key} > $above{place} AND e.{key} < $below{place}
WITH e WHERE e.confidence >= $min_confidence AND e.reports >= $min_reports
  AND NOT e.date IN $vague
RETURN {returned}
"""
_TIES = "UNWIND $uids AS uid MATCH (e:Entry {uid: uid}) RETURN e.uid AS uid, e.tie AS tie"
_AT_ONCE = 25  # lists that one query reads
_FEW = 2_000  # entries that are sorted here, because no index holds them from old to new


@dataclass(frozen=True)
class TieFilter:
    """Which ties to list; empty means all.

    Dates are cut at any precision.  A tie is listed when all days that its date may mean lie
    within ``since`` and ``until``; with either of them an undated tie is not.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    min_reports: int = 1

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            date = getattr(self, name)
            if date is not None and not re.fullmatch(DATE, date):
                raise BadInput(
                    f"{name} is a day, month or year, as in 2025-04-06, 2025-04 or 2025."
                )

    def admits(self, tie: Tie) -> bool:
        """Tell whether a tie is listed."""
        date = tie.get("date", UNDATED)
        return (
            (not self.types or tie["type"] in self.types)
            and (not self.statuses or tie["status"] in self.statuses)
            and tie["confidence"] >= self.min_confidence
            and tie["reports"] >= self.min_reports
            and _oldest(self) <= f"{date}|" < _newest(self, None)
            and date not in vague(self)
        )


ANY = TieFilter()


@dataclass(frozen=True)
class Page:
    """Some ties of a list, and the cursor that the next ones begin after, None at the end."""

    items: tuple[Tie, ...]
    next: str | None


def page(
    store: Store,
    party: str,
    filters: TieFilter,
    cursor: str | None,
    limit: int,
    *,
    oldest_first: bool = False,
) -> Page:
    """Return at most ``limit`` ties of a party, by default newest first, after a cursor."""
    found = rows(store, party, filters, cursor, limit + 1, oldest_first=oldest_first)
    following = _position(found[limit - 1]["uid"]) if len(found) > limit else None
    return Page(tuple(json.loads(row["tie"]) for row in found[:limit]), following)


def rows(
    store: Store,
    party: str,
    filters: TieFilter,
    cursor: str | None,
    limit: int,
    *,
    oldest_first: bool = False,
) -> list[Row]:
    """Return ``uid`` and ``tie`` (JSON) of the first entries of a list after a cursor."""
    if filters.types or filters.statuses:
        of_sorts = _oldest_of_sorts if oldest_first else _newest_of_sorts
        return of_sorts(store, party, filters, cursor, limit)
    key = "uid" if oldest_first else "newest"
    above, below = (_rising if oldest_first else falling)(filters, cursor)
    ranges = [(f"{party}|{above}", f"{party}|{below}")]
    return _read(store, key, ranges, filters, limit, tie=", e.tie AS tie")


def _newest_of_sorts(
    store: Store, party: str, filters: TieFilter, cursor: str | None, limit: int
) -> list[Row]:
    """Return the newest entries of some types and statuses, each sort from its own range."""
    found = _read(store, "sorted", _sorts(party, filters, cursor), filters, limit)
    return _with_ties(store, sorted((row["uid"] for row in found), reverse=True)[:limit])


def _oldest_of_sorts(
    store: Store, party: str, filters: TieFilter, cursor: str | None, limit: int
) -> list[Row]:
    """Return the oldest entries of some types and statuses.

    No index holds them so: few are sorted here, of many some are soon met on a walk through all.
    """
    ranges = _sorts(party, filters, None)
    most = max(limit, _FEW // len(ranges))
    found = _read(store, "sorted", ranges, filters, most)
    if most in Counter(row["place"] for row in found).values():
        return _walked(store, party, filters, cursor, limit)
    uids = sorted(row["uid"] for row in found)
    return _with_ties(store, [uid for uid in uids if _position(uid) > (cursor or "")][:limit])


def _sorts(party: str, filters: TieFilter, cursor: str | None) -> list[tuple[str, str]]:
    """Return the range of each type and status, from new to old after a cursor."""
    types, statuses = filters.types or ontology().tie_types, filters.statuses or STATUSES
    sorts = [f"{party}|{kind}|{status}" for kind in types for status in statuses]
    above, below = falling(filters, cursor)
    return [(f"{sort}|{above}", f"{sort}|{below}") for sort in sorts]


def _with_ties(store: Store, uids: Sequence[str]) -> list[Row]:
    rows = {row["uid"]: row for row in store.read(_TIES, uids=uids)}
    return [rows[uid] for uid in uids if uid in rows]


def _walked(
    store: Store, party: str, filters: TieFilter, cursor: str | None, limit: int
) -> list[Row]:
    """Return the first entries of some types and statuses from old to new, out of all."""
    found: list[Row] = []
    any_sort = replace(filters, types=(), statuses=())
    while len(found) < limit:
        read = rows(store, party, any_sort, cursor, _FEW, oldest_first=True)
        found += [row for row in read if filters.admits(json.loads(row["tie"]))]
        if len(read) < _FEW:
            break
        cursor = _position(read[-1]["uid"])
    return found[:limit]


def _read(
    store: Store,
    key: str,
    ranges: Sequence[tuple[str, str]],
    filters: TieFilter,
    limit: int,
    tie: str = "",
) -> list[Row]:
    """Return the first entries of each range of an index that the other filters let through."""
    order = store.in_order(f"e.{key}")
    returned = f"{{place}} AS place, e.uid AS uid{tie} {order} LIMIT $limit"
    return _asked(store, key, ranges, filters, returned, limit=limit)


def _asked(
    store: Store,
    key: str,
    ranges: Sequence[tuple[str, str]],
    filters: TieFilter,
    returned: str,
    **more: Any,
) -> list[Row]:
    """Ask for the same of each range of an index; ``returned`` may name the range's place."""
    parts = (
        _RANGE.format(key=key, place=place, returned=returned.format(place=place))
        for place in range(len(ranges))
    )
    bounds = {
        f"{name}{place}": bound
        for place, ends in enumerate(ranges)
        for name, bound in zip(("above", "below"), ends, strict=True)
    }
    return store.read(
        "UNION ALL".join(parts),
        **bounds,
        vague=vague(filters),
        min_confidence=filters.min_confidence,
        min_reports=filters.min_reports,
        **more,
    )


def count(store: Store, party: str, filters: TieFilter) -> int:
    """Return how many ties of a party a filter admits."""
    key, ranges = "newest", [_range(party, filters)]
    if filters.types or filters.statuses:
        key, ranges = "sorted", _sorts(party, filters, None)
    rows = _asked(store, key, ranges, filters, "{place} AS place, count(e) AS n")
    return sum(row["n"] for row in rows)


def newest_of(
    store: Store, parties: Sequence[str], filters: TieFilter, limit: int
) -> dict[str, list[Tie]]:
    """Return of each of many parties those of its newest ties, so many at most, that fit."""
    found: dict[str, list[Tie]] = {party: [] for party in parties}
    any_sort = replace(filters, types=(), statuses=())
    for start in range(0, len(parties), _AT_ONCE):
        part = parties[start : start + _AT_ONCE]
        ranges = [_range(party, any_sort) for party in part]
        for row in _read(store, "newest", ranges, any_sort, limit, tie=", e.tie AS tie"):
            tie = json.loads(row["tie"])
            if filters.admits(tie):
                found[part[row["place"]]].append(tie)
    return found


def _range(party: str, filters: TieFilter) -> tuple[str, str]:
    """Return the range of a party's ties from new to old."""
    above, below = falling(filters, None)
    return f"{party}|{above}", f"{party}|{below}"


def walk(
    store: Store, party: str, filters: TieFilter, cursor: str | None = None, step: int = 500
) -> Iterator[Tie]:
    """Yield all ties of a party, newest first, those after a cursor."""
    while True:
        found = page(store, party, filters, cursor, step)
        yield from found.items
        if (cursor := found.next) is None:
            return


def _rising(filters: TieFilter, cursor: str | None) -> tuple[str, str]:
    """Return between which positions a list lies that goes from old to new."""
    return max(cursor or "", _oldest(filters)), _newest(filters, None)


def falling(filters: TieFilter, cursor: str | None) -> tuple[str, str]:
    """Return between which mirrored positions a list lies that goes from new to old."""
    return mirrored(_newest(filters, cursor)), mirrored(_oldest(filters)) + BEYOND


def _position(uid: str) -> str:
    """Return what follows the party: the cursor, the same for a country and a pair."""
    return uid.partition("|")[2]


def _newest(filters: TieFilter, cursor: str | None) -> str:
    """Return the position that a list begins after."""
    until = f"{_whole(filters.until)}{LAST}" if filters.until else LAST
    return min(cursor, until) if cursor else until


def _oldest(filters: TieFilter) -> str:
    """Return the lowest date listed; the first day of a month is the month's begin as well."""
    if filters.since:
        return filters.since.removesuffix("-01").removesuffix("-01")
    return _FIRST_DATED if filters.until else ""


def _whole(until: str) -> str:
    """Return the month or year that a last day ends, so that what is dated so is listed too."""
    year, month, day = (*until.split("-"), "", "")[:3]
    if day and int(day) >= monthrange(int(year), int(month))[1]:
        return _whole(until[:7])
    return year if month == "12" and not day else until


def vague(filters: TieFilter) -> list[str]:
    """Return the month and year that hold ``since`` but begin before it.

    In an entry's uid the bar after a date sorts above a hyphen, so they lie in the range.
    """
    oldest = _oldest(filters)
    return [oldest[:length] for length in (4, 7) if length < len(oldest)]
