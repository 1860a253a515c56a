"""Answers as small as the client can read them."""

from __future__ import annotations

import gzip

from apiflask import APIFlask
from flask import Response, request

LEAST = 500
_MOST = 2_000_000  # bytes of a file that is compressed
_LEVEL = 5
_TEXTS = ("text/", "application/json", "application/problem+json", "application/atom+xml")


def _take_in(response: Response) -> None:
    """Read a file that would be sent as it lies, unless it is too large for that.

    Its tag becomes a weak one: as gzip it is the same file in other bytes.
    """
    if response.status_code != 200 or (response.content_length or _MOST) >= _MOST:
        return
    file = response.response
    response.direct_passthrough = False
    response.set_data(response.get_data())
    if close := getattr(file, "close", None):
        close()
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)


def compress(app: APIFlask) -> None:
    """Send texts from ``LEAST`` bytes on as gzip to those who take it."""

    @app.after_request
    def smaller(response: Response) -> Response:
        if not (response.mimetype or "").startswith(_TEXTS):
            return response
        if response.direct_passthrough:
            _take_in(response)
        if response.direct_passthrough or response.is_streamed or response.status_code < 200:
            return response
        response.vary.add("Accept-Encoding")
        wanted = request.accept_encodings.quality("gzip") > 0
        if wanted and (response.calculate_content_length() or 0) >= LEAST:
            # without a time in its head, so that equal answers are equal bytes
            response.set_data(gzip.compress(response.get_data(), _LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
        return response
