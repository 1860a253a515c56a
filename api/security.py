"""Who may ask what: everything from this machine, elsewhere with a key that has the scope.

A request is *local* when it comes from a loopback address, names a loopback host and passed no
proxy.  The second keeps web pages out that point a name of their own at this machine (DNS
rebinding); the third keeps a proxy on this machine from vouching for the whole world.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_address
from typing import Any, TypeVar

from apiflask import APIFlask
from flask import Flask, Request, Response, current_app, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface

from api.addresses import relative
from api.keys import Key, Scope, find, keys_of, marked
from api.limits import Limits
from api.problems import problem
from graph.settings import Settings

View = TypeVar("View", bound=Callable[..., Any])

SAFE = ("GET", "HEAD", "OPTIONS")
_FORWARDED = ("Forwarded", "X-Real-Ip", "Via")
_CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_NO_KEY_SET = (
    "This service answers to its own machine only: open it as http://127.0.0.1, or set "
    "ENTENTE_API_KEY where it runs and send the key with each request."
)
_DEAR = 10  # a query or a write counts as so many requests
_FOREIGN_PAGE = "A page of another site may not change anything here."


def open_to_all(view: View) -> View:
    """Mark a view that holds nothing of the store: it needs no key."""
    view.access = "open"  # type: ignore[attr-defined]
    return view


def needs(scope: Scope) -> Callable[[View], View]:
    """Mark a view with the scope that a key must have to reach it.

    Unmarked, a GET needs ``read`` and all else ``write``.
    """

    def mark(view: View) -> View:
        view.access = scope  # type: ignore[attr-defined]
        return view

    return mark


reads = needs("read")
"""Mark a view that only reads although it takes POST."""


def is_local(asked: Request) -> bool:
    """Tell whether a request comes from this machine and nobody else speaks through it."""
    host = asked.host.rsplit(":", 1)[0] if not asked.host.endswith("]") else asked.host
    named = host.lower() == "localhost" or _is_loopback(host.strip("[]"))
    proxied = any(name in _FORWARDED or name.startswith("X-Forwarded-") for name in _names(asked))
    return named and not proxied and _is_loopback(asked.remote_addr or "")


def _names(asked: Request) -> Iterator[str]:
    return (name.title() for name, _ in asked.headers)


def protect(app: APIFlask, settings: Settings) -> tuple[Key, ...]:
    """Ask requests from elsewhere for a key, and protect browsers; return the keys.

    Raises:
        BadInput: the keys cannot be read.
    """
    keys = keys_of(settings)
    limits = Limits(settings.requests_per_minute)
    app.session_interface = _Sessions()
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    # a session ends with its key; one made with a key of the file, of which we know only the
    # digest, ends with the service as well
    app.secret_key = (
        hmac.digest(settings.api_key.encode(), b"session", "sha256")
        if settings.api_key
        else secrets.token_bytes(32)
    )

    @app.before_request
    def admit() -> Response | None:
        access = access_of(current_app)
        g.caller, g.may_write = f"someone at {request.remote_addr}", False
        if request.method not in SAFE and _from_a_foreign_page(request):
            return problem(403, _FOREIGN_PAGE)
        if is_local(request):
            g.caller, g.may_write = "this machine", True
            return None
        key = _carried(keys)
        if key:
            g.caller, g.may_write = key.name, "write" in key.scopes
        if seconds := limits.wait(g.caller, access, 1 if access in ("open", "read") else _DEAR):
            return problem(429, headers={"Retry-After": str(seconds)})
        if access == "open" or (settings.public_read and access == "read"):
            return None
        return _refusal(keys, key, access)

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _CONTENT_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return keys


def access_of(app: Flask) -> str:
    """Return what the view is marked with; unmarked, a GET reads and all else writes."""
    endpoint = request.endpoint or ""
    if endpoint == "static" or endpoint.endswith(".static"):
        return "open"
    marked_with: str | None = getattr(app.view_functions.get(endpoint), "access", None)
    return marked_with or ("read" if request.method in SAFE else "write")


def _refusal(keys: Sequence[Key], key: Key | None, access: str) -> Response | None:
    """Return why a request from elsewhere is not let in, None when it is."""
    if not keys:
        return problem(403, _NO_KEY_SET)
    if key is None:
        if _is_page(request):
            return redirect(relative(url_for("session.form")))  # type: ignore[return-value]
        return problem(401, headers={"WWW-Authenticate": 'Bearer realm="entente"'})
    if access not in key.scopes:
        return problem(403, f"The key that was sent lacks the scope '{access}', which this needs.")
    return None


def _carried(keys: Sequence[Key]) -> Key | None:
    """Return the key of a request: in a header, or of the session that was made with it."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    given = token.strip() if scheme.lower() == "bearer" else request.headers.get("X-API-Key", "")
    return find(keys, given) if given else marked(keys, session.get("key"))


def _from_a_foreign_page(asked: Request) -> bool:
    """Tell whether a browser sends it for a page of another site, as it says itself."""
    return asked.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")


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
