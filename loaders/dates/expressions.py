"""What a date expression says, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "weekday", "relative", "period", "season", "event"]
Unit = Literal["day", "week", "month", "year"]
Direction = Literal["past", "next", "this"]
Lead = Literal["since", "from", "until"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as worded, at ``start`` to ``end`` in the text.

    ``kind`` says which fields count:

    - ``date``: year, month, day as far as given (with ``end_…`` for the last day of a range);
    - ``weekday``: 0 is Monday, ``end_weekday`` for a range;
    - ``relative``: ``amount`` units from publication ("hier", "il y a trois ans");
    - ``event``: ``amount`` units from the event told before ("la veille", "deux jours plus tard");
    - ``period``: the ``unit`` before, around or after publication ("la semaine dernière");
    - ``season``: ``months`` from its first to its last, with a year or a direction.

    ``direction`` is "dernier", "prochain", "en cours"; ``lead`` tells that the date begins or ends
    something ("depuis", "à compter de", "jusqu'à").
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    end_weekday: int | None = None
    amount: int = 0
    unit: Unit = "day"
    months: tuple[int, int] | None = None
    direction: Direction | None = None
    lead: Lead | None = None
