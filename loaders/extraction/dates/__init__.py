"""Dates in running text: finding the expressions, and what each comes to.

Finding needs a language's words (``calendar``), resolving needs none: an expression is what it
says, independent of language, and its date follows from when the article was published, whether
the fact has happened, and which event was told before.
"""

from loaders.extraction.dates.calendar import Calendar, calendar
from loaders.extraction.dates.expressions import DateExpression, Direction, Lead
from loaders.extraction.dates.finding import find_dates
from loaders.extraction.dates.resolution import Resolved, resolve

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
