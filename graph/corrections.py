"""Dispatches that say that they correct an earlier one, and which one that is.

An agency sends a corrected dispatch under another id or URL.  It supersedes a dispatch of the same
language and source, published at most some days before: the one that it names by its URL, else the
one that it plainly resembles, with most of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from graph.data_files import read_data
from graph.dates import bounds, precision
from graph.model import Article
from graph.text import fold, shingles

_HEAD = 200
_URL = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]")


class _Rules(BaseModel):
    """What ``graph/data/corrections.yaml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Mapping[str, tuple[str, ...]]
    days: int
    likeness: float


def is_correction(article: Article) -> bool:
    """Tell whether an article says that it corrects another."""
    at_start, in_brackets, at_end = _patterns()
    title, head = article.title or "", article.text[:_HEAD]
    return bool(
        at_start.match(title)
        or at_end.search(title)
        or at_start.match(head)
        or in_brackets.search(f"{title}\n{head}")
    )


def days_between(article: Article, forward: bool) -> list[str]:
    """Return the days on which what it corrects, or what corrects it, may be published."""
    if precision(article.published) != "day":
        return []
    day, sign = bounds(article.published)[0], 1 if forward else -1
    return [(day + timedelta(days=sign * n)).isoformat() for n in range(_rules().days + 1)]


def original_of(correction: Article, others: Iterable[Article]) -> str | None:
    """Return the identity of the article that a correction is of, None where none plainly is."""
    scored = (
        (_likeness(correction, other), other.published or "", other.identity)
        for other in others
        if _may_be_corrected(other, correction)
    )
    score, _, identity = max(scored, default=(0.0, "", ""))
    return identity if score >= _rules().likeness else None


def _may_be_corrected(other: Article, correction: Article) -> bool:
    """Tell whether an article is of the language, source and days of what a correction corrects."""
    sources = {other.source, correction.source} - {None}
    return (
        other.identity != correction.identity
        and not is_correction(other)
        and other.language == correction.language
        and len(sources) < 2
        and other.published in days_between(correction, forward=False)
    )


def _likeness(correction: Article, other: Article) -> float:
    if _named(correction, other):
        return 2.0
    one, two = _shingles(correction.text), _shingles(other.text)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def _named(correction: Article, other: Article) -> bool:
    return bool({other.url, *other.origins} & set(_URL.findall(correction.text)))


@lru_cache(maxsize=256)
def _shingles(text: str) -> frozenset[str]:
    return shingles(fold(text).split())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how the words stand at the start, in brackets, and at the end of a title."""
    every = sorted({w for words in _rules().words.values() for w in words}, key=len, reverse=True)
    words = "|".join(map(re.escape, every))
    return (
        re.compile(rf"[\W_]*(?:{words})\s*[\])]?\s*[-:.–—/|*(\[]", re.IGNORECASE),
        re.compile(rf"[(\[]\s*(?:{words})\s*[)\]]", re.IGNORECASE),
        re.compile(rf"[-–—|/:(\[]\s*(?:{words})\W*$", re.IGNORECASE),
    )


@cache
def _rules() -> _Rules:
    return _Rules.model_validate(read_data("corrections"))
