"""Lists of ties by date, newest first, read from Entry nodes a narrow range at a time.

An entry's uid is ``party|date|tie uid``: a party is a country or a pair (``KZ~MA``), an undated
tie has ``0000``.  The embedded store reads a whole range before it cuts, so a page of a country
with many ties first looks at one month, then at a year, then at everything.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from graph.errors import BadInput
from graph.stores.base import Store

Tie = Mapping[str, Any]

UNDATED = "0000"
# above every date and uid, and above the bar that ends a date
LAST = "}"
# every date there is, and none that is not, at any precision
_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_LEAP = "(0[48]|[2468][048]|[13579][26])"
_DAYS = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
DATE = f"({_YEAR}(-(0[1-9]|1[0-2]|{_DAYS}))?|([0-9]{{2}}{_LEAP}|{_LEAP}00)-02-29)"
_FIRST_DATED = "0001"
_YEARS = (0, 1, 10)

_PAGE = """
MATCH (e:Entry)
WHERE e.uid >= $low AND e.uid < $high
  AND (size($types) = 0 OR e.type IN $types)
  AND (size($statuses) = 0 OR e.status IN $statuses)
  AND e.confidence >= $min_confidence AND e.reports >= $min_reports
  AND NOT e.date IN $vague
RETURN e.uid AS uid, e.tie AS tie
ORDER BY e.uid DESC LIMIT $limit
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


def page(store: Store, party: str, filters: TieFilter, cursor: str | None, limit: int) -> Page:
    """Return at most ``limit`` ties of a party, newest first, after a cursor."""
    rows = _rows(store, party, filters, cursor, limit + 1)
    following = _position(rows[limit - 1]["uid"]) if len(rows) > limit else None
    return Page(tuple(json.loads(row["tie"]) for row in rows[:limit]), following)


def walk(store: Store, party: str, filters: TieFilter, step: int = 500) -> Iterator[Tie]:
    """Yield all ties of a party, newest first."""
    cursor = None
    while True:
        found = page(store, party, filters, cursor, step)
        yield from found.items
        if (cursor := found.next) is None:
            return


def _rows(
    store: Store, party: str, filters: TieFilter, cursor: str | None, limit: int
) -> list[dict[str, Any]]:
    conditions = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(filters).items()
        if name not in ("since", "until")
    }
    rows: list[dict[str, Any]] = []
    high = f"{party}|{_newest(filters, cursor)}"
    for date in _lower_dates(filters, cursor):
        low = f"{party}|{date}"
        rows += store.read(
            _PAGE,
            low=low,
            high=high,
            limit=limit - len(rows),
            vague=_vague(filters),
            **conditions,
        )
        if len(rows) >= limit:
            break
        high = low
    return rows


def _position(uid: str) -> str:
    """Return what follows the party: the cursor, the same for a country and a pair."""
    return uid.partition("|")[2]


def _newest(filters: TieFilter, cursor: str | None) -> str:
    """Return the position that a list begins after."""
    until = f"{_whole(filters.until)}{LAST}" if filters.until else LAST
    return min(cursor, until) if cursor else until


def _lower_dates(filters: TieFilter, cursor: str | None) -> Iterator[str]:
    """Yield where the ranges to read end, from the nearest to the oldest."""
    oldest = _oldest(filters)
    nearest = cursor or filters.until or datetime.now(UTC).date().isoformat()
    year, _, month = nearest.partition("|")[0][:7].partition("-")
    for back in _YEARS:
        date = "-".join(filter(None, (f"{max(int(year) - back, 0):04}", month)))
        if date > oldest:
            yield date
    yield oldest


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
