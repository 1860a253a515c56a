"""How two countries stand, as the API gives it."""

from __future__ import annotations

from api.answers import Counts, Given


class Said(Given):
    """The tie and the claim that say so; ``sentence`` where the retention setting keeps it."""

    tie: str
    claim: str
    sentence: str | None = None
    article: str
    published: str | None = None


class Visa(Said):
    """How far the exemption has come that ``by`` grants to citizens of ``of``, for a passport."""

    by: str
    of: str
    scope: str
    stage: str
    since: str | None = None


class Stage(Said):
    """A stage of a life: announced, signed, ratified, in_force or ended."""

    stage: str
    date: str | None = None


class AgreementState(Said):
    """How far an agreement has come, and its life so far."""

    agreement: str
    what: str | None = None
    kind: str | None = None
    stage: str
    since: str | None = None
    life: list[Stage]


class Act(Said):
    """The act that says how one matter stands (relations, embassy, recognition …)."""

    matter: str
    a: str
    b: str
    action: str
    since: str | None = None


class State(Given):
    """How a relation stands; each line with the sentence that says so."""

    visas: list[Visa]
    agreements: list[AgreementState]
    acts: list[Act]


class Relation(Counts):
    """Two countries: counts, and the state that holds now or held ``as_of`` a date."""

    countries: list[str]
    by_year: dict[str, dict[str, int]]
    as_of: str | None = None
    state: State
