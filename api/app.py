"""The application: resources under ``/api/v1``, health, the description, and the pages."""

from __future__ import annotations

from apiflask import APIFlask

from api.compression import compress
from api.hygiene import keep_clean
from api.observing import Application, observe
from api.openapi import describe
from api.pages import pages_blueprint
from api.problems import handle_problems
from api.resources.articles import articles_blueprint
from api.resources.countries import countries_blueprint
from api.resources.cypher import cypher_blueprint
from api.resources.decisions import decisions_blueprint
from api.resources.explore import explore_blueprint
from api.resources.health import health_blueprint
from api.resources.news import news_blueprint
from api.resources.nodes import nodes_blueprint
from api.resources.officials import officials_blueprint
from api.resources.ties import ties_blueprint
from api.security import protect
from api.session import session_blueprint
from graph.settings import Settings
from graph.stores.base import Store

DESCRIPTION = """Relations between countries, each tie with the sentences that it comes from.

Countries are ISO 3166-1 alpha-2 codes; other codes and names are redirected to them.  Dates are
ISO 8601, cut at their precision.  Lists give `items` and `next`, the cursor of the next page."""


def create_app(store: Store, settings: Settings) -> APIFlask:
    """Return the application over an open store.

    It keeps the store but does not close it.  Who may ask what is in ``api.security``.
    """
    app = Application(
        "api", title="Entente", version="1.0.0", spec_path="/openapi.json", docs_path=None
    )
    app.description = DESCRIPTION
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    handle_problems(app)
    metrics = observe(app)
    compress(app)
    keys = protect(app, settings)
    keep_clean(app)
    describe(app)
    for blueprint in (
        health_blueprint(store, metrics),
        countries_blueprint(store),
        ties_blueprint(store),
        officials_blueprint(store),
        articles_blueprint(store, settings),
        decisions_blueprint(store),
        nodes_blueprint(store),
        news_blueprint(store),
        explore_blueprint(store),
        cypher_blueprint(store),
        session_blueprint(keys),
        pages_blueprint(store, settings),
    ):
        app.register_blueprint(blueprint)
    return app
