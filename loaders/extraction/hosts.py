"""Whose a bare office is that nobody named holds: of where the scene is, for a guest there."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.chunks import Chunk
from loaders.extraction.parsed import Parsed
from loaders.extraction.persons import Scene
from loaders.extraction.sides import Side

_STATE_ROLES = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "minister", "speaker"}
)


def host_country(
    sentences: Sequence[Parsed], scene: Scene, sentence: Parsed, chunk: Chunk, other: Side | None
) -> str | None:
    """Return the country of a bare office, as a party, if the other side is a guest there.

    The place where something happens tells whose an office is only of those who receive there;
    others are of where the article comes from.
    """
    roles = {office.role(None) for office in chunk.offices}
    if not roles.intersection(_STATE_ROLES) or chunk.determiner != "definite":
        return None
    guest = other.affiliation if other is not None else None
    here = _place_of(sentences, sentence) if _receives(sentence, chunk) else None
    for code in (here, scene.dateline, scene.home):
        if code is not None and f"country:{code}" != guest:
            return f"country:{code}"
    return None


def _receives(sentence: Parsed, chunk: Chunk) -> bool:
    """Tell whether an office is that of a host: "à Oslo, il a été reçu par le ministre"."""
    if chunk.governor is not None:
        grammar = sentence.words.words.grammar
        return chunk.governor in (*grammar.agents, *grammar.facing)
    group = sentence.finite_after(chunk.last)
    return group is not None and group.lemma in sentence.words.words.frames.verbs["host"]


def _place_of(sentences: Sequence[Parsed], sentence: Parsed) -> str | None:
    """Return the country of the place that a sentence or the one before it is set in."""
    near = (sentences[i] for i in (sentence.index, sentence.index - 1) if 0 <= i < len(sentences))
    places = (
        chunk
        for told in near
        for chunk in told.chunks
        if chunk.is_place and chunk.governor in sentence.words.located
    )
    codes = (code for place in places for code in place.countries if "|" not in code)
    return next(codes, None)
