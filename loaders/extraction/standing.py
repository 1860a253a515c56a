"""How those named in a sentence stand to each other: clauses, company, where envoys serve."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.slots import subject
from loaders.extraction.tokens import Token
from loaders.extraction.verbs import VerbGroup


def own_clause(sentence: Parsed, chunk: Chunk) -> int:
    """Return the token where a person's clause begins: that of the subject of the verb before him.

    "Outre l'entretien de A avec B, **il sera reçu par** X": B does not face X.
    """
    group = sentence.finite_before(chunk.first)
    found = subject(sentence, group) if group is not None else []
    first = sentence.chunks[found[0]].first if found else 0
    return first if group is not None and first < group.first else 0


def worded(sentence: Parsed, chunk: Chunk) -> Sequence[Token]:
    """Return the words of an office; none of what is no office."""
    return sentence.tokens[chunk.first : chunk.last] if chunk.offices else ()


def company(sentence: Parsed) -> frozenset[int]:
    """Return the tokens behind "accompagné de" in its clause."""
    participles = sentence.words.words.grammar.accompanied
    found, inside = set(), False
    for position, token in enumerate(sentence.tokens):
        if inside:
            found.add(position)
        if token.lower.startswith(participles):
            inside = True
        elif sentence.is_finite_at(position) or sentence.is_boundary(position):
            inside = False
    return frozenset(found)


def accredited_to(sentences: Sequence[Parsed]) -> frozenset[str]:
    """Return the country that ambassadors of states are accredited to, if it is only one."""
    offices = (o for s in sentences for chunk in s.chunks for o in chunk.offices)
    found = {o.host for o in offices if o.host and not o.org and "|" not in o.host}
    return frozenset(found) if len(found) == 1 else frozenset()


def inverted_verb(sentence: Parsed, chunk: Chunk) -> VerbGroup | None:
    """Return the verb of a relative clause whose subject follows it: "qu'effectue X"."""
    relatives = sentence.words.words.frames.object_relative
    group = sentence.group_before(chunk.first)
    if group is None or not group.finite or not sentence.words.words.grammar.inversion:
        return None
    before = sentence.token(group.first - 1)
    led = before is not None and before.lower in relatives
    apart = sentence.tokens[group.last : chunk.first]
    plain = all(token.kind not in ("punct", "name") for token in apart)
    return group if led and plain and len(apart) <= 3 else None


def divided(sentence: Parsed, one: Chunk, other: Chunk) -> bool:
    """Tell whether a semicolon stands between two: what they do has nothing to do with it."""
    first, last = sorted((one, other), key=lambda chunk: chunk.first)
    return any(token.text == ";" for token in sentence.tokens[first.last : last.first])


def are_both_met(sentence: Parsed, one: Chunk, other: Chunk) -> bool:
    """Tell whether two are met by a third: "will meet with X and pay a call on Y"."""
    grammar = sentence.words.words.grammar
    met = {*grammar.receivers} - {*grammar.agents}
    return {one.governor, other.governor} <= met


def is_leader(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a person leads a delegation: "une mission conduite par X"."""
    before = sentence.tokens[max(0, chunk.first - 2) : chunk.first]
    return any(token.kind == "led_by" for token in before)


def goes_on(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether a subject left out is that of a verb before: "viajó a Lima, donde vio a X"."""
    return any(group.finite and group.last <= chunk.first for group in sentence.groups)
