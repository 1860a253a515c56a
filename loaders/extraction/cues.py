"""Cue words of a lexicon in a text, as whole words, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

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
    return next((end for begin, end in _spans(text, tuple(cues)) if begin >= start), None)


def cue_before(text: str, cues: Iterable[str], end: int) -> bool:
    """Tell whether one of some words or phrases stands before a place of a text."""
    return any(last <= end for _, last in _spans(text, tuple(cues))[:1])


def find_cues(text: str, cues: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where some words or phrases stand in a text."""
    yield from _spans(text, tuple(cues))


@lru_cache(maxsize=256)
def _spans(text: str, cues: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where cues stand in a text; a sentence is asked for each of its facts."""
    if not cues:
        return ()
    return tuple(match.span() for match in _pattern(cues).finditer(normal(text)))
