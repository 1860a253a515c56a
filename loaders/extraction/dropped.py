"""Subjects that a verb leaves out, where its ending is pronoun enough: "Viajó ayer a Lima"."""

from __future__ import annotations

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.slots import subject
from loaders.extraction.verbs import VerbGroup

_LEAD = 6  # tokens of a phrase of plain words before a verb: "en la capital peruana"


def with_dropped(sentence: Parsed) -> Parsed:
    """Return a sentence with a pronoun for each subject left out, in a language that does so.

    Such a pronoun has no token of its own: its chunk is empty and stands before the verb, whose
    words it has.
    """
    if not sentence.words.words.grammar.pro_drop:
        return sentence
    left_out = [_pronoun(sentence, g) for g in sentence.groups if _is_left_out(sentence, g)]
    if not left_out:
        return sentence
    chunks = sorted((*sentence.chunks, *left_out), key=lambda chunk: (chunk.first, chunk.last))
    return sentence.with_chunks(chunks)


def _pronoun(sentence: Parsed, group: VerbGroup) -> Chunk:
    verb = sentence.tokens[group.main]
    finite = (sentence.words.readings(t) for t in sentence.tokens[group.first : group.last])
    plural = any(reading.plural for readings in finite for reading in readings[:1])
    return Chunk(
        kind="pronoun",
        first=group.first,
        last=group.first,
        start=verb.start,
        end=verb.end,
        text=verb.text,
        plural=plural,
    )


def _is_left_out(sentence: Parsed, group: VerbGroup) -> bool:
    impersonal = group.lemma in sentence.words.words.verbs.impersonal
    if impersonal or not (group.finite and _opens_clause(sentence, group.first)):
        return False
    return not subject(sentence, group)


def _opens_clause(sentence: Parsed, first: int) -> bool:
    """Tell whether only adverbs, dates and circumstances stand between a verb and its clause."""
    position = first - 1
    while position >= 0:
        if sentence.is_subordinating(position) or sentence.is_finite_at(position):
            return True
        before = _before(sentence, position)
        if before is None:
            return False
        position = before
    return True


def _before(sentence: Parsed, position: int) -> int | None:
    """Return the token before what cannot be a subject; None where a noun may be one."""
    words, token = sentence.words, sentence.tokens[position]
    if (index := sentence.chunk_of.get(position)) is not None:
        chunk = sentence.chunks[index]
        return chunk.first - 1 if chunk.governor is not None else None
    passed = position in sentence.aside or position in sentence.group_of or token.kind == "punct"
    if passed or words.preposition(token) or token.lower in words.adverbs or token.kind == "phrase":
        return position - 1
    if token.lower.endswith(words.words.grammar.manner_endings):
        return position - 1
    for at in range(position - 1, max(-1, position - _LEAD), -1):
        if at in sentence.group_of or at in sentence.chunk_of or sentence.is_joint(at):
            return None
        if words.preposition(sentence.tokens[at]):
            return at - 1
    return None
