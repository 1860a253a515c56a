"""Errors as RFC 9457 problem documents, the same for every cause, and never quoting the request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import takewhile
from typing import Any

from apiflask import APIFlask
from apiflask.exceptions import HTTPError
from flask import Response
from pydantic import BaseModel, Field, ValidationError

from graph.errors import BadInput, EntenteError, LimitReached, NotFound, Refused, StoreError

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5

# what a stranger may read; messages of the framework can quote the request
DETAILS = {
    400: "The request cannot be read: it must be UTF-8 without NUL characters, a body valid JSON.",
    401: "A key is needed: send it as 'Authorization: Bearer KEY' or as 'X-API-Key: KEY'.",
    403: "This is not allowed from here.",
    404: "Nothing is found at this address.",
    405: "This address does not take this method; the header Allow lists those that it takes.",
    413: "The body is larger than this address takes: 64 kB, where articles are loaded 8 MB.",
    415: "The body must be sent as application/json.",
    422: "Some values of the request cannot be used.",
    429: "Too many requests at once: try again after the seconds that the header Retry-After says.",
    500: "Something went wrong on our side; it has been logged.",
    503: "The store does not answer now; try again later.",
}
_QUOTABLE = (BadInput, LimitReached, NotFound, Refused)


class FieldFault(BaseModel):
    """One wrong value: where it stands (query, json, path), in which field, what is wrong."""

    where: str = Field(serialization_alias="in")
    field: str
    detail: str


class Problem(BaseModel):
    """A problem document; ``suggestions`` are names near to one that is not found."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldFault] | None = None
    suggestions: list[str] | None = None


class WrongValues(BadInput):
    """Some values cannot be used; ``faults`` say which and why."""

    def __init__(self, faults: Iterable[FieldFault]) -> None:
        super().__init__(DETAILS[422])
        self.faults = tuple(faults)


class TooBusy(EntenteError):
    """Too many at once; the same request succeeds a little later."""

    status = 429


def problem(
    status: int,
    detail: str | None = None,
    *,
    errors: Iterable[FieldFault] = (),
    suggestions: Iterable[str] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem document with its status; 429 and 503 say when to try again."""
    body = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or DETAILS.get(status),
        errors=list(errors) or None,
        suggestions=list(suggestions) or None,
    )
    text = body.model_dump_json(exclude_none=True, by_alias=True)
    response = Response(text, status, mimetype=MEDIA_TYPE, headers=dict(headers or {}))
    if status in (429, 503):
        response.headers.setdefault("Retry-After", str(RETRY_SECONDS))
    return response


def handle_problems(app: APIFlask) -> None:
    """Let every failure of the application leave as a problem document."""

    @app.error_processor
    def from_http(error: HTTPError) -> Response:
        kept = {
            name: str(value)
            for name, value in dict(error.headers or {}).items()
            if name.lower() in ("allow", "retry-after", "www-authenticate")
        }
        return problem(error.status_code, errors=_faults(error.detail), headers=kept)

    @app.errorhandler(EntenteError)
    def from_own(error: EntenteError) -> Response:
        if isinstance(error, StoreError) or error.status >= 500:
            app.logger.error("%s", error)
        detail = str(error) if isinstance(error, _QUOTABLE) else None
        return problem(
            error.status,
            detail,
            errors=getattr(error, "faults", ()),
            suggestions=getattr(error, "suggestions", ()),
        )

    @app.errorhandler(ValidationError)
    def from_own_answer(error: ValidationError) -> Response:
        # its own words would quote what the store holds
        faults = [(fault["loc"], fault["type"]) for fault in error.errors(include_input=False)]
        app.logger.error("An answer does not fit its model: %s", faults)
        return problem(500)

    @app.errorhandler(RecursionError)
    def from_nesting(_: RecursionError) -> Response:
        return problem(400)


def _faults(detail: Any) -> list[FieldFault]:
    """Flatten APIFlask's ``{"query": {"limit": ["..."]}}`` to one entry per fault."""
    return [
        FieldFault(where=where, field=_field(field), detail=_said(text))
        for where, fields in (detail or {}).items()
        for field, texts in fields.items()
        for text in texts
    ]


def _field(path: str) -> str:
    """Return the path of a field as far as it looks like names and numbers."""
    parts = path[:100].split(".")
    named = takewhile(lambda part: part.isidentifier() or part.isdigit(), parts)
    return ".".join(named) or "(unknown)"


def _said(text: str) -> str:
    return text.removeprefix("Value error, ")
