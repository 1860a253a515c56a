"""Who may ask what: everything from this machine, elsewhere with the key.

A request is *local* when it comes from a loopback address, names a loopback host and passed no
proxy.  The second keeps web pages out that point a name of their own at this machine (DNS
rebinding); the third keeps a proxy on this machine from vouching for the whole world.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from hashlib import sha256
from ipaddress import ip_address
from typing import Any, TypeVar

from apiflask import APIFlask
from flask import Flask, Request, Response, current_app, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface

from api.addresses import relative
from api.problems import problem
from graph.settings import Settings

View = TypeVar("View", bound=Callable[..., Any])

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_NO_KEY_SET = (
    "This service answers to its own machine only: open it as http://127.0.0.1, or set "
    "ENTENTE_API_KEY where it runs and send the key with each request."
)


def open_to_all(view: View) -> View:
    """Mark a view that holds nothing of the store: it needs no key."""
    view.access = "open"  # type: ignore[attr-defined]
    return view


def reads(view: View) -> View:
    """Mark a view that only reads although it takes POST: open where reading is public."""
    view.access = "read"  # type: ignore[attr-defined]
    return view


def needs_key(view: View) -> View:
    """Mark a view that needs the key even where reading is public."""
    view.access = "key"  # type: ignore[attr-defined]
    return view


def is_local(asked: Request) -> bool:
    """Tell whether a request comes from this machine and nobody else speaks through it."""
    host = asked.host.rsplit(":", 1)[0] if not asked.host.endswith("]") else asked.host
    named = host.lower() == "localhost" or _is_loopback(host.strip("[]"))
    proxied = any(name in asked.headers for name in _FORWARDED)
    return named and not proxied and _is_loopback(asked.remote_addr or "")


def protect(app: APIFlask, settings: Settings) -> None:
    """Ask requests from elsewhere for the key, and set the headers that protect browsers."""
    app.session_interface = _Sessions()
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    if settings.api_key:
        app.secret_key = hmac.digest(settings.api_key.encode(), b"session", "sha256")

    @app.before_request
    def admit() -> Response | None:
        access = _access(current_app)
        if access == "open" or is_local(request) or (settings.public_read and access == "read"):
            return None
        if not settings.api_key:
            return problem(403, _NO_KEY_SET)
        if _carries(settings.api_key):
            return None
        if _is_page(request):
            return redirect(relative(url_for("session.form")))  # type: ignore[return-value]
        return problem(401, headers={"WWW-Authenticate": 'Bearer realm="entente"'})

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _CONTENT_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


def is_key(given: str, key: str) -> bool:
    """Compare in constant time, whatever the lengths."""
    return hmac.compare_digest(sha256(given.encode()).digest(), sha256(key.encode()).digest())


def _carries(key: str) -> bool:
    """Tell whether the request has the key, in a header or by a session made with it."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    given = token.strip() if scheme.lower() == "bearer" else request.headers.get("X-API-Key", "")
    return bool(session.get("admitted")) or is_key(given, key)


def _access(app: Flask) -> str:
    """Return what the view is marked with; unmarked, a GET reads and all else needs the key."""
    endpoint = request.endpoint or ""
    if endpoint == "static" or endpoint.endswith(".static"):
        return "open"
    marked: str | None = getattr(app.view_functions.get(endpoint), "access", None)
    return marked or ("read" if request.method in ("GET", "HEAD", "OPTIONS") else "key")


def _is_page(asked: Request) -> bool:
    """Tell whether a browser asks for a page to show."""
    best = asked.accept_mimetypes.best_match(["application/json", "text/html"])
    return asked.method == "GET" and best == "text/html" and not asked.path.startswith("/api/")


def _is_loopback(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


class _Sessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie that is sent over HTTPS only when it was set over HTTPS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure
