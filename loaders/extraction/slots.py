"""Where the sides of a construction stand: subject, object, after a preposition, owner, place.

Every function takes a sentence and token indices, and returns indices of chunks, first things
first; coordinated chunks come together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from loaders.extraction.coordination import (
    chain_of,
    listed,
    only_adverbs,
    opens_clause,
)
from loaders.extraction.inversion import inverted, postponed
from loaders.extraction.parsed import Parsed
from loaders.extraction.relatives import antecedent, relative_clause
from loaders.extraction.verbfirst import REACH, object_of_first, subject_of_first
from loaders.extraction.verbs import VerbGroup

_DEPTH = 4  # verbs that a subject may be handed on by
_MARKS = frozenset(',()"«»-–—')


def subject(sentence: Parsed, group: VerbGroup, depth: int = 0) -> list[int]:
    """Return the subject of a verb, also where another verb's is meant, or where it is left out."""
    left_out = sentence.dropped.get(group.first) if group.finite else None
    return [left_out] if left_out is not None else _subject(sentence, group, depth)


def _subject(sentence: Parsed, group: VerbGroup, depth: int) -> list[int]:
    if depth > _DEPTH:
        return []
    if not group.finite:
        return _subject_of_nonfinite(sentence, group, depth)
    if sentence.words.words.grammar.verb_first:
        found = subject_of_first(sentence, group)
        return subject(sentence, found, depth + 1) if isinstance(found, VerbGroup) else found
    if behind := postponed(sentence, group):
        return behind
    position = _before_relative(sentence, group)
    while position >= 0:
        step = _subject_step(sentence, group, position, depth)
        if isinstance(step, list):
            return step
        position = step
    return inverted(sentence, group)


def _before_relative(sentence: Parsed, group: VerbGroup) -> int:
    """Return the token before a verb, or before a relative clause that a comma ends there."""
    comma, previous = sentence.token(group.first - 1), sentence.finite_before(group.first)
    if comma is None or comma.text != "," or previous is None:
        return group.first - 1
    opening = relative_clause(sentence, previous)
    framed = opening is not None and sentence.tokens[opening - 1].text == ","
    return opening - 1 if framed and opening is not None else group.first - 1


def _subject_step(sentence: Parsed, group: VerbGroup, position: int, depth: int) -> list[int] | int:
    """Return the subject found at a token left of the verb, or where to look next."""
    if position in sentence.chunk_of:
        return _subject_at_chunk(sentence, group, sentence.chunk_of[position], depth)
    if (opening := sentence.opening(position)) is not None:
        return opening - 1
    if position in sentence.aside or sentence.tokens[position].text in _MARKS:
        return position - 1
    previous = sentence.group_at(position)
    if previous is not None:
        if (opening := relative_clause(sentence, previous)) is not None:
            return opening - 1
        finite = previous if previous.finite else sentence.finite_before(previous.first)
        # "X, après s'être entretenu avec Y, a parlé"
        return previous.first - 1 if finite is None else subject(sentence, finite, depth + 1)
    return _subject_at_word(sentence, group, position, depth)


def _subject_at_chunk(
    sentence: Parsed, group: VerbGroup, index: int, depth: int
) -> list[int] | int:
    chunk = sentence.chunks[index]
    fits = chunk.is_side or chunk.is_capital
    clausal = sentence.words.words.grammar.clausal  # "after the minister met"
    free = chunk.governor is None or (
        chunk.governor in clausal and opens_clause(sentence, chunk.last)
    )
    if chunk.kind != "pronoun" and not (free and fits):
        return _before_chunk(sentence, index)
    owner_verb = _complement_of(sentence, index, group)
    if owner_verb is not None:
        return subject(sentence, owner_verb, depth + 1)
    chain = chain_of(sentence, index)
    if sentence.chunks[chain[0]].governor in sentence.words.words.grammar.agents:
        return _before_chunk(sentence, chain[0])  # "acompañado por A, B y C, recibió"
    return chain


def _subject_at_word(
    sentence: Parsed, group: VerbGroup, position: int, depth: int
) -> list[int] | int:
    token = sentence.tokens[position]
    if token.lower in sentence.words.words.grammar.subject_relative:
        before = sentence.token(position - 1)  # "ocasião em que conversou"
        governed = before is not None and sentence.words.preposition(before)
        return inverted(sentence, group) if governed else antecedent(sentence, position)
    if sentence.is_subordinating(position):
        return inverted(sentence, group)
    if sentence.words.is_coordinator(token):
        previous = sentence.finite_before(group.first)
        return position - 1 if previous is None else subject(sentence, previous, depth + 1)
    start = _phrase_start(sentence, position) if token.text not in ";:" else None
    return [] if start is None else start


def _before_chunk(sentence: Parsed, index: int) -> int:
    """Return the token before a governed chunk's preposition."""
    position = sentence.chunks[index].first - 1
    while (token := sentence.token(position)) is not None:
        if sentence.words.preposition(token):
            return position - 1
        if not (sentence.words.determiner(token) or token.kind in ("honorific", "adjective")):
            break
        position -= 1
    return position


def _phrase_start(sentence: Parsed, position: int) -> int | None:
    """Return the token before a prepositional phrase of plain words, None for a bare noun."""
    words = sentence.words
    for at in range(position, max(-1, position - 6), -1):
        token = sentence.tokens[at]
        if words.preposition(token):
            return at - 1
        if at in sentence.chunk_of or at in sentence.group_of or token.kind == "punct":
            return at if at < position and _may_follow(sentence, at, position) else None
        if words.determiner(token):
            if at and words.preposition(sentence.tokens[at - 1]):
                return at - 2
            if at and (
                at - 1 in sentence.group_of or words.is_coordinator(sentence.tokens[at - 1])
            ):
                return at - 1  # the object of the verb before, or "et son épouse"
            return at - 1 if only_adverbs(sentence, at + 1, position) else None
    return None


def _may_follow(sentence: Parsed, at: int, position: int) -> bool:
    """Tell whether the words after a token are adverbs, or what a verb says of its subject."""
    attribute = at in sentence.group_of and _closes(sentence, position + 1)
    return (
        attribute or _qualifies(sentence, at, position) or only_adverbs(sentence, at + 1, position)
    )


def _qualifies(sentence: Parsed, at: int, position: int) -> bool:
    """Tell whether a word is what sort an official is: "el mandatario caribeño viajará"."""
    index, token = sentence.chunk_of.get(at), sentence.tokens[position]
    if index is None or position != at + 1 or sentence.chunks[index].governor is not None:
        return False
    plain = token.kind == "word" and not sentence.words.is_function(token)
    return plain and sentence.chunks[index].kind in ("office", "role")


def _closes(sentence: Parsed, position: int) -> bool:
    """Tell whether a comma ends the words before it."""
    token = sentence.token(position)
    return token is not None and token.text == ","


def _complement_of(sentence: Parsed, index: int, group: VerbGroup) -> VerbGroup | None:
    """Return the finite verb whose complement a chunk is, when it cannot be the subject."""
    chunk = sentence.chunks[index]
    previous = sentence.finite_before(group.first)
    if chunk.kind == "pronoun" or previous is None or previous.last > chunk.first:
        return None
    joint = any(map(sentence.is_joint, range(chunk.last, group.first)))
    bounded = any(map(sentence.is_boundary, range(previous.last, chunk.first)))
    bounded = bounded or _after_new_clause(sentence, chunk.first)
    return previous if joint and not bounded and _has_subject(sentence, previous) else None


def _after_new_clause(sentence: Parsed, position: int) -> bool:
    """Tell whether a comma and a coordinator lead to a token: "…, et le ministre"."""
    before = position - 1
    while before > 1 and sentence.words.determiner(sentence.tokens[before]):
        before -= 1
    coordinator = sentence.words.is_coordinator(sentence.tokens[before])
    return before > 0 and coordinator and sentence.tokens[before - 1].text == ","


def _has_subject(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a side without a preposition stands before a verb."""
    before = (c for c in sentence.chunks if c.last <= group.first and c.is_side)
    return any(chunk.governor is None for chunk in before)


def _subject_of_nonfinite(sentence: Parsed, group: VerbGroup, depth: int) -> list[int]:
    if group.voice == "gerund" and group.first - 1 in sentence.chunk_of:
        return [sentence.chunk_of[group.first - 1]]  # "une photo du ministre recevant X"
    if group.voice == "participle":
        before = group.first - 1
        while (token := sentence.token(before)) is not None and token.text == ",":
            before -= 1
        if before in sentence.chunk_of:
            return chain_of(sentence, sentence.chunk_of[before])
    verb = sentence.finite_before(group.first)
    if verb is not None and group.voice != "participle" and _asks(sentence, verb, group):
        return [i for i in direct_object(sentence, verb.last) if _is_between(sentence, i, group)]
    finite = verb or sentence.finite_after(group.last)
    return subject(sentence, finite, depth + 1) if finite is not None else []


def _asks(sentence: Parsed, verb: VerbGroup, asked: VerbGroup) -> bool:
    """Tell whether a verb asks somebody to do what an infinitive says: "invitó a X a visitar"."""
    if verb.voice != "active" or verb.lemma not in sentence.words.words.frames.verbs.get(
        "invite", ()
    ):
        return False
    between = range(verb.last, asked.first)
    ended = any(sentence.tokens[i].text in ";:" or sentence.is_joint(i) for i in between)
    return not ended and any(i in sentence.chunk_of for i in between)


def _is_between(sentence: Parsed, chunk: int, group: VerbGroup) -> bool:
    return sentence.chunks[chunk].last <= group.first


def direct_object(sentence: Parsed, start: int) -> list[int]:
    """Return the direct object after a verb that ends before ``start``."""
    if sentence.words.words.grammar.verb_first:
        return object_of_first(sentence, start, lambda group: subject(sentence, group))
    position, phrase, opened = start, False, False
    while position < min(len(sentence.tokens), start + REACH):
        if (index := sentence.chunk_of.get(position)) is not None:
            if _is_direct(sentence, index, start):
                return _unless_subject(sentence, index, opened)
            position, phrase = sentence.chunks[index].last, False
        elif _bars_object(sentence, position):
            return []
        elif (nonfinite := _nonfinite_at(sentence, position)) is not None:
            position = nonfinite.last
        elif sentence.is_finite_at(position) or _ends_object(sentence, position, phrase):
            return []
        else:
            joint = sentence.is_joint(position)
            opened = opened or joint
            phrase, position = _in_phrase(sentence, position, phrase), position + 1
    return []


def _bars_object(sentence: Parsed, position: int) -> bool:
    """Tell whether no object follows a token where word order is fixed: "with X to discuss"."""
    grammar = sentence.words.words.grammar
    if grammar.inversion or not grammar.infinitive_marks:
        return False
    preposition = sentence.words.preposition(sentence.tokens[position])
    return preposition in grammar.facing or _nonfinite_at(sentence, position) is not None


def _unless_subject(sentence: Parsed, index: int, opened: bool) -> list[int]:
    """Return an object with what is joined to it; nothing if it is the next clause's subject."""
    subject_next = opened and opens_clause(sentence, sentence.chunks[index].last)
    return [] if subject_next else listed(sentence, index)


def _in_phrase(sentence: Parsed, position: int, phrase: bool) -> bool:
    """Tell whether a token leads a prepositional phrase or stands in one."""
    led = sentence.words.preposition(sentence.tokens[position]) is not None
    return led or (phrase and not sentence.is_joint(position))


def _nonfinite_at(sentence: Parsed, position: int) -> VerbGroup | None:
    group = sentence.group_at(position)
    return group if group is not None and not group.finite else None


def _is_direct(sentence: Parsed, index: int, start: int) -> bool:
    """Tell whether a chunk has no preposition, or only the article of "des diplomates"."""
    chunk = sentence.chunks[index]
    partitive = (
        chunk.first == start + 1 and sentence.tokens[start].lower in sentence.words.determiners
    )
    fits = (chunk.is_side or chunk.is_capital) and chunk.kind != "pronoun"
    personal = sentence.words.words.grammar.personal
    if personal and chunk.kind in ("person", "office", "role", "pair"):
        return fits and chunk.governor in personal
    return fits and (chunk.governor is None or partitive or chunk.governor in personal)


def _ends_object(sentence: Parsed, position: int, phrase: bool) -> bool:
    """Tell whether a token ends the search: a clause, a mark, or a thing that is the object."""
    token = sentence.tokens[position]
    if position in sentence.aside:
        return False
    if sentence.is_subordinating(position) or token.text in ";:.(":
        return True
    thing = sentence.words.determiner(token) and not sentence.words.preposition(token)
    return bool(thing) and not phrase and not _leads_to_chunk(sentence, position)


def _leads_to_chunk(sentence: Parsed, position: int) -> bool:
    """Tell whether a determiner belongs to a chunk or to a date."""
    for at in range(position + 1, min(position + 5, len(sentence.tokens))):
        if at in sentence.chunk_of:
            return True
        if at in sentence.aside:
            return True
        token = sentence.tokens[at]
        plain = token.kind == "word" and not sentence.words.determiner(token)
        if plain and token.lower not in sentence.words.words.grammar.office.qualifiers:
            return False
    return False


def after(
    sentence: Parsed,
    start: int,
    prepositions: Iterable[str],
    unfit: Sequence[str] = (),
    never: Sequence[str] = (),
) -> list[int]:
    """Return the chunks that the first of some prepositions governs, in the same clause.

    Chunks of an ``unfit`` kind are passed over where they may be the place of the event, those of
    a kind that ``never`` fits everywhere.
    """
    wanted = frozenset(prepositions)
    located = sentence.words.located

    def fits(chunk: int) -> bool:
        found = sentence.chunks[chunk]
        place = found.kind in never or (found.kind in unfit and found.governor in located)
        return found.governor in wanted and not place

    return scan(sentence, start, fits)


def scan(sentence: Parsed, start: int, fits: Callable[[int], bool]) -> list[int]:
    """Return the first fitting chunk of the clause with what is joined to it."""
    position = start
    while position < min(len(sentence.tokens), start + REACH):
        token = sentence.tokens[position]
        if position in sentence.chunk_of:
            index = sentence.chunk_of[position]
            if fits(index):
                return listed(sentence, index)
            position = sentence.chunks[index].last
            continue
        if sentence.is_finite_at(position):
            return []
        if token.text in ";:.":
            return []
        position += 1
    return []


def relative_before(sentence: Parsed, group: VerbGroup, prepositions: Iterable[str]) -> list[int]:
    """Return the antecedent of "avec lequel", "avec qui" that opens the verb's clause."""
    wanted = frozenset(prepositions)
    for position in range(group.first - 1, max(0, group.first - 8), -1):
        token, before = sentence.tokens[position], sentence.tokens[position - 1]
        if token.lower in sentence.words.relatives and sentence.words.preposition(before) in wanted:
            return antecedent(sentence, position - 1)
    return []


def relative_object(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return the antecedent of "que" that is a verb's object: "X, qu'elle a vu mardi"."""
    relatives = sentence.words.words.frames.object_relative
    for position in range(group.first - 1, max(-1, group.first - 14), -1):
        if sentence.tokens[position].lower in relatives:
            return antecedent(sentence, position)
        if sentence.is_finite_at(position) or sentence.tokens[position].text in ";:":
            return []
    return []


def main_subject(sentence: Parsed, position: int) -> list[int]:
    """Return the subject of the clause that a circumstance belongs to."""
    return main_clause(sentence, position)[1]


def main_clause(sentence: Parsed, position: int) -> tuple[VerbGroup | None, list[int]]:
    """Return the verb of the clause that a circumstance belongs to, and its subject."""
    before = [g for g in sentence.groups if g.last <= position and g.finite]
    following = sentence.finite_after(position)
    for group in (*reversed(before), *([following] if following else [])):
        if found := subject(sentence, group):
            return group, found
    return None, []
