"""How sure a fact is: a sum of factors, computed from how often such facts were right.

Each factor is a trait of how the fact is worded and read, with its log-odds: a positive one
speaks for the fact, a negative one against it.  The weights are data, ``confidence.json``, which
``python -m loaders.training`` writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from loaders.extraction.completion import Dated
from loaders.extraction.drafts import Draft

BASE = "all facts"
_MOST = 0.99


def traits(fact: Dated) -> frozenset[str]:
    """Return what a fact's confidence depends on."""
    return frozenset(_traits(fact))


def _traits(fact: Dated) -> Iterator[str]:
    draft = fact.draft
    construction = draft.rule.partition(".")[2]  # without the language
    yield BASE
    yield f"kind {construction.partition('.')[0]}"
    yield f"construction {construction}"
    yield f"status {fact.status}"
    yield "dated" if fact.dated_by else "date inferred" if fact.date else "undated"
    if draft.sentence.where == "title":
        yield "title"
    if draft.retold:
        yield "retold"
    yield from _traits_of_sides(draft)


def _traits_of_sides(draft: Draft) -> Iterator[str]:
    sides = draft.sides
    people = [side.person for side in sides if side.person is not None]
    yield from (f"link {side.how}" for side in sides)
    yield from (f"known {person.how_known}" for person in people if person.how_known)
    if any(side.sentence != draft.sentence.index or side.steps for side in sides):
        yield "another sentence"
    if any(side.vague for side in sides):
        yield "vague side"
    if not people:
        yield "nobody named"


def factors(fact: Dated) -> Mapping[str, float]:
    """Return the traits of a fact that have a weight, in log-odds."""
    weights = _weights()
    return {trait: weights[trait] for trait in sorted(traits(fact)) if trait in weights}


def confidence(found: Mapping[str, float]) -> float:
    """Return the probability that factors add up to, at most 0.99, in two digits."""
    return round(min(probability(found.values()), _MOST), 2)


def probability(weights: Iterable[float]) -> float:
    """Return the probability of a sum of log-odds."""
    return 1 / (1 + exp(-sum(weights)))


@cache
def _weights() -> Mapping[str, float]:
    text = (files("loaders.extraction") / "confidence.json").read_text(encoding="utf-8")
    weights: Mapping[str, float] = json.loads(text)["weights"]
    return weights
