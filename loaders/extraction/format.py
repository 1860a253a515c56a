"""An extraction as the JSON object of ``extract``: one article's officials and facts."""

from __future__ import annotations

from typing import Any

from graph.model import Article, Extraction, Fact, Mention
from graph.ontology import ontology


def to_format(article: Article, extraction: Extraction) -> dict[str, Any]:
    """Return an article's extraction in the exchange format, facts with their quotes."""
    return {
        "id": article.identity.partition(":")[2],
        "lang": extraction.language,
        "published": article.published,
        "officials": [_official(mention) for mention in extraction.mentions],
        "facts": [_fact(fact) for fact in extraction.facts],
    }


def _official(mention: Mention) -> dict[str, Any]:
    return {
        "key": mention.key,
        "name": mention.name,
        "aliases": list(mention.aliases),
        "country": mention.country,
        "org": mention.org,
        "office": mention.office,
        "role": mention.role,
        "institution": mention.institution,
        "parliament": mention.parliament,
        "how_known": mention.how_known,
    }


def _sides(fact: Fact) -> dict[str, Any]:
    """Return the parts of a fact: a list for one that may be many, else its party or null."""
    sides: dict[str, Any] = {}
    for name, part in ontology().types[fact.type].parts.items():
        found = list(fact.parts.get(name, ()))
        if part.many:
            sides[name] = found
        elif found or not part.optional:
            sides[name] = next(iter(found), None)
    return sides


def _fact(fact: Fact) -> dict[str, Any]:
    quote = fact.quote
    shown = {
        "type": fact.type,
        **_sides(fact),
        "date": fact.date,
        "date_end": fact.date_end,
        "place": fact.place,
        "status": fact.status,
        **fact.details,
        "in": quote.where,
        "sentence": quote.sentence,
        "start": quote.start,
        "end": quote.end,
        "spans": {name: list(span) for name, span in quote.spans.items()},
        "chain": [
            {"sentence": link.sentence, "start": link.start, "end": link.end, "link": link.link}
            for link in quote.chain
        ],
        "confidence": fact.confidence,
        "rule": fact.rule,
    }
    return {k: v for k, v in shown.items() if v is not None or k in ("date", "place")}
