"""A tie as the JSON object that commands, REST and exports give (and what an Entry keeps)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.dates import precision
from graph.derive.disputes import copies
from graph.derive.events import DETAILS
from graph.derive.parties import Side
from graph.derive.readings import Reading
from graph.derive.ties import Json, Tie
from graph.model import Article


def tie_json(
    tie: Tie, uid: str, event: str, name: str, articles: Mapping[str, Article], **more: Any
) -> Json:
    """Return a tie as JSON; ``articles`` holds those of its claims by uid.

    Fields that do not apply are left out.  Evidence and contradictions come earliest published
    first; their spans are named after the tie's own parts.
    """
    return _present(
        uid=uid,
        type=tie.type,
        status=tie.status,
        date=tie.date,
        date_end=tie.date_end,
        date_precision=precision(tie.date),
        place=tie.place,
        reports=tie.independent,
        confidence=tie.confidence,
        event=event,
        name=name,
        **{detail: tie.detail(detail) for detail in (*DETAILS, "effective")},
        stages=list(tie.stages) if tie.type == "exempted_visa" else None,
        **more,
        sides=_sides(tie),
        contradictions=_contradictions(tie, articles) or None,
        evidence=_evidence(tie, articles),
    )


def _sides(tie: Tie) -> list[Json]:
    return [
        _present(
            uid=side.uid,
            kind=side.kind,
            part=part,
            name=side.name,
            role=_role(tie, side),
            country=side.country,
        )
        for part, sides in tie.sides.items()
        for side in sides
    ]


def _role(tie: Tie, side: Side) -> str | None:
    """Return a person's role at the time, as the most confident report gives it."""
    mentions = (reading.mention_for(side) for reading in tie.best_first)
    return next((mention.role for mention in mentions if mention), None)


def _contradictions(tie: Tie, articles: Mapping[str, Article]) -> list[Json]:
    """Return the reports that contradict the others, and what each is ``about``."""
    return [
        {"about": tie.disputes[reading.claim.uid], **_quoted(tie, reading, articles)}
        for reading in tie.contradictions
    ]


def _evidence(tie: Tie, articles: Mapping[str, Article]) -> list[Json]:
    """Return the reports, near-copies with the article that they are a ``copy_of``."""
    copied = copies(tie.reports)
    return [
        {**_quoted(tie, reading, articles), **_present(copy_of=copied.get(reading.claim.article))}
        for reading in tie.reports
    ]


def _quoted(tie: Tie, reading: Reading, articles: Mapping[str, Article]) -> Json:
    article = articles[reading.claim.article]
    quote = reading.fact.quote
    chain = [
        _present(
            sentence=link.sentence or None, start=link.start, end=link.end, link=link.link or None
        )
        for link in quote.chain
    ]
    return _present(
        claim=reading.claim.uid,
        article=article.uid,
        title=article.title,
        language=article.language,
        published=article.published,
        url=article.url,
        source=article.source,
        status=reading.fact.status,
        date=reading.fact.date,
        confidence=reading.fact.confidence,
        sentence=quote.sentence or None,
        start=quote.start,
        end=quote.end,
        spans={tie.part_of(reading, part): list(at) for part, at in quote.spans.items()},
        chain=chain or None,
        rule=reading.fact.rule,
        decisions=sorted({mark.decision for mark in reading.claim.marks}) or None,
        **{"in": quote.where},
    )


def _present(**properties: Any) -> Json:
    return {name: value for name, value in properties.items() if value is not None}
