"""Articles and claims in the graph: what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.claims import OFFICE, claim_to_json
from graph.corrections import is_correction
from graph.dates import precision
from graph.decisions import Decision, decision_to_json
from graph.derive.blocks import block_of, keys_of, within
from graph.derive.building import Builder
from graph.derive.forms import mention_of
from graph.derive.officials import full_name
from graph.derive.rulings import NONE, Rulings
from graph.model import Article, Claim, EdgeKey, NodeKey, digest
from graph.settings import Retention
from graph.text import fold

UNDATED = "undated"
"""In place of the day of publication of an article that says that it corrects another."""
_PLACES = frozenset({"block", "within", "person", "rejected", "corrected"})
"""The properties of a claim's node that ``places_of`` gives."""


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
            "notice": (article.published or UNDATED) if is_correction(article) else None,
            "corrects": article.corrects,
            "prints": list(article.prints) or None,
            "text": article.text if retention == "full" else None,
            **more,
        },
    )


def add_claims(
    claims: Iterable[Claim],
    graph: Builder,
    rulings: Rulings = NONE,
    superseded: bool = False,
    **more: Any,
) -> None:
    """Add claims with the article that states them; superseded ones lie in no block.

    A claim's node says what the article states; what decisions make of it says where it lies.
    """
    for claim in claims:
        placed = {} if superseded else places_of(claim, rulings)
        graph.node(("Claim", claim.uid), {**_properties(claim), **placed, **more})
        graph.edge("STATED_IN", ("Claim", claim.uid), ("Article", claim.article))
        if not superseded:
            graph.edges.update(naming_of(claim, rulings))


def places_of(claim: Claim, rulings: Rulings) -> dict[str, Any]:
    """Return by what an effective claim is found when its block is derived again."""
    left = rulings.effective([claim])
    if not left:
        return {"rejected": True}
    (ruled,) = left
    person = full_name(mention_of(ruled).name) if ruled.fact.type == OFFICE else None
    places = {"block": block_of(ruled), "within": within(ruled), "person": person}
    changed = (
        {"corrected": True} if (ruled.fact, ruled.people) != (claim.fact, claim.people) else {}
    )
    return {name: place for name, place in places.items() if place} | changed


def placed(properties: Mapping[str, Any], claim: Claim, rulings: Rulings | None) -> dict[str, Any]:
    """Return what a claim's node says once other decisions hold, or, without, lies in no block."""
    kept = {name: value for name, value in properties.items() if name not in _PLACES}
    return kept if rulings is None else {**kept, **places_of(claim, rulings)}


def naming_of(claim: Claim, rulings: Rulings) -> dict[EdgeKey, dict[str, Any]]:
    """Return the edges that say which decisions name a claim, in which of their groups."""
    return {
        ("DECIDES", ("Decision", mark.decision), ("Claim", claim.uid), ""): {"group": mark.group}
        for mark in rulings.marks(claim)
    }


def decision_node(decision: Decision) -> tuple[NodeKey, dict[str, Any]]:
    """Return a decision's node, in force or taken back."""
    properties = {
        "kind": decision.kind,
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
        "in_force": decision.in_force,
        "articles": list(decision.articles),
        "content": decision_to_json(decision),
    }
    return ("Decision", decision.uid), properties


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
