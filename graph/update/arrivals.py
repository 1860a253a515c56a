"""What an arriving article is to those that are stored: new, unchanged, a correction or a copy.

An article is known by its identity.  The same text under another identity is another origin of
it, and of all identities the best one counts (a given id before a URL before the text, then the
smaller), so that the order of arrival does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from graph.derive.records import text_digest
from graph.model import Article, Extraction
from graph.update.shelf import Shelf, article_of

OutcomeKind = Literal["new", "unchanged", "corrected", "reread"]
Properties = Mapping[str, Any]
_RANKS = ("id", "url", "text")


@dataclass(frozen=True)
class Arrival:
    """An article with what was read out of it, or with the function that reads it.

    A function is called only where it must be: an unchanged article is not read again.
    """

    article: Article
    reading: Extraction | Callable[[Article], Extraction]

    @cached_property
    def extraction(self) -> Extraction:
        """What was read out of the article."""
        return self.reading(self.article) if callable(self.reading) else self.reading


@dataclass(frozen=True)
class Outcome:
    """What became of an arrival, and the uid of the article that holds it now."""

    kind: OutcomeKind
    article: str


@dataclass(frozen=True)
class Verdict:
    """What an arrival is.

    ``stored`` is the node that it concerns: the version that it corrects, the article that it is
    a copy of; ``article`` is set when its own claims are to count.  Then an unchanged text has a
    better identity than the stored copy of it, and takes its place.
    """

    kind: OutcomeKind
    article: Article | None = None
    stored: Properties | None = None


class Known:
    """The stored articles that arrivals may be of."""

    def __init__(self, arriving: Collection[Article], shelf: Shelf) -> None:
        identities = {article.identity for article in arriving}
        digests = {text_digest(article) for article in arriving}
        self._by_identity = _grouped(shelf.article_records("identity", identities), "identity")
        self._by_text = _grouped(shelf.article_records("text_digest", digests), "text_digest")

    def versions(self, article: Article) -> list[Properties]:
        """Return the stored versions of an article."""
        return self._by_identity.get(article.identity, [])

    def copies(self, article: Article) -> list[Properties]:
        """Return the stored articles with the same text."""
        return self._by_text.get(text_digest(article), [])


def judge(article: Article, stored: Known, extractor: str) -> Verdict:
    """Tell what an arriving article is to one who reads it with this extractor."""
    versions = stored.versions(article)
    if versions:
        return _judge_known(article, versions, extractor)
    copies = stored.copies(article)
    if not copies:
        return Verdict("new", article)
    copy = min(copies, key=lambda known: (bool(known.get("superseded")), known["uid"]))
    if len(copies) == 1 and copy["version"] == 1 and _better(article.identity, copy["identity"]):
        return Verdict("unchanged", replace(article, origins=origins(article, copy)), copy)
    return Verdict("unchanged", stored=copy)


def _judge_known(article: Article, versions: list[Properties], extractor: str) -> Verdict:
    """Tell what an article is of which versions are stored."""
    current = _newest(versions)
    version = int(current["version"])
    both = origins(article, current)
    if current["sha256"] == article.sha256 and current.get("extractor") != extractor:
        return Verdict("reread", replace(article, version=version, origins=both), current)
    if any(known["sha256"] == article.sha256 for known in versions):
        return Verdict("unchanged", stored=current)
    return Verdict("corrected", replace(article, version=version + 1, origins=both), current)


def origins(kept: Article, other: Article | Properties) -> tuple[str, ...]:
    """Return all places and names under which an article has come, besides its own, sorted."""
    second = other if isinstance(other, Article) else article_of(other)
    names = {*kept.origins, *second.origins}
    if second.url and second.url != kept.url:
        names.add(second.url)
    kind, _, name = second.identity.partition(":")
    if second.identity != kept.identity and kind != "text":
        names.add(name)
    return tuple(sorted(names))


def _grouped(records: Iterable[Properties], name: str) -> Mapping[str, list[Properties]]:
    groups: dict[str, list[Properties]] = defaultdict(list)
    for record in records:
        groups[record[name]].append(record)
    return groups


def _newest(versions: Iterable[Properties]) -> Properties:
    return max(versions, key=lambda known: int(known["version"]))


def _better(one: str, other: str) -> bool:
    return _identity_order(one) < _identity_order(other)


def _identity_order(identity: str) -> tuple[int, str]:
    return _RANKS.index(identity.partition(":")[0]), identity
