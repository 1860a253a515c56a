"""Partial dates: ISO 8601 strings cut at their precision (``2025``, ``2025-04``, ``2025-04-06``).

Such a date stands for all days that it may mean; ``None`` stands for any day at all.  Nothing
here guesses: two dates are ordered only when every day of the one lies before the other's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from graph.errors import BadInput

Precision = Literal["day", "month", "year", "unknown"]
Bounds = tuple[date, date]

EVER: Bounds = (date.min, date.max)
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def validate(text: str) -> str:
    """Return a partial date as it came.

    Raises:
        BadInput: it is not one, as 2025-13 or 06/04/2025.
    """
    try:
        known = bounds(text) != EVER
    except ValueError:
        known = False
    if not known:
        raise BadInput(
            f"{text!r} is not a date: write a day, month or year as 2025-04-06, 2025-04 or 2025."
        )
    return text


def precision(text: str | None) -> Precision:
    """Tell how precise a date is; an absent one is ``unknown``."""
    return _PRECISIONS[len(text)] if text else "unknown"


@lru_cache(maxsize=100_000)
def bounds(text: str | None) -> Bounds:
    """Return the first and the last day that a date may mean.

    Raises:
        ValueError: it is no partial date.
    """
    if not text:
        return EVER
    if not (match := _FORM.fullmatch(text)):
        raise ValueError(f"no partial date: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    first = date(year or 0, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, monthrange(first.year, last_month)[1])


def contains(outer: str | None, inner: str | None) -> bool:
    """Tell whether every day that ``inner`` may mean is one that ``outer`` may mean."""
    (start, end), (first, last) = bounds(outer), bounds(inner)
    return start <= first and last <= end


def compatible(a: str | None, b: str | None) -> bool:
    """Tell whether both may mean one same day."""
    return overlap(bounds(a), bounds(b)) is not None


def overlap(a: Bounds, b: Bounds) -> Bounds | None:
    """Return the days that two spans share, None when there are none."""
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start <= end else None


def widen(span: Bounds, days: int) -> Bounds:
    """Return a span that begins and ends so many days farther out."""
    room_before, room_after = (span[0] - date.min).days, (date.max - span[1]).days
    return (
        span[0] - timedelta(days=min(days, room_before)),
        span[1] + timedelta(days=min(days, room_after)),
    )


def compare(a: str | None, b: str | None) -> int | None:
    """Return -1, 0 or 1 as ``a`` lies before, on or after ``b``; None when that is not certain.

    The same month is not known to be the same day: ``2025-03`` against itself gives None.
    """
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    if last_a < first_b:
        return -1
    if last_b < first_a:
        return 1
    return 0 if first_a == last_a == first_b == last_b else None


def finest(*dates: str | None) -> str | None:
    """Return the most precise of several dates, the earliest among equally precise ones."""
    known = [text for text in dates if text]
    return min(known, key=lambda text: (-len(text), text), default=None)
