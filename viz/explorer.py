"""The explorer's page and its answers: what is read from the store, put into the page's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment

from graph.ontology import Language, ontology
from graph.queries.countries import relation
from graph.queries.ties import ties_by_uid, ties_of
from graph.reference import reference
from graph.stores.base import Store
from viz import source, start
from viz.ends import Tie
from viz.network import ExplorerNetwork
from viz.opening import OPENED, detailed, present, rolled_up
from viz.pairing import pairs_meant
from viz.scene import CANVAS, MEASURES, Pair, Tallies, overview
from viz.style import styles
from viz.telling import named, standing, told
from viz.words import LANGUAGES, catalogue

LISTED, FOUND = 40, 10
COMMAND = "python3 run.py load dispatches/"


@dataclass(frozen=True)
class View:
    """What the address asks to draw.

    ``opened`` are uids, a pair's among them (``KZ~MA``); ``extra`` so many neighbours more of
    each; ``by`` the measure that partners of countries are chosen by; ``people`` says that opened
    countries show their officials, agreements and events.
    """

    opened: tuple[str, ...] = ()
    extra: int = 0
    by: str = "ties"
    people: bool = False


def page(store: Store, environment: Environment, language: Language, view: View) -> str:
    """Return the page with its first scene drawn in.

    Raises:
        StoreError: the store cannot be read.
    """
    data: dict[str, Any] = {"latest": start.latest(store, language)}
    if view.opened:
        data["scene"] = scene(store, environment, language, view)
    else:
        pairs = source.pairs(store)
        data["scene"] = _overview(environment, language, pairs)
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
    opened = present(store, view.opened)
    if not opened:
        return _overview(environment, language, source.pairs(store))
    extra = max(0, min(view.extra, CANVAS))
    # a country's people are shown once asked for, or once something else than countries is opened
    people = view.people or not all(one.is_country for one in opened)
    steps = (
        detailed(store, opened, extra)
        if people
        else (
            rolled_up(store, opened[: number + 1], view.by, extra) for number in range(len(opened))
        )
    )
    network, points = ExplorerNetwork(environment, language), None
    for seen in steps:
        network = ExplorerNetwork(environment, language)
        points = network.draw(seen.scene, points)
    return {
        **network.as_json(),
        "opened": [one.uid for one in opened],
        "people": people,
        "more": seen.scene.more,
        "read": seen.read,
        "unread": seen.unread,
        "full": len(seen.scene.nodes) >= CANVAS or len(view.opened) > OPENED,
    }


def _overview(
    environment: Environment, language: Language, pairs: Mapping[Pair, Tallies]
) -> dict[str, Any]:
    network = ExplorerNetwork(environment, language)
    drawn = overview(pairs)
    network.draw(drawn)
    return {**network.as_json(), "opened": [], "people": False, "more": drawn.more}


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
        "standing": _standing(store, between, language),
    }


def ties(store: Store, language: Language, uids: Sequence[str]) -> dict[str, Any]:
    """Return the ties with these uids; those that are no more are left out."""
    return {"items": _told(ties_by_uid(store, uids), language)}


def _standing(store: Store, between: Mapping[str, Any], language: Language) -> list[dict[str, Any]]:
    agreements = source.agreements_in(store, [between["state"]])
    return standing(between["countries"], between["state"], agreements, language)


def search(store: Store, language: Language, text: str) -> dict[str, Any]:
    """Return what goes by a name that begins so, best first; pairs for two countries' names."""
    pairs = [
        {"uid": uid, "kind": "Pair", "name": " – ".join(names)}
        for uid in pairs_meant(text)
        for names in [[reference().label(code, language) for code in uid.split("~")]]
    ]
    found = [named(row, language) for row in source.search(store, text, FOUND)]
    return {"items": [*pairs, *found][:FOUND]}


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
        "measures": list(MEASURES),
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
