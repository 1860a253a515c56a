"""What a date expression comes to: an ISO 8601 date cut at the precision that can be derived.

The base is the publication date.  Where it is known to the month or year only, an expression is
resolved from both ends of that time and what both agree on is the answer; but words for days give
the base itself, since nobody writes "dimanche" for a day of another month.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Status
from loaders.dates.expressions import DateExpression, Direction, Unit

AHEAD = 2  # months that what has happened may lie ahead of the base, and a plan behind it


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date cut at its precision (``2025``, ``2025-04``, ``2025-04-06``); a range's last day."""

    date: str | None = None
    date_end: str | None = None


def resolve(
    expression: DateExpression,
    published: str | None,
    status: Status,
    event_date: str | None = None,
) -> Resolved:
    """Return the date of an expression in an article.

    Args:
        expression: what the text says.
        published: publication date cut at its precision; None leaves relative dates unknown.
        status: a planned, proposed or cancelled event lies ahead, others behind.
        event_date: date of the event told before, from which "la veille" counts.
    """
    ahead = status in ("planned", "proposed", "cancelled")
    if expression.kind == "date":
        start = _agreed(published, lambda base: _nearest(expression, base, ahead))
        return Resolved(start, _end(expression, start))
    if expression.kind == "weekday":
        return _weekday(expression, published, ahead)
    if expression.kind == "event":
        # "la veille" with no event before it is the day before publication
        anchor = event_date or (published if expression.amount < 0 else None)
        return Resolved(_counted(expression, anchor))
    if expression.kind == "relative":
        return Resolved(_counted(expression, published))
    rule = _season if expression.kind == "season" else _period
    return Resolved(_agreed(published, lambda base: rule(expression, base)))


def _agreed(base: str | None, rule: Callable[[date | None], str | None]) -> str | None:
    """Apply a rule at the first and the last day that a base can be; keep what both say."""
    if base is None:
        return rule(None)
    first, last = rule(_first_day(base)), rule(_last_day(base))
    if first is None or last is None:
        return None
    return next((first[:cut] for cut in (10, 7, 4) if first[:cut] == last[:cut]), None)


def _first_day(cut: str) -> date:
    return date.fromisoformat(cut + "-01-01"[len(cut) - 4 :])


def _last_day(cut: str) -> date:
    first = _first_day(cut)
    if len(cut) == 10:
        return first
    months = 1 if len(cut) == 7 else 12
    return _first_day(_month(first, months)) - timedelta(days=1)


def _month(base: date, shift: int) -> str:
    year, month = divmod(base.year * 12 + base.month - 1 + shift, 12)
    return f"{year:04d}-{month + 1:02d}"


def _cut(year: int, month: int | None, day: int | None) -> str:
    """Write a date as far as it is given; a day that the month does not have is dropped."""
    if month is None:
        return f"{year:04d}"
    if day is None or _day(year, month, day) is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(expression: DateExpression, base: date | None, ahead: bool) -> str | None:
    """Return a date whose year, or year and month, may have to be taken from the base."""
    month = expression.month or expression.end_month
    if expression.year is not None:
        return _cut(expression.year, month, expression.day)
    if expression.end_year is not None and month is not None:
        turns = expression.end_month is not None and month > expression.end_month
        return _cut(expression.end_year - turns, month, expression.day)
    if base is None:
        return None
    if month is None:
        return _near_day(base, expression, ahead)
    year = _year(base, month, expression.day, expression.direction, ahead)
    return _cut(_year_of_weekday(expression, month, year), month, expression.day)


def _near_day(base: date, expression: DateExpression, ahead: bool) -> str:
    """Return a day written without its month: the last such, or the next of a plan."""
    distance = 0 if expression.direction == "this" else (expression.day or 0) - base.day
    shift = int(ahead and distance < 0) - int(not ahead and distance > 0)
    months = [_month(base, by) for by in (shift, 0, 1, -1)]
    fitting = (m for m in months if _falls_on(expression, int(m[:4]), int(m[5:])))
    month = next(fitting, months[0])
    return _cut(int(month[:4]), int(month[5:]), expression.day)


def _falls_on(expression: DateExpression, year: int, month: int) -> bool:
    """Tell whether a day of a month is the weekday beside it, if there is one."""
    day = _day(year, month, expression.day or 1)
    fits = expression.weekday is None or (day is not None and day.weekday() == expression.weekday)
    return day is not None and fits


def _year_of_weekday(expression: DateExpression, month: int, year: int) -> int:
    """Return the year near ``year`` in which the day falls on the weekday beside it, if any."""
    if expression.weekday is not None and expression.day is not None:
        for candidate in (year, year - 1, year + 1):
            day = _day(candidate, month, expression.day)
            if day is not None and day.weekday() == expression.weekday:
                return candidate
    return year


def _year(base: date, month: int, day: int | None, direction: Direction | None, ahead: bool) -> int:
    """Return the year of a month, or of a day in it, that is written without one."""
    distance = (month - base.month, 0 if day is None else day - base.day)
    if direction == "past":
        return base.year - (distance >= (0, 0))
    if direction == "next":
        return base.year + (distance <= (0, 0))
    if ahead:
        return base.year + (distance < (-AHEAD, 0))
    return base.year - (distance > (AHEAD, 0))


def _end(expression: DateExpression, start: str | None) -> str | None:
    """Return the last day of a range whose first is known."""
    last = (expression.end_year, expression.end_month, expression.end_day)
    if start is None or last == (None, None, None):
        return None
    begun = expression.month or (int(start[5:7]) if len(start) == 10 else None)
    month = expression.end_month or (begun if expression.end_day else None)
    turns = month is not None and begun is not None and month < begun
    year = expression.end_year or int(start[:4]) + turns
    return _cut(year, month, expression.end_day)


def _weekday(expression: DateExpression, published: str | None, ahead: bool) -> Resolved:
    if published is None or len(published) < 10 or expression.weekday is None:
        return Resolved(published)
    base = date.fromisoformat(published)
    if expression.direction in ("past", "next"):
        base += timedelta(days=-1 if expression.direction == "past" else 1)
        ahead = expression.direction == "next"
    behind = (base.weekday() - expression.weekday) % 7
    day = base - timedelta(days=behind) + timedelta(days=7 if ahead and behind else 0)
    if expression.end_weekday is None:
        return Resolved(day.isoformat())
    last = day + timedelta(days=(expression.end_weekday - expression.weekday) % 7)
    return Resolved(day.isoformat(), last.isoformat())


def _counted(expression: DateExpression, anchor: str | None) -> str | None:
    """Return the date that lies some units from an anchor, no finer than these can tell."""
    if anchor is None:
        return None
    if expression.unit == "day" and len(anchor) < 10:
        return anchor
    return _agreed(anchor, lambda base: _shifted(base, expression.unit, expression.amount))


def _shifted(base: date | None, unit: Unit, amount: int) -> str | None:
    if base is None or abs(amount) > 500:
        return None
    if unit == "day":
        return (base + timedelta(days=amount)).isoformat()
    if unit == "week":
        return _week(base, amount)
    return _month(base, amount) if unit == "month" else f"{base.year + amount:04d}"


def _week(base: date, shift: int) -> str | None:
    """Return the month of the week so many weeks from the base; None when it lies in two."""
    monday = base + timedelta(days=7 * shift - base.weekday())
    months = {_month(monday, 0), _month(monday + timedelta(days=6), 0)}
    return months.pop() if len(months) == 1 else None


_STEPS: dict[Direction | None, int] = {"past": -1, "next": 1, "this": 0, None: 0}


def _period(expression: DateExpression, base: date | None) -> str | None:
    if expression.unit == "day":
        return None
    return _shifted(base, expression.unit, _STEPS[expression.direction])


def _season(expression: DateExpression, base: date | None) -> str | None:
    """Return the year of a season; None for a winter without one, which lies in two."""
    if expression.year is not None:
        return str(expression.year)
    first, last = expression.months or (12, 2)
    if base is None or first > last:
        return None
    if expression.direction == "past":
        return str(base.year - (last >= base.month))
    if expression.direction == "next":
        return str(base.year + (first <= base.month))
    return str(base.year)
