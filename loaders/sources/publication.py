"""Publication dates, as sources write them."""

from __future__ import annotations

import re
from email.utils import parsedate_tz

from graph.dates import validate
from graph.errors import BadInput
from loaders.sources.failure import Unreadable

_ISO = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:[T ].*)?")


def publication_date(written: str) -> str:
    """Return a date cut at its precision; of a moment its own calendar day, not UTC's.

    Raises:
        Unreadable: it is no date, such as 2025-13.
    """
    text = written.strip()
    if match := _ISO.fullmatch(text):
        text = match[1]
    elif mail := parsedate_tz(text):
        text = f"{mail[0]:04d}-{mail[1]:02d}-{mail[2]:02d}"
    try:
        return validate(text)
    except BadInput:
        raise Unreadable(
            f"its publication date {written[:40]!r} is none; "
            "write 2025-04-06, 2025-04 or 2025, or leave it out."
        ) from None
