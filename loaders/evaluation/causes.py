"""Why a fact was missed, or told though it is none: one cause each, the first that applies.

Only gold and predictions are compared, so that any extractor can be held against another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.text import fold
from loaders.evaluation.matching import (
    same_person,
    same_sides,
    status_group,
    tie,
)
from loaders.evaluation.records import Fact, Official, Party, Record, is_certain, is_directed
from loaders.evaluation.scores import paired

# in the order in which they are tried
CAUSES = {
    "date": "right but for its date",
    "status": "right but for its status or action",
    "direction": "the sides stand the wrong way round",
    "affiliation": "a person is there with another country or organization",
    "person": "a named side is not among the officials that were found",
    "whom": "right countries, but another person, or none where one is named",
    "half": "one side is right, the other is not",
    "reference": "a side is not written in the sentence: it needs a link",
    "construction": "all sides are written in the sentence: no construction was read",
    "invented": "nothing in gold comes near it",
}


@dataclass(frozen=True)
class Error:
    """A fact of gold that was not told rightly, or a told one that gold has not, and why."""

    article: str
    language: str
    what: str
    cause: str
    fact: Fact

    def to_dict(self) -> dict[str, Any]:
        """Return the error as a JSON object."""
        shown = ("article", "language", "what", "cause")
        return {**{name: getattr(self, name) for name in shown}, "fact": dict(self.fact)}


def errors(gold: Record, found: Record) -> Iterator[Error]:
    """Yield every error of one article at the level of named persons and dates."""
    dated = paired(gold, found, "dated")
    pairs = paired(replace(gold, facts=dated.missed), replace(found, facts=dated.spurious), "full")

    def error(what: str, cause: str, fact: Fact) -> Error:
        return Error(gold.id, gold.language, what, cause, fact)

    for wanted, told in pairs.right:
        if is_certain(wanted):
            yield error("misdated", "date", {**wanted, "told": told.get("date")})
    for wanted in filter(is_certain, pairs.missed):
        yield error("missed", _missed(gold, wanted, found, pairs.spurious), wanted)
    for told in pairs.spurious:
        yield error("spurious", _spurious(gold, pairs.missed, found, told), told)


def _missed(gold: Record, wanted: Fact, found: Record, others: Iterable[Fact]) -> str:
    """Return why a fact of gold was not told; the officials are asked before the sentence."""
    near = _nearness(gold, wanted, found, others)
    if near in ("status", "direction"):
        return near
    people = [gold.officials[p] for p in _parties(gold, wanted) if p in gold.officials]
    told = tuple(found.officials.values())
    known = [[o for o in told if same_person(person, o)] for person in people]
    if not all(known):
        return "person"
    for person, there in zip(people, known, strict=True):
        if not any(_affiliated(person) == _affiliated(official) for official in there):
            return "affiliation"
    if near is not None:
        return near
    return "construction" if _all_written(gold, wanted) else "reference"


def _spurious(gold: Record, missed: Iterable[Fact], found: Record, told: Fact) -> str:
    """Return how a told fact differs from the fact of gold that comes nearest."""
    near = (_nearness(gold, wanted, found, [told]) for wanted in missed)
    order = tuple(CAUSES)
    return min((cause for cause in near if cause), key=order.index, default="invented")


def _nearness(gold: Record, wanted: Fact, found: Record, others: Iterable[Fact]) -> str | None:
    """Return in what the nearest of some told facts of its type differs from a fact of gold."""
    ways = [_difference(gold, wanted, found, told) for told in others]
    return min((way for way in ways if way), key=tuple(CAUSES).index, default=None)


def _difference(gold: Record, wanted: Fact, found: Record, told: Fact) -> str | None:
    if wanted["type"] != told["type"]:
        return None
    if same_sides(gold, wanted, found, told):
        return "status"
    here, there = (
        [set(map(r.affiliation, s)) for s in r.sides(f)] for r, f in ((gold, wanted), (found, told))
    )
    if is_directed(wanted) and here == there[::-1]:
        return "direction"
    if status_group(wanted) == status_group(told) and tie(gold, wanted) == tie(found, told):
        return "whom"
    return "half" if set().union(*here) & set().union(*there) else None


def _affiliated(official: Official) -> tuple[str | None, str | None]:
    return official.get("country"), official.get("org")


def _parties(record: Record, fact: Fact) -> tuple[Party, ...]:
    return tuple(party for side in record.sides(fact) for party in side)


def _all_written(gold: Record, fact: Fact) -> bool:
    """Tell whether the words that assert a fact name every person among its sides."""
    evidence = fact.get("evidence", "")
    words = set(fold(evidence if isinstance(evidence, str) else " ".join(evidence)).split())
    persons = [gold.names(party) for party in _parties(gold, fact) if party in gold.officials]
    return all(any(words & set(fold(name).split()) for name in names) for names in persons)
