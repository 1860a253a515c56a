"""What was known of ties on a day: as the press had reported, or as had been loaded.

A claim has three times: when it happened (its date), when it was reported (its article's
publication) and when it was loaded.  What was known on a day is derived from the claims known
then, versions of articles that have been superseded since among them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from graph.claims import claim_from_json
from graph.dates import bounds
from graph.derive import derive_blocks
from graph.derive.families import newest_versions, predecessor
from graph.derive.parties import affiliation, party_affiliation
from graph.derive.rulings import Rulings
from graph.errors import BadInput
from graph.model import Article, Claim, Graph
from graph.queries.nodes import evidence
from graph.queries.ties import ANY, Page, Tie, TieFilter, all_ties, page_of, party, position
from graph.stores.base import Row, Store
from graph.update.scope import Change, Scope
from graph.update.shelf import StoredShelf, article_of

MOST = 5_000
"""So many ties of a country are told as they were known on a day, at most."""

_COLUMNS = """
RETURN a.uid AS uid, a.identity AS identity, a.title AS title, a.language AS language,
       a.published AS published, a.url AS url, a.source AS source, a.version AS version,
       a.corrects AS corrects, a.prints AS prints, a.recorded_at AS recorded_at
"""
_ARTICLES = f"UNWIND $uids AS uid MATCH (a:Article {{uid: uid}}) {_COLUMNS}"
_SUPERSEDED = f"MATCH (a:Article) WHERE a.superseded = true {_COLUMNS}"
_RECORDED = """
UNWIND $uids AS uid MATCH (c:Claim {uid: uid}) RETURN c.uid AS uid, c.recorded_at AS at
"""


@dataclass(frozen=True)
class Known:
    """A day, month or year, and which knowledge of it is meant: reported, or loaded, by then."""

    on: str
    by: Literal["reported", "loaded"] = "reported"


def known_ties(
    store: Store, country: str, other: str | None, known: Known, filters: TieFilter = ANY
) -> list[Tie]:
    """Return the ties of a country, or of a pair, as they were known, newest first.

    Raises:
        BadInput: a country has more ties than can be derived while somebody waits.
    """
    shelf = StoredShelf(store.read)
    now = _listed(store, country, other)
    old = {row["uid"]: row for row in store.read(_SUPERSEDED)}
    historic = _about(shelf.claims_of(old.keys()), {country, other or country})
    present = _stored(shelf, _claims_of(now))
    rulings = _rulings(shelf, known)
    change = Change(present, (*present, *historic), before=rulings, after=rulings)
    claims = Scope(change, shelf).after
    uids = sorted({claim.article for claim in claims} - old.keys())
    rows = old | {row["uid"]: row for row in store.read(_ARTICLES, uids=uids)}
    articles = _known(rows, known)
    counting = newest_versions(articles.values())
    told = [claim for claim in claims if claim.article in counting]
    derived = derive_blocks(told, articles)
    ties = _in_list(derived, party(country, other))
    return sorted(filter(filters.admits, ties), key=position, reverse=True)


def _in_list(graph: Graph, whose: str) -> list[Tie]:
    """Return the ties in the list of a party, a country or a pair."""
    entries = (properties for (label, _), properties in graph.nodes.items() if label == "Entry")
    return [json.loads(entry["tie"]) for entry in entries if entry["party"] == whose]


def _listed(store: Store, country: str, other: str | None) -> list[Tie]:
    """Return the ties as they are known now; of a country not too many."""
    most = MOST if other is None else None
    now = list(islice(all_ties(store, country, other), most and most + 1))
    if most and len(now) > most:
        raise BadInput(
            f"{country} has more than {MOST} ties; ask for those with one other country, "
            "or for all as they are known now."
        )
    return now


def known_page(
    store: Store,
    of: tuple[str, str | None],
    known: Known,
    filters: TieFilter,
    cursor: str | None,
    limit: int,
) -> Page:
    """Return a page of the ties of a country, or of a pair, as they were known."""
    return page_of(known_ties(store, *of, known, filters), cursor, limit)


def with_times(store: Store, ties: Iterable[Tie]) -> list[dict[str, Any]]:
    """Return ties with when each claim was loaded, and when the ties were reported and loaded.

    ``reported`` is the first and the last day of publication of a tie's reports, ``loaded`` the
    time when the first was stored.
    """
    every = list(ties)
    uids = sorted(_claims_of(every))
    at = {row["uid"]: row["at"] for row in store.read(_RECORDED, uids=uids)} if uids else {}
    return [_timed(tie, at) for tie in every]


def _timed(tie: Tie, at: Mapping[str, str]) -> dict[str, Any]:
    told = {
        name: [{**quoted, "loaded": at.get(quoted.get("claim"))} for quoted in tie[name]]
        for name in ("evidence", "contradictions")
        if name in tie
    }
    times = {"reported": _ends(tie["evidence"]), "loaded": _first_loaded(told["evidence"])}
    return {**tie, **told, **{name: value for name, value in times.items() if value}}


def _ends(reports: Iterable[Mapping[str, Any]]) -> list[str] | None:
    """Return the first and the last day of publication."""
    published = sorted(one["published"] for one in reports if one.get("published"))
    return [published[0], published[-1]] if published else None


def _first_loaded(reports: Iterable[Mapping[str, Any]]) -> str | None:
    return min((one["loaded"] for one in reports if one["loaded"]), default=None)


def _claims_of(ties: Iterable[Tie]) -> set[str]:
    """Return the uids of the claims that ties rest on, or that contradict them."""
    return {quoted["claim"] for quoted in evidence(ties) if "claim" in quoted}


def _stored(shelf: StoredShelf, uids: Collection[str]) -> tuple[Claim, ...]:
    return tuple(claim_from_json(record["content"]) for record in shelf.claim_records(uids))


def _about(claims: Collection[Claim], countries: set[str]) -> list[Claim]:
    """Return the claims of the articles that name one of these countries, with all their people."""
    named = {claim.article for claim in claims if _bodies(claim) & countries}
    return [claim for claim in claims if claim.article in named]


def _bodies(claim: Claim) -> set[str]:
    parties = {party_affiliation(claim, party) for party in claim.fact.parties}
    return parties | {affiliation(mention) for mention in claim.people.values()}


def _rulings(shelf: StoredShelf, known: Known) -> Rulings:
    """Return the decisions that apply: to what was loaded by a day, those in force on it."""
    if known.by == "reported":
        return Rulings(shelf.decisions())
    made = (d for d in shelf.decisions(in_force=False) if _by(d.at[:10], known.on))
    return Rulings(
        decision.model_copy(update={"undone": None})
        for decision in made
        if decision.undone is None or not _by(decision.undone.at[:10], known.on)
    )


def _known(rows: Mapping[str, Row], known: Known) -> dict[str, Article]:
    """Return the articles that were known on a day."""
    articles = {uid: article_of(row) for uid, row in rows.items()}
    return {
        uid: article
        for uid, article in articles.items()
        if _by(_since(article, rows[uid], articles.values(), known), known.on)
    }


def _since(article: Article, row: Row, others: Iterable[Article], known: Known) -> str:
    """Return the day from which an article was known.

    A corrected version that bears the date of the one before was known when it was loaded.
    """
    loaded = str(row["recorded_at"])[:10]
    if known.by == "loaded" or not article.published:
        return loaded
    before = predecessor(article, others)
    told_anew = before is None or article.published > (before.published or "")
    return article.published if told_anew else loaded


def _by(date: str, day: str) -> bool:
    """Tell whether all days that a date may mean lie within a day, month or year, or before."""
    return bounds(date)[1] <= bounds(day)[1]
