"""Users' own queries: gated, read-only, limited, two at once."""

from __future__ import annotations

import logging
import time
from typing import Any

from apiflask import APIBlueprint

from api.answers import CypherAnswer
from api.files import rows_file
from api.models import CypherBody
from api.resources.common import resource
from api.security import needs
from api.turnstile import Turnstile
from graph.cypher_gate import check
from graph.errors import EntenteError
from graph.stores.base import Answer, Store

AT_ONCE = 2
AUDIT = logging.getLogger("entente.audit")


def cypher_blueprint(store: Store) -> APIBlueprint:
    """Return ``POST /cypher``."""
    blueprint = resource("cypher")
    turnstile = Turnstile(AT_ONCE)

    @blueprint.post("/cypher")
    @needs("cypher")
    @blueprint.input(CypherBody)
    @blueprint.output(CypherAnswer)
    @blueprint.doc(responses={429: "Too many queries at once"})
    def ask(json_data: CypherBody) -> Any:
        """Run a reading Cypher query.

        Values belong into `parameters`.  A query is refused (422) when it could write, call what
        is not known to read, or walk without bound; it is stopped after some seconds, and its
        answer is cut at 1,000 rows or 2 MB (`truncated`; of a file the header `X-Truncated`).
        """
        query = check(json_data.query)
        with turnstile.passed():
            answer = _audited(store, query, json_data)
        rows = [list(row) for row in answer.rows]
        if json_data.format != "json":
            truncated = answer.truncated
            return rows_file(answer.columns, rows, json_data.format, truncated=truncated)
        return CypherAnswer(columns=list(answer.columns), rows=rows, truncated=answer.truncated)

    return blueprint


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
