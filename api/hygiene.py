"""What every request must be, and what every answer carries, whatever the resource."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

from apiflask import APIFlask
from flask import Flask, Response, current_app, request

from api.problems import FieldFault, problem

View = TypeVar("View", bound=Callable[..., Any])

MAX_BODY = 64 * 1024


def takes(megabytes: int) -> Callable[[View], View]:
    """Let a view take larger bodies than others."""

    def mark(view: View) -> View:
        view.max_body = megabytes * 1024 * 1024  # type: ignore[attr-defined]
        return view

    return mark


def keep_clean(app: APIFlask) -> None:
    """Refuse what cannot be read unambiguously, and let clients revalidate what they hold."""
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY

    @app.before_request
    def readable() -> Response | None:
        request.max_content_length = _max_body(current_app)
        if not _is_text(request.environ.get("PATH_INFO", "").encode("latin-1")):
            return problem(400)
        if not _is_text(unquote_to_bytes(request.query_string.replace(b"+", b" "))):
            return problem(400)
        if request.routing_exception:
            return None
        return (_repeated() if request.path.startswith("/api/") else None) or _body()

    @app.after_request
    def revalidated(response: Response) -> Response:
        answers = request.method in ("GET", "HEAD") and response.status_code == 200
        if answers and response.is_json and not response.direct_passthrough:
            # no-cache: a client may keep the answer but asks each time whether it still holds
            response.headers["Cache-Control"] = "private, no-cache"
            response.add_etag(weak=True)  # the same answer may go out compressed
            response.make_conditional(request)
        return response


def _max_body(app: Flask) -> int:
    view = app.view_functions.get(request.endpoint or "")
    return getattr(view, "max_body", MAX_BODY)


def _repeated() -> Response | None:
    """Refuse a parameter given twice, of which one would be dropped in silence."""
    twice = [name for name, values in request.args.lists() if len(values) > 1]
    if not twice:
        return None
    fault = FieldFault(
        where="query", field=twice[0][:60], detail="Given more than once; join values by commas."
    )
    return problem(422, errors=[fault])


def _body() -> Response | None:
    """Refuse a body that is not JSON, or that holds characters no text has."""
    if request.method not in ("POST", "PUT", "PATCH"):
        return None
    if not request.is_json:
        return problem(415) if request.path.startswith("/api/") else None
    strings = _strings(request.get_json())
    return (
        None if all(_is_text(s.encode("utf-8", "surrogatepass")) for s in strings) else problem(400)
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _is_text(raw: bytes) -> bool:
    """Tell whether bytes are UTF-8 without NUL."""
    try:
        return "\0" not in raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
