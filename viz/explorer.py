"""The explorer's page and its answers: what is read from the store, put into the page's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib.resources import files
from typing import Any

from jinja2 import Environment

from graph.errors import NotFound
from graph.ontology import Language, ontology
from graph.queries.countries import relation
from graph.queries.ties import latest_ties, ties_by_uid, ties_of
from graph.stores.base import Store
from viz import source
from viz.ends import End, Tie
from viz.network import ExplorerNetwork
from viz.packing import Point
from viz.scene import CANVAS, neighbourhood, overview
from viz.style import styles
from viz.telling import named, standing, told
from viz.words import LANGUAGES, catalogue

OPENED = 12  # nodes opened at once
LATEST, LISTED, READ = 8, 40, 500
SURE, OF_ONE = 0.6, 2  # what the start shows: confidence at least, ties of one article at most
COMMAND = "python3 run.py load dispatches/"


def page(
    store: Store,
    environment: Environment,
    language: Language,
    opened: Sequence[str] = (),
    extra: int = 0,
) -> str:
    """Return the page with its first scene drawn in.

    Raises:
        StoreError: the store cannot be read.
    """
    first = scene(store, environment, language, opened, extra)
    latest = _told(worth_reading(latest_ties(store, 8 * LATEST)), language)
    return _render(environment, language, {"scene": first, "latest": latest})


def apology(environment: Environment, language: Language, problem: str) -> str:
    """Return the page without a scene, saying what keeps it from having one."""
    return _render(environment, language, {"scene": None, "latest": [], "problem": problem})


def scene(
    store: Store,
    environment: Environment,
    language: Language,
    opened: Sequence[str] = (),
    extra: int = 0,
) -> dict[str, Any]:
    """Return what to draw, with its places.

    Each node opened grows the drawing from before, so the same ``opened`` gives the same drawing,
    whether it came about click by click or from an address.
    """
    ends = _present(store, opened[:OPENED])
    network = ExplorerNetwork(environment, language)
    if not ends:
        drawn = overview(source.pairs(store))
        network.draw(drawn)
        return {**network.as_json(), "opened": [], "more": drawn.more}
    around: list[tuple[End, list[Tie]]] = []
    points: dict[str, Point] = {}
    unread = 0
    for end in ends:
        found, total = source.ties_around(store, end.uid, READ)
        unread += total - len(found)
        around.append((end, found))
        drawn = neighbourhood(around, max(0, min(extra, CANVAS)))
        network = ExplorerNetwork(environment, language)
        points = network.draw(drawn, points)
    full = len(drawn.nodes) >= CANVAS or len(opened) > OPENED
    return {
        **network.as_json(),
        "opened": [end.uid for end in ends],
        "more": drawn.more,
        "read": sum(len(found) for _, found in around),
        "unread": unread,
        "full": full,
    }


def node(store: Store, language: Language, uid: str) -> dict[str, Any]:
    """Return a node's details and its newest ties.

    Raises:
        NotFound: there is no such node.
    """
    found = source.node(store, uid)
    newest, total = source.ties_around(store, uid, LISTED)
    return {**named(found, language), "ties": _told(newest, language), "total": total}


def pair(
    store: Store, language: Language, first: str, second: str, cursor: str | None
) -> dict[str, Any]:
    """Return a page of the ties between two countries, newest first, and how they stand."""
    found = ties_of(store, first, second, cursor=cursor, limit=LISTED)
    between = relation(store, first, second)
    return {
        "items": _told(found.items, language),
        "next": found.next,
        "total": between["ties"],
        "standing": standing(between["state"], language),
    }


def ties(store: Store, language: Language, uids: Sequence[str]) -> dict[str, Any]:
    """Return the ties with these uids; those that are no more are left out."""
    return {"items": _told(ties_by_uid(store, uids), language)}


def search(store: Store, language: Language, text: str) -> dict[str, Any]:
    """Return what goes by a name that begins so, best first."""
    return {"items": [named(found, language) for found in source.search(store, text, 10)]}


def worth_reading(found: Iterable[Tie]) -> list[Tie]:
    """Return ties to begin with: surely read ones, few of one article, in their order."""
    seen: Counter[str] = Counter()
    chosen: list[Tie] = []
    for tie in found:
        article = tie["evidence"][0]["article"]
        fits = tie["confidence"] >= SURE and _was_past(tie)
        if fits and seen[article] < OF_ONE and len(chosen) < LATEST:
            seen[article] += 1
            chosen.append(tie)
    return chosen


def _was_past(tie: Tie) -> bool:
    """Tell whether a tie's date may lie before it was reported; one that lies after is a plan."""
    published = min((quote.get("published") or "" for quote in tie["evidence"]), default="")
    date = tie.get("date") or ""
    return not published or date[: len(published)] <= published[: len(date)]


def _present(store: Store, uids: Iterable[str]) -> list[End]:
    """Return what these uids name now, each once; what is no more is left out."""
    ends: dict[str, End] = {}
    for uid in uids:
        with suppress(NotFound):
            end = source.end(store, uid)
            ends[end.uid] = end
    return list(ends.values())


def _told(found: Iterable[Tie], language: Language) -> list[dict[str, Any]]:
    return [told(tie, language) for tie in found]


def _render(environment: Environment, language: Language, data: dict[str, Any]) -> str:
    strings = catalogue(language)
    other = next(name for name in LANGUAGES if name != language)
    shared = {
        "language": language,
        "other": other,
        "strings": strings,
        "styles": styles(),
        "types": ontology().tie_types,
        "command": COMMAND,
    }
    static = files("viz") / "static"
    names = sorted(entry.name for entry in static.iterdir())
    return ExplorerNetwork(environment, language).page(
        data={**shared, **data},
        t=strings,
        language=language,
        other=other,
        sheets=[name for name in names if name.endswith(".css")],
        modules=[n for n in names if n.endswith(".js") and n not in ("main.js", "theme-early.js")],
    )
