"""Comma-separated values that spreadsheets read as they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

MARK = "\ufeff"
"""Opens the file, so that Excel takes it for UTF-8; pandas and others skip it."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield the file line by line: the mark and the columns, then each row.

    Null is empty, lists and objects are JSON.  A text that a spreadsheet would run as a formula
    gets an apostrophe in front.
    """
    yield MARK + _line(columns)
    for row in rows:
        yield _line([_cell(value) for value in row])


def _line(values: Iterable[Any]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
