"""Running a user's query within limits of time, rows and bytes."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import neo4j

from graph.errors import LimitReached
from graph.settings import Settings
from graph.stores.base import Answer
from graph.stores.values import plain

Result = TypeVar("Result")


def limited(
    session: neo4j.Session, query: str, parameters: Mapping[str, Any], settings: Settings
) -> Answer:
    """Run a query in an explicit transaction, which is never retried, and cut its answer.

    The text is run as it stands: no LIMIT is appended, rows beyond the limit are not fetched.
    """
    transaction = session.begin_transaction(timeout=settings.query_seconds)
    try:
        result = transaction.run(query, dict(parameters))
        rows: list[tuple[Any, ...]] = []
        left = settings.query_bytes
        for record in result:
            row = tuple(plain(value) for value in record.values())
            left -= len(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            if left < 0 or len(rows) == settings.query_rows:
                return Answer(tuple(result.keys()), tuple(rows), truncated=True)
            rows.append(row)
        return Answer(tuple(result.keys()), tuple(rows), truncated=False)
    finally:
        transaction.close()  # rolls back; leaving a `with` block would commit


def within(seconds: float, work: Callable[[], Result], late: LimitReached) -> Result:
    """Return what ``work`` returns, or give up on it after ``seconds``.

    The engines end a query at their own limits; this one is for an engine that answers nobody.
    The thread that waits for such an engine is left behind, and ends when the engine does.

    Raises:
        LimitReached: ``late``, when time is up.
    """
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=run, name="query", daemon=True)
    thread.start()
    thread.join(seconds)
    if failure:
        raise failure[0]
    if not outcome:
        raise late
    return outcome[0]
