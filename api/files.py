"""Answers as files: CSV, JSON Lines and GraphML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from flask import Response

from graph.export import csv, graphml, jsonl
from graph.export.rows import COLUMNS, tie_row

FileFormat = Literal["csv", "jsonl", "graphml"]
MEDIA_TYPES: Mapping[FileFormat, str] = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "graphml": "application/graphml+xml",
}


def ties_file(ties: Iterable[Mapping[str, Any]], form: FileFormat) -> Response:
    """Return ties as a file, written while they are read from the store."""
    if form == "csv":
        return _file(csv.table(COLUMNS, map(tie_row, ties)), form, "ties")
    if form == "jsonl":
        return _file(jsonl.lines(ties), form, "ties")
    return _file([graphml.of_ties(ties)], form, "ties")


def list_file(
    items: Iterable[Mapping[str, Any]], columns: Sequence[str], form: FileFormat, name: str
) -> Response:
    """Return any other list as a file; GraphML holds each item as a node of its own."""
    if form == "csv":
        rows = ([item.get(column) for column in columns] for item in items)
        return _file(csv.table(columns, rows), form, name)
    if form == "jsonl":
        return _file(jsonl.lines(items), form, name)
    return _file([graphml.of_items(items)], form, name)


def rows_file(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], form: FileFormat, *, truncated: bool
) -> Response:
    """Return the answer to a query as a file; a header says whether it was cut."""
    if form == "csv":
        answer = _file(csv.table(columns, rows), form, "answer")
    elif form == "jsonl":
        objects = (dict(zip(columns, row, strict=True)) for row in rows)
        answer = _file(jsonl.lines(objects), form, "answer")
    else:
        answer = _file([graphml.of_rows(rows)], form, "answer")
    answer.headers["X-Truncated"] = str(truncated).lower()
    return answer


def _file(parts: Iterable[str], form: FileFormat, name: str) -> Response:
    answer = Response(parts, content_type=f"{MEDIA_TYPES[form]}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
