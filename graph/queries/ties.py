"""Ties: lists of a country or a pair, and one by its uid."""

from __future__ import annotations

from collections.abc import Iterator

from graph.queries.entries import ANY, LAST, Page, Tie, TieFilter, page, walk
from graph.stores.base import Store

__all__ = ["ANY", "LAST", "Page", "Tie", "TieFilter", "all_ties", "ties_of"]


def ties_of(
    store: Store,
    country: str,
    other: str | None = None,
    filters: TieFilter = ANY,
    cursor: str | None = None,
    limit: int = 20,
) -> Page:
    """Return a page of the ties of a country, or of a pair, newest first.

    Args:
        store: where to read.
        country: alpha-2 code.
        other: alpha-2 code of the other country, or None for all ties of the one.
        filters: which ties to list.
        cursor: ``next`` of the page before.
        limit: at most so many.
    """
    return page(store, _party(country, other), filters, cursor, limit)


def all_ties(
    store: Store, country: str, other: str | None = None, filters: TieFilter = ANY
) -> Iterator[Tie]:
    """Yield all ties of a country, or of a pair, newest first."""
    return walk(store, _party(country, other), filters)


def _party(country: str, other: str | None) -> str:
    return "~".join(sorted((country, other))) if other else country
