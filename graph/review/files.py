"""Decisions as a file that people and programs can read: JSON Lines, the earliest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from graph.decisions import Decision
from graph.errors import BadInput
from graph.review.making import said
from graph.stores.base import Store
from graph.update import decide
from graph.update.shelf import StoredShelf


def exported(store: Store) -> Iterator[str]:
    """Yield all decisions, also those taken back, one JSON object a line."""
    decisions = StoredShelf(store.read).decisions(in_force=False)
    for decision in sorted(decisions, key=lambda d: (d.at, d.uid)):
        content = decision.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        if decision.changes:  # None there says that something is not known
            content["changes"] = dict(decision.changes)
        yield json.dumps(content, ensure_ascii=False)


def imported(store: Store, lines: Iterable[str]) -> tuple[int, int]:
    """Record the decisions of a file; return how many there were and how many changed anything.

    Raises:
        BadInput: a line is no decision; the message says which and why, and nothing is recorded.
    """
    decisions = [_read(line, at) for at, line in enumerate(lines, 1) if line.strip()]
    return len(decisions), len(decide(store, decisions))


def _read(line: str, number: int) -> Decision:
    try:
        return Decision.model_validate_json(line.lstrip("\ufeff"))
    except ValidationError as error:
        raise BadInput(f"Line {number}: {said(error)}") from error
