"""The head of a dispatch: crawler's prefix, place, date and agency before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.reference import LANGUAGES
from loaders.dates import DateExpression, calendar, find_dates, resolve
from loaders.reading.heads import Head, blank, read_head
from loaders.reading.model import Dateline

_PREFIX = re.compile(r"\s*date (\d{4}(?:-\d{2}){0,2})(?=\s)")
_REACH = 130  # characters: no head is longer
# where a head may end: dashes, a bar, a closing bracket, a full stop, a line
_CUT = re.compile(
    r"\s*[-–—]{1,3}\.?\s+|\s*\|\s+|(?<=\))[.:]?\s*[-–—:]*\s*|(?<=/)\.?\s+|[.:]\s+"
    r"|,?\s*\n\s*(?:[-–—]+\s)?|(?<=[A-ZÉ])[-–/]\s*(?=[A-ZÉ]['’a-zé])"
)
# 30 Rabi I 1446: the day that counts stands beside it
_HIJRI = re.compile(r"(?:le )?\d{1,2}(?:\s[^\W\d_]+){1,3}\s1[34]\d{2}(?:\s?هـ)?(?:\s?الموافق)?")
_DIGITS = str.maketrans("".join(map(chr, range(0x660, 0x66A))), "0123456789")


class _Candidate(NamedTuple):
    head: Head
    fills_line: bool
    stop: int
    dates: Sequence[DateExpression]


def crawler_date(text: str) -> tuple[str | None, int]:
    """Return the date of a crawler's prefix (`` date 2025-04 Tachkent — …``) and where it ends."""
    match = _PREFIX.match(text)
    return (match[1], match.end()) if match else (None, 0)


def find_dateline(
    text: str, start: int, end: int, language: str, published: str | None = None
) -> tuple[Dateline | None, int] | None:
    """Find the head of a dispatch at the start of ``text[start:end]``.

    Its day may be written without a year ("Niamey, 11 mars"): then it is of the month in which
    the article was ``published``, if that is known.

    Returns:
        The dateline, None where the head names no place, and where the text after it begins;
        or None where there is no head.
    """
    candidates = list(_candidates(text, start, end, language))
    if not candidates:
        return None
    # the head that says most; of equals the one that fills its line, else the shorter
    best = max(candidates, key=lambda c: (c.head.says, c.fills_line, -c.stop))
    if not best.head.place:
        return None, best.stop
    place = best.head.place
    begin = text.index(place, start)
    written = next((d for d in best.dates if d.month and (d.year or published)), None)
    day = resolve(written, published, "held").date if written else None
    return Dateline(place, (begin, begin + len(place)), day), best.stop


def _candidates(text: str, start: int, end: int, language: str) -> Iterator[_Candidate]:
    limit = min(end, start + _REACH)
    known = language in LANGUAGES
    dates = find_dates(text, start, limit, calendar(language)) if known else ()
    for cut in _CUT.finditer(text, start, limit):
        # a head is one line, and a dispatch goes on after it
        if cut.end() == end or "\n" in text[start : cut.start()]:
            continue
        inside = [date for date in dates if date.end <= cut.start()]
        words = _without_dates(text[start : cut.start()], start, inside)
        if head := read_head(words, cut[0], len(inside)):
            yield _Candidate(head, "\n" in cut[0], cut.end(), inside)


def _without_dates(head: str, start: int, dates: Sequence[DateExpression]) -> str:
    """Replace the dates of a head, which begins at ``start`` of the text, by as many commas."""
    for date in dates:
        head = blank(head, (date.start - start, date.end - start))
    if dates and head.startswith("(") and head.count("(") == 1:
        head = head.replace("(", ",").replace(")", ",")
    return _HIJRI.sub(lambda match: "," * len(match[0]), head.translate(_DIGITS))
