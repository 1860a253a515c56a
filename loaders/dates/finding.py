"""Finding date expressions: all patterns are tried; the first match wins, the longest of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from loaders.dates.calendar import Calendar
from loaders.dates.expressions import DateExpression, Direction, Lead, Unit

# one sign for apostrophes, hyphens and Arabic-Indic digits each: as long as what it stands for
_PLAIN = str.maketrans("’\u02bc\u2011" + "".join(map(chr, range(0x660, 0x66A))), "''-0123456789")
_REACH = 32  # how far before a date the words that change it may begin


def find_dates(text: str, start: int, end: int, calendar: Calendar) -> tuple[DateExpression, ...]:
    """Return the date expressions of ``text[start:end]`` in order, with offsets into ``text``."""
    segment = text[start:end].translate(_PLAIN)
    found: list[DateExpression] = []
    reached = 0
    for match in sorted(_matches(segment, calendar), key=lambda m: (m.start(), -m.end())):
        if match.start() < reached:
            continue
        if _is_other(match, calendar):
            reached = match.end()
        elif expression := _expression(match, start, calendar):
            found.append(expression)
            reached = match.end()
    return tuple(found)


def _matches(segment: str, calendar: Calendar) -> Iterator[re.Match[str]]:
    present: dict[re.Pattern[str], bool] = {}

    def fills(slot: str) -> bool:
        words = calendar.presence[slot]
        if words not in present:
            present[words] = words.search(segment) is not None
        return present[words]

    for pattern in calendar.patterns:
        if all(map(fills, pattern.required)):
            yield from pattern.regex.finditer(segment)


def _is_other(match: re.Match[str], calendar: Calendar) -> bool:
    """Tell whether it is part of a proverb, or the name of a street."""
    begin = max(0, match.start() - _REACH)
    if calendar.not_after and calendar.not_after.search(match.string[begin : match.start()]):
        return True
    if calendar.not_dates is None:
        return False
    others = calendar.not_dates.finditer(match.string, begin, match.end() + _REACH)
    return any(other.start() < match.end() and match.start() < other.end() for other in others)


def _is_written_as_date(match: re.Match[str], calendar: Calendar) -> bool:
    """Tell whether a month or weekday without a number is written as its language writes it."""
    groups = match.groupdict()
    if groups.get("day") or groups.get("month_number"):
        return True
    return all(
        _is_written_as_name(slot, match, calendar)
        for slot in ("month", "weekday")
        if groups.get(slot)
    )


def _is_written_as_name(slot: str, match: re.Match[str], calendar: Calendar) -> bool:
    if not calendar.is_name(slot, match[slot]) and not match.groupdict().get("year"):
        return False
    if calendar.lexicon.names == "capital":
        return match[slot][0].isupper()
    return calendar.lexicon.names == "any" or match[slot][0].islower() or match.start(slot) == 0


def _expression(match: re.Match[str], offset: int, calendar: Calendar) -> DateExpression | None:
    """Turn a match into what it says; None when it only looks like a date."""
    groups = {slot: words for slot, words in match.groupdict().items() if words}
    read = DateExpression(match.start() + offset, match.end() + offset, "date")
    read = replace(read, direction=_direction(groups), lead=_lead(match, calendar))
    if "days" in groups:
        amount = int(calendar.value("days", groups["days"]))
        return replace(read, kind="relative", amount=amount)
    if "event_days" in groups:
        amount = int(calendar.value("event_days", groups["event_days"]))
        return replace(read, kind="event", amount=amount)
    if "season" in groups:
        season = str(calendar.value("season", groups["season"]))
        year = int(groups["year"]) if "year" in groups else None
        return replace(read, kind="season", year=year, months=calendar.lexicon.seasons[season])
    if "weekend" in groups:
        return replace(read, kind="weekday", weekday=5, end_weekday=6)
    if "unit" in groups:
        return _counted(read, groups, calendar)
    return _numbered(read, groups, calendar) if _is_written_as_date(match, calendar) else None


def _direction(groups: Mapping[str, str]) -> Direction | None:
    named: tuple[Direction, ...] = ("past", "next", "this")
    return next((direction for direction in named if direction in groups), None)


def _lead(match: re.Match[str], calendar: Calendar) -> Lead | None:
    """Return what the words before the date, or its own first ones, make of it."""
    before = match.string[max(0, match.start() - _REACH) : match.start()].rstrip()
    for words, lead in calendar.leads:
        if words.match(match[0]) or any(w.end() == len(before) for w in words.finditer(before)):
            return lead
    return None


def _counted(
    read: DateExpression, groups: Mapping[str, str], calendar: Calendar
) -> DateExpression | None:
    unit = cast(Unit, calendar.value("unit", groups["unit"]))
    if "number" not in groups:
        if unit == "day":  # "ces derniers jours"
            return None
        return replace(read, kind="period", unit=unit, direction=read.direction or "this")
    number = groups["number"]
    amount = int(number) if number.isdecimal() else int(calendar.value("number", number))
    if "ago" in groups or "earlier" in groups:
        amount = -amount
    counts_from_now = "ago" in groups or "ahead" in groups
    return replace(read, kind="relative" if counts_from_now else "event", amount=amount, unit=unit)


def _numbered(
    read: DateExpression, groups: Mapping[str, str], calendar: Calendar
) -> DateExpression | None:
    """Return a date of numbers, months and weekdays; None when its numbers are no date."""
    numbers: dict[str, Any] = {
        slot: int(calendar.value(slot, groups[slot]))
        for slot in ("weekday", "month", "end_weekday", "end_month")
        if slot in groups
    }
    for slot in ("year", "day", "end_year", "end_day"):
        if digits := re.match(r"\d+", groups.get(slot, "")):
            numbers[slot] = int(digits[0])
    if "month_number" in groups:
        numbers["month"] = int(groups["month_number"])
        if calendar.lexicon.numeric_order == "unknown" and _is_unsure(numbers):
            del numbers["day"], numbers["month"]
    if not _is_plausible(numbers):
        return None
    has_date = numbers.keys() & {"year", "month", "day"}
    return replace(read, kind="date" if has_date else "weekday", **numbers)


def _is_unsure(numbers: Mapping[str, int]) -> bool:
    """Tell whether 02/03 may be the 2nd of March or the 3rd of February."""
    return numbers["day"] <= 12 and numbers["day"] != numbers["month"]


def _is_plausible(numbers: Mapping[str, int]) -> bool:
    days = [numbers[slot] for slot in ("day", "end_day") if slot in numbers]
    years = [numbers[slot] for slot in ("year", "end_year") if slot in numbers]
    return all(1 <= day <= 31 for day in days) and all(1900 <= year < 2060 for year in years)
