"""Claims: what one article states, under uids that keep, and as canonical JSON.

A claim's uid is ``claim:`` and twelve hexadecimal digits.  The first six are the digest of its
*gist* (article, fact type, parties by name, sentence), the last six that of its whole content.
Derived uids end in the first six, so they outlive a corrected version of the article and a newer
extractor wherever the sentence and its parties stay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from graph.model import Article, Claim, Extraction, Fact, Link, Mention, Quote, digest
from graph.settings import Retention
from graph.text import fold

OFFICE = "holds_office"


def claims_of(article: Article, extraction: Extraction, extractor: str) -> tuple[Claim, ...]:
    """Return the article's claims: one per fact, and one ``holds_office`` per person.

    A person has a claim when they have an office or an affiliation or take part in a fact.
    """
    people = {mention.key: mention for mention in extraction.mentions}
    seen: Counter[str] = Counter()
    claims = []
    for fact in (*_offices(extraction), *map(_without_empty_parts, extraction.facts)):
        named = {party: people[party] for party in fact.parties if party in people}
        gist = _gist(article.identity, fact, named)
        claims.append(_claim(article, fact, named, extractor, f"{gist}#{seen[gist]}"))
        seen[gist] += 1
    return tuple(claims)


def affiliation(mention: Mention) -> str | None:
    """Return whom a person acts for: a country's code, ``org:IPU``, or None when unknown."""
    if mention.country:
        return mention.country
    return f"org:{mention.org}" if mention.org else None


def gist_of(claim: Claim) -> str:
    """Return the six digits that a claim keeps while its sentence and parties stay."""
    return claim.uid.removeprefix("claim:")[:6]


def anchor_order(claim: Claim) -> tuple[str, str]:
    """Sort key: the earliest published claim first, unknown dates last, ties by uid."""
    return claim.published or "~", claim.uid


def kept(claim: Claim, retention: Retention) -> Claim:
    """Return what of a claim is kept: by ``offsets`` alone, its quotes have lost their words."""
    if retention != "offsets":
        return claim
    people = {
        key: replace(mention, quote=_blank(mention.quote)) if mention.quote else mention
        for key, mention in claim.people.items()
    }
    return replace(claim, fact=replace(claim.fact, quote=_blank(claim.fact.quote)), people=people)


def claim_to_json(claim: Claim) -> str:
    """Return the claim as canonical JSON."""
    return json.dumps(
        claim, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def claim_from_json(text: str) -> Claim:
    """Read a claim that ``claim_to_json`` wrote."""
    data = json.loads(text)
    data["fact"] = _fact(data["fact"])
    data["people"] = {key: _mention(person) for key, person in data["people"].items()}
    return Claim(**data)


def _without_empty_parts(fact: Fact) -> Fact:
    return replace(fact, parts={part: named for part, named in fact.parts.items() if named})


def _plain(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass, as they are; decisions on a claim are not stated by it."""
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name != "marks"}


def _offices(extraction: Extraction) -> Iterator[Fact]:
    acting = {party for fact in extraction.facts for party in fact.parties}
    for mention in extraction.mentions:
        if mention.key in acting or mention.office or affiliation(mention):
            yield _office(mention)


def _office(mention: Mention) -> Fact:
    """Return the fact that somebody is who the article says they are."""
    return Fact(
        type=OFFICE,
        status="held",
        parts={"who": (mention.key,)},
        quote=mention.quote or Quote("text", "", 0, 0),
        rule=mention.how_known or "named",
        confidence=1.0,
    )


def _gist(identity: str, fact: Fact, people: Mapping[str, Mention]) -> str:
    parts = {
        part: sorted(_party(party, people) for party in parties)
        for part, parties in fact.parts.items()
    }
    sentence = "" if fact.type == OFFICE else fold(fact.quote.sentence)
    kind = [fact.type, fact.details.get("action"), fact.details.get("event")]
    return json.dumps([identity, kind, parts, sentence], ensure_ascii=False, sort_keys=True)


def _party(party: str, people: Mapping[str, Mention]) -> str:
    mention = people.get(party)
    return f"{fold(mention.name)} ({affiliation(mention)})" if mention else party


def _claim(
    article: Article, fact: Fact, people: Mapping[str, Mention], extractor: str, gist: str
) -> Claim:
    claim = Claim(
        uid="",
        article=article.uid,
        identity=article.identity,
        published=article.published,
        fact=fact,
        people=people,
        extractor=extractor,
    )
    return replace(claim, uid=f"claim:{digest(gist)[:6]}{digest(claim_to_json(claim))[:6]}")


def _blank(quote: Quote) -> Quote:
    """Return where a quote stands, without its words."""
    chain = tuple(replace(link, sentence="", link="") for link in quote.chain)
    return replace(quote, sentence="", chain=chain)


def _fact(data: dict[str, Any]) -> Fact:
    parts = {part: tuple(parties) for part, parties in data["parts"].items()}
    return Fact(**{**data, "quote": _quote(data["quote"]), "parts": parts})


def _mention(data: dict[str, Any]) -> Mention:
    quote = _quote(data["quote"]) if data["quote"] else None
    return Mention(**{**data, "aliases": tuple(data["aliases"]), "quote": quote})


def _quote(data: dict[str, Any]) -> Quote:
    spans = {name: (start, end) for name, (start, end) in data["spans"].items()}
    chain = tuple(Link(**link) for link in data["chain"])
    return Quote(**{**data, "spans": spans, "chain": chain})
