"""Relative clauses: where one opens, and what its pronoun takes up."""

from __future__ import annotations

from loaders.extraction.coordination import chain_of
from loaders.extraction.parsed import Parsed
from loaders.extraction.verbs import VerbGroup


def relative_clause(sentence: Parsed, group: VerbGroup) -> int | None:
    """Return the relative pronoun that opens a clause between commas, whose verb a group is."""
    if sentence.token(group.first - 1) is None:
        return None
    for position in range(group.first - 1, max(0, group.first - 14), -1):
        token = sentence.tokens[position]
        if token.lower in sentence.words.relatives and position not in sentence.group_of:
            before = sentence.tokens[position - 1]
            if sentence.words.preposition(before):
                position, before = position - 1, sentence.tokens[max(0, position - 2)]
            return position if before.text == "," or position - 1 in sentence.chunk_of else None
        if sentence.is_finite_at(position):
            return None
    return None


def antecedent(sentence: Parsed, relative: int) -> list[int]:
    """Return the chunk that a relative pronoun takes up."""
    for index in range(len(sentence.chunks) - 1, -1, -1):
        chunk = sentence.chunks[index]
        fits = chunk.is_side or (chunk.is_capital and chunk.governor is None)
        if chunk.last <= relative and fits and chunk.kind != "pronoun":
            between = sentence.tokens[chunk.last : relative]
            if any(i in sentence.group_of for i in range(chunk.last, relative)):
                return []
            if len(between) <= 8:
                return chain_of(sentence, index) if chunk.governor is None else [index]
            return []
    return []
