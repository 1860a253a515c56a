"""Search by name or words: countries, bodies, people, agreements, events, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from graph.errors import NotFound
from graph.reference import reference
from graph.reference.places import find_place
from graph.stores.base import Row, Store
from graph.stores.search import INDEXES, lucene
from graph.text import fold

_ROW = """
RETURN {kind} AS kind, node.uid AS uid, coalesce(node.name, node.title, node.uid) AS label,
       [node.name, node.name_fr, node.name_native, node.acronym, node.title] AS names,
       coalesce(node.aliases, []) AS aliases,
       node.country AS country, node.role AS role, node.date AS date, node.published AS published,
       coalesce(node.articles, node.reports, 0) AS degree
"""
# of the very many that common words find only those that fit best are looked at
_BEST = """
CALL db.index.fulltext.queryNodes('{index}', ${kind}, {{limit: 1000}}) YIELD node, score
"""
_MEANT = "MATCH (node:Country {uid: $uid})" + _ROW.format(kind="'Country'")
_TIES_AS = "UNWIND $codes AS code MATCH (d:Dyad {{{end}: code}}) RETURN code, d.ties AS ties"
_TIES = f"{_TIES_AS.format(end='one')} UNION ALL {_TIES_AS.format(end='two')}"
_SHOWN = ("uid", "label", "kind", "town", "degree", "country", "role", "date", "published")
_WIDE = 100


def search(store: Store, text: str, limit: int = 20) -> list[Row]:
    """Return what goes by a name or holds the words, best first.

    All words must occur, in any order, the last one may be unfinished; case and accents do not
    matter.  A name that is exactly the text comes first, then those that begin with it, then the
    others, each by how much is known of them (``degree``: a country's ties with others, the
    articles that name a person or report an event).  A town leads to its country, which then has
    the ``town``.
    """
    query, words = full_text_query(text)
    if not words:
        return []
    meant, town = _country_meant(text), None
    if meant is None:
        meant, town = _town_meant(text)
    found = [*store.read(query, **words), *_meant(store, meant, town)]
    _count_ties(store, found)
    wanted = fold(text)
    found.sort(key=lambda row: (_nearness(row, wanted, meant), -row["degree"], row["label"]))
    best = list({row["uid"]: row for row in found}.values())[:limit]
    return [{name: row[name] for name in _SHOWN if row.get(name) is not None} for row in best]


def full_text_query(text: str) -> tuple[str, dict[str, str]]:
    """Return the query of all indexes at once, and the words to look for in each."""
    words = {kind: asked for kind in INDEXES if (asked := lucene(text, kind))}
    parts = (
        _BEST.format(index=INDEXES[kind], kind=kind)
        + _ROW.format(kind=f"'{kind}'")
        + f"ORDER BY degree DESC, score DESC LIMIT {_WIDE}"
        for kind in words
    )
    return " UNION ALL ".join(parts), words


def _meant(store: Store, code: str | None, town: str | None) -> Iterator[Row]:
    """Yield the country that is meant, by another name than its node has or by one of its towns."""
    if code is not None:
        town_of = {"town": town} if town else {}
        yield from ({**row, **town_of} for row in store.read(_MEANT, uid=code))


def _count_ties(store: Store, found: Iterable[Row]) -> None:
    countries = [row for row in found if row["kind"] == "Country"]
    codes = sorted({row["uid"] for row in countries})
    ties = Counter[str]()
    for pair in store.read(_TIES, codes=codes) if codes else ():
        ties[pair["code"]] += pair["ties"]
    for row in countries:
        row["degree"] = ties[row["uid"]]


def _country_meant(text: str) -> str | None:
    """Return the code of the country that goes by exactly this code or name, in any language."""
    try:
        return reference().find_country(text).code
    except NotFound:
        return None


def _town_meant(text: str) -> tuple[str | None, str | None]:
    """Return the country of the town that goes by exactly this name, and how we call the town."""
    place = find_place(text)
    return (place.country, place.name) if place and place.country else (None, None)


def _nearness(row: Row, wanted: str, meant: str | None) -> int:
    """Return 0 for the name itself, 1 for one that begins so, 2 for any other."""
    names = [fold(name) for name in _names(row)]
    if row["uid"] == meant or wanted in names:
        return 0
    return 1 if any(name.startswith(wanted) for name in names) else 2


def _names(row: dict[str, Any]) -> Iterable[str]:
    return [name for name in (*row["names"], *row["aliases"]) if name]
