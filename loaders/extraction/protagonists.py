"""The two countries that a dispatch is about, where it says neither who nor which two."""

from __future__ import annotations

from collections import Counter

from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.told import Told


def protagonists(sentence: Parsed, told: Told, least: int = 1) -> list[Side]:
    """Return the two countries named most up to a sentence.

    None where one of them is named less often than ``least``, or a third as often.
    """
    counts: Counter[str] = Counter()
    first: dict[str, Side] = {}
    for before in told.sentences[: sentence.index + 1]:
        for chunk in before.chunks:
            party = told.country(before, chunk)
            if party is not None and not chunk.weak:
                counts[party] += 1
                first.setdefault(party, told.side(before, chunk, party))
    leading = counts.most_common(3)
    if len(leading) < 2 or leading[1][1] < least:
        return []
    if len(leading) > 2 and leading[2][1] == leading[1][1]:
        return []
    return [_written(sentence, told, first[party]) for party, _ in leading[:2]]


def _written(sentence: Parsed, told: Told, side: Side) -> Side:
    return side if side.sentence == sentence.index else told.unwritten(side)
