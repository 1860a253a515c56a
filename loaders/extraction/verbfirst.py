"""Who does what to whom where the verb comes first: "استقبل الرئيس الوزير".

A verb's subject is the first side behind it, its object the next.  One right before the verb is
its subject too, and a verb that only goes on ("… واستقبل الوزير") has that of the verb before.
"""

from __future__ import annotations

from collections.abc import Callable

from loaders.extraction.coordination import chain_of, coordinated, listed, only_adverbs
from loaders.extraction.parsed import Parsed
from loaders.extraction.relatives import antecedent
from loaders.extraction.verbs import VerbGroup

_NEAR = 12  # tokens between a noun of action and its object
REACH = 40  # tokens that a slot may lie away from its trigger


def subject_of_first(sentence: Parsed, group: VerbGroup) -> list[int] | VerbGroup:
    """Return the subject of a verb, or the verb before that has the same."""
    if before := _right_before(sentence, group):
        return before
    relative = sentence.token(group.first - 1)
    relatives = sentence.words.words.grammar.subject_relative
    behind = _sides_behind(sentence, group)
    if relative is not None and relative.lower in relatives:
        if behind and takes_up(sentence, group):  # "الزيارة التي قام بها الرئيس"
            return behind[0]
        return antecedent(sentence, group.first - 1)
    if len(behind) == 1 and _is_elided(sentence, group):
        return sentence.finite_before(group.first) or []
    acts = group.lemma in sentence.words.words.frames.acting and not _has_clitic(sentence, group)
    if behind and (len(behind) > 1 or not acts or not _goes_on(sentence, group)):
        return behind[0]
    return sentence.finite_before(group.first) or []


def _is_elided(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a verb opens a sentence and has the subject of the one before: "كما التقى"."""
    acts = group.lemma in sentence.words.words.frames.acting
    opening = sentence.words.words.grammar.continuing
    before = sentence.token(group.first - 1)
    return acts and group.first == 1 and before is not None and before.lower in opening


def object_of_first(
    sentence: Parsed, start: int, subject: Callable[[VerbGroup], list[int]]
) -> list[int]:
    """Return the object of a verb, or of a noun of action, that ends before ``start``."""
    group = next((g for g in sentence.groups if g.finite and g.last == start), None)
    if group is None:
        return _object_of_noun(sentence, start)
    if _has_clitic(sentence, group):
        return []
    own = set(subject(group))
    sides = (chain for chain in _sides_behind(sentence, group) if not own.intersection(chain))
    return next(sides, [])


def _object_of_noun(sentence: Parsed, start: int) -> list[int]:
    """Return the side that follows a noun of action without a preposition: "استقباله الوزير"."""
    behind = (i for i, c in enumerate(sentence.chunks) if c.first >= start)
    index = next((i for i in behind if sentence.chunks[i].governor is None), None)
    if index is None or not sentence.chunks[index].is_side:
        return []
    between = range(start, sentence.chunks[index].first)
    apart = any(sentence.is_finite_at(i) or sentence.is_boundary(i) for i in between)
    return [] if apart or len(between) > _NEAR else listed(sentence, index)


def _goes_on(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a verb is joined to one before it: "… واستقبل"."""
    joint = sentence.token(group.first - 1)
    joined = joint is not None and sentence.words.is_coordinator(joint)
    return joined and sentence.finite_before(group.first) is not None


def takes_up(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a pronoun close behind a verb takes up what it has for an object."""
    if _has_clitic(sentence, group):
        return True
    second = sentence.token(group.last + 1)
    first = sentence.token(group.last)
    led = first is not None and sentence.words.preposition(first) is not None
    return led and second is not None and second.lower in sentence.words.pronouns


def _has_clitic(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a pronoun is joined to a verb: "استقبله"."""
    after = sentence.token(group.last)
    return after is not None and after.lower in sentence.words.words.grammar.object_clitics


def _right_before(sentence: Parsed, group: VerbGroup) -> list[int]:
    """Return the side right before a verb, which no verb or preposition has for its own."""
    position = group.first - 1
    while position in sentence.aside or (
        position >= 0 and only_adverbs(sentence, position, position)
    ):
        position -= 1
    index = sentence.chunk_of.get(position)
    if index is None:
        return []
    chunk = sentence.chunks[index]
    if chunk.governor is not None or not (chunk.is_side or chunk.is_capital):
        return []
    chain = chain_of(sentence, index)
    return chain if _is_free(sentence, sentence.chunks[chain[0]].first, group) else []


def _is_free(sentence: Parsed, position: int, group: VerbGroup) -> bool:
    """Tell whether a mark or conjunction parts a side from the verb before it."""
    claimed = sentence.finite_before(group.first)
    if claimed is None:
        return True
    between = range(claimed.last, position)
    return any(sentence.is_subordinating(i) or sentence.tokens[i].kind == "punct" for i in between)


def _sides_behind(sentence: Parsed, group: VerbGroup) -> list[list[int]]:
    """Return the sides behind a verb that no preposition governs, each with what is joined."""
    found: list[list[int]] = []
    position = group.last
    while position < min(len(sentence.tokens), group.last + REACH):
        index = sentence.chunk_of.get(position)
        if index is None:
            if _ends(sentence, position):
                break
            position += 1
            continue
        chunk, chain = sentence.chunks[index], coordinated(sentence, index)
        fits = chunk.is_side or (chunk.is_capital and not found)
        if chunk.governor is None and fits:
            found.append(chain)
        position = sentence.chunks[chain[-1]].last
    return found


def _ends(sentence: Parsed, position: int) -> bool:
    """Tell whether a verb's clause ends at a token."""
    closed = sentence.is_finite_at(position) or sentence.is_subordinating(position)
    return closed or sentence.tokens[position].text in ";:."
