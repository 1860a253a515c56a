"""Which of several articles counts: the newest version, and of a dispatch and its corrections.

An article with ``corrects`` is of the family of the article that it names there.  Of each identity
the newest version counts, and of those of a family the one published last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.corrections import is_correction, original_of
from graph.model import Article


def newest_versions(articles: Iterable[Article]) -> frozenset[str]:
    """Return the uids of the articles that count."""
    newest: dict[str, Article] = {}
    for article in articles:
        known = newest.get(article.identity)
        if known is None or article.version > known.version:
            newest[article.identity] = article
    families: dict[str, Article] = {}
    for article in newest.values():
        head = article.corrects or article.identity
        known = families.get(head)
        if known is None or _published_order(article) > _published_order(known):
            families[head] = article
    return frozenset(article.uid for article in families.values())


def predecessor(article: Article, articles: Iterable[Article]) -> Article | None:
    """Return the version before this one: of a correction, the first of what it corrects."""
    if article.version > 1:
        own = (a for a in articles if a.identity == article.identity)
        return max((a for a in own if a.version < article.version), key=_version)
    if article.corrects is None:
        return None
    return min((a for a in articles if a.identity == article.corrects), key=_version, default=None)


def linked(articles: Iterable[Article]) -> list[Article]:
    """Return the articles, the corrections among them with what they correct."""
    every = list(articles)
    return [replace(a, corrects=original_of(a, every)) if is_correction(a) else a for a in every]


def _version(article: Article) -> int:
    return article.version


def _published_order(article: Article) -> tuple[str, bool, str]:
    return article.published or "", article.corrects is not None, article.identity
