"""How two countries stand, now or as of a day, each line with the sentence that says so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.derive.standing import life, standing
from graph.queries.countries import types_of
from graph.queries.ties import Tie, all_ties, party
from graph.stores.base import Row, Store

_DYAD = "MATCH (d:Dyad {uid: $uid}) RETURN properties(d) AS dyad"
_QUOTES = """
UNWIND $uids AS uid MATCH (c:Claim {uid: uid})
RETURN uid, c.sentence AS sentence, c.article AS article, c.published AS published
"""
_NOTHING: Row = {"visas": [], "agreements": [], "acts": []}


def relation(store: Store, first: str, second: str, as_of: str | None = None) -> Row:
    """Return how two countries stand: counts, and visas, agreements and acts in ``state``.

    Each line of the state names the ``tie`` and ``claim`` that say so and has the ``sentence``,
    its ``article`` and when that was ``published``.  With ``as_of`` (a date) the state is the one
    that certainly held then.
    """
    rows = store.read(_DYAD, uid=party(first, second))
    dyad: Mapping[str, Any] = rows[0]["dyad"] if rows else {"ties": 0}
    state = json.loads(dyad.get("state", "{}"))
    if as_of:
        state = standing((dict(tie) for tie in all_ties(store, first, second)), as_of)
    return {
        "countries": sorted((first, second)),
        "ties": dyad["ties"],
        "first": dyad.get("first"),
        "last": dyad.get("last"),
        "types": types_of(dyad),
        "by_year": json.loads(dyad.get("by_year", "{}")),
        "as_of": as_of,
        "state": with_sentences(store, {**_NOTHING, **state}),
    }


def life_of(store: Store, ties: Iterable[Tie]) -> list[Row]:
    """Return the stages of an agreement's life, in order, each with the sentence that says so."""
    stages = life(dict(tie) for tie in ties)
    return list(with_sentences(store, {"life": stages})["life"])


def with_sentences(store: Store, state: Row) -> Row:
    """Return lines that name a claim, and those within them, with the sentence of the claim."""
    uids = sorted({line["claim"] for line in _lines(state)})
    rows = store.read(_QUOTES, uids=uids) if uids else []
    quotes = {row["uid"]: {n: v for n, v in row.items() if v and n != "uid"} for row in rows}
    return {name: [_quoted(line, quotes) for line in lines] for name, lines in state.items()}


def _lines(state: Row) -> Iterator[Row]:
    """Yield every line that names a claim, the stages of lives among them."""
    for lines in state.values():
        for line in lines:
            yield from (line, *line.get("life", ())) if "claim" in line else ()


def _quoted(line: Row, quotes: Mapping[str, Row]) -> Row:
    within = {"life": [_quoted(stage, quotes) for stage in line["life"]]} if "life" in line else {}
    return {**line, **quotes.get(line.get("claim", ""), {}), **within}
