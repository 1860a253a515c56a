"""Whom a sentence is about: the people that its main clause has for a subject."""

from __future__ import annotations

from loaders.extraction.parsed import Parsed
from loaders.extraction.sides import Side
from loaders.extraction.slots import subject
from loaders.extraction.told import Told
from loaders.extraction.verbs import VerbGroup

_NEAR = 4  # tokens between a small word and the verb of the clause that it opens


def topic(told: Told, sentence: Parsed) -> tuple[Side, ...]:
    """Return whom the main clause of a sentence has for its subject, people only."""
    finite = (group for group in sentence.groups if group.finite)
    main = next((group for group in finite if not _is_subordinate(sentence, group)), None)
    if main is None:
        return ()
    found = (side for i in subject(sentence, main) for side in told.resolve(sentence, i))
    return tuple(side for side in found if side.person is not None)


def _is_subordinate(sentence: Parsed, group: VerbGroup) -> bool:
    """Tell whether a verb stands in a clause that a small word opens, near before it."""
    before = range(max(0, group.first - _NEAR), group.first)
    return any(sentence.is_subordinating(at) for at in before if at not in sentence.group_of)
