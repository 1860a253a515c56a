"""Ambiguities: forms that mean two things, homographs, and phrases that are no country."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from graph.reference.tables import Forms, FormsByLanguage, Row, checked, read_table


class Ambiguous(Row):
    """Forms that name several countries (or a country and an organization).

    ``default`` is taken when no cue of the article decides; None leaves the form unlinked.
    ``cues`` maps a candidate to words that decide for it; ``rule`` says it in prose.
    """

    forms: Forms
    candidates: Forms
    also_seen_for: Forms = ()
    default: str | None = None
    cues: FormsByLanguage = Field(default_factory=dict)
    rule: str


class Homograph(Row):
    """A country's name that is also something else; ``accept`` says when it is the country."""

    form: str
    lang: str
    country: str | None = None
    other: str
    accept: str


class WeakAcronym(Row):
    """An acronym that stands for an organization only with a cue in the article."""

    form: str
    lang: str
    orgs: Forms
    other: str


class Ambiguities(Row):
    """The whole table."""

    ambiguous: tuple[Ambiguous, ...]
    homographs: tuple[Homograph, ...]
    not_a_country: Mapping[str, Forms]
    weak_acronyms: tuple[WeakAcronym, ...]


def read_ambiguities() -> Ambiguities:
    """Return the table of ambiguities."""
    return checked(Ambiguities, read_table("ambiguities"), "ambiguities.yaml")
