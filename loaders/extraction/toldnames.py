"""Which words a text has told to be names, where no capitals show them."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extraction.parsed import Parsed


def told_names(sentences: Iterable[Parsed]) -> frozenset[str]:
    """Return the words that sentences tell to be names, where no capitals show them.

    They are known as names wherever they stand in the text, without an office too.
    """
    found: set[str] = set()
    for sentence in sentences:
        if sentence.words.words.grammar.script is None:
            return frozenset()
        for chunk in sentence.chunks:
            if chunk.kind == "person":
                start, end = chunk.name_span or (0, 0)
                named = (t for t in sentence.tokens if start <= t.start and t.end <= end)
                found.update(t.text for t in named if t.kind == "unknown" and len(t.text) > 2)
    return frozenset(found)
