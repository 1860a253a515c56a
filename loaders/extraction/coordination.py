"""Which chunks of a sentence are coordinated: "A, B et C", "A ainsi que B"."""

from __future__ import annotations

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed

_MANY = 3  # names that make a list without "et"


def coordinated(sentence: Parsed, chunk: int) -> list[int]:
    """Return a chunk and those joined to it: "A, B et C"."""
    chain, sure = _chain(sentence, chunk)
    return chain[:sure]


def listed(sentence: Parsed, chunk: int) -> list[int]:
    """Return a chunk and those joined to it, also by commas alone where three or more are named."""
    chain, sure = _chain(sentence, chunk)
    named = len(chain) >= _MANY and all(sentence.chunks[i].name for i in chain)
    return chain if named else chain[:sure]


def _chain(sentence: Parsed, chunk: int) -> tuple[list[int], int]:
    """Return a chunk with those that may be joined to it, and how many surely are."""
    chain, sure = [chunk], 1
    while (following := _joined(sentence, chain[-1])) is not None:
        chain.append(following[0])
        if following[1]:
            sure = len(chain)
    return chain, sure


def _joined(sentence: Parsed, chunk: int) -> tuple[int, bool] | None:
    """Return the chunk that follows a comma or a coordinator at once, and whether it was one."""
    current = sentence.chunks[chunk]
    if chunk + 1 >= len(sentence.chunks):
        return None
    following = sentence.chunks[chunk + 1]
    if not _can_join(current, following):
        return None
    between = range(current.last, following.first)
    if not all(_may_join(sentence, position, current.governor) for position in between):
        return None
    adjacent = following.first == current.last and following.offices == current.offices
    words = sentence.tokens[current.last : following.first]
    if adjacent or any(map(sentence.words.is_coordinator, words)):
        return chunk + 1, True
    if sentence.words.words.grammar.verb_first:  # "A, B": whoever acts, and on whom
        return None
    listed = any(map(sentence.is_joint, between))
    if listed and sentence.where == "title" and sentence.words.words.grammar.headline_commas:
        return chunk + 1, True
    return (chunk + 1, False) if listed and not opens_clause(sentence, following.last) else None


def _can_join(current: Chunk, following: Chunk) -> bool:
    """Tell whether two neighbours are of a kind: both sides, or both places."""
    if following.kind == "pronoun" or not _repeats(following.governor, current.governor):
        return False
    if current.kind == "city" and not following.is_place:
        return False  # "après Oslo, M. X": a place and who is there
    return following.is_side or current.is_place or not following.is_place


def _repeats(governor: str | None, earlier: str | None) -> bool:
    """Tell whether a preposition is the one before or its last word: "auprès de A et de B"."""
    return (
        governor is None
        or governor == earlier
        or (earlier is not None and earlier.rpartition(" ")[2] == governor)
    )


def _may_join(sentence: Parsed, position: int, governor: str | None) -> bool:
    """Tell whether a token may stand between coordinated chunks."""
    token, words = sentence.tokens[position], sentence.words
    preposition = words.preposition(token)
    repeated = governor is not None and preposition is not None and _repeats(preposition, governor)
    return (
        sentence.is_joint(position)
        or words.determiner(token) is not None
        or repeated
        or token.kind == "honorific"
        or token.lower in words.words.grammar.office.respectively
        or token.lower in words.words.grammar.kin
        or position in sentence.aside
        or only_adverbs(sentence, position, position)
    )


def opens_clause(sentence: Parsed, position: int) -> bool:
    """Tell whether a finite verb follows: the chunk before it is a subject.

    Not so a verb of saying that names its source behind a comma: "…, indique un communiqué".
    """
    begin = position
    while (token := sentence.token(position)) is not None and token.text == ",":
        position += 1
    return sentence.is_finite_at(position) and not (
        position > begin and _names_source(sentence, position)
    )


def _names_source(sentence: Parsed, position: int) -> bool:
    """Tell whether a verb of saying, behind what is said, stands before its subject."""
    group = sentence.group_at(position)
    if group is None or sentence.finite_before(group.first) is None:
        return False
    if group.lemma not in sentence.words.words.frames.verbs.get("say", ()):
        return False
    behind = sentence.token(group.last)
    return behind is not None and (
        sentence.words.determiner(behind) is not None or group.last in sentence.chunk_of
    )


def chain_of(sentence: Parsed, chunk: int) -> list[int]:
    """Return the whole coordination that a chunk is part of."""
    if not sentence.chains:
        for first in range(len(sentence.chunks)):
            if first not in sentence.chains:
                chain = tuple(coordinated(sentence, first))
                sentence.chains.update(dict.fromkeys(chain, chain))
    return list(sentence.chains[chunk])


def only_adverbs(sentence: Parsed, first: int, last: int) -> bool:
    """Tell whether nothing but adverbs stands between two tokens."""
    words = sentence.words
    return all(
        token.lower in words.adverbs
        or (token.kind == "phrase" and token.entries[0].uid in words.adverbs)
        or (token.kind == "word" and token.lower.endswith(words.words.grammar.manner_endings))
        or token.kind == "adjective"
        for token in sentence.tokens[first : last + 1]
    )
