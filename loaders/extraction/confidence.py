"""How sure a fact is: by the rule that made it, the links it rests on, how its sides are known."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.completion import Dated
from loaders.extraction.lexicon import Rates
from loaders.extraction.sides import Side


def confidence(fact: Dated) -> float:
    """Return a fact's confidence, at most 0.99, in two digits.

    The rate of its rule, lower for each link and for each side whose country is only inferred,
    higher where both sides are written in the sentence.
    """
    rates = fact.draft.sentence.words.words.confidence
    value = rates.rules.get(fact.draft.rule) or rates.groups[fact.draft.rule.rpartition(".")[0]]
    factors = [factor for side in fact.draft.sides for factor in _factors(side, rates)]
    for factor in factors:
        value *= factor
    if not factors:
        value *= rates.named
    if fact.date is None:
        value *= rates.undated
    return round(min(value, 0.99), 2)


def _factors(side: Side, rates: Rates) -> Iterator[float]:
    """Yield what makes a side less sure."""
    if side.how in rates.links:
        yield rates.links[side.how]
    known = side.person.how_known if side.person is not None else None
    if known in rates.known:
        yield rates.known[known or ""]
