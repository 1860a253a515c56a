"""Users' own queries: gated, read-only, limited, two at once."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from apiflask import APIBlueprint
from flask import request

from api.answers import CypherAnswer
from api.models import CypherBody
from api.problems import TooBusy
from api.resources.common import resource
from api.security import is_local, needs_key
from graph.cypher_gate import check
from graph.errors import EntenteError
from graph.stores.base import Answer, Store

AT_ONCE = 2
A_MINUTE = 60
AUDIT = logging.getLogger("entente.audit")


def cypher_blueprint(store: Store) -> APIBlueprint:
    """Return ``POST /cypher``."""
    blueprint = resource("cypher")
    turnstile = Turnstile(AT_ONCE, A_MINUTE)

    @blueprint.post("/cypher")
    @needs_key
    @blueprint.input(CypherBody)
    @blueprint.output(CypherAnswer)
    @blueprint.doc(responses={429: "Too many queries at once"})
    def ask(json_data: CypherBody) -> CypherAnswer:
        """Run a reading Cypher query.

        Values belong into `parameters`.  A query is refused (422) when it could write, call what
        is not known to read, or walk without bound; it is stopped after some seconds, and its
        answer is cut at 1,000 rows or 2 MB (`truncated`).
        """
        query = check(json_data.query)
        with turnstile.passed(counted=not is_local(request)):
            answer = _audited(store, query, json_data)
        rows = [list(row) for row in answer.rows]
        return CypherAnswer(columns=list(answer.columns), rows=rows, truncated=answer.truncated)

    return blueprint


class Turnstile:
    """Lets so many through at once, and of those that are counted so many a minute."""

    def __init__(self, at_once: int, a_minute: int) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self._times: deque[float] = deque(maxlen=a_minute)

    @contextmanager
    def passed(self, *, counted: bool) -> Iterator[None]:
        """Hold a place meanwhile.

        Raises:
            TooBusy: there is none.
        """
        if not self._places.acquire(blocking=False):
            raise TooBusy("Too many queries run at once.")
        try:
            if counted:
                self._count()
            yield
        finally:
            self._places.release()

    def _count(self) -> None:
        now = time.monotonic()
        if len(self._times) == self._times.maxlen and now - self._times[0] < 60:
            raise TooBusy("Too many queries in a minute.")
        self._times.append(now)


def _audited(store: Store, query: str, body: CypherBody) -> Answer:
    """Run the query; log it without the values of its parameters."""
    began, outcome = time.monotonic(), "failed"
    try:
        answer = store.ask(query, body.parameters)
        outcome = "truncated" if answer.truncated else "answered"
    except EntenteError as error:
        outcome = type(error).__name__
        raise
    else:
        return answer
    finally:
        AUDIT.info("%s in %.0f ms: %s", outcome, (time.monotonic() - began) * 1000, query)
