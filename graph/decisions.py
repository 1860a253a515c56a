"""Decisions: what a person has judged, with who, when and why.

A decision names claims and persons as articles state them, never what is derived from them, so
that it outlives any derivation: loading again, a newer extractor, a full rebuild.  Like claims,
decisions are what the graph is derived from.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.claims import OFFICE, gist_of
from graph.dates import validate
from graph.errors import BadInput
from graph.model import Claim, digest
from graph.ontology import ontology
from graph.text import fold

Kind = Literal["merge", "split", "same", "different", "reject", "correct"]
TOGETHER = frozenset({"merge", "same"})
"""Kinds whose groups belong together."""
APART = frozenset({"split", "different"})
"""Kinds whose groups do not belong together."""
PERSON_FIELDS = frozenset({"name", "office", "role", "country", "org", "parliament"})
"""What can be corrected of a person as an article presents them."""
FACT_FIELDS = frozenset({"date", "date_end", "place", "status"})
"""What can be corrected of any fact, besides its parts and the details of its type."""

Words = Annotated[str, Field(min_length=1, max_length=500)]
Value = str | bool | list[str] | None


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(_Checked):
    """A claim, or a person as an article names them.

    ``article`` is its identity (``id:…``), ``claim`` the six digits that a claim keeps while its
    sentence and parties stay; a person is known by their name in the article.  ``says`` tells a
    reader what is meant.
    """

    article: Words
    claim: Annotated[str, Field(pattern="^[0-9a-f]{6}$")] | None = None
    person: Words | None = None
    says: Words | None = None

    @model_validator(mode="after")
    def _one(self) -> Reference:
        if (self.claim is None) == (self.person is None):
            raise ValueError("name either a claim or a person of the article")
        return self

    def names(self, claim: Claim) -> bool:
        """Tell whether a claim is meant: of a person, the one that says who they are."""
        if claim.identity != self.article:
            return False
        if self.person is None:
            return gist_of(claim) == self.claim
        return claim.fact.type == OFFICE and bool(self.persons(claim))

    def persons(self, claim: Claim) -> tuple[str, ...]:
        """Return the keys of the persons of a claim that are meant."""
        if self.person is None or claim.identity != self.article:
            return ()
        wanted = fold(self.person)
        return tuple(key for key, person in claim.people.items() if fold(person.name) == wanted)


def reference_to(claim: Claim) -> Reference:
    """Return what names a claim, or the person of one that says who somebody is."""
    if claim.fact.type == OFFICE:
        (mention,) = claim.people.values()
        says = ", ".join(filter(None, (mention.name, mention.office, mention.country)))
        return Reference(article=claim.identity, person=mention.name, says=says[:500] or None)
    fact = claim.fact
    parties = (claim.people[p].name if p in claim.people else p for p in fact.parties)
    says = " ".join([fact.type, *parties, fact.date or ""]).strip()
    return Reference(article=claim.identity, claim=gist_of(claim), says=says[:500])


class Undoing(_Checked):
    """Who took a decision back, when and why."""

    by: Words
    at: Words
    why: str = Field("", max_length=2_000)


class Decision(_Checked):
    """One decision.

    ``about`` holds the groups of what is named: for ``merge`` and ``same`` those that belong
    together, for ``split`` and ``different`` those that do not, else a single one.  ``changes``
    are what a correction sets, None where nothing is known; ``at`` is a time in UTC, ISO 8601.
    """

    kind: Kind
    about: Annotated[
        tuple[Annotated[tuple[Reference, ...], Field(min_length=1, max_length=1_000)], ...],
        Field(min_length=1, max_length=20),
    ]
    changes: Annotated[Mapping[str, Value], Field(max_length=20)] = {}
    by: Words
    at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$")]
    why: str = Field("", max_length=2_000)
    undone: Undoing | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Decision:
        several = self.kind in TOGETHER | APART
        if several != (len(self.about) > 1):
            raise ValueError(f"{self.kind} takes {'several groups' if several else 'one group'}")
        persons = {reference.person is not None for group in self.about for reference in group}
        wanted = {"merge": {True}, "split": {True}, "same": {False}, "different": {False}}
        if len(persons) > 1 or not persons <= wanted.get(self.kind, {True, False}):
            raise ValueError(f"{self.kind} cannot name these: persons and claims do not mix")
        if (self.kind == "correct") != bool(self.changes):
            raise ValueError("a correction, and nothing else, says what it changes")
        for name, value in self.changes.items():
            _check_change(name, value, of_person=True in persons)
        return self

    @cached_property
    def uid(self) -> str:
        """``decision:`` and twelve digits, of all but its undoing."""
        return f"decision:{digest(_text(self.model_dump(exclude={'undone'})))[:12]}"

    @property
    def in_force(self) -> bool:
        """Whether it has not been taken back."""
        return self.undone is None

    @property
    def articles(self) -> tuple[str, ...]:
        """The identities of the articles that it names, sorted."""
        return tuple(sorted({reference.article for group in self.about for reference in group}))


def decision_to_json(decision: Decision) -> str:
    """Return a decision as canonical JSON."""
    return _text(decision.model_dump(exclude_none=True) | {"changes": dict(decision.changes)})


def decision_from_json(text: str) -> Decision:
    """Read a decision that ``decision_to_json`` wrote."""
    return Decision.model_validate_json(text)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _check_change(name: str, value: Value, of_person: bool) -> None:
    """Raise ValueError where a correction sets something that there is not."""
    if name not in (PERSON_FIELDS if of_person else _fact_fields()):
        raise ValueError(f"{name!r} cannot be corrected here")
    if name in _parts():
        _check_parties(name, value)
    elif value is None:
        if name in ("name", "role", "status", "action"):
            raise ValueError(f"{name} cannot be empty")
    elif name in ("date", "date_end"):
        _check_date(name, value)
    elif (allowed := _allowed(name)) and value not in allowed:
        raise ValueError(f"{name} is one of {', '.join(sorted(allowed))}")


def _check_parties(name: str, value: Value) -> None:
    parties = value if isinstance(value, list) else []
    if not parties or not all(re.fullmatch(r"country:[A-Z]{2}|org:[^/|~]+", p) for p in parties):
        raise ValueError(f"{name} is a list of countries and bodies, as country:MA or org:IPU")


def _check_date(name: str, value: Value) -> None:
    try:
        validate(str(value))
    except BadInput as error:
        raise ValueError(f"{name}: {error}") from error


def _allowed(name: str) -> set[str]:
    """Return the values that a field may have; none where any may."""
    terms = ontology().terms
    own = {"role": set(terms.roles), "status": set(terms.statuses)}
    return own.get(name) or _details().get(name, set())


@cache
def _parts() -> frozenset[str]:
    return frozenset().union(*(kind.parts for kind in ontology().types.values()))


@cache
def _details() -> Mapping[str, set[str]]:
    """Return the details that facts of some type have, with the values that they may take."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind in ontology().types.values():
        for name, detail in kind.details.items():
            found[name].update(kind.actions if name == "action" else detail.values)
    return found


def _fact_fields() -> frozenset[str]:
    return FACT_FIELDS | _parts() | frozenset(_details())
