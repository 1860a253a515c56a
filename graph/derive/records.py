"""Articles and claims in the graph: what was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.claims import OFFICE, claim_to_json
from graph.dates import precision
from graph.derive.blocks import block_of, keys_of, within
from graph.derive.building import Builder
from graph.derive.officials import full_name, mention_of
from graph.model import Article, Claim, digest
from graph.settings import Retention
from graph.text import fold


def text_digest(article: Article) -> str:
    """Return the digest of an article's words, equal for the same text however it is typeset."""
    return digest(fold(article.text))


def add_article(
    article: Article, graph: Builder, retention: Retention = "full", **more: Any
) -> None:
    """Add an article's node."""
    graph.node(
        ("Article", article.uid),
        {
            "identity": article.identity,
            "version": article.version,
            "sha256": article.sha256,
            "text_digest": text_digest(article),
            "title": article.title,
            "language": article.language,
            "published": article.published,
            "published_precision": precision(article.published),
            "url": article.url,
            "source": article.source,
            "origins": list(article.origins) or None,
            "notes": list(article.notes) or None,
            "text": article.text if retention == "full" else None,
            **more,
        },
    )


def add_claims(
    claims: Iterable[Claim], graph: Builder, superseded: bool = False, **more: Any
) -> None:
    """Add claims with the article that states them; superseded ones lie in no block."""
    for claim in claims:
        placed = {} if superseded else places_of(claim)
        graph.node(("Claim", claim.uid), {**_properties(claim), **placed, **more})
        graph.edge("STATED_IN", ("Claim", claim.uid), ("Article", claim.article))


def places_of(claim: Claim) -> dict[str, str]:
    """Return by what an effective claim is found when its block is derived again."""
    person = full_name(mention_of(claim).name) if claim.fact.type == OFFICE else None
    places = {"block": block_of(claim), "within": within(claim), "person": person}
    return {name: place for name, place in places.items() if place}


def _properties(claim: Claim) -> dict[str, Any]:
    fact, quote = claim.fact, claim.fact.quote
    return {
        "type": fact.type,
        "status": fact.status,
        "date": fact.date,
        "in": quote.where,
        "sentence": quote.sentence or None,
        "start": quote.start,
        "end": quote.end,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "extractor": claim.extractor,
        "article": claim.article,
        "identity": claim.identity,
        "published": claim.published,
        "content": claim_to_json(claim),
        "keys": list(keys_of(claim)),
    }
