"""What waits for a person's decision, as the page shows it: both sides, told, with reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.ontology import Language
from graph.queries.ties import ties_by_uid
from graph.reference import reference
from graph.review import queue
from graph.stores.base import Store
from viz import source
from viz.telling import named, told
from viz.words import web_address

AT_ONCE = 20  # doubts on a page of the queue

Json = dict[str, Any]


def waiting(store: Store, language: Language, about: str | None) -> Json:
    """Return the costliest doubts, how many there are in all, and what they are ``about`` by name.

    Raises:
        BadInput: nothing of this kind is doubted.
        NotFound: there is no such official.
    """
    items, total = queue(store, AT_ONCE, about)
    shown = [
        {**item, "sides": [_side(store, side, language) for side in item["sides"]]}
        for item in items
    ]
    return {"items": shown, "total": total, "name": about and _name(store, about, language)}


def count(store: Store, about: str) -> int:
    """Return how many doubts touch a country, a pair or an official.

    Raises:
        BadInput: nothing of this kind is doubted.
        NotFound: there is no such official.
    """
    return queue(store, 0, about)[1]


def _side(store: Store, side: Mapping[str, Any], language: Language) -> Json:
    if side["kind"] == "Official":
        quotes = [{**quote, "url": web_address(quote.get("url"))} for quote in side["evidence"]]
        return {**named(side, language), "evidence": quotes}
    ties = ties_by_uid(store, side["ties"])
    name = source.end(store, side["uid"], language).name
    return {**side, "name": name, "ties": [told(tie, language) for tie in ties]}


def _name(store: Store, about: str, language: Language) -> str:
    if about.startswith("official:"):
        return source.end(store, about, language).name
    return " – ".join(reference().label(code, language) for code in about.split("~"))
