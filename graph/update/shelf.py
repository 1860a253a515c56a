"""What a change has to read of the store: claims by block, articles, entries."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol

from graph.claims import claim_from_json
from graph.decisions import Decision, decision_from_json
from graph.model import Article, Claim
from graph.stores.base import Row

Json = dict[str, Any]
Properties = dict[str, Any]


class Shelf(Protocol):
    """Stored claims and articles, as a change looks them up."""

    def claims_in(self, blocks: Collection[str]) -> list[Claim]:
        """Return the effective claims that lie in these blocks or are worded as part of them."""
        ...

    def claims_of(self, articles: Collection[str]) -> list[Claim]:
        """Return all claims of these articles, by uid."""
        ...

    def claims_about(self, persons: Collection[str]) -> list[Claim]:
        """Return the ``holds_office`` claims about people whose full name sounds like these."""
        ...

    def articles(self, uids: Collection[str]) -> dict[str, Article]:
        """Return articles by uid, without their texts."""
        ...

    def article_records(self, name: str, values: Collection[str]) -> list[Properties]:
        """Return the whole nodes of the articles of which a property has one of these values."""
        ...

    def articles_from(self, origin: str) -> list[Properties]:
        """Return the whole nodes of the articles that have come under a name or URL."""
        ...

    def entries(self, parties: Collection[str]) -> dict[str, Json]:
        """Return the ties in the lists of these parties, by their entries' uids."""
        ...

    def decisions(self, in_force: bool = True) -> list[Decision]:
        """Return the decisions, those that were taken back only when asked for."""
        ...

    def claim_records(self, uids: Collection[str]) -> list[Properties]:
        """Return the whole nodes of claims."""
        ...


def current_claims(shelf: Shelf, identities: Collection[str]) -> list[Claim]:
    """Return the claims of the versions of these articles that count."""
    records = shelf.article_records("identity", identities)
    return shelf.claims_of({record["uid"] for record in records if not record.get("superseded")})


def article_of(properties: Mapping[str, Any]) -> Article:
    """Read an article from its node; the text is empty where it is not kept or was not asked."""
    known = {
        name: properties[name]
        for name in (
            "identity",
            "title",
            "language",
            "published",
            "url",
            "source",
            "version",
            "corrects",
        )
        if properties.get(name) is not None
    }
    lists: Properties = {n: tuple(properties.get(n) or ()) for n in ("origins", "notes", "prints")}
    return Article(text=properties.get("text") or "", **lists, **known)


class StoredShelf:
    """The shelf that a store is."""

    def __init__(self, run: Callable[..., list[Row]]) -> None:
        """Read through ``run``: a transaction's, or ``Store.read``."""
        self._run = run

    def claims_in(self, blocks: Collection[str]) -> list[Claim]:
        """See ``Shelf``."""
        lying = self._claims("block", blocks)
        part_of = self._claims("within", blocks)
        return list({claim.uid: claim for claim in (*lying, *part_of)}.values())

    def claims_of(self, articles: Collection[str]) -> list[Claim]:
        """See ``Shelf``."""
        return self._claims("article", articles)

    def claims_about(self, persons: Collection[str]) -> list[Claim]:
        """See ``Shelf``."""
        return self._claims("person", persons)

    def articles(self, uids: Collection[str]) -> dict[str, Article]:
        """See ``Shelf``."""
        rows = self._run(
            "UNWIND $uids AS uid MATCH (a:Article {uid: uid}) "
            "RETURN a.uid AS uid, a.identity AS identity, a.title AS title, "
            "a.language AS language, a.published AS published, a.url AS url, "
            "a.source AS source, a.version AS version, a.prints AS prints",
            uids=sorted(uids),
        )
        return {row["uid"]: article_of(row) for row in rows}

    def article_records(self, name: str, values: Collection[str]) -> list[Properties]:
        """See ``Shelf``."""
        rows = self._run(
            f"UNWIND $values AS value MATCH (a:Article {{{name}: value}}) "
            "RETURN properties(a) AS properties",
            values=sorted(values),
        )
        return [row["properties"] for row in rows]

    def articles_from(self, origin: str) -> list[Properties]:
        """See ``Shelf``."""
        rows = self._run(
            "MATCH (a:Article) WHERE $origin IN a.origins RETURN properties(a) AS properties",
            origin=origin,
        )
        return [row["properties"] for row in rows]

    def entries(self, parties: Collection[str]) -> dict[str, Json]:
        """See ``Shelf``."""
        rows = self._run(
            "UNWIND $parties AS party MATCH (e:Entry {party: party}) "
            "RETURN e.uid AS uid, e.tie AS tie",
            parties=sorted(parties),
        )
        return {row["uid"]: json.loads(row["tie"]) for row in rows}

    def decisions(self, in_force: bool = True) -> list[Decision]:
        """See ``Shelf``."""
        rows = self._run(
            "MATCH (d:Decision) WHERE d.in_force OR NOT $in_force RETURN d.content AS content",
            in_force=in_force,
        )
        return [decision_from_json(row["content"]) for row in rows]

    def claim_records(self, uids: Collection[str]) -> list[Properties]:
        """See ``Shelf``."""
        rows = self._run(
            "UNWIND $uids AS uid MATCH (c:Claim {uid: uid}) RETURN properties(c) AS properties",
            uids=sorted(uids),
        )
        return [row["properties"] for row in rows]

    def _claims(self, name: str, values: Collection[str]) -> list[Claim]:
        rows = self._run(
            f"UNWIND $values AS value MATCH (c:Claim {{{name}: value}}) "
            "RETURN c.content AS content",
            values=sorted(values),
        )
        return [claim_from_json(row["content"]) for row in rows]
