"""What is new since a moment, as JSON or as an Atom feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response, url_for

from api import atom
from api.addresses import relative
from api.files import ties_file
from api.listings import NewsList
from api.models import CountryPath, NewsQuery, PairPath, UidPath
from api.resources.common import MOVED, by_country_code, moved, resource
from graph.history import with_times
from graph.queries.news import News, news, news_of_official
from graph.queries.officials import official
from graph.queries.ties import party
from graph.reference import reference
from graph.stores.base import Store


def news_blueprint(store: Store) -> APIBlueprint:
    """Return ``…/news`` of a country, a pair and an official."""
    blueprint = resource("news")

    @blueprint.get("/countries/<code>/news")
    @blueprint.input(CountryPath, location="path")
    @blueprint.input(NewsQuery, location="query")
    @blueprint.output(NewsList)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def of_country(code: str, path_data: CountryPath, query_data: NewsQuery) -> Any:
        """List a country's ties that are new or have changed since a moment, the last one first."""
        found = news(store, code, _moment(query_data.since), query_data.limit)
        return _answer(store, query_data, code, reference().label(code), found)

    @blueprint.get("/countries/<code>/ties/<other>/news")
    @blueprint.input(PairPath, location="path")
    @blueprint.input(NewsQuery, location="query")
    @blueprint.output(NewsList)
    @blueprint.doc(responses=MOVED)
    @by_country_code(store)
    def of_pair(code: str, other: str, path_data: PairPath, query_data: NewsQuery) -> Any:
        """List a pair's ties that are new or have changed since a moment, the last one first."""
        found = news(store, party(code, other), _moment(query_data.since), query_data.limit)
        title = f"{reference().label(code)} – {reference().label(other)}"
        return _answer(store, query_data, party(code, other), title, found)

    @blueprint.get("/officials/<uid>/news")
    @blueprint.input(UidPath, location="path")
    @blueprint.input(NewsQuery, location="query")
    @blueprint.output(NewsList)
    @blueprint.doc(responses=MOVED)
    def of_official(uid: str, path_data: UidPath, query_data: NewsQuery) -> Any:
        """List a person's ties that are new or have changed since a moment, the last one first."""
        person = official(store, uid)
        if person["uid"] != uid:
            return moved(uid=person["uid"])
        found = news_of_official(store, uid, _moment(query_data.since), query_data.limit)
        return _answer(store, query_data, uid, person["name"], found)

    return blueprint


def _moment(since: str) -> datetime:
    return datetime.fromisoformat(since)


def _answer(store: Store, asked: NewsQuery, name: str, title: str, found: Sequence[News]) -> Any:
    if asked.format == "atom":
        base = relative(url_for("ties.one", uid="-")).removesuffix("/ties/-")
        body = atom.feed(name, title, found, base)
        return Response(body, content_type=f"{atom.MEDIA_TYPE}; charset=utf-8")
    if asked.format != "json":
        return ties_file([item.tie for item in found], asked.format)
    ties = with_times(store, [item.tie for item in found])
    items = zip(found, ties, strict=True)
    return {"items": [{"written": item.written, "tie": tie} for item, tie in items]}
