"""Many articles from the annotated ones: other texts and ids, dates moved by months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from graph.model import Article, Extraction, Fact
from graph.update.arrivals import Arrival
from tests.support.gold import own


def many(number: int) -> Iterator[Arrival]:
    """Yield so many different articles; each round of the annotated ones is 7 months later."""
    made = (_moved(*pair, round_) for round_ in count() for pair in own())
    return (arrival for _, arrival in zip(range(number), made, strict=False))


def _moved(article: Article, extraction: Extraction, months: int) -> Arrival:
    """Return an article that tells the same of ``7 * months`` months later."""
    moved = replace(
        article,
        identity=f"{article.identity}-{months}",
        text=f"{article.text}\n\n({months})",
        published=_later(article.published, 7 * months),
    )
    facts = tuple(_moved_fact(fact, 7 * months) for fact in extraction.facts)
    return Arrival(moved, replace(extraction, facts=facts))


def _moved_fact(fact: Fact, months: int) -> Fact:
    return replace(fact, date=_later(fact.date, months), date_end=_later(fact.date_end, months))


def _later(date: str | None, months: int) -> str | None:
    """Return a partial date so many months later; days beyond the 28th become the 28th."""
    if not date:
        return date
    year, month = int(date[:4]), int(date[5:7] or 1)
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    day = f"-{min(int(date[8:10]), 28):02}" if len(date) == 10 else ""
    return f"{year:04}-{month:02}{day}"[: len(date)]
