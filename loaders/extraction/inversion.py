"""Subjects that follow their verb: "que doit effectuer le ministre", "llegó la ministra"."""

from __future__ import annotations

from loaders.extraction.coordination import coordinated
from loaders.extraction.parsed import Parsed
from loaders.extraction.tokens import Token
from loaders.extraction.verbs import VerbGroup


def postponed(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return the person right behind a verb whose object would have a preposition: "llegó X"."""
    words = sentence.words.words
    if not words.grammar.personal or group.lemma in words.verbs.auxiliaries["be"]:
        return []
    at = group.last
    while (token := sentence.token(at)) is not None and _passed(sentence, at, token):
        at += 1
    index = sentence.chunk_of.get(at)
    if index is None or sentence.chunks[index].governor is not None:
        return []
    fits = sentence.chunks[index].kind in ("person", "office", "role", "pair")
    return coordinated(sentence, index) if fits else []


def _passed(sentence: Parsed, at: int, token: Token) -> bool:
    """Tell whether a word may stand between a verb and its subject: an article, a date."""
    if at in sentence.chunk_of or token.text == ",":
        return False
    small = sentence.words.determiner(token) and not sentence.words.preposition(token)
    return bool(small) or at in sentence.aside or token.lower in sentence.words.adverbs


def inverted(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return a subject that follows its verb: "que doit effectuer le ministre"."""
    grammar = sentence.words.words.grammar
    if not grammar.inversion:
        return []
    for index, chunk in enumerate(sentence.chunks):
        governed = grammar.pro_drop and chunk.governor is not None and not chunk.is_place
        if chunk.first >= group.last and governed:
            return []
        if chunk.first >= group.last and chunk.governor is None and chunk.is_side:
            between = range(group.last, chunk.first)
            if not any(i in sentence.group_of for i in between) and len(between) < 12:
                return coordinated(sentence, index)
    return []
