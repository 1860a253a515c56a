"""Subjects that follow their verb: "que doit effectuer le ministre", "llegó la ministra"."""

from __future__ import annotations

from loaders.extraction.coordination import coordinated, listed, opens_clause
from loaders.extraction.parsed import Parsed
from loaders.extraction.relatives import relative_clause
from loaders.extraction.tokens import Token
from loaders.extraction.verbs import VerbGroup

_REACH, _FAR = 12, 25  # tokens between a verb and a subject behind it
_CLOSING = frozenset('"»”')
_PEOPLE = ("person", "office", "role", "pair")


def postponed(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return the subject of a verb that only one behind it can be: "llegó X", "…, dit X"."""
    person = _person_behind(sentence, group)
    return person or (inverted(sentence, group) if _quotes(sentence, group) else [])


def _person_behind(sentence: Parsed, group: VerbGroup) -> list[int]:
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
    fits = sentence.chunks[index].kind in _PEOPLE
    return coordinated(sentence, index) if fits else []


def _quotes(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a verb of saying follows what is said: "…, a indiqué le ministre"."""
    say = sentence.words.words.frames.verbs.get("say", ())
    before, previous = sentence.token(group.first - 1), sentence.finite_before(group.first)
    if group.lemma not in say or before is None or previous is None:
        return False
    quoted = before.text == "," and relative_clause(sentence, previous) is None
    return (quoted or before.text in _CLOSING) and not sentence.is_joint(group.last)


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
    if grammar.pro_drop:
        return _behind(sentence, group)
    for index, chunk in enumerate(sentence.chunks):
        if chunk.first >= group.last and chunk.governor is None and chunk.is_side:
            between = range(group.last, chunk.first)
            if not any(i in sentence.group_of for i in between) and len(between) < _REACH:
                return coordinated(sentence, index)
    return []


def _behind(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return the subject behind a verb that could have left it out: "Atenderá a X la ministra".

    It is the first that no preposition governs, and that is not joined to one that is.
    """
    passed: set[int] = set()
    for index, chunk in enumerate(sentence.chunks):
        if chunk.first < group.last or index in passed:
            continue
        between = range(group.last, chunk.first)
        if any(map(sentence.is_finite_at, between)) or len(between) > _FAR:
            return []
        if chunk.governor is not None:
            passed.update(listed(sentence, index))
        elif chunk.kind in _PEOPLE:
            return [] if opens_clause(sentence, chunk.last) else coordinated(sentence, index)
        elif chunk.is_side and len(between) < _REACH:
            return coordinated(sentence, index)
    return []
