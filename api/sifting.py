"""The filters of the explorer's address, as the filter that lists of ties take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from flask import Request

from graph.model import Status
from graph.ontology import ontology
from graph.queries.ties import TieFilter

_FIRST_DATE = "0001"  # before everything that is dated
_NONE = ("",)  # no type and no status: admits nothing


def filters_of(request: Request) -> TieFilter:
    """Return which ties are listed: all but some types and statuses, of a period, with the least.

    ``undated=no`` leaves out what has no date; a period does so anyway.

    Raises:
        BadInput: a date is none.
    """
    given = request.args
    until = given.get("to") or None
    dated = _FIRST_DATE if given.get("undated") == "no" and not until else None
    return TieFilter(
        types=_without(given.get("without", ""), ontology().tie_types),
        statuses=_without(given.get("without-status", ""), get_args(Status)),
        since=given.get("from") or dated,
        until=until,
        min_reports=given.get("reports", 1, type=int),
        min_confidence=given.get("sure", 0.0, type=float),
    )


def _without(left_out: str, every: Sequence[str]) -> tuple[str, ...]:
    """Return what is not left out, nothing where that is everything."""
    kept = tuple(name for name in every if name not in left_out.split("|"))
    return () if len(kept) == len(every) else kept or _NONE
