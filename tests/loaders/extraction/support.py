"""Short ways to read an invented text in the tests of extraction."""

from __future__ import annotations

from graph.model import Article, Extraction, Fact, Mention
from loaders.extraction.pipeline import extract


def read(
    text: str,
    published: str | None = "2025-06-12",
    title: str | None = None,
    language: str = "fr",
) -> Extraction:
    article = Article("text:t", text, title=title, language=language, published=published)
    return extract(article, trial=True)


def official(extraction: Extraction, name: str) -> Mention:
    return next(mention for mention in extraction.mentions if mention.name == name)


def names(extraction: Extraction) -> list[str]:
    return [mention.name for mention in extraction.mentions]


def sides(extraction: Extraction, fact: Fact) -> set[str]:
    """The sides of a fact, officials by name."""
    called = {mention.key: mention.name for mention in extraction.mentions}
    return {called.get(party, party) for party in fact.parties}


def facts(extraction: Extraction, kind: str) -> list[Fact]:
    return [fact for fact in extraction.facts if fact.type == kind]


def only(extraction: Extraction, kind: str) -> Fact:
    found = facts(extraction, kind)
    assert len(found) == 1, found
    return found[0]
