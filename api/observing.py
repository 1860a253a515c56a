"""What is seen of the service: an id for each request, one line in the log, metrics.

The log never holds a path, a parameter, a body or a key: a request is its route, its caller's name
and what became of it.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import traceback
import uuid
from datetime import UTC, datetime
from types import TracebackType

from apiflask import APIFlask
from flask import Response, g, has_request_context, request

from api.metrics import Metrics

ACCESS = logging.getLogger("entente.access")
ID_HEADER = "X-Request-ID"
_ID = r"[A-Za-z0-9._-]{1,64}"
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class Application(APIFlask):
    """An application that logs where it failed, without the words of what it failed over."""

    def log_exception(self, exc_info: ExcInfo | tuple[None, None, None]) -> None:
        """Log the kind of a failure and the lines of code that led to it."""
        kind, _, trace = exc_info
        steps = traceback.extract_tb(trace)[-8:]
        where = " < ".join(f"{step.filename}:{step.lineno}" for step in reversed(steps))
        self.logger.error("%s at %s", kind.__name__ if kind else "Failure", where)


class JsonLines(logging.Formatter):
    """One JSON object a line; fields of ours stand beside the usual ones."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            line["request"] = g.get("request_id", "")
        return json.dumps({**line, **getattr(record, "fields", {})}, ensure_ascii=False)


def log_to_standard_error() -> None:
    """Write the log of the service to standard error, one JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in ("entente", "api"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO)


def observe(app: APIFlask) -> Metrics:
    """Give each request an id, and note in log and metrics what became of it."""
    metrics = Metrics()

    @app.before_request
    def begin() -> None:
        given = request.headers.get(ID_HEADER, "")
        g.request_id = given if re.fullmatch(_ID, given) else uuid.uuid4().hex
        g.began = time.perf_counter()
        metrics.begin()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[ID_HEADER] = g.request_id
        seconds = time.perf_counter() - g.began
        route = request.url_rule.rule if request.url_rule else "(none)"
        metrics.end(request.method, route, response.status_code, seconds)
        fields = {
            "method": request.method,
            "route": route,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000, 1),
            "bytes": response.calculate_content_length(),
            "caller": g.get("caller", ""),
        }
        ACCESS.info("answered", extra={"fields": fields})
        return response

    return metrics
