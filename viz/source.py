"""What the explorer reads from a store, beside the queries that everybody shares."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.errors import NotFound
from graph.ontology import Language, ontology
from graph.queries.countries import OF_COUNTRY
from graph.queries.entries import ANY, LAST, UNDATED, Page, TieFilter, count
from graph.queries.kinds import kind_of
from graph.queries.officials import official
from graph.queries.search import search as search_all
from graph.queries.ties import Tie, ties_about
from graph.stores.base import Row, Store
from viz.ends import End, Tally
from viz.scene import Pair, Tallies
from viz.style import KINDS, tone_of

_DYADS = "MATCH (d:Dyad) RETURN d.uid AS uid, d.tallies AS tallies"
_TALLIES = "RETURN d.uid AS uid, d.tallies AS tallies"
_DYADS_OF = f"{OF_COUNTRY[0]} {_TALLIES} UNION ALL {OF_COUNTRY[1]} {_TALLIES}"
_SOME = f"UNWIND $uids AS uid MATCH (d:Dyad {{uid: uid}}) {_TALLIES}"
_STATE = "RETURN d.uid AS uid, d.state AS state"
_STATES_OF = f"{OF_COUNTRY[0]} {_STATE} UNION ALL {OF_COUNTRY[1]} {_STATE}"
_TIMELINE = """
MATCH (e:Entry) WHERE e.uid >= $low AND e.uid < $high
RETURN e.type AS type, e.date AS date, e.status AS status, count(e) AS n
"""
_OFFICIALS = """
MATCH (c:Country {uid: $uid})<-[:REPRESENTS]-(o:Official)
RETURN o.uid AS uid, o.name AS name, o.role AS role, o.title AS title, o.articles AS articles
ORDER BY articles DESC, uid LIMIT $limit
"""
_CHAMBERS = """
MATCH (c:Country {uid: $uid})<-[:CHAMBER_OF]-(p:Parliament)
WHERE p.valid_to IS NULL
RETURN p.uid AS uid, p.chamber AS chamber ORDER BY uid
"""
_STATES = """
MATCH (d:Dyad)
WHERE d.visa_by_first IS NOT NULL OR d.visa_by_second IS NOT NULL
   OR d.relations IS NOT NULL OR d.signed IS NOT NULL OR d.diplomatic IS NOT NULL
RETURN d.uid AS uid, d.state AS state
"""
_AGREEMENTS = """
UNWIND $uids AS uid MATCH (a:Agreement {uid: uid}) RETURN uid, properties(a) AS agreement
"""
_FRENCH = "UNWIND $uids AS uid MATCH (e:Event {uid: uid}) RETURN uid, e.name_fr AS name"
MANY = 10_000  # ties of what has no list of its own are counted up to here
LISTED_KINDS = ("Country", "Organization")  # nodes whose ties are listed by date
_NODE = "MATCH (n:{kind} {{uid: $uid}}) RETURN properties(n) AS node"


def pairs(store: Store, filters: TieFilter = ANY) -> dict[Pair, Tallies]:
    """Return the tallies of every pair of countries, as far as a filter admits them."""
    return _sifted(_pairs(store.read(_DYADS)), filters)


def pairs_of(store: Store, country: str, filters: TieFilter = ANY) -> dict[Pair, Tallies]:
    """Return the tallies of every pair that a country is of, as far as a filter admits them."""
    return _sifted(_pairs(store.read(_DYADS_OF, uid=country)), filters)


def counts_of(store: Store, uids: Sequence[str], filters: TieFilter) -> dict[str, int]:
    """Return how many ties of each of these pairs a filter admits, as far as tallies tell."""
    found = _sifted(_pairs(store.read(_SOME, uids=list(uids))), filters)
    return {"~".join(pair): sum(t.count for t in tallies) for pair, tallies in found.items()}


def states(store: Store) -> dict[Pair, dict[str, Any]]:
    """Return how the pairs stand of which that is known."""
    return _read_states(store.read(_STATES))


def states_of(store: Store, country: str) -> dict[Pair, dict[str, Any]]:
    """Return how a country stands with each of its partners."""
    return _read_states(store.read(_STATES_OF, uid=country))


def timeline(store: Store, party: str) -> list[list[Any]]:
    """Return how many ties of a country, body or pair there are by type, month and status."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in store.read(_TIMELINE, low=f"{party}|", high=f"{party}|{LAST}"):
        month = "" if row["date"] == UNDATED else row["date"][:7]
        counts[row["type"], month, row["status"]] += row["n"]
    return [[*key, count] for key, count in sorted(counts.items())]


def officials_known_best(store: Store, country: str, limit: int) -> list[Row]:
    """Return a country's officials whom most articles name."""
    return store.read(_OFFICIALS, uid=country, limit=limit)


def chambers(store: Store, country: str) -> list[Row]:
    """Return the chambers of a country's parliament that exist today."""
    return store.read(_CHAMBERS, uid=country)


def agreements_in(store: Store, found: Iterable[Mapping[str, Any]]) -> dict[str, Row]:
    """Return the properties of the agreements that states name, by uid."""
    uids = sorted({known["agreement"] for state in found for known in state["agreements"]})
    rows = store.read(_AGREEMENTS, uids=uids) if uids else []
    return {row["uid"]: row["agreement"] for row in rows}


def ties_around(
    store: Store, uid: str, limit: int, filters: TieFilter = ANY
) -> tuple[list[Tie], int]:
    """Return the newest ties of a node that a filter admits, and how many there are in all."""
    found = ties_about(store, uid, filters, limit=limit)
    total = len(found.items)
    if found.next:
        listed = kind_of(uid) in LISTED_KINDS
        total = count(store, uid, filters) if listed else limit + _rest(store, uid, filters, found)
    return list(found.items), total


def _rest(store: Store, uid: str, filters: TieFilter, found: Page) -> int:
    """Count the ties after a page of a node whose ties are few."""
    return len(ties_about(store, uid, filters, found.next, limit=MANY).items)


def node(store: Store, uid: str, language: Language) -> dict[str, Any]:
    """Return a node's properties with its ``uid`` and ``kind``; events are named as readers say.

    Raises:
        NotFound: there is none.
    """
    kind = kind_of(uid)
    if kind not in KINDS:
        raise NotFound("The explorer shows no such node.")
    if kind == "Official":
        return {**official(store, uid), "kind": kind}
    found = store.read(_NODE.format(kind=kind), uid=uid)
    if not found:
        raise NotFound(f"No {kind.lower()} has this uid.")
    properties = found[0]["node"]
    if kind == "Event" and language == "fr":
        properties["name"] = properties.get("name_fr") or properties["name"]
    return {**properties, "uid": uid, "kind": kind}


def end(store: Store, uid: str, language: Language) -> End:
    """Return a node as what can be drawn; by an outdated uid its successor.

    Raises:
        NotFound: there is none.
    """
    found = node(store, uid, language)
    name = found.get("what") or found.get("name") or uid
    if kind_of(uid) == "Agreement" and not found.get("what"):
        name = f"agreement.{found.get('kind', 'other')}"
    return End(found["uid"], found["kind"], str(name), found.get("affiliation"), found.get("role"))


def search(store: Store, text: str, limit: int, language: Language) -> list[Row]:
    """Return the nodes that go by a name, best first; articles are no nodes here."""
    found = [row for row in search_all(store, text, 2 * limit) if row["kind"] in KINDS][:limit]
    french = _french_names(store, found) if language == "fr" else {}
    return [{**row, "name": french.get(row["uid"], row["label"])} for row in found]


def _french_names(store: Store, rows: Iterable[Row]) -> dict[str, str]:
    uids = [row["uid"] for row in rows if row["kind"] == "Event"]
    found = store.read(_FRENCH, uids=uids) if uids else []
    return {row["uid"]: row["name"] for row in found if row["name"]}


def _pairs(rows: Iterable[Row]) -> dict[Pair, Tallies]:
    return {
        _pair(row["uid"]): tuple(_tally(*counted) for counted in json.loads(row["tallies"]))
        for row in rows
    }


def _sifted(found: dict[Pair, Tallies], filters: TieFilter) -> dict[Pair, Tallies]:
    """Return the tallies that a filter admits, of the pairs that have any left."""
    if filters == ANY:
        return found
    sifted = {pair: tuple(filter(_admitted(filters), found[pair])) for pair in found}
    return {pair: tallies for pair, tallies in sifted.items() if tallies}


def _admitted(filters: TieFilter) -> Callable[[Tally], bool]:
    def admits(tally: Tally) -> bool:
        date = {"date": tally.period} if tally.period else {}
        weight = {"reports": tally.reports, "confidence": tally.sure}
        return filters.admits({"type": tally.type, "status": tally.status, **weight, **date})

    return admits


def _read_states(rows: Iterable[Row]) -> dict[Pair, dict[str, Any]]:
    return {_pair(row["uid"]): json.loads(row["state"]) for row in rows}


def _pair(uid: str) -> Pair:
    first, _, second = uid.partition("~")
    return first, second


def _tally(kind: str, action: str, status: str, period: str, *counted: Any) -> Tally:
    *weight, count = counted  # a store from before has no reports and confidence here
    details: Mapping[str, str] = {"action": action}
    tone = tone_of(ontology().types[kind].codes_of(details))
    return Tally(kind, tone, status, period, count, *weight)
