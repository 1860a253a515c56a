"""Whose a delegation, or a group of officials, is said to be: its leader, the two countries."""

from __future__ import annotations

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed

_LED = 14  # tokens from a delegation to who is said to lead it
_NEAR = 4  # tokens from there to the leader
_OPENS = 6  # tokens that a sentence may begin with before it says who leads


def leader(sentence: Parsed, delegation: Chunk) -> int | None:
    """Return the chunk of who leads a delegation: "du groupe d'amitié, conduite par X"."""
    for position in range(delegation.last, min(delegation.last + _LED, len(sentence.tokens))):
        if position in sentence.group_of and sentence.is_finite_at(position):
            return None
        if sentence.tokens[position].kind == "led_by":
            near = [i for i, c in enumerate(sentence.chunks) if 0 < c.first - position <= _NEAR]
            named = [i for i in near if sentence.chunks[i].kind == "person"]
            return next(iter((*named, *near)), None)
    return None


def pair_behind(sentence: Parsed, index: int) -> Chunk | None:
    """Return the two sides whose officials a chunk means: "officials of the two countries"."""
    chunk, following = sentence.chunks[index], sentence.chunks[index + 1 : index + 2]
    words = sentence.words.words
    ties = (sentence.words.owner, *words.nouns.delegated)
    for pair in following:
        near = pair.first - chunk.last <= 1 and pair.governor in ties
        if near and pair.pair == "countries" and not chunk.countries:
            return pair
    return None


def leader_of_next(sentence: Parsed) -> int | None:
    """Return the chunk of who a sentence says leads the delegation that it opens with."""
    opens = next((i for i, t in enumerate(sentence.tokens[:_OPENS]) if t.kind == "led_by"), None)
    if opens is None:
        return None
    before = [c for c in sentence.chunks if c.first < opens]
    same = all(c.kind == "delegation" and c.determiner == "definite" for c in before)
    near = (i for i, c in enumerate(sentence.chunks) if 0 < c.first - opens <= _NEAR)
    named = (i for i in near if sentence.chunks[i].kind == "person")
    return next(named, None) if same else None
