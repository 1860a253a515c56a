"""The states whose institutions agree: "entre l'Institut chilien et le ministère du Ghana"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from loaders.extraction.links import Links
from loaders.extraction.nations import nation
from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side, distinct

_REACH = 45  # tokens of the phrases that name two institutions
_NEAR = 20  # tokens between an agreement and the word before its parties


def states_of(
    sentence: Parsed, links: Links, start: int, prepositions: Collection[str]
) -> list[Side]:
    """Return the countries of the institutions that follow one of some prepositions.

    None where an enterprise is among them, nor where the phrase joins nothing.
    """
    opening = _opening(sentence, start, prepositions)
    if opening is None:
        return []
    phrase = _phrase(sentence, opening + 1)
    if any(sentence.is_word(position, "enterprises") for position in phrase):
        return []
    sides = list(distinct(_countries(sentence, links, phrase)))
    joined = (p for p in phrase if sentence.words.is_coordinator(sentence.tokens[p]))
    first, last = [side.start for side in (*sides[:1], *sides[-1:])] or (0, 0)
    return sides if any(first < sentence.tokens[p].start < last for p in joined) else []


def joined_states(sentence: Parsed, links: Links) -> list[Side]:
    """Return the two countries of "la commission mixte algéro-omanaise"."""
    for first, second in pairwise(sentence.tokens):
        if (first.kind, second.kind) == ("prefix", "adjective"):
            found = [links.of_token(sentence, token) for token in (first, second)]
            return list(distinct(side for side in found if side is not None))
    return []


def _opening(sentence: Parsed, start: int, prepositions: Collection[str]) -> int | None:
    """Return the preposition that opens the phrase, in the clause of the agreement."""
    for position in range(start, min(start + _NEAR, len(sentence.tokens))):
        if sentence.words.preposition(sentence.tokens[position]) in prepositions:
            return position
        if sentence.is_finite_at(position) or sentence.tokens[position].text in ";:.":
            return None
    return None


def _phrase(sentence: Parsed, start: int) -> range:
    """Return the tokens up to the end of the clause, or of the list: "entre A et B, C a dit"."""
    end, joined = min(start + _REACH, len(sentence.tokens)), False
    for position in range(start, end):
        ended = joined and sentence.tokens[position].text == ","
        if ended or sentence.is_finite_at(position) or sentence.is_boundary(position):
            return range(start, position)
        joined = joined or sentence.words.is_coordinator(sentence.tokens[position])
    return range(start, end)


def _countries(sentence: Parsed, links: Links, phrase: range) -> Iterator[Side]:
    """Yield the countries that phrases name: not where something is, but whose it is."""
    for position in phrase:
        token, index = sentence.tokens[position], sentence.chunk_of.get(position)
        if index is None:
            side = links.of_token(sentence, token) if token.kind == "adjective" else None
        else:
            chunk = sentence.chunks[index]
            placed = chunk.is_place and chunk.governor in sentence.words.located
            vague = chunk.weak or chunk.kind in ("pronoun", "pair") or position != chunk.first
            side = None if placed or vague else nation(sentence, links, chunk, index)
        if side is not None:
            yield side
