"""The explorer's page and its answers: what is read from the store, put into the page's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment

from graph.ontology import Language, ontology
from graph.reference import reference
from graph.stores.base import Store
from viz import source
from viz.ends import End, Tie, home_of
from viz.layout import Point, place
from viz.network import ExplorerNetwork
from viz.scene import CANVAS, NEIGHBOURS, Scene, neighbourhood, overview
from viz.style import styles
from viz.words import LANGUAGES, catalogue, name_of, shortened, told

OPENED = 12  # nodes opened at once
LATEST, LISTED, READ = 8, 40, 500
COMMAND = "python3 run.py load dispatches/"


def page(
    store: Store,
    environment: Environment,
    language: Language,
    opened: Sequence[str] = (),
    reach: int = 0,
) -> str:
    """Return the page with its first scene drawn in.

    Raises:
        StoreError: the store cannot be read.
    """
    first = scene(store, environment, language, opened, reach)
    codes = [node["id"] for node in first["nodes"] if node["kind"] == "Country"]
    latest = _told(source.latest(store, codes, LATEST), language)
    return _render(environment, language, {"scene": first, "latest": latest})


def apology(environment: Environment, language: Language, problem: str) -> str:
    """Return the page without a scene, saying what keeps it from having one."""
    return _render(environment, language, {"scene": None, "latest": [], "problem": problem})


def scene(
    store: Store,
    environment: Environment,
    language: Language,
    opened: Sequence[str] = (),
    reach: int = 0,
) -> dict[str, Any]:
    """Return what to draw, with its places.

    Nodes opened one after the other keep the places of the earlier ones, so the same ``opened``
    gives the same drawing, however it came about.
    """
    if not opened:
        drawn = overview(source.pairs(store))
        return _placed(environment, language, drawn, _places(drawn, language))
    reach = max(NEIGHBOURS, min(reach, CANVAS))
    ties: dict[str, Tie] = {}
    points: dict[str, Point] = {opened[0]: (0.0, 0.0)}
    unread = 0
    for number, uid in enumerate(opened, start=1):
        found, total = source.ties_around(store, uid, READ)
        unread += total - len(found)
        ties.update({tie["uid"]: tie for tie in found})
        drawn = neighbourhood(ties.values(), opened[:number], reach)
        points = _places(drawn, language, points)
    result = _placed(environment, language, drawn, points)
    return {**result, "unread": unread, "full": len(drawn.nodes) >= CANVAS}


def node(store: Store, language: Language, uid: str) -> dict[str, Any]:
    """Return a node's details and its newest ties.

    Raises:
        NotFound: there is no such node.
    """
    found = source.node(store, uid)
    newest, total = source.ties_around(store, uid, LISTED)
    return {**_named(found, language), "ties": _told(newest, language), "total": total}


def pair(
    store: Store, language: Language, first: str, second: str, cursor: str | None
) -> dict[str, Any]:
    """Return a page of the ties between two countries, newest first."""
    found = source.ties_of(store, first, second, cursor=cursor, limit=LISTED)
    return {"items": _told(found.items, language), "next": found.next}


def ties(store: Store, language: Language, uids: Sequence[str]) -> dict[str, Any]:
    """Return the ties with these uids; those that are no more are left out."""
    return {"items": _told(source.ties_named(store, uids), language)}


def search(store: Store, language: Language, text: str) -> dict[str, Any]:
    """Return what goes by a name that begins so, best first."""
    return {"items": [_named(found, language) for found in source.search(store, text, 10)]}


def _placed(
    environment: Environment, language: Language, drawn: Scene, points: dict[str, Point]
) -> dict[str, Any]:
    network = ExplorerNetwork(environment, language)
    network.draw(drawn, points)
    return {**network.as_json(), "more": drawn.more}


def _places(
    drawn: Scene, language: Language, fixed: dict[str, Point] | None = None
) -> dict[str, Point]:
    labels = {end.uid: shortened(name_of(end, language)) for end in drawn.nodes}
    edges = [(edge.source, edge.target) for edge in drawn.edges]
    return place(labels, edges, fixed)


def _told(found: Iterable[Tie], language: Language) -> list[dict[str, Any]]:
    return [told(tie, language) for tie in found]


def _named(found: Mapping[str, Any], language: Language) -> dict[str, Any]:
    end = End(found["uid"], found["kind"], found.get("name", ""))
    home = home_of(found)
    place_name = reference().label(home, language) if home and home != end.uid else None
    return {**found, "name": name_of(end, language), "home": place_name}


def _render(environment: Environment, language: Language, data: dict[str, Any]) -> str:
    strings = catalogue(language)
    other = next(name for name in LANGUAGES if name != language)
    shared = {
        "language": language,
        "other": other,
        "strings": strings,
        "styles": styles(),
        "types": ontology().tie_types,
        "canvas": CANVAS,
        "reach": NEIGHBOURS,
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
