"""Where a movement leads: the places that stand after it, or that its clause takes up."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.verbfirst import REACH
from loaders.extraction.verbs import VerbGroup


def places(sentence: Parsed, start: int, prepositions: Iterable[str]) -> list[int]:
    """Return the places that a movement leads to, in the same clause."""
    wanted = frozenset(prepositions)
    found: list[int] = []
    position = start
    while position < min(len(sentence.tokens), start + REACH):
        if position in sentence.chunk_of:
            index = sentence.chunk_of[position]
            chunk = sentence.chunks[index]
            governor = site_governor(sentence, chunk) or chunk.governor
            if chunk.is_place and (governor in wanted or (found and chunk.governor is None)):
                found.append(index)
            elif found:
                break
            position = chunk.last
        elif _ends(sentence, position, start, bool(found)):
            break
        else:
            position += 1
    return found


def _ends(sentence: Parsed, position: int, start: int, found: bool) -> bool:
    """Tell whether no place of the movement comes after a token."""
    if sentence.is_finite_at(position) or sentence.tokens[position].text in ";:.":
        return True
    if found and not _between_places(sentence, position):
        return True
    return position > start and sentence.is_noun(position, "visit")


def _between_places(sentence: Parsed, position: int) -> bool:
    token = sentence.tokens[position]
    words = sentence.words
    return (
        token.text == ","
        or words.is_coordinator(token)
        or words.preposition(token) is not None
        or words.determiner(token) is not None
        or position in sentence.aside
        or token.lower in words.adverbs
    )


def site_governor(sentence: Parsed, chunk: Chunk) -> str | None:
    """Return the preposition before a site that is in a place: "à l'aéroport de Tanger"."""
    words = sentence.words
    if chunk.governor != words.owner:
        return None
    site = False
    for position in range(chunk.first - 1, max(-1, chunk.first - _SITE), -1):
        token = sentence.tokens[position]
        preposition = words.preposition(token)
        if site and preposition is not None:
            return preposition
        if token.lower in words.words.grammar.sites:
            site = True
        elif token.kind == "punct" or position in sentence.group_of:
            return None
    return None


_SITE = 10  # tokens between a place and the preposition before its site


def place_antecedent(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return the place that "…, où il est attendu" takes up."""
    grammar = sentence.words.words.grammar
    for position in range(group.first - 1, max(0, group.first - 8), -1):
        if sentence.tokens[position].lower in grammar.place_relative:
            for index in range(len(sentence.chunks) - 1, -1, -1):
                chunk = sentence.chunks[index]
                if chunk.is_place and 0 <= position - chunk.last <= 2:
                    return [index]
            return []
    return []
