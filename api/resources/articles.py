"""Articles: what was read, and the ties that its sentences support; articles in and out."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint

from api.answers import Article, Deleted, LoadedList
from api.hygiene import takes
from api.listings import NodesPage
from api.models import ArticleBody, ArticlesBody, PageQuery, UidPath
from api.problems import FieldFault, WrongValues
from api.resources.common import nodes_page, resource
from api.turnstile import Turnstile
from graph.model import Article as Record
from graph.queries.articles import article
from graph.settings import Settings
from graph.stores.base import Store
from graph.update import Outcome, delete
from loaders.load import load
from loaders.sources import Unreadable, article_from_record


def articles_blueprint(store: Store, settings: Settings) -> APIBlueprint:
    """Return ``/articles`` and ``/articles/<uid>``."""
    blueprint = resource("articles")
    # there is one writer, and extraction must not take all threads from readers
    turnstile = Turnstile(at_once=1)

    @blueprint.post("/articles")
    @takes(megabytes=8)
    @blueprint.input(ArticlesBody)
    @blueprint.output(LoadedList)
    @blueprint.doc(responses={429: "Another load is running"})
    def add(json_data: ArticlesBody) -> Any:
        """Load articles: read the facts out of them and store both.

        When one of them cannot be read, none is stored.  Loading an article again changes nothing;
        other text under the same `id` or `url` is a correction and replaces what was said before.
        """
        records = _records(json_data.articles)
        with turnstile.passed():
            outcomes = list(load(store, records, settings.retention))
        found = [outcome for outcome in outcomes if isinstance(outcome, Outcome)]
        return {"items": [{"outcome": one.kind, "article": one.article} for one in found]}

    @blueprint.get("/articles")
    @blueprint.input(PageQuery, location="query")
    @blueprint.output(NodesPage)
    def every(query_data: PageQuery) -> Any:
        """List articles by uid, all versions, without their text."""
        return nodes_page(store, "Article", query_data)

    @blueprint.get("/articles/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Article)
    def one(uid: str, path_data: UidPath) -> Any:
        """Show an article with its ties."""
        return article(store, uid)

    @blueprint.delete("/articles/<uid>")
    @blueprint.input(UidPath, location="path")
    @blueprint.output(Deleted)
    def remove(uid: str, path_data: UidPath) -> Any:
        """Take an article out with all its versions and what only it says."""
        article(store, uid)  # by its uid only, not by what else it may be known as
        return {"deleted": delete(store, [uid])}

    return blueprint


def _records(bodies: list[ArticleBody]) -> list[Record]:
    """Read all articles of a request.

    Raises:
        WrongValues: some cannot be read; says which and why.
    """
    records, faults = [], []
    for place, body in enumerate(bodies):
        try:
            records.append(article_from_record(body.model_dump(exclude_none=True)))
        except Unreadable as error:
            fault = FieldFault(where="json", field=f"articles.{place}", detail=str(error))
            faults.append(fault)
    if faults:
        raise WrongValues(faults)
    return records
