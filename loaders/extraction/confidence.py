"""How sure a fact is: by the rule that made it, the links it rests on, how its sides are known."""

from __future__ import annotations

from loaders.extraction.completion import Dated

# (right + 1) / (found + 2) of each rule on annotated dispatches; rules seen less than ten times
# have their group's figure
_DEFAULT = 0.7
_BY_RULE: dict[str, float] = {}
_BY_LINK = {
    "named": 1.0,
    "office": 0.95,
    "role": 0.9,
    "pronoun": 0.88,
    "pair": 0.9,
    "body": 0.95,
    "delegation": 0.95,
}
_BY_KNOWLEDGE = {"role": 0.9, "scene": 0.85, "home": 0.9, "dateline": 0.8}


def confidence(fact: Dated) -> float:
    """Return a fact's confidence between 0 and 1, two digits."""
    value = _BY_RULE.get(fact.draft.rule, _DEFAULT)
    for side in fact.draft.sides:
        value *= _BY_LINK.get(side.how, 0.9)
        if side.person is not None and side.person.how_known is not None:
            value *= _BY_KNOWLEDGE.get(side.person.how_known, 1.0)
    if fact.date is None:
        value *= 0.95
    return round(value, 2)
