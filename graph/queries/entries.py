"""Lists of ties by date, read from Entry nodes page by page in the order of an index.

An entry's uid is ``party|date|tie uid``: a party is a country or a pair (``KZ~MA``), an undated
tie has ``0000``.  Oldest first, entries come by their uid; newest first by its mirror image
(``graph.stores.lists``).
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.errors import BadInput
from graph.stores.base import Store
from graph.stores.lists import BEYOND, mirrored

Tie = Mapping[str, Any]

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
_PAGE = """
MATCH (e:Entry)
WHERE e.{key} > $above AND e.{key} < $below
WITH e
WHERE (size($types) = 0 OR e.type IN $types)
  AND (size($statuses) = 0 OR e.status IN $statuses)
  AND e.confidence >= $min_confidence AND e.reports >= $min_reports
  AND NOT e.date IN $vague
RETURN e.uid AS uid, e.tie AS tie
{order} LIMIT $limit
"""


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
            and date not in _vague(self)
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
    key = "uid" if oldest_first else "newest"
    conditions = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(filters).items()
        if name not in ("since", "until")
    }
    above, below = (_rising if oldest_first else _falling)(filters, cursor)
    rows = store.read(
        _PAGE.format(key=key, order=store.in_order(f"e.{key}")),
        above=f"{party}|{above}",
        below=f"{party}|{below}",
        vague=_vague(filters),
        limit=limit + 1,
        **conditions,
    )
    following = _position(rows[limit - 1]["uid"]) if len(rows) > limit else None
    return Page(tuple(json.loads(row["tie"]) for row in rows[:limit]), following)


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


def _falling(filters: TieFilter, cursor: str | None) -> tuple[str, str]:
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


def _vague(filters: TieFilter) -> list[str]:
    """Return the month and year that hold ``since`` but begin before it.

    In an entry's uid the bar after a date sorts above a hyphen, so they lie in the range.
    """
    oldest = _oldest(filters)
    return [oldest[:length] for length in (4, 7) if length < len(oldest)]
