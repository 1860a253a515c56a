"""Addresses relative to the request's own, so that they hold behind any proxy and prefix."""

from __future__ import annotations

import posixpath

from flask import request


def relative(target: str, *, keep_query: bool = False) -> str:
    """Return a path of this application (from ``url_for``) as seen from the request's path.

    ``keep_query`` appends the request's query string as it came.
    """
    here = posixpath.dirname(f"{request.script_root}{request.path}") or "/"
    path = posixpath.relpath(target, here)
    if ":" in path.partition("/")[0]:
        path = f"./{path}"  # else what stands before the colon would be a scheme
    query = request.query_string.decode("latin-1")
    return f"{path}?{query}" if keep_query and query else path
