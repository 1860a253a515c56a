"""Cue words of a lexicon in a text, as whole words, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.extraction.folding import normal


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(cues, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


def has_cue(text: str, cues: Iterable[str]) -> bool:
    """Tell whether one of some words or phrases stands in a text."""
    found = tuple(cues)
    return bool(found) and bool(_pattern(found).search(normal(text)))


def cue_end(text: str, cues: Iterable[str], start: int) -> int | None:
    """Return where the first of some words after ``start`` ends."""
    found = _pattern(tuple(cues)).search(normal(text), start)
    return found.end() if found else None


def find_cues(text: str, cues: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where some words or phrases stand in a text."""
    if found := tuple(cues):
        yield from (match.span() for match in _pattern(found).finditer(normal(text)))
