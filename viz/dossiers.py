"""What the panel tells of a node or a pair: who and what it is, over time, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import product
from typing import Any

from graph.ontology import Language
from graph.queries.entries import newest_of
from graph.queries.relations import relation
from graph.queries.ties import ANY, TieFilter, count, party, ties_about, ties_by_uid, ties_of
from graph.reference import reference
from graph.stores.base import Store
from viz import source
from viz.ends import Tie
from viz.scene import Pair
from viz.telling import named, standing, told

LISTED = 40  # ties on a page
OFFICIALS, REGIMES, MEETING, MET, OF_PAIR = 12, 40, 8, 500, 60

Bars = list[list[Any]]


def node(store: Store, language: Language, uid: str, filters: TieFilter = ANY) -> dict[str, Any]:
    """Return a node's details, its newest ties, and how many it has in all and over time.

    The ties that are listed and their total are those that a filter admits.

    Raises:
        NotFound: there is no such node.
    """
    found = source.node(store, uid, language)
    newest, total = source.ties_around(store, uid, LISTED, filters)
    more: dict[str, Any] = {}
    if found["kind"] == "Country":
        more = _country(store, language, uid)
    elif found["kind"] == "Official":
        more = _official(found, language)
    if found["kind"] in source.LISTED_KINDS:
        bars = source.timeline(store, uid)
    else:
        bars = _bars(source.ties_around(store, uid, source.MANY)[0])
    return {
        **named(found, language),
        **more,
        "ties": tell(newest, language),
        "total": total,
        "timeline": bars,
    }


def pair(
    store: Store,
    language: Language,
    first: str,
    second: str,
    cursor: str | None,
    filters: TieFilter = ANY,
) -> dict[str, Any]:
    """Return a page of the ties between two countries that a filter admits, newest first.

    The first page also says how the two stand, who of them meet, and how many ties there are over
    time.
    """
    found = ties_of(store, first, second, filters, cursor, LISTED)
    page = {"items": tell(found.items, language), "next": found.next}
    if cursor:
        return page
    between = relation(store, first, second)
    return {
        **page,
        "total": count(store, party(first, second), filters) if found.next else len(found.items),
        "names": [reference().label(uid, language) for uid in (first, second)],
        "standing": _standing(store, between, language),
        "people": people_who_meet(_meetings(store, first, second)),
        "timeline": source.timeline(store, party(first, second)),
        "today": datetime.now(UTC).date().isoformat(),
    }


def stands(store: Store, language: Language, first: str, second: str, as_of: str) -> dict[str, Any]:
    """Return how two countries certainly stood on a day."""
    TieFilter(until=as_of)  # refuses what is no date
    between = relation(store, first, second, as_of)
    return {"as_of": as_of, "standing": _standing(store, between, language)}


def ties(
    store: Store, language: Language, uids: Sequence[str], filters: TieFilter = ANY
) -> dict[str, Any]:
    """Return the ties with these uids that a filter admits; those that are no more are left out."""
    return {"items": tell(filter(filters.admits, ties_by_uid(store, uids)), language)}


def ties_at(
    store: Store, language: Language, uid: str, filters: TieFilter, cursor: str | None
) -> dict[str, Any]:
    """Return a page of the ties of a node or a pair that a filter admits, newest first."""
    first, _, second = uid.partition("~")
    found = (
        ties_of(store, first, second, filters, cursor, LISTED)
        if second
        else ties_about(store, uid, filters, cursor, LISTED)
    )
    return {"items": tell(found.items, language), "next": found.next}


def sources(
    store: Store, uids: Sequence[str], pairs: Sequence[str], filters: TieFilter = ANY
) -> dict[str, Any]:
    """Return the articles that ties rest on, those of pairs by their newest ties.

    ``left`` counts the ties of pairs that were not read; a filter leaves out ties.
    """
    found = list(filter(filters.admits, ties_by_uid(store, uids)))
    of_pairs = newest_of(store, pairs, filters, OF_PAIR)
    found += [tie for newest in of_pairs.values() for tie in newest]
    counts = source.counts_of(store, pairs, filters)
    left = sum(max(0, counts.get(pair, 0) - len(newest)) for pair, newest in of_pairs.items())
    articles = {quote["article"]: quote for tie in found for quote in tie["evidence"]}
    rows = [
        {"uid": uid, **{name: quote.get(name) for name in ("title", "source", "published", "url")}}
        for uid, quote in articles.items()
    ]
    rows.sort(key=lambda row: (row["published"] or "", row["uid"]), reverse=True)
    return {"sources": rows, "left": left}


def people_who_meet(meetings: Iterable[Tie]) -> list[dict[str, Any]]:
    """Return who met whom, most often first: ``a``, ``b``, how often, and when last."""
    counts: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], str] = {}
    sides: dict[str, Mapping[str, Any]] = {}
    for tie in meetings:
        sides |= {side["uid"]: side for side in tie["sides"]}
        for met in _met(tie):
            counts[met] += 1
            last[met] = max(last.get(met, ""), tie.get("date") or "")
    ranked = sorted(counts, key=lambda met: (-counts[met], last[met], met))
    return [
        {"a": sides[a], "b": sides[b], "count": counts[a, b], "last": last[a, b] or None}
        for a, b in ranked[:MEETING]
    ]


def regimes(
    store: Store, states: Mapping[Pair, Mapping[str, Any]], language: Language
) -> list[dict[str, Any]]:
    """Return what stands between pairs, each line with its pair, what changed last first."""
    agreements = source.agreements_in(store, states.values())
    lines = [
        {**line, "pair": "~".join(pair)}
        for pair, state in states.items()
        for line in standing(pair, state, agreements, language)
    ]
    return sorted(lines, key=lambda line: (line["since"] or "", line["pair"]), reverse=True)


def tell(found: Iterable[Tie], language: Language) -> list[dict[str, Any]]:
    """Return ties as the page shows them."""
    return [told(tie, language) for tie in found]


def _met(tie: Tie) -> Iterator[tuple[str, str]]:
    """Yield the pairs of persons of a meeting, each in the order of their uids."""
    persons = [side for side in tie["sides"] if side["kind"] == "Official"]
    parts = ([side["uid"] for side in persons if side["part"] == part] for part in ("a", "b"))
    yield from ((min(pair), max(pair)) for pair in product(*parts))


def _meetings(store: Store, first: str, second: str) -> Iterable[Tie]:
    filters = TieFilter(types=("met_with",), statuses=("held",))
    return ties_of(store, first, second, filters, limit=MET).items


def _country(store: Store, language: Language, uid: str) -> dict[str, Any]:
    officials = source.officials_known_best(store, uid, OFFICIALS)
    chambers = source.chambers(store, uid)
    return {
        "officials": officials,
        "chambers": [{**row, "name": reference().label(row["uid"], language)} for row in chambers],
        "regimes": regimes(store, source.states_of(store, uid), language)[:REGIMES],
    }


def _official(found: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return offices with the names of their bodies, those seen last first."""
    offices = [
        {**office, "name": reference().label(office["uid"], language)}
        for office in found["offices"]
    ]
    return {"offices": offices}


def _bars(found: Iterable[Tie]) -> Bars:
    """Count ties by type, month and status."""
    counts = Counter((t["type"], (t.get("date") or "")[:7], t["status"]) for t in found)
    return [[*key, count] for key, count in sorted(counts.items())]


def _standing(store: Store, between: Mapping[str, Any], language: Language) -> list[dict[str, Any]]:
    agreements = source.agreements_in(store, [between["state"]])
    return standing(between["countries"], between["state"], agreements, language)
