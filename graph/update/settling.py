"""Which dispatches supersede which, once some have come or gone.

A correction under an identity of its own and the article that it corrects are one family, of which
one counts and the others stay as its history (``graph.derive.families``).  This holds whichever
came first: it is settled again for the families that a change touches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from graph.corrections import days_between, original_of
from graph.derive.building import Builder
from graph.derive.families import newest_versions, predecessor
from graph.derive.rulings import Rulings
from graph.model import Article, Claim, Difference, EdgeKey, Graph
from graph.stores.base import Transaction
from graph.stores.write import apply
from graph.update.absorb import joined
from graph.update.placing import naming, place
from graph.update.recompute import recompute
from graph.update.scope import Change
from graph.update.shelf import Shelf, StoredShelf, article_of

Record = dict[str, Any]


def settle(transaction: Transaction, touched: Collection[Article]) -> frozenset[str]:
    """Settle the families of articles that have come or gone; return the uids of corrections."""
    links, change = settled(touched, StoredShelf(transaction.run))
    apply(transaction, change)
    return frozenset(uid for uid, head in links.items() if head)


def settled(touched: Collection[Article], shelf: Shelf) -> tuple[dict[str, str | None], Difference]:
    """Return what the corrections among or of these articles correct, and what that changes."""
    corrections = _corrections(touched, shelf)
    links = {record["uid"]: _link(record, shelf) for record in corrections}
    before = {article.corrects for article in touched}
    before |= {record.get("corrects") for record in corrections}
    heads = {head for head in (*links.values(), *before) if head}
    if not heads:
        return {}, Difference(Graph())
    return links, _difference(_members(heads, corrections, shelf), links, shelf)


def _corrections(touched: Collection[Article], shelf: Shelf) -> list[Record]:
    """Return the stored corrections that these articles are, or that may be of them."""
    identities = {article.identity for article in touched}
    days = {day for article in touched for day in days_between(article, forward=True)}
    found = shelf.article_records("corrects", identities) + shelf.article_records("notice", days)
    found += [r for r in shelf.article_records("identity", identities) if r.get("notice")]
    return list({record["uid"]: record for record in found}.values())


def _link(record: Record, shelf: Shelf) -> str | None:
    """Return what a correction is of; one whose text is not kept stays with what it was of."""
    correction = article_of(record)
    if not correction.text:
        stays = shelf.article_records("identity", [correction.corrects or ""])
        return correction.corrects if stays else None
    days = days_between(correction, forward=False)
    return original_of(correction, map(article_of, shelf.article_records("published", days)))


def _members(heads: Collection[str], corrections: list[Record], shelf: Shelf) -> list[Record]:
    """Return all versions of the articles of some families."""
    of_heads = shelf.article_records("corrects", heads)
    identities = {*heads, *(record["identity"] for record in (*of_heads, *corrections))}
    return shelf.article_records("identity", identities)


def _difference(
    members: Iterable[Record], links: dict[str, str | None], shelf: Shelf
) -> Difference:
    """Return the change that makes the one of each family count that should."""
    before = {record["uid"]: record for record in members}
    articles = [
        replace(article_of(record), corrects=links.get(uid, record.get("corrects")))
        for uid, record in before.items()
    ]
    counting = newest_versions(articles)
    rulings = Rulings(shelf.decisions())
    records = Builder()
    departing: list[Claim] = []
    arriving: list[Claim] = []
    gone: set[EdgeKey] = set()
    for article in articles:
        record = before[article.uid]
        counts = article.uid in counting
        if counts == bool(record.get("superseded")):
            (arriving if counts else departing).extend(shelf.claims_of([article.uid]))
        flags = {"superseded": None if counts else True, "corrects": article.corrects}
        records.node(("Article", article.uid), {**record, "uid": None, **flags})
        gone |= _history(article, record, articles, records)
    place(arriving, rulings, records, shelf)
    place(departing, None, records, shelf)
    change = Change(
        tuple(departing), tuple(arriving), {a.uid: a for a in articles}, rulings, rulings
    )
    return joined(records.graph(), (), recompute(change, shelf), gone | naming(departing, rulings))


def _history(
    article: Article, record: Record, articles: Iterable[Article], records: Builder
) -> set[EdgeKey]:
    """Record which version a correction follows; return the edge that no longer holds."""
    if article.version > 1 or not (article.corrects or record.get("corrects")):
        return set()
    node = "Article", article.uid
    old = {
        ("VERSION_OF", node, ("Article", a.uid), "")
        for a in articles
        if a.identity == record.get("corrects")
    }
    if before := predecessor(article, articles):
        records.edge("VERSION_OF", node, ("Article", before.uid))
    return old - records.edges.keys()
