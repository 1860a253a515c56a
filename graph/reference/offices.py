"""Offices: titles and the role that each stands for, with the rules for what surrounds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from graph.reference.tables import (
    LANGUAGES,
    Forms,
    FormsByLanguage,
    Row,
    checked,
    further_languages,
    read_table,
)

Effect = Literal["past", "then", "elect", "keep", "rank_down"]


class Title(Row):
    """A title and its role.

    ``forms`` are inflected (masculine, feminine, plurals; an empty one does not exist),
    ``variants`` and ``abbr`` are further spellings.  ``slot`` says what the complement decides:
    ``state``, ``chamber``, ``org``, ``portfolio`` or ``body``; with a chamber, an organization, a
    portfolio or something else as complement the role is ``role_chamber``, ``role_org``,
    ``role_portfolio`` or ``role_other`` (None: no official).  ``only_country`` limits the role to
    these countries (None among them: or no country named); ``role_if_country`` names another role
    in some.  ``bare_country`` is whose it is where no country is named.
    """

    role: str
    forms: Forms
    variants: Forms = ()
    abbr: Forms = ()
    slot: str | None = None
    role_chamber: str | None = None
    role_org: str | None = None
    role_other: str | None = None
    role_portfolio: str | None = None
    only_country: tuple[str | None, ...] = ()
    role_if_country: Mapping[str, str] = Field(default_factory=dict)
    bare_country: str | None = None
    never_foreign: bool = False
    note: str | None = None

    @property
    def all_forms(self) -> Forms:
        """Every spelling, each once."""
        return tuple(dict.fromkeys(f for f in (*self.forms, *self.variants, *self.abbr) if f))


class Titles(Row):
    """The titles of one language and the words around them.

    ``relational`` words stand for the other side's role (``homologue``); ``honorifics`` are cut
    from names; ``not_offices`` look like titles and are none.
    """

    titles: tuple[Title, ...]
    relational: Forms
    honorifics: Forms
    not_offices: Forms
    traps: Forms = ()


class ForeignBodies(Row):
    """Complements that make "president" no state office: of parliament's own, or none."""

    mp: Forms
    other: Forms


class Offices(Row):
    """All titles by language, and the rules that they share.

    ``priority`` orders roles where several titles are joined; ``rank_down_role`` is the role of
    the deputy; ``modifiers`` maps language and effect to words; ``connectors`` stand between a
    title and its complement; ``foreign_portfolios`` make a minister a foreign minister.
    """

    priority: Forms
    rank_down_role: Mapping[str, str]
    modifiers: Mapping[str, Mapping[Effect, Forms]]
    connectors: FormsByLanguage
    bodies: Mapping[str, ForeignBodies]
    foreign_portfolios: FormsByLanguage
    languages: Mapping[str, Titles]


def read_offices() -> Offices:
    """Return the table of offices."""
    table = read_table("offices")
    languages = {language: table.pop(language) for language in (*LANGUAGES, *further_languages())}
    return checked(Offices, {**table, "languages": languages}, "offices.yaml")
