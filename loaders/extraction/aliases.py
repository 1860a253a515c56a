"""Whether two names of one article can be one person's: its own spellings, typos included.

Stricter than ``graph.names`` where a name is a single word, looser on typos, as inside one
article a name is repeated and not looked up.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from graph.text import fold

_NUMERAL = re.compile(r"[ivx]+|ier|1er")


@lru_cache(maxsize=100_000)
def parts(name: str) -> tuple[str, ...]:
    """Return a name's words, folded, numerals left out; the first word is none (Xi Jinping)."""
    first, *rest = fold(name).split() or [""]
    return (first, *(word for word in rest if not _NUMERAL.fullmatch(word)))


@lru_cache(maxsize=100_000)
def numeral(name: str) -> str:
    """Return the numeral of a ruler's name, empty where it has none."""
    words = fold(name).split()
    return next((w for w in words[1:] if _NUMERAL.fullmatch(w)), "")


def same_word(a: str, b: str) -> bool:
    """Tell whether two words are one, up to a typo from four letters on, two from eight."""
    if a == b:
        return True
    shortest = min(len(a), len(b))
    if shortest < 4 or a[0] != b[0]:
        return False
    return Levenshtein.distance(a, b, score_cutoff=2) <= (1 if shortest < 8 else 2)


def same_name(shorter: str, longer: str, honorific: bool) -> bool:
    """Tell whether the words of one name occur in the other.

    A lone word must be the longer name's last, or the one before it (Nicolás Maduro Moros), or its
    first where the family's name comes first (Xi Jinping), or any with an honorific before it.
    """
    few, many = parts(shorter), list(parts(longer))
    if not 0 < len(few) <= len(many) or numeral(shorter) != numeral(longer):
        return False
    if len(few) == 1 and not honorific:
        many = [many[-1], *many[:-1][:1], *many[1:-1][-1:]]
    for word in few:
        hit = next((other for other in many if same_word(word, other)), None)
        if hit is None:
            return False
        many.remove(hit)
    return True
