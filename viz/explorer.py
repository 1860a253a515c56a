"""The explorer's page and its answers: what is read from the store, put into the page's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment

from graph.ontology import Language, ontology
from graph.queries.ties import ANY, TieFilter
from graph.reference import reference
from graph.stores.base import Store
from viz import paths, source, start
from viz.arrangement import LAYOUTS
from viz.network import ExplorerNetwork
from viz.opening import OPENED, detailed, ends_of, present, rolled_up
from viz.pairing import pairs_meant
from viz.scene import CANVAS, MEASURES, Pair, Scene, Tallies, overview
from viz.style import styles
from viz.telling import named
from viz.words import LANGUAGES, catalogue

FOUND = 10  # suggestions
COMMAND = "python3 run.py load dispatches/"


@dataclass(frozen=True)
class View:
    """What the address asks to draw.

    ``opened`` are uids, a pair's among them (``KZ~MA``); ``extra`` so many neighbours more of
    each; ``by`` the measure that partners of countries are chosen by; ``people`` says that opened
    countries show their officials, agreements and events; ``layout`` where nodes stand; ``path``
    two uids between which a way is looked for, instead of anything opened; ``review`` that nothing
    is drawn, as the doubts are reviewed; ``filters`` which ties neighbours are chosen by.
    """

    opened: tuple[str, ...] = ()
    extra: int = 0
    by: str = "ties"
    people: bool = False
    layout: str = "network"
    path: tuple[str, ...] = ()
    review: bool = False
    filters: TieFilter = ANY


def page(store: Store, environment: Environment, language: Language, view: View) -> str:
    """Return the page with its first scene drawn in.

    Raises:
        StoreError: the store cannot be read.
    """
    if view.review:
        return _render(environment, language, {"scene": None, "latest": []})
    data: dict[str, Any] = {"latest": start.latest(store, language)}
    if view.opened or view.path or view.layout != "network" or view.filters != ANY:
        data["scene"] = scene(store, environment, language, view)
    else:
        pairs = source.pairs(store)
        data["scene"] = _overview(environment, language, pairs, view.layout)
        data["news"] = start.news(store, pairs, language)
    return _render(environment, language, data)


def apology(environment: Environment, language: Language, problem: str) -> str:
    """Return the page without a scene, saying what keeps it from having one."""
    return _render(environment, language, {"scene": None, "latest": [], "problem": problem})


def scene(store: Store, environment: Environment, language: Language, view: View) -> dict[str, Any]:
    """Return what to draw, with its places.

    Each thing opened grows the drawing from before, so the same ``opened`` gives the same drawing,
    whether it came about click by click or from an address.
    """
    if len(view.path) == 2:
        return _path(store, environment, language, view)
    opened = present(store, view.opened, language)
    if not opened:
        return _overview(environment, language, source.pairs(store, view.filters), view.layout)
    extra = max(0, min(view.extra, CANVAS))
    # a country's people are shown once asked for, or once something else than countries is opened
    people = view.people or not all(one.is_country for one in opened)
    steps = (
        detailed(store, opened, extra, view.filters)
        if people
        else rolled_up(store, opened, view.by, extra, view.filters)
    )
    network, points = ExplorerNetwork(environment, language), None
    for seen in steps:
        network = ExplorerNetwork(environment, language)
        points = network.draw(seen.scene.renamed(ends_of(opened)), points, view.layout)
    return {
        **network.as_json(),
        "opened": [one.uid for one in opened],
        "people": people,
        "more": seen.scene.more,
        "read": seen.read,
        "unread": seen.unread,
        "full": _overflow(seen.scene, view),
    }


def _overflow(scene: Scene, view: View) -> dict[str, int] | None:
    """Return how many nodes or opened things there would be, where they are more than fit."""
    if len(view.opened) > OPENED:
        return {"opened": len(view.opened), "most": OPENED}
    if len(scene.nodes) >= CANVAS and scene.more:
        return {"nodes": len(scene.nodes) + scene.more, "most": CANVAS}
    return None


def _overview(
    environment: Environment, language: Language, pairs: Mapping[Pair, Tallies], layout: str
) -> dict[str, Any]:
    network = ExplorerNetwork(environment, language)
    drawn = overview(pairs)
    network.draw(drawn, layout=layout)
    return {**network.as_json(), "opened": [], "people": False, "more": drawn.more}


def _path(store: Store, environment: Environment, language: Language, view: View) -> dict[str, Any]:
    first, second = view.path
    way = paths.between(store, first, second)
    network = ExplorerNetwork(environment, language)
    network.draw(paths.drawn(store, way, (first, second), language), layout=view.layout)
    steps = paths.steps(store, way, language)
    return {**network.as_json(), "opened": [], "people": True, "more": 0, "steps": steps}


def search(store: Store, language: Language, text: str) -> dict[str, Any]:
    """Return what goes by a name that begins so, best first; pairs for two countries' names."""
    pairs = [
        {"uid": uid, "kind": "Pair", "name": " – ".join(names)}
        for uid in pairs_meant(text)
        for names in [[reference().label(code, language) for code in uid.split("~")]]
    ]
    found = [named(row, language) for row in source.search(store, text, FOUND, language)]
    return {"items": [*pairs, *found][:FOUND]}


def _render(environment: Environment, language: Language, data: dict[str, Any]) -> str:
    strings = catalogue(language)
    other = next(name for name in LANGUAGES if name != language)
    shared = {
        "language": language,
        "other": other,
        "strings": strings,
        "styles": styles(),
        "types": ontology().tie_types,
        "measures": list(MEASURES),
        "layouts": ["network", *LAYOUTS],
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
