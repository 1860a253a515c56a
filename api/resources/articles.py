"""Articles: what was read, and the ties that its sentences support."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from api.answers import Article
from api.models import UidPath
from api.resources.common import resource
from graph.queries.articles import article
from graph.stores.base import Store


def articles_blueprint(store: Store) -> APIBlueprint:
    """Return ``/articles/<uid>``."""
    blueprint = resource("articles")

    @blueprint.get("/articles/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Article)
    def one(uid: str, path_data: UidPath) -> Any:
        """Show an article with its ties."""
        return article(store, uid)

    return blueprint
