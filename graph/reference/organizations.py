"""Organizations: intergovernmental bodies, their organs, non-state sides, and event series."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import Field

from graph.reference.tables import (
    LANGUAGES,
    Forms,
    FormsByLanguage,
    Row,
    checked,
    read_table,
)


class Organization(Row):
    """A body that acts beside states; party form and node uid are both ``org:IPU``.

    ``kind`` is ``global``, ``regional``, ``parliamentary`` … or ``movement`` for a non-state side
    of state talks, whose ``country`` says where it acts.  Acronyms are matched in exact case.
    ``also`` lists other ids by which it has been known.
    """

    uid: str
    kind: str
    wikidata: str | None = None
    country: str | None = None
    acronyms: FormsByLanguage
    names: FormsByLanguage
    also: Forms = ()

    @property
    def acronym(self) -> str | None:
        """The English acronym, where there is one."""
        return next(iter(self.acronyms.get("en", ())), None)

    def label(self, language: str = "en") -> str:
        """Return the full name in a language, else in English, else the acronym."""
        for forms in (self.names.get(language), self.names.get("en"), self.acronyms.get("en")):
            if forms:
                return forms[0]
        return self.uid.removeprefix("org:")


class Organ(Row):
    """A part of an organization that is named in its place: the party is ``of``."""

    organ: str
    of: str
    names: FormsByLanguage


class EventPattern(Row):
    """How a numbered meeting of a body is worded in one language.

    ``ordinal`` is a regular expression with the groups ``n`` (digits), ``w`` (word) and, in
    Arabic, ``c`` (compound); ``nouns`` maps the event's noun to its English form.
    """

    ordinal: str
    nouns: Mapping[str, str]
    adjectives: Forms
    links: Forms
    slots: Forms


class NamedSeries(Row):
    """A series of events with a name of its own: ``forms`` by language, or a ``pattern``."""

    name_en: str
    org: str | None = None
    pattern: str | None = None
    forms: FormsByLanguage = Field(default_factory=dict)


class Bodies(NamedTuple):
    """All that the table of organizations holds."""

    organizations: Mapping[str, Organization]
    organs: tuple[Organ, ...]
    event_patterns: Mapping[str, EventPattern]
    named_series: tuple[NamedSeries, ...]


def _by_language(row: dict[str, list[str]]) -> FormsByLanguage:
    return {language: tuple(row[language]) for language in LANGUAGES if language in row}


def _organization(row: dict[str, dict[str, list[str]]]) -> dict[str, object]:
    spoken = {language: row.pop(language, {}) for language in LANGUAGES}
    forms = {
        field: {language: forms[field] for language, forms in spoken.items() if field in forms}
        for field in ("acronyms", "names")
    }
    return {**row, **forms, "uid": f"org:{row['uid']}"}


def _movement(row: dict[str, list[str]]) -> dict[str, object]:
    uid, country = row["uid"], row["country"]
    names = _by_language(row)
    return {
        "uid": f"org:{uid}",
        "kind": "movement",
        "country": country,
        "acronyms": {},
        "names": names,
        "also": row.get("also", []),
    }


def _organ(row: dict[str, Any]) -> dict[str, object]:
    return {"organ": row["organ"], "of": f"org:{row['of']}", "names": _by_language(row)}


def _series(row: dict[str, Any]) -> dict[str, object]:
    return {
        "name_en": row["name_en"],
        "org": f"org:{row['org']}" if "org" in row else None,
        "pattern": row.get("pattern"),
        "forms": _by_language(row),
    }


def read_bodies() -> Bodies:
    """Return organizations (movements among them) by uid, organs and event series."""
    table, where = read_table("organisations"), "organisations.yaml"
    rows = [_organization(row) for row in table["organisations"]]
    rows += [_movement(row) for row in table["movements"]]
    organizations = [checked(Organization, row, f"{where}, {row['uid']}") for row in rows]
    return Bodies(
        organizations={organization.uid: organization for organization in organizations},
        organs=tuple(
            checked(Organ, _organ(row), f"{where}, {row['organ']}") for row in table["organs"]
        ),
        event_patterns={
            language: checked(EventPattern, pattern, f"{where}, event_patterns, {language}")
            for language, pattern in table["event_patterns"].items()
        },
        named_series=tuple(
            checked(NamedSeries, _series(row), f"{where}, {row['name_en']}")
            for row in table["named_series"]
        ),
    )
