"""Which country a place is in: by its name, or as what the text spoke of last ("le pays", "y")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side

if TYPE_CHECKING:
    from loaders.extraction.links import Links


def destination(links: Links, sentence: Parsed, chunk: int, who: Side | None = None) -> Side | None:
    """Return the country that a visit's place is in, where that is sure.

    "Le pays" is not the visitor's own: of the place spoken of last it may be.
    """
    place = sentence.chunks[chunk]
    country = links.country(sentence, place)
    capital = place.text.lower() in sentence.words.words.nouns.capital_nouns
    if place.kind == "self" and who is not None and (capital or country in (None, who.affiliation)):
        before = place_before(links, sentence, place.first, who)
        country = before.party if before is not None else None
    if country is None or not country.startswith("country:"):
        return None
    if place.weak and not links.scene.named[country.removeprefix("country:")]:
        return None
    return links.side(sentence, place, country)


def place_before(links: Links, sentence: Parsed, position: int, who: Side) -> Side | None:
    """Return the last country abroad that someone was said to be in, before a token."""
    here = settings(links, sentence, position)
    before = (*here, *(links.unwritten(side) for side in links.settings))
    return next((side for side in before if side.affiliation != who.affiliation), None)


def settings(links: Links, sentence: Parsed, position: int | None = None) -> Iterator[Side]:
    """Yield the countries that a sentence is set in, latest first; up to a token if given."""
    for index in range(len(sentence.chunks) - 1, -1, -1):
        chunk = sentence.chunks[index]
        if (position is None or chunk.last <= position) and _is_setting(sentence, chunk):
            side = destination(links, sentence, index)
            if side is not None:
                yield side


def _is_setting(sentence: Parsed, chunk: Chunk) -> bool:
    return chunk.kind in ("city", "country") and chunk.governor in sentence.words.located
