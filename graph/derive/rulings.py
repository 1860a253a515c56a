"""Step 1: claims as decisions leave them.

What becomes of a claim depends on it and the decisions alone, not on other claims: a rejected one
is gone, a corrected one says what the decision says, and any other that is named carries the mark
of the decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.decisions import FACT_FIELDS, Decision, Reference
from graph.model import Claim, Fact, Mark, Mention
from graph.ontology import ontology

_CHANGING = ("reject", "correct")
_NO_OFFICE = {"office": None, "role": "other", "institution": None, "parliament": None}


class Rulings:
    """The decisions in force, found by the articles that they name."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.decisions = {d.uid: d for d in decisions if d.in_force}
        self._by_article: dict[str, list[tuple[Mark, Reference]]] = defaultdict(list)
        for uid, decision in self.decisions.items():
            for number, group in enumerate(decision.about):
                mark = Mark(decision.at, uid, decision.kind, number)
                for reference in group:
                    self._by_article[reference.article].append((mark, reference))
        for named in self._by_article.values():
            named.sort(key=lambda pair: pair[0])

    def effective(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims as the decisions leave them, in their order."""
        return [one for claim in claims if (one := self._ruled(claim)) is not None]

    def marks(self, claim: Claim) -> tuple[Mark, ...]:
        """Return the marks of the decisions that name a claim itself, earliest first."""
        named = self._by_article.get(claim.identity, ())
        return tuple(dict.fromkeys(mark for mark, there in named if there.names(claim)))

    def articles(self, uids: Collection[str]) -> set[str]:
        """Return the articles that decisions name; those not in force are passed over."""
        known = (self.decisions[uid] for uid in uids if uid in self.decisions)
        return {article for decision in known for article in decision.articles}

    def _ruled(self, claim: Claim) -> Claim | None:
        named = self._by_article.get(claim.identity, ())
        bearing = [(mark, there) for mark, there in named if _bears(mark, there, claim)]
        ruled: Claim | None = claim
        for mark, reference in bearing:
            if ruled is not None:
                ruled = self._applied(mark, reference, ruled, reference.persons(claim))
        marks = tuple(dict.fromkeys(mark for mark, _ in bearing))
        return replace(ruled, marks=marks) if ruled is not None and marks else ruled

    def _applied(
        self, mark: Mark, reference: Reference, claim: Claim, keys: Iterable[str]
    ) -> Claim | None:
        changes = self.decisions[mark.decision].changes
        if mark.kind not in _CHANGING:
            return claim
        if reference.person is not None:
            return _with_persons(claim, keys, changes or _NO_OFFICE)
        return replace(claim, fact=_corrected(claim.fact, changes)) if changes else None


NONE = Rulings()


def _bears(mark: Mark, reference: Reference, claim: Claim) -> bool:
    """Tell whether a decision bears on a claim: it names it, or changes a person who is in it."""
    changes_person = mark.kind in _CHANGING and bool(reference.persons(claim))
    return changes_person or reference.names(claim)


def _with_persons(claim: Claim, keys: Iterable[str], changes: Mapping[str, Any]) -> Claim:
    people = dict(claim.people)
    for key in keys:
        people[key] = _person(people[key], changes)
    return replace(claim, people=people)


def _person(mention: Mention, changes: Mapping[str, Any]) -> Mention:
    """Return a person with other name, office or country; with one of the latter, no body's."""
    more = {"org": None} if changes.get("country") else {}
    return replace(mention, **{**more, **changes})


def _corrected(fact: Fact, changes: Mapping[str, Any]) -> Fact:
    """Return a fact with what a correction sets; what its type does not have is passed over."""
    kind = ontology().types[fact.type]
    own = {name: changes[name] for name in changes if name in FACT_FIELDS}
    if "date" in own:
        own = {"date_end": None, **own}
    details = {**fact.details} | {name: changes[name] for name in changes if name in kind.details}
    parts = {name: tuple(changes[name]) for name in changes if name in kind.parts}
    known = {name: value for name, value in details.items() if value is not None}
    return replace(fact, parts={**fact.parts, **parts}, details=known, **own)
