"""Whether what happened is worded as happening again, and which time it was."""

from __future__ import annotations

import re
from typing import Any

from loaders.extraction.cues import find_cues, has_cue
from loaders.extraction.drafts import Draft

_REPEATED = frozenset({"met_with", "visited"})
_ONE_WORD = re.compile(r"\W*(?:\w+\W+)?")


def repetition(draft: Draft) -> dict[str, Any]:
    """Return the details of a meeting or visit that say so.

    ``again`` where it is worded as one more ("de nouveau", "deuxième visite"), ``round`` where its
    number is told.  Words of other verbs in the sentence do not count.
    """
    if draft.type not in _REPEATED:
        return {}
    cues = draft.sentence.words.words.status
    clause = _clause(draft)
    nouns = (*cues.counted.get("any", ()), *cues.counted.get(draft.type, ()))
    counted = list(find_cues(clause, nouns))
    rounds = (n for n, words in cues.rounds.items() if _stands_by(clause, words, counted))
    number = next(rounds, None)
    another = (number or 0) > 1 or _stands_by(clause, cues.another, counted)
    again = {"again": True} if another or has_cue(clause, cues.again) else {}
    return again | ({"round": number} if number else {})


def _stands_by(clause: str, words: tuple[str, ...], counted: list[tuple[int, int]]) -> bool:
    """Tell whether one of some words stands beside what is counted, one word between at most.

    "troisième cycle", "une nouvelle longue visite", "الجولة الثالثة"
    """
    spans = ((min(a, b), max(a, b)) for a in find_cues(clause, words) for b in counted)
    between = (clause[one[1] : other[0]] for one, other in spans)
    return any(_ONE_WORD.fullmatch(gap) for gap in between)


def _clause(draft: Draft) -> str:
    """Return the words around a trigger that no other verb stands before."""
    sentence = draft.sentence
    tokens = sentence.tokens
    own = range(draft.group.first, draft.group.last) if draft.group else range(0)
    at = next((i for i, token in enumerate(tokens) if token.end > draft.trigger[0]), 0)

    def ends(position: int) -> bool:
        other_verb = position not in own and sentence.is_finite_at(position)
        return other_verb or tokens[position].text in (";", ":")

    first = next((i + 1 for i in range(at - 1, -1, -1) if ends(i)), 0)
    last = next((i for i in range(at + 1, len(tokens)) if ends(i)), len(tokens))
    return sentence.wording(tokens[first].start, tokens[last - 1].end)
