"""Whose an event or agreement is: "la visite de X", "l'accord des deux ministres"."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.slots import scan


def owner(sentence: Parsed, noun: int, prepositions: Iterable[str]) -> list[int]:
    """Return whose a noun is: "la visite de X", "la visite effectuée à Oslo par X"."""
    wanted = frozenset(prepositions)
    found = scan(
        sentence,
        noun + 1,
        lambda i: sentence.chunks[i].governor in wanted and sentence.chunks[i].is_side,
    )
    if not found:
        return []
    first = sentence.chunks[found[0]]
    theirs = first.governor != sentence.words.owner or not (
        _placed(sentence, noun, first.first) or _is_added(sentence, noun, first.first)
    )
    return found if theirs and _within(sentence, noun, first.first) else []


def _is_added(sentence: Parsed, noun: int, position: int) -> bool:
    """Tell whether a chunk is joined to what another word has: "le chef malien et du Fonds"."""
    before = position - 1
    while before > noun and (
        sentence.words.preposition(sentence.tokens[before])
        or sentence.words.determiner(sentence.tokens[before])
    ):
        before -= 1
    return before > noun and sentence.words.is_coordinator(sentence.tokens[before])


def owners_before(sentence: Parsed, pronoun: Chunk) -> list[int]:
    """Return whose events stand before a pronoun, the last first: "la visite de X, où il …"."""
    before = (n for n, chunk in enumerate(sentence.chunks) if chunk.last <= pronoun.first)
    owned = [n for n in before if sentence.chunks[n].governor == sentence.words.owner]
    return [n for n in reversed(owned) if sentence.chunks[n].kind == "person"]


def _placed(sentence: Parsed, start: int, end: int) -> bool:
    """Tell whether a plain noun after a preposition stands between: "au siège de l'ONU"."""
    led = False
    for position in range(start + 1, end):
        token = sentence.tokens[position]
        if position in sentence.aside or position in sentence.chunk_of:
            led = False
        elif (preposition := sentence.words.preposition(token)) is not None:
            led = preposition in sentence.words.located
        elif led and token.kind == "word" and not sentence.words.determiner(token):
            return True
    return False


def _within(sentence: Parsed, start: int, end: int) -> bool:
    """Tell whether two tokens are close, with no comma between but around dates and places."""
    for position in range(start + 1, end):
        if sentence.tokens[position].text != ",":
            continue
        beside = (position - 1, position + 1, position + 2)
        if not any(
            p in sentence.aside
            or (p in sentence.chunk_of and sentence.chunks[sentence.chunk_of[p]].is_place)
            for p in beside
        ):
            return False
    return end - start <= 16
