"""A browser's way to show the key once: a form that gives a session."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from api.addresses import relative
from api.keys import Key, find
from api.security import open_to_all


def session_blueprint(keys: Sequence[Key]) -> Blueprint:
    """Return the pages ``/login`` and ``/logout``; without a key nobody is let in."""
    blueprint = Blueprint("session", __name__)

    @blueprint.get("/login")
    @open_to_all
    def form() -> ResponseReturnValue:
        return render_template("login.html", refused=False)

    @blueprint.post("/login")
    @open_to_all
    def login() -> ResponseReturnValue:
        key = find(keys, request.form.get("key", ""))
        if key is None:
            return render_template("login.html", refused=True), 403
        session["key"] = key.mark
        return redirect(relative("/"), 303)

    @blueprint.post("/logout")
    @open_to_all
    def logout() -> ResponseReturnValue:
        session.clear()
        return redirect(relative(url_for("session.form")), 303)

    return blueprint
