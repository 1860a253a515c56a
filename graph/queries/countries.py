"""Countries with what is known between them, from the pairs' own counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.errors import NotFound
from graph.ontology import ontology
from graph.queries.ties import party
from graph.stores.base import Row, Store

# what is in a list no index finds
OF_COUNTRY = ("MATCH (d:Dyad {one: $uid})", "MATCH (d:Dyad {two: $uid})")
_COUNTRIES = """
MATCH (c:Country)
RETURN c.uid AS uid, c.name AS name, c.name_fr AS name_fr, c.iso3 AS iso3
"""
_DYADS = "MATCH (d:Dyad) RETURN properties(d) AS dyad"
_DYADS_OF = f"""
{OF_COUNTRY[0]} RETURN properties(d) AS dyad UNION ALL {OF_COUNTRY[1]} RETURN properties(d) AS dyad
"""
_SUMMED = """
MATCH (d:Dyad)
RETURN d.countries AS countries, d.ties AS ties, d.first AS first, d.last AS last
"""
DYAD = "MATCH (d:Dyad {uid: $uid}) RETURN properties(d) AS dyad"
_COUNTRY = """
MATCH (c:Country {uid: $uid})
RETURN properties(c) AS country, COUNT { (c)<-[:REPRESENTS]-(:Official) } AS officials
"""
_CHAMBERS = """
MATCH (c:Country {uid: $uid})<-[:CHAMBER_OF]-(p:Parliament)
RETURN p.uid AS uid, p.name AS name, p.name_native AS name_native, p.chamber AS chamber,
       p.valid_from AS valid_from, p.valid_to AS valid_to
ORDER BY p.uid
"""


@dataclass
class _Sums:
    """What the pairs of one country add up to."""

    ties: int = 0
    partners: int = 0
    first: str | None = None
    last: str | None = None
    types: Counter[str] = field(default_factory=Counter)

    def add(self, dyad: Row) -> None:
        self.ties += dyad["ties"]
        self.partners += 1
        self.first = min(filter(None, (self.first, dyad.get("first"))), default=None)
        self.last = max(filter(None, (self.last, dyad.get("last"))), default=None)
        self.types.update(types_of(dyad))


def countries(store: Store) -> list[Row]:
    """Return all countries: those with most ties to others first, then by name.

    Each has ``uid``, names, ``iso3``, and of its ties with other countries how many there are
    (``ties``), with how many countries (``partners``), and the ``first`` and ``last`` date held.
    """
    sums: dict[str, _Sums] = {}
    for row in store.read(_SUMMED):
        for code in row["countries"]:
            sums.setdefault(code, _Sums()).add(row)
    rows = [
        {**row, "ties": s.ties, "partners": s.partners, "first": s.first, "last": s.last}
        for row in store.read(_COUNTRIES)
        for s in [sums.get(row["uid"], _Sums())]
    ]
    return sorted(rows, key=lambda row: (-row["ties"], row["name"]))


def is_country(store: Store, uid: str) -> bool:
    """Tell whether a country is kept under exactly this uid."""
    return bool(store.read("MATCH (c:Country {uid: $uid}) RETURN c.uid AS uid", uid=uid))


def country(store: Store, uid: str) -> Row:
    """Return one country with its partners, its chambers and how many officials are known.

    Raises:
        NotFound: the store has no such country.
    """
    found = store.read(_COUNTRY, uid=uid)
    if not found:
        raise NotFound("No country has this code.")
    sums, partners = _Sums(), []
    for row in store.read(_DYADS_OF, uid=uid):
        sums.add(row["dyad"])
        partners.append(_partner(uid, row["dyad"]))
    properties = {name: value for name, value in found[0]["country"].items() if name != "fold"}
    return {
        **properties,
        "ties": sums.ties,
        "types": dict(sums.types),
        "first": sums.first,
        "last": sums.last,
        "officials": found[0]["officials"],
        "parliaments": store.read(_CHAMBERS, uid=uid),
        "partners": sorted(partners, key=lambda p: (-p["ties"], p["uid"])),
    }


def timeline(store: Store, first: str, second: str | None, by: Literal["year", "month"]) -> Row:
    """Return how many ties a country has with others, or a pair has, by period and type.

    ``periods`` go from old to new; ``undated`` counts what is not dated as finely, ties in all.
    """
    rows = (
        store.read(DYAD, uid=party(first, second)) if second else store.read(_DYADS_OF, uid=first)
    )
    length = {"year": 4, "month": 7}[by]
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for kind, _, _, month, *_, count in json.loads(row["dyad"].get("tallies", "[]")):
            period = month[:length] if len(month) >= length else ""
            counts.setdefault(period, Counter())[kind] += count
    undated = counts.pop("", Counter())
    periods = [
        {"period": period, "ties": types.total(), "types": dict(sorted(types.items()))}
        for period, types in sorted(counts.items())
    ]
    total = undated.total() + sum(types.total() for types in counts.values())
    return {"ties": total, "periods": periods, "undated": dict(sorted(undated.items()))}


def dyads(store: Store) -> list[Row]:
    """Return every pair of countries with ties: ``countries``, ``ties``, ``types``, ``by_year``.

    ``by_year`` maps each type to counts by year, ``undated`` where none is known.
    """
    return [
        {
            "countries": tuple(dyad["countries"]),
            "ties": dyad["ties"],
            "first": dyad.get("first"),
            "last": dyad.get("last"),
            "types": types_of(dyad),
            "by_year": json.loads(dyad.get("by_year", "{}")),
        }
        for dyad in (row["dyad"] for row in store.read(_DYADS))
    ]


def types_of(dyad: Mapping[str, Any]) -> dict[str, int]:
    """Return how many ties of each type a pair has."""
    return {name: dyad[name] for name in ontology().tie_types if dyad.get(name)}


def _partner(uid: str, dyad: Row) -> Row:
    other = next(code for code in dyad["countries"] if code != uid)
    return {
        "uid": other,
        "ties": dyad["ties"],
        "first": dyad.get("first"),
        "last": dyad.get("last"),
        "types": types_of(dyad),
        "by_year": json.loads(dyad.get("by_year", "{}")),
    }
