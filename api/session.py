"""A browser's way to show the key once: a form that gives a session."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from api.addresses import relative
from api.security import is_key, open_to_all
from graph.settings import Settings


def session_blueprint(settings: Settings) -> Blueprint:
    """Return the pages ``/login`` and ``/logout``; without a key nobody is let in."""
    blueprint = Blueprint("session", __name__)

    @blueprint.get("/login")
    @open_to_all
    def form() -> ResponseReturnValue:
        return render_template("login.html", refused=False)

    @blueprint.post("/login")
    @open_to_all
    def login() -> ResponseReturnValue:
        if not settings.api_key or not is_key(request.form.get("key", ""), settings.api_key):
            return render_template("login.html", refused=True), 403
        session["admitted"] = True
        return redirect(relative("/"), 303)

    @blueprint.post("/logout")
    @open_to_all
    def logout() -> ResponseReturnValue:
        session.clear()
        return redirect(relative(url_for("session.form")), 303)

    return blueprint
