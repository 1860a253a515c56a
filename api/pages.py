"""The explorer's page and what its scripts ask for.

All addresses in the page are relative, so that it works behind any prefix of a proxy.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from apiflask import APIFlask
from flask import Blueprint, Response, current_app, g, jsonify, request, send_from_directory

from api.documentation import groups, models
from api.security import open_to_all, reads
from api.sifting import filters_of
from graph.errors import BadInput, StoreError
from graph.ontology import Language
from graph.queries.ties import ANY, TieFilter
from graph.settings import Settings
from graph.stores.base import Store
from viz import console, dossiers, doubts, explorer
from viz.arrangement import LAYOUTS
from viz.explorer import View
from viz.network import VIS_FOLDER
from viz.scene import MEASURES
from viz.style import palette_css
from viz.words import LANGUAGES

VIZ = Path(str(files("viz")))
YEAR = 31_536_000
AT_ONCE = 600  # uids in a question


def pages_blueprint(store: Store, settings: Settings) -> Blueprint:
    """Return the explorer: ``/``, its static files, vis-network, and ``/explorer/…``."""
    pages = Blueprint(
        "pages",
        __name__,
        static_folder=VIZ / "static",
        static_url_path="/explorer/static",
        template_folder=VIZ / "templates",
    )

    @pages.get("/")
    def page() -> Response | str:
        try:
            return explorer.page(store, current_app.jinja_env, _language(), _view())
        except StoreError as error:
            text = explorer.apology(current_app.jinja_env, _language(), str(error))
            return Response(text, error.status)

    @pages.get("/vis/<path:name>")
    @open_to_all
    def vis(name: str) -> Response:
        return send_from_directory(VIS_FOLDER, name, max_age=YEAR)

    @pages.get("/explorer/palette.css")
    @open_to_all
    def palette() -> Response:
        return Response(palette_css(), mimetype="text/css")

    _answer_questions(pages, store)
    _add_reading(pages)
    return pages


def _add_reading(pages: Blueprint) -> None:
    """Add the pages for those who query."""

    @pages.get("/cypher")
    def cypher() -> str:
        return console.console(current_app.jinja_env, _language())

    @pages.get("/schema")
    def schema() -> str:
        return console.schema(current_app.jinja_env, _language())

    @cache
    def described() -> dict[str, Any]:
        written = cast(dict[str, Any], cast(APIFlask, current_app).spec)
        return {"info": written["info"], "groups": groups(written), "models": models(written)}

    @pages.get("/docs")
    def docs() -> str:
        language = _language()
        more = {"data": console.reading(language), **described()}
        return console.render(current_app.jinja_env, "docs.html", language, "docs", **more)


def _answer_questions(pages: Blueprint, store: Store) -> None:
    """Add what the page's scripts ask for."""

    @pages.get("/explorer/scene")
    def scene() -> Response:
        return jsonify(explorer.scene(store, current_app.jinja_env, _language(), _view()))

    @pages.get("/explorer/node")
    def node() -> Response:
        return jsonify(dossiers.node(store, _language(), _text("uid"), filters_of(request)))

    @pages.get("/explorer/pair")
    def pair() -> Response:
        pair, cursor = (_text("a"), _text("b")), request.args.get("cursor")
        return jsonify(dossiers.pair(store, _language(), *pair, cursor, filters_of(request)))

    @pages.get("/explorer/standing")
    def standing() -> Response:
        return jsonify(dossiers.stands(store, _language(), _text("a"), _text("b"), _text("on")))

    @pages.get("/explorer/ties")
    def ties_at() -> Response:
        period = request.args.get("period")
        filters = TieFilter(types=(_text("type"),), since=period, until=period)
        cursor = request.args.get("cursor")
        return jsonify(dossiers.ties_at(store, _language(), _text("uid"), filters, cursor))

    @pages.post("/explorer/ties")
    @reads
    def ties() -> Response:
        return jsonify(dossiers.ties(store, _language(), _listed("ties"), filters_of(request)))

    @pages.get("/explorer/review")
    def review() -> Response:
        found = doubts.waiting(store, _language(), request.args.get("about"))
        return jsonify({**found, "may_decide": bool(g.may_write)})

    @pages.get("/explorer/doubts")
    def touching() -> Response:
        return jsonify({"total": doubts.count(store, _text("about"))})

    @pages.get("/explorer/search")
    def search() -> Response:
        return jsonify(explorer.search(store, _language(), request.args.get("q", "")[:200]))

    @pages.post("/explorer/sources")
    @reads
    def sources() -> Response:
        return jsonify(
            dossiers.sources(store, _listed("ties"), _listed("pairs"), filters_of(request))
        )


def _language() -> Language:
    """Return the language asked for, else the browser's, else English."""
    wanted = request.args.get("lang", "")
    best = wanted if wanted in LANGUAGES else request.accept_languages.best_match(LANGUAGES)
    return "fr" if best == "fr" else "en"


def _view() -> View:
    """Return what to draw; the uids opened are joined by a sign that no uid holds."""
    by, layout = request.args.get("by", ""), request.args.get("layout", "")
    return View(
        opened=tuple(uid for uid in request.args.get("open", "").split("|") if uid),
        extra=request.args.get("extra", 0, type=int),
        by=by if by in MEASURES else "ties",
        people="people" in request.args,
        layout=layout if layout in LAYOUTS else "network",
        path=tuple(uid for uid in request.args.get("path", "").split("|") if uid),
        review=bool(request.args.get("review")),
        filters=filters_of(request) if "within" in request.args else ANY,
    )


def _text(name: str) -> str:
    value = request.args.get(name, "")
    if not 0 < len(value) <= 300:
        raise BadInput(f"The address needs {name}, at most 300 characters of it.")
    return value


def _listed(name: str) -> list[str]:
    body: Any = request.get_json(silent=True)
    uids: Any = body.get(name) if isinstance(body, dict) else None
    if not isinstance(uids, list) or not all(isinstance(uid, str) for uid in uids):
        raise BadInput(f'The body must be JSON such as {{"{name}": ["…"]}}.')
    if len(uids) > AT_ONCE:
        raise BadInput(f"At most {AT_ONCE} {name} can be asked for at once.")
    return uids
