"""Which country a place is in: by its name, or as what the text spoke of last ("le pays", "y")."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.told import Told


def destination(told: Told, sentence: Parsed, chunk: int, who: Side | None = None) -> Side | None:
    """Return the country that a visit's place is in, where that is sure.

    "Le pays" is not the visitor's own: of the place spoken of last it may be.
    """
    place = sentence.chunks[chunk]
    country = told.country(sentence, place)
    capital = place.text.lower() in sentence.words.words.nouns.capital_nouns
    if place.kind == "self" and who is not None and (capital or country in (None, who.affiliation)):
        before = place_before(told, sentence, place.first, who)
        country = before.party if before is not None else None
    if country is None or not country.startswith("country:"):
        return None
    if place.weak and not told.scene.named[country.removeprefix("country:")]:
        return None
    return told.side(sentence, place, country)


def place_before(told: Told, sentence: Parsed, position: int, who: Side) -> Side | None:
    """Return the last country abroad that someone was said to be in, before a token."""
    here = settings(told, sentence, position)
    before = (*here, *(told.unwritten(side) for side in told.settings))
    return next((side for side in before if side.affiliation != who.affiliation), None)


def settings(told: Told, sentence: Parsed, position: int | None = None) -> Iterator[Side]:
    """Yield the countries that a sentence is set in, latest first; up to a token if given."""
    for index in range(len(sentence.chunks) - 1, -1, -1):
        chunk = sentence.chunks[index]
        if (position is None or chunk.last <= position) and _is_setting(sentence, chunk):
            side = destination(told, sentence, index)
            if side is not None:
                yield side


def _is_setting(sentence: Parsed, chunk: Chunk) -> bool:
    return chunk.kind in ("city", "country") and chunk.governor in sentence.words.located
