"""Folding of text for search and comparison, and slugs for uids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

# letters that decomposition leaves alone, and Arabic letters that writers interchange
_LETTERS = str.maketrans(
    {
        **{"œ": "oe", "æ": "ae", "ı": "i", "ø": "o", "ł": "l", "ß": "ss", "đ": "d"},
        **{"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"},
        "ـ": None,
    }
)


def fold(text: str) -> str:
    """Lower-case, strip accents and punctuation: ``Kassym-Jomart`` becomes ``kassym jomart``.

    Works for Latin, Cyrillic and Arabic letters; the result has single spaces between words.
    """
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


def shingles(words: Sequence[str]) -> frozenset[str]:
    """Return the runs of three words: texts share them as far as one is copied from another."""
    return frozenset(" ".join(words[at : at + 3]) for at in range(len(words) - 2))


def _folded(text: str) -> str:
    text = text.casefold().translate(_LETTERS)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", text.translate(_LETTERS)))


# the forms of the tables and the names of an article come up again and again, whole texts do not
_SHORT = 64
_remembered = lru_cache(maxsize=1 << 16)(_folded)


def slug(text: str) -> str:
    """Return lower-case ASCII words joined by hyphens; empty when nothing can be written so."""
    return "-".join(re.findall(r"[a-z0-9]+", anyascii(text).lower()))
