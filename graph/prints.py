"""Which texts are near-copies: prints that copies share and independent texts do not.

MinHash over shingles of three words, in bands (Broder 1997; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3).  With eight bands of four, texts that share half of their
shingles have a print in common in four cases of ten, those that share four fifths in all but one
of sixty; two independent dispatches on one event share few shingles, and in practice no print.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np

from graph.model import Article
from graph.text import fold, shingles

_LEAST = 30
"""Shorter texts are alike by chance; they have no prints."""
_BANDS, _ROWS = 8, 4
_PRIME = np.uint64((1 << 31) - 1)
_RANDOM = np.random.default_rng(1997).integers(1, (1 << 31) - 1, (2, _BANDS * _ROWS, 1), np.uint64)


def prints(text: str) -> tuple[str, ...]:
    """Return the prints of a text: eight of eight hexadecimal digits, none for a short one."""
    words = fold(text).split()
    if len(words) < _LEAST:
        return ()
    hashes = np.array([_hash(shingle) for shingle in shingles(words)], np.uint64)
    factors, terms = _RANDOM
    lowest = ((hashes * factors + terms) % _PRIME).min(axis=1).reshape(_BANDS, _ROWS)
    return tuple(
        hashlib.blake2b(bytes([band]) + row.tobytes(), digest_size=4).hexdigest()
        for band, row in enumerate(lowest)
    )


def with_prints(article: Article) -> Article:
    """Return an article with the prints of its text, where the text is there."""
    return replace(article, prints=prints(article.text)) if article.text else article


def _hash(shingle: str) -> int:
    """Return 31 bits of a shingle's digest, so that products stay within 64."""
    digest = hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> 1
