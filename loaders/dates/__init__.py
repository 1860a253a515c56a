"""Dates in running text: finding the expressions, and what each comes to.

Finding needs a language's words (``calendar``), resolving needs none: an expression is what it
says, independent of language, and its date follows from when the article was published, whether
the fact has happened, and which event was told before.
"""

from loaders.dates.calendar import Calendar, calendar
from loaders.dates.expressions import DateExpression, Direction, Lead
from loaders.dates.finding import find_dates
from loaders.dates.resolution import Resolved, resolve

__all__ = [
    "Calendar",
    "DateExpression",
    "Direction",
    "Lead",
    "Resolved",
    "calendar",
    "find_dates",
    "resolve",
]
